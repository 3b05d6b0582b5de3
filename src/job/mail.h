/* Inside job/: the mail that a submission is sent with. */
#ifndef JOB_MAIL_H
#define JOB_MAIL_H

#include "job/workspace.h"

/* One message with the whole submission, or, when that would be too large for mail systems, several
 * with a volume each: the first has the self-assessment, the case studies and each exhibit that it
 * has room for, the others the exhibits that are left. */
MUST_USE enum status mail_make(struct workspace *work, const struct job_documents *documents,
                               const struct pdf_options *options, const struct output *submission);

#endif
