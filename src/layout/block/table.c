/* Tables: rows of cells with hairlines below; header rows are repeated on each page by the pager.
 */
#include "layout/block/table.h"
#include "model/words.h"

enum {
    LEAST_ROWS = 3,   /* so many stand together at the end of a table */
    SMALL_PART = 6,   /* a table up to this part of a page is not parted */
    CHIEF_PART = 3,   /* a column wider than this part of the table may say "(continued)" */
    TALLEST_PART = 5, /* a row is cut when it is higher than this part of a page */
};

enum alignment table_alignment(const struct node *table, size_t column) {
    return column < table->column_count ? table->columns[column].alignment : ALIGN_LEFT;
}

size_t table_span(const struct node *cell) {
    return cell->column_span > 1 ? cell->column_span : 1;
}

struct look table_cell_look(const struct node *cell, bool header, struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    struct look own = *c.look;
    bool nested = c.table_depth > 0;
    if (header)
        own = look_style(t, &own, ROLE_TABLE_HEADER);
    else if (!nested && (cell->parent == NULL || cell->parent->role == ROLE_NONE))
        own = look_style(t, &own, ROLE_TABLE_CELL);
    if (nested && !header)
        own = look_resize(t, &own, own.size * t->theme->table_nested_size / 1000,
                          own.leading * t->theme->table_nested_size / 1000);
    own = look_style(t, &own, cell->role);
    own.node = cell;
    return own;
}

struct grid {
    const struct node *table;
    struct frame frame;
    const int *widths;
    const struct numeric *numbers;
    size_t columns;
    bool tight;  /* no room between the columns */
    bool turned; /* the first column is at the right */
    int total;   /* of the widths */
};

/* Frame of the cell at `column`; a cell that ends before the last column leaves the gap free. */
static struct frame cell_frame(const struct grid *grid, size_t column, size_t span,
                               struct context c) {
    struct frame frame = {grid->frame.x, 0};
    for (size_t i = 0; i < grid->columns && i < column; i++)
        frame.x += grid->widths[i];
    for (size_t i = column; i < grid->columns && i < column + span; i++)
        frame.width += grid->widths[i];
    if (column + span < grid->columns && !grid->tight)
        frame.width -= table_gap(grid->table, column + span - 1, c);
    if (grid->turned)
        frame.x = 2 * grid->frame.x + grid->total - frame.x - frame.width;
    return frame;
}

static void lay_cells(struct row *row, const struct node *node, const struct grid *grid,
                      struct context c) {
    const struct look *look = c.look;
    int indent = c.flow->typesetter.theme->table_band_indent;
    bool group = node->role == ROLE_GROUP, header = node_is_header_row(node);
    size_t column = 0, at = 0;
    for (const struct node *cell = node->first; cell != NULL && column < grid->columns;
         cell = cell->next, at++) {
        size_t span = group ? grid->columns : table_span(cell);
        c.frame = cell_frame(grid, column, span, c);
        if (group && c.frame.width > 8 * indent)
            c.frame = (struct frame){c.frame.x + indent, c.frame.width - 2 * indent};
        c.look = look;
        c.alignment = group ? ALIGN_LEFT : table_alignment(grid->table, column);
        struct look own = table_cell_look(cell, header, c);
        own.tabular = c.alignment == ALIGN_RIGHT;
        c.look = &own;
        if (!header && span == 1 && grid->numbers[column].aligned)
            c.frame.width -= numeric_shift(&grid->numbers[column], cell, c);
        struct context inside = c;
        inside.list_depth = 0;
        inside.table_depth++;
        if (!str_empty(cell->id))
            galley_mark(&row->cells[at].galley, (struct landmark){.name = cell->id});
        blocks_lay(&row->cells[at].galley, cell->first, inside);
        column += span;
    }
    row->count = at;
}

/* The first line of a cell, when it is text that may be moved; NULL when not. */
static struct slice *first_line(struct row *row, size_t cell) {
    struct galley *galley = &row->cells[cell].galley;
    bool text = galley->count > 0 && galley->slices[0].row == NULL &&
                galley->slices[0].rails == NULL && galley->slices[0].baseline > 0;
    return text ? &galley->slices[0] : NULL;
}

static void dress_row(struct row *row, const struct node *node, struct context c) {
    const struct theme *theme = c.flow->typesetter.theme;
    const struct style *style = theme_style(theme, node->role);
    enum role table = node->parent != NULL ? node->parent->role : ROLE_NONE;
    bool group = node->role == ROLE_GROUP, header = node_is_header_row(node);
    row->padding_top = row->padding_bottom = table == ROLE_MATRIX || table == ROLE_EXHIBIT_TABLE
                                                 ? theme->table_matrix_padding
                                             : c.table_depth > 0 ? theme->table_nested_padding
                                                                 : theme->table_padding;
    row->repeats_first = c.table_depth == 0;
    row->rule_height = group || table == ROLE_COVER_FACTS ? 0
                       : header                           ? theme->table_header_rule
                                                          : theme->hairline;
    row->rule = header ? theme->ink : theme->rule;
    row->filled = group || (style != NULL && style->has_fill);
    row->fill = style != NULL && style->has_fill ? style->fill : theme->panel;
}

static void lay_row(struct galley *galley, const struct node *node, const struct grid *grid,
                    struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    bool header = node_is_header_row(node);
    size_t most = 0;
    for (const struct node *cell = node->first; cell != NULL; cell = cell->next)
        most++;
    int whole = header ? t->theme->table_header_most : theme_text_height(t->theme) / TALLEST_PART;
    struct row *row = row_new(t->block_arena, most, grid->frame, whole);
    dress_row(row, node, c);
    struct look own = look_style(t, c.look, node->role);
    c.look = &own;
    if (!str_empty(node->id))
        galley_mark(galley, (struct landmark){.name = node->id});
    lay_cells(row, node, grid, c);
    /* Small text beside larger text begins on the same baseline, moved down by `most` at
     * most. */
    int lowest = 0;
    for (size_t i = 0; i < row->count; i++) {
        const struct slice *line = first_line(row, i);
        lowest = line != NULL && line->baseline > lowest ? line->baseline : lowest;
    }
    for (size_t i = 0; i < row->count; i++) {
        struct slice *line = first_line(row, i);
        int down = line == NULL ? 0 : lowest - line->baseline;
        if (down <= 0 || down > t->theme->table_drop)
            continue;
        pieces_move_down(line->pieces, down);
        line->height += down;
        line->baseline += down;
    }
    row_add(galley, row)->keep_next = header || node->role == ROLE_GROUP;
}

/* Where the text of a header slice ends on the line at the foot of its first cell; 0 = nowhere. */
static int text_end(const struct slice *slice, struct frame first, int *baseline) {
    int end = 0;
    *baseline = 0;
    for (const struct piece *piece = slice->pieces.first; piece != NULL; piece = piece->next) {
        const struct run *run = &piece->run;
        if (piece->kind != PIECE_RUN || run->x < first.x || run->x >= first.x + first.width)
            continue;
        int x = run->x + run_width(run);
        end = run->y > *baseline || x > end ? x : end;
        *baseline = run->y > *baseline ? run->y : *baseline;
    }
    return end;
}

/* "(continued)" as a run for the frame; NULL when it is wider, or in a round without glyphs. */
static struct piece *make_sign(struct context c) {
    struct typesetter *t = &c.flow->typesetter;
    if (c.frame.width <= 0)
        return NULL;
    struct look own = *c.look;
    own.face = FACE_REGULAR;
    own.colour = t->theme->quiet;
    own.node = NULL;
    look_settle(t, &own);
    c.look = &own;
    struct paragraph p = paragraph_init(t);
    paragraph_add_text(t, &p, str_of(words_of(t->language)->continued), &own);
    if (paragraph_measure(t, &p).full >= c.frame.width)
        return NULL;
    struct galley galley = {.arena = t->block_arena};
    lines_lay(&galley, c, (struct line_shape){.paragraph = &p});
    return galley.slices[0].pieces.first;
}

/* Behind the words of the first header cell, or of one so wide that it stands for the table. */
static bool add_sign(struct slice *slice, const struct grid *grid, struct context c) {
    for (size_t column = 0; column < grid->columns; column++) {
        struct frame cell = cell_frame(grid, column, 1, c);
        int baseline, end = text_end(slice, cell, &baseline), from = end + c.look->size / 3;
        bool chief = column == 0 || cell.width > grid->frame.width / CHIEF_PART;
        if (!chief || end <= cell.x || table_alignment(grid->table, column) != ALIGN_LEFT)
            continue;
        c.frame = (struct frame){from, cell.x + cell.width - from};
        struct piece *sign = make_sign(c);
        if (sign == NULL)
            continue;
        sign->run.y = baseline;
        pieces_add_first(&slice->pieces, sign);
        return true;
    }
    return false;
}

/* Where no cell has room, the sign stands on a line above. The rows' pieces belong to the header on
 * the first page too, so the sign goes before them. */
static void add_continued(struct header *header, const struct grid *grid, struct context c) {
    struct look own = look_style(&c.flow->typesetter, c.look, ROLE_TABLE_HEADER);
    c.look = &own;
    if (header->count == 1 && add_sign(&header->slices[0], grid, c))
        return;
    c.frame = grid->frame;
    struct piece *sign = make_sign(c);
    for (size_t i = header->count++; i > 0; i--)
        header->slices[i] = header->slices[i - 1];
    header->slices[0] = (struct slice){.height = own.leading, .pieces = {sign, sign}};
}

/* What is repeated of the slices from `from` on; NULL when that would leave no room for rows. */
static const struct header *make_header(const struct galley *galley, size_t from,
                                        const struct grid *grid, struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    struct arena *arena = t->block_arena;
    struct header *header = NEW(arena, struct header);
    size_t rows = galley->count - from;
    if (rows == 0)
        return NULL;
    header->count = rows;
    header->slices = NEW_ARRAY(arena, struct slice, rows + 1);
    for (size_t i = 0; i < rows; i++) {
        header->slices[i] = galley->slices[from + i];
        if (header->slices[i].row != NULL)
            return NULL;
    }
    add_continued(header, grid, c);
    for (size_t i = 0; i < header->count; i++)
        header->height += header->slices[i].height;
    return header->height <= t->theme->table_header_most ? header : NULL;
}

static void lay_rows(struct galley *galley, const struct grid *grid, struct context c) {
    const struct header *outer = galley->header;
    size_t from = galley->count, number = 0, header_rows = grid->table->header_rows;
    for (const struct node *row = grid->table->first; row != NULL; row = row->next, number++) {
        if (number == header_rows && number > 0)
            galley->header = make_header(galley, from, grid, c);
        lay_row(galley, row, grid, c);
    }
    /* A small table stands on one page; of a larger one no single row begins or ends a page. */
    int page = theme_text_height(c.flow->typesetter.theme);
    bool small = c.table_depth == 0 && galley_height(galley, from) <= page / SMALL_PART;
    for (size_t i = from; i + 1 < galley->count; i++)
        if (galley->slices[i].row == NULL &&
            (small || i <= from + header_rows || i + LEAST_ROWS >= galley->count))
            galley->slices[i].keep_next = true;
    if (galley->count > from)
        galley->slices[galley->count - 1].keep_next = false;
    galley->header = outer;
}

void table_lay(struct galley *galley, const struct node *node, struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    struct grid grid = {.table = node, .columns = table_column_count(node)};
    if (grid.columns == 0)
        return;
    int leading = c.look->leading;
    struct look own = look_style(t, c.look, node->role);
    c.look = &own;
    int *widths = NEW_ARRAY(t->block_arena, int, grid.columns);
    table_widths(node, c, widths);
    grid.widths = widths;
    for (size_t i = 0; i < grid.columns; i++)
        grid.total += widths[i];
    grid.numbers = numeric_columns(node, grid.columns, c);
    grid.tight = table_padding(c) * (int)grid.columns > c.frame.width / 2;
    /* In a document that runs from right to left so do all tables, as readers expect one order. */
    grid.turned = direction_of_document(t) == DIRECTION_RIGHT_TO_LEFT ||
                  direction_of_block(t, node) == DIRECTION_RIGHT_TO_LEFT;
    /* what the columns leave free is behind the last one */
    grid.frame =
        frame_indent(c.frame, grid.turned ? DIRECTION_LEFT_TO_RIGHT : DIRECTION_RIGHT_TO_LEFT,
                     c.frame.width - grid.total);
    c.around = grid.turned ? DIRECTION_RIGHT_TO_LEFT : DIRECTION_OWN;
    galley_request_space(galley, leading / 3);
    lay_rows(galley, &grid, c);
    galley_request_space(galley, leading * 4 / 5);
}
