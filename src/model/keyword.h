/* Words that files write for the enumerators of an enumeration.
 *
 * Each such enumeration stands once, as a list of rows X(ENUMERATOR, "word", "what it means") in
 * the header that needs it. From the list come its enum (KEYWORD_ENUMERATOR) and its table, which
 * is defined in keyword.c. An enumerator that no file can write has no word. Readers, writers, the
 * XPath view, the schemas and the manual all take the words from the table. */
#ifndef MODEL_KEYWORD_H
#define MODEL_KEYWORD_H

#include "base/str.h"

struct keyword {
    const char *word; /* "" = cannot be written */
    const char *says; /* for people: what it means, or how a table prints it; NULL = nothing */
};

struct keywords {
    const struct keyword *rows; /* by enumerator */
    int count;
};

#define KEYWORD_ENUMERATOR(enumerator, word, says) enumerator,

/* The enumerator of a word, or -1. The empty text is no word. */
int keyword_find(const struct keywords *keywords, struct str word);

#endif
