/* Inside job/: public drafts. Each is composed without the confidential facts, written in three
 * forms with the pictures that it shows, and searched for what must not be in it; its memory is
 * dropped before the next one. */
#ifndef JOB_DRAFTS_H
#define JOB_DRAFTS_H

#include "job/workspace.h"

/* Of the case studies from..to-1. */
MUST_USE enum status drafts_make(struct workspace *work, size_t from, size_t to);
/* "public/contoso.md", or of its story: "public/contoso-story.md" */
struct str draft_file_name(struct workspace *work, const struct case_study *study, bool story);
/* The same bytes as that file gets, in the arena; empty when there is none. */
struct str draft_markdown(struct workspace *work, struct arena *arena,
                          const struct case_study *study, bool story);

#endif
