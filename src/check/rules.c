/* The rule kinds: which function judges which. A rule about one case study that is asked of all
 * together holds when it holds for each. */
#include "check/rules.h"

#include <assert.h>

#include "check/scope.h"

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
    [RULE_RANGE] = judge_quantity,
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
    return may && (rule_text(rule, AT_NAME).n || rule_text(rule, AT_SECTION).n);
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
        rule->kind == RULE_TOPICS || (rule->kind == RULE_TEXT && !rule_text(rule, AT_SECTION).n))
        return true;
    for (const struct rule *child = rule->first; child; child = child->next)
        if (rule_needs_words(child))
            return true;
    return false;
}
