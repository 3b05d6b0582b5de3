/* Rules in three values. Of a case study that no manifest names only its own file is known. A rule
 * that needs more, as the table of rule kinds says, is open then, unless its file decides already;
 * a rule made of such rules is decided as far as the others decide it. */
#include "select/partial_verdict.h"

static enum partial partial_leaf(const struct partial_question *ask, const struct rule *rule,
                                 struct verdict *why) {
    unsigned needs = rule_needs(rule);
    unsigned unknown = needs & ~ask->known & ~(unsigned)(NEEDS_ALL | NEEDS_EVIDENCE);
    if (needs & NEEDS_SET || (unknown && (!rule || needs & NEEDS_ALL)))
        return PARTIAL_OPEN;
    struct verdict verdict =
        check_rule(ask->arena, rule, ask->dossier, ask->checklist, ask->condition, ask->study);
    if (verdict.outcome == OUTCOME_NOT_APPLICABLE)
        return PARTIAL_NOT_ASKED;
    if (verdict.outcome == OUTCOME_MET)
        return PARTIAL_YES;
    bool waits = verdict.outcome == OUTCOME_OPEN && !(ask->known & NEEDS_ANSWER);
    if ((unknown && !verdict.cause.n) || waits)
        return PARTIAL_OPEN;
    *why = verdict;
    return PARTIAL_NO;
}

/* ---- rules made of rules ---- */

struct votes {
    size_t yes, no, open, none;
};

static struct votes ask_children(const struct partial_question *ask, const struct rule *first,
                                 struct verdict *why) {
    struct votes votes = {0};
    for (const struct rule *child = first; child; child = child->next) {
        struct verdict verdict = {.outcome = OUTCOME_OPEN};
        enum partial is = partial_rule(ask, child, &verdict);
        if (is == PARTIAL_NO && votes.no == 0)
            *why = verdict;
        votes.yes += is == PARTIAL_YES;
        votes.no += is == PARTIAL_NO;
        votes.open += is == PARTIAL_OPEN;
        votes.none += is == PARTIAL_NOT_ASKED;
    }
    return votes;
}

static enum partial all_hold(const struct partial_question *ask, const struct rule *first,
                             struct verdict *why) {
    struct votes votes = ask_children(ask, first, why);
    if (votes.no)
        return PARTIAL_NO;
    if (votes.open)
        return PARTIAL_OPEN;
    return votes.yes ? PARTIAL_YES : PARTIAL_NOT_ASKED;
}

static enum partial some_hold(const struct partial_question *ask, const struct rule *rule,
                              size_t asked, struct verdict *why) {
    struct votes votes = ask_children(ask, rule->first, why);
    if (votes.yes >= asked)
        return PARTIAL_YES;
    return votes.yes + votes.open >= asked ? PARTIAL_OPEN : PARTIAL_NO;
}

static enum partial not_holds(const struct partial_question *ask, const struct rule *rule,
                              struct verdict *why) {
    struct verdict inner = {.outcome = OUTCOME_OPEN};
    enum partial is = partial_rule(ask, rule->first, &inner);
    if (is == PARTIAL_NO && !inner.cause.n)
        return PARTIAL_YES;
    if (is == PARTIAL_OPEN || is == PARTIAL_NOT_ASKED)
        return is;
    *why = is == PARTIAL_NO ? inner
                            : check_rule(ask->arena, rule, ask->dossier, ask->checklist,
                                         ask->condition, ask->study);
    return PARTIAL_NO;
}

static enum partial when_holds(const struct partial_question *ask, const struct rule *rule,
                               struct verdict *why) {
    struct verdict first = {.outcome = OUTCOME_OPEN};
    enum partial is = partial_rule(ask, rule->first, &first);
    if (is == PARTIAL_YES)
        return all_hold(ask, rule->first->next, why);
    if (is == PARTIAL_NO && !first.cause.n)
        return PARTIAL_NOT_ASKED;
    *why = first;
    return is;
}

enum partial partial_rule(const struct partial_question *ask, const struct rule *rule,
                          struct verdict *why) {
    switch (rule && rule->first ? rule_made_of(rule) : MADE_OF_NOTHING) {
    case MADE_OF_ALL:
        return all_hold(ask, rule->first, why);
    case MADE_OF_ANY:
        return some_hold(ask, rule, 1, why);
    case MADE_OF_SOME:
        return some_hold(ask, rule, (size_t)rule_number(rule, AT_AT_LEAST, 1), why);
    case MADE_OF_NOT:
        return not_holds(ask, rule, why);
    case MADE_OF_WHEN:
        return when_holds(ask, rule, why);
    default:
        return partial_leaf(ask, rule, why);
    }
}

/* ---- exceptions ---- */

/* PARTIAL_YES: exempt; OPEN: perhaps. */
static enum partial is_exempt(const struct partial_question *ask,
                              const struct exception *exception) {
    struct verdict why = {.outcome = OUTCOME_OPEN};
    enum partial asked = PARTIAL_YES, waived = PARTIAL_NO;
    if (!exception_is_in_tracks(exception, ask->dossier))
        return PARTIAL_YES;
    if (exception->applies_if)
        asked = partial_rule(ask, exception->applies_if, &why);
    if (asked == PARTIAL_NOT_ASKED || (asked == PARTIAL_NO && !why.cause.n))
        return PARTIAL_YES;
    if (exception->waived_if)
        waived = partial_rule(ask, exception->waived_if, &why);
    if (waived == PARTIAL_YES)
        return PARTIAL_YES;
    return asked == PARTIAL_OPEN || waived == PARTIAL_OPEN ? PARTIAL_OPEN : PARTIAL_NO;
}

enum partial partial_condition(const struct partial_question *ask, const struct group *group,
                               const struct item *item, struct verdict *why) {
    const struct exception *const exceptions[] = {&group->exception, &item->exception,
                                                  &ask->condition->exception};
    bool perhaps = false;
    for (size_t i = 0; i < 3; i++) {
        enum partial exempt = is_exempt(ask, exceptions[i]);
        if (exempt == PARTIAL_YES)
            return PARTIAL_NOT_ASKED;
        perhaps = perhaps || exempt == PARTIAL_OPEN;
    }
    enum partial is = partial_rule(ask, ask->condition->rule, why);
    return is == PARTIAL_NO && perhaps ? PARTIAL_OPEN : is;
}
