/* Scopes: for whom a rule is asked, and how many must satisfy it. Shared by the files of check/
 * only. */
#ifndef CHECK_SCOPE_H
#define CHECK_SCOPE_H

#include "check/rules.h"

/* The rule in another scope than the question's: see enum scope. */
struct verdict scope_judge(const struct question *ask, enum scope scope, long at_least,
                           const struct rule *rule);
/* Whether the case study counts for the rule: it holds, and no answer of its own denies it. */
bool scope_counts(const struct question *ask, const struct rule *rule,
                  const struct case_study *study, struct verdict *verdict);
/* What such a case study lacks: "the answer has 9 words, at least 30 asked". */
struct phrase scope_lack(const struct question *ask, const struct verdict *verdict);

#endif
