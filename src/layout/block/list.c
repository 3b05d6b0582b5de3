/* Lists: markers hang beside their items, on the side that these begin at; task items carry a box.
 */
#include "layout/block/block.h"

enum { TIGHT_PART = 8 };

/* The room of a list's marks: `width` wide, then `gap` up to the text. */
struct margin {
    const struct node *list;
    int number; /* of the next item */
    int width, gap;
    enum direction direction;
};

static struct str marker_text(const struct typesetter *t, const struct node *item,
                              struct margin margin) {
    static const struct str bullets[] = {{"\u2022", 3}, {"\u2013", 3}};
    if (item->task != TASK_NONE)
        return item->task == TASK_DONE ? STR("\u2611") : STR("\u2610");
    if (margin.list->ordered)
        return str_format(t->block_arena, "%d.", margin.number);
    /* lists with bullets around it, in the same cell: numbers are marks of their own */
    size_t depth = 0;
    for (const struct node *at = margin.list->parent; at != NULL && at->kind != NODE_CELL;
         at = at->parent)
        depth += at->kind == NODE_LIST && !at->ordered;
    return bullets[depth % 2];
}

/* A galley of one line with the marker: numbers end at the text's side of their room, so that their
 * dots stand in one column; other marks begin at its other side. */
static struct galley lay_marker(const struct node *item, struct str text, struct context c,
                                struct margin margin) {
    struct typesetter *t = &c.flow->typesetter;
    struct galley galley = {.arena = t->block_arena};
    struct paragraph p = paragraph_init(t);
    struct look look = *c.look;
    look.node = item->parent->kind == NODE_FOOTNOTE ? item->parent : item;
    look.label = look.tabular = true;
    c.look = &look;
    p.direction = margin.direction;
    paragraph_add_text(t, &p, text, &look);
    paragraph_add_text(t, &p, STR(" "), &look);
    int width = paragraph_measure(t, &p).full;
    int room = margin.width > width && str_ends(text, STR(".")) ? margin.width - width : 0;
    c.frame = frame_indent(c.frame, margin.direction, room);
    if (margin.direction == DIRECTION_RIGHT_TO_LEFT)
        c.frame = (struct frame){c.frame.x + c.frame.width - width, width};
    lines_lay(&galley, c, (struct line_shape){.paragraph = &p, .side = margin.direction});
    return galley;
}

/* Puts the marker's pieces before those of the item's first slice, on its baseline. */
static void attach(struct slice *slice, struct galley *marker) {
    if (marker->count == 0 || marker->slices[0].pieces.first == NULL)
        return;
    struct slice *mark = &marker->slices[0];
    int down = slice->baseline > 0 ? slice->baseline - mark->baseline : 0;
    for (struct piece *piece = mark->pieces.first; piece != NULL; piece = piece->next)
        if (piece->kind == PIECE_RUN)
            piece->run.y += down;
    pieces_append(&mark->pieces, slice->pieces);
    slice->pieces = mark->pieces;
}

static struct margin margin_of(const struct node *list, struct context c) {
    struct typesetter *t = &c.flow->typesetter;
    struct margin margin = {.list = list,
                            .number = list->start,
                            .direction = c.list_depth > 0 && c.around != DIRECTION_OWN
                                             ? c.around
                                             : direction_of_block(t, list)};
    int last = list->start - 1, indent = c.look->size * 13 / 10;
    for (const struct node *item = list->first; list->ordered && item != NULL; item = item->next)
        last++;
    if (list->ordered) {
        struct paragraph p = paragraph_init(t);
        struct look digits = *c.look;
        digits.tabular = true;
        paragraph_add_text(t, &p, str_format(t->block_arena, "%d.", last), &digits);
        margin.width = paragraph_measure(t, &p).full;
        indent = margin.width + t->theme->list_mark_gap + c.look->size / 4;
    }
    indent = indent > t->theme->list_indent ? indent : t->theme->list_indent;
    margin.gap = indent - margin.width;
    return margin;
}

static void lay_item(struct galley *galley, const struct node *item, struct context c,
                     struct margin margin) {
    int indent = margin.width + margin.gap;
    struct str text = marker_text(&c.flow->typesetter, item, margin);
    struct galley marker = lay_marker(item, text, c, margin);
    size_t at = galley->count;
    if (!str_empty(item->id))
        galley_mark(galley, (struct landmark){.name = item->id});
    if (indent > 0) {
        struct context inside = c;
        inside.frame = frame_indent(c.frame, margin.direction, indent);
        inside.list_depth++;
        blocks_lay(galley, item->first, inside);
    }
    if (galley->count == at || indent == 0)
        galley_add(galley, 0, c.look->leading)->baseline = marker.slices[0].baseline;
    attach(&galley->slices[indent > 0 ? at : galley->count - 1], &marker);
    if (indent == 0)
        blocks_lay(galley, item->first, c);
}

/* A list's first line is not left alone at a page's foot, nor its last one at the top. */
static void keep_ends(struct galley *galley, size_t from) {
    if (galley->count < from + 2)
        return;
    galley->slices[from].keep_next = galley->slices[from].row == NULL;
    if (galley->slices[galley->count - 2].row == NULL)
        galley->slices[galley->count - 2].keep_next = true;
}

/* Its marks follow those of the list around it, without a gap. */
static bool is_inside_tight(const struct node *list) {
    const struct node *item = list->parent;
    return item != NULL && item->kind == NODE_ITEM && item->parent != NULL &&
           item->parent->kind == NODE_LIST && item->parent->tight && list->tight;
}

void list_lay(struct galley *galley, const struct node *node, struct context c) {
    struct look own = look_style(&c.flow->typesetter, c.look, node->role);
    c.look = &own;
    struct margin margin = margin_of(node, c);
    c.around = margin.direction;
    if (c.frame.width - margin.width - margin.gap < c.flow->typesetter.theme->least_indented)
        margin.width = margin.gap = 0;
    if (is_inside_tight(node) && galley->count > 0)
        galley->after = own.leading / TIGHT_PART;
    size_t from = galley->count;
    for (const struct node *item = node->first; item != NULL; item = item->next, margin.number++) {
        lay_item(galley, item, c, margin);
        if (node->tight && item->next != NULL)
            galley->after = own.leading / TIGHT_PART;
    }
    keep_ends(galley, from);
    galley_request_space(galley, own.leading * 2 / 5);
}
