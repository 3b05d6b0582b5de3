/* Inside job/: hidden numbers in public drafts, in other notations or to be computed. */
#ifndef JOB_DRAFT_VALUES_H
#define JOB_DRAFT_VALUES_H

#include "job/draft_shapes.h"

/* An error for each hidden value that a passage still tells, a warning for each that can be
 * computed from one. */
void draft_values_find(const struct draft_search *search, const struct passages *passages,
                       struct str markdown);

#endif
