/* Measures of texts: how names and texts compare, how much a text says. */
#ifndef CHECK_TEXT_H
#define CHECK_TEXT_H

#include "base/str.h"

/* The text as names are compared: lower case, without accents (Latin), blanks, punctuation and the
 * form of a firm at its end (Inc, Ltd, GmbH ...). */
struct str text_normalise(struct arena *arena, struct str text);
/* How alike two texts are, 0 to 100: twice the runs of three words they share, by the runs they
 * have (Dice's coefficient). */
int text_similarity(struct arena *arena, struct str a, struct str b);
size_t text_sentences(struct str text);
size_t text_numbers(struct str text); /* runs of digits with their commas and points */
/* Whether `text` matches `pattern`, in which * stands for any bytes and ? for one. */
bool text_matches(struct str text, struct str pattern);

#endif
