/* The rule kinds: which function judges which, and the rules made of other rules. A rule about one
 * case study that is asked of all together holds when it holds for each. */
#include "check/rules.h"

#include <assert.h>

#include "base/buf.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define LIST_BYTES ((size_t)1 << 20) /* a list of reasons; longer is not read */

struct row {
    struct verdict (*judge)(const struct inquiry *ask, const struct rule *rule);
    bool of_study; /* speaks about one case study */
};

static const struct row rows[] = {
    [RULE_ATTEST] = {judge_attest, false},
    [RULE_TIER] = {judge_tier, false},
    [RULE_FIELD] = {judge_field, true},
    [RULE_FIELDS] = {judge_fields, true},
    [RULE_SECTION] = {judge_section, true},
    [RULE_ONE_OF] = {judge_one_of, true},
    [RULE_QUANTITY] = {judge_quantity, true},
    [RULE_SUM] = {judge_sum, true},
    [RULE_COUNT] = {judge_count, false},
    [RULE_DISTINCT] = {judge_distinct, false},
    [RULE_DATE_ORDER] = {judge_date_order, true},
    [RULE_DATE_PAST] = {judge_date_past, true},
    [RULE_PUBLIC_PAGE] = {judge_public_page, false},
    [RULE_DIAGRAM] = {judge_diagram, true},
    [RULE_EVIDENCE] = {judge_evidence, false},
    [RULE_TOPIC] = {judge_topic, false},
    [RULE_MENTIONS] = {judge_mentions, true},
    [RULE_COMPLETE] = {judge_complete, false},
    [RULE_ANY_OF] = {judge_any_of, false},
    [RULE_ALL_OF] = {judge_all_of, false},
    [RULE_NOT] = {judge_not, false},
    [RULE_WHEN] = {judge_when, false},
};
static_assert(COUNT(rows) == RULE_KIND_COUNT, "a rule kind without a function");

static const struct rule attest_anything = {.kind = RULE_ATTEST};

bool verdict_holds(const struct verdict *verdict) {
    return verdict->outcome == OUTCOME_MET || verdict->outcome == OUTCOME_ATTESTED;
}

struct verdict verdict_met(struct str reason, struct place place) {
    return (struct verdict){
        .outcome = OUTCOME_MET, .reason = reason, .found = reason, .place = place};
}

struct verdict verdict_fails(const struct inquiry *ask, struct str short_found, struct str found,
                             struct str expected) {
    struct str reason =
        str_format(ask->arena, "%.*s, %.*s asked", STR_ARG(short_found), STR_ARG(expected));
    return (struct verdict){
        .outcome = OUTCOME_NOT_MET, .reason = reason, .found = found, .expected = expected};
}

static struct verdict judge_for_all(const struct inquiry *ask, const struct rule *rule) {
    struct verdict verdict = verdict_fails(ask, STR("no case study"), STR("there is no case study"),
                                           STR("at least one"));
    for (size_t i = 0; i < ask->dossier->case_count; i++) {
        struct inquiry one = *ask;
        one.study = &ask->dossier->cases[i];
        verdict = rows[rule->kind].judge(&one, rule);
        if (!verdict_holds(&verdict)) {
            verdict.found = str_format(ask->arena, "%.*s: %.*s", STR_ARG(one.study->id),
                                       STR_ARG(verdict.found));
            return verdict;
        }
    }
    return verdict;
}

struct verdict rule_judge(const struct inquiry *ask, const struct rule *rule) {
    if (!rule)
        rule = &attest_anything;
    if (rows[rule->kind].of_study && !ask->study)
        return judge_for_all(ask, rule);
    return rows[rule->kind].judge(ask, rule);
}

struct verdict check_rule(struct arena *arena, const struct rule *rule,
                          const struct dossier *dossier, const struct checklist *checklist,
                          const struct condition *condition, const struct case_study *study) {
    struct inquiry ask = {arena, dossier, checklist, condition, study};
    if (condition->scope == SCOPE_ANY && !study && rule == condition->rule)
        return judge_any_study(&ask);
    return rule_judge(&ask, rule);
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
    if (rows[rule->kind].of_study || rule->kind == RULE_COUNT || rule->kind == RULE_DISTINCT)
        return true;
    for (const struct rule *child = rule->first; child; child = child->next)
        if (rule_sees_studies(child))
            return true;
    return false;
}

bool rule_needs_words(const struct rule *rule) {
    return !rule || rule_holds_kind(rule, RULE_ATTEST) || rule_holds_kind(rule, RULE_TOPIC);
}

/* The worse one decides: not met, open, attested, met; what is not applicable decides nothing. */
static bool is_worse(enum outcome a, enum outcome b) {
    static const int rank[OUTCOME_COUNT] = {
        [OUTCOME_NOT_MET] = 0,  [OUTCOME_OPEN] = 1, [OUTCOME_PARTLY] = 2,
        [OUTCOME_ATTESTED] = 3, [OUTCOME_MET] = 4,  [OUTCOME_NOT_APPLICABLE] = 5};
    return rank[a] < rank[b];
}

static struct verdict judge_all_from(const struct inquiry *ask, const struct rule *first) {
    struct verdict worst = {.outcome = OUTCOME_NOT_APPLICABLE};
    for (const struct rule *child = first; child; child = child->next) {
        struct verdict verdict = rule_judge(ask, child);
        if (is_worse(verdict.outcome, worst.outcome) || child == first)
            worst = verdict;
    }
    return worst;
}

struct verdict judge_all_of(const struct inquiry *ask, const struct rule *rule) {
    return judge_all_from(ask, rule->first);
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
static struct verdict any_of_fails(const struct inquiry *ask, const struct reasons *reasons,
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

struct verdict judge_any_of(const struct inquiry *ask, const struct rule *rule) {
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

struct verdict judge_not(const struct inquiry *ask, const struct rule *rule) {
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
struct verdict judge_when(const struct inquiry *ask, const struct rule *rule) {
    struct verdict condition = rule_judge(ask, rule->first);
    if (verdict_holds(&condition))
        return judge_all_from(ask, rule->first->next);
    if (condition.outcome != OUTCOME_NOT_MET || condition.cause.n)
        return condition;
    return (struct verdict){
        .outcome = OUTCOME_NOT_APPLICABLE, .reason = condition.found, .found = condition.found};
}
