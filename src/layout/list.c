/* Lists: markers hang left of their items; task items carry a box. */
#include "layout/flow.h"

enum { BULLET_INDENT = 12000, MARKER_GAP = 4000, NARROWEST = 60000 };

static struct str marker_text(struct flow *flow, const struct node *list, const struct node *item,
                              int number) {
    static const struct str bullets[] = {{"\u2022", 3}, {"\u2013", 3}, {"\u00B7", 2}};
    if (item->task != TASK_NONE)
        return item->task == TASK_DONE ? STR("\u2611") : STR("\u2610");
    if (list->ordered)
        return str_format(flow->arena, "%d.", number);
    return bullets[flow->list_depth < 3 ? flow->list_depth : 2];
}

/* A galley of one line with the marker, right-aligned in the indent for numbers. */
static void lay_marker(struct flow *flow, struct galley *galley, const struct node *item,
                       struct str text, struct frame frame, const struct look *look) {
    struct paragraph p = paragraph_init(flow);
    struct look *kept = arena_copy(flow->arena, look, sizeof *look);
    kept->node = item->parent->kind == NODE_FOOTNOTE ? item->parent : item;
    kept->label = true;
    paragraph_add_text(flow, &p, text, kept);
    paragraph_add_text(flow, &p, STR(" "), kept);
    linebreak_lay(
        flow, galley,
        &(struct line_shape){.paragraph = &p, .look = kept, .x = frame.x, .width = frame.width});
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

static int indent_of(struct flow *flow, const struct node *list, const struct look *look) {
    if (!list->ordered)
        return look->size * 13 / 10 > BULLET_INDENT ? look->size * 13 / 10 : BULLET_INDENT;
    int last = list->start;
    for (const struct node *item = list->first; item != NULL; item = item->next)
        last++;
    struct paragraph p = paragraph_init(flow);
    paragraph_add_text(flow, &p, str_format(flow->arena, "%d.", last), look);
    int least = 0, full = 0;
    linebreak_measure(flow, &p, &least, &full);
    return full + MARKER_GAP + look->size / 4 > BULLET_INDENT ? full + MARKER_GAP + look->size / 4
                                                              : BULLET_INDENT;
}

static void lay_item(struct flow *flow, struct galley *galley, const struct node *list,
                     const struct node *item, int number, struct frame frame,
                     const struct look *look, int indent) {
    struct galley marker = {.arena = flow->arena};
    struct str text = marker_text(flow, list, item, number);
    struct frame place = {frame.x, indent > 0 ? indent : frame.width};
    lay_marker(flow, &marker, item, text, place, look);
    size_t at = galley->count;
    struct frame inner = {frame.x + indent, frame.width - indent};
    if (!str_empty(item->id))
        galley_mark(galley, (struct mark){.name = item->id});
    flow->list_depth++;
    if (indent > 0)
        flow_blocks(flow, galley, item->first, inner, look);
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

void list_lay(struct flow *flow, struct galley *galley, const struct node *node, struct frame frame,
              const struct look *look) {
    struct look own = look_style(flow, look, node->style);
    int indent = indent_of(flow, node, &own);
    if (frame.width - indent < NARROWEST)
        indent = 0;
    int number = node->start;
    size_t from = galley->count;
    for (const struct node *item = node->first; item != NULL; item = item->next) {
        lay_item(flow, galley, node, item, number++, frame, &own, indent);
        if (node->tight && item->next != NULL)
            galley->after = own.leading / 8;
    }
    keep_ends(galley, from);
    galley_space(galley, own.leading * 2 / 5);
}
