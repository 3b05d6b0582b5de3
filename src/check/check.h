/* Rules on a dossier: findings, and a result for each condition and case study. Pure. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "model/finding.h"
#include "model/result.h"

/* Evaluates every condition, compares claims with rules, makes findings (UNANSWERED, CONTRADICTION,
 * NOT_MET, NO_REASON, MISSING_FIELD, MISSING_SECTION, THIN_SECTION, PLACEHOLDER, ORPHAN_EVIDENCE,
 * ...). */
struct results *check_dossier(struct arena *arena, const struct dossier *dossier,
                              const struct checklist *checklist, struct findings *findings);

/* One rule for one case study (NULL: practice or all). Gives the outcome the facts alone allow and
 * the reason. */
struct verdict {
    enum outcome outcome;
    enum basis basis;       /* of what holds, and of what facts disprove */
    struct phrase reason;   /* of the result: what was found and, when it fails, what is asked */
    struct phrase found;    /* "database.size is 12 GB" */
    struct phrase expected; /* "at least 25 GB"; none where it holds */
    struct place place;     /* of the fact; file empty = none */
    struct str cause; /* the field or section that is absent, invalid or a placeholder; empty =
                         something else */
    struct calculation *calculations; /* of the weighted sums in the rule */
    size_t calculation_count;
};
struct verdict check_rule(struct arena *arena, const struct rule *rule,
                          const struct dossier *dossier, const struct checklist *checklist,
                          const struct condition *condition, const struct case_study *study);

#endif
