/* Inside job/: identifiers in public drafts that nobody declared, by their shape. */
#ifndef JOB_DRAFT_SHAPES_H
#define JOB_DRAFT_SHAPES_H

#include "job/passages.h"
#include "job/workspace.h"

struct shape_search {
    struct workspace *work;
    const struct case_study *study;
    struct arena *arena;
};

/* A finding for each identifier in the passages that the manifest does not allow, with its line in
 * `markdown`, the bytes of the file `name`. */
void draft_shapes_find(const struct shape_search *search, const struct passages *passages,
                       struct str name, struct str markdown);
/* The same of the words in a picture. */
void draft_shapes_find_in_picture(const struct shape_search *search, const struct image *image,
                                  struct str name, struct str words);

#endif
