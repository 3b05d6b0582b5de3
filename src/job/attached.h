/* Inside job/: the manifest as it is handed on. */
#ifndef JOB_ATTACHED_H
#define JOB_ATTACHED_H

#include "job/workspace.h"

/* The manifest's bytes without what is between the partner and its customers or within the firm:
 * confidential terms, consents and the documents of these, approvals, remarks. Every other byte is
 * as it was. Empty when it is no XML any more. */
struct str attached_manifest(struct workspace *work, struct str bytes);

#endif
