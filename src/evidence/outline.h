/* The outline of a text of lines: headings and whatever is numbered at the beginning of a line, as
 * sections, steps, comments of a script. */
#ifndef EVIDENCE_OUTLINE_H
#define EVIDENCE_OUTLINE_H

#include "base/place.h"

struct spot {
    struct str label;   /* its number as written, "4" or "2.1"; empty: none */
    struct str title;   /* of a heading, without its number; else empty */
    int level;          /* of a heading, from 1; 0: a numbered line */
    struct range range; /* up to the next one of its level or above */
};

struct outline {
    struct spot *spots;
    size_t count;
    size_t labels, headings;        /* how many spots have one, are one */
    size_t lines, paragraphs, rows; /* rows: of tables of Markdown, without their headings */
    struct str *row_texts;          /* `rows` of them */
    size_t columns;                 /* most, of a row */
};

struct outline *outline_make(struct arena *arena, struct str text, bool markdown);

#endif
