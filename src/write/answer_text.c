/* The cells of a workbook or table of answers: the same text for both, and for the import, which
 * takes a cell that still holds it for unchanged. */
#include "write/answer_text.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"

enum { CELL_UNITS = 32767 }; /* UTF-16 units that a cell of a workbook holds */

/* ---- the answer ---- */

/* Whether every line end inside a block is a mere line end, as in paragraphs and lists of them. */
static bool body_is_plain(const struct node *body) {
    for (const struct node *n = body; n; n = node_next(body, n))
        if (node_is_block(n->kind) && n->kind != NODE_DOCUMENT && n->kind != NODE_PARAGRAPH &&
            n->kind != NODE_LIST && n->kind != NODE_ITEM)
            return false;
    return true;
}

static bool line_is_marked(struct str line) {
    size_t digits = 0;
    while (digits < line.n && is_digit(line.s[digits]))
        digits++;
    if (digits && digits <= 2) /* "2017. In the busiest hour" goes on */
        return digits < line.n && (line.s[digits] == '.' || line.s[digits] == ')');
    return !digits && line.n && strchr("-+*#>|`~=", line.s[0]);
}

/* Two blanks or a backslash before a line end are a break that is meant. */
static bool line_breaks(struct str line) {
    return str_ends(line, STR("  ")) || str_ends(line, STR("\\"));
}

struct str answer_join_lines(struct arena *arena, struct str text) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    struct str line, before = STR("");
    while (str_cut(&text, '\n', &line)) {
        bool carriage = line.n && line.s[line.n - 1] == '\r';
        line = str_slice(line, 0, line.n - carriage);
        bool joins = !str_empty(str_trim(before)) && !str_empty(str_trim(line)) &&
                     !line_is_marked(str_trim(line)) && !line_breaks(before);
        if (joins)
            buf_add_char(&out, ' ');
        else if (out.count)
            buf_add_char(&out, '\n');
        buf_add(&out, joins ? str_trim(line) : line);
        before = line;
    }
    line = str_trim(buf_str(&out));
    return str_copy(arena, line.s, line.n);
}

struct str answer_body(struct arena *arena, const struct answer *answer) {
    if (!answer || !answer->body)
        return STR("");
    return body_is_plain(answer->body) ? answer_join_lines(arena, answer->text) : answer->text;
}

static struct str answer_response(struct arena *arena, const struct answer *answer) {
    struct str body = answer_body(arena, answer);
    if (str_empty(answer->reason))
        return body;
    return str_format(arena, "%.*s%sReason: %.*s", STR_ARG(body), body.n ? "\n\n" : "",
                      STR_ARG(answer->reason));
}

/* ---- evidence ---- */

/* "14" and "3-5" are pages; anything else names the place itself. */
static struct str evidence_pages(struct arena *arena, struct str pages) {
    bool several = false;
    if (str_empty(pages))
        return pages;
    for (size_t k = 0; k < pages.n; k++) {
        char c = pages.s[k];
        if ((c < '0' || c > '9') && c != '-' && c != ',' && c != ' ')
            return str_format(arena, ", %.*s", STR_ARG(pages));
        several = several || c == '-' || c == ',';
    }
    return str_format(arena, ", %s %.*s", several ? "pp." : "p.", STR_ARG(pages));
}

static bool support_is_for(const struct support *support, struct str key, struct str case_id) {
    return str_equal(support->item, key) && (str_empty(case_id) || str_empty(support->case_id) ||
                                             str_equal(support->case_id, case_id));
}

static struct str evidence_list(struct arena *arena, const struct dossier *dossier, struct str key,
                                struct str case_id) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    for (size_t k = 0; k < dossier->evidence_count; k++) {
        const struct evidence *evidence = &dossier->evidence[k];
        for (size_t s = 0; s < evidence->support_count; s++)
            if (support_is_for(&evidence->supports[s], key, case_id)) {
                const struct support *support = &evidence->supports[s];
                buf_add_text(&out, out.count ? "; " : "");
                buf_add(&out, evidence->id);
                buf_add_char(&out, ' ');
                buf_add(&out, evidence->title);
                buf_add(&out, evidence_pages(out.arena, support->pages));
                if (evidence->url.n) {
                    buf_add_text(&out, ", ");
                    buf_add(&out, evidence->url);
                }
            }
    }
    return buf_str(&out);
}

/* ---- cells ---- */

/* The worst mark of the item's conditions in this sheet; open while one that is not optional is. */
static enum met item_roll_up(const struct dossier *dossier, const struct answer_sheet *sheet,
                             const struct item *item, struct str case_id) {
    static const int ranks[] = {
        [MET_OPEN] = 4, [MET_NO] = 3, [MET_PARTLY] = 2, [MET_YES] = 1, [MET_NOT_APPLICABLE] = 0};
    enum met met = MET_NOT_APPLICABLE;
    for (size_t k = 0; k < sheet->row_count; k++) {
        const struct condition *condition = sheet->rows[k].condition;
        if (sheet->rows[k].item != item || !condition)
            continue;
        const struct answer *answer = dossier_find_answer(dossier, condition->key, case_id);
        enum met one = answer ? answer->met : MET_OPEN;
        if (one == MET_OPEN && condition->optional)
            continue;
        met = ranks[one] > ranks[met] ? one : met;
    }
    return met;
}

static bool item_has_scope(const struct item *item, enum scope scope) {
    for (size_t k = 0; k < item->condition_count; k++)
        if (item->conditions[k].scope == scope)
            return true;
    return false;
}

/* An item may stand in two sheets; what is said for all case studies at once then stands only in
 * the practice's. */
static const struct answer *answer_find(const struct dossier *dossier,
                                        const struct answer_sheet *sheet,
                                        const struct sheet_row *row, struct str case_id) {
    const struct answer *answer = dossier_find_answer(dossier, row->key, case_id);
    bool twice =
        !row->condition && sheet->each &&
        (item_has_scope(row->item, SCOPE_PRACTICE) || item_has_scope(row->item, SCOPE_ALL));
    bool silent = answer && row->condition && !condition_shares_answer(row->condition) &&
                  !str_equal(answer->item, row->key); /* the item's answer says nothing of it */
    return silent || (answer && twice && str_empty(answer->case_id)) ? NULL : answer;
}

struct standing answer_standing(const struct results *results, const struct sheet_row *row,
                                const struct case_study *study) {
    if (!row->condition)
        return results_roll_up(results, row->item, study);
    const struct result *result = results_find(results, row->condition, study);
    if (!result && study)
        result = results_find(results, row->condition, NULL);
    return result ? (struct standing){result->outcome, result->basis}
                  : (struct standing){OUTCOME_OPEN, BASIS_NONE};
}

struct answer_cell answer_cell(struct arena *arena, const struct dossier *dossier,
                               const struct answer_sheet *sheet, const struct sheet_row *row,
                               struct str case_id) {
    const struct answer *answer = answer_find(dossier, sheet, row, case_id);
    struct answer_cell cell = {.evidence = evidence_list(arena, dossier, row->key, case_id),
                               .response = STR("")};
    if (answer && str_equal(answer->item, row->key)) {
        cell.answer = answer;
        cell.met = answer->met;
        cell.response = answer_response(arena, answer);
    } else if (answer) {
        cell.met = answer->met;
        cell.response = str_format(arena, "See the answer to %.*s.", STR_ARG(row->item->number));
    } else if (!row->condition) {
        cell.met = item_roll_up(dossier, sheet, row->item, case_id);
    }
    return cell;
}

struct str answer_with_evidence(struct arena *arena, const struct answer_cell *cell) {
    if (str_empty(cell->evidence))
        return cell->response;
    return str_format(arena, "%.*s%sEvidence: %.*s", STR_ARG(cell->response),
                      cell->response.n ? "\n\n" : "", STR_ARG(cell->evidence));
}

struct str answer_requirement(struct arena *arena, const struct sheet_row *row) {
    const struct condition *condition = row->condition;
    struct str asked = condition ? condition->evidence_asked : row->item->evidence_asked;
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    if (!condition || str_empty(condition->label)) {
        buf_add(&out, row->item->title);
        if (condition ? condition->text.n : row->item->text.n)
            buf_add_text(&out, "\n");
    }
    buf_add(&out, condition ? condition->text : row->item->text);
    if (asked.n)
        buf_printf(&out, "\nAsked for: %.*s", STR_ARG(asked));
    if (condition && condition->optional)
        buf_add_text(&out, "\nOptional");
    if (condition && condition->note.n)
        buf_printf(&out, "%s%.*s", condition->optional ? "; " : "\n", STR_ARG(condition->note));
    return buf_str(&out);
}

/* Bytes of the text that are at most so many UTF-16 units. */
static size_t text_fit(struct str text, size_t units) {
    size_t at = 0, used = 0;
    while (at < text.n) {
        size_t from = at;
        used += utf8_next(text, &at) > 0xFFFF ? 2 : 1;
        if (used > units)
            return from;
    }
    return text.n;
}

struct str answer_cut(struct arena *arena, struct str text) {
    static const char note[] = "\n[cut: a cell holds no more; the self-assessment has it all]";
    if (text_fit(text, CELL_UNITS) == text.n)
        return text;
    size_t fit = text_fit(text, CELL_UNITS - sizeof note);
    return str_format(arena, "%.*s%s", (int)fit, text.s, note);
}
