/* Inside write/markdown*.c only: the inlines of a block as Markdown text. */
#ifndef WRITE_MARKDOWN_H
#define WRITE_MARKDOWN_H

#include "base/buf.h"
#include "base/limits.h"
#include "model/document.h"

enum markdown_context {
    MARKDOWN_LINES,   /* soft and hard breaks are line ends */
    MARKDOWN_HEADING, /* one line */
    MARKDOWN_CELL,    /* one line between bars */
};

/* All inlines below `parent`; the blocks of a cell are joined by blanks. */
struct str markdown_inlines(struct arena *arena, const struct node *parent,
                            enum markdown_context context);
/* Those from `node`, a child of `parent`, on. */
struct str markdown_inlines_from(struct arena *arena, const struct node *parent,
                                 const struct node *node, enum markdown_context context);
/* Text with every character escaped that would mean something between quotes. */
void markdown_add_quoted(struct buf *out, struct str text);
/* A string of `c` longer than any in the text, at least `least` long. */
struct str markdown_fence(struct arena *arena, struct str text, char c, size_t least);

#endif
