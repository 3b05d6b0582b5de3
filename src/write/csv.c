/* answers.csv: one row for each answer asked, for scripts and for programs that read no workbook.
 * RFC 4180, UTF-8 without byte order mark.
 *
 * A spreadsheet program takes a cell that begins with one of = + - @ TAB CR LF for a formula or
 * drops the character; such a cell gets an apostrophe. One that begins with apostrophes and then
 * such a character gets one more, so that taking one off gives the text back. */
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "write/answer_text.h"
#include "write/write.h"

static bool csv_is_dangerous(struct str text) {
    size_t at = 0;
    while (at < text.n && text.s[at] == '\'')
        at++;
    return at < text.n && strchr("=+-@\t\r\n", text.s[at]);
}

/* A field always stands in quotes: what holds line ends must, and a table of one form is easier to
 * read. */
static void csv_add(struct buf *out, struct str text, const char *after) {
    buf_add_text(out, csv_is_dangerous(text) ? "\"'" : "\"");
    for (size_t k = 0; k < text.n; k++) {
        if (text.s[k] == '"')
            buf_add_char(out, '"');
        buf_add_char(out, text.s[k]);
    }
    buf_add_char(out, '"');
    buf_add_text(out, after);
}

struct csv {
    struct buf *out;
    const struct dossier *dossier;
    const struct results *results;
    const struct answer_sheet *sheet;
};

/* A study of NULL: the practice's. */
static void csv_add_row(const struct csv *csv, const struct sheet_row *row,
                        const struct case_study *study) {
    struct buf *out = csv->out;
    struct str case_id = study ? study->id : STR("");
    struct answer_cell cell = answer_cell(out->arena, csv->dossier, csv->sheet, row, case_id);
    struct standing standing = answer_standing(csv->results, row, study);
    csv_add(out, row->key, ",");
    csv_add(out, row->id, ",");
    csv_add(out, answer_requirement(out->arena, row), ",");
    csv_add(out, case_id, ",");
    csv_add(out, str_of(met_keywords.rows[cell.met].says), ",");
    csv_add(out, cell.response, ",");
    csv_add(out, cell.evidence, ",");
    csv_add(out, str_of(mark_word(words_of(STR("en")), outcome_mark(standing.outcome))), ",");
    csv_add(out, str_of(basis_word(words_of(STR("en")), standing.basis)), "\r\n");
}

static void csv_add_sheet(const struct csv *csv) {
    const struct answer_sheet *sheet = csv->sheet;
    for (size_t r = 0; r < sheet->row_count; r++) {
        if (!sheet->rows[r].item)
            continue;
        if (!sheet->each)
            csv_add_row(csv, &sheet->rows[r], NULL);
        for (size_t k = 0; sheet->each && k < csv->dossier->case_count; k++)
            csv_add_row(csv, &sheet->rows[r], &csv->dossier->cases[k]);
    }
}

struct str write_answers(struct arena *arena, const struct dossier *dossier,
                         const struct checklist *checklist, const struct results *results) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    size_t count;
    const struct answer_sheet *sheets = answer_sheets(arena, checklist, &count);
    buf_add_text(&out, "item,number,requirement,case study,met,response,evidence,result,basis\r\n");
    for (size_t k = 0; k < count; k++)
        csv_add_sheet(&(struct csv){&out, dossier, results, &sheets[k]});
    return buf_str(&out);
}
