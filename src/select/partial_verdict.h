/* Rules on a case study of which perhaps not all is known. Shared by the files of select/ only. */
#ifndef SELECT_PARTIAL_VERDICT_H
#define SELECT_PARTIAL_VERDICT_H

#include "select/portfolio.h"

enum judged {
    JUDGED_NO,
    JUDGED_OPEN, /* only answers, documents or the other case studies could tell */
    JUDGED_YES,
    JUDGED_NOT_ASKED,
};

struct judge {
    struct arena *arena;
    const struct dossier *dossier; /* with this case study only */
    const struct checklist *checklist;
    const struct condition *condition;
    const struct case_study *study;
    bool partner, consent, answers; /* what is known */
};

/* `why` is the first verdict that does not hold. */
enum judged judge_facts(const struct judge *judge, const struct rule *rule, struct verdict *why);
/* The condition with what exempts from it. */
enum judged judge_condition(const struct judge *judge, const struct group *group,
                            const struct item *item, struct verdict *why);
/* Whether the rule can only be judged on the set of case studies that is handed in. */
bool judge_needs_set(const struct rule *rule);

/* subset.c: a dossier with some of its case studies, their answers and documents. */
struct dossier *subset_make(struct arena *arena, const struct dossier *dossier,
                            const struct case_study *const *studies, size_t count);

#endif
