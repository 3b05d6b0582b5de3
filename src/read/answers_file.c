/* Answers that were filled in outside: a workbook in the layout that `build` writes, or
 * answers.csv. Columns go by their titles, rows by item key or by sheet and printed ID, so that
 * sheets may have columns and rows of their own beside. What cannot be placed is a finding with row
 * and column. */
#include <string.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/names.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "parse/grid.h"
#include "read/read.h"
#include "read/table.h"
#include "sys/file.h"

enum { HEADER_ROWS = 10 }; /* where a sheet's header is looked for */

struct filler {
    struct reader reader;
    struct str file;
    const struct answer_sheet *sheets;
    size_t sheet_count;
    struct str *keys; /* of all rows, for "did you mean" */
    size_t key_count;
    struct filled_answer *list;
    size_t count;
};

/* ---- findings ---- */

/* "sheet Requirements, cell D12" */
static struct str cell_name(struct filler *filler, const struct grid *grid,
                            const struct grid_row *row, size_t column) {
    struct arena *arena = filler->reader.arena;
    return str_format(arena, "sheet %.*s, cell %.*s%d", STR_ARG(grid->name),
                      STR_ARG(grid_column_name(arena, column)), row->number);
}

static struct place row_place(const struct filler *filler, const struct grid_row *row) {
    return (struct place){.file = filler->file, .line = row->line};
}

static void report_unknown(struct filler *filler, const struct grid_row *row, struct str where,
                           struct str word) {
    struct str near = str_nearest(word, filler->keys, filler->key_count);
    findings_add(filler->reader.findings, MESSAGE_NO_SUCH_NAME, row_place(filler, row),
                 {say_text(word), say_word("item of the checklist"), say_text(near)},
                 .where = where);
}

static void report_unknown_case(struct filler *filler, const struct grid_row *row, struct str where,
                                struct str id) {
    const struct dossier *dossier = filler->reader.dossier;
    struct str *ids = NEW_ARRAY(filler->reader.arena, struct str, dossier->case_count);
    for (size_t k = 0; k < dossier->case_count; k++)
        ids[k] = dossier->cases[k].id;
    struct str near = str_nearest(id, ids, dossier->case_count);
    findings_add(filler->reader.findings, MESSAGE_NO_SUCH_NAME, row_place(filler, row),
                 {say_text(id), say_word("case study of the manifest"), say_text(near)},
                 .where = where);
}

/* ---- cells ---- */

/* As a file or a table writes it, and as people do. */
static bool met_read(struct str text, enum met *met) {
    for (int k = 0; k < met_keywords.count; k++) {
        *met = (enum met)k;
        if (str_equal_ignoring_case(text, str_of(met_keywords.rows[k].word)) ||
            str_equal_ignoring_case(text, str_of(met_keywords.rows[k].says)))
            return true;
    }
    *met = MET_NOT_APPLICABLE;
    return str_equal_ignoring_case(text, STR("not applicable"));
}

/* XML has no way to hold most control characters. */
static bool text_is_writable(struct str text) {
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF ||
            c == UINT32_MAX)
            return false;
    }
    return true;
}

struct pair {
    struct str met, response;
    struct str met_name, response_name; /* where they stand */
};

static void filler_add(struct filler *filler, const struct grid_row *row, const struct pair *pair,
                       const struct filled_answer *target) {
    struct filled_answer filled = *target;
    filled.place = row_place(filler, row);
    filled.where = pair->met_name;
    filled.response = pair->response;
    if (!met_read(str_trim(pair->met), &filled.met)) {
        findings_add(filler->reader.findings, MESSAGE_CELL_NO_MET, filled.place,
                     {say_text(str_trim(pair->met))}, .where = pair->met_name);
        return;
    }
    if (!text_is_writable(pair->response)) {
        findings_add(filler->reader.findings, MESSAGE_CELL_CONTROL, filled.place,
                     .where = pair->response_name);
        return;
    }
    *APPEND(filler->reader.arena, filler->list, filler->count) = filled;
}

/* ---- answers.csv ---- */

enum csv_column { CSV_ITEM, CSV_CASE, CSV_MET, CSV_RESPONSE, CSV_COLUMNS };
static const char *const csv_titles[CSV_COLUMNS] = {"item", "case study", "met", "response"};

static struct str csv_text(const struct grid_row *row, size_t column) {
    /* The apostrophe that guards a cell against being taken for a formula; see
     * write/csv.c. */
    struct str text = grid_cell(row, column);
    size_t at = 0;
    while (at < text.n && text.s[at] == '\'')
        at++;
    return at && at < text.n && strchr("=+-@\t\r\n", text.s[at]) ? str_slice(text, 1, text.n)
                                                                 : text;
}

static bool csv_find_columns(struct filler *filler, const struct grid *grid, size_t *columns) {
    for (size_t want = 0; want < CSV_COLUMNS; want++) {
        columns[want] = SIZE_MAX;
        for (size_t k = 0; grid->count && k < grid->rows[0].count; k++)
            if (str_equal_ignoring_case(str_trim(grid->rows[0].cells[k]), str_of(csv_titles[want])))
                columns[want] = k;
        if (columns[want] != SIZE_MAX)
            continue;
        findings_add(filler->reader.findings, MESSAGE_CSV_NO_COLUMN,
                     (struct place){.file = filler->file, .line = 1}, {say_word(csv_titles[want])});
        return false;
    }
    return true;
}

static bool csv_find_target(struct filler *filler, struct filled_answer *target) {
    bool known = false;
    for (size_t s = 0; s < filler->sheet_count; s++)
        for (size_t r = 0; r < filler->sheets[s].row_count; r++) {
            const struct answer_sheet *sheet = &filler->sheets[s];
            if (!sheet->rows[r].item || !str_equal(sheet->rows[r].key, target->key))
                continue;
            known = true;
            if (sheet->each != (target->case_id.n > 0))
                continue;
            target->sheet = sheet;
            target->row = &sheet->rows[r];
        }
    return known;
}

static void csv_read_row(struct filler *filler, const size_t *columns, const struct grid_row *row) {
    struct filled_answer target = {.key = str_trim(csv_text(row, columns[CSV_ITEM])),
                                   .case_id = str_trim(csv_text(row, columns[CSV_CASE]))};
    struct str names[CSV_COLUMNS];
    for (size_t k = 0; k < CSV_COLUMNS; k++)
        names[k] =
            str_format(filler->reader.arena, "row %d, column %s", row->number, csv_titles[k]);
    if (row->count == 1 && str_empty(row->cells[0]))
        return; /* an empty line */
    if (!csv_find_target(filler, &target)) {
        report_unknown(filler, row, names[CSV_ITEM], target.key);
    } else if (target.case_id.n && !dossier_find_case(filler->reader.dossier, target.case_id)) {
        report_unknown_case(filler, row, names[CSV_CASE], target.case_id);
    } else if (!target.row) {
        findings_add(filler->reader.findings,
                     target.case_id.n ? MESSAGE_CELL_OF_PRACTICE : MESSAGE_CELL_OF_STUDIES,
                     row_place(filler, row), .where = names[CSV_CASE]);
    } else {
        struct pair pair = {csv_text(row, columns[CSV_MET]), csv_text(row, columns[CSV_RESPONSE]),
                            names[CSV_MET], names[CSV_RESPONSE]};
        filler_add(filler, row, &pair, &target);
    }
}

/* ---- sheets ---- */

/* "Customer Reference #2 (fabrikam)" is the case study of that id; without one, the second. */
static struct str reference_case(const struct dossier *dossier, struct str title) {
    size_t open = str_find(title, STR("("), 0), close = str_find(title, STR(")"), 0);
    size_t mark = str_find(title, STR("#"), 0), number = 0;
    if (open != SIZE_MAX && close != SIZE_MAX && close > open)
        return str_trim(str_slice(title, open + 1, close));
    for (size_t k = mark == SIZE_MAX ? title.n : mark + 1;
         k < title.n && is_digit(title.s[k]) && number < 1000; k++)
        number = number * 10 + (size_t)(title.s[k] - '0');
    return number && number <= dossier->case_count ? dossier->cases[number - 1].id : title;
}

struct sheet_pair {
    size_t met, response;
    struct str case_id;
};

struct sheet_reader {
    struct filler *filler;
    const struct grid *grid;
    const struct answer_sheet *sheet;
    struct sheet_pair *pairs;
    size_t pair_count;
    size_t first_row; /* below the header */
    struct names *seen;
};

static bool cell_is(const struct grid_row *row, size_t column, const char *text) {
    return str_equal_ignoring_case(str_trim(grid_cell(row, column)), str_of(text));
}

static size_t sheet_find_header(const struct grid *grid) {
    for (size_t k = 0; k < grid->count && k < HEADER_ROWS; k++)
        if (cell_is(&grid->rows[k], 0, "ID"))
            return k;
    return SIZE_MAX;
}

/* The pairs under one header row, or under a row of references and a second header row. */
static bool sheet_find_pairs(struct sheet_reader *reader, size_t header) {
    const struct grid_row *top = &reader->grid->rows[header], *row = top;
    struct filler *filler = reader->filler;
    struct str title = {0};
    if (reader->sheet->each && header + 1 < reader->grid->count)
        row = &reader->grid->rows[header + 1];
    for (size_t k = 0; k < row->count; k++) {
        title = grid_cell(top, k).n ? str_trim(grid_cell(top, k)) : title;
        if (!cell_is(row, k, "Met?") || !cell_is(row, k + 1, "Partner Response"))
            continue;
        struct sheet_pair pair = {k, k + 1, STR("")};
        if (reader->sheet->each)
            pair.case_id = reference_case(filler->reader.dossier, title);
        if (pair.case_id.n && !dossier_find_case(filler->reader.dossier, pair.case_id)) {
            report_unknown_case(filler, top, cell_name(filler, reader->grid, top, k), pair.case_id);
            continue;
        }
        *APPEND(filler->reader.arena, reader->pairs, reader->pair_count) = pair;
    }
    reader->first_row = (size_t)(row - reader->grid->rows) + 1;
    return reader->pair_count > 0;
}

/* An ID that is printed several times means its rows in their order. */
static const struct sheet_row *sheet_find_row(struct sheet_reader *reader, struct str id) {
    size_t skip = (*names_enter(reader->seen, id))++;
    for (size_t k = 0; k < reader->sheet->row_count; k++)
        if (reader->sheet->rows[k].item && str_equal(reader->sheet->rows[k].id, id) && skip-- == 0)
            return &reader->sheet->rows[k];
    return NULL;
}

static bool row_is_filled(const struct sheet_reader *reader, const struct grid_row *row) {
    for (size_t k = 0; k < reader->pair_count; k++)
        if (!str_empty(str_trim(grid_cell(row, reader->pairs[k].met))) ||
            !str_empty(str_trim(grid_cell(row, reader->pairs[k].response))))
            return true;
    return false;
}

static void sheet_read_row(struct sheet_reader *reader, const struct grid_row *row) {
    struct filler *filler = reader->filler;
    struct str id = str_trim(grid_cell(row, 0));
    const struct sheet_row *found = id.n ? sheet_find_row(reader, id) : NULL;
    if (!found) {
        if (row_is_filled(reader, row))
            report_unknown(filler, row, cell_name(filler, reader->grid, row, 0), id);
        return; /* a section's title, or a note */
    }
    for (size_t k = 0; k < reader->pair_count; k++) {
        const struct sheet_pair *at = &reader->pairs[k];
        struct filled_answer target = {
            .key = found->key, .case_id = at->case_id, .sheet = reader->sheet, .row = found};
        struct pair pair = {grid_cell(row, at->met), grid_cell(row, at->response),
                            cell_name(filler, reader->grid, row, at->met),
                            cell_name(filler, reader->grid, row, at->response)};
        filler_add(filler, row, &pair, &target);
    }
}

static const struct answer_sheet *sheet_find(const struct filler *filler, struct str name) {
    for (size_t k = 0; k < filler->sheet_count; k++)
        if (str_equal_ignoring_case(filler->sheets[k].name, str_trim(name)))
            return &filler->sheets[k];
    return NULL;
}

static void sheet_fail(struct filler *filler, const struct grid *grid, enum message trouble) {
    findings_add(filler->reader.findings, trouble, (struct place){.file = filler->file},
                 .where = str_join(filler->reader.arena, STR("sheet "), grid->name));
}

/* True for a sheet of answers, read or not. */
static bool sheet_read(struct filler *filler, const struct grid *grid) {
    struct sheet_reader reader = {
        .filler = filler, .grid = grid, .sheet = sheet_find(filler, grid->name)};
    size_t header = sheet_find_header(grid);
    if (header == SIZE_MAX && !reader.sheet)
        return false; /* the introduction, or the partner's own */
    if (header == SIZE_MAX) {
        sheet_fail(filler, grid, MESSAGE_SHEET_NO_HEADER);
    } else if (!reader.sheet) {
        sheet_fail(filler, grid, MESSAGE_SHEET_NO_PART);
    } else if (!sheet_find_pairs(&reader, header)) {
        sheet_fail(filler, grid, MESSAGE_SHEET_NO_COLUMNS);
    } else {
        reader.seen = names_new(filler->reader.arena);
        for (size_t k = reader.first_row; k < grid->count; k++)
            sheet_read_row(&reader, &grid->rows[k]);
    }
    return true;
}

static void workbook_read(struct filler *filler, struct str bytes) {
    struct grid *grids;
    size_t count;
    bool any = false;
    if (!workbook_parse(filler->reader.arena, filler->file, bytes, filler->reader.findings, &grids,
                        &count))
        return;
    for (size_t k = 0; k < count; k++)
        any = sheet_read(filler, &grids[k]) || any;
    if (!any)
        findings_add(filler->reader.findings, MESSAGE_WORKBOOK_NO_ANSWERS,
                     (struct place){.file = filler->file});
}

/* ---- the file ---- */

static void table_read(struct filler *filler, struct str bytes) {
    struct grid grid;
    if (str_starts(bytes, STR("\xEF\xBB\xBF"))) /* Excel writes one */
        bytes = str_slice(bytes, 3, bytes.n);
    if (text_check_encoding(filler->reader.findings, filler->file, bytes) &&
        csv_parse(filler->reader.arena, filler->file, bytes, filler->reader.findings, &grid)) {
        size_t columns[CSV_COLUMNS];
        if (csv_find_columns(filler, &grid, columns)) {
            for (size_t k = 1; k < grid.count; k++)
                csv_read_row(filler, columns, &grid.rows[k]);
        }
    }
}

struct filled_answer *read_answers(const struct answers_file *file, struct findings *findings,
                                   size_t *count) {
    struct filler filler = {.file = file->path};
    struct str bytes;
    filler.reader.arena = file->arena;
    filler.reader.findings = findings;
    filler.reader.dossier = file->dossier;
    filler.reader.checklist = file->checklist;
    *count = 0;
    if (!file_read(file->arena, file->path, LIMIT_WORKBOOK_BYTES,
                   (struct place){.file = file->path}, findings, &bytes))
        return NULL;
    filler.sheets = answer_sheets(file->arena, file->checklist, &filler.sheet_count);
    for (size_t s = 0; s < filler.sheet_count; s++)
        for (size_t r = 0; r < filler.sheets[s].row_count; r++)
            if (filler.sheets[s].rows[r].item)
                *APPEND(filler.reader.arena, filler.keys, filler.key_count) =
                    filler.sheets[s].rows[r].key;
    if (str_starts(bytes, STR("PK")))
        workbook_read(&filler, bytes);
    else
        table_read(&filler, bytes);
    *count = filler.count;
    return filler.list;
}
