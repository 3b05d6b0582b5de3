/* Whether the outcome of a story is that there is none: a project that was given up. Shared by the
 * files of check/ only. */
#ifndef CHECK_ABANDONED_H
#define CHECK_ABANDONED_H

#include "base/str.h"

/* Whether a section of this id tells how a project came out. */
bool abandoned_may_tell(struct str section);
/* The sentence that says so, borrowed from the text; empty: none. */
struct str abandoned_find(struct str text);

#endif
