/* Inside job/: identifiers in public drafts that nobody declared, by their shape. */
#ifndef JOB_DRAFT_SHAPES_H
#define JOB_DRAFT_SHAPES_H

#include "job/passages.h"
#include "job/workspace.h"

struct draft_search {
    struct workspace *work;
    const struct case_study *study;
    struct arena *arena;
    struct str name; /* of the file */
};

/* A finding for each identifier in the passages that the manifest does not allow, with its line in
 * `markdown`, the bytes of the file. */
void draft_shapes_find(const struct draft_search *search, const struct passages *passages,
                       struct str markdown);
/* The same of the words in a picture. */
void draft_shapes_find_in_picture(const struct draft_search *search, const struct image *image,
                                  struct str words);

#endif
