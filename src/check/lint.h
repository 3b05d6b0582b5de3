/* What is wrong with a checklist that can be read: for its author, not for a submission. */
#ifndef CHECK_LINT_H
#define CHECK_LINT_H

#include "check/check.h"

/* Makes findings (UNREACHABLE_RULE, NO_SAMPLE, SAMPLE, NO_TEXT, DANGLING_REFERENCE). */
void lint_checklist(struct arena *arena, const struct checklist *checklist,
                    struct findings *findings);

#endif
