/* The galley: a column of slices of no fixed end. A slice is what a page never cuts: a line, a
 * figure, a row of cells unless it says otherwise. What makes slices is left to the blocks, and
 * which page takes them to the page ring. All x are absolute on the page; y inside a slice count
 * from its top. Lengths are 1/1000 pt. */
#ifndef LAYOUT_BLOCK_GALLEY_H
#define LAYOUT_BLOCK_GALLEY_H

#include "layout/text/paragraph.h"

/* A background that runs along several slices: panel, rule of a quote. */
struct rail {
    const struct rail *outer;
    int x, width;
    struct colour colour;
};

struct slice {
    int space; /* above; left out at the top of a page */
    int height;
    int baseline;                       /* of the first line of text; 0 = none */
    bool keep_next, break_before, bare; /* bare: the page has no head and foot */
    int page_width, page_height;        /* it takes a page of its own, of that size; 0 = none */
    bool floats; /* begins a figure that may stand at the top of the next page */
    struct pieces pieces;
    const struct rail *rails;    /* innermost first */
    struct row *row;             /* columns that may be cut; NULL = whole */
    const struct header *header; /* repeated above when a page begins here */
};

struct header { /* of a table */
    struct slice *slices;
    size_t count;
    int height;
};

struct galley {
    struct arena *arena;
    struct slice *slices;
    size_t count;
    int after;           /* space asked for below the last slice */
    bool breaks;         /* a page break waits for the next slice */
    struct pieces marks; /* wait for the next slice */
    const struct rail *rails;
    const struct header *header;
};

struct cell {
    struct galley galley;
    size_t next; /* first slice not yet placed */
};

/* Cells side by side, tops aligned. */
struct row {
    struct arena *arena;
    struct cell *cells;
    size_t count;
    int padding_top, padding_bottom;
    struct frame frame;
    struct colour fill, rule;
    bool filled;
    int rule_height;    /* hairline below; 0 = none */
    int whole;          /* up to this height the row is never cut */
    bool repeats_first; /* a part on a further page shows the first cell's first lines again */
    bool continued;     /* a part was cut off */
    struct slice label; /* what is shown again */
};

struct slice *galley_add(struct galley *galley, int space, int height);
/* Slices of the lines; two at least stay together at either end (widows and orphans). */
void galley_add_lines(struct galley *galley, struct lines lines);
void galley_request_space(struct galley *galley, int space); /* at least so much comes next */
void galley_mark(struct galley *galley, struct landmark mark);
void galley_rail(struct galley *galley, struct frame frame, struct colour colour);
void galley_keep(struct galley *galley, size_t from); /* slices from there on with what follows */
int galley_height(const struct galley *galley, size_t from); /* of the slices from there on */
/* Draws the rails of `slice` into it; `above` is the slice before it in the same column or NULL. */
void slice_draw_rails(struct arena *arena, struct slice *slice, const struct slice *above);
/* Copies the runs of `line`, a slice of one line, onto the slice's baseline. */
void slice_add_runs(struct arena *arena, struct slice *slice, const struct slice *line,
                    bool artefact);

/* row.c: a row whose cells are empty; up to the height `whole` it is never cut. */
struct row *row_new(struct arena *arena, size_t count, struct frame frame, int whole);
struct slice *row_add(struct galley *galley, struct row *row);
/* Cuts off what fits into `available`; the rest stays in the row. False when nothing fits and
 * `force` is not set. */
bool row_cut(struct slice *slice, int available, bool force, struct slice *part);
void row_compose(struct slice *slice); /* all of it, whole */
/* Shows the slices that row_cut() would take into `available`. */
typedef void row_visitor(void *context, const struct slice *slice);
void row_visit(const struct row *row, int available, row_visitor *visit, void *context);

#endif
