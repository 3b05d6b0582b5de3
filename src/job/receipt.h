/* Inside job/: the receipt of what is made. */
#ifndef JOB_RECEIPT_H
#define JOB_RECEIPT_H

#include "job/workspace.h"

/* Of what was read so far and these files, in their order. */
struct str receipt_make(struct workspace *work, const struct output *outputs, size_t count);

/* Whether the receipt is of what was read so far. */
bool receipt_has_inputs(struct workspace *work, const struct receipt *receipt);

/* Finds what changed since the earlier build that the request names, if any. False after findings.
 */
bool receipt_compare(struct workspace *work);

#endif
