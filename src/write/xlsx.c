/* self-assessment.xlsx, the workbook that is filled in a partner portal: an introduction, then the
 * sheets of answers. For the practice these have ID, Requirement Description, Met?, Partner
 * Response, Result. For the case studies the last three stand again for each, under "Customer
 * Reference #1 (id)" and so on, and there is a second header row. A section's title is a row with
 * only its first cell filled.
 */
#include <string.h>

#include "base/limits.h"
#include "model/words.h"
#include "write/answer_text.h"
#include "write/write.h"
#include "write/xlsx_book.h"

enum {
    WIDTH_ID = 14,
    WIDTH_REQUIREMENT = 48,
    WIDTH_MET = 9,
    WIDTH_RESPONSE = 60,
    WIDTH_RESULT = 14
};
enum { COLUMNS_EACH = 3 /* Met?, Partner Response, Result */ };
enum { LINE_POINTS = 15, MAX_POINTS = 409 }; /* a row is at most 409.5 points high */

struct xlsx {
    struct arena *arena;
    const struct workbook_input *input;
    struct findings *findings;
    struct book *book;
};

static struct sheet add_sheet(const struct xlsx *xlsx, struct str name) {
    return book_add_sheet(xlsx->book, name, xlsx->input->draft ? "&C&BDRAFT" : "");
}

/* "Customer Reference #1 (contoso)" */
static struct str reference_title(const struct xlsx *xlsx, size_t k) {
    return str_format(xlsx->arena, "Customer Reference #%zu (%.*s)", k + 1,
                      STR_ARG(xlsx->input->dossier->cases[k].id));
}

/* ---- introduction ---- */

static void introduction_add(const struct xlsx *xlsx, struct sheet sheet, size_t *row,
                             const char *name, struct str text) {
    if (str_empty(text))
        return;
    sheet_put(sheet, (struct cell){*row, 0, LOOK_HEADER}, answer_cut(xlsx->arena, str_of(name)));
    sheet_put(sheet, (struct cell){*row, 1, LOOK_REQUIREMENT}, answer_cut(xlsx->arena, text));
    ++*row;
}

static void add_introduction(const struct xlsx *xlsx) {
    static const char words[] =
        "In Met? choose Yes, No, Partly or N/A. Start a final paragraph with \"Reason:\" to "
        "explain why "
        "an item is not met or does not apply, and one with \"Evidence:\" to name documents and "
        "pages. Result is what was found when this workbook was made: the mark and what it rests "
        "on. Computed: facts were compared. Shown: the cited place was opened and speaks of it. "
        "Stated: the answer says so. Attested: a person vouches for it.";
    const struct dossier *dossier = xlsx->input->dossier;
    const struct checklist *checklist = xlsx->input->checklist;
    struct sheet sheet = add_sheet(xlsx, STR("Introduction"));
    size_t row = 2;
    if (!sheet.object)
        return;
    sheet_set_width(sheet, 0, 40);
    sheet_set_width(sheet, 1, 90);
    sheet_put(sheet, (struct cell){0, 0, LOOK_TITLE}, answer_cut(xlsx->arena, checklist->title));
    if (xlsx->input->draft)
        introduction_add(xlsx, sheet, &row, "State", STR("DRAFT: points are open"));
    introduction_add(xlsx, sheet, &row, "Program", checklist->program);
    introduction_add(xlsx, sheet, &row, "Edition", checklist->edition);
    introduction_add(xlsx, sheet, &row, "Partner", dossier->partner_name);
    introduction_add(xlsx, sheet, &row, "Date",
                     words_date(xlsx->arena, words_of(STR("en")), dossier->date));
    for (size_t k = 0; k < dossier->case_count; k++) {
        const struct case_study *study = &dossier->cases[k];
        struct str customer = case_field_text(study, STR("customer"));
        introduction_add(xlsx, sheet, &row, reference_title(xlsx, k).s,
                         str_format(xlsx->arena, "%.*s%s%.*s", STR_ARG(customer),
                                    customer.n ? ": " : "", STR_ARG(study->title)));
    }
    row++;
    sheet_put(sheet, (struct cell){row, 0, LOOK_SECTION}, STR("How to read the sheets"));
    sheet_put(sheet, (struct cell){row, 1, LOOK_TEXT}, str_of(words));
    sheet_set_height(sheet, row, 80);
}

/* ---- answers: header ---- */

struct answers {
    const struct xlsx *xlsx;
    const struct answer_sheet *from;
    struct sheet sheet;
    size_t first_pair; /* column of the first "Met?" */
};

static void add_pair_header(const struct answers *answers, size_t row, size_t column) {
    struct sheet sheet = answers->sheet;
    sheet_put(sheet, (struct cell){row, column, LOOK_HEADER}, STR("Met?"));
    sheet_put(sheet, (struct cell){row, column + 1, LOOK_HEADER}, STR("Partner Response"));
    sheet_set_width(sheet, column, WIDTH_MET);
    sheet_put(sheet, (struct cell){row, column + 2, LOOK_HEADER}, STR("Result"));
    sheet_set_width(sheet, column + 1, WIDTH_RESPONSE);
    sheet_set_width(sheet, column + 2, WIDTH_RESULT);
}

/* A column before the pairs; its title stands over both header rows. */
static void add_lead(const struct answers *answers, size_t column, const char *title) {
    struct cell cell = {0, column, LOOK_HEADER};
    if (answers->from->each)
        sheet_put_over(answers->sheet, (struct span){cell, 1, column}, str_of(title));
    else
        sheet_put(answers->sheet, cell, str_of(title));
}

static void add_header(const struct answers *answers) {
    const struct xlsx *xlsx = answers->xlsx;
    struct sheet sheet = answers->sheet;
    bool each = answers->from->each;
    add_lead(answers, 0, "ID");
    add_lead(answers, 1, "Requirement Description");
    sheet_set_width(sheet, 0, WIDTH_ID);
    sheet_set_width(sheet, 1, WIDTH_REQUIREMENT);
    if (answers->from->examples) {
        add_lead(answers, 2, "Example Response");
        sheet_set_width(sheet, 2, WIDTH_RESPONSE);
    }
    for (size_t k = 0; each && k < xlsx->input->dossier->case_count; k++) {
        size_t column = answers->first_pair + COLUMNS_EACH * k;
        struct span span = {{0, column, LOOK_HEADER}, 0, column + COLUMNS_EACH - 1};
        sheet_put_over(sheet, span, reference_title(xlsx, k));
        add_pair_header(answers, 1, column);
    }
    if (!each)
        add_pair_header(answers, 0, 2);
    sheet_freeze(sheet, each ? 2 : 1, 2);
}

/* ---- answers: rows ---- */

static void put_met(const struct answers *answers, struct cell cell, enum met met) {
    char *words[MET_NOT_APPLICABLE + 1] = {NULL}; /* without MET_OPEN, so NULL is the last */
    for (int k = MET_YES; k <= MET_NOT_APPLICABLE; k++) {
        const char *word = met_keywords.rows[k].says;
        words[k - MET_YES] = arena_copy(answers->xlsx->arena, word, strlen(word) + 1);
    }
    struct word_choice choice = {words, "Met?", "Yes, No, Partly or N/A"};
    sheet_put(answers->sheet, cell, str_of(met_keywords.rows[met].says));
    sheet_put_choice(answers->sheet, cell, &choice);
}

/* Lines that the text takes in a column, a little more than fewer. */
static size_t lines_in(struct str text, size_t width) {
    size_t lines = 0, room = width - width / 8;
    struct str line;
    while (str_cut(&text, '\n', &line))
        lines += line.n / room + 1;
    return lines ? lines : 1;
}

static size_t larger(size_t a, size_t b) {
    return a > b ? a : b;
}

/* "Y · shown" */
static struct str standing_text(struct arena *arena, struct standing standing) {
    const struct words *words = words_of(STR("en"));
    return str_format(arena, "%s%s%s", mark_word(words, outcome_mark(standing.outcome)),
                      standing.basis ? " · " : "", basis_word(words, standing.basis));
}

/* The k-th pair of the row; gives the lines of the response. */
static size_t add_pair(const struct answers *answers, const struct sheet_row *row, size_t at,
                       size_t k) {
    const struct xlsx *xlsx = answers->xlsx;
    const struct dossier *dossier = xlsx->input->dossier;
    size_t column = answers->first_pair + COLUMNS_EACH * k;
    const struct case_study *study = answers->from->each ? &dossier->cases[k] : NULL;
    struct str case_id = answers->from->each ? dossier->cases[k].id : STR("");
    struct answer_cell cell = answer_cell(xlsx->arena, dossier, answers->from, row, case_id);
    struct str text = answer_with_evidence(xlsx->arena, &cell);
    struct str cut = answer_cut(xlsx->arena, text);
    struct place place = {.file = dossier->manifest};
    if (cut.n != text.n)
        findings_add(xlsx->findings, MESSAGE_CELL_TOO_LONG,
                     cell.answer ? cell.answer->place : place, {say_text(row->key)},
                     .item = row->key);
    put_met(answers, (struct cell){at, column, LOOK_MET}, cell.met);
    sheet_put(answers->sheet, (struct cell){at, column + 1, LOOK_RESPONSE}, cut);
    sheet_put(answers->sheet, (struct cell){at, column + 2, LOOK_MET},
              standing_text(xlsx->arena, answer_standing(xlsx->input->results, row, study)));
    return lines_in(text, WIDTH_RESPONSE);
}

/* Programs that show the sheet without Excel do not fit heights to wrapped text. */
static void add_row(const struct answers *answers, const struct sheet_row *row, size_t at) {
    const struct xlsx *xlsx = answers->xlsx;
    const struct answer_sheet *from = answers->from;
    struct arena *arena = xlsx->arena;
    struct sheet sheet = answers->sheet;
    if (!row->item) {
        sheet_put(sheet, (struct cell){at, 0, LOOK_SECTION}, answer_cut(arena, row->title));
        return;
    }
    struct str requirement = answer_requirement(arena, row), example = STR("");
    if (from->examples && row->condition)
        example = row->condition->good_answer;
    size_t lines =
        larger(lines_in(requirement, WIDTH_REQUIREMENT), lines_in(example, WIDTH_RESPONSE));
    sheet_put(sheet, (struct cell){at, 0, LOOK_ID}, answer_cut(arena, row->id));
    sheet_put(sheet, (struct cell){at, 1, LOOK_REQUIREMENT}, answer_cut(arena, requirement));
    if (from->examples)
        sheet_put(sheet, (struct cell){at, 2, LOOK_EXAMPLE}, answer_cut(arena, example));
    for (size_t k = 0; k < (from->each ? xlsx->input->dossier->case_count : 1); k++)
        lines = larger(lines, add_pair(answers, row, at, k));
    sheet_set_height(sheet, at,
                     lines * LINE_POINTS < MAX_POINTS ? lines * LINE_POINTS : MAX_POINTS);
}

/* Example responses are not to be written over; everything else may be. */
static void add_answers(const struct xlsx *xlsx, const struct answer_sheet *from) {
    struct answers answers = {xlsx, from, add_sheet(xlsx, from->name), from->examples ? 3 : 2};
    if (!answers.sheet.object)
        return;
    add_header(&answers);
    for (size_t k = 0; k < from->row_count; k++)
        add_row(&answers, &from->rows[k], (from->each ? 2 : 1) + k);
    if (from->examples)
        sheet_protect(answers.sheet);
}

/* ---- the book ---- */

/* Days since 1 January 1970 (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
static long date_days(struct date date) {
    long year = date.year - (date.month <= 2), era = year / 400, of_era = year % 400;
    long of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

enum status write_workbook(struct arena *arena, const struct workbook_input *input,
                           struct findings *findings, struct str *bytes) {
    struct xlsx xlsx = {.arena = arena, .input = input, .findings = findings};
    struct place place = {.file = input->dossier->manifest};
    enum status status = book_open(arena, &xlsx.book);
    if (status == STATUS_OK) {
        const struct dossier *dossier = xlsx.input->dossier;
        size_t count;
        const struct answer_sheet *sheets =
            answer_sheets(xlsx.arena, xlsx.input->checklist, &count);
        struct book_properties properties = {
            .title = xlsx.input->checklist->title,
            .author = dossier->partner_name,
            .subject = xlsx.input->draft ? STR("Self-assessment (draft)") : STR("Self-assessment"),
            .day = dossier->date.year ? date_days(dossier->date) : 0};
        book_set_properties(xlsx.book, &properties);
        add_introduction(&xlsx);
        for (size_t k = 0; k < count; k++)
            add_answers(&xlsx, &sheets[k]);
        status = book_close(xlsx.book, bytes);
    }
    if (status == STATUS_IO)
        findings_add(findings, MESSAGE_WORKBOOK_NOT_MADE, place);
    return status;
}
