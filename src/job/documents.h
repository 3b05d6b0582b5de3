/* Inside job/: the documents that are handed in, and what goes with them: answers as tables, the
 * mail. */
#ifndef JOB_DOCUMENTS_H
#define JOB_DOCUMENTS_H

#include "job/workspace.h"

/* Makes both without pages, each in an arena of its own; findings say what is missing. */
void documents_compose(struct workspace *work, struct job_documents *documents);
/* The same with pages. */
MUST_USE enum status documents_lay_out(struct workspace *work, struct job_documents *documents);
void documents_drop(struct job_documents *documents);

/* Adds all to what is made; without good documents only findings. */
MUST_USE enum status documents_make(struct workspace *work);

#endif
