/* What the check found for each condition and case study. Made by check/, read by compose/ and
 * write/json.c. */
#ifndef MODEL_RESULT_H
#define MODEL_RESULT_H

#include "model/checklist.h"
#include "model/phrase.h"
#include "model/words.h"

/* The third word names the row of words_table.h. */
#define OUTCOMES(X)                                                                                \
    X(OUTCOME_OPEN, "open", open) /* not answered, or answered and not provable yet */             \
    X(OUTCOME_MET, "met", met)                                                                     \
    X(OUTCOME_NOT_MET, "not-met", not_met)                                                         \
    X(OUTCOME_PARTLY, "partly", partly)                                                            \
    X(OUTCOME_NOT_APPLICABLE, "not-applicable", not_applicable) /* with reason */                  \
    X(OUTCOME_ATTESTED, "attested", attested) /* a person vouches; a machine cannot see it */      \
    X(OUTCOME_WAIVED, "waived", waived)       /* a substitute stands in its place */
enum outcome { OUTCOMES(KEYWORD_ENUMERATOR) OUTCOME_COUNT };
extern const char *const outcome_names[OUTCOME_COUNT]; /* "open", "met", "not-met", ... */
/* As a document prints it: "Open", "N/A". */
const char *outcome_word(const struct words *words, enum outcome outcome);

/* One line of a weighted sum. Weights, products and sums are in thousandths. */
struct calculation_row {
    const struct case_study *study;
    const struct lookup_row *row;
    uint64_t count;
    bool known; /* has a weight; without one the count enters no sum */
    bool unconfirmed;
    long long weight, product, running; /* running: the sum up to here */
    struct str source;                  /* of the weight; empty = none is named */
};

/* A weighted sum with every step. */
struct calculation {
    const struct lookup *lookup;
    struct str counts;            /* prefix of the fields: "applications" */
    struct calculation_row *rows; /* counts above nought, in order of case studies and table */
    size_t row_count;
    long long sum, threshold, margin; /* margin: sum less threshold */
    bool strict; /* the sum must be more than the threshold, not only reach it */
    bool holds;
    bool unconfirmed;  /* the sum depends on a weight that nobody has confirmed */
    uint64_t left_out; /* counts whose weight is unknown */
};

struct result {
    const struct item *item;
    const struct condition *condition;
    const struct case_study *study; /* NULL: practice, or all together */
    enum outcome outcome;
    struct phrase reason;        /* "412 GB", "18 GB, at least 25 GB asked", "by J. Adeyemi"; or the
                                    answer's        own words */
    const struct answer *answer; /* NULL: none */
    struct str substitute;       /* OUTCOME_WAIVED: what stands in its place, in words */
    const struct evidence **substitutes; /* OUTCOME_WAIVED: the documents that stand in its place */
    size_t substitute_count;
    struct calculation *calculations;
    size_t calculation_count;
    long points; /* earned */
};

enum score_of { SCORE_GROUP, SCORE_PART, SCORE_CATEGORY, SCORE_ALL };

/* Points of a group, a part, a category, or of all. */
struct score {
    enum score_of of;
    struct str id, title;           /* id: the group's number; empty for all */
    long earned, possible, minimum; /* minimum 0: none is asked */
};

struct results {
    struct result *list; /* document order; case studies in manifest order within a condition */
    size_t count;
    size_t tally[OUTCOME_COUNT]; /* of the list */
    struct score *scores;        /* only where points are given; the total last */
    size_t score_count;
};

/* The result for a condition; a study of NULL asks for the practice. NULL: none. */
const struct result *results_find(const struct results *results, const struct condition *condition,
                                  const struct case_study *study);
/* The worst outcome over an item's conditions (optional ones aside, unless all are) for a case
 * study, with what holds for the practice; a study of NULL asks for all results of the item. OPEN
 * when there are none. From worst to best: not met, open, partly, attested, met, waived; not
 * applicable only when all are. */
enum outcome results_roll_up(const struct results *results, const struct item *item,
                             const struct case_study *study);

#endif
