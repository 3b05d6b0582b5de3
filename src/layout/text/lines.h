/* Shared by the chapters of line breaking: atomise.c, linebreak.c and line.c. */
#ifndef LAYOUT_LINES_H
#define LAYOUT_LINES_H

#include "layout/block/flow.h"
#include "layout/text/knuth_plass.h"
#include "layout/text/opportunity.h"

enum {                     /* penalties of atoms that linebreak.c weighs by the lines they are in */
       NAME_PENALTY = 300, /* inside a name: only where it takes much of the line */
       UNIT_PENALTY = 9999, /* between a number and its unit: only where nothing else helps */
};

/* What a line ends at: behind atom - 1, or inside the atom. */
struct spot {
    size_t atom;
    uint32_t at; /* bytes of the atom on this side; 0 = none */
    const struct hyphen *hyphen;
};

struct line_scratch {
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
    int *places; /* left edge of each atom of the line */
    size_t places_capacity;
};

/* atomise.c: the paragraph's text to flow->atoms. */
void atomise_paragraph(struct flow *flow, const struct paragraph *p);
void atomise_fill(struct atom *atom, struct word *word, size_t part, const struct look *look,
                  size_t from);
/* `list` with room for one more element. */
void *lines_reserve(struct arena *arena, void *list, size_t used, size_t *capacity, size_t size);

/* hang.c: how far the first or last character of a word's part stands in the margin. */
int hang_left(const struct word *word, const struct font_run *part, const struct look *look);
int hang_right(const struct word *word, const struct font_run *part, const struct look *look);

/* compose_line.c */
struct compositor {
    struct flow *flow;
    struct galley *galley;
    const struct line_shape *shape;
    const struct atom *atoms; /* of the paragraph */
    size_t limit;             /* end of the atoms */
    bool justified, last;
    bool hangs; /* into the margins */
};
/* The line from `start` to `end`; gives where the next one starts. */
struct spot compose_line(struct compositor *c, struct spot start, struct spot end);
size_t line_visible(const struct atom *atoms, size_t count); /* without blanks at the end */

/* line.c: sets one line, its blanks already stretched; `hang` is what stands in the left margin. */
void line_place(struct flow *flow, struct galley *galley, const struct line_shape *shape,
                const struct atom *atoms, size_t count, int hang);

#endif
