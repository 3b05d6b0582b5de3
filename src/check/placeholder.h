/* Words that stand where a fact should stand. */
#ifndef CHECK_PLACEHOLDER_H
#define CHECK_PLACEHOLDER_H

#include "base/str.h"

/* Whether the whole value is a placeholder: "TBD", "n/a", "???", "lorem ipsum dolor". Empty is not.
 */
bool placeholder_is(struct str value);
/* The placeholder inside running text, or empty. Stricter than placeholder_is: "n/a" in a sentence
 * is none, nor is "no TODO was left", which only speaks of one. */
struct str placeholder_find(struct str text);

#endif
