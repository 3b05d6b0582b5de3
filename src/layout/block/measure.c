/* Widths of blocks, for the columns of tables: the least width (nothing sticks out) and the full
 * one (no line is broken). */
#include "layout/block/table.h"

enum {
    LONGEST_LINE = 400, /* bytes of program text that are counted */
    WIDEST = 2000000    /* a longer line tells nothing more about a column */
};

static int wider(int a, int b) {
    b = b > WIDEST ? WIDEST : b;
    return a > b ? a : b;
}

struct extent extent_widen(struct extent extent, struct extent by) {
    return (struct extent){wider(extent.least, by.least), wider(extent.full, by.full)};
}

static struct extent measure_inlines(const struct node *first, const struct node *end,
                                     struct context c) {
    struct typesetter *t = &c.flow->typesetter;
    struct paragraph p = paragraph_init(t);
    p.measured = true;
    paragraph_add(t, &p, first, end, c.look);
    struct extent extent = paragraph_measure(t, &p);
    if (p.image_count > 0 && extent.least < t->theme->table_picture)
        extent.least = t->theme->table_picture;
    if (extent.full < extent.least)
        extent.full = extent.least;
    return extent;
}

static struct extent measure_code(struct str text, struct context c) {
    int longest = 0, at = 0;
    for (size_t i = 0; i < text.n && longest <= LONGEST_LINE; i++) {
        at = text.s[i] == '\n' ? 0 : at + 1;
        longest = at > longest ? at : longest;
    }
    return (struct extent){c.look->size * 12, longest * c.look->size * 6 / 10 +
                                                  2 * c.flow->typesetter.theme->table_indent};
}

static struct extent measure_block(const struct node *node, struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    struct look own = look_style(t, c.look, node->role);
    c.look = &own;
    switch (node->kind) {
    case NODE_PARAGRAPH:
    case NODE_HEADING:
        return measure_inlines(node->first, NULL, c);
    case NODE_TABLE:
        c.table_depth++;
        return table_measure(node, c);
    case NODE_CODE_BLOCK:
    case NODE_HTML_BLOCK:
        return measure_code(node->text, c);
    case NODE_FIGURE:
        return (struct extent){t->theme->table_picture, 4 * t->theme->table_picture};
    default: {
        bool indented = node->kind == NODE_ITEM || node->kind == NODE_QUOTE;
        int indent = indented ? t->theme->table_indent : 0;
        struct extent inside = blocks_measure(node->first, c);
        return (struct extent){inside.least + indent, inside.full + indent};
    }
    }
}

struct extent blocks_measure(const struct node *first, struct context c) {
    struct extent extent = {0};
    for (const struct node *node = first; node != NULL;) {
        const struct node *end = node;
        while (end != NULL && !node_is_block(end->kind))
            end = end->next;
        if (end == node) {
            extent = extent_widen(extent, measure_block(node, c));
            node = node->next;
        } else {
            extent = extent_widen(extent, measure_inlines(node, end, c));
            node = end;
        }
    }
    return extent;
}
