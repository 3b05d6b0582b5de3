/* Words of a text one by one, forwards and backwards. */
#ifndef CHECK_WORDS_NEAR_H
#define CHECK_WORDS_NEAR_H

#include "base/str.h"

/* Letters, digits and bytes beyond ASCII that are no blank. */
bool is_word_at(struct str text, size_t at);
/* The word at or behind *at, on the same side of a stop; moves on behind it. Empty: a stop comes
 * first. Stops are . , ; : ! ? ( ) and line ends. */
struct str word_next(struct str text, size_t *at);
/* The word that ends at or before *at; moves on to where it begins. */
struct str word_before(struct str text, size_t *at);
/* The same, ignoring case, also of the letters of Latin-1. */
bool word_equals(struct str word, const char *other);
/* Whether the word is one of those in `list`, which stand with blanks between; "read*" stands for
 * all that begins so, "*size" for all that ends so. */
bool word_is_one_of(struct str word, const char *list);
/* Whether the text has a word of the list. */
bool text_has_any(struct str text, const char *list);
/* Whether the full stop at `at` ends a sentence: white space and no lower case letter behind it,
 * and before it neither an ordinal ("5. März") nor an abbreviation ("ca."). */
bool stop_ends_sentence(struct str text, size_t at);
/* The sentence around `at`, within the line. */
struct str sentence_around(struct str text, size_t at);

#endif
