/* The galley: a column of slices, with the spaces, marks and rails that wait for the next slice. */
#include "layout/block/flow.h"

struct piece *slice_add(struct arena *arena, struct slice *slice, enum piece_kind kind) {
    struct piece *piece = NEW(arena, struct piece);
    piece->kind = kind;
    if (slice->last == NULL)
        slice->first = piece;
    else
        slice->last->next = piece;
    slice->last = piece;
    return piece;
}

void slice_add_rectangle(struct arena *arena, struct slice *slice, struct rectangle rectangle) {
    if (rectangle.width > 0 && rectangle.height > 0)
        slice_add(arena, slice, PIECE_RECTANGLE)->rectangle = rectangle;
}

void galley_request_space(struct galley *galley, int space) {
    if (space > galley->after)
        galley->after = space;
}

void galley_mark(struct galley *galley, struct mark mark) {
    struct piece *piece = NEW(galley->arena, struct piece);
    piece->kind = PIECE_MARK;
    piece->mark = mark;
    struct piece **end = &galley->marks;
    while (*end != NULL)
        end = &(*end)->next;
    *end = piece;
}

static void take_marks(struct galley *galley, struct slice *slice) {
    slice->first = galley->marks;
    for (struct piece *piece = galley->marks; piece != NULL; piece = piece->next)
        slice->last = piece;
    galley->marks = NULL;
}

struct slice *galley_add(struct galley *galley, int space, int height) {
    galley_request_space(galley, space);
    struct slice *slice = APPEND(galley->arena, galley->slices, galley->count);
    slice->space = galley->count > 1 ? galley->after : 0;
    slice->height = height;
    slice->break_before = galley->breaks;
    slice->rails = galley->rails;
    slice->header = galley->header;
    galley->after = 0;
    galley->breaks = false;
    take_marks(galley, slice);
    return slice;
}

void galley_rail(struct galley *galley, int x, int width, struct colour colour) {
    struct rail *rail = NEW(galley->arena, struct rail);
    *rail = (struct rail){.outer = galley->rails, .x = x, .width = width, .colour = colour};
    galley->rails = rail;
}

static bool has_rail(const struct slice *slice, const struct rail *rail) {
    for (const struct rail *r = slice == NULL ? NULL : slice->rails; r != NULL; r = r->outer)
        if (r == rail)
            return true;
    return false;
}

/* Outermost first, because pages paint in order. */
void slice_draw_rails(struct arena *arena, struct slice *slice, const struct slice *above) {
    for (const struct rail *rail = slice->rails; rail != NULL; rail = rail->outer) {
        int top = has_rail(above, rail) ? -slice->space : 0;
        struct piece *piece = NEW(arena, struct piece);
        piece->kind = PIECE_RECTANGLE;
        piece->rectangle =
            (struct rectangle){rail->x, top, rail->width, slice->height - top, rail->colour};
        piece->next = slice->first;
        slice->first = piece;
        if (slice->last == NULL)
            slice->last = piece;
    }
}

struct galley galley_of_text(struct flow *flow, struct str text, struct frame frame,
                             const struct look *look, enum alignment alignment,
                             enum direction direction) {
    struct galley galley = {.arena = flow->block_arena};
    struct paragraph p = paragraph_init(flow);
    p.direction = direction;
    paragraph_add_text(flow, &p, text, look);
    if (p.text.count > 0)
        linebreak_lay(flow, &galley,
                      &(struct line_shape){.paragraph = &p,
                                           .look = look,
                                           .x = frame.x,
                                           .width = frame.width,
                                           .alignment = alignment,
                                           .side = DIRECTION_LEFT_TO_RIGHT});
    return galley;
}
