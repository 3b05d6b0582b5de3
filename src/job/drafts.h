/* Inside job/: public drafts. Each is composed without the confidential facts, written in three
 * forms with the pictures that it shows, and searched for what must not be in it; its memory is
 * dropped before the next one. */
#ifndef JOB_DRAFTS_H
#define JOB_DRAFTS_H

#include "job/workspace.h"

/* Of the case studies from..to-1. */
MUST_USE enum status drafts_make(struct workspace *work, size_t from, size_t to);

#endif
