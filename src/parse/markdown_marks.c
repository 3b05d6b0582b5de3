/* Marks that came to nothing. The tree tells where text, code and notes are; what an author meant
 * is looked for in the text, and its place in the source, where an escaped bracket shows. */
#include "parse/markdown_marks.h"

#include <string.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/names.h"
#include "base/nearest.h"
#include "parse/markdown_scan.h"

enum { MISSES = 1000 }; /* more searches in vain would take quadratic time */

struct marks {
    struct arena *arena;
    struct findings *findings;
    const struct markdown_source *source;
    struct lines lines;
    bool *taken;        /* for each line, from 0: it is code, or begins a note that is printed */
    struct str *labels; /* of all notes that are defined */
    size_t label_count;
    struct names *defined; /* the same in lower case */
    size_t misses; /* marks that the source does not hold as they are, as behind references */
    size_t search; /* offset behind the last mark that was found in the source */
};

/* ---- lines ---- */

static int line_within(const struct marks *marks, const struct node *node) {
    return node->place.line - marks->source->first_line + 1;
}

static struct str line_text(const struct marks *marks, int line) {
    return line < 1 ? (struct str){0} : lines_text(&marks->lines, (size_t)line);
}

static struct place place_of(struct marks *marks, size_t offset, size_t length) {
    return markdown_place(&marks->lines, marks->source, offset, length);
}

static size_t skip_blanks(struct str line, size_t most) {
    size_t n = 0;
    while (n < line.n && n < most && line.s[n] == ' ')
        n++;
    return n;
}

/* How many marks of the kind open the line (CommonMark 0.29, 4.5); 0: no fence. */
static size_t count_fence(struct str line, char mark, size_t *end) {
    size_t from = skip_blanks(line, 3), at = from;
    while (at < line.n && line.s[at] == mark)
        at++;
    *end = at;
    return at - from >= 3 ? at - from : 0;
}

static void take_lines(struct marks *marks, int from, size_t count) {
    for (size_t k = 0; from > 0 && k < count && (size_t)from - 1 + k < marks->lines.count; k++)
        marks->taken[(size_t)from - 1 + k] = true;
}

static size_t count_lines(struct str text) {
    size_t count = 0;
    for (size_t k = 0; k < text.n; k++)
        count += text.s[k] == '\n';
    return count;
}

/* ---- fences ---- */

static bool closes(struct str line, char mark, size_t least) {
    size_t end, count = count_fence(line, mark, &end);
    return count >= least && str_empty(str_trim(str_slice(line, end, line.n)));
}

/* Whether the block, which begins on this line, has no end; the finding says so then. A fence in a
 * list ends with its list, so only those of the text itself are looked at. */
static bool is_unclosed(struct marks *marks, const struct node *block, struct finding *finding) {
    int first = line_within(marks, block);
    struct str line = line_text(marks, first);
    size_t end, from = skip_blanks(line, 3), lost = 0;
    char mark = from < line.n ? line.s[from] : 0;
    size_t count = mark == '`' || mark == '~' ? count_fence(line, mark, &end) : 0;
    struct str fence = str_slice(line, from, from + count);
    if (!count || block->parent->kind != NODE_DOCUMENT)
        return false;
    for (size_t k = (size_t)first + 1; k <= marks->lines.count; k++) {
        line = lines_text(&marks->lines, k);
        if (closes(line, mark, count))
            return false;
        if (!lost && markdown_is_heading(line))
            lost = k;
    }
    *finding =
        (struct finding){.id = MESSAGE_UNCLOSED_CODE,
                         .place = place_of(marks, marks->lines.starts[first - 1] + from, count),
                         .arguments = {say_text(fence), say_text(lines_text(&marks->lines, lost))}};
    if (lost)
        finding->fix =
            (struct fix){.at = place_of(marks, marks->lines.starts[lost - 1], 0),
                         .replacement = str_format(marks->arena, "%.*s\n\n", STR_ARG(fence))};
    return true;
}

/* ---- definitions of notes ---- */

static bool is_label_byte(char c) {
    return is_letter_or_digit(c) || c == '-' || c == '_' || c == '.' || ((unsigned char)c & 0x80);
}

/* The label of "[^label]" at `at`; empty: there is none. */
static struct str note_label(struct str text, size_t at) {
    size_t from = at + 2, end = from;
    if (text.n < at + 4 || text.s[at] != '[' || text.s[at + 1] != '^')
        return (struct str){0};
    while (end < text.n && is_label_byte(text.s[end]))
        end++;
    return end < text.n && text.s[end] == ']' ? str_slice(text, from, end) : (struct str){0};
}

/* "[^label]: text" at the beginning of a line. */
static struct str defined_label(struct str line, size_t *at) {
    *at = skip_blanks(line, 3);
    struct str label = note_label(line, *at);
    size_t colon = *at + label.n + 3;
    return label.n && colon < line.n && line.s[colon] == ':' ? label : (struct str){0};
}

static bool is_defined(const struct marks *marks, struct str label) {
    return names_find(marks->defined, str_lower(marks->arena, label)) != NULL;
}

/* ---- references without a definition ---- */

/* Where the mark stands on its line of the source; SIZE_MAX: nowhere, or behind a backslash, and
 * then the brackets are meant. */
static size_t find_mark(struct marks *marks, int line, struct str mark) {
    struct str text = line_text(marks, line);
    if (str_empty(text) || marks->misses > MISSES)
        return SIZE_MAX;
    size_t start = marks->lines.starts[line - 1];
    size_t from = marks->search > start ? marks->search : start;
    struct str upto = str_slice(marks->lines.bytes, 0, start + text.n);
    size_t at = str_find(upto, mark, from);
    marks->misses += at == SIZE_MAX;
    if (at == SIZE_MAX)
        return SIZE_MAX;
    marks->search = at + mark.n;
    return at > 0 && upto.s[at - 1] == '\\' ? SIZE_MAX : at;
}

/* A label that is missing is reported once in its text. */
static struct cause cause_of(const struct marks *marks, struct str label) {
    return (struct cause){CAUSE_NAME, label,
                          str_format(marks->arena, "%.*s:%d", STR_ARG(marks->source->file),
                                     marks->source->first_line)};
}

static void report_note(struct marks *marks, int line, struct str mark) {
    size_t at = find_mark(marks, line, mark);
    struct str label = str_slice(mark, 2, mark.n - 1);
    struct cause cause = cause_of(marks, mark);
    if (at == SIZE_MAX || is_defined(marks, label) || findings_know(marks->findings, cause))
        return;
    bool crowded = marks->findings->count >= LIMIT_FINDINGS;
    struct str near = str_nearest(label, marks->labels, crowded ? 0 : marks->label_count);
    struct place place = place_of(marks, at, mark.n);
    struct str meant = near.n ? str_format(marks->arena, "[^%.*s]", STR_ARG(near)) : near;
    findings_add(marks->findings, MESSAGE_LOST_NOTE, place, {say_text(mark), say_text(near)},
                 .cause = cause, .fix = fix_of(place, mark, meant));
}

static void report_reference(struct marks *marks, int line, struct str mark, struct str label) {
    size_t at = find_mark(marks, line, mark);
    if (at != SIZE_MAX)
        findings_add(marks->findings, MESSAGE_LOST_LINK, place_of(marks, at, mark.n),
                     {say_text(mark), say_text(label)}, .cause = cause_of(marks, label));
}

/* Offset of the bracket that ends what begins at `at`, with nothing but words between. */
static size_t find_end(struct str text, size_t at) {
    bool letter = false;
    size_t end = at + 1;
    for (; end < text.n && text.s[end] != ']' && text.s[end] != '['; end++)
        letter |= is_label_byte(text.s[end]) && !is_digit(text.s[end]);
    return letter && end < text.n && text.s[end] == ']' ? end : SIZE_MAX;
}

/* "[words][label]", not "a[i][j]", not "[1][2]". */
static struct str full_reference(struct str text, size_t at, struct str *label) {
    size_t end = find_end(text, at);
    if ((at > 0 && (is_label_byte(text.s[at - 1]) || text.s[at - 1] == ']')) || end == SIZE_MAX ||
        end + 2 >= text.n || text.s[end + 1] != '[')
        return (struct str){0};
    size_t last = str_find(text, STR("]"), end + 2);
    *label = str_slice(text, end + 2, last);
    bool words = last != SIZE_MAX && str_find(*label, STR("["), 0) == SIZE_MAX &&
                 !str_empty(str_trim(*label)) && label->s[0] != '^';
    return words ? str_slice(text, at, last + 1) : (struct str){0};
}

static void check_text(struct marks *marks, const struct node *node) {
    struct str text = node->text, label, mark;
    int line = line_within(marks, node);
    for (size_t at = 0; (at = str_find(text, STR("["), at)) != SIZE_MAX; at++) {
        label = note_label(text, at);
        if (label.n) {
            report_note(marks, line, str_slice(text, at, at + label.n + 3));
            continue;
        }
        mark = full_reference(text, at, &label);
        if (mark.n)
            report_reference(marks, line, mark, label);
    }
}

/* ---- interface ---- */

static struct marks marks_of(struct arena *arena, const struct markdown_source *source) {
    return (struct marks){.arena = arena,
                          .source = source,
                          .lines =
                              lines_of(arena, source->file, source->bytes, source->first_line)};
}

const struct node *markdown_find_unclosed(struct arena *arena, const struct markdown_source *source,
                                          const struct node *root, struct finding *finding) {
    struct marks marks = marks_of(arena, source);
    for (const struct node *n = root; n; n = node_next(root, n))
        if (n->kind == NODE_CODE_BLOCK && is_unclosed(&marks, n, finding))
            return n;
    return NULL;
}

void markdown_check_marks(struct arena *arena, const struct markdown_source *source,
                          const struct node *root, struct findings *findings) {
    struct marks marks = marks_of(arena, source);
    marks.findings = findings;
    marks.defined = names_new(arena);
    marks.taken = NEW_ARRAY(arena, bool, marks.lines.count + 1);
    for (const struct node *n = root; n; n = node_next(root, n)) {
        if (n->kind == NODE_CODE_BLOCK || n->kind == NODE_HTML_BLOCK)
            take_lines(&marks, line_within(&marks, n), count_lines(n->text) + 1);
        else if (n->kind == NODE_FOOTNOTE)
            take_lines(&marks, line_within(&marks, n), 1);
    }
    /* cmark leaves a note out that nothing refers to: its line begins no note of the tree. */
    size_t at;
    for (size_t k = 0; k < marks.lines.count; k++) {
        struct str label = defined_label(lines_text(&marks.lines, k + 1), &at);
        if (str_empty(label))
            continue;
        if (!marks.taken[k]) {
            bool again = is_defined(&marks, label);
            findings_add(marks.findings, again ? MESSAGE_NOTE_TWICE : MESSAGE_UNUSED_NOTE,
                         place_of(&marks, marks.lines.starts[k] + at, label.n + 3),
                         {say_text(label)});
        }
        *APPEND(marks.arena, marks.labels, marks.label_count) = label;
        *names_enter(marks.defined, str_lower(marks.arena, label)) = 1;
    }
    for (const struct node *n = root; n; n = node_next(root, n))
        if (n->kind == NODE_TEXT)
            check_text(&marks, n);
}
