/* Shared by secret_search.c and secret_form.c: text brought to the forms in which secrets are
 * looked for. */
#ifndef WRITE_SECRET_FORM_H
#define WRITE_SECRET_FORM_H

#include "base/buf.h"
#include "base/letters.h"

enum word_edge { WORD_BEGINS = 1, WORD_ENDS = 2 };

struct secret_forms {
    struct str
        plain; /* case folded, white space runs as one blank, invisible characters gone, trimmed */
    struct str capitals; /* for each byte of `plain`: 1 where a capital stood */
    struct str letters;  /* the letters and digits of `plain` */
    struct str edges;    /* for each byte of `letters`: a word begins with it, ends with it */
    struct str
        digits; /* runs of digits, the separators inside a run gone; one blank between runs */
    size_t letter_count; /* characters in `letters` that are no digits */
};

struct secret_forms secret_make_forms(struct arena *arena, struct str text);

#endif
