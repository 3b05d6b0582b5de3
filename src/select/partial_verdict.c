/* Rules in three values. Of a case study that no manifest names only the file is known: a rule that
 * asks for answers, documents or people is open then, and what is made of such rules is decided as
 * far as its other parts decide it. */
#include "select/partial_verdict.h"

static bool mentions(struct str xpath, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_find(xpath, str_of(words[i]), 0) != SIZE_MAX)
            return true;
    return false;
}

/* An expression that looks beyond its own case study. */
static bool looks_outside(const struct rule *rule) {
    static const char *const words[] = {"document", "answer",      "person",    "partner",
                                        "@named",   "public-name", "case-study"};
    return mentions(rule_text(rule, AT_XPATH), words, COUNT(words));
}

static bool looks_at_others(const struct rule *rule) {
    static const char *const words[] = {"case-study"};
    return mentions(rule_text(rule, AT_XPATH), words, 1);
}

static bool leaf_needs_set(const struct rule *rule) {
    switch (rule->kind) {
    case RULE_ITEM_MET:
    case RULE_COMPLETE:
        return true;
    case RULE_TEXT:
        return rule_text(rule, AT_UNLIKE).n > 0;
    case RULE_TEST:
        return looks_at_others(rule);
    case RULE_FOR:
        return true;
    default:
        return rule_rows[rule->kind].about == ABOUT_WHOLE;
    }
}

bool judge_needs_set(const struct rule *rule) {
    if (!rule)
        return false;
    if (leaf_needs_set(rule))
        return true;
    for (const struct rule *child = rule->first; child; child = child->next)
        if (judge_needs_set(child))
            return true;
    return false;
}

/* Whether more must be known than the file of the case study says. */
static bool needs_more(const struct judge *judge, const struct rule *rule) {
    switch (rule->kind) {
    case RULE_ATTEST:
    case RULE_SPEAKER:
    case RULE_STATED:
    case RULE_CERTIFICATES:
    case RULE_EVIDENCE:
    case RULE_COMMAND_OUTPUT:
    case RULE_TOPIC:
    case RULE_TOPICS:
        return true;
    case RULE_TEXT:
    case RULE_FREQUENCY:
    case RULE_TABLE_EVIDENCE:
        return !rule_text(rule, AT_NAME).n && !rule_text(rule, AT_SECTION).n;
    case RULE_ONE_OF:
        return rule_number(rule, AT_OR_WORDS, 0) > 0;
    case RULE_TIER:
    case RULE_PUBLIC_PAGE:
        return !judge->partner;
    case RULE_URL:
        return rule_yes(rule, AT_OWN_SITE) && !judge->partner;
    case RULE_CONSENT:
        return !judge->consent;
    case RULE_TEST:
        return looks_outside(rule);
    default:
        return false;
    }
}

static enum judged judge_leaf(const struct judge *judge, const struct rule *rule,
                              struct verdict *why) {
    if (rule && leaf_needs_set(rule))
        return JUDGED_OPEN;
    bool more = !judge->answers && (!rule || needs_more(judge, rule));
    if (more && (!rule || rule->kind == RULE_EVIDENCE || rule->kind == RULE_TEST))
        return JUDGED_OPEN;
    struct verdict verdict = check_rule(judge->arena, rule, judge->dossier, judge->checklist,
                                        judge->condition, judge->study);
    if (verdict.outcome == OUTCOME_NOT_APPLICABLE)
        return JUDGED_NOT_ASKED;
    if (verdict.outcome == OUTCOME_MET || verdict.outcome == OUTCOME_ATTESTED)
        return JUDGED_YES;
    if ((more && !verdict.cause.n) || (verdict.outcome == OUTCOME_OPEN && !judge->answers))
        return JUDGED_OPEN;
    *why = verdict;
    return JUDGED_NO;
}

/* ---- rules made of rules ---- */

struct votes {
    size_t yes, no, open, none;
};

static struct votes ask_children(const struct judge *judge, const struct rule *first,
                                 struct verdict *why) {
    struct votes votes = {0};
    for (const struct rule *child = first; child; child = child->next) {
        struct verdict verdict = {.outcome = OUTCOME_OPEN};
        enum judged is = judge_facts(judge, child, &verdict);
        if (is == JUDGED_NO && votes.no == 0)
            *why = verdict;
        votes.yes += is == JUDGED_YES;
        votes.no += is == JUDGED_NO;
        votes.open += is == JUDGED_OPEN;
        votes.none += is == JUDGED_NOT_ASKED;
    }
    return votes;
}

static enum judged all_hold(const struct judge *judge, const struct rule *first,
                            struct verdict *why) {
    struct votes votes = ask_children(judge, first, why);
    if (votes.no)
        return JUDGED_NO;
    if (votes.open)
        return JUDGED_OPEN;
    return votes.yes ? JUDGED_YES : JUDGED_NOT_ASKED;
}

static enum judged some_hold(const struct judge *judge, const struct rule *rule, size_t asked,
                             struct verdict *why) {
    struct votes votes = ask_children(judge, rule->first, why);
    if (votes.yes >= asked)
        return JUDGED_YES;
    return votes.yes + votes.open >= asked ? JUDGED_OPEN : JUDGED_NO;
}

static enum judged not_holds(const struct judge *judge, const struct rule *rule,
                             struct verdict *why) {
    struct verdict inner = {.outcome = OUTCOME_OPEN};
    enum judged is = judge_facts(judge, rule->first, &inner);
    if (is == JUDGED_NO && !inner.cause.n)
        return JUDGED_YES;
    if (is == JUDGED_OPEN || is == JUDGED_NOT_ASKED)
        return is;
    *why = is == JUDGED_NO ? inner
                           : check_rule(judge->arena, rule, judge->dossier, judge->checklist,
                                        judge->condition, judge->study);
    return JUDGED_NO;
}

static enum judged when_holds(const struct judge *judge, const struct rule *rule,
                              struct verdict *why) {
    struct verdict first = {.outcome = OUTCOME_OPEN};
    enum judged is = judge_facts(judge, rule->first, &first);
    if (is == JUDGED_YES)
        return all_hold(judge, rule->first->next, why);
    if (is == JUDGED_NO && !first.cause.n)
        return JUDGED_NOT_ASKED;
    *why = first;
    return is;
}

enum judged judge_facts(const struct judge *judge, const struct rule *rule, struct verdict *why) {
    if (!rule || !rule->first || rule->kind == RULE_FOR || rule->kind == RULE_COUNT)
        return judge_leaf(judge, rule, why);
    switch (rule->kind) {
    case RULE_ANY_OF:
        return some_hold(judge, rule, 1, why);
    case RULE_SOME_OF:
        return some_hold(judge, rule, (size_t)rule_number(rule, AT_AT_LEAST, 1), why);
    case RULE_NOT:
        return not_holds(judge, rule, why);
    case RULE_WHEN:
        return when_holds(judge, rule, why);
    default:
        return all_hold(judge, rule->first, why);
    }
}

/* ---- exceptions ---- */

/* JUDGED_YES: exempt; OPEN: perhaps. */
static enum judged is_exempt(const struct judge *judge, const struct exception *exception) {
    struct verdict why = {.outcome = OUTCOME_OPEN};
    enum judged asked = JUDGED_YES, waived = JUDGED_NO;
    if (!exception_is_in_tracks(exception, judge->dossier))
        return JUDGED_YES;
    if (exception->applies_if)
        asked = judge_facts(judge, exception->applies_if, &why);
    if (asked == JUDGED_NOT_ASKED || (asked == JUDGED_NO && !why.cause.n))
        return JUDGED_YES;
    if (exception->waived_if)
        waived = judge_facts(judge, exception->waived_if, &why);
    if (waived == JUDGED_YES)
        return JUDGED_YES;
    return asked == JUDGED_OPEN || waived == JUDGED_OPEN ? JUDGED_OPEN : JUDGED_NO;
}

enum judged judge_condition(const struct judge *judge, const struct group *group,
                            const struct item *item, struct verdict *why) {
    const struct exception *const exceptions[] = {&group->exception, &item->exception,
                                                  &judge->condition->exception};
    bool perhaps = false;
    for (size_t i = 0; i < 3; i++) {
        enum judged exempt = is_exempt(judge, exceptions[i]);
        if (exempt == JUDGED_YES)
            return JUDGED_NOT_ASKED;
        perhaps = perhaps || exempt == JUDGED_OPEN;
    }
    enum judged is = judge_facts(judge, judge->condition->rule, why);
    return is == JUDGED_NO && perhaps ? JUDGED_OPEN : is;
}
