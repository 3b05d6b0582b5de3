/* A set of names, each with a number of the owner's. */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include "base/str.h"

struct names; /* in the arena it was made in */

struct names *names_new(struct arena *arena);
/* The name's number, 0 when it is new; borrows the name. Valid until the next call. */
size_t *names_enter(struct names *names, struct str name);
size_t *names_find(const struct names *names, struct str name); /* NULL: not entered */

#endif
