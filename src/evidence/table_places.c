/* Places in a table: rows by number or by what stands in one of their cells, columns by number or
 * by their heading in the first row. */
#include "base/ascii.h"
#include "base/nearest.h"
#include "evidence/opened.h"

static void add_cell(struct citing *citing, struct str cell) {
    citing_add(citing, cell);
}

static void add_row(struct citing *citing, const struct grid *grid, size_t number) {
    const struct grid_row *row = &grid->rows[number];
    citing_locate(citing, LOCATION_ROWS, number, number);
    for (size_t k = 0; k < row->count; k++)
        add_cell(citing, row->cells[k]);
}

static void add_column(struct citing *citing, const struct grid *grid, size_t column) {
    citing_locate(citing, LOCATION_COLUMN, column + 1, column + 1);
    for (size_t i = 0; i < grid->count; i++)
        add_cell(citing, grid_cell(&grid->rows[i], column));
}

static size_t count_columns(const struct grid *grid) {
    size_t most = 0;
    for (size_t i = 0; i < grid->count; i++)
        most = grid->rows[i].count > most ? grid->rows[i].count : most;
    return most;
}

/* Some count the row of headings as the first, and some do not. */
bool table_add_numbers(struct citing *citing, const struct cited_part *part) {
    const struct grid *grid = &citing->evidence->content->opened->grid;
    bool columns = part->unit == UNIT_COLUMN;
    size_t last = columns ? count_columns(grid) : grid->count;
    if (part->from == 0 || part->to > last) {
        citing->result.last = columns ? last : last - 1;
        return false;
    }
    for (size_t k = part->from; k <= part->to; k++) {
        if (columns)
            add_column(citing, grid, k - 1);
        else
            add_row(citing, grid, k < grid->count ? k : k - 1);
    }
    return true;
}

/* The column "B" and the row 3 of "B3"; 0: not named. */
static bool cut_reference(struct str *rest, size_t *column, size_t *row) {
    size_t at = 0;
    *column = *row = 0;
    for (; at < rest->n && is_upper(rest->s[at]) && at < 2; at++)
        *column = 26 * *column + (size_t)(rest->s[at] - 'A') + 1;
    for (; at < rest->n && is_digit(rest->s[at]) && *row < 100000000; at++)
        *row = 10 * *row + (size_t)(rest->s[at] - '0');
    *rest = str_trim(str_slice(*rest, at, rest->n));
    return *column > 0;
}

bool table_add_cells(struct citing *citing, const struct cited_part *part) {
    static const char *const until[] = {"-", "\xe2\x80\x93", ":", "to ", "bis "};
    const struct grid *grid = &citing->evidence->content->opened->grid;
    struct str rest = part->text;
    size_t column, row, last_column, last_row;
    bool columns = part->unit == UNIT_COLUMN;
    if ((!columns && part->unit != UNIT_CELL) || !cut_reference(&rest, &column, &row))
        return false;
    last_column = column;
    last_row = row;
    for (size_t i = 0; i < COUNT(until) && rest.n; i++) {
        struct str after = str_slice(rest, str_of(until[i]).n, rest.n);
        if (str_starts(rest, str_of(until[i])) && cut_reference(&after, &last_column, &last_row))
            rest = after;
    }
    bool rows = row > 0 && last_row >= row && last_row <= grid->count;
    if (rest.n || last_column < column || last_column > count_columns(grid) ||
        (columns ? row || last_row : !rows))
        return false;
    for (size_t k = column; k <= last_column && columns; k++)
        add_column(citing, grid, k - 1);
    if (!columns)
        citing_locate(citing, LOCATION_ROWS, row - 1, last_row - 1);
    for (size_t i = row; i <= last_row && !columns; i++)
        for (size_t k = column; k <= last_column; k++)
            add_cell(citing, grid_cell(&grid->rows[i - 1], k - 1));
    return true;
}

bool table_add_named(struct citing *citing, struct str name) {
    const struct grid *grid = &citing->evidence->content->opened->grid;
    bool found = false;
    if (grid->count == 0)
        return false;
    for (size_t k = 0; k < grid->rows[0].count; k++)
        if (str_equal_ignoring_case(str_trim(grid->rows[0].cells[k]), name)) {
            add_column(citing, grid, k);
            return true;
        }
    for (size_t i = 1; i < grid->count; i++)
        for (size_t k = 0; k < grid->rows[i].count; k++)
            if (str_equal_ignoring_case(str_trim(grid->rows[i].cells[k]), name)) {
                add_row(citing, grid, i);
                found = true;
                break;
            }
    return found;
}

struct str table_nearest(const struct citing *citing, struct str name) {
    const struct grid *grid = &citing->evidence->content->opened->grid;
    struct str *names = NULL;
    size_t count = 0;
    for (size_t k = 0; grid->count && k < grid->rows[0].count; k++)
        *APPEND(citing->arena, names, count) = grid->rows[0].cells[k];
    for (size_t i = 1; i < grid->count; i++)
        *APPEND(citing->arena, names, count) = grid_cell(&grid->rows[i], 0);
    return str_nearest(name, names, count);
}
