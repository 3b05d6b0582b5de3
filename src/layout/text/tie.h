/* How closely a blank ties what stands on either side: a number and its unit, a day and its month.
 * Told from the text alone. */
#ifndef LAYOUT_TIE_H
#define LAYOUT_TIE_H

#include "base/str.h"

enum tie {
    TIE_NONE,
    TIE_WEAK,   /* a number before a short word: not a good end of a line */
    TIE_STRONG, /* "14 days", "5 March": a poor one */
    TIE_HELD,   /* "4 h 05 min", between the parts: none */
    TIE_NARROW  /* "412 GB", "€ 300": none, and set narrow */
};

/* Of the blank in bytes [from, to) of `text`. */
enum tie tie_find(struct str text, size_t from, size_t to);

#endif
