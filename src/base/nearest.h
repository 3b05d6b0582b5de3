/* Which known word an unknown one is nearest to: "did you mean ...?" */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/str.h"

/* The nearest of `words` (Damerau-Levenshtein distance at most a third of the length), or empty. */
struct str str_nearest(struct str word, const struct str *words, size_t count);

#endif
