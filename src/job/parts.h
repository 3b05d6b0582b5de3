/* Inside job/: all outputs of a build, side by side. The documents that are handed in are one part,
 * the public drafts of some case studies each other part. */
#ifndef JOB_PARTS_H
#define JOB_PARTS_H

#include "job/workspace.h"

/* Adds what the parts make to what is made, in their order, so that the bytes do not depend on how
 * many run at a time. */
MUST_USE enum status parts_make(struct workspace *work);

#endif
