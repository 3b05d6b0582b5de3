/* A paragraph: inlines as one text with spans of equal look, and its lines. What a line is part of,
 * a block or a running head, and where lines may be parted, is left to others. All x are absolute;
 * y in a line count from its top. Lengths are 1/1000 pt. */
#ifndef LAYOUT_TEXT_PARAGRAPH_H
#define LAYOUT_TEXT_PARAGRAPH_H

#include "base/buf.h"
#include "layout/text/look.h"
#include "layout/text/piece.h"

struct frame { /* where lines stand */
    int x, width;
};

struct span {
    size_t from, to; /* bytes of the paragraph's text */
    const struct look *look;
};

struct paragraph {
    struct buf text;
    struct span *spans;
    size_t span_count;
    const struct node **images; /* left out of the text, to stand below it */
    size_t image_count;
    struct str *anchors; /* ids of its inlines */
    size_t anchor_count;
    bool blank_before; /* a picture was left out behind a blank: the next one is one too many */
    bool measured;     /* will not be printed: its notes get no numbers */
    enum direction direction;
};

struct paragraph paragraph_init(const struct typesetter *t);
/* Inlines from `first` up to `end` (NULL: all). `look` lives as long as the text set in it. */
void paragraph_add(struct typesetter *t, struct paragraph *p, const struct node *first,
                   const struct node *end, const struct look *look);
void paragraph_add_text(struct typesetter *t, struct paragraph *p, struct str text,
                        const struct look *look);

struct line_shape {
    const struct paragraph *paragraph;
    const struct look *look; /* of the block */
    struct frame frame;
    enum alignment alignment;
    enum direction side; /* that lines begin at */
    bool ragged;         /* even where the style is justified */
    bool counted;        /* lines are only counted: they stay empty */
};

struct line {
    int height, baseline; /* from the top */
    struct pieces pieces;
};

struct lines { /* the memory is used again by the next paragraph, but for the pieces */
    const struct line *list;
    size_t count;
};

struct lines paragraph_break(struct typesetter *t, const struct line_shape *shape);
/* Widest part that cannot be broken, and widest line. */
struct extent {
    int least, full;
};
struct extent paragraph_measure(struct typesetter *t, const struct paragraph *p);
/* A paragraph that takes a single line begins beside the mark of its list, whatever it is written
 * in; `around` is the direction of the list, quote or table around it. */
enum direction paragraph_side(struct typesetter *t, const struct paragraph *p,
                              enum direction around, int width);

#endif
