/* Columns of numbers: where all cells of a right-aligned column are numbers, with units or not,
 * their decimal signs stand below each other. */
#include "layout/block/table.h"

/* The inlines of a cell that holds no more than a line of text, in `look`; NULL when it holds more.
 */
static const struct node *only_inlines(const struct typesetter *t, const struct node *cell,
                                       struct look *look) {
    const struct node *first = cell->first;
    if (first != NULL && first->kind == NODE_PARAGRAPH && first->next == NULL) {
        *look = look_style(t, look, first->role);
        first = first->first;
    }
    for (const struct node *node = first; node != NULL; node = node->next)
        if (node_is_block(node->kind))
            return NULL;
    return first;
}

/* Where the text proper ends: before the raised number of a note. */
static size_t text_end(const struct paragraph *p) {
    for (size_t i = 0; i < p->span_count; i++)
        if (p->spans[i].look->raise != 0)
            return p->spans[i].from;
    return p->text.count;
}

/* Of the first `to` bytes. */
static int width_of(struct typesetter *t, const struct paragraph *p, size_t to) {
    struct paragraph part = paragraph_init(t);
    struct str text = {p->text.bytes, p->text.count};
    for (size_t i = 0; i < p->span_count && p->spans[i].from < to; i++) {
        const struct span *span = &p->spans[i];
        size_t end = span->to < to ? span->to : to;
        paragraph_add_text(t, &part, str_slice(text, span->from, end), span->look);
    }
    return part.text.count > 0 ? paragraph_measure(t, &part).full : 0;
}

struct measured {
    enum cell_kind kind;
    bool unit;
    int before, after;
};

static struct measured measure_cell(const struct node *cell, struct context c) {
    struct typesetter *t = &c.flow->typesetter;
    struct measured m = {.kind = CELL_EMPTY};
    struct look own = *c.look;
    const struct node *first = only_inlines(t, cell, &own);
    if (first == NULL) {
        m.kind = cell->first == NULL ? CELL_EMPTY : CELL_WORDS;
        return m;
    }
    struct paragraph p = paragraph_init(t);
    p.measured = true;
    paragraph_add(t, &p, first, NULL, &own);
    struct number n = {0};
    struct str text = {p.text.bytes, text_end(&p)};
    m.kind = p.image_count > 0 ? CELL_WORDS : number_read(text, t->language, &n);
    if (m.kind == CELL_NUMBER) {
        m.unit = n.end < text.n;
        /* The rest is measured with what it follows: a unit stands close to its number. */
        m.before = width_of(t, &p, n.point);
        m.after = width_of(t, &p, p.text.count) - m.before;
    }
    return m;
}

static void count_row(const struct node *table, const struct node *row, struct numeric *list,
                      struct context c) {
    struct look own = look_style(&c.flow->typesetter, c.look, row->role);
    size_t at = 0;
    for (const struct node *cell = row->first; cell != NULL && at < table->column_count;
         at += table_span(cell), cell = cell->next) {
        struct numeric *column = &list[at];
        if (table_span(cell) > 1 || column->words > 0 ||
            table->columns[at].alignment != ALIGN_RIGHT)
            continue;
        c.look = &own;
        struct look inside = table_cell_look(cell, false, c);
        inside.tabular = true;
        c.look = &inside;
        struct measured m = measure_cell(cell, c);
        column->count += m.kind == CELL_NUMBER;
        column->units += m.kind == CELL_NUMBER && m.unit;
        column->words += m.kind == CELL_WORDS;
        column->before = m.before > column->before ? m.before : column->before;
        column->after = m.after > column->after ? m.after : column->after;
    }
}

struct numeric *numeric_columns(const struct node *table, size_t count, struct context c) {
    struct numeric *list = NEW_ARRAY(c.flow->typesetter.block_arena, struct numeric, count + 1);
    bool any = false;
    for (size_t i = 0; i < table->column_count; i++)
        any = any || table->columns[i].alignment == ALIGN_RIGHT;
    size_t number = 0;
    for (const struct node *row = any ? table->first : NULL; row != NULL; row = row->next)
        if (number++ >= table->header_rows && row->role != ROLE_GROUP)
            count_row(table, row, list, c);
    /* Amounts with units under amounts without them are no series: nothing to align. */
    for (size_t i = 0; i < count; i++)
        list[i].aligned = list[i].words == 0 && list[i].count > 1 &&
                          (list[i].units == 0 || list[i].units == list[i].count);
    return list;
}

int numeric_shift(const struct numeric *column, const struct node *cell, struct context c) {
    struct measured m = measure_cell(cell, c);
    int shift = column->after - m.after;
    if (m.kind != CELL_NUMBER && m.kind != CELL_NOTHING)
        return 0;
    return m.before + m.after + shift <= c.frame.width ? shift : 0;
}
