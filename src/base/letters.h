/* Letters beyond ASCII: what is one, and its lower case. Tables of the scripts that submissions are
 * written in, not all of Unicode. */
#ifndef BASE_LETTERS_H
#define BASE_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

/* How a name must be written to be one. */
enum spelling {
    SPELLED_ANYHOW,
    SPELLED_AS_NAME,     /* its first word and the last with a capital */
    SPELLED_AS_WORD,     /* the same; it is also a word of the language */
    SPELLED_AS_INITIALS, /* each of its capitals */
    SPELLED_IN_ONE       /* as one word: without a blank in it */
};

/* Letters and digits; outside ASCII, all but the blocks of punctuation and symbols. */
bool letter_is_word(uint32_t c);
/* Simple case folding of Latin, Greek, Cyrillic and Armenian; other characters as they are. */
uint32_t letter_fold(uint32_t c);

#endif
