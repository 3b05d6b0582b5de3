/* libxlsxwriter 1.1 writes only to files: here to one in memory, by its name below /proc. It dates
 * the entries of the archive 1 January 1980 and reads the clock only for a creation time of 0, so
 * the same input gives the same bytes. Its objects are not in the arena. */
#include "write/xlsx_book.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/buf.h"
#include "base/limits.h"

enum { SECONDS_A_DAY = 86400 };

struct book {
    struct arena *arena;
    lxw_workbook *object; /* NULL when closed */
    lxw_format *looks[LOOK_COUNT];
    lxw_error error; /* the first */
    int fd;          /* -1 when closed */
};

static void check(struct book *book, lxw_error error) {
    if (book->error == LXW_NO_ERROR)
        book->error = error;
}

/* ---- the file ---- */

static void drop(void *dropped) {
    struct book *book = dropped;
    if (book->object)
        lxw_workbook_free(book->object);
    if (book->fd >= 0)
        close(book->fd);
    book->object = NULL;
    book->fd = -1;
}

static void make_look(struct book *book, enum look look) {
    lxw_format *format = workbook_add_format(book->object);
    bool cell = look >= LOOK_HEADER;
    book->looks[look] = format;
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (cell && look != LOOK_SECTION) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, 0xBFBFBF);
    }
    if (look == LOOK_TITLE || look == LOOK_HEADER || look == LOOK_SECTION)
        format_set_bold(format);
    if (look == LOOK_TITLE)
        format_set_font_size(format, 14);
    if (look == LOOK_HEADER)
        format_set_bg_color(format, 0xE7ECF3);
    if (look == LOOK_MET)
        format_set_align(format, LXW_ALIGN_CENTER);
    if (look == LOOK_MET || look == LOOK_RESPONSE)
        format_set_unlocked(format);
    if (look == LOOK_ID || look == LOOK_RESPONSE)
        format_set_num_format_index(format, 49); /* "@": what is typed there is text, too */
}

enum status book_open(struct arena *arena, struct book **opened) {
    struct book *book = *opened = NEW(arena, struct book);
    char name[40];
    book->arena = arena;
    book->fd = memfd_create("workbook", MFD_CLOEXEC);
    arena_defer(arena, drop, book);
    if (book->fd < 0)
        return STATUS_IO;
    snprintf(name, sizeof name, "%d", book->fd); /* as xlsx_files.c takes it */
    book->object = workbook_new(name);
    if (!book->object)
        return STATUS_MEMORY;
    for (int look = 0; look < LOOK_COUNT; look++)
        make_look(book, (enum look)look);
    /* A section's title and the document's run on over the cells beside them. */
    book->looks[LOOK_SECTION]->text_wrap = 0;
    book->looks[LOOK_TITLE]->text_wrap = 0;
    return STATUS_OK;
}

static char *short_text(struct book *book, struct str text) {
    return (char *)str_copy(book->arena, text.s, text.n < 255 ? text.n : 0).s;
}

void book_set_properties(struct book *book, const struct book_properties *given) {
    lxw_doc_properties properties = {.title = short_text(book, given->title),
                                     .author = short_text(book, given->author),
                                     .subject = short_text(book, given->subject),
                                     .created = given->day > 0 ? given->day * SECONDS_A_DAY
                                                               : 1}; /* 0 would ask the clock */
    check(book, workbook_set_properties(book->object, &properties));
}

static enum status read_file(struct book *book, struct str *bytes) {
    off_t size = lseek(book->fd, 0, SEEK_END);
    char *copy;
    size_t at = 0;
    ssize_t got = 1;
    if (size <= 0 || (size_t)size > LIMIT_OUTPUT_BYTES || lseek(book->fd, 0, SEEK_SET) != 0)
        return STATUS_IO;
    copy = arena_alloc(book->arena, (size_t)size + 1, 1);
    while (at < (size_t)size && (got = read(book->fd, copy + at, (size_t)size - at)) > 0)
        at += (size_t)got;
    *bytes = (struct str){copy, at};
    return at == (size_t)size ? STATUS_OK : STATUS_IO;
}

enum status book_close(struct book *book, struct str *bytes) {
    lxw_workbook *object = book->object;
    enum status status = STATUS_LIMIT;
    if (book->error == LXW_ERROR_MEMORY_MALLOC_FAILED) {
        status = STATUS_MEMORY;
    } else if (book->error == LXW_NO_ERROR) {
        book->object = NULL; /* closing frees it, also when it fails */
        status = workbook_close(object) == LXW_NO_ERROR ? read_file(book, bytes) : STATUS_IO;
    }
    drop(book);
    return status;
}

/* ---- sheets ---- */

struct sheet book_add_sheet(struct book *book, struct str name, const char *page_header) {
    lxw_worksheet *object = workbook_add_worksheet(book->object, name.s);
    if (!object) {
        check(book, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return (struct sheet){book, NULL};
    }
    worksheet_set_landscape(object);
    worksheet_set_paper(object, 9); /* A4 */
    worksheet_fit_to_pages(object, 1, 0);
    check(book, worksheet_set_header(object, page_header));
    check(book, worksheet_set_footer(object, "&L&A&RPage &P of &N"));
    return (struct sheet){book, object};
}

/* "_x000D_" means a character (ECMA-376, 22.9.2.19); such a text's first dash is written that way
 * itself. */
static bool is_escape(struct str text, size_t at) {
    if (at + 7 > text.n || text.s[at] != '_' || text.s[at + 1] != 'x' || text.s[at + 6] != '_')
        return false;
    for (size_t k = at + 2; k < at + 6; k++)
        if (!strchr("0123456789abcdefABCDEF", text.s[k]))
            return false;
    return true;
}

static const char *escape(struct arena *arena, struct str text) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    for (size_t k = 0; k < text.n; k++) {
        if (is_escape(text, k))
            buf_add_text(&out, "_x005F");
        buf_add_char(&out, text.s[k]);
    }
    return buf_str(&out).s;
}

void sheet_put(struct sheet sheet, struct cell cell, struct str text) {
    struct book *book = sheet.book;
    lxw_format *format = book->looks[cell.look];
    lxw_row_t row = (lxw_row_t)cell.row;
    lxw_col_t column = (lxw_col_t)cell.column;
    if (str_empty(text))
        check(book, worksheet_write_blank(sheet.object, row, column, format));
    else
        check(book,
              worksheet_write_string(sheet.object, row, column, escape(book->arena, text), format));
}

void sheet_put_over(struct sheet sheet, struct span span, struct str text) {
    struct book *book = sheet.book;
    check(book, worksheet_merge_range(sheet.object, (lxw_row_t)span.first.row,
                                      (lxw_col_t)span.first.column, (lxw_row_t)span.last_row,
                                      (lxw_col_t)span.last_column, escape(book->arena, text),
                                      book->looks[span.first.look]));
}

void sheet_set_width(struct sheet sheet, size_t column, int characters) {
    lxw_col_t at = (lxw_col_t)column;
    check(sheet.book, worksheet_set_column(sheet.object, at, at, characters, NULL));
}

void sheet_set_height(struct sheet sheet, size_t row, size_t points) {
    check(sheet.book, worksheet_set_row(sheet.object, (lxw_row_t)row, (double)points, NULL));
}

void sheet_put_choice(struct sheet sheet, struct cell cell, const struct word_choice *choice) {
    lxw_data_validation list = {.validate = LXW_VALIDATION_TYPE_LIST,
                                .ignore_blank = LXW_VALIDATION_ON,
                                .show_input = LXW_VALIDATION_ON,
                                .show_error = LXW_VALIDATION_ON,
                                .dropdown = LXW_VALIDATION_ON,
                                .value_list = choice->words,
                                .error_title = choice->title,
                                .error_message = choice->message};
    check(sheet.book, worksheet_data_validation_cell(sheet.object, (lxw_row_t)cell.row,
                                                     (lxw_col_t)cell.column, &list));
}

void sheet_freeze(struct sheet sheet, size_t rows, size_t columns) {
    check(sheet.book, worksheet_repeat_rows(sheet.object, 0, (lxw_row_t)(rows - 1)));
    worksheet_freeze_panes(sheet.object, (lxw_row_t)rows, (lxw_col_t)columns);
}

void sheet_protect(struct sheet sheet) {
    lxw_protection may = {.format_cells = 1, .format_columns = 1, .format_rows = 1};
    worksheet_protect(sheet.object, NULL, &may);
}
