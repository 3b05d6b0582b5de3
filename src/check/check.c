/* The check of one dossier: first the facts by themselves, then each condition in document order,
 * for the practice or for each case study in the order of the manifest. Pure: the findings and the
 * results are all it makes. */
#include "check/check.h"

#include "check/checker.h"
#include "check/claim.h"
#include "check/exemption.h"
#include "check/said.h"

/* Not asked here, or a substitute takes its place: the answer is shown, not judged. */
static bool is_exempt(struct checker *checker, struct result *result) {
    struct exemption exemption;
    struct question ask = {.arena = checker->arena,
                           .dossier = checker->dossier,
                           .checklist = checker->checklist,
                           .condition = result->condition,
                           .study = result->study,
                           .shared = &checker->shared};
    if (!exemption_find(&ask, checker->group, result->item, &exemption))
        return false;
    result->outcome = exemption.outcome;
    result->basis = exemption.basis;
    result->reason = exemption.reason;
    result->substitute = exemption.substitute;
    result->substitutes = exemption.substitutes;
    result->substitute_count = exemption.substitute_count;
    result->answer = claim_find(checker->dossier, result->item, result->condition, result->study);
    return true;
}

static void check_one(struct checker *checker, const struct item *item,
                      const struct condition *condition, const struct case_study *study) {
    struct results *results = checker->results;
    struct result result = {.item = item, .condition = condition, .study = study};
    if (study && study->unread) {
        /* The finding about its file is enough: what is asked of such a case study stays
         * open. */
        result.outcome = OUTCOME_OPEN;
        result.reason = phrase_plain(REASON_NOT_CHECKED);
        result.answer = claim_find(checker->dossier, result.item, result.condition, result.study);
    } else if (!is_exempt(checker, &result))
        check_result(checker, &result);
    results->marks[outcome_mark(result.outcome)][result.basis]++;
    *APPEND(checker->arena, results->list, results->count) = result;
}

static void check_condition(struct checker *checker, const struct item *item,
                            const struct condition *condition) {
    const struct dossier *dossier = checker->dossier;
    if (condition->scope != SCOPE_EACH)
        check_one(checker, item, condition, NULL);
    for (size_t i = 0; condition->scope == SCOPE_EACH && i < dossier->case_count; i++)
        check_one(checker, item, condition, &dossier->cases[i]);
}

static void enter_group(struct checker *checker, const struct group *group) {
    if (checker->group == group)
        return;
    check_same(checker);
    checker->group = group;
    checker->same = NULL;
}

/* Nothing is sent while a mandatory requirement is open or not met. Mostly a finding says why;
 * where none is an error, this is. */
static void check_settled(struct checker *checker) {
    const struct results *results = checker->results;
    for (size_t i = 0; i < results->count; i++) {
        const struct result *result = &results->list[i];
        enum mark mark = outcome_mark(result->outcome);
        if (findings_count(checker->findings, SEVERITY_ERROR))
            return;
        if (result->condition->optional || result->condition->demand != DEMAND_MANDATORY ||
            mark == MARK_YES || mark == MARK_NOT_APPLICABLE)
            continue;
        findings_add(checker->findings, MESSAGE_NOT_SETTLED,
                     result->answer ? result->answer->place
                                    : (struct place){.file = checker->dossier->manifest},
                     {say_text(result->condition->key), say_word(mark == MARK_NO ? "no" : "open"),
                      say_text(result->study ? result->study->id : STR("")),
                      say_phrase(result->reason)},
                     .item = result->condition->key);
    }
}

struct results *check_dossier(struct arena *arena, const struct dossier *dossier,
                              const struct checklist *checklist, struct findings *findings) {
    struct checker checker = {.arena = arena,
                              .dossier = dossier,
                              .checklist = checklist,
                              .findings = findings,
                              .results = NEW(arena, struct results)};
    struct cursor cursor = {0};
    const struct item *item;
    const struct condition *condition;
    check_edition(&checker);
    check_facts(&checker);
    check_manifest(&checker);
    check_people(&checker);
    check_identities(&checker);
    check_accounts(&checker);
    check_diagrams(&checker);
    check_tables(&checker);
    checker.said = said_of(arena, dossier, checklist);
    check_consents(&checker);
    check_contradictions(&checker);
    check_calendar(&checker);
    check_shares(&checker);
    check_retold(&checker);
    check_chronology(&checker);
    check_dated(&checker);
    check_not_applicable(&checker);
    check_documents(&checker);
    check_services(&checker);
    check_named_documents(&checker);
    check_addresses(&checker);
    check_leftovers(&checker);
    check_wording(&checker);
    check_quality(&checker);
    while (cursor_next(checklist, &cursor, &item, &condition)) {
        enter_group(&checker, &checklist->parts[cursor.part].groups[cursor.group]);
        check_condition(&checker, item, condition);
    }
    enter_group(&checker, NULL);
    check_points(&checker);
    check_settled(&checker);
    return checker.results;
}
