/* A workbook under way: cells and their looks, sheets, and the file. Knows libxlsxwriter and
 * nothing of answers; what stands on the sheets is decided in xlsx.c. The first error is kept and
 * given at the end; until then every call may be made. */
#ifndef WRITE_XLSX_BOOK_H
#define WRITE_XLSX_BOOK_H

#include "base/str.h"

enum look {
    LOOK_TITLE,
    LOOK_TEXT,
    LOOK_HEADER,
    LOOK_SECTION,
    LOOK_ID,
    LOOK_REQUIREMENT,
    LOOK_MET,
    LOOK_RESPONSE,
    LOOK_EXAMPLE,
    LOOK_COUNT
};

struct book;

struct sheet {
    struct book *book;
    struct lxw_worksheet *object; /* NULL: it could not be made, and nothing is put on it */
};

struct cell {
    size_t row, column;
    enum look look;
};

/* STATUS_IO: there is no file in memory. Dropped with the arena unless it was closed. */
MUST_USE enum status book_open(struct arena *arena, struct book **book);
struct book_properties {
    struct str title, author, subject; /* left out above 254 bytes */
    long day;                          /* of its creation, since 1 January 1970 */
};
void book_set_properties(struct book *book, const struct book_properties *properties);
/* STATUS_IO: the file, or the temporary ones of its parts, could not be written. */
MUST_USE enum status book_close(struct book *book, struct str *bytes);

struct sheet book_add_sheet(struct book *book, struct str name, const char *page_header);
/* Text, never a number, a link or a formula; no longer than a cell holds. */
void sheet_put(struct sheet sheet, struct cell cell, struct str text);
/* The same in one cell made of several, down to `last_row` and `last_column`. */
struct span {
    struct cell first;
    size_t last_row, last_column;
};
void sheet_put_over(struct sheet sheet, struct span span, struct str text);
void sheet_set_width(struct sheet sheet, size_t column, int characters);
void sheet_set_height(struct sheet sheet, size_t row, size_t points);
/* The cell takes one of the words only. libxlsxwriter wants texts that it could write to. */
struct word_choice {
    char **words;          /* NULL at the end */
    char *title, *message; /* of the box that says so */
};
void sheet_put_choice(struct sheet sheet, struct cell cell, const struct word_choice *choice);
/* The first rows are repeated on each printed page; they and the first columns stay in view. */
void sheet_freeze(struct sheet sheet, size_t rows, size_t columns);
/* All but the cells of LOOK_MET and LOOK_RESPONSE. */
void sheet_protect(struct sheet sheet);

#endif
