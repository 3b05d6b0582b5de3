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

/* Which results an item's whole is made of. */
struct selection {
    const struct item *item;
    const struct case_study *study; /* NULL: all */
    bool optional;
};

static bool result_is_selected(const struct result *result, const struct selection *from) {
    return result->item == from->item && result->condition->optional == from->optional &&
           (!from->study || !result->study || result->study == from->study);
}

/* OUTCOME_COUNT: there are none. */
static struct standing worst_of(const struct results *results, const struct selection *from) {
    struct standing worst = {OUTCOME_COUNT, BASIS_COUNT};
    for (size_t i = 0; i < results->count; i++) {
        enum outcome outcome = results->list[i].outcome;
        if (result_is_selected(&results->list[i], from) &&
            (worst.outcome == OUTCOME_COUNT || rank[outcome] < rank[worst.outcome]))
            worst.outcome = outcome;
    }
    for (size_t i = 0; i < results->count; i++) {
        const struct result *result = &results->list[i];
        if (result_is_selected(result, from) && result->basis < worst.basis &&
            outcome_mark(result->outcome) == outcome_mark(worst.outcome))
            worst.basis = result->basis;
    }
    return worst;
}

struct standing results_roll_up(const struct results *results, const struct item *item,
                                const struct case_study *study) {
    struct selection from = {item, study, .optional = false};
    struct standing worst = worst_of(results, &from);
    from.optional = true;
    if (worst.outcome == OUTCOME_COUNT)
        worst = worst_of(results, &from);
    return worst.outcome == OUTCOME_COUNT ? (struct standing){OUTCOME_OPEN, BASIS_NONE} : worst;
}
