/* Inlines as Markdown. What would be read as markup is escaped with a backslash, which CommonMark
 * allows before any ASCII punctuation (0.31, 2.4); what only means something at the start of a line
 * is escaped there only. Emphasis inside or beside emphasis takes the other of the two marks, so
 * that the runs stay apart (6.2). */
#include <string.h>

#include "base/ascii.h"
#include "write/markdown.h"

struct inline_writer {
    struct arena *arena;
    struct buf out;
    enum markdown_context context;
    bool line_start;
    bool in_link; /* addresses become no links here */
};

static bool markdown_is_alnum(char c) {
    return is_letter_or_digit(c) || (c & 0x80);
}

struct str markdown_fence(struct arena *arena, struct str text, char c, size_t least) {
    struct buf fence = buf_init(arena, LIMIT_OUTPUT_BYTES);
    size_t run = 0;
    for (size_t k = 0; k < text.n; k++) {
        run = text.s[k] == c ? run + 1 : 0;
        if (run >= least)
            least = run + 1;
    }
    for (size_t k = 0; k < least; k++)
        buf_add_char(&fence, c);
    return buf_str(&fence);
}

/* ---- text ---- */

/* "1." and "1)" would begin a list. */
static size_t markdown_list_number(struct str text) {
    size_t n = 0;
    while (n < text.n && is_digit(text.s[n]))
        n++;
    return n && n < text.n && (text.s[n] == '.' || text.s[n] == ')') ? n : 0;
}

static bool markdown_is_web(struct str text, size_t at) {
    struct str before = str_slice(text, 0, at);
    if (text.s[at] == ':')
        return str_ends(before, STR("http")) || str_ends(before, STR("https")) ||
               str_ends(before, STR("ftp"));
    return text.s[at] == '.' && str_ends(before, STR("www"));
}

static bool markdown_needs_escape(const struct inline_writer *w, struct str text, size_t at) {
    char c = text.s[at];
    bool inside = at && at + 1 < text.n && markdown_is_alnum(text.s[at - 1]) &&
                  markdown_is_alnum(text.s[at + 1]);
    if (strchr("\\`*[]<&~|", c))
        return true;
    if (c == '_')
        return !inside;
    if (c == '!')
        return at + 1 == text.n;
    if (c == '#' && w->context == MARKDOWN_HEADING)
        return true;
    return (at == 0 && w->line_start && strchr("#>+-=:", c)) ||
           (!w->in_link && markdown_is_web(text, at));
}

static void markdown_add_text(struct inline_writer *w, struct str text) {
    size_t number = w->line_start ? markdown_list_number(text) : 0;
    for (size_t k = 0; k < text.n; k++) {
        char c = text.s[k];
        if (w->line_start && k == 0 && (c == ' ' || c == '\t')) {
            buf_add_text(&w->out, c == ' ' ? "&#32;" : "&#9;");
            continue;
        }
        if ((number && k == number) || markdown_needs_escape(w, text, k))
            buf_add_char(&w->out, '\\');
        buf_add_char(&w->out, c == '\n' ? ' ' : c);
    }
    if (text.n)
        w->line_start = false;
}

void markdown_add_quoted(struct buf *out, struct str text) {
    for (size_t k = 0; k < text.n; k++) {
        if (strchr("\\\"&`<|", text.s[k]))
            buf_add_char(out, '\\');
        buf_add_char(out, text.s[k]);
    }
}

/* A link target, between angle brackets where it needs them. */
static void markdown_add_target(struct buf *out, struct str target, enum markdown_context context) {
    bool angles = str_empty(target);
    for (size_t k = 0; k < target.n; k++)
        angles = angles || (unsigned char)target.s[k] <= ' ' || strchr("()<>", target.s[k]);
    if (angles)
        buf_add_char(out, '<');
    for (size_t k = 0; k < target.n; k++) {
        if (strchr("\\<>&", target.s[k]) || (target.s[k] == '|' && context == MARKDOWN_CELL))
            buf_add_char(out, '\\');
        buf_add_char(out, target.s[k] == '\n' ? ' ' : target.s[k]);
    }
    if (angles)
        buf_add_char(out, '>');
}

/* ---- code ---- */

static void markdown_add_code(struct inline_writer *w, struct str text) {
    struct str fence = markdown_fence(w->arena, text, '`', 1);
    bool ticks = text.n && (text.s[0] == '`' || text.s[text.n - 1] == '`');
    bool blanks = text.n && text.s[0] == ' ' && text.s[text.n - 1] == ' ' && str_trim(text).n;
    if (str_empty(text))
        return;
    buf_add(&w->out, fence);
    if (ticks || blanks)
        buf_add_char(&w->out, ' ');
    for (size_t k = 0; k < text.n; k++) {
        if (text.s[k] == '|' && w->context == MARKDOWN_CELL)
            buf_add_char(&w->out, '\\');
        buf_add_char(&w->out, text.s[k] == '\n' ? ' ' : text.s[k]);
    }
    if (ticks || blanks)
        buf_add_char(&w->out, ' ');
    buf_add(&w->out, fence);
}

/* ---- marks ---- */

static bool markdown_is_emphasis(const struct node *node) {
    return node && (node->kind == NODE_EMPHASIS || node->kind == NODE_STRONG);
}

static const struct node *markdown_previous(const struct node *node) {
    const struct node *before = NULL;
    for (const struct node *n = node->parent ? node->parent->first : NULL; n && n != node;
         n = n->next)
        before = n;
    return before;
}

/* '*', or '_' when the emphasis around or just before it has '*'. */
static char markdown_mark(const struct node *node) {
    char mark = '*';
    const struct node *other = node;
    for (;;) {
        const struct node *before = markdown_previous(other);
        other = markdown_is_emphasis(before) ? before : other->parent;
        if (!markdown_is_emphasis(other))
            return mark;
        mark = mark == '*' ? '_' : '*';
    }
}

static void markdown_add_mark(struct inline_writer *w, const struct node *node) {
    size_t count = node->kind == NODE_STRONG ? 2 : 1;
    if (!node->first)
        return;
    for (size_t k = 0; k < count; k++)
        buf_add_char(&w->out, markdown_mark(node));
}

static void markdown_add_break(struct inline_writer *w, const struct node *node) {
    if (w->context != MARKDOWN_LINES) {
        bool cell = w->context == MARKDOWN_CELL && node->kind == NODE_LINE_BREAK;
        buf_add_text(&w->out, cell ? "<br>" : " ");
        return;
    }
    buf_add_text(&w->out, node->kind == NODE_LINE_BREAK ? "\\\n" : "\n");
    w->line_start = true;
}

static void markdown_add_image(struct inline_writer *w, const struct node *node) {
    struct str text = str_empty(node->text) ? node_text(w->arena, node) : node->text;
    bool line_start = w->line_start;
    if (str_empty(node->target)) { /* a picture that is not there */
        markdown_add_text(w, text);
        return;
    }
    w->line_start = false;
    buf_add_text(&w->out, "![");
    markdown_add_text(w, text);
    buf_add_text(&w->out, "](");
    markdown_add_target(&w->out, node->target, w->context);
    buf_add_char(&w->out, ')');
    w->line_start = line_start && !w->out.count;
}

static void markdown_enter(struct inline_writer *w, const struct node *node) {
    bool starts = w->line_start;
    w->line_start = false;
    switch (node->kind) {
    case NODE_TEXT:
        w->line_start = starts;
        markdown_add_text(w, node->text);
        return;
    case NODE_CODE:
        markdown_add_code(w, node->text);
        return;
    case NODE_HTML_INLINE:
        buf_add(&w->out, node->text);
        return;
    case NODE_SOFT_BREAK:
    case NODE_LINE_BREAK:
        markdown_add_break(w, node);
        return;
    case NODE_EMPHASIS:
    case NODE_STRONG:
        markdown_add_mark(w, node);
        return;
    case NODE_STRIKE:
        buf_add_text(&w->out, "~~");
        return;
    case NODE_LINK:
        buf_add_char(&w->out, '[');
        w->in_link = true;
        return;
    case NODE_IMAGE:
        markdown_add_image(w, node);
        return;
    case NODE_FOOTNOTE_REFERENCE:
        buf_printf(&w->out, "[^%.*s]", STR_ARG(node->target));
        return;
    default:
        w->line_start = starts;
        if (node_is_block(node->kind) && w->out.count)
            buf_add_char(&w->out, ' ');
    }
}

static void markdown_leave(struct inline_writer *w, const struct node *node) {
    if (markdown_is_emphasis(node)) {
        markdown_add_mark(w, node);
    } else if (node->kind == NODE_STRIKE) {
        buf_add_text(&w->out, "~~");
    } else if (node->kind == NODE_LINK) {
        w->in_link = false;
        buf_add_text(&w->out, "](");
        markdown_add_target(&w->out, node->target, w->context);
        buf_add_char(&w->out, ')');
    }
}

struct str markdown_inlines(struct arena *arena, const struct node *parent,
                            enum markdown_context context) {
    return markdown_inlines_from(arena, parent, parent->first, context);
}

struct str markdown_inlines_from(struct arena *arena, const struct node *parent,
                                 const struct node *node, enum markdown_context context) {
    struct inline_writer w = {.arena = arena,
                              .out = buf_init(arena, LIMIT_OUTPUT_BYTES),
                              .context = context,
                              .line_start = context == MARKDOWN_LINES};
    while (node) {
        markdown_enter(&w, node);
        if (node->first && node->kind != NODE_IMAGE) {
            node = node->first;
            continue;
        }
        markdown_leave(&w, node);
        while (!node->next && node->parent != parent) {
            node = node->parent;
            markdown_leave(&w, node);
        }
        node = node->next;
    }
    return buf_str(&w.out);
}
