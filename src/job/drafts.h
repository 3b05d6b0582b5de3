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

/* A draft as it was composed, for whoever looks at what was made of it. */
struct draft_view {
    struct arena *arena; /* to be set before */
    struct str name;     /* "public/contoso" */
    const struct case_study *study;
    const struct document *document;
    const struct secret *secrets;
    size_t secret_count;
    const struct image **pictures; /* in the order of appearance, each once */
    size_t picture_count;
};
/* False: there is none of this form. */
bool draft_see(struct workspace *work, const struct case_study *study, bool story,
               struct draft_view *view);
/* "public/contoso-1.png" of the picture with number 0. */
struct str draft_picture_name(struct arena *arena, struct str draft, const struct image *image,
                              size_t at);

#endif
