/* Column widths from what the cells hold.
 *
 * Each column has a least width (its longest word) and a full width (nothing broken). A column with
 * a share takes it of the whole; the others divide what remains between least and full, as
 * CSS 2.1, 17.5.2.2 does. No column falls below its least width while another has room to spare. */
#include <limits.h>

#include "layout/block/table.h"

enum {
    MOST_OF_SHARE = 120, /* per cent of its share that a column may take for a long word */
    SLIGHT_PART = 3,     /* a table that would fill at most this part takes half of the measure */
};

int table_padding(struct context c) {
    const struct theme *theme = c.flow->typesetter.theme;
    return c.table_depth > 0 ? theme->table_nested_gap : theme->table_gap;
}

int table_gap(const struct node *table, size_t column, struct context c) {
    bool turns = table_alignment(table, column) == ALIGN_RIGHT &&
                 table_alignment(table, column + 1) == ALIGN_LEFT;
    int more = turns && c.table_depth == 0 ? c.flow->typesetter.theme->table_turn_gap : 0;
    return table_padding(c) + more;
}

size_t table_column_count(const struct node *table) {
    size_t most = table->column_count;
    for (const struct node *row = table->first; row != NULL; row = row->next) {
        size_t count = 0;
        for (const struct node *cell = row->first; cell != NULL; cell = cell->next)
            count += table_span(cell);
        most = count > most ? count : most;
    }
    return most;
}

struct widths {
    size_t count;
    int *least, *full;
};

static void widen(struct widths *w, size_t column, struct extent by) {
    struct extent wider = extent_widen((struct extent){w->least[column], w->full[column]}, by);
    w->least[column] = wider.least;
    w->full[column] = wider.full;
}

static void measure_row(const struct node *row, struct context c, struct widths *w) {
    const struct node *table = row->parent;
    bool header = node_is_header_row(row);
    struct look own = look_style(&c.flow->typesetter, c.look, row->role);
    size_t column = 0;
    for (const struct node *cell = row->first; cell != NULL && column < w->count;
         column += table_span(cell), cell = cell->next) {
        c.look = &own;
        struct look inside = table_cell_look(cell, header, c);
        inside.tabular = table_alignment(table, column) == ALIGN_RIGHT;
        c.look = &inside;
        if (table_span(cell) == 1)
            widen(w, column, blocks_measure(cell->first, c));
    }
}

static struct widths measure(const struct node *table, struct context c) {
    struct arena *arena = c.flow->typesetter.block_arena;
    struct widths w = {.count = table_column_count(table)};
    w.least = NEW_ARRAY(arena, int, w.count + 1);
    w.full = NEW_ARRAY(arena, int, w.count + 1);
    for (const struct node *row = table->first; row != NULL; row = row->next)
        if (row->role != ROLE_GROUP)
            measure_row(row, c, &w);
    const struct numeric *numbers = numeric_columns(table, w.count, c);
    for (size_t i = 0; i < w.count; i++) {
        int width = numbers[i].before + numbers[i].after, gap = table_gap(table, i, c);
        if (numbers[i].aligned)
            widen(&w, i, (struct extent){width, width});
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

struct extent table_measure(const struct node *table, struct context c) {
    struct widths w = measure(table, c);
    int64_t least = sum(w.least, w.count), full = sum(w.full, w.count);
    return extent_widen((struct extent){0}, (struct extent){least > INT_MAX ? INT_MAX : (int)least,
                                                            full > INT_MAX ? INT_MAX : (int)full});
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

/* First proposal: shares as given, the others by content. */
static void propose(const struct node *table, const struct widths *w, int width, int *widths) {
    int64_t rest = width;
    for (size_t i = 0; i < w->count; i++)
        if (has_share(table, i)) {
            widths[i] = (int)((int64_t)width * table->columns[i].share / 1000);
            rest -= widths[i];
        }
    if (sum(w->full, w->count) > width)
        rest = serve_modest(w, rest, widths);
    /* The others divide the rest between least and full. */
    int64_t least = 0, full = 0;
    for (size_t k = 0; k < w->count; k++)
        if (widths[k] == 0) {
            least += w->least[k];
            full += w->full[k];
        }
    for (size_t k = 0; k < w->count; k++) {
        if (widths[k] != 0)
            continue;
        if (full <= rest || full == least)
            widths[k] = full == 0 ? 0 : (int)(w->full[k] * rest / full);
        else
            widths[k] = (int)(w->least[k] + (w->full[k] - w->least[k]) *
                                                (rest > least ? rest - least : 0) / (full - least));
    }
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
static struct widths measure_all(const struct node *table, struct context c) {
    struct widths all = measure(table, c);
    const struct node *root = c.flow->document->root;
    for (const struct node *node = root; node != NULL; node = node_next(root, node)) {
        if (node == table || node->kind != NODE_TABLE || !same_columns(node, table))
            continue;
        struct widths one = measure(node, c);
        for (size_t i = 0; i < all.count && i < one.count; i++)
            widen(&all, i, (struct extent){one.least[i], one.full[i]});
    }
    return all;
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

/* Columns that all tables of one role and the same shares have in common. */
struct column_widths {
    const struct node *table; /* the first of them */
    int width;
    int *widths;
};

static bool recall(const struct flow *flow, const struct node *table, int width, int *widths) {
    for (size_t k = 0; k < flow->columns_count; k++) {
        const struct column_widths *known = &flow->columns[k];
        if (known->width != width || !same_columns(known->table, table))
            continue;
        for (size_t i = 0; i < table->column_count; i++)
            widths[i] = known->widths[i];
        return true;
    }
    return false;
}

static bool has_picture(const struct node *table) {
    for (const struct node *node = table; node != NULL; node = node_next(table, node))
        if (node->kind == NODE_IMAGE || node->kind == NODE_FIGURE)
            return true;
    return false;
}

/* The whole measure would tear the few short words of such a table apart. */
static bool is_slight(const struct node *table, const struct widths *w, struct context c) {
    bool given = table->role != ROLE_NONE || c.table_depth > 0;
    for (size_t i = 0; i < w->count; i++)
        given = given || has_share(table, i);
    return !given && sum(w->full, w->count) <= c.frame.width / SLIGHT_PART && !has_picture(table);
}

void table_widths(const struct node *table, struct context c, int *widths) {
    int width = c.frame.width;
    bool shared = table->role != ROLE_NONE && c.table_depth == 0 &&
                  table->column_count == table_column_count(table);
    if (shared && recall(c.flow, table, width, widths))
        return;
    struct widths w = shared ? measure_all(table, c) : measure(table, c);
    if (shared) {
        /* One long word, a path or an address, shall not spoil the columns of all: it is broken
         * instead. */
        for (size_t i = 0; i < w.count; i++) {
            int most = (int)((int64_t)width * table->columns[i].share / 1000 * MOST_OF_SHARE / 100);
            if (has_share(table, i) && w.least[i] > most)
                w.least[i] = most;
        }
    }
    if (is_slight(table, &w, c))
        width /= 2;
    level(&w, width);
    propose(table, &w, width, widths);
    fit(&w, width, widths);
    balance(&w, widths);
    /* where no column would have to break its lines, none does, whatever shares were given */
    if (sum(w.full, w.count) <= width)
        balance(&(struct widths){w.count, w.full, w.full}, widths);
    fit(&w, width, widths);
    if (shared) {
        /* A cover makes its tables anew in each round: what is compared later is kept. */
        struct flow *flow = c.flow;
        struct arena *arena = flow->typesetter.document_arena;
        size_t count = table->column_count;
        struct node *kept = arena_copy(arena, table, sizeof *table);
        kept->columns = arena_copy(arena, table->columns, count * sizeof *table->columns);
        *APPEND(arena, flow->columns, flow->columns_count) =
            (struct column_widths){kept, width, arena_copy(arena, widths, count * sizeof *widths)};
    }
}
