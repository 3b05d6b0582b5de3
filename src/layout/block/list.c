/* Lists: markers hang beside their items, on the side that these begin at; task items carry a box.
 */
#include "layout/block/flow.h"

enum { BULLET_INDENT = 12000, MARKER_GAP = 4000, NARROWEST = 60000, TIGHT_PART = 8 };

/* How many lists with bullets are around it, in the same cell: numbers are marks of their own. */
static size_t bullet_depth(const struct node *list) {
    size_t depth = 0;
    for (const struct node *at = list->parent; at != NULL && at->kind != NODE_CELL; at = at->parent)
        depth += at->kind == NODE_LIST && !at->ordered;
    return depth;
}

static struct str marker_text(struct flow *flow, const struct node *list, const struct node *item,
                              int number) {
    static const struct str bullets[] = {{"\u2022", 3}, {"\u2013", 3}};
    if (item->task != TASK_NONE)
        return item->task == TASK_DONE ? STR("\u2611") : STR("\u2610");
    if (list->ordered)
        return str_format(flow->block_arena, "%d.", number);
    return bullets[bullet_depth(list) % 2];
}

static int width_of(struct flow *flow, const struct paragraph *p) {
    int least = 0, full = 0;
    linebreak_measure(flow, p, &least, &full);
    return full;
}

/* The room of a list's marks: `width` wide, then `gap` up to the text. */
struct margin {
    int width, gap;
    enum direction direction;
};

/* A galley of one line with the marker: numbers end at the text's side of their room, so that their
 * dots stand in one column; other marks begin at its other side. */
static void lay_marker(struct flow *flow, struct galley *galley, const struct node *item,
                       struct str text, struct frame frame, const struct margin *margin,
                       const struct look *look) {
    struct paragraph p = paragraph_init(flow);
    struct look *kept = arena_copy(flow->block_arena, look, sizeof *look);
    kept->node = item->parent->kind == NODE_FOOTNOTE ? item->parent : item;
    kept->label = kept->tabular = true;
    p.direction = margin->direction;
    paragraph_add_text(flow, &p, text, kept);
    paragraph_add_text(flow, &p, STR(" "), kept);
    int width = width_of(flow, &p);
    int room = margin->width > width && str_ends(text, STR(".")) ? margin->width - width : 0;
    frame = frame_indent(frame, margin->direction, room);
    if (margin->direction == DIRECTION_RIGHT_TO_LEFT)
        frame = (struct frame){frame.x + frame.width - width, width};
    linebreak_lay(flow, galley,
                  &(struct line_shape){.paragraph = &p,
                                       .look = kept,
                                       .x = frame.x,
                                       .width = frame.width,
                                       .side = margin->direction});
}

/* Puts the marker's pieces before those of the item's first slice, on its baseline. */
static void attach(struct galley *galley, size_t at, struct galley *marker) {
    if (marker->count == 0 || at >= galley->count)
        return;
    struct slice *mark = &marker->slices[0], *slice = &galley->slices[at];
    int down = slice->baseline > 0 ? slice->baseline - mark->baseline : 0;
    for (struct piece *piece = mark->first; piece != NULL; piece = piece->next)
        if (piece->kind == PIECE_RUN)
            piece->run.y += down;
    if (mark->first == NULL)
        return;
    mark->last->next = slice->first;
    slice->first = mark->first;
    if (slice->last == NULL)
        slice->last = mark->last;
}

static struct margin margin_of(struct flow *flow, const struct node *list,
                               const struct look *look) {
    struct margin margin = {.direction = flow->list_depth > 0 && flow->around != DIRECTION_OWN
                                             ? flow->around
                                             : direction_of_block(flow, list)};
    int last = list->start - 1, indent = look->size * 13 / 10;
    for (const struct node *item = list->first; list->ordered && item != NULL; item = item->next)
        last++;
    if (list->ordered) {
        struct paragraph p = paragraph_init(flow);
        struct look digits = *look;
        digits.tabular = true;
        paragraph_add_text(flow, &p, str_format(flow->block_arena, "%d.", last), &digits);
        margin.width = width_of(flow, &p);
        indent = margin.width + MARKER_GAP + look->size / 4;
    }
    indent = indent > BULLET_INDENT ? indent : BULLET_INDENT;
    margin.gap = indent - margin.width;
    return margin;
}

static void lay_item(struct flow *flow, struct galley *galley, const struct node *list,
                     const struct node *item, int number, struct frame frame,
                     const struct look *look, const struct margin *margin) {
    struct galley marker = {.arena = flow->block_arena};
    struct str text = marker_text(flow, list, item, number);
    int indent = margin->width + margin->gap;
    lay_marker(flow, &marker, item, text, frame, margin, look);
    size_t at = galley->count;
    if (!str_empty(item->id))
        galley_mark(galley, (struct mark){.name = item->id});
    flow->list_depth++;
    if (indent > 0)
        flow_blocks(flow, galley, item->first, frame_indent(frame, margin->direction, indent),
                    look);
    flow->list_depth--;
    if (galley->count == at || indent == 0) {
        galley_add(galley, 0, look->leading);
        galley->slices[galley->count - 1].baseline = marker.slices[0].baseline;
    }
    attach(galley, indent > 0 ? at : galley->count - 1, &marker);
    if (indent == 0)
        flow_blocks(flow, galley, item->first, frame, look);
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

void list_lay(struct flow *flow, struct galley *galley, const struct node *node, struct frame frame,
              const struct look *look) {
    struct look own = look_style(flow, look, node->role);
    struct margin margin = margin_of(flow, node, &own);
    enum direction around = flow->around;
    flow->around = margin.direction;
    if (frame.width - margin.width - margin.gap < NARROWEST)
        margin.width = margin.gap = 0;
    if (is_inside_tight(node) && galley->count > 0)
        galley->after = own.leading / TIGHT_PART;
    int number = node->start;
    size_t from = galley->count;
    for (const struct node *item = node->first; item != NULL; item = item->next) {
        lay_item(flow, galley, node, item, number++, frame, &own, &margin);
        if (node->tight && item->next != NULL)
            galley->after = own.leading / TIGHT_PART;
    }
    flow->around = around;
    keep_ends(galley, from);
    galley_request_space(galley, own.leading * 2 / 5);
}
