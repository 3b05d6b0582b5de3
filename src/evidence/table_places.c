/* Places in a table: rows by number or by what stands in one of their cells, columns by number or
 * by their heading in the first row. */
#include "base/nearest.h"
#include "evidence/opened.h"

static void add_cell(struct citing *citing, struct str cell) {
    citing_add(citing, cell);
}

static void add_row(struct citing *citing, const struct grid_row *row) {
    for (size_t k = 0; k < row->count; k++)
        add_cell(citing, row->cells[k]);
}

static void add_column(struct citing *citing, const struct grid *grid, size_t column) {
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
            add_row(citing, &grid->rows[k < grid->count ? k : k - 1]);
    }
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
                add_row(citing, &grid->rows[i]);
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
