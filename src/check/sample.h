/* A rule run on its own samples. */
#ifndef CHECK_SAMPLE_H
#define CHECK_SAMPLE_H

#include "check/check.h"

/* The condition's rule on the sample, for case study "a" when it is asked of each. */
struct verdict sample_judge(struct arena *arena, const struct checklist *checklist,
                            const struct condition *condition, const struct sample *sample);
/* Whether an outcome is that of a good sample: met, attested or not applicable. */
bool sample_is_good(enum outcome outcome);

#endif
