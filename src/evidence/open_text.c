/* Texts: plain ones and those with a form, CSV, JSON and XML. */
#include "base/limits.h"
#include "base/total.h"
#include "base/word_count.h"
#include "evidence/decode.h"
#include "evidence/open.h"

#define HEADING_WORDS 6 /* most, of a cell */

static void fail_at(struct opening *opening, size_t line) {
    opening->content->state = CONTENT_DAMAGED;
    opening_tell(opening, MESSAGE_EVIDENCE_NOT_PARSED, say_word(opening->kind->called),
                 say_size(line));
}

static size_t line_of(struct str text, size_t at) {
    size_t line = 1;
    while (at == text.n && at > 0 && str_trim(str_slice(text, at - 1, at)).n == 0)
        text = str_slice(text, 0, --at);
    for (size_t i = 0; i < at && i < text.n; i++)
        line += text.s[i] == '\n';
    return line;
}

static void read_json(struct opening *opening, bool promised) {
    struct json_trouble trouble;
    struct str text = opening->content->text;
    struct json_node *root = json_tree_parse(opening->arena, text, &trouble);
    opening->content->opened->json = root;
    if (root)
        opening->content->form = CONTENT_JSON;
    else if (promised && trouble.deep) {
        opening->content->state = CONTENT_DAMAGED;
        opening_tell(opening, MESSAGE_JSON_TOO_DEEP, say_size(line_of(text, trouble.at)),
                     say_number(LIMIT_NESTING));
    } else if (promised)
        fail_at(opening, line_of(text, trouble.at));
}

/* A document type or another encoding is no damage; such a file is read as lines. */
static void read_xml(struct opening *opening, bool promised) {
    struct findings unheard = findings_init(opening->arena);
    struct content *content = opening->content;
    content->opened->xml =
        xml_parse(opening->arena, opening->evidence->file, content->text, &unheard);
    if (content->opened->xml)
        content->form = CONTENT_XML;
    else if (promised && unheard.count && unheard.list[0].code == FINDING_XML_SYNTAX)
        fail_at(opening, (size_t)unheard.list[0].place.line);
}

/* Whether all rows but the last are of one length, and the last is shorter. */
static bool ends_early(const struct grid *grid) {
    for (size_t i = 1; i + 1 < grid->count; i++)
        if (grid->rows[i].count != grid->rows[0].count)
            return false;
    return grid->count > 2 && grid->rows[grid->count - 1].count < grid->rows[0].count;
}

/* Whether it has no rows, or one cell a row, and reads like a sentence. */
static bool is_prose(const struct grid *grid) {
    size_t words = 0;
    for (size_t i = 0; i < grid->count; i++) {
        if (grid->rows[i].count > 1 && grid->count > 1)
            return false;
        for (size_t k = 0; k < grid->rows[i].count; k++)
            words += str_words(grid->rows[i].cells[k]);
    }
    return grid->count > 0 && words > 5 * grid->count && words > 2 * grid->rows[0].count;
}

static size_t count_filled(const struct grid_row *row) {
    size_t count = 0;
    for (size_t k = 0; k < row->count; k++)
        count += str_trim(row->cells[k]).n > 0;
    return count;
}

/* Short names in two columns or more; lines of remarks stand before it. */
static bool is_heading(const struct grid_row *row) {
    for (size_t k = 0; k < row->count; k++)
        if (str_words(row->cells[k]) > HEADING_WORDS || str_ends(row->cells[k], STR(".")))
            return false;
    return row->count > 1 && !str_starts(row->cells[0], STR("#"));
}

/* Whether there is a heading, and below it no row has values: none at all, or of three columns and
 * more only the first. */
static bool has_no_values(const struct grid *grid) {
    size_t heading = 0;
    while (heading < grid->count && !is_heading(&grid->rows[heading])) {
        if (count_filled(&grid->rows[heading]) &&
            !str_starts(grid->rows[heading].cells[0], STR("#")))
            return false;
        heading++;
    }
    for (size_t i = heading + 1; i < grid->count; i++)
        if (count_filled(&grid->rows[i]) > (grid->rows[heading].count > 2))
            return false;
    return heading < grid->count;
}

static size_t find_heading(const struct grid *grid) {
    size_t heading = 0;
    while (heading < grid->count && !is_heading(&grid->rows[heading]))
        heading++;
    return heading;
}

/* Totals as in a story's table: of several columns one at least adds up. */
static void check_total(struct opening *opening, const struct grid *grid, size_t total) {
    size_t right = 0, wrong = 0, at = 0, first = find_heading(grid) + 1;
    struct total_column wrong_sum = {0};
    for (size_t i = first; i < total; i++)
        if (total_is_part(grid_cell(&grid->rows[i], 0)))
            return;
    for (size_t k = 1; k < grid->rows[total].count; k++) {
        struct total_column sum = {0};
        for (size_t i = first; i < total; i++)
            total_add(&sum, grid_cell(&grid->rows[i], k));
        enum total is = total_compare(&sum, grid_cell(&grid->rows[total], k));
        right += is == TOTAL_RIGHT;
        if (is == TOTAL_WRONG && wrong++ == 0) {
            wrong_sum = sum;
            at = k;
        }
    }
    if (wrong == 1 && (right || wrong_sum.count > 2))
        findings_add(opening->findings, MESSAGE_EVIDENCE_WRONG_TOTAL, opening->evidence->place,
                     {say_text(opening->evidence->file),
                      say_text(grid_cell(&grid->rows[total], at)), say_number(wrong_sum.sum),
                      say_text(grid_column_name(opening->arena, at))});
}

static void check_totals(struct opening *opening, const struct grid *grid) {
    for (size_t i = 0; i < grid->count; i++)
        if (grid->rows[i].count > 1 && total_is_label(grid->rows[i].cells[0]))
            check_total(opening, grid, i);
}

static void read_table(struct opening *opening) {
    struct findings unheard = findings_init(opening->arena);
    struct grid *grid = &opening->content->opened->grid;
    opening->content->form = CONTENT_TABLE;
    if (!csv_parse(opening->arena, opening->evidence->file, opening->content->text, &unheard,
                   grid)) {
        enum message trouble = unheard.list[0].id;
        int line = unheard.list[0].place.line;
        *grid = (struct grid){0};
        if (trouble == MESSAGE_CSV_OPEN_QUOTE)
            fail_at(opening, (size_t)line);
    } else if (has_no_values(grid)) {
        opening->content->state = CONTENT_WORDLESS;
        opening_tell(opening, MESSAGE_EVIDENCE_NO_ROWS, NO_ARGUMENT, NO_ARGUMENT);
    } else if (is_prose(grid)) {
        opening->content->form = CONTENT_PLAIN;
        findings_add(opening->findings, MESSAGE_EVIDENCE_OTHER_TYPE, opening->evidence->place,
                     {say_text(opening->evidence->file), say_word(opening->kind->called),
                      say_word("sentences")});
    } else if (ends_early(grid)) {
        opening_tell(opening, MESSAGE_EVIDENCE_SHORT_ROW,
                     say_size(grid->rows[grid->count - 1].count), say_size(grid->rows[0].count));
    } else {
        check_totals(opening, grid);
    }
}

static bool is_promised(const struct opening *opening, const char *media_type) {
    const struct file_kind *named = kind_by_name(opening->evidence->file);
    return named && str_equal(str_of(named->media_type), str_of(media_type));
}

static void read_form(struct opening *opening) {
    struct str type = opening->evidence->media_type;
    bool json = is_promised(opening, "application/json"),
         xml = is_promised(opening, "application/xml"), csv = is_promised(opening, "text/csv");
    opening->content->form =
        kind_is_markdown(opening->evidence->file) ? CONTENT_MARKDOWN : CONTENT_PLAIN;
    if (json || xml || csv)
        opening->kind = kind_by_name(opening->evidence->file);
    if (json || str_is(type, "application/json"))
        read_json(opening, json);
    else if (xml || str_is(type, "application/xml"))
        read_xml(opening, xml);
    else if (csv)
        read_table(opening);
}

/* Lines as they are set: a long one takes several. */
static bool is_too_long(struct str text) {
    size_t lines = 0;
    struct str line;
    while (str_cut(&text, '\n', &line) && lines <= LIMIT_EXHIBIT_LINES)
        lines += 1 + line.n / EXHIBIT_LINE_BYTES;
    return lines > LIMIT_EXHIBIT_LINES;
}

void open_text(struct opening *opening) {
    struct content *content = opening->content;
    content->state = CONTENT_READ;
    switch (decode_text(opening->arena, opening->bytes, &content->text)) {
    case ENCODING_BINARY:
        content->state = CONTENT_FOREIGN;
        return;
    case ENCODING_UTF16:
        opening_tell(opening, MESSAGE_EVIDENCE_UTF16, NO_ARGUMENT, NO_ARGUMENT);
        break;
    default:
        break;
    }
    if (str_trim(content->text).n == 0 || str_words(str_slice(content->text, 0, 65536)) == 0) {
        content->state = CONTENT_WORDLESS;
        opening_tell(opening, MESSAGE_EVIDENCE_BLANK, NO_ARGUMENT, NO_ARGUMENT);
        return;
    }
    if (is_too_long(content->text)) {
        content->state = CONTENT_DAMAGED;
        opening_tell(opening, MESSAGE_EVIDENCE_LONG, say_number(LIMIT_EXHIBIT_LINES), NO_ARGUMENT);
        return;
    }
    read_form(opening);
}
