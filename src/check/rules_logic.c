/* Rules made of other rules, of another scope, or of other items. */
#include "base/buf.h"
#include "check/claim.h"
#include "check/exemption.h"
#include "check/rules.h"
#include "check/scope.h"

#define LIST_BYTES ((size_t)1 << 20) /* a list of reasons; longer is not read */
#define DEPTH 16                     /* of items that ask for items; more is a circle */

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

/* Met where enough of the rules are met by facts, attested where it takes words of people. */
struct verdict judge_some_of(const struct question *ask, const struct rule *rule) {
    size_t asked = (size_t)rule_number(rule, AT_AT_LEAST, 1), held = 0, met = 0, open = 0, all = 0;
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

/* ---- another scope ---- */

struct verdict judge_for(const struct question *ask, const struct rule *rule) {
    int scope = keyword_find(&scope_keywords, rule_text(rule, AT_SCOPE));
    if (scope >= 0)
        return scope_judge(ask, (enum scope)scope, rule_number(rule, AT_AT_LEAST, 1), rule->first);
    return verdict_opens(ask, STR("the scope is not known"), STR("one of the checklist's"));
}

/* ---- other items ---- */

static bool is_denied(const struct question *ask, const struct item *item) {
    const struct answer *answer = claim_find(ask->dossier, item, ask->condition, ask->study);
    return answer && (answer->met == MET_NO || answer->met == MET_PARTLY);
}

static struct verdict other_judge(const struct question *ask, const struct item *item,
                                  const struct condition *condition) {
    struct question other = *ask;
    other.condition = condition;
    other.study = condition->scope == SCOPE_EACH ? ask->study : NULL;
    if (is_denied(&other, item)) {
        struct str found = str_format(ask->arena, "%.*s is not met", STR_ARG(condition->key));
        return verdict_fails(ask, found, found, STR("it met"));
    }
    if (condition->scope == SCOPE_EACH && !other.study)
        return scope_judge(&other, SCOPE_EACH, 0, condition->rule);
    return condition_judge(&other);
}

struct verdict judge_item_met(const struct question *ask, const struct rule *rule) {
    struct str key = rule_text(rule, AT_ITEM);
    const struct item *item = checklist_find_item(ask->checklist, key);
    const struct condition *only =
        item ? NULL : checklist_find_condition(ask->checklist, key, &item);
    struct verdict worst =
        verdict_met(str_format(ask->arena, "%.*s holds", STR_ARG(key)), (struct place){.line = 0});
    if (!item || ask->shared->depth >= DEPTH)
        return verdict_opens(ask, str_format(ask->arena, "%.*s asks for itself", STR_ARG(key)),
                             STR("another item"));
    ask->shared->depth++;
    for (size_t i = 0; i < item->condition_count; i++) {
        const struct condition *condition = &item->conditions[i];
        if ((only && condition != only) || (!only && condition->optional))
            continue;
        struct verdict verdict = other_judge(ask, item, condition);
        if (verdict.outcome == OUTCOME_ATTESTED && worst.outcome == OUTCOME_MET)
            worst.outcome = OUTCOME_ATTESTED;
        if (verdict_holds(&verdict) || verdict.outcome == OUTCOME_NOT_APPLICABLE)
            continue;
        worst = verdict;
        worst.found =
            str_format(ask->arena, "%.*s: %.*s", STR_ARG(condition->key), STR_ARG(verdict.found));
        break;
    }
    ask->shared->depth--;
    return worst;
}

struct gaps {
    size_t count;
    struct str first;
};

/* The question's condition, for the question's case study. */
static void gaps_look(const struct question *ask, const struct group *group,
                      const struct item *item, struct gaps *gaps) {
    struct exemption exemption;
    if ((ask->study && ask->study->unread) ||
        claim_find(ask->dossier, item, ask->condition, ask->study) ||
        claim_is_misread(ask->dossier, item, ask->condition, ask->study) ||
        exemption_find(ask, group, item, &exemption))
        return;
    if (gaps->count++ == 0)
        gaps->first = ask->study ? str_format(ask->arena, "%.*s (%.*s)",
                                              STR_ARG(ask->condition->key), STR_ARG(ask->study->id))
                                 : ask->condition->key;
}

struct verdict judge_complete(const struct question *ask, const struct rule *rule) {
    struct cursor cursor = {0};
    struct gaps gaps = {0, STR("")};
    const struct item *item;
    const struct condition *condition;
    struct question other = *ask;
    (void)rule;
    while (cursor_next(ask->checklist, &cursor, &item, &condition)) {
        if (condition->optional || str_equal(condition->key, ask->condition->key))
            continue;
        const struct group *group = &ask->checklist->parts[cursor.part].groups[cursor.group];
        other.condition = condition;
        other.study = NULL;
        if (condition->scope != SCOPE_EACH)
            gaps_look(&other, group, item, &gaps);
        for (size_t i = 0; condition->scope == SCOPE_EACH && i < ask->dossier->case_count; i++) {
            other.study = &ask->dossier->cases[i];
            gaps_look(&other, group, item, &gaps);
        }
    }
    if (gaps.count == 0)
        return verdict_met(STR("every item answered"), (struct place){.line = 0});
    struct str counted = str_format(ask->arena, "%zu answer%s missing", gaps.count,
                                    gaps.count == 1 ? " is" : "s are");
    struct str found =
        str_format(ask->arena, "%.*s, first for %.*s", STR_ARG(counted), STR_ARG(gaps.first));
    return verdict_fails(ask, counted, found, STR("an answer to every item"));
}
