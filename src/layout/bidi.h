/* The order of characters on a line: UAX 9, by FriBidi. */
#ifndef LAYOUT_BIDI_H
#define LAYOUT_BIDI_H

#include "base/str.h"

/* False: all is written from left to right, and the rest of this module is not needed. */
bool bidi_is_needed(struct str text);

/* Embedding levels of one paragraph, one for each byte; odd levels run from right to left. The
 * base direction is the first strong character's (P2, P3); gives its level. */
int bidi_resolve(struct arena *arena, struct str text, signed char *levels);

/* Do two letters of a cursive script join? */
bool bidi_joins(uint32_t before, uint32_t after);

/* L2: order[i] is the piece that stands at place i, counted from the left, on a line of pieces with
 * these levels. */
void bidi_order(const signed char *levels, size_t count, size_t *order);

#endif
