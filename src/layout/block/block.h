/* Blocks of a document, laid out into a galley one under the other; a file for each kind. Knows
 * nothing of pages but their size: the page ring fills them from the galley. Lengths are 1/1000
 * pt. */
#ifndef LAYOUT_BLOCK_BLOCK_H
#define LAYOUT_BLOCK_BLOCK_H

#include "layout/block/galley.h"

/* What all blocks of a document share. */
struct flow {
    struct typesetter typesetter;
    const struct document *document;
    const struct dossier *dossier; /* for pictures by path; NULL = none */
    struct column_widths *columns; /* table_columns.c: known widths */
    size_t columns_count;
};

/* Where a block stands. Passed by value: whoever lays something inside of it gives on a copy that
 * is narrowed for it, and nothing is put back. */
struct context {
    struct flow *flow;
    struct frame frame;
    const struct look *look;  /* of the text around; lives as long as the call */
    enum alignment alignment; /* of the column around */
    enum direction around;    /* of the list, quote or table around */
    int table_depth, list_depth;
    bool in_cover;
};

void blocks_lay(struct galley *galley, const struct node *first, struct context c);
void block_lay(struct galley *galley, const struct node *node, struct context c);
/* The lines of a paragraph, with its anchors; look, frame and raggedness of the shape come from the
 * context. */
void lines_lay(struct galley *galley, struct context c, struct line_shape shape);
/* Text in the look and alignment of the context; `direction` is that of its runs. */
struct galley galley_of_text(struct context c, struct str text, enum direction direction);

/* direction.c: by the first strong character in the block (UAX 9, P2), else as the document. */
enum direction direction_of_block(const struct typesetter *t, const struct node *node);
struct frame frame_indent(struct frame frame, enum direction direction, int indent);
/* Where `part` stands in `whole`: in a document that is read from right to left, mirrored. */
struct frame frame_turn(const struct typesetter *t, struct frame whole, struct frame part);

/* A file for each of these kinds. */
void list_lay(struct galley *galley, const struct node *node, struct context c);
void code_lay(struct galley *galley, const struct node *node, struct context c);
/* listing.c: each line with its number, which is no part of the text. */
void listing_lay(struct galley *galley, const struct node *node, struct context c);
/* code.c: one line, wrapped, never cut off; `sign` stands beside what goes on below. */
void code_lay_line(struct galley *galley, struct str line, struct context c,
                   const struct galley *sign);
struct galley code_make_sign(struct context c, int hang);
void table_lay(struct galley *galley, const struct node *node, struct context c);
void figure_lay(struct galley *galley, const struct node *node, struct context c);
void foreign_lay(struct galley *galley, const struct node *node, struct context c);
void section_lay(struct galley *galley, const struct node *node, struct context c);
void cover_lay(struct galley *galley, const struct node *node, struct context c);
void contents_lay(struct galley *galley, const struct node *node, struct context c);
/* aside.c: a panel of facts beside the text that follows it; gives the first node that is left, or
 * `node` itself when it cannot stand there. */
const struct node *aside_lay(struct galley *galley, const struct node *node, struct context c);

/* figure.c: pictures inside a paragraph stand below it, without number and caption. */
void figure_lay_inside(struct galley *galley, const struct paragraph *p, struct context c);
/* Of a slice that floats: its picture may be made smaller, and the slice lower, by the pager. */
int figure_picture_height(const struct slice *slice);
void figure_shrink(struct slice *slice, int percent);

/* keep.c */
bool keep_leads(const struct node *paragraph); /* as a heading does */
/* `last` ends the words right before the block `next`; their last lines keep with it. */
bool keep_announces(const struct node *last, const struct node *next);

#endif
