/* Tables of stories and answers whose cells are empty: a row, a column, or all below the heading;
 * and totals that do not add up. */
#include "base/total.h"
#include "check/checker.h"
#include "check/words_near.h"

/* A column that a reader fills, or that few rows need. */
#define FREE_COLUMNS                                                                               \
    "remark remarks note notes comment comments footnote bemerkung* anmerkung* notiz* kommentar* " \
    "hinweis* fußnote*"
#define ROWS_LEAST 2 /* of a column without values */

struct sheet {
    struct checker *checker;
    const struct node *table;
    struct place place; /* of what the table stands in */
};

static struct str cell_text(const struct sheet *sheet, const struct node *cell) {
    return str_trim(node_text(sheet->checker->arena, cell));
}

/* A picture or a link without words is something, too. */
static bool is_empty(const struct sheet *sheet, const struct node *cell) {
    for (const struct node *node = cell->first; node; node = node_next(cell, node))
        if (node->kind == NODE_IMAGE || node->kind == NODE_FOOTNOTE_REFERENCE ||
            node->kind == NODE_HTML_INLINE)
            return false;
    return cell_text(sheet, cell).n == 0;
}

/* Words in the first cell, and nothing behind them. */
static bool is_bare(const struct sheet *sheet, const struct node *row) {
    if (!row->first || !row->first->next || is_empty(sheet, row->first))
        return false;
    for (const struct node *cell = row->first->next; cell; cell = cell->next)
        if (!is_empty(sheet, cell))
            return false;
    return true;
}

/* Written as the heading of the rows below it: emphasized, or with a colon. */
static bool is_band(const struct sheet *sheet, const struct node *row) {
    for (const struct node *node = row->first->first; node; node = node_next(row->first, node))
        if (node->kind == NODE_STRONG || node->kind == NODE_EMPHASIS)
            return true;
    return str_ends(cell_text(sheet, row->first), STR(":"));
}

static struct place place_of(const struct sheet *sheet, const struct node *node) {
    return node->place.line ? node->place : sheet->place;
}

/* More than one row that only has a name may be headings of those below; the last is none. */
static void check_rows(const struct sheet *sheet) {
    size_t rows = 0, bare = 0;
    const struct node *first = NULL;
    for (const struct node *row = sheet->table->first; row; row = row->next) {
        if (node_is_header_row(row))
            continue;
        rows++;
        first = first ? first : row;
        bare += is_bare(sheet, row);
    }
    if (rows && bare == rows) {
        findings_add(sheet->checker->findings, MESSAGE_TABLE_EMPTY, place_of(sheet, first));
        return;
    }
    for (const struct node *row = first; bare && row; row = row->next)
        if (is_bare(sheet, row) && !is_band(sheet, row) &&
            (bare == 1 || !row->next || is_bare(sheet, row->next)))
            findings_add(sheet->checker->findings, MESSAGE_ROW_EMPTY, place_of(sheet, row),
                         {say_text(cell_text(sheet, row->first))});
}

static const struct node *cell_at(const struct node *row, size_t column) {
    const struct node *cell = row->first;
    while (cell && column-- > 0)
        cell = cell->next;
    return cell;
}

/* A column that has a name, in a table whose other columns have values. */
static void check_column(const struct sheet *sheet, const struct node *head, size_t column) {
    size_t rows = 0;
    struct str name = cell_text(sheet, head);
    if (!name.n || text_has_any(name, FREE_COLUMNS))
        return;
    for (const struct node *row = sheet->table->first; row; row = row->next) {
        const struct node *cell = cell_at(row, column);
        if (node_is_header_row(row) || is_bare(sheet, row))
            continue;
        if (cell && !is_empty(sheet, cell))
            return;
        rows++;
    }
    if (rows >= ROWS_LEAST)
        findings_add(sheet->checker->findings, MESSAGE_COLUMN_EMPTY, place_of(sheet, head->parent),
                     {say_text(name)});
}

/* The total in a column against what stands above it. */
static enum total compare_total(const struct sheet *sheet, const struct node *total, size_t column,
                                struct total_column *sum) {
    *sum = (struct total_column){0};
    for (const struct node *row = sheet->table->first->next; row != total; row = row->next) {
        const struct node *cell = cell_at(row, column);
        if (total_is_part(cell_text(sheet, row->first)))
            return TOTAL_UNCERTAIN;
        total_add(sum, cell ? cell_text(sheet, cell) : STR(""));
    }
    const struct node *cell = cell_at(total, column);
    return cell ? total_compare(sum, cell_text(sheet, cell)) : TOTAL_UNCERTAIN;
}

/* Of several columns one at least adds up: else the row is no sum of those above. */
static void check_total(const struct sheet *sheet, const struct node *total) {
    size_t right = 0, wrong = 0, at = 0;
    struct total_column sum, wrong_sum = {0};
    for (size_t k = 1; k < sheet->table->column_count; k++) {
        enum total is = compare_total(sheet, total, k, &sum);
        right += is == TOTAL_RIGHT;
        if (is == TOTAL_WRONG && wrong++ == 0) {
            wrong_sum = sum;
            at = k;
        }
    }
    if (wrong == 1 && (right || wrong_sum.count > 2))
        findings_add(sheet->checker->findings, MESSAGE_WRONG_TOTAL, place_of(sheet, total),
                     {say_text(cell_text(sheet, cell_at(total, at))), say_number(wrong_sum.sum)});
}

static void check_table(const struct sheet *sheet) {
    size_t column = 0;
    const struct node *heading = sheet->table->first;
    if (sheet->table->header_rows != 1)
        return;
    if (sheet->table->column_count > 2 && is_bare(sheet, heading))
        findings_add(sheet->checker->findings, MESSAGE_HEADING_EMPTY, place_of(sheet, heading),
                     {say_text(cell_text(sheet, heading->first))});
    check_rows(sheet);
    for (const struct node *row = heading->next; row; row = row->next)
        if (row->first && total_is_label(cell_text(sheet, row->first)))
            check_total(sheet, row);
    for (const struct node *head = heading->first; head; head = head->next)
        check_column(sheet, head, column++);
}

static void check_body(struct checker *checker, const struct node *body, struct place place) {
    for (const struct node *node = body; node; node = node_next(body, node)) {
        struct sheet sheet = {checker, node, place};
        if (node->kind == NODE_TABLE && node->first)
            check_table(&sheet);
    }
}

void check_tables(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->case_count; i++)
        for (size_t k = 0; k < dossier->cases[i].section_count; k++)
            if (dossier->cases[i].sections[k].body)
                check_body(checker, dossier->cases[i].sections[k].body,
                           dossier->cases[i].sections[k].place);
    for (size_t i = 0; i < dossier->answer_count; i++)
        if (dossier->answers[i].body)
            check_body(checker, dossier->answers[i].body, dossier->answers[i].place);
}
