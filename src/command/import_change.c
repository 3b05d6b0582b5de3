/* What a cell of a workbook says that the manifest does not. A cell that still holds what `build`
 * writes there is no change, whatever the source's line breaks; spreadsheet programs may drop
 * blanks at line ends. Of a changed response the last paragraphs "Evidence: ..." (as built) and
 * "Reason:
 * ..." are taken off; the rest is the answer's Markdown text. */
#include "base/buf.h"
#include "base/limits.h"
#include "command/import.h"

/* ---- text ---- */

/* LF line ends, no blanks before them, none around the whole. */
static struct str text_tidy(struct arena *arena, struct str text) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    for (size_t k = 0; k < text.n; k++) {
        char c = text.s[k];
        if (c == '\r' && k + 1 < text.n && text.s[k + 1] == '\n')
            continue;
        c = c == '\r' ? '\n' : c;
        while (c == '\n' && out.count &&
               (out.bytes[out.count - 1] == ' ' || out.bytes[out.count - 1] == '\t'))
            out.count--;
        buf_add_char(&out, c);
    }
    return str_trim(buf_str(&out));
}

static bool text_same(struct arena *arena, struct str a, struct str b) {
    return str_equal(answer_join_lines(arena, text_tidy(arena, a)),
                     answer_join_lines(arena, text_tidy(arena, b)));
}

static struct str text_one_line(struct arena *arena, struct str text) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    for (size_t k = 0; k < text.n; k++)
        if ((unsigned char)text.s[k] > ' ')
            buf_add_char(&out, text.s[k]);
        else if (out.count && out.bytes[out.count - 1] != ' ')
            buf_add_char(&out, ' ');
    return str_trim(buf_str(&out));
}

/* Offset of the last paragraph if it begins with the word, else SIZE_MAX. */
static size_t text_last_paragraph(struct str text, struct str word) {
    size_t from = text.n;
    while (from > 0 && !(from > 1 && text.s[from - 1] == '\n' && text.s[from - 2] == '\n'))
        from--;
    return str_starts(str_slice(text, from, text.n), word) ? from : SIZE_MAX;
}

/* ---- what is said ---- */

static struct str without_evidence(struct arena *arena, const struct answer_cell *cell,
                                   struct str text) {
    struct str evidence =
        text_tidy(arena, str_format(arena, "Evidence: %.*s", STR_ARG(cell->evidence)));
    size_t from = text_last_paragraph(text, STR("Evidence: "));
    if (from == SIZE_MAX || !str_equal(str_slice(text, from, text.n), evidence))
        return text;
    return str_trim(str_slice(text, 0, from));
}

/* A short text beside N/A is the reason that an N/A needs. */
static struct said said_read(struct arena *arena, enum met met, struct str text) {
    struct said said = {.met = met, .body = text, .reason = STR("")};
    size_t from = text_last_paragraph(text, STR("Reason:"));
    if (from != SIZE_MAX) {
        said.body = str_trim(str_slice(text, 0, from));
        said.reason = text_one_line(arena, str_slice(text, from + 7, text.n));
    } else if (met == MET_NOT_APPLICABLE && str_find(text, STR("\n\n"), 0) == SIZE_MAX) {
        said.body = STR("");
        said.reason = text_one_line(arena, text);
    }
    return said;
}

static bool cell_holds(struct arena *arena, const struct answer_cell *cell, struct str text) {
    struct str whole = answer_with_evidence(arena, cell);
    return text_same(arena, text, cell->response) || text_same(arena, text, whole) ||
           text_same(arena, text, answer_cut(arena, whole));
}

/* True when there is no mark, so nothing to take over; what may be a slip is told. */
static bool cell_is_open(struct changes *changes, const struct filled_answer *filled,
                         const struct answer_cell *cell, struct str text) {
    if (filled->met != MET_OPEN)
        return false;
    if (cell->met == MET_OPEN && cell_holds(changes->arena, cell, text))
        return true;
    bool kept = str_empty(without_evidence(changes->arena, cell, text));
    findings_add(changes->findings, kept ? MESSAGE_ANSWER_KEPT : MESSAGE_CELL_EMPTY, filled->place,
                 {say_text(filled->key)}, .where = filled->where, .item = filled->key);
    return true;
}

/* ---- changes ---- */

static bool said_same(const struct said *a, const struct said *b) {
    return a->met == b->met && str_equal(a->body, b->body) && str_equal(a->reason, b->reason);
}

/* A row may stand in two sheets, and a table may hold one twice. */
static bool changes_has(struct changes *changes, const struct change *change) {
    for (size_t k = 0; k < changes->count; k++) {
        const struct change *other = &changes->list[k];
        if (!str_equal(other->filled->key, change->filled->key) ||
            !str_equal(other->filled->case_id, change->filled->case_id))
            continue;
        if (!said_same(&other->after, &change->after))
            findings_add(changes->findings, MESSAGE_ANSWERED_OTHERWISE, change->filled->place,
                         {say_text(change->filled->key), say_text(other->filled->where)},
                         .where = change->filled->where);
        return true;
    }
    return false;
}

static struct said said_before(struct arena *arena, const struct answer_cell *cell) {
    struct said said = {.met = cell->met, .body = STR(""), .reason = STR("")};
    if (!cell->answer)
        return said;
    said.body = text_tidy(arena, answer_body(arena, cell->answer));
    said.reason = cell->answer->reason.n ? cell->answer->reason : STR("");
    return said;
}

void changes_add(struct changes *changes, const struct filled_answer *filled) {
    struct arena *arena = changes->arena;
    struct answer_cell cell =
        answer_cell(arena, changes->dossier, filled->sheet, filled->row, filled->case_id);
    struct change change = {.filled = filled, .before = said_before(arena, &cell)};
    struct str text = text_tidy(arena, filled->response);
    bool kept;
    if (cell_is_open(changes, filled, &cell, text))
        return;
    kept = cell_holds(arena, &cell, text) ||
           text_same(arena, without_evidence(arena, &cell, text), cell.response);
    change.after = change.before;
    change.after.met = filled->met;
    if (!kept)
        change.after = said_read(arena, filled->met, without_evidence(arena, &cell, text));
    else if (cell.answer)
        change.person = cell.answer->person;
    if (cell.answer && str_equal(cell.answer->case_id, filled->case_id))
        change.exact = cell.answer;
    if (!said_same(&change.before, &change.after) && !changes_has(changes, &change))
        *APPEND(arena, changes->list, changes->count) = change;
}
