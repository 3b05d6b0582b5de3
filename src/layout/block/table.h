/* Inside of tables, and the widths of blocks. */
#ifndef LAYOUT_BLOCK_TABLE_H
#define LAYOUT_BLOCK_TABLE_H

#include "layout/block/block.h"

/* measure.c: what blocks cannot be made narrower than, and what they would like. */
struct extent blocks_measure(const struct node *first, struct context c);
struct extent extent_widen(struct extent extent, struct extent by);

/* table_columns.c */
struct extent table_measure(const struct node *table, struct context c);
/* Widths that fill the frame, or half of it. */
void table_widths(const struct node *table, struct context c, int *widths);
size_t table_column_count(const struct node *table);
int table_padding(struct context c); /* left and right of each column, together */
int table_gap(const struct node *table, size_t column, struct context c); /* behind it */

/* table.c */
struct look table_cell_look(const struct node *cell, bool header, struct context c);
enum alignment table_alignment(const struct node *table, size_t column);
size_t table_span(const struct node *cell); /* columns; at least 1 */

/* numeric.c: right-aligned columns whose cells are all numbers. */
struct numeric {
    bool aligned;        /* on the decimal sign */
    size_t count, units; /* cells that are numbers; of these, with a unit */
    size_t words;        /* cells that are text */
    int before, after;   /* widest part before the decimal sign, and from there on */
};
struct numeric *numeric_columns(const struct node *table, size_t count, struct context c);
/* How far from the right of the frame the cell's text ends. */
int numeric_shift(const struct numeric *column, const struct node *cell, struct context c);

/* number_form.c */
enum cell_kind { CELL_EMPTY, CELL_NUMBER, CELL_NOTHING, CELL_WORDS };
/* The digits from `from` to `end`, the decimal sign at `point` (the end when there is none). */
struct number {
    size_t from, end, point;
};
enum cell_kind number_read(struct str text, struct str language, struct number *n);

#endif
