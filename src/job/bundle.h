/* Inside job/: the submission item by item, below bundle/, for reviews by tools. */
#ifndef JOB_BUNDLE_H
#define JOB_BUNDLE_H

#include "job/workspace.h"

/* For each item, and each case study it is asked for, a folder with its answer and evidence that
 * keeps the limits of reviewers' tools; findings say what is left out. */
MUST_USE enum status bundle_make(struct workspace *work, const struct job_documents *documents,
                                 const struct pdf_options *options);

#endif
