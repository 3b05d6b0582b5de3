/* The rule kinds: which function judges which. A rule about one case study that is asked of all
 * together holds when it holds for each. */
#include "check/rules.h"

#include "check/scope.h"

static judge_function *const judges[RULE_KIND_COUNT] = {
#define RULE(code, element, judge, about, needs, means) [RULE_##code] = judge,
#include "model/rule_kinds.h"
};

static const struct rule attest_anything = {.kind = RULE_ATTEST};

struct verdict rule_judge(const struct question *ask, const struct rule *rule) {
    if (!rule)
        rule = &attest_anything;
    if (rule_is_of_study(rule) && !ask->study) {
        struct verdict verdict = verdict_fails(ask, phrase_plain(REASON_NO_STUDY),
                                               phrase_plain(REASON_AT_LEAST_ONE), NOWHERE);
        struct held held = {0};
        for (size_t i = 0; i < ask->dossier->case_count; i++) {
            struct question one = *ask;
            one.study = &ask->dossier->cases[i];
            verdict = judges[rule->kind](&one, rule);
            if (!verdict_holds(&verdict)) {
                verdict.found = phrase_of(ask->arena, REASON_OF, say_text(one.study->id),
                                          say_phrase(verdict.found));
                return verdict;
            }
            held_add(&held, &verdict);
        }
        verdict.basis = held_basis(&held, held.count);
        return verdict;
    }
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
