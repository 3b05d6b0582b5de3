/* What the check found for each condition and case study. Made by check/, read by compose/ and
 * write/json.c. */
#ifndef MODEL_RESULT_H
#define MODEL_RESULT_H

#include "model/checklist.h"
#include "model/phrase.h"
#include "model/words.h"

/* What the check says. */
#define OUTCOMES(X)                                                                                \
    X(OUTCOME_OPEN, "open", "not answered, or answered and not provable yet")                      \
    X(OUTCOME_MET, "met", "what is asked was found")                                               \
    X(OUTCOME_NOT_MET, "not-met", "facts or the answer say no")                                    \
    X(OUTCOME_PARTLY, "partly", "the answer says so")                                              \
    X(OUTCOME_NOT_APPLICABLE, "not-applicable", "not asked here, or a reason was given")           \
    X(OUTCOME_WAIVED, "waived", "a substitute stands in its place")
enum outcome { OUTCOMES(KEYWORD_ENUMERATOR) OUTCOME_COUNT };
extern const char *const outcome_names[OUTCOME_COUNT]; /* "open", "met", "not-met", ... */

/* The checklist's own column, which an outcome comes down to. The third word names the row of
 * words_table.h. */
#define MARKS(X)                                                                                   \
    X(MARK_OPEN, "open", mark_open)                                                                \
    X(MARK_YES, "yes", mark_yes)                                                                   \
    X(MARK_NO, "no", mark_no)                                                                      \
    X(MARK_NOT_APPLICABLE, "not-applicable", mark_not_applicable)
enum mark { MARKS(KEYWORD_ENUMERATOR) MARK_COUNT };
extern const char *const mark_names[MARK_COUNT];
enum mark outcome_mark(enum outcome outcome);
/* As a document prints it: "Y", "N", "N/A", "Open". */
const char *mark_word(const struct words *words, enum mark mark);

/* What a result rests on, weakest first; nothing is stronger than what was read: a person vouches
 * for what no program can see; only a person's words say it; the cited place was opened and speaks
 * of it; facts were compared by a rule. The third word names the row of words_table.h. */
#define BASES(X)                                                                                   \
    X(BASIS_ATTESTED, "attested", basis_attested)                                                  \
    X(BASIS_STATED, "stated", basis_stated)                                                        \
    X(BASIS_SHOWN, "shown", basis_shown)                                                           \
    X(BASIS_COMPUTED, "computed", basis_computed)
enum basis { BASIS_NONE, BASES(KEYWORD_ENUMERATOR) BASIS_COUNT };
extern const char *const basis_names[BASIS_COUNT]; /* empty: BASIS_NONE */
/* As a document prints it: "shown". Empty: BASIS_NONE. */
const char *basis_word(const struct words *words, enum basis basis);

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
    enum basis basis;
    struct phrase reason;        /* "412 GB", "18 GB, at least 25 GB asked", "by J. Adeyemi"; or the
                                    answer's own words */
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
    size_t marks[MARK_COUNT][BASIS_COUNT]; /* of the list */
    struct score *scores;                  /* only where points are given; the total last */
    size_t score_count;
};

/* The result for a condition; a study of NULL asks for the practice. NULL: none. */
const struct result *results_find(const struct results *results, const struct condition *condition,
                                  const struct case_study *study);
/* How many have the mark; no results have none. */
size_t results_marked(const struct results *results, enum mark mark);
/* What a whole comes to. */
struct standing {
    enum outcome outcome;
    enum basis basis; /* the weakest of the results that have this outcome's mark */
};
/* The worst outcome over an item's conditions (optional ones aside, unless all are) for a case
 * study, with what holds for the practice; a study of NULL asks for all results of the item. OPEN
 * when there are none. From worst to best: not met, open, partly, met, waived; not applicable only
 * when all are. */
struct standing results_roll_up(const struct results *results, const struct item *item,
                                const struct case_study *study);

#endif
