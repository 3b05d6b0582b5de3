/* The galley: spaces, marks and rails wait in it for the next slice. */
#include "layout/block/galley.h"

void galley_request_space(struct galley *galley, int space) {
    if (space > galley->after)
        galley->after = space;
}

void galley_mark(struct galley *galley, struct landmark mark) {
    pieces_add(galley->arena, &galley->marks, PIECE_MARK)->mark = mark;
}

struct slice *galley_add(struct galley *galley, int space, int height) {
    galley_request_space(galley, space);
    struct slice *slice = APPEND(galley->arena, galley->slices, galley->count);
    slice->space = galley->count > 1 ? galley->after : 0;
    slice->height = height;
    slice->break_before = galley->breaks;
    slice->rails = galley->rails;
    slice->header = galley->header;
    slice->pieces = galley->marks;
    galley->marks = (struct pieces){0};
    galley->after = 0;
    galley->breaks = false;
    return slice;
}

void galley_add_lines(struct galley *galley, struct lines lines) {
    for (size_t i = 0; i < lines.count; i++) {
        const struct line *line = &lines.list[i];
        struct slice *slice = galley_add(galley, 0, line->height);
        slice->baseline = line->baseline;
        slice->keep_next = lines.count > 1 && (i == 0 || i + 2 == lines.count);
        pieces_append(&slice->pieces, line->pieces);
    }
}

void galley_rail(struct galley *galley, struct frame frame, struct colour colour) {
    struct rail *rail = NEW(galley->arena, struct rail);
    *rail = (struct rail){galley->rails, frame.x, frame.width, colour};
    galley->rails = rail;
}

void galley_keep(struct galley *galley, size_t from) {
    for (size_t i = from; i < galley->count; i++)
        galley->slices[i].keep_next = true;
}

int galley_height(const struct galley *galley, size_t from) {
    int height = 0;
    for (size_t i = from; i < galley->count; i++)
        height += galley->slices[i].height + (i > from ? galley->slices[i].space : 0);
    return height;
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
        pieces_add_first(&slice->pieces, piece);
    }
}

void slice_add_runs(struct arena *arena, struct slice *slice, const struct slice *line,
                    bool artefact) {
    for (const struct piece *piece = line->pieces.first; piece != NULL; piece = piece->next)
        if (piece->kind == PIECE_RUN) {
            struct run *run = &pieces_add(arena, &slice->pieces, PIECE_RUN)->run;
            *run = piece->run;
            run->y += slice->baseline - line->baseline;
            run->artefact = artefact;
        }
}
