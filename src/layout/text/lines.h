/* Shared by the chapters of line breaking: atomise.c, linebreak.c and line.c. */
#ifndef LAYOUT_LINES_H
#define LAYOUT_LINES_H

#include "layout/text/knuth_plass.h"
#include "layout/text/opportunity.h"
#include "layout/text/paragraph.h"

enum {                     /* penalties of atoms that linebreak.c weighs by the lines they are in */
       NAME_PENALTY = 300, /* inside a name: only where it takes much of the line */
       UNIT_PENALTY = 9999, /* between a number and its unit: only where nothing else helps */
};

/* One part of a word, or a space, or a forced line end. */
struct atom {
    struct font_run *part; /* NULL: forced line end */
    struct word *word;     /* of the part */
    const struct look *look;
    size_t from, to; /* bytes of the paragraph's text */
    int width;
    int stretch, shrink; /* of a blank, or between ideographs */
    int extra;           /* what justification adds behind the last glyph */
    int penalty;         /* of a line end behind it; KNUTH_PLASS_NEVER = none may be there */
    signed char level;   /* of embedding, UAX 9 */
    bool space;          /* vanishes at a line's end */
    bool hyphen;         /* its last glyph is a hyphen that the text does not have */
};

struct atoms {
    struct atom *list;
    size_t count, capacity;
};

/* What a line ends at: behind atom - 1, or inside the atom. */
struct spot {
    size_t atom;
    uint32_t at; /* bytes of the atom on this side; 0 = none */
    const struct hyphen *hyphen;
};

struct line_scratch {
    struct atoms atoms; /* of the paragraph */
    struct opportunities opportunities;
    struct knuth_plass breaks;
    signed char *levels; /* for each byte of the text; NULL: from left to right */
    size_t levels_capacity;
    int base_level; /* of the paragraph: 1 = from right to left */
    struct break_item *items;
    struct spot *spots; /* beside the items */
    size_t item_count, item_capacity;
    struct atom *line; /* under construction */
    size_t line_count, line_capacity;
    struct line *done;
    size_t done_count, done_capacity;
    int *places; /* left edge of each atom of the line */
    size_t places_capacity;
};

/* atomise.c: the paragraph's text to the scratch. */
void atomise_paragraph(struct typesetter *t, const struct paragraph *p);
/* The part of a word that stands at `from` into an atom that has its look. */
void atomise_fill(struct atom *atom, struct word *word, size_t part, size_t from);
/* `list` with room for one more element. */
void *lines_reserve(struct arena *arena, void *list, size_t used, size_t *capacity, size_t size);

/* hang.c: how far the first or last character of a word's part stands in the margin. */
int hang_left(const struct word *word, const struct font_run *part, const struct look *look);
int hang_right(const struct word *word, const struct font_run *part, const struct look *look);

/* compose_line.c */
struct compositor {
    struct typesetter *typesetter;
    const struct line_shape *shape;
    const struct atom *atoms; /* of the paragraph */
    size_t limit;             /* end of the atoms */
    bool justified, last;
    bool hangs; /* into the margins */
};
/* The line from `start` to `end`; gives where the next one starts. */
struct spot compose_line(struct compositor *c, struct spot start, struct spot end);

/* line.c */
size_t line_visible(const struct atom *atoms, size_t count); /* without blanks at the end */
/* Sets the line under construction, its blanks already stretched; `hang` is what stands in
 * the left margin. */
void line_place(struct typesetter *t, const struct line_shape *shape, int hang);

#endif
