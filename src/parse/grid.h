/* Tables as spreadsheet programs keep them: sheets of rows of cells, all text. */
#ifndef PARSE_GRID_H
#define PARSE_GRID_H

#include "model/finding.h"

struct grid_row {
    struct str *cells; /* those beyond the last that is filled are missing */
    size_t count;
    int number; /* as the spreadsheet program counts, from 1 */
    int line;   /* of the file where it begins; 0 in a workbook */
};

struct grid {
    struct str name; /* of the sheet; empty for a file of one table */
    struct grid_row *rows;
    size_t count;
};

/* The cell's text, empty when there is none. */
struct str grid_cell(const struct grid_row *row, size_t column);
/* "B" for 1, "AA" for 26. */
struct str grid_column_name(struct arena *arena, size_t column);

/* RFC 4180 with LF or CR LF; separated by comma, semicolon or tab, whichever is first outside
 * quotes in the first line. False after a WORKBOOK finding. */
MUST_USE bool csv_parse(struct arena *arena, struct str file, struct str bytes,
                        struct findings *findings, struct grid *grid);
/* Office Open XML (ECMA-376): the sheets of a workbook in their order, the text of each cell; of a
 * formula its last result. Nothing in it is computed, followed or run. False after findings. */
MUST_USE bool workbook_parse(struct arena *arena, struct str file, struct str bytes,
                             struct findings *findings, struct grid **grids, size_t *count);

#endif
