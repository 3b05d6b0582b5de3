/* Inside job/: the sentences of a public draft that somebody has to write anew. */
#ifndef JOB_DRAFT_ROUGH_H
#define JOB_DRAFT_ROUGH_H

#include "job/draft_shapes.h"
#include "model/rewording.h"

/* Tells of each reworded text whose grammar cannot be told, with its lines in source and draft. */
void draft_rough_find(const struct draft_search *search, const struct passages *passages,
                      const struct rewordings *log, struct str markdown);

#endif
