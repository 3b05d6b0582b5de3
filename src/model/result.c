/* Outcomes: their names, finding one result, rolling conditions up into their item. */
#include "model/result.h"

#include <assert.h>

const char *const outcome_names[OUTCOME_COUNT] = {
#define OUTCOME_NAME(outcome, name, word) [outcome] = name,
    OUTCOMES(OUTCOME_NAME)};

const char *outcome_word(const struct words *words, enum outcome outcome) {
    switch (outcome) {
#define OUTCOME_WORD(outcome, name, word)                                                          \
    case outcome:                                                                                  \
        return words->word;
        OUTCOMES(OUTCOME_WORD)
    case OUTCOME_COUNT:
        break;
    }
    return "";
}

/* 0 is worst. Attested stands below met: it says less. */
static const int rank[OUTCOME_COUNT] = {
    [OUTCOME_NOT_MET] = 0,        [OUTCOME_OPEN] = 1, [OUTCOME_PARTLY] = 2,
    [OUTCOME_ATTESTED] = 3,       [OUTCOME_MET] = 4,  [OUTCOME_WAIVED] = 5,
    [OUTCOME_NOT_APPLICABLE] = 6,
};
static_assert(OUTCOME_WAIVED + 1 == OUTCOME_COUNT, "an outcome without name and rank");

const struct result *results_find(const struct results *results, const struct condition *condition,
                                  const struct case_study *study) {
    for (size_t i = 0; i < results->count; i++) {
        const struct result *result = &results->list[i];
        if (result->condition == condition && result->study == study)
            return result;
    }
    return NULL;
}

static bool result_is_of(const struct result *result, const struct item *item,
                         const struct case_study *study) {
    if (result->item != item)
        return false;
    return !study || !result->study || result->study == study;
}

/* The worst outcome among optional conditions, or among the others; OUTCOME_COUNT: there are none.
 */
static enum outcome worst_of(const struct results *results, const struct item *item,
                             const struct case_study *study, bool optional) {
    enum outcome worst = OUTCOME_COUNT;
    for (size_t i = 0; i < results->count; i++) {
        const struct result *result = &results->list[i];
        if (!result_is_of(result, item, study) || result->condition->optional != optional)
            continue;
        if (worst == OUTCOME_COUNT || rank[result->outcome] < rank[worst])
            worst = result->outcome;
    }
    return worst;
}

enum outcome results_roll_up(const struct results *results, const struct item *item,
                             const struct case_study *study) {
    enum outcome worst = worst_of(results, item, study, false);
    if (worst == OUTCOME_COUNT)
        worst = worst_of(results, item, study, true);
    return worst == OUTCOME_COUNT ? OUTCOME_OPEN : worst;
}
