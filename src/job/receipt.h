/* Inside job/: the receipt of what is made. */
#ifndef JOB_RECEIPT_H
#define JOB_RECEIPT_H

#include "job/workspace.h"

/* Of what was read so far and these files, in their order. */
struct str receipt_make(struct workspace *work, const struct output *outputs, size_t count);

#endif
