/* Rows: cells side by side. A row is composed into one slice, or cut at a page's end: each cell
 * then gives as many of its slices as fit. What is left may show its label (the first lines of the
 * first cell) again, so that a reader of that page knows whose rest it is. */
#include "layout/block/galley.h"

enum { LABEL_LINES = 2, TALLEST_LABEL = 30000 };

/* The label stands above the first cell's rest only when there is none. */
static bool shows_label(const struct row *row) {
    return row->continued && row->count > 0 && row->cells[0].next == row->cells[0].galley.count;
}

static int row_height(const struct row *row) {
    int height = shows_label(row) ? row->label.height : 0;
    for (size_t i = 0; i < row->count; i++) {
        int h = galley_height(&row->cells[i].galley, row->cells[i].next);
        height = h > height ? h : height;
    }
    return height + row->padding_top + row->padding_bottom;
}

/* Takes the cell's slices up to `available`, a chain of kept slices as a whole if possible. */
static size_t fitting_slices(const struct cell *cell, int available, int *height) {
    int y = 0;
    size_t fits = cell->next;
    *height = 0;
    for (size_t i = cell->next; i < cell->galley.count; i++) {
        const struct slice *slice = &cell->galley.slices[i];
        y += slice->height + (i > cell->next ? slice->space : 0);
        if (y > available)
            break;
        if (!slice->keep_next || i + 1 == cell->galley.count) {
            fits = i + 1;
            *height = y;
        }
    }
    return fits;
}

static void compose_cell(struct slice *into, struct cell *cell, size_t end, int y) {
    const struct slice *above = NULL;
    for (size_t first = cell->next; cell->next < end; cell->next++) {
        struct slice *slice = &cell->galley.slices[cell->next];
        y += cell->next > first ? slice->space : 0;
        if (slice->row != NULL)
            row_compose(slice);
        slice_draw_rails(cell->galley.arena, slice, above);
        if (into->baseline == 0 && slice->baseline != 0)
            into->baseline = y + slice->baseline;
        pieces_move_down(slice->pieces, y);
        pieces_append(&into->pieces, slice->pieces);
        y += slice->height;
        above = slice;
    }
}

/* Keeps a copy of the label before its slices are given away. */
static void keep_label(struct row *row) {
    if (!row->repeats_first || row->continued || row->count == 0)
        return;
    const struct galley *first = &row->cells[0].galley;
    int y = 0;
    for (size_t i = 0; i < first->count && i < LABEL_LINES; i++) {
        const struct slice *line = &first->slices[i];
        if (line->row != NULL || line->height > TALLEST_LABEL)
            break; /* a nested table is no label */
        y += i > 0 ? line->space : 0;
        for (const struct piece *piece = line->pieces.first; piece != NULL; piece = piece->next)
            if (piece->kind == PIECE_RUN) {
                struct run *run = &pieces_add(row->arena, &row->label.pieces, PIECE_RUN)->run;
                *run = piece->run;
                run->y += y;
                run->artefact = true;
            }
        y += line->height;
    }
    row->label.height = y;
}

static void show_label(struct slice *into, const struct row *row) {
    for (const struct piece *piece = row->label.pieces.first; piece != NULL; piece = piece->next) {
        struct run *run = &pieces_add(row->arena, &into->pieces, PIECE_RUN)->run;
        *run = piece->run;
        run->y += row->padding_top;
    }
}

static void draw_row(struct slice *slice, const struct row *row, bool last) {
    if (row->filled)
        pieces_add_rectangle(
            row->arena, &slice->pieces,
            (struct rectangle){row->frame.x, 0, row->frame.width, slice->height, row->fill});
    if (last && row->rule_height > 0)
        pieces_add_rectangle(row->arena, &slice->pieces,
                             (struct rectangle){row->frame.x, slice->height - row->rule_height,
                                                row->frame.width, row->rule_height, row->rule});
}

void row_compose(struct slice *slice) {
    struct row *row = slice->row;
    draw_row(slice, row, true);
    if (shows_label(row))
        show_label(slice, row);
    for (size_t i = 0; i < row->count; i++)
        compose_cell(slice, &row->cells[i], row->cells[i].galley.count, row->padding_top);
    slice->row = NULL;
}

/* A cell whose next slices do not fit together: a nested row that is too high is cut in turn,
 * anything else is taken as it is. Gives the height. */
static int force_cell(struct slice *into, struct cell *cell, int available, int y) {
    struct slice *slice = &cell->galley.slices[cell->next];
    struct slice part = {0};
    if (slice->row != NULL && slice->height > available && row_cut(slice, available, true, &part)) {
        pieces_move_down(part.pieces, y);
        pieces_append(&into->pieces, part.pieces);
        return part.height;
    }
    int height = slice->height;
    compose_cell(into, cell, cell->next + 1, y);
    return height;
}

static bool any_fits(const struct row *row, int available) {
    for (size_t i = 0; i < row->count; i++) {
        int height;
        if (row->cells[i].next < row->cells[i].galley.count &&
            fitting_slices(&row->cells[i], available, &height) == row->cells[i].next)
            return false;
    }
    return true;
}

void row_visit(const struct row *row, int available, row_visitor *visit, void *context) {
    int room = available - row->padding_top - row->padding_bottom, height;
    for (size_t i = 0; i < row->count; i++) {
        const struct cell *cell = &row->cells[i];
        size_t end = fitting_slices(cell, room, &height);
        for (size_t k = cell->next; k < end; k++) {
            const struct slice *slice = &cell->galley.slices[k];
            visit(context, slice);
            if (slice->row != NULL)
                row_visit(slice->row, slice->height, visit, context);
        }
    }
}

bool row_cut(struct slice *slice, int available, bool force, struct slice *part) {
    struct row *row = slice->row;
    int room = available - row->padding_top - row->padding_bottom;
    if (!force && !any_fits(row, room))
        return false;
    *part = (struct slice){.rails = slice->rails, .space = slice->space};
    part->pieces = slice->pieces; /* marks that wait at the row's top */
    slice->pieces = (struct pieces){0};
    keep_label(row);
    int used = shows_label(row) ? row->label.height : 0;
    if (used > 0)
        show_label(part, row);
    for (size_t i = 0; i < row->count; i++) {
        struct cell *cell = &row->cells[i];
        int height = 0;
        size_t end = fitting_slices(cell, room, &height);
        if (end > cell->next)
            compose_cell(part, cell, end, row->padding_top);
        else if (cell->next < cell->galley.count)
            height = force_cell(part, cell, room, row->padding_top);
        used = height > used ? height : used;
    }
    row->continued = true;
    part->height = used + row->padding_top + row->padding_bottom;
    slice->height = row_height(row);
    draw_row(part, row, false);
    return true;
}

struct row *row_new(struct arena *arena, size_t count, struct frame frame, int whole) {
    struct row *row = NEW(arena, struct row);
    *row = (struct row){.arena = arena, .count = count, .frame = frame, .whole = whole};
    row->cells = NEW_ARRAY(arena, struct cell, count);
    for (size_t i = 0; i < count; i++)
        row->cells[i].galley.arena = arena;
    return row;
}

struct slice *row_add(struct galley *galley, struct row *row) {
    struct slice *slice = galley_add(galley, 0, row_height(row));
    slice->row = row;
    if (slice->height <= row->whole)
        row_compose(slice);
    return slice;
}
