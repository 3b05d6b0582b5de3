/* One sheet of answers. For the practice: ID, Requirement Description, Met?, Partner Response. For
 * the case studies the last two stand again for each, under "Customer Reference #1 (id)" and so on,
 * and there is a second header row. A section's title is a row with only its first cell filled. */
#include <string.h>

#include "write/xlsx.h"

enum { WIDTH_ID = 14, WIDTH_REQUIREMENT = 48, WIDTH_MET = 9, WIDTH_RESPONSE = 60 };
enum { LINE_POINTS = 15, MAX_POINTS = 409 }; /* a row is at most 409.5 points high */

static size_t sheet_first_pair(const struct answer_sheet *from) {
    return from->examples ? 3 : 2;
}

/* ---- header ---- */

static void sheet_add_pair_header(struct xlsx *xlsx, lxw_worksheet *sheet, size_t row,
                                  size_t column) {
    xlsx_add_text(xlsx, sheet, row, column, STR("Met?"), LOOK_HEADER);
    xlsx_add_text(xlsx, sheet, row, column + 1, STR("Partner Response"), LOOK_HEADER);
    xlsx_set_width(xlsx, sheet, column, WIDTH_MET);
    xlsx_set_width(xlsx, sheet, column + 1, WIDTH_RESPONSE);
}

static void sheet_add_lead(struct xlsx *xlsx, lxw_worksheet *sheet, size_t column, const char *text,
                           bool two_rows) {
    lxw_col_t at = (lxw_col_t)column;
    if (two_rows)
        xlsx_try(xlsx, worksheet_merge_range(sheet, 0, at, 1, at, text, xlsx->looks[LOOK_HEADER]));
    else
        xlsx_add_text(xlsx, sheet, 0, column, str_of(text), LOOK_HEADER);
}

static void sheet_add_references(struct xlsx *xlsx, lxw_worksheet *sheet, size_t first) {
    for (size_t k = 0; k < xlsx->dossier->case_count; k++) {
        lxw_col_t column = (lxw_col_t)(first + 2 * k);
        struct str title = str_format(xlsx->arena, "Customer Reference #%zu (%.*s)", k + 1,
                                      STR_ARG(xlsx->dossier->cases[k].id));
        xlsx_try(xlsx, worksheet_merge_range(sheet, 0, column, 0, (lxw_col_t)(column + 1), title.s,
                                             xlsx->looks[LOOK_HEADER]));
        sheet_add_pair_header(xlsx, sheet, 1, column);
    }
}

static void sheet_add_header(struct xlsx *xlsx, lxw_worksheet *sheet,
                             const struct answer_sheet *from) {
    sheet_add_lead(xlsx, sheet, 0, "ID", from->each);
    sheet_add_lead(xlsx, sheet, 1, "Requirement Description", from->each);
    xlsx_set_width(xlsx, sheet, 0, WIDTH_ID);
    xlsx_set_width(xlsx, sheet, 1, WIDTH_REQUIREMENT);
    if (from->examples) {
        sheet_add_lead(xlsx, sheet, 2, "Example Response", from->each);
        xlsx_set_width(xlsx, sheet, 2, WIDTH_RESPONSE);
    }
    if (from->each)
        sheet_add_references(xlsx, sheet, sheet_first_pair(from));
    else
        sheet_add_pair_header(xlsx, sheet, 0, 2);
    xlsx_try(xlsx, worksheet_repeat_rows(sheet, 0, from->each ? 1 : 0));
    worksheet_freeze_panes(sheet, from->each ? 2 : 1, 2);
}

/* ---- rows ---- */

/* libxlsxwriter wants words that it could write to. */
static char *copy_word(struct arena *arena, const char *word) {
    return arena_copy(arena, word, strlen(word) + 1);
}

static void sheet_add_met_list(struct xlsx *xlsx, lxw_worksheet *sheet, size_t row, size_t column) {
    char *words[MET_NOT_APPLICABLE + 1] = {NULL}; /* without MET_OPEN, so NULL is the last */
    for (int met = MET_YES; met <= MET_NOT_APPLICABLE; met++)
        words[met - MET_YES] = copy_word(xlsx->arena, answer_met_words[met]);
    lxw_data_validation list = {.validate = LXW_VALIDATION_TYPE_LIST,
                                .ignore_blank = LXW_VALIDATION_ON,
                                .show_input = LXW_VALIDATION_ON,
                                .show_error = LXW_VALIDATION_ON,
                                .dropdown = LXW_VALIDATION_ON,
                                .value_list = words,
                                .error_title = "Met?",
                                .error_message = "Yes, No, Partly or N/A"};
    xlsx_try(xlsx, worksheet_data_validation_cell(sheet, (lxw_row_t)row, (lxw_col_t)column, &list));
}

static void sheet_check_length(struct xlsx *xlsx, const struct sheet_row *row,
                               const struct answer_cell *cell, struct str text) {
    struct place place = {.file = xlsx->dossier->manifest};
    if (answer_cut(xlsx->arena, text).n == text.n)
        return;
    findings_add(xlsx->findings, MESSAGE_CELL_TOO_LONG, cell->answer ? cell->answer->place : place,
                 {say_text(row->key)}, .item = row->key);
}

/* Programs that show the sheet without Excel do not fit heights to wrapped text. */
static void sheet_set_height(struct xlsx *xlsx, lxw_worksheet *sheet, size_t at, size_t lines) {
    size_t height = lines * LINE_POINTS;
    xlsx_try(xlsx, worksheet_set_row(sheet, (lxw_row_t)at,
                                     (double)(height < MAX_POINTS ? height : MAX_POINTS), NULL));
}

/* Lines that the text takes in a column, a little more than fewer. */
static size_t text_lines_in(struct str text, size_t width) {
    size_t lines = 0, room = width - width / 8;
    struct str line;
    while (str_cut(&text, '\n', &line))
        lines += line.n / room + 1;
    return lines ? lines : 1;
}

static size_t larger(size_t a, size_t b) {
    return a > b ? a : b;
}

/* Gives the lines of the response. */
static size_t sheet_add_pair(struct xlsx *xlsx, lxw_worksheet *sheet, size_t at, size_t column,
                             const struct sheet_row *row, const struct answer_cell *cell) {
    struct str text = answer_with_evidence(xlsx->arena, cell);
    sheet_check_length(xlsx, row, cell, text);
    xlsx_add_text(xlsx, sheet, at, column, str_of(answer_met_words[cell->met]), LOOK_MET);
    xlsx_add_text(xlsx, sheet, at, column + 1, text, LOOK_RESPONSE);
    sheet_add_met_list(xlsx, sheet, at, column);
    return text_lines_in(text, WIDTH_RESPONSE);
}

static void sheet_add_row(struct xlsx *xlsx, lxw_worksheet *sheet, const struct answer_sheet *from,
                          size_t index, size_t at) {
    const struct sheet_row *row = &from->rows[index];
    size_t first = sheet_first_pair(from), pairs = from->each ? xlsx->dossier->case_count : 1;
    struct str requirement, example;
    size_t lines;
    if (!row->item) {
        xlsx_add_text(xlsx, sheet, at, 0, row->title, LOOK_SECTION);
        return;
    }
    xlsx_add_text(xlsx, sheet, at, 0, row->id, LOOK_ID);
    requirement = answer_requirement(xlsx->arena, row);
    example = from->examples && row->condition ? row->condition->good_answer : STR("");
    lines = larger(text_lines_in(requirement, WIDTH_REQUIREMENT),
                   text_lines_in(example, WIDTH_RESPONSE));
    xlsx_add_text(xlsx, sheet, at, 1, requirement, LOOK_REQUIREMENT);
    if (from->examples)
        xlsx_add_text(xlsx, sheet, at, 2, example, LOOK_EXAMPLE);
    for (size_t k = 0; k < pairs; k++) {
        struct str case_id = from->each ? xlsx->dossier->cases[k].id : STR("");
        struct answer_cell cell = answer_cell(xlsx->arena, xlsx->dossier, from, row, case_id);
        lines = larger(lines, sheet_add_pair(xlsx, sheet, at, first + 2 * k, row, &cell));
    }
    sheet_set_height(xlsx, sheet, at, lines);
}

/* Example responses are not to be written over; everything else may be. */
static void sheet_protect(lxw_worksheet *sheet) {
    lxw_protection may = {.format_cells = 1, .format_columns = 1, .format_rows = 1};
    worksheet_protect(sheet, NULL, &may);
}

void xlsx_add_answers(struct xlsx *xlsx, const struct answer_sheet *from) {
    lxw_worksheet *sheet = xlsx_add_sheet(xlsx, from->name);
    size_t header_rows = from->each ? 2 : 1;
    if (!sheet)
        return;
    sheet_add_header(xlsx, sheet, from);
    for (size_t k = 0; k < from->row_count; k++)
        sheet_add_row(xlsx, sheet, from, k, header_rows + k);
    if (from->examples)
        sheet_protect(sheet);
}
