/* The order of characters on a line: UAX 9, by FriBidi. */
#ifndef LAYOUT_BIDI_H
#define LAYOUT_BIDI_H

#include "base/str.h"

/* False: all is written from left to right, and the rest of this module is not needed. */
bool bidi_is_needed(struct str text);

/* Embedding levels of one paragraph, one for each byte; odd levels run from right to left. The
 * base direction is the first strong character's (P2, P3) or what `base` says; gives its level. */
enum bidi_base { BIDI_BY_TEXT, BIDI_BY_TEXT_OR_RIGHT, BIDI_FROM_LEFT, BIDI_FROM_RIGHT };
int bidi_resolve(struct arena *arena, struct str text, enum bidi_base base, signed char *levels);

/* 1: from left to right; -1: from right to left; 0: nothing in the text says. */
int bidi_first_strong(struct str text);

bool bidi_turns_language(struct str tag); /* BCP 47: written from right to left */

/* Do two letters of a cursive script join? */
bool bidi_joins(uint32_t before, uint32_t after);

/* L2: order[i] is the piece that stands at place i, counted from the left, on a line of pieces with
 * these levels. */
void bidi_order(const signed char *levels, size_t count, size_t *order);

#endif
