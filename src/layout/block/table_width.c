/* Column widths from what the cells hold.
 *
 * Each column has a least width (its longest word) and a full width (nothing broken). A column with
 * a share takes it of the whole; the others divide what remains between least and full, as
 * CSS 2.1, 17.5.2.2 does. No column falls below its least width while another has room to spare. */
#include "layout/block/flow.h"

enum {
    GAP = 9000,
    NESTED_GAP = 7000,
    TURN_GAP = 4000, /* more, where a column ends at the right and the next begins at the left */
    PICTURE_LEAST = 40000,
    INDENT = 18000,
    MOST_OF_SHARE = 120, /* per cent of its share that a column may take for a long word */
    SLIGHT_PART = 3,     /* a table that would fill at most this part takes half of the measure */
    WIDEST = 2000000     /* a longer line tells nothing more about a column */
};

int table_padding(const struct flow *flow) {
    return flow->table_depth > 0 ? NESTED_GAP : GAP;
}

struct look table_cell_look(struct flow *flow, const struct node *cell, bool header,
                            const struct look *look) {
    struct look own = *look;
    bool nested = flow->table_depth > 0;
    if (header)
        own = look_style(flow, look, ROLE_TABLE_HEADER);
    else if (cell->parent == NULL || cell->parent->role == ROLE_NONE)
        own = nested ? *look : look_style(flow, look, ROLE_TABLE_CELL);
    if (nested && !header)
        own = look_resize(flow, &own, own.size * 93 / 100, own.leading * 93 / 100);
    own = look_style(flow, &own, cell->role);
    own.node = cell;
    return own;
}

enum alignment table_alignment(const struct node *table, size_t column) {
    return column < table->column_count ? table->columns[column].alignment : ALIGN_LEFT;
}

int table_gap(const struct flow *flow, const struct node *table, size_t column) {
    bool turns = table_alignment(table, column) == ALIGN_RIGHT &&
                 table_alignment(table, column + 1) == ALIGN_LEFT;
    return table_padding(flow) + (turns && flow->table_depth == 0 ? TURN_GAP : 0);
}

size_t table_column_count(const struct node *table) {
    size_t most = table->column_count;
    for (const struct node *row = table->first; row != NULL; row = row->next) {
        size_t count = 0;
        for (const struct node *cell = row->first; cell != NULL; cell = cell->next)
            count += cell->column_span > 1 ? cell->column_span : 1;
        most = count > most ? count : most;
    }
    return most;
}

static void widen(int *least, int *full, int least_of_one, int full_of_one) {
    full_of_one = full_of_one > WIDEST ? WIDEST : full_of_one;
    least_of_one = least_of_one > WIDEST ? WIDEST : least_of_one;
    *least = least_of_one > *least ? least_of_one : *least;
    *full = full_of_one > *full ? full_of_one : *full;
}

static void measure_inlines(struct flow *flow, const struct node *first, const struct node *end,
                            const struct look *look, int *least, int *full) {
    struct paragraph p = paragraph_init(flow);
    const struct look *kept = arena_copy(flow->block_arena, look, sizeof *look);
    paragraph_add(flow, &p, first, end, kept);
    int l = 0, f = 0;
    linebreak_measure(flow, &p, &l, &f);
    if (p.image_count > 0)
        l = l > PICTURE_LEAST ? l : PICTURE_LEAST;
    widen(least, full, l, f > l ? f : l);
}

static void measure_code(struct flow *flow, const struct node *node, const struct look *look,
                         int *least, int *full) {
    int longest = 0, at = 0;
    for (size_t i = 0; i < node->text.n; i++) {
        at = node->text.s[i] == '\n' ? 0 : at + 1;
        longest = at > longest ? at : longest;
        if (longest > 400)
            break;
    }
    (void)flow;
    widen(least, full, look->size * 12, longest * look->size * 6 / 10 + 2 * INDENT);
}

static void measure_block(struct flow *flow, const struct node *node, const struct look *look,
                          int *least, int *full) {
    struct look own = look_style(flow, look, node->role);
    int l = 0, f = 0;
    switch (node->kind) {
    case NODE_PARAGRAPH:
    case NODE_HEADING:
        measure_inlines(flow, node->first, NULL, &own, &l, &f);
        break;
    case NODE_TABLE:
        flow->table_depth++;
        table_measure(flow, node, &own, &l, &f);
        flow->table_depth--;
        break;
    case NODE_CODE_BLOCK:
    case NODE_HTML_BLOCK:
        measure_code(flow, node, &own, &l, &f);
        break;
    case NODE_FIGURE:
        l = PICTURE_LEAST;
        f = 4 * PICTURE_LEAST;
        break;
    default: {
        measure_blocks(flow, node->first, &own, &l, &f);
        int indent = node->kind == NODE_ITEM || node->kind == NODE_QUOTE ? INDENT : 0;
        l += indent;
        f += indent;
    }
    }
    widen(least, full, l, f);
}

void measure_blocks(struct flow *flow, const struct node *first, const struct look *look,
                    int *least, int *full) {
    for (const struct node *node = first; node != NULL;) {
        if (node_is_block(node->kind)) {
            measure_block(flow, node, look, least, full);
            node = node->next;
            continue;
        }
        const struct node *end = node;
        while (end != NULL && !node_is_block(end->kind))
            end = end->next;
        measure_inlines(flow, node, end, look, least, full);
        node = end;
    }
}

struct widths {
    size_t count;
    int *least, *full;
};

static void measure_row(struct flow *flow, const struct node *row, const struct node *table,
                        bool header, const struct look *look, struct widths *w) {
    struct look own = look_style(flow, look, row->role);
    size_t column = 0;
    for (const struct node *cell = row->first; cell != NULL && column < w->count;
         cell = cell->next) {
        size_t span = cell->column_span > 1 ? cell->column_span : 1;
        struct look inside = table_cell_look(flow, cell, header, &own);
        inside.tabular =
            column < table->column_count && table->columns[column].alignment == ALIGN_RIGHT;
        if (span == 1)
            measure_blocks(flow, cell->first, &inside, &w->least[column], &w->full[column]);
        column += span;
    }
}

static struct widths measure(struct flow *flow, const struct node *table, const struct look *look) {
    struct widths w = {.count = table_column_count(table)};
    w.least = NEW_ARRAY(flow->block_arena, int, w.count + 1);
    w.full = NEW_ARRAY(flow->block_arena, int, w.count + 1);
    size_t number = 0;
    for (const struct node *row = table->first; row != NULL; row = row->next, number++)
        if (row->role != ROLE_GROUP)
            measure_row(flow, row, table, number < table->header_rows, look, &w);
    const struct numeric *numbers = numeric_columns(flow, table, look, w.count);
    for (size_t i = 0; i < w.count; i++) {
        int width = numbers[i].before + numbers[i].after, gap = table_gap(flow, table, i);
        if (numbers[i].aligned)
            widen(&w.least[i], &w.full[i], width, width);
        w.least[i] += (i + 1 < w.count ? gap : 0) + 100; /* rounding never breaks a word */
        w.full[i] += (i + 1 < w.count ? gap : 0) + 100;
    }
    return w;
}

static int64_t sum(const int *list, size_t count) {
    int64_t total = 0;
    for (size_t i = 0; i < count; i++)
        total += list[i];
    return total;
}

void table_measure(struct flow *flow, const struct node *table, const struct look *look, int *least,
                   int *full) {
    struct widths w = measure(flow, table, look);
    int64_t l = sum(w.least, w.count), f = sum(w.full, w.count);
    widen(least, full, l > WIDEST ? WIDEST : (int)l, f > WIDEST ? WIDEST : (int)f);
}

static bool has_share(const struct node *table, size_t i) {
    return i < table->column_count && table->columns[i].share > 0;
}

/* Columns that ask for no more than an even part get all they ask for, so that "4 months" stays on
 * one line; what they leave makes the part of the others larger. Gives the width that is left. */
static int64_t serve_modest(const struct widths *w, int64_t rest, int *widths) {
    bool served = true;
    while (served) {
        int64_t waiting = 0;
        for (size_t i = 0; i < w->count; i++)
            waiting += widths[i] == 0;
        served = false;
        for (size_t i = 0; i < w->count && waiting > 1 && !served; i++)
            if (widths[i] == 0 && w->full[i] > 0 && w->full[i] <= rest / waiting) {
                widths[i] = w->full[i];
                rest -= w->full[i];
                served = true;
            }
    }
    return rest;
}

/* The others divide the rest between least and full. */
static void serve_others(const struct widths *w, int64_t rest, int *widths) {
    int64_t least = 0, full = 0;
    for (size_t i = 0; i < w->count; i++)
        if (widths[i] == 0) {
            least += w->least[i];
            full += w->full[i];
        }
    for (size_t i = 0; i < w->count; i++) {
        if (widths[i] != 0)
            continue;
        if (full <= rest || full == least)
            widths[i] = full == 0 ? 0 : (int)(w->full[i] * rest / full);
        else
            widths[i] = (int)(w->least[i] + (w->full[i] - w->least[i]) *
                                                (rest > least ? rest - least : 0) / (full - least));
    }
}

/* First proposal: shares as told, the others by content. */
static void propose(const struct node *table, const struct widths *w, int width, int *widths) {
    int64_t rest = width;
    for (size_t i = 0; i < w->count; i++)
        if (has_share(table, i)) {
            widths[i] = (int)((int64_t)width * table->columns[i].share / 1000);
            rest -= widths[i];
        }
    if (sum(w->full, w->count) > width)
        rest = serve_modest(w, rest, widths);
    serve_others(w, rest, widths);
}

/* Columns below their least width are filled up from those with room to spare. */
static void balance(const struct widths *w, int *widths) {
    int64_t lack = 0, spare = 0;
    for (size_t i = 0; i < w->count; i++)
        if (widths[i] < w->least[i])
            lack += w->least[i] - widths[i];
        else
            spare += widths[i] - w->least[i];
    if (lack == 0 || spare == 0)
        return;
    int64_t moved = lack < spare ? lack : spare;
    for (size_t i = 0; i < w->count; i++)
        if (widths[i] < w->least[i])
            widths[i] += (int)((w->least[i] - widths[i]) * moved / lack);
        else
            widths[i] -= (int)((widths[i] - w->least[i]) * moved / spare);
}

/* Where no column would have to break its lines, none does, whatever shares were told. */
static void spare_breaks(const struct widths *w, int width, int *widths) {
    struct widths whole = *w;
    whole.least = w->full;
    if (sum(w->full, w->count) <= width)
        balance(&whole, widths);
}

/* What rounding or too large shares left over goes to the last column, or is taken from all. */
static void fit(const struct widths *w, int width, int *widths) {
    int64_t total = sum(widths, w->count);
    if (total > width)
        for (size_t i = 0; i < w->count; i++)
            widths[i] = (int)(widths[i] * (int64_t)width / total);
    widths[w->count - 1] += width - (int)sum(widths, w->count);
}

static bool same_columns(const struct node *a, const struct node *b) {
    if (a->column_count != b->column_count || a->role != b->role)
        return false;
    for (size_t i = 0; i < a->column_count; i++)
        if (a->columns[i].share != b->columns[i].share)
            return false;
    return true;
}

/* Tables of one named style stand one below the other with a heading between: they get the same
 * columns, wide enough for each of them. */
static struct widths measure_all(struct flow *flow, const struct node *table,
                                 const struct look *look) {
    struct widths all = measure(flow, table, look);
    const struct node *root = flow->input->document->root;
    for (const struct node *node = root; node != NULL; node = node_next(root, node)) {
        if (node == table || node->kind != NODE_TABLE || !same_columns(node, table))
            continue;
        struct widths one = measure(flow, node, look);
        for (size_t i = 0; i < all.count && i < one.count; i++)
            widen(&all.least[i], &all.full[i], one.least[i], one.full[i]);
    }
    return all;
}

/* One long word, a path or an address, shall not spoil the columns of all: it is broken instead. */
static void restrain(const struct node *table, struct widths *w, int width) {
    for (size_t i = 0; i < w->count; i++) {
        int most = (int)((int64_t)width * table->columns[i].share / 1000 * MOST_OF_SHARE / 100);
        if (has_share(table, i) && w->least[i] > most)
            w->least[i] = most;
    }
}

/* Where not even the longest words fit side by side, the longest of all are broken first: no column
 * asks for more than the level up to which the width suffices. */
static void level(struct widths *w, int width) {
    if (w->count == 0 || sum(w->least, w->count) <= width)
        return;
    int64_t most = width / (int64_t)w->count, before = -1;
    while (most > before) {
        int64_t rest = width, wide = 0;
        before = most;
        for (size_t i = 0; i < w->count; i++) {
            rest -= w->least[i] <= most ? w->least[i] : 0;
            wide += w->least[i] > most;
        }
        most = wide > 0 ? rest / wide : most;
    }
    for (size_t i = 0; i < w->count; i++)
        if (w->least[i] > most)
            w->least[i] = (int)most;
}

static bool recall(const struct flow *flow, const struct node *table, int width, size_t count,
                   int *widths) {
    for (size_t k = 0; k < flow->columns_count; k++) {
        const struct columns *known = &flow->columns[k];
        if (known->width != width || !same_columns(known->table, table))
            continue;
        for (size_t i = 0; i < count; i++)
            widths[i] = known->widths[i];
        return true;
    }
    return false;
}

/* A cover makes its tables anew in each round: what is compared later is kept. */
static const struct node *keep_columns(struct flow *flow, const struct node *table) {
    struct node *kept = arena_copy(flow->document_arena, table, sizeof *table);
    kept->columns = arena_copy(flow->document_arena, table->columns,
                               table->column_count * sizeof *table->columns);
    return kept;
}

static void remember(struct flow *flow, const struct node *table, int width, size_t count,
                     const int *widths) {
    int *kept = arena_copy(flow->document_arena, widths, count * sizeof *widths);
    *APPEND(flow->document_arena, flow->columns, flow->columns_count) =
        (struct columns){.table = keep_columns(flow, table), .width = width, .widths = kept};
}

static bool has_picture(const struct node *table) {
    for (const struct node *node = table; node != NULL; node = node_next(table, node))
        if (node->kind == NODE_IMAGE || node->kind == NODE_FIGURE)
            return true;
    return false;
}

/* The whole measure would tear the few short words of such a table apart. */
static bool is_slight(const struct flow *flow, const struct node *table, const struct widths *w,
                      int width) {
    bool told = table->role != ROLE_NONE || flow->table_depth > 0;
    for (size_t i = 0; i < w->count; i++)
        told = told || has_share(table, i);
    return !told && sum(w->full, w->count) <= width / SLIGHT_PART && !has_picture(table);
}

void table_widths(struct flow *flow, const struct node *table, const struct look *look, int width,
                  int *widths) {
    size_t count = table_column_count(table);
    bool shared =
        table->role != ROLE_NONE && flow->table_depth == 0 && table->column_count == count;
    if (shared && recall(flow, table, width, count, widths))
        return;
    struct widths w = shared ? measure_all(flow, table, look) : measure(flow, table, look);
    if (shared)
        restrain(table, &w, width);
    if (is_slight(flow, table, &w, width))
        width /= 2;
    level(&w, width);
    propose(table, &w, width, widths);
    fit(&w, width, widths);
    balance(&w, widths);
    spare_breaks(&w, width, widths);
    fit(&w, width, widths);
    if (shared)
        remember(flow, table, width, count, widths);
}
