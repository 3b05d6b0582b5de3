/* Inside job/: public drafts, and who approved them as they are. */
#ifndef JOB_APPROVALS_H
#define JOB_APPROVALS_H

#include "job/workspace.h"

/* The states of the drafts among the outputs; a warning for each approval of an earlier wording. */
void approvals_of_outputs(struct workspace *work);
/* The same where nothing is built: the drafts are composed only for their words. */
void approvals_of_drafts(struct workspace *work);

#endif
