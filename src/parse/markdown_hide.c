#include "parse/markdown_hide.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/limits.h"
#include "parse/markdown.h"
#include "parse/markdown_scan.h"

/* ---- marks into the source ---- */

enum { ROUNDS = 8 };

struct hider {
    const struct markdown_scan *scan;
    struct buf out;
    size_t line_start, known; /* see says_nothing() */
    bool said;
};

/* What is hidden, as far as it stands on one line. */
struct line_piece {
    size_t line; /* from 0 */
    size_t from, to;
    bool first, last;
    bool leads;  /* nothing is said on its line before it */
    bool trails; /* nor behind it */
};

static size_t count_characters(struct str text) {
    size_t count = 0;
    for (size_t i = 0; i < text.n; i++)
        count += ((unsigned char)text.s[i] & 0xC0) != 0x80;
    return count;
}

/* Whether the line says nothing up to `to`; what was looked at for the piece before is not looked
 * at again. */
static bool says_nothing(struct hider *h, size_t start, size_t to) {
    struct str bytes = h->scan->lines.bytes;
    if (h->line_start != start || h->known < start) {
        h->line_start = h->known = start;
        h->said = false;
    }
    for (; h->known < to && !h->said; h->known++) {
        char c = bytes.s[h->known];
        h->said = is_letter(c) || c == '|' || ((unsigned char)c & 0x80);
    }
    return !h->said;
}

static bool is_blank_from(struct str bytes, size_t at) {
    while (at < bytes.n && bytes.s[at] != '\n' && is_blank(bytes.s[at]))
        at++;
    return at == bytes.n || bytes.s[at] == '\n';
}

static void add_fill(struct buf *out, size_t count) {
    while (count-- > 0)
        buf_add_char(out, '\f');
}

static void add_mark(struct buf *out, const char *open, const char *close, size_t width) {
    size_t frame = strlen(open) + strlen(close);
    buf_add_text(out, open);
    add_fill(out, width > frame ? width - frame : 1);
    buf_add_text(out, close);
}

static void add_inline_mark(struct buf *out, size_t width) {
    add_mark(out, "<x", ">", width);
}

static void add_block_mark(struct buf *out, size_t width) {
    add_mark(out, "<!--", "-->", width);
}

static void cut_blanks(struct buf *out) {
    while (out->count > 0 &&
           (out->bytes[out->count - 1] == ' ' || out->bytes[out->count - 1] == '\t'))
        out->count--;
}

/* A comment with lines of its own. One that cmark would end too early, as with a line that leaves
 * its list, becomes a mark and empty lines. */
static void hide_block_piece(struct hider *h, const struct line_piece *piece, bool whole) {
    size_t width = count_characters(str_slice(h->scan->lines.bytes, piece->from, piece->to));
    if (piece->first && (piece->last || !whole)) {
        add_block_mark(&h->out, width);
    } else if (whole && piece->first) {
        buf_add_text(&h->out, "<!--");
        add_fill(&h->out, width - 4);
    } else if (whole) {
        add_fill(&h->out, piece->last ? width - 3 : width);
        if (piece->last)
            buf_add_text(&h->out, "-->");
    }
}

/* One that begins or ends beside text. A mark alone on a line continues its paragraph; where a
 * block begins it would swallow what follows. */
static void hide_inline_piece(struct hider *h, const struct line_piece *piece) {
    size_t width = count_characters(str_slice(h->scan->lines.bytes, piece->from, piece->to));
    bool begins = h->scan->flags[piece->line] & (LINE_BLOCK | LINE_CODE | LINE_RAW);
    if (piece->trails && piece->first && !piece->leads)
        cut_blanks(&h->out);
    else if (!piece->trails || !(begins || (piece->first && piece->leads)))
        add_inline_mark(&h->out, width);
}

/* Marks of quotations stay where the comment stands in one. */
static size_t line_prefix(struct str line, bool quoted) {
    size_t n = markdown_line_prefix(line);
    const char *mark = quoted || !n ? NULL : memchr(line.s, '>', n);
    return mark ? (size_t)(mark - line.s) : n;
}

static size_t find_line(const struct lines *lines, size_t offset) {
    size_t line = 0, high = lines->count;
    while (high - line > 1) {
        size_t middle = line + (high - line) / 2;
        if (lines->starts[middle] <= offset)
            line = middle;
        else
            high = middle;
    }
    return line;
}

static void hide(struct hider *h, const struct hidden *hidden) {
    const struct lines *lines = &h->scan->lines;
    struct str bytes = lines->bytes;
    size_t first = find_line(lines, hidden->from), last = find_line(lines, hidden->to - 1);
    struct str text = lines_text(lines, first + 1);
    size_t start = lines->starts[first];
    bool quoted = memchr(text.s, '>', markdown_line_prefix(text)) != NULL;
    bool leads = says_nothing(h, start, hidden->from);
    bool trails = is_blank_from(bytes, hidden->to);
    bool whole =
        hidden->kind == HIDDEN_COMMENT && !hidden->unclosed && (h->scan->flags[first] & LINE_WHOLE);
    for (size_t line = first; line <= last; line++) {
        text = lines_text(lines, line + 1);
        start = lines->starts[line];
        size_t end = start + text.n, from = hidden->from;
        if (line > first) {
            from = start + line_prefix(text, quoted);
            buf_add(&h->out, str_slice(bytes, start, from));
        }
        struct line_piece piece = {.line = line,
                                   .from = from,
                                   .to = hidden->to < end ? hidden->to : end,
                                   .first = line == first,
                                   .last = line == last,
                                   .leads = leads,
                                   .trails = line < last || trails};
        if (leads && trails)
            hide_block_piece(h, &piece, whole);
        else
            hide_inline_piece(h, &piece);
        if (line < last)
            buf_add(&h->out, str_slice(bytes, end, lines->starts[line + 1]));
        else if (hidden->to > end)
            buf_add(&h->out, str_slice(bytes, end, hidden->to));
    }
}

static bool may_hide(struct str bytes) {
    for (size_t i = 0; i + 1 < bytes.n; i++) {
        char next = bytes.s[i + 1];
        if (bytes.s[i] == '<' ? next == '!' || next == '?' || (next | 0x20) == 's'
                              : bytes.s[i] == ']' && next == ':')
            return true;
    }
    return false;
}

static void tell(struct foreign *foreign, struct markdown_scan *scan,
                 const struct markdown_source *source, const struct hidden *hidden) {
    static const char *const names[HIDDEN_KINDS] = {[HIDDEN_INSTRUCTION] = "<?",
                                                    [HIDDEN_CDATA] = "<![CDATA[",
                                                    [HIDDEN_SCRIPT] = "<script>",
                                                    [HIDDEN_STYLE] = "<style>",
                                                    [HIDDEN_DECLARATION] = "<!"};
    struct place place = markdown_place(&scan->lines, source, hidden->from, 4);
    if (hidden->unclosed)
        findings_add(foreign->findings, MESSAGE_UNCLOSED_COMMENT, place);
    else if (names[hidden->kind])
        foreign_note(foreign, &(struct foreign_markup){.id = MESSAGE_HTML_HIDDEN,
                                                       .place = place,
                                                       .name = str_of(names[hidden->kind])});
}

/* Behind the mark that begins at `at`; 0: there is none. */
static size_t mark_end(struct str text, size_t at) {
    bool tag = str_starts(str_slice(text, at, text.n), STR("<x\f"));
    size_t end = at + (tag ? 2 : 4);
    bool filled = false;
    if (!tag && !str_equal(str_slice(text, at, at + 4), STR("<!--")))
        return 0;
    while (end < text.n && strchr(tag ? "\f" : "\f \t\r\n>", text.s[end])) {
        filled |= text.s[end] == '\f' || text.s[end] == '\n';
        end++;
    }
    struct str close = tag ? STR(">") : STR("-->");
    return filled && str_equal(str_slice(text, end, end + close.n), close) ? end + close.n : 0;
}

/* One round: false when there is nothing to hide but marks. */
static bool hide_all(struct arena *arena, struct markdown_source *source, struct foreign *foreign) {
    struct findings ignored = findings_init(arena);
    struct str bytes = source->bytes;
    const struct node *root =
        markdown_parse(arena, source->file, bytes, source->first_line, &ignored);
    if (!root) /* nested too deep, which the next parse reports */
        return false;
    struct markdown_scan scan = markdown_scan(arena, source, root);
    struct hider h = {.scan = &scan, .out = buf_init(arena, LIMIT_OUTPUT_BYTES)};
    size_t done = 0;
    bool any = false;
    for (size_t i = 0; i < scan.hidden_count; i++) {
        const struct hidden *hidden = &scan.hidden[i];
        if (mark_end(bytes, hidden->from) == hidden->to)
            continue;
        buf_add(&h.out, str_slice(bytes, done, hidden->from));
        hide(&h, hidden);
        done = hidden->to;
        any = true;
        if (foreign)
            tell(foreign, &scan, source, hidden);
    }
    buf_add(&h.out, str_slice(bytes, done, bytes.n));
    source->bytes = any ? buf_str(&h.out) : bytes;
    return any;
}

struct str markdown_hide(struct arena *arena, const struct markdown_source *source,
                         struct foreign *foreign) {
    struct markdown_source hidden = *source;
    if (!may_hide(source->bytes))
        return source->bytes;
    /* What cmark takes for a fence inside of a comment is none once the comment is gone, and then
     * others come to light that seemed to be code. */
    for (int round = 0; round < ROUNDS && hide_all(arena, &hidden, foreign); round++)
        continue;
    return hidden.bytes;
}

/* ---- marks out of a text ---- */

/* Whether the last line so far says nothing; then it goes. */
static bool cut_empty_line(struct buf *out) {
    size_t start = out->count;
    while (start > 0 && out->bytes[start - 1] != '\n')
        start--;
    if (markdown_line_prefix((struct str){out->bytes + start, out->count - start}) <
        out->count - start)
        return false;
    out->count = start;
    return true;
}

struct str markdown_cut_marks(struct arena *arena, struct str text) {
    struct buf out = buf_init(arena, text.n + 1);
    if (!text.n || (!memchr(text.s, '\f', text.n) && str_find(text, STR("<!--"), 0) == SIZE_MAX))
        return text;
    for (size_t at = 0; at < text.n;) {
        size_t end = text.s[at] == '<' ? mark_end(text, at) : 0;
        if (!end) {
            buf_add_char(&out, text.s[at++]);
            continue;
        }
        at = end;
        while (
            at < text.n && text.s[at] == ' ' &&
            (out.count == 0 || out.bytes[out.count - 1] == ' ' || out.bytes[out.count - 1] == '\n'))
            at++;
        if (at == text.n || text.s[at] == '\n') {
            cut_blanks(&out);
            at += cut_empty_line(&out);
        }
    }
    struct str cut = buf_str(&out);
    return str_copy(arena, cut.s, cut.n);
}

struct str comments_cut(struct arena *arena, struct str text) {
    size_t from;
    while ((from = str_find(text, STR("<!--"), 0)) != SIZE_MAX) {
        size_t end = str_find(text, STR("-->"), from + 2);
        struct str before = str_slice(text, 0, from),
                   after = end == SIZE_MAX ? STR("") : str_slice(text, end + 3, text.n);
        bool blank = after.n && is_blank(after.s[0]);
        text = str_format(arena, "%.*s%.*s", STR_ARG(blank ? str_trim(before) : before),
                          STR_ARG(after));
    }
    return text;
}

/* ---- marks out of the tree ---- */

static bool is_mark(const struct node *node) {
    return (node->kind == NODE_HTML_INLINE || node->kind == NODE_HTML_BLOCK) &&
           mark_end(node->text, 0) > 0 &&
           str_empty(str_trim(str_slice(node->text, mark_end(node->text, 0), node->text.n)));
}

static bool is_break(const struct node *node) {
    return node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK;
}

static bool ends_blank(const struct node *node) {
    return node->kind == NODE_TEXT && str_ends(node->text, STR(" "));
}

/* Between two words there is one blank, whatever stood between them. False: `node` is one too many.
 */
static bool close_gap(struct arena *arena, struct node *before, struct node *node) {
    bool open = before && !is_break(before) && !ends_blank(before);
    if (node->kind == NODE_SOFT_BREAK)
        return before && !is_break(before);
    size_t blanks = 0;
    while (node->kind == NODE_TEXT && !open && blanks < node->text.n && node->text.s[blanks] == ' ')
        blanks++;
    if (blanks > 0) {
        node->text = str_copy(arena, node->text.s + blanks, node->text.n - blanks);
        node->place.column += node->place.column > 0 ? (int)blanks : 0;
    }
    return node->kind != NODE_TEXT || node->text.n > 0;
}

static void filter_children(struct arena *arena, struct node *parent) {
    struct node *node = parent->first, *next, *before_last = NULL;
    bool gap = false;
    parent->first = parent->last = NULL;
    for (; node; node = next) {
        next = node->next;
        node->next = node->parent = NULL;
        bool mark = is_mark(node);
        gap = gap || mark;
        if (mark || (gap && !node_is_block(node->kind) && !close_gap(arena, parent->last, node)))
            continue;
        gap = false;
        before_last = parent->last;
        node_append(parent, node);
    }
    if (gap && parent->last && ends_blank(parent->last))
        parent->last->text = str_copy(arena, parent->last->text.s, parent->last->text.n - 1);
    if (gap && before_last && parent->last->kind == NODE_SOFT_BREAK) {
        parent->last = before_last;
        before_last->next = NULL;
    }
}

static void drop_empty(struct node *parent) {
    struct node *node = parent->first, *next;
    parent->first = parent->last = NULL;
    for (; node; node = next) {
        next = node->next;
        node->next = node->parent = NULL;
        if (node->kind != NODE_PARAGRAPH || node->first)
            node_append(parent, node);
    }
}

void markdown_unmark(struct arena *arena, struct node *root) {
    for (struct node *n = root; n; n = node_next(root, n)) {
        if (n->kind != NODE_CODE && n->kind != NODE_CODE_BLOCK)
            n->text = markdown_cut_marks(arena, n->text);
        if (n->first)
            filter_children(arena, n);
    }
    for (struct node *n = root; n; n = node_next(root, n))
        if (n->first && node_is_block(n->first->kind))
            drop_empty(n);
}
