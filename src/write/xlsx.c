/* self-assessment.xlsx, the workbook that is filled in a partner portal: an introduction, then the
 * sheets of answers (xlsx_sheet.c).
 *
 * libxlsxwriter 1.1 writes only to files: here to one in memory, by its name below /proc. It dates
 * the entries of the archive 1 January 1980 and reads the clock only for a creation time of 0, so
 * the same input gives the same bytes. */
#include "write/xlsx.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"
#include "model/words.h"

enum { SECONDS_A_DAY = 86400 };

void xlsx_try(struct xlsx *xlsx, lxw_error error) {
    if (xlsx->error == LXW_NO_ERROR)
        xlsx->error = error;
}

/* ---- text ---- */

static bool text_is_hex(struct str text) {
    for (size_t k = 0; k < text.n; k++)
        if (!strchr("0123456789abcdefABCDEF", text.s[k]))
            return false;
    return true;
}

/* "_x000D_" means a character (ECMA-376, 22.9.2.19); such a text's first dash is written that way
 * itself. */
static bool text_is_escape(struct str text, size_t at) {
    return at + 7 <= text.n && text.s[at] == '_' && text.s[at + 1] == 'x' &&
           text.s[at + 6] == '_' && text_is_hex(str_slice(text, at + 2, at + 6));
}

static struct str text_escape(struct arena *arena, struct str text) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    for (size_t k = 0; k < text.n; k++) {
        if (text_is_escape(text, k))
            buf_add_text(&out, "_x005F");
        buf_add_char(&out, text.s[k]);
    }
    return buf_str(&out);
}

void xlsx_add_text(struct xlsx *xlsx, lxw_worksheet *sheet, size_t row, size_t column,
                   struct str text, enum xlsx_look look) {
    struct str cut = answer_cut(xlsx->arena, text);
    lxw_format *format = xlsx->looks[look];
    if (str_empty(text))
        xlsx_try(xlsx, worksheet_write_blank(sheet, (lxw_row_t)row, (lxw_col_t)column, format));
    else
        xlsx_try(xlsx, worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column,
                                              text_escape(xlsx->arena, cut).s, format));
}

void xlsx_set_width(struct xlsx *xlsx, lxw_worksheet *sheet, size_t column, int characters) {
    xlsx_try(xlsx,
             worksheet_set_column(sheet, (lxw_col_t)column, (lxw_col_t)column, characters, NULL));
}

/* ---- looks ---- */

static void xlsx_make_look(struct xlsx *xlsx, enum xlsx_look look) {
    lxw_format *format = workbook_add_format(xlsx->book);
    bool cell = look >= LOOK_HEADER;
    xlsx->looks[look] = format;
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

/* A section's title and the document's run on over the cells beside them. */
static void xlsx_make_looks(struct xlsx *xlsx) {
    for (int look = 0; look < LOOK_COUNT; look++)
        xlsx_make_look(xlsx, (enum xlsx_look)look);
    xlsx->looks[LOOK_SECTION]->text_wrap = 0;
    xlsx->looks[LOOK_TITLE]->text_wrap = 0;
}

/* ---- introduction ---- */

lxw_worksheet *xlsx_add_sheet(struct xlsx *xlsx, struct str name) {
    lxw_worksheet *sheet = workbook_add_worksheet(xlsx->book, name.s);
    if (!sheet) {
        xlsx_try(xlsx, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return NULL;
    }
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9); /* A4 */
    worksheet_fit_to_pages(sheet, 1, 0);
    xlsx_try(xlsx, worksheet_set_header(sheet, xlsx->draft ? "&C&BDRAFT" : ""));
    xlsx_try(xlsx, worksheet_set_footer(sheet, "&L&A&RPage &P of &N"));
    return sheet;
}

static void introduction_add(struct xlsx *xlsx, lxw_worksheet *sheet, size_t *row, const char *name,
                             struct str text) {
    if (str_empty(text))
        return;
    xlsx_add_text(xlsx, sheet, *row, 0, str_of(name), LOOK_HEADER);
    xlsx_add_text(xlsx, sheet, *row, 1, text, LOOK_REQUIREMENT);
    ++*row;
}

static struct str introduction_case(struct xlsx *xlsx, const struct case_study *study) {
    struct str customer = case_field_text(study, STR("customer"));
    return str_format(xlsx->arena, "%.*s%s%.*s", STR_ARG(customer), customer.n ? ": " : "",
                      STR_ARG(study->title));
}

static void introduction_add_words(struct xlsx *xlsx, lxw_worksheet *sheet, size_t row) {
    static const char words[] =
        "Met? is Yes, No, Partly or N/A. A last paragraph that begins with \"Reason:\" says why an "
        "item is not met or does not apply; one that begins with \"Evidence:\" names the documents "
        "and pages.";
    xlsx_add_text(xlsx, sheet, row, 0, STR("How to read the sheets"), LOOK_SECTION);
    xlsx_add_text(xlsx, sheet, row, 1, str_of(words), LOOK_TEXT);
    xlsx_try(xlsx, worksheet_set_row(sheet, (lxw_row_t)row, 48, NULL));
}

static void xlsx_add_introduction(struct xlsx *xlsx) {
    const struct dossier *dossier = xlsx->dossier;
    const struct checklist *checklist = xlsx->checklist;
    lxw_worksheet *sheet = xlsx_add_sheet(xlsx, STR("Introduction"));
    size_t row = 2;
    if (!sheet)
        return;
    xlsx_set_width(xlsx, sheet, 0, 40);
    xlsx_set_width(xlsx, sheet, 1, 90);
    xlsx_add_text(xlsx, sheet, 0, 0, checklist->title, LOOK_TITLE);
    if (xlsx->draft)
        introduction_add(xlsx, sheet, &row, "State", STR("DRAFT: points are open"));
    introduction_add(xlsx, sheet, &row, "Programme", checklist->program);
    introduction_add(xlsx, sheet, &row, "Edition", checklist->edition);
    introduction_add(xlsx, sheet, &row, "Partner", dossier->partner_name);
    introduction_add(xlsx, sheet, &row, "Date",
                     words_date(xlsx->arena, words_of(STR("en")), dossier->date));
    for (size_t k = 0; k < dossier->case_count; k++)
        introduction_add(xlsx, sheet, &row,
                         str_format(xlsx->arena, "Customer Reference #%zu (%.*s)", k + 1,
                                    STR_ARG(dossier->cases[k].id))
                             .s,
                         introduction_case(xlsx, &dossier->cases[k]));
    introduction_add_words(xlsx, sheet, row + 1);
}

/* ---- the book ---- */

/* Days since 1 January 1970 (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
static long date_days(struct date date) {
    long year = date.year - (date.month <= 2), era = year / 400, of_era = year % 400;
    long of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static void xlsx_set_properties(struct xlsx *xlsx) {
    struct str title = xlsx->checklist->title, author = xlsx->dossier->partner_name;
    long days = xlsx->dossier->date.year ? date_days(xlsx->dossier->date) : 0;
    lxw_doc_properties properties = {
        .title = (char *)str_copy(xlsx->arena, title.s, title.n < 255 ? title.n : 0).s,
        .author = (char *)str_copy(xlsx->arena, author.s, author.n < 255 ? author.n : 0).s,
        .subject = xlsx->draft ? "Self-assessment (draft)" : "Self-assessment",
        .created = days > 0 ? days * SECONDS_A_DAY : 1}; /* 0 would ask the clock */
    xlsx_try(xlsx, workbook_set_properties(xlsx->book, &properties));
}

static void xlsx_drop(void *object) {
    struct xlsx *xlsx = object;
    if (xlsx->book)
        lxw_workbook_free(xlsx->book);
    xlsx->book = NULL;
}

static void xlsx_fill(struct xlsx *xlsx) {
    size_t count;
    const struct answer_sheet *sheets = answer_sheets(xlsx->arena, xlsx->checklist, &count);
    xlsx_make_looks(xlsx);
    xlsx_set_properties(xlsx);
    xlsx_add_introduction(xlsx);
    for (size_t k = 0; k < count; k++)
        xlsx_add_answers(xlsx, &sheets[k]);
}

/* ---- the file ---- */

struct memory_file {
    int fd; /* -1 when closed */
};

static void memory_close(void *object) {
    struct memory_file *file = object;
    if (file->fd >= 0)
        close(file->fd);
    file->fd = -1;
}

static struct memory_file *memory_open(struct arena *arena) {
    struct memory_file *file = NEW(arena, struct memory_file);
    file->fd = -1;
    arena_defer(arena, memory_close, file);
    file->fd = memfd_create("workbook", MFD_CLOEXEC);
    return file;
}

static enum status memory_read(struct arena *arena, const struct memory_file *file,
                               struct str *bytes) {
    off_t size = lseek(file->fd, 0, SEEK_END);
    char *copy;
    size_t at = 0;
    ssize_t got = 1;
    if (size <= 0 || (size_t)size > LIMIT_OUTPUT_BYTES || lseek(file->fd, 0, SEEK_SET) != 0)
        return STATUS_IO;
    copy = arena_alloc(arena, (size_t)size + 1, 1);
    while (at < (size_t)size && (got = read(file->fd, copy + at, (size_t)size - at)) > 0)
        at += (size_t)got;
    *bytes = (struct str){copy, at};
    return at == (size_t)size ? STATUS_OK : STATUS_IO;
}

static enum status xlsx_close(struct xlsx *xlsx) {
    lxw_workbook *book = xlsx->book;
    if (xlsx->error != LXW_NO_ERROR)
        return xlsx->error == LXW_ERROR_MEMORY_MALLOC_FAILED ? STATUS_MEMORY : STATUS_LIMIT;
    xlsx->book = NULL; /* closing frees it, also when it fails */
    return workbook_close(book) == LXW_NO_ERROR ? STATUS_OK : STATUS_IO;
}

/* libxlsxwriter keeps the parts in temporary files until they are packed. */
static void xlsx_report(const struct xlsx *xlsx) {
    struct place place = {.file = xlsx->dossier->manifest};
    findings_add(xlsx->findings, MESSAGE_WORKBOOK_NOT_MADE, place);
}

enum status write_workbook(struct arena *arena, const struct workbook_input *input,
                           struct findings *findings, struct str *bytes) {
    struct xlsx *xlsx = NEW(arena, struct xlsx);
    struct memory_file *file = memory_open(arena);
    enum status status;
    char name[40];
    *xlsx = (struct xlsx){.arena = arena,
                          .dossier = input->dossier,
                          .checklist = input->checklist,
                          .draft = input->draft,
                          .findings = findings};
    arena_defer(arena, xlsx_drop, xlsx);
    if (file->fd < 0) {
        xlsx_report(xlsx);
        return STATUS_IO;
    }
    snprintf(name, sizeof name, "/proc/self/fd/%d", file->fd);
    if (!(xlsx->book = workbook_new(name)))
        return STATUS_MEMORY;
    xlsx_fill(xlsx);
    status = xlsx_close(xlsx);
    if (status == STATUS_OK)
        status = memory_read(arena, file, bytes);
    if (status == STATUS_IO)
        xlsx_report(xlsx);
    xlsx_drop(xlsx);
    memory_close(file);
    return status;
}
