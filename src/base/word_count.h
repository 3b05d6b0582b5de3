/* How many words a text has for its reader. */
#ifndef BASE_WORD_COUNT_H
#define BASE_WORD_COUNT_H

#include "base/str.h"

/* Words as a reader counts them: runs of letters or digits of any script. */
size_t str_words(struct str a);

#endif
