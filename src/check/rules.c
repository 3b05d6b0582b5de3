/* The rule kinds: which function judges which, and the rules made of other rules. A rule about one
 * case study that is asked of all together holds when it holds for each. */
#include "check/rules.h"

#include <assert.h>

#include "base/buf.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define LIST_BYTES ((size_t)1 << 20) /* a list of reasons; longer is not read */

static judge_function *const judges[] = {
    [RULE_ATTEST] = judge_attest,
    [RULE_SPEAKER] = judge_speaker,
    [RULE_STATED] = judge_stated,
    [RULE_CERTIFICATES] = judge_certificates,
    [RULE_TIER] = judge_tier,
    [RULE_LEVEL] = judge_level,
    [RULE_FIELD] = judge_field,
    [RULE_FIELDS] = judge_fields,
    [RULE_FORMAT] = judge_format,
    [RULE_ONE_OF] = judge_one_of,
    [RULE_STATUS] = judge_status,
    [RULE_SET_SIZE] = judge_set_size,
    [RULE_QUANTITY] = judge_quantity,
    [RULE_RANGE] = judge_range,
    [RULE_SUM] = judge_sum,
    [RULE_COUNT] = judge_count,
    [RULE_WEIGHTED_SUM] = judge_weighted_sum,
    [RULE_DISTINCT] = judge_distinct,
    [RULE_SAME] = judge_same,
    [RULE_UNUSED] = judge_unused,
    [RULE_DATE_ORDER] = judge_date_order,
    [RULE_DATE_PAST] = judge_date_past,
    [RULE_DATE_WITHIN] = judge_date_within,
    [RULE_FREQUENCY] = judge_frequency,
    [RULE_PUBLIC_PAGE] = judge_public_page,
    [RULE_URL] = judge_url,
    [RULE_DIAGRAM] = judge_diagram,
    [RULE_EVIDENCE] = judge_evidence,
    [RULE_COMMAND_OUTPUT] = judge_command_output,
    [RULE_TABLE_EVIDENCE] = judge_table_evidence,
    [RULE_SECTION] = judge_section,
    [RULE_TEXT] = judge_text,
    [RULE_TOPIC] = judge_topic,
    [RULE_TOPICS] = judge_topics,
    [RULE_MENTIONS] = judge_mentions,
    [RULE_CONSENT] = judge_consent,
    [RULE_ITEM_MET] = judge_item_met,
    [RULE_COMPLETE] = judge_complete,
    [RULE_TEST] = judge_test,
    [RULE_ANY_OF] = judge_any_of,
    [RULE_ALL_OF] = judge_all_of,
    [RULE_SOME_OF] = judge_some_of,
    [RULE_NOT] = judge_not,
    [RULE_WHEN] = judge_when,
    [RULE_FOR] = judge_for,
};
static_assert(COUNT(judges) == RULE_KIND_COUNT, "a rule kind without a function");

static const struct rule attest_anything = {.kind = RULE_ATTEST};

bool verdict_holds(const struct verdict *verdict) {
    return verdict->outcome == OUTCOME_MET || verdict->outcome == OUTCOME_ATTESTED;
}

struct verdict verdict_met(struct str reason, struct place place) {
    return (struct verdict){
        .outcome = OUTCOME_MET, .reason = reason, .found = reason, .place = place};
}

struct verdict verdict_fails(const struct question *ask, struct str short_found, struct str found,
                             struct str expected) {
    struct str reason =
        str_format(ask->arena, "%.*s, %.*s asked", STR_ARG(short_found), STR_ARG(expected));
    return (struct verdict){
        .outcome = OUTCOME_NOT_MET, .reason = reason, .found = found, .expected = expected};
}

struct verdict verdict_refuses(const struct question *ask, const struct field *field,
                               struct str found, struct str expected) {
    struct verdict verdict = verdict_fails(ask, found, found, expected);
    if (field)
        verdict.place = field->place;
    return verdict;
}

struct verdict verdict_opens(const struct question *ask, struct str found, struct str expected) {
    struct str reason =
        str_format(ask->arena, "%.*s, %.*s asked", STR_ARG(found), STR_ARG(expected));
    return (struct verdict){
        .outcome = OUTCOME_OPEN, .reason = reason, .found = found, .expected = expected};
}

struct str counted(struct arena *arena, size_t count, const char *one, const char *many) {
    return str_format(arena, "%zu %s", count, count == 1 ? one : many);
}

bool word_is_in(struct str word, const struct str *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal_ignoring_case(words[i], word))
            return true;
    return false;
}

static struct verdict judge_for_all(const struct question *ask, const struct rule *rule) {
    struct verdict verdict = verdict_fails(ask, STR("no case study"), STR("there is no case study"),
                                           STR("at least one"));
    for (size_t i = 0; i < ask->dossier->case_count; i++) {
        struct question one = *ask;
        one.study = &ask->dossier->cases[i];
        verdict = judges[rule->kind](&one, rule);
        if (!verdict_holds(&verdict)) {
            verdict.found = str_format(ask->arena, "%.*s: %.*s", STR_ARG(one.study->id),
                                       STR_ARG(verdict.found));
            return verdict;
        }
    }
    return verdict;
}

/* Whether the rule speaks about one case study: by its kind, or because it names one of its
 * sections or fields. */
static bool is_of_study(const struct rule *rule) {
    if (rule_rows[rule->kind].about == ABOUT_STUDY)
        return true;
    bool may = rule->kind == RULE_TEXT || rule->kind == RULE_TABLE_EVIDENCE ||
               rule->kind == RULE_FREQUENCY;
    return may && rule->name.n > 0;
}

struct verdict rule_judge(const struct question *ask, const struct rule *rule) {
    if (!rule)
        rule = &attest_anything;
    if (is_of_study(rule) && !ask->study)
        return judge_for_all(ask, rule);
    return judges[rule->kind](ask, rule);
}

struct verdict condition_judge(const struct question *ask) {
    const struct condition *condition = ask->condition;
    bool among = condition->scope == SCOPE_ANY || condition->scope == SCOPE_ONE;
    if (among && !ask->study)
        return scope_judge(ask, condition->scope, condition->at_least, condition->rule);
    return rule_judge(ask, condition->rule);
}

struct verdict check_rule(struct arena *arena, const struct rule *rule,
                          const struct dossier *dossier, const struct checklist *checklist,
                          const struct condition *condition, const struct case_study *study) {
    struct shared_check shared = {.view = NULL};
    struct question ask = {.arena = arena,
                           .dossier = dossier,
                           .checklist = checklist,
                           .condition = condition,
                           .study = study,
                           .shared = &shared};
    struct verdict verdict =
        rule == condition->rule ? condition_judge(&ask) : rule_judge(&ask, rule);
    verdict.calculations = shared.calculations;
    verdict.calculation_count = shared.calculation_count;
    return verdict;
}

bool rule_holds_kind(const struct rule *rule, enum rule_kind kind) {
    if (rule->kind == kind)
        return true;
    for (const struct rule *child = rule->first; child; child = child->next)
        if (rule_holds_kind(child, kind))
            return true;
    return false;
}

bool rule_sees_studies(const struct rule *rule) {
    if (!rule)
        return false;
    if (is_of_study(rule) || rule_rows[rule->kind].about == ABOUT_WHOLE || rule->kind == RULE_TEST)
        return true;
    for (const struct rule *child = rule->first; child; child = child->next)
        if (rule_sees_studies(child))
            return true;
    return false;
}

bool rule_needs_words(const struct rule *rule) {
    if (!rule || rule->kind == RULE_ATTEST || rule->kind == RULE_TOPIC ||
        rule->kind == RULE_TOPICS || (rule->kind == RULE_TEXT && !rule->name.n))
        return true;
    for (const struct rule *child = rule->first; child; child = child->next)
        if (rule_needs_words(child))
            return true;
    return false;
}

/* The worse one decides: not met, open, attested, met; what is not applicable decides nothing. */
static bool is_worse(enum outcome a, enum outcome b) {
    static const int rank[OUTCOME_COUNT] = {
        [OUTCOME_NOT_MET] = 0,       [OUTCOME_OPEN] = 1, [OUTCOME_PARTLY] = 2,
        [OUTCOME_ATTESTED] = 3,      [OUTCOME_MET] = 4,  [OUTCOME_WAIVED] = 5,
        [OUTCOME_NOT_APPLICABLE] = 6};
    return rank[a] < rank[b];
}

static struct verdict judge_all_from(const struct question *ask, const struct rule *first) {
    struct verdict worst = {.outcome = OUTCOME_NOT_APPLICABLE};
    for (const struct rule *child = first; child; child = child->next) {
        struct verdict verdict = rule_judge(ask, child);
        if (is_worse(verdict.outcome, worst.outcome) || child == first)
            worst = verdict;
    }
    return worst;
}

struct verdict judge_all_of(const struct question *ask, const struct rule *rule) {
    return judge_all_from(ask, rule->first);
}

/* The outcome of so many rules: those that are met count before those that are attested. */
struct verdict judge_some_of(const struct question *ask, const struct rule *rule) {
    size_t asked = (size_t)rule_number(rule, "at-least", 1), held = 0, met = 0, open = 0, all = 0;
    struct verdict first = {.outcome = OUTCOME_NOT_MET};
    for (const struct rule *child = rule->first; child; child = child->next, all++) {
        struct verdict verdict = rule_judge(ask, child);
        held += verdict_holds(&verdict);
        met += verdict.outcome == OUTCOME_MET;
        open += verdict.outcome == OUTCOME_OPEN;
        if (!verdict_holds(&verdict) && !first.found.n)
            first = verdict;
    }
    struct str count = str_format(ask->arena, "%zu of %zu hold", held, all);
    if (held >= asked) {
        struct verdict verdict = verdict_met(count, (struct place){.line = 0});
        verdict.outcome = met >= asked ? OUTCOME_MET : OUTCOME_ATTESTED;
        return verdict;
    }
    struct str found = str_format(ask->arena, "%.*s (%.*s)", STR_ARG(count), STR_ARG(first.found));
    struct str expected = str_format(ask->arena, "at least %zu", asked);
    if (held + open >= asked)
        return verdict_opens(ask, found, expected);
    struct verdict verdict = verdict_fails(ask, count, found, expected);
    verdict.place = first.place;
    return verdict;
}

struct reasons {
    struct str *list;
    size_t count;
};

static void reasons_add(struct arena *arena, struct reasons *reasons, struct str reason) {
    for (size_t i = 0; i < reasons->count; i++)
        if (str_equal(reasons->list[i], reason))
            return;
    *APPEND(arena, reasons->list, reasons->count) = reason;
}

static struct str reasons_join(struct arena *arena, const struct reasons *reasons) {
    struct buf buf = buf_init(arena, LIST_BYTES);
    for (size_t i = 0; i < reasons->count; i++) {
        buf_add_text(&buf, i ? "; " : "");
        buf_add(&buf, reasons->list[i]);
    }
    return buf_str(&buf);
}

/* The first fact that fails lends its place; a way that waits for a person's words keeps the whole
 * open. */
static struct verdict any_of_fails(const struct question *ask, const struct reasons *reasons,
                                   const struct verdict *open, const struct verdict *first) {
    if (open->outcome == OUTCOME_OPEN)
        return *open;
    struct str found = reasons_join(ask->arena, reasons);
    struct verdict verdict =
        verdict_fails(ask, found, found, STR("one of the ways of the checklist"));
    verdict.place = first->place;
    verdict.cause = first->cause;
    return verdict;
}

struct verdict judge_any_of(const struct question *ask, const struct rule *rule) {
    struct verdict best = {.outcome = OUTCOME_NOT_MET}, open = {.outcome = OUTCOME_NOT_MET},
                   first = {.outcome = OUTCOME_MET};
    struct reasons reasons = {NULL, 0};
    for (const struct rule *child = rule->first; child; child = child->next) {
        struct verdict verdict = rule_judge(ask, child);
        if (verdict.outcome == OUTCOME_MET)
            return verdict;
        if (verdict.outcome == OUTCOME_ATTESTED && best.outcome != OUTCOME_ATTESTED)
            best = verdict;
        else if (verdict.outcome == OUTCOME_OPEN)
            open = verdict;
        else if (verdict.outcome == OUTCOME_NOT_MET)
            reasons_add(ask->arena, &reasons, verdict.found);
        if (first.outcome == OUTCOME_MET)
            first = verdict;
    }
    return best.outcome == OUTCOME_ATTESTED ? best : any_of_fails(ask, &reasons, &open, &first);
}

struct verdict judge_not(const struct question *ask, const struct rule *rule) {
    struct verdict inner = rule_judge(ask, rule->first);
    if (inner.outcome == OUTCOME_NOT_MET && !inner.cause.n)
        return verdict_met(inner.found, inner.place);
    if (!verdict_holds(&inner))
        return inner;
    struct verdict verdict = verdict_fails(ask, inner.reason, inner.found, STR("something else"));
    verdict.place = inner.place;
    return verdict;
}

/* A condition whose fact is absent decides nothing: the absence is reported, not taken for a no. */
struct verdict judge_when(const struct question *ask, const struct rule *rule) {
    struct verdict condition = rule_judge(ask, rule->first);
    if (verdict_holds(&condition))
        return judge_all_from(ask, rule->first->next);
    if (condition.outcome != OUTCOME_NOT_MET || condition.cause.n)
        return condition;
    return (struct verdict){
        .outcome = OUTCOME_NOT_APPLICABLE, .reason = condition.found, .found = condition.found};
}
