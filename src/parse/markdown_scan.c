#include "parse/markdown_scan.h"

#include <string.h>

#include "base/ascii.h"

enum {
    LONGEST_RUN = 80,          /* backticks of a code span; more are text */
    LONGEST_INSTRUCTION = 1000 /* bytes of "<? ?>"; a pair farther apart is none */
};

struct scanner {
    struct arena *arena;
    struct markdown_scan scan;
    char *plain;
    size_t line;                /* of the place that is looked at, from 0 */
    size_t span_end;            /* code spans end before it: the end of the block's text */
    bool none[LONGEST_RUN + 1]; /* up to span_end no run of so many backticks is left */
    bool never[HIDDEN_KINDS];   /* the end of such a thing does not come any more */
};

size_t markdown_line_prefix(struct str line) {
    size_t n = 0;
    while (n < line.n && (line.s[n] == ' ' || line.s[n] == '\t' || line.s[n] == '>'))
        n++;
    return n;
}

bool markdown_is_heading(struct str line) {
    size_t marks = 0;
    while (marks < line.n && line.s[marks] == '#')
        marks++;
    return marks > 0 && marks <= 6 && marks < line.n && line.s[marks] == ' ';
}

struct place markdown_place(struct lines *lines, const struct markdown_source *source,
                            size_t offset, size_t length) {
    struct place place = lines_place(lines, offset, length);
    place.column += place.line == source->first_line ? source->first_indent : source->indent;
    return place;
}

/* ---- lines, from the tree ---- */

static struct str line_text(const struct markdown_scan *scan, size_t line) {
    return lines_text(&scan->lines, line + 1);
}

static bool is_fence(struct str line) {
    return str_starts(line, STR("```")) || str_starts(line, STR("~~~"));
}

static void flag_lines(struct markdown_scan *scan, size_t from, size_t count, int flag) {
    for (size_t k = from; k < from + count && k < scan->lines.count; k++)
        scan->flags[k] |= (unsigned char)flag;
}

static size_t count_newlines(struct str text) {
    size_t count = 0;
    for (size_t i = 0; i < text.n; i++)
        count += text.s[i] == '\n';
    return count;
}

static void flag_code(struct markdown_scan *scan, const struct node *block, size_t line) {
    size_t count = count_newlines(block->text);
    struct str text = line_text(scan, line);
    size_t indent = block->place.column > 1 ? (size_t)block->place.column - 1 : 0;
    if (is_fence(str_slice(text, indent < text.n ? indent : text.n, text.n))) {
        struct str last = line_text(scan, line + count + 1);
        count += is_fence(str_slice(last, markdown_line_prefix(last), last.n)) ? 2 : 1;
    }
    flag_lines(scan, line, count, LINE_CODE);
}

static void flag_block(struct markdown_scan *scan, const struct node *block, size_t line) {
    flag_lines(scan, line, 1, LINE_BLOCK);
    if (block->kind == NODE_CODE_BLOCK)
        flag_code(scan, block, line);
    else if (block->kind == NODE_ROW)
        flag_lines(scan, line, 1, LINE_ROW);
    else if (block->kind == NODE_HTML_BLOCK) {
        flag_lines(scan, line, count_newlines(block->text), LINE_RAW);
        if (str_find(block->text, STR("-->"), 0) != SIZE_MAX)
            flag_lines(scan, line, 1, LINE_WHOLE);
    }
}

/* ---- code spans ---- */

/* Where the text that the line belongs to ends. */
static size_t find_span_end(const struct scanner *s) {
    const struct markdown_scan *scan = &s->scan;
    size_t k = s->line + 1;
    while (k < scan->lines.count && !(scan->flags[k] & (LINE_BLOCK | LINE_CODE)) &&
           !str_empty(str_trim(line_text(scan, k))))
        k++;
    return k < scan->lines.count ? scan->lines.starts[k] : scan->lines.bytes.n;
}

/* A cell ends at the next bar, wherever that stands. */
static size_t find_cell_end(const struct scanner *s, size_t from) {
    struct str bytes = s->scan.lines.bytes;
    size_t at = from;
    while (at < bytes.n && bytes.s[at] != '\n' && (bytes.s[at] != '|' || bytes.s[at - 1] == '\\'))
        at++;
    return at;
}

static size_t run_length(struct str bytes, size_t at) {
    size_t end = at;
    while (end < bytes.n && bytes.s[end] == '`')
        end++;
    return end - at;
}

/* The end of the code span whose `count` backticks stand at `at`; 0: they begin none. */
static size_t find_span(struct scanner *s, size_t at, size_t count) {
    struct str bytes = s->scan.lines.bytes;
    bool row = s->scan.flags[s->line] & LINE_ROW;
    if (at >= s->span_end) {
        s->span_end = find_span_end(s);
        memset(s->none, 0, sizeof s->none);
    }
    if (count > LONGEST_RUN || (!row && s->none[count]))
        return 0;
    size_t end = row ? find_cell_end(s, at) : s->span_end, next = at + count;
    while (next < end) {
        size_t run = run_length(bytes, next);
        if (run == count)
            return next + run;
        next += run ? run : 1;
    }
    s->none[count] = !row;
    return 0;
}

/* ---- what is hidden ---- */

static const struct {
    struct str open, close;
} ends[HIDDEN_KINDS] = {
    [HIDDEN_COMMENT] = {{"<!--", 4}, {"-->", 3}},
    [HIDDEN_INSTRUCTION] = {{"<?", 2}, {"?>", 2}},
    [HIDDEN_CDATA] = {{"<![CDATA[", 9}, {"]]>", 3}},
    [HIDDEN_SCRIPT] = {{"<script", 7}, {"</script>", 9}},
    [HIDDEN_STYLE] = {{"<style", 6}, {"</style>", 8}},
    [HIDDEN_DECLARATION] = {{"<!", 2}, {">", 1}},
};

static bool begins(struct str bytes, size_t at, enum hidden_kind kind) {
    struct str open = ends[kind].open, here = str_slice(bytes, at, at + open.n);
    char next = at + open.n < bytes.n ? bytes.s[at + open.n] : 0;
    if (!open.n || !str_equal_ignoring_case(here, open))
        return false;
    if (kind == HIDDEN_SCRIPT || kind == HIDDEN_STYLE)
        return next == '>' || is_blank(next);
    return kind != HIDDEN_DECLARATION || is_letter(next);
}

static size_t find_close(struct str bytes, struct str word, size_t from) {
    if (word.n < 2 || !is_letter(word.s[word.n - 2])) /* the same in both cases */
        return str_find(bytes, word, from);
    for (size_t at = from; at + word.n <= bytes.n; at++)
        if (str_equal_ignoring_case(str_slice(bytes, at, at + word.n), word))
            return at;
    return SIZE_MAX;
}

/* Where the heading stands that ends what was forgotten to be closed. */
static size_t find_heading(const struct scanner *s) {
    for (size_t k = s->line + 1; k < s->scan.lines.count; k++)
        if (markdown_is_heading(line_text(&s->scan, k)))
            return s->scan.lines.starts[k];
    return s->scan.lines.bytes.n;
}

/* False: a comment is all that may be hidden without an end. */
static bool find_hidden(struct scanner *s, size_t at, struct hidden *hidden) {
    struct str bytes = s->scan.lines.bytes;
    for (int kind = 0; kind < HIDDEN_KINDS; kind++) {
        if (!begins(bytes, at, (enum hidden_kind)kind))
            continue;
        /* "<!-->" and "<!--->" are whole comments (HTML 5) */
        size_t from = at + (kind == HIDDEN_COMMENT ? 2 : ends[kind].open.n), end = SIZE_MAX;
        bool brief = kind == HIDDEN_INSTRUCTION || kind == HIDDEN_DECLARATION;
        struct str within = brief ? str_slice(bytes, 0, at + LONGEST_INSTRUCTION) : bytes;
        if (!s->never[kind])
            end = find_close(within, ends[kind].close, from);
        s->never[kind] = end == SIZE_MAX && !brief;
        if (brief && str_find(str_slice(within, at, end), STR("<!--"), 0) != SIZE_MAX)
            continue;
        if (end == SIZE_MAX && kind != HIDDEN_COMMENT)
            continue;
        *hidden = (struct hidden){at, end == SIZE_MAX ? find_heading(s) : end + ends[kind].close.n,
                                  (enum hidden_kind)kind, end == SIZE_MAX};
        return true;
    }
    return false;
}

/* The end of the title "(text)" at `at`, which may go over lines; 0: there is none. */
static size_t find_title_end(struct str bytes, size_t at) {
    char open = at < bytes.n ? bytes.s[at] : 0;
    char close = open == '(' ? ')' : open;
    if (open != '(' && open != '"' && open != '\'')
        return 0;
    size_t end = at + 1;
    while (end < bytes.n && bytes.s[end] != close &&
           !(bytes.s[end] == '\n' && end + 1 < bytes.n && bytes.s[end + 1] == '\n'))
        end += bytes.s[end] == '\\' ? 2 : 1;
    return end < bytes.n && bytes.s[end] == close ? end + 1 : 0;
}

/* "[//]: # (text)", a definition that leads nowhere; with the label // or comment the text may
 * stand in other marks or in none. */
static bool find_definition(struct scanner *s, size_t at, struct hidden *hidden) {
    struct str bytes = s->scan.lines.bytes;
    struct str line = line_text(&s->scan, s->line), rest, label, title;
    size_t start = s->scan.lines.starts[s->line];
    if (at != start + markdown_line_prefix(line))
        return false;
    rest = str_slice(line, at - start, line.n);
    size_t end = str_find(rest, STR("]:"), 0);
    if (end == SIZE_MAX)
        return false;
    label = str_slice(rest, 1, end);
    title = str_trim(str_slice(rest, end + 2, rest.n));
    size_t target = str_starts(title, STR("<#>")) ? 3 : str_starts(title, STR("<>")) ? 2 : 1;
    bool named = str_is(label, "//") || str_equal_ignoring_case(label, STR("comment"));
    if (!title.n || (target == 1 && title.s[0] != '#') || label.s[0] == '^')
        return false;
    title = str_trim(str_slice(title, target, title.n));
    if (!named && (!title.n || title.s[0] != '('))
        return false;
    size_t close = title.n ? find_title_end(bytes, (size_t)(title.s - bytes.s)) : 0;
    if (!close && !named)
        return false;
    *hidden = (struct hidden){at, close ? close : start + line.n, HIDDEN_DEFINITION, false};
    return true;
}

/* ---- the walk ---- */

static void blank_out(struct scanner *s, size_t from, size_t to) {
    for (size_t at = from; at < to; at++)
        if (s->plain[at] != '\n')
            s->plain[at] = ' ';
}

static size_t step(struct scanner *s, size_t at) {
    struct str bytes = s->scan.lines.bytes;
    struct hidden hidden;
    size_t count, end;
    switch (bytes.s[at]) {
    case '\\':
        return at + 2;
    case '`':
        count = run_length(bytes, at);
        end = s->scan.flags[s->line] & LINE_RAW ? 0 : find_span(s, at, count);
        blank_out(s, at, end);
        return end ? end : at + count;
    case '<':
    case '[':
        if (!(bytes.s[at] == '<' ? find_hidden : find_definition)(s, at, &hidden))
            return at + 1;
        *APPEND(s->arena, s->scan.hidden, s->scan.hidden_count) = hidden;
        blank_out(s, at, hidden.to);
        return hidden.to;
    default:
        return at + 1;
    }
}

struct markdown_scan markdown_scan(struct arena *arena, const struct markdown_source *source,
                                   const struct node *root) {
    struct scanner s = {.arena = arena};
    struct str bytes = source->bytes;
    s.scan.lines = lines_of(arena, source->file, bytes, source->first_line);
    s.scan.flags = NEW_ARRAY(arena, unsigned char, s.scan.lines.count + 1);
    s.plain = NEW_ARRAY(arena, char, bytes.n + 1);
    memcpy(s.plain, bytes.n ? bytes.s : "", bytes.n);
    s.scan.plain = (struct str){s.plain, bytes.n};
    for (const struct node *n = root; n; n = node_next(root, n))
        if (node_is_block(n->kind) && n != root && n->place.line >= source->first_line)
            flag_block(&s.scan, n, (size_t)(n->place.line - source->first_line));
    for (size_t at = 0; at < bytes.n;) {
        while (s.line + 1 < s.scan.lines.count && s.scan.lines.starts[s.line + 1] <= at)
            s.line++;
        if (!(s.scan.flags[s.line] & LINE_CODE)) {
            at = step(&s, at);
            continue;
        }
        size_t end = s.line + 1 < s.scan.lines.count ? s.scan.lines.starts[s.line + 1] : bytes.n;
        blank_out(&s, at, end);
        at = end;
    }
    return s.scan;
}
