/* The check of one dossier: first the facts by themselves, then each condition in document order,
 * for the practice or for each case study in the order of the manifest. Pure: the findings and the
 * results are all it makes. */
#include "check/check.h"

#include "check/claim.h"
#include "check/told.h"

/* The finding about its file is enough: what is asked of such a case study stays open. */
static void leave_open(const struct checker *checker, struct result *result) {
    result->outcome = OUTCOME_OPEN;
    result->reason = STR("the case study could not be checked");
    result->answer = claim_find(checker->dossier, result->item, result->condition, result->study);
}

static void check_one(struct checker *checker, const struct item *item,
                      const struct condition *condition, const struct case_study *study) {
    struct results *results = checker->results;
    struct result result = {.item = item, .condition = condition, .study = study};
    if (study && study->unread)
        leave_open(checker, &result);
    else
        check_result(checker, &result);
    results->tally[result.outcome]++;
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
    check_facts(&checker);
    while (cursor_next(checklist, &cursor, &item, &condition))
        check_condition(&checker, item, condition);
    return checker.results;
}
