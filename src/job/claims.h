/* Inside job/: what a PDF claims of itself, and why no more. */
#ifndef JOB_CLAIMS_H
#define JOB_CLAIMS_H

#include "job/workspace.h"

/* As struct output has it. */
struct str claims_say(struct arena *arena, const struct pdf_written *written);
/* Pages that could not be taken over are findings at their document. */
void claims_tell(struct workspace *work, const struct pdf_written *written);

#endif
