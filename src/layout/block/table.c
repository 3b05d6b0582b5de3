/* Tables: rows of cells with hairlines below; header rows are repeated on each page by the pager.
 */
#include "layout/block/flow.h"
#include "model/words.h"

enum {
    ROW_PADDING = 5000,
    NESTED_PADDING = 3000,
    BAND_INDENT = 6000,
    MATRIX_PADDING = 2400,
    LEAST_ROWS = 3,      /* so many stand together at the end of a table */
    SMALL_PART = 6,      /* a table up to this part of a page is not parted */
    CHIEF_PART = 3,      /* a column wider than this part of the table may say "(continued)" */
    TALLEST_PART = 5,    /* a row is cut when it is higher than this part of a page */
    LARGEST_DROP = 6000, /* of small text to the baseline of the text beside it */
    HAIRLINE = 500,
    HEADER_LINE = 900,
    TALLEST_HEADER =
        200000 /* a header above this is not repeated: it would leave no room for rows */
};

static bool is_group(const struct node *row) {
    return row->role == ROLE_GROUP;
}

static void lay_cell(struct flow *flow, struct cell *cell, const struct node *node,
                     struct frame frame, const struct look *look, enum alignment alignment) {
    enum alignment outer = flow->alignment;
    int depth = flow->list_depth;
    flow->alignment = alignment;
    flow->list_depth = 0;
    flow->table_depth++;
    cell->galley.arena = flow->block_arena;
    if (!str_empty(node->id))
        galley_mark(&cell->galley, (struct mark){.name = node->id});
    flow_blocks(flow, &cell->galley, node->first, frame, look);
    flow->table_depth--;
    flow->list_depth = depth;
    flow->alignment = outer;
}

static size_t count_children(const struct node *node) {
    size_t count = 0;
    for (const struct node *child = node->first; child != NULL; child = child->next)
        count++;
    return count;
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
static struct frame cell_frame(const struct flow *flow, const struct grid *grid, size_t column,
                               size_t span) {
    struct frame frame = {grid->frame.x, 0};
    for (size_t i = 0; i < grid->columns && i < column; i++)
        frame.x += grid->widths[i];
    for (size_t i = column; i < grid->columns && i < column + span; i++)
        frame.width += grid->widths[i];
    if (column + span < grid->columns && !grid->tight)
        frame.width -= table_gap(flow, grid->table, column + span - 1);
    if (grid->turned)
        frame.x = 2 * grid->frame.x + grid->total - frame.x - frame.width;
    return frame;
}

static void lay_cells(struct flow *flow, struct row *row, const struct node *node,
                      const struct grid *grid, bool header, const struct look *look) {
    size_t column = 0, at = 0;
    for (const struct node *cell = node->first; cell != NULL && column < grid->columns;
         cell = cell->next, at++) {
        size_t span = cell->column_span > 1 ? cell->column_span : 1;
        if (is_group(node))
            span = grid->columns;
        struct frame frame = cell_frame(flow, grid, column, span);
        if (is_group(node) && frame.width > 8 * BAND_INDENT)
            frame = (struct frame){frame.x + BAND_INDENT, frame.width - 2 * BAND_INDENT};
        struct look own = table_cell_look(flow, cell, header, look);
        enum alignment alignment =
            is_group(node) ? ALIGN_LEFT : table_alignment(grid->table, column);
        own.tabular = alignment == ALIGN_RIGHT;
        if (!header && span == 1 && grid->numbers[column].aligned)
            frame.width -= numeric_shift(flow, &grid->numbers[column], cell, &own, frame.width);
        lay_cell(flow, &row->cells[at], cell, frame, &own, alignment);
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

/* Small text beside larger text begins on the same baseline. */
static void align_baselines(struct row *row) {
    int lowest = 0;
    for (size_t i = 0; i < row->count; i++) {
        const struct slice *line = first_line(row, i);
        lowest = line != NULL && line->baseline > lowest ? line->baseline : lowest;
    }
    for (size_t i = 0; i < row->count; i++) {
        struct slice *line = first_line(row, i);
        int down = line == NULL ? 0 : lowest - line->baseline;
        if (down <= 0 || down > LARGEST_DROP)
            continue;
        slice_move_down(line, down);
        line->height += down;
        line->baseline += down;
    }
}

static void dress_row(const struct flow *flow, struct row *row, const struct node *node,
                      bool header) {
    int padding = flow->table_depth > 0 ? NESTED_PADDING : ROW_PADDING;
    const struct style *style = flow_style(flow, node->role);
    if (node->parent != NULL && node->parent->role == ROLE_MATRIX)
        padding = MATRIX_PADDING;
    row->padding_top = row->padding_bottom = padding;
    row->whole = header ? TALLEST_HEADER : flow_text_height(flow) / TALLEST_PART;
    row->repeats_first = flow->table_depth == 0;
    row->rule_height = header ? HEADER_LINE : HAIRLINE;
    row->rule = header ? flow->theme->ink : flow->theme->rule;
    row->filled = style != NULL && style->has_fill;
    if (row->filled)
        row->fill = style->fill;
    if (node->parent != NULL && node->parent->role == ROLE_COVER_FACTS)
        row->rule_height = 0;
    if (is_group(node)) {
        row->filled = true;
        row->fill = style != NULL && style->has_fill ? style->fill : flow->theme->panel;
        row->rule_height = 0;
    }
}

static void lay_row(struct flow *flow, struct galley *galley, const struct node *node,
                    const struct grid *grid, bool header, const struct look *look) {
    struct row *row = NEW(flow->block_arena, struct row);
    row->cells = NEW_ARRAY(flow->block_arena, struct cell, count_children(node) + 1);
    row->x = grid->frame.x;
    row->width = grid->frame.width;
    dress_row(flow, row, node, header);
    struct look own = look_style(flow, look, node->role);
    if (!str_empty(node->id))
        galley_mark(galley, (struct mark){.name = node->id});
    lay_cells(flow, row, node, grid, header, &own);
    align_baselines(row);
    struct slice *slice = row_add(galley, row);
    slice->keep_next = header || is_group(node);
}

/* Where the text of a header slice ends on the line at the foot of its first cell; 0 = nowhere. */
static int text_end(const struct slice *slice, struct frame first, int *baseline) {
    int end = 0;
    *baseline = 0;
    for (const struct piece *piece = slice->first; piece != NULL; piece = piece->next) {
        const struct run *run = &piece->run;
        if (piece->kind != PIECE_RUN || run->x < first.x || run->x >= first.x + first.width)
            continue;
        int x = run->x;
        for (size_t i = 0; i < run->glyph_count; i++)
            x += run->glyphs[i].advance;
        end = run->y > *baseline || x > end ? x : end;
        *baseline = run->y > *baseline ? run->y : *baseline;
    }
    return end;
}

/* "(continued)" as a run for `frame`; NULL when it is wider, or in a round without glyphs. */
static struct piece *make_sign(struct flow *flow, struct frame frame, const struct look *look) {
    struct galley galley = {.arena = flow->block_arena};
    if (frame.width <= 0)
        return NULL;
    struct look *own = arena_copy(flow->block_arena, look, sizeof *look);
    own->face = FACE_REGULAR;
    own->colour = flow->theme->quiet;
    own->node = NULL;
    look_settle(flow, own);
    struct paragraph p = paragraph_init(flow);
    paragraph_add_text(flow, &p, str_of(words_of(flow->input->document->language)->continued), own);
    int least = 0, full = 0;
    linebreak_measure(flow, &p, &least, &full);
    if (full >= frame.width)
        return NULL;
    linebreak_lay(
        flow, &galley,
        &(struct line_shape){.paragraph = &p, .look = own, .x = frame.x, .width = frame.width});
    return galley.slices[0].first;
}

/* Behind the words of the first header cell, or of one so wide that it stands for the table. */
static bool add_sign(struct flow *flow, struct slice *slice, const struct grid *grid,
                     const struct look *look) {
    for (size_t column = 0; column < grid->columns; column++) {
        struct frame cell = cell_frame(flow, grid, column, 1);
        int baseline, end = text_end(slice, cell, &baseline), from = end + look->size / 3;
        bool chief = column == 0 || cell.width > grid->frame.width / CHIEF_PART;
        if (!chief || end <= cell.x || table_alignment(grid->table, column) != ALIGN_LEFT)
            continue;
        struct piece *sign =
            make_sign(flow, (struct frame){from, cell.x + cell.width - from}, look);
        if (sign == NULL)
            continue;
        sign->run.y = baseline;
        sign->next = slice->first;
        slice->first = sign;
        return true;
    }
    return false;
}

/* Where no cell has room, the sign stands on a line above. The rows' pieces belong to the header on
 * the first page too, so the sign goes before them. */
static void add_continued(struct flow *flow, struct header *header, const struct grid *grid,
                          const struct look *look) {
    struct look own = look_style(flow, look, ROLE_TABLE_HEADER);
    if (header->count == 1 && add_sign(flow, &header->slices[0], grid, &own))
        return;
    struct slice *line = &header->slices[header->count];
    struct piece *sign = make_sign(flow, grid->frame, &own);
    for (size_t i = header->count++; i > 0; i--)
        header->slices[i] = header->slices[i - 1];
    line = &header->slices[0];
    *line = (struct slice){.height = own.leading, .first = sign, .last = sign};
}

static const struct header *make_header(struct flow *flow, const struct galley *galley, size_t from,
                                        const struct grid *grid, const struct look *look) {
    struct header *header = NEW(flow->block_arena, struct header);
    size_t rows = galley->count - from;
    if (rows == 0)
        return NULL;
    header->count = rows;
    header->slices = NEW_ARRAY(flow->block_arena, struct slice, rows + 1);
    for (size_t i = 0; i < rows; i++) {
        header->slices[i] = galley->slices[from + i];
        if (header->slices[i].row != NULL)
            return NULL;
    }
    add_continued(flow, header, grid, look);
    for (size_t i = 0; i < header->count; i++)
        header->height += header->slices[i].height;
    return header->height <= TALLEST_HEADER ? header : NULL;
}

/* A small table stands on one page; of a larger one no single row begins or ends a page. */
static void keep_rows(const struct flow *flow, struct galley *galley, size_t from,
                      size_t header_rows) {
    bool small = flow->table_depth == 0 &&
                 galley_height(galley, from) <= flow_text_height(flow) / SMALL_PART;
    for (size_t i = from; i + 1 < galley->count; i++)
        if (galley->slices[i].row == NULL &&
            (small || i <= from + header_rows || i + LEAST_ROWS >= galley->count))
            galley->slices[i].keep_next = true;
    if (galley->count > from)
        galley->slices[galley->count - 1].keep_next = false;
}

static void lay_rows(struct flow *flow, struct galley *galley, const struct grid *grid,
                     const struct look *look) {
    const struct header *outer = galley->header;
    size_t from = galley->count, number = 0;
    for (const struct node *row = grid->table->first; row != NULL; row = row->next) {
        if (number == grid->table->header_rows && number > 0)
            galley->header = make_header(flow, galley, from, grid, look);
        lay_row(flow, galley, row, grid, number < grid->table->header_rows, look);
        number++;
    }
    keep_rows(flow, galley, from, grid->table->header_rows);
    galley->header = outer;
}

/* In a document that runs from right to left so do all tables, as readers expect one order. */
static bool is_turned(const struct flow *flow, const struct node *table) {
    return direction_of_document(flow) == DIRECTION_RIGHT_TO_LEFT ||
           direction_of_block(flow, table) == DIRECTION_RIGHT_TO_LEFT;
}

void table_lay(struct flow *flow, struct galley *galley, const struct node *node,
               struct frame frame, const struct look *look) {
    struct grid grid = {.table = node, .frame = frame, .columns = table_column_count(node)};
    if (grid.columns == 0)
        return;
    struct look own = look_style(flow, look, node->role);
    int *widths = NEW_ARRAY(flow->block_arena, int, grid.columns);
    table_widths(flow, node, &own, frame.width, widths);
    grid.widths = widths;
    for (size_t i = 0; i < grid.columns; i++)
        grid.total += widths[i];
    grid.numbers = numeric_columns(flow, node, &own, grid.columns);
    grid.tight = table_padding(flow) * (int)grid.columns > frame.width / 2;
    enum direction around = flow->around;
    grid.turned = is_turned(flow, node);
    /* what the columns leave free is behind the last one */
    grid.frame =
        frame_indent(frame, grid.turned ? DIRECTION_LEFT_TO_RIGHT : DIRECTION_RIGHT_TO_LEFT,
                     frame.width - grid.total);
    flow->around = grid.turned ? DIRECTION_RIGHT_TO_LEFT : DIRECTION_OWN;
    galley_request_space(galley, look->leading / 3);
    lay_rows(flow, galley, &grid, &own);
    flow->around = around;
    galley_request_space(galley, look->leading * 4 / 5);
}
