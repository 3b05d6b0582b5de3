/* Shared by leak.c and leak_form.c: text brought to the forms in which secrets are looked for. */
#ifndef WRITE_LEAK_H
#define WRITE_LEAK_H

#include "base/buf.h"

enum leak_edge { LEAK_BEGINS = 1, LEAK_ENDS = 2 };

struct leak_forms {
    struct str
        plain; /* case folded, white space runs as one blank, invisible characters gone, trimmed */
    struct str letters; /* the letters and digits of `plain` */
    struct str edges;   /* for each byte of `letters`: a word begins with it, ends with it */
    struct str
        digits; /* runs of digits, the separators inside a run gone; one blank between runs */
    size_t letter_count; /* characters in `letters` that are no digits */
};

struct leak_forms leak_make_forms(struct arena *arena, struct str text);
bool leak_is_word(uint32_t c);

#endif
