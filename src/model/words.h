/* The few words that the program itself puts into a text or around it, in the document's language.
 * English stands in for a language that is not here. */
#ifndef MODEL_WORDS_H
#define MODEL_WORDS_H

#include "base/str.h"

struct words {
    const char *language; /* BCP 47, the first part */
    const char *page;     /* within a sentence */
    const char *leading;  /* at its beginning */
    const char *of;       /* "Page 2 of 9" */
    const char *figure;
    const char *continued;
};

const struct words *words_of(struct str language); /* never NULL */

#endif
