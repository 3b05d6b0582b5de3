/* What the check found for each condition and case study. Made by check/, read by compose/ and
 * write/json.c. */
#ifndef MODEL_RESULT_H
#define MODEL_RESULT_H

#include "model/checklist.h"

enum outcome {
    OUTCOME_OPEN, /* not answered, or answered and not provable yet */
    OUTCOME_MET,
    OUTCOME_NOT_MET,
    OUTCOME_PARTLY,
    OUTCOME_NOT_APPLICABLE, /* with reason */
    OUTCOME_ATTESTED,       /* a person vouches; a machine cannot see it */
    OUTCOME_COUNT
};

extern const char *const outcome_names[OUTCOME_COUNT]; /* "open", "met", "not-met", ... */
extern const char
    *const outcome_words[OUTCOME_COUNT]; /* "Open", "Met", "Not met", "Partly", "N/A", "Attested" */

struct result {
    const struct item *item;
    const struct condition *condition;
    const struct case_study *study; /* NULL: practice, or all together */
    enum outcome outcome;
    struct str reason; /* short: "412 GB", "18 GB, at least 25 GB asked", "by J. Adeyemi" */
    const struct answer *answer; /* NULL: none */
};

struct results {
    struct result *list; /* document order; case studies in manifest order within a condition */
    size_t count;
    size_t tally[OUTCOME_COUNT]; /* of the list */
};

/* The result for a condition; a study of NULL asks for the practice. NULL: none. */
const struct result *results_find(const struct results *results, const struct condition *condition,
                                  const struct case_study *study);
/* The worst outcome over an item's conditions (optional ones aside, unless all are) for a case
 * study, with what holds for the practice; a study of NULL asks for all results of the item. OPEN
 * when there are none. From worst to best: not met, open, partly, attested, met; not applicable
 * only when all are. */
enum outcome results_roll_up(const struct results *results, const struct item *item,
                             const struct case_study *study);

#endif
