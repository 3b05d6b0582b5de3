/* Places to hyphenate words at, from a language's TeX patterns (F. M. Liang, "Word Hy-phen-a-tion
 * by Com-put-er", 1983), by libhyphen. */
#ifndef LAYOUT_HYPHENATE_H
#define LAYOUT_HYPHENATE_H

#include "base/str.h"

struct hyphenator; /* opaque; lives in the arena it was made in */

/* From a dictionary in libhyphen's format (hyph_LL.dic), whose bytes are borrowed; they are read
 * when the first word asks. Never NULL: from unusable bytes comes one that finds no place. */
struct hyphenator *hyphenator_new(struct arena *arena, struct str dictionary);

enum { HYPHENATE_LONGEST = 90 /* bytes */ };

/* Byte offsets in `word`, a word of letters only, behind which a hyphen may stand; ascending. The
 * least number of letters on either side is the dictionary's, else 2. Gives their count. */
size_t hyphenate_word(struct hyphenator *hyphenator, struct str word,
                      unsigned char places[HYPHENATE_LONGEST]);

#endif
