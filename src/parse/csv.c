/* Comma-separated values. Quotes inside a quoted field are doubled; a quoted field may hold line
 * ends. What a spreadsheet program would guess about is a finding: a quote that is never closed, or
 * text behind the closing one. */
#include <string.h>

#include "base/limits.h"
#include "parse/grid.h"

struct str grid_cell(const struct grid_row *row, size_t column) {
    return column < row->count ? row->cells[column] : STR("");
}

struct str grid_column_name(struct arena *arena, size_t column) {
    char name[16];
    size_t at = sizeof name;
    for (size_t left = column + 1; left; left = (left - 1) / 26)
        name[--at] = (char)('A' + (left - 1) % 26);
    return str_copy(arena, name + at, sizeof name - at);
}

struct csv {
    struct arena *arena;
    struct findings *findings;
    struct str file, bytes;
    size_t at;
    int line;
    char separator;
};

static char csv_find_separator(struct str bytes) {
    bool quoted = false;
    for (size_t k = 0; k < bytes.n && (quoted || (bytes.s[k] != '\n' && bytes.s[k] != '\r')); k++) {
        if (bytes.s[k] == '"')
            quoted = !quoted;
        else if (!quoted && strchr(",;\t", bytes.s[k]))
            return bytes.s[k];
    }
    return ',';
}

static bool csv_is_end(const struct csv *csv) {
    return csv->at >= csv->bytes.n || csv->bytes.s[csv->at] == csv->separator ||
           csv->bytes.s[csv->at] == '\n' || csv->bytes.s[csv->at] == '\r';
}

static bool csv_fail(struct csv *csv, enum message trouble, int line) {
    struct place place = {.file = csv->file, .line = line};
    findings_add(csv->findings, trouble, place);
    return false;
}

static bool csv_read_quoted(struct csv *csv, struct str *text) {
    size_t from = ++csv->at, count = 0;
    int line = csv->line;
    char *out;
    for (; csv->at < csv->bytes.n; csv->at++, count++) {
        if (csv->bytes.s[csv->at] == '\n')
            csv->line++;
        if (csv->bytes.s[csv->at] != '"')
            continue;
        if (csv->at + 1 >= csv->bytes.n || csv->bytes.s[csv->at + 1] != '"')
            break;
        csv->at++;
    }
    if (csv->at >= csv->bytes.n)
        return csv_fail(csv, MESSAGE_CSV_OPEN_QUOTE, line);
    out = arena_alloc(csv->arena, count + 1, 1);
    for (size_t k = 0; k < count; k++, from++) {
        out[k] = csv->bytes.s[from];
        from += out[k] == '"';
    }
    csv->at++;
    *text = (struct str){out, count};
    return csv_is_end(csv) || csv_fail(csv, MESSAGE_CSV_BEHIND_QUOTE, csv->line);
}

static bool csv_read_field(struct csv *csv, struct str *text) {
    size_t from = csv->at;
    if (csv->at < csv->bytes.n && csv->bytes.s[csv->at] == '"')
        return csv_read_quoted(csv, text);
    while (!csv_is_end(csv))
        csv->at++;
    *text = str_copy(csv->arena, csv->bytes.s + from, csv->at - from);
    return true;
}

static bool csv_read_row(struct csv *csv, struct grid_row *row) {
    struct str text;
    for (;;) {
        if (row->count >= LIMIT_SHEET_COLUMNS)
            return csv_fail(csv, MESSAGE_CSV_COLUMNS, row->line);
        if (!csv_read_field(csv, &text))
            return false;
        *APPEND(csv->arena, row->cells, row->count) = text;
        if (csv->at >= csv->bytes.n || csv->bytes.s[csv->at] != csv->separator)
            break;
        csv->at++;
    }
    if (csv->at + 1 < csv->bytes.n && csv->bytes.s[csv->at] == '\r' &&
        csv->bytes.s[csv->at + 1] == '\n')
        csv->at++;
    csv->at++;
    csv->line++;
    return true;
}

bool csv_parse(struct arena *arena, struct str file, struct str bytes, struct findings *findings,
               struct grid *grid) {
    struct csv csv = {.arena = arena,
                      .findings = findings,
                      .file = file,
                      .bytes = bytes,
                      .line = 1,
                      .separator = csv_find_separator(bytes)};
    *grid = (struct grid){0};
    while (csv.at < bytes.n) {
        struct grid_row row = {.number = (int)grid->count + 1, .line = csv.line};
        if (grid->count >= LIMIT_SHEET_ROWS)
            return csv_fail(&csv, MESSAGE_CSV_ROWS, csv.line);
        if (!csv_read_row(&csv, &row))
            return false;
        *APPEND(arena, grid->rows, grid->count) = row;
    }
    return true;
}
