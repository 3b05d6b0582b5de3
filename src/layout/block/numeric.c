/* Columns of numbers: where all cells of a right-aligned column are numbers, with units or not,
 * their decimal signs stand below each other. A number is told from other text by its form only;
 * which sign is the decimal one follows from the number itself where it can, else from the
 * document's language. */
#include "layout/block/flow.h"

enum { LONGEST_PREFIX = 10, LONGEST_UNIT = 16, LONGEST_NUMBER = 40 /* bytes */ };

enum cell_kind { CELL_EMPTY, CELL_NUMBER, CELL_NOTHING, CELL_WORDS };

/* The digits from `from` to `end`, the decimal sign at `point` (the end when there is none). */
struct number {
    size_t from, end, point;
};

static bool is_digit(struct str text, size_t at) {
    return at < text.n && text.s[at] >= '0' && text.s[at] <= '9';
}

static size_t count_digits(struct str text, size_t at) {
    size_t count = 0;
    while (is_digit(text, at + count))
        count++;
    return count;
}

/* Bytes of a blank that may stand between groups of digits. */
static size_t group_blank(struct str text, size_t at) {
    static const struct str blanks[] = {{" ", 1},      {"'", 1},      {"\u00A0", 2},
                                        {"\u2019", 3}, {"\u2009", 3}, {"\u202F", 3}};
    for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++)
        if (str_starts(str_slice(text, at, text.n), blanks[i]) &&
            count_digits(text, at + blanks[i].n) == 3)
            return blanks[i].n;
    return 0;
}

/* Languages that write "1.204,5". */
static bool has_decimal_comma(struct str language) {
    static const char *const names[] = {"bg", "cs", "da", "de", "el", "es", "et", "fi", "fr",
                                        "hr", "hu", "it", "lt", "lv", "nb", "nl", "nn", "no",
                                        "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk"};
    struct str two = str_slice(language, 0, 2);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_is(two, names[i]))
            return true;
    return false;
}

struct signs {
    size_t count[2], last[2]; /* of '.' and ',' */
    bool groups[2];           /* three digits stand behind each of them */
};

static size_t read_digits(struct str text, size_t from, struct signs *signs) {
    size_t at = from;
    for (;;) {
        at += count_digits(text, at);
        size_t blank = group_blank(text, at);
        bool sign = at < text.n && (text.s[at] == '.' || text.s[at] == ',');
        if (sign && is_digit(text, at + 1)) {
            int kind = text.s[at] == ',';
            signs->groups[kind] =
                (signs->count[kind] == 0 || signs->groups[kind]) && count_digits(text, at + 1) == 3;
            signs->count[kind]++;
            signs->last[kind] = at++;
        } else if (blank > 0) {
            at += blank;
        } else {
            return at;
        }
    }
}

/* False: no number is written so, as "12.1.0.2". */
static bool find_point(struct number *n, const struct signs *s, struct str language) {
    n->point = n->end;
    for (int kind = 0; kind < 2; kind++) {
        bool usual = has_decimal_comma(language) == (kind == 1);
        bool last = s->count[kind] > 0 && (s->count[!kind] == 0 || s->last[kind] > s->last[!kind]);
        if (!last)
            continue;
        if (s->count[!kind] > 0 && !s->groups[!kind] && s->count[!kind] > 1)
            return false;
        bool single = s->count[kind] == 1;
        if (single && (!s->groups[kind] || usual || s->count[!kind] > 0))
            n->point = s->last[kind];
        else if (!s->groups[kind])
            return false;
    }
    return true;
}

/* Signs, currencies and their codes: no words. */
static bool is_prefix(struct str text) {
    size_t capitals = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.s[i] >= 'a' && text.s[i] <= 'z')
            return false;
        capitals += text.s[i] >= 'A' && text.s[i] <= 'Z';
    }
    return capitals <= 3 && text.n <= LONGEST_PREFIX;
}

static bool is_unit(struct str text) {
    size_t blanks = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (is_digit(text, i) || text.s[i] == ',' || text.s[i] == '\n')
            return false;
        blanks += text.s[i] == ' ';
    }
    return text.n <= LONGEST_UNIT && blanks <= 2;
}

/* `text` up to `end` counts; what follows is the number of a note. */
static enum cell_kind read_number(struct str text, struct str language, struct number *n) {
    struct str trimmed = str_trim(text);
    if (trimmed.n == 0)
        return CELL_EMPTY;
    static const char *const nothing[] = {"-", "\u2013", "\u2014", "\u2026", "...", "n/a", "n. a."};
    for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++)
        if (str_is(trimmed, nothing[i]))
            return CELL_NOTHING;
    struct signs signs = {0};
    *n = (struct number){0};
    while (n->from < text.n && !is_digit(text, n->from))
        n->from++;
    n->end = read_digits(text, n->from, &signs);
    bool number = n->end > n->from && text.n <= LONGEST_NUMBER &&
                  is_prefix(str_slice(text, 0, n->from)) &&
                  is_unit(str_slice(text, n->end, text.n)) && find_point(n, &signs, language);
    return number ? CELL_NUMBER : CELL_WORDS;
}

/* The inlines of a cell that holds no more than a line of text; NULL when it holds more. */
static const struct node *only_inlines(struct flow *flow, const struct node *cell,
                                       struct look *look) {
    const struct node *first = cell->first;
    if (first != NULL && first->kind == NODE_PARAGRAPH && first->next == NULL) {
        *look = look_style(flow, look, first->role);
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
static int width_of(struct flow *flow, const struct paragraph *p, size_t to) {
    struct paragraph part = paragraph_init(flow);
    struct str text = {p->text.bytes, p->text.count};
    for (size_t i = 0; i < p->span_count && p->spans[i].from < to; i++) {
        const struct span *span = &p->spans[i];
        size_t end = span->to < to ? span->to : to;
        paragraph_add_text(flow, &part, str_slice(text, span->from, end), span->look);
    }
    int least = 0, full = 0;
    if (part.text.count > 0)
        linebreak_measure(flow, &part, &least, &full);
    return full;
}

struct measured {
    enum cell_kind kind;
    bool unit;
    int before, after;
};

static struct measured measure_cell(struct flow *flow, const struct node *cell,
                                    const struct look *look) {
    struct measured m = {.kind = CELL_EMPTY};
    struct look own = *look;
    const struct node *first = only_inlines(flow, cell, &own);
    if (first == NULL) {
        m.kind = cell->first == NULL ? CELL_EMPTY : CELL_WORDS;
        return m;
    }
    struct paragraph p = paragraph_init(flow);
    paragraph_add(flow, &p, first, NULL, arena_copy(flow->block_arena, &own, sizeof own));
    struct number n = {0};
    struct str text = {p.text.bytes, text_end(&p)};
    m.kind =
        p.image_count > 0 ? CELL_WORDS : read_number(text, flow->input->document->language, &n);
    if (m.kind == CELL_NUMBER) {
        m.unit = n.end < text.n;
        /* The rest is measured with what it follows: a unit stands close to its number. */
        m.before = width_of(flow, &p, n.point);
        m.after = width_of(flow, &p, p.text.count) - m.before;
    }
    return m;
}

static void count_cell(struct numeric *column, struct measured m) {
    column->count += m.kind == CELL_NUMBER;
    column->units += m.kind == CELL_NUMBER && m.unit;
    column->words += m.kind == CELL_WORDS;
    column->before = m.before > column->before ? m.before : column->before;
    column->after = m.after > column->after ? m.after : column->after;
}

struct numeric *numeric_columns(struct flow *flow, const struct node *table,
                                const struct look *look, size_t count) {
    struct numeric *list = NEW_ARRAY(flow->block_arena, struct numeric, count + 1);
    bool any = false;
    for (size_t i = 0; i < table->column_count; i++)
        any = any || table->columns[i].alignment == ALIGN_RIGHT;
    size_t number = 0;
    for (const struct node *row = any ? table->first : NULL; row != NULL; row = row->next) {
        struct look own = look_style(flow, look, row->role);
        size_t column = 0;
        if (number++ < table->header_rows || row->role == ROLE_GROUP)
            continue;
        for (const struct node *cell = row->first; cell != NULL && column < count;
             cell = cell->next) {
            size_t span = cell->column_span > 1 ? cell->column_span : 1;
            struct look inside = table_cell_look(flow, cell, false, &own);
            inside.tabular = true;
            if (span == 1 && column < table->column_count && list[column].words == 0 &&
                table->columns[column].alignment == ALIGN_RIGHT)
                count_cell(&list[column], measure_cell(flow, cell, &inside));
            column += span;
        }
    }
    /* Amounts with units under amounts without them are no series: nothing to align. */
    for (size_t i = 0; i < count; i++)
        list[i].aligned = list[i].words == 0 && list[i].count > 1 &&
                          (list[i].units == 0 || list[i].units == list[i].count);
    return list;
}

int numeric_shift(struct flow *flow, const struct numeric *column, const struct node *cell,
                  const struct look *look, int room) {
    struct measured m = measure_cell(flow, cell, look);
    int shift = column->after - m.after;
    if (m.kind != CELL_NUMBER && m.kind != CELL_NOTHING)
        return 0;
    return m.before + m.after + shift <= room ? shift : 0;
}
