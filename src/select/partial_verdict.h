/* Verdicts on a case study of which perhaps not all is known. Shared by the files of select/ only.
 */
#ifndef SELECT_PARTIAL_VERDICT_H
#define SELECT_PARTIAL_VERDICT_H

#include "select/portfolio.h"

enum partial {
    PARTIAL_NO,
    PARTIAL_OPEN, /* only answers, documents or the other case studies could tell */
    PARTIAL_YES,
    PARTIAL_NOT_ASKED,
};

struct partial_question {
    struct arena *arena;
    const struct dossier *dossier; /* with this case study only */
    const struct checklist *checklist;
    const struct condition *condition;
    const struct case_study *study;
    unsigned known; /* of enum rule_needs */
};

/* `why` is the first verdict that does not hold. */
enum partial partial_rule(const struct partial_question *ask, const struct rule *rule,
                          struct verdict *why);
/* The condition with what exempts from it. */
enum partial partial_condition(const struct partial_question *ask, const struct group *group,
                               const struct item *item, struct verdict *why);

/* subset.c: a dossier with some of its case studies, their answers and documents. */
struct dossier *subset_make(struct arena *arena, const struct dossier *dossier,
                            const struct case_study *const *studies, size_t count);

#endif
