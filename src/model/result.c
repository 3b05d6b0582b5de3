/* Outcomes: their names, finding one result, rolling conditions up into their item. */
#include "model/result.h"

#include <assert.h>

const char *const outcome_names[OUTCOME_COUNT] = {
#define NAME_OF(value, name, word) [value] = name,
    OUTCOMES(NAME_OF)};

const char *const mark_names[MARK_COUNT] = {MARKS(NAME_OF)};
const char *const basis_names[BASIS_COUNT] = {[BASIS_NONE] = "", BASES(NAME_OF)};

#define WORD_OF(value, name, word)                                                                 \
    case value:                                                                                    \
        return words->word;

const char *mark_word(const struct words *words, enum mark mark) {
    switch (mark) {
        MARKS(WORD_OF)
    case MARK_COUNT:
        break;
    }
    return "";
}

const char *basis_word(const struct words *words, enum basis basis) {
    switch (basis) {
        BASES(WORD_OF)
    case BASIS_NONE:
    case BASIS_COUNT:
        break;
    }
    return "";
}

enum mark outcome_mark(enum outcome outcome) {
    static const enum mark marks[OUTCOME_COUNT] = {
        [OUTCOME_OPEN] = MARK_OPEN,  [OUTCOME_MET] = MARK_YES,
        [OUTCOME_NOT_MET] = MARK_NO, [OUTCOME_PARTLY] = MARK_NO,
        [OUTCOME_WAIVED] = MARK_YES, [OUTCOME_NOT_APPLICABLE] = MARK_NOT_APPLICABLE,
    };
    return marks[outcome];
}

/* 0 is worst. */
static const int rank[OUTCOME_COUNT] = {
    [OUTCOME_NOT_MET] = 0, [OUTCOME_OPEN] = 1,   [OUTCOME_PARTLY] = 2,
    [OUTCOME_MET] = 3,     [OUTCOME_WAIVED] = 4, [OUTCOME_NOT_APPLICABLE] = 5,
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

size_t results_marked(const struct results *results, enum mark mark) {
    size_t count = 0;
    for (enum basis basis = 0; results && basis < BASIS_COUNT; basis++)
        count += results->marks[mark][basis];
    return count;
}

static bool result_is_of(const struct result *result, const struct item *item,
                         const struct case_study *study) {
    if (result->item != item)
        return false;
    return !study || !result->study || result->study == study;
}

/* The worst among optional conditions, or among the others; OUTCOME_COUNT: there are none. */
static struct standing worst_of(const struct results *results, const struct item *item,
                                const struct case_study *study, bool optional) {
    struct standing worst = {OUTCOME_COUNT, BASIS_NONE};
    for (size_t i = 0; i < results->count; i++) {
        const struct result *result = &results->list[i];
        if (!result_is_of(result, item, study) || result->condition->optional != optional)
            continue;
        bool same_mark = worst.outcome != OUTCOME_COUNT &&
                         outcome_mark(result->outcome) == outcome_mark(worst.outcome);
        enum basis weaker = same_mark && worst.basis < result->basis ? worst.basis : result->basis;
        if (worst.outcome == OUTCOME_COUNT || rank[result->outcome] < rank[worst.outcome])
            worst = (struct standing){result->outcome, weaker};
        else if (same_mark)
            worst.basis = weaker;
    }
    return worst;
}

struct standing results_roll_up(const struct results *results, const struct item *item,
                                const struct case_study *study) {
    struct standing worst = worst_of(results, item, study, false);
    if (worst.outcome == OUTCOME_COUNT)
        worst = worst_of(results, item, study, true);
    return worst.outcome == OUTCOME_COUNT ? (struct standing){OUTCOME_OPEN, BASIS_NONE} : worst;
}
