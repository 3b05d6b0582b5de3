/* Inside job/: what a build leaves in the folder of results, and what it finds there. */
#ifndef JOB_FORMER_H
#define JOB_FORMER_H

#include "job/workspace.h"
#include "sys/generation.h"

#define DRAFT_FOLDER "draft/" /* of what is marked as a draft, in the folder of results */

/* Puts what is made in place of what former builds made: finals of all, drafts of drafts only. When
 * the finals beside a draft are of other inputs they are marked, and `kept` is their folder. */
MUST_USE enum status former_replace(struct workspace *work, struct generation *generation,
                                    struct str folder);

bool former_has_results(struct workspace *work, struct str folder);
/* Whether they are marked as out of date. */
bool former_is_kept(struct workspace *work, struct str folder);

/* Nothing is written: marks what is there as out of date. Gives the folder, or nothing when it has
 * no results, or those of the same inputs. The caller has the folder's lock. */
struct str former_keep(struct workspace *work, struct str folder);

#endif
