/* Which known word an unknown one is nearest to: "did you mean ...?" */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/str.h"

/* Damerau-Levenshtein distance in bytes, ignoring ASCII case: insert, remove, replace, or swap two
 * neighbours. SIZE_MAX when one is too long for a name. */
size_t str_distance(struct str a, struct str b);
/* The nearest of `words` (Damerau-Levenshtein distance at most a third of the length), or empty. */
struct str str_nearest(struct str word, const struct str *words, size_t count);

#endif
