/* A document as one HTML file: semantic tags, one short style sheet, nothing loaded from elsewhere.
 * Text and attributes are escaped; a link keeps its target only when it is http(s), mailto, a
 * fragment or relative. Raw HTML of the source is printed as text, never passed through. */
#include "write/html.h"

#include "base/limits.h"
#include "write/html_style.h"
#include "write/write.h"

/* A colon before the first slash, query or fragment begins a scheme (RFC 3986, 3.1). */
static bool html_has_scheme(struct str target) {
    for (size_t k = 0; k < target.n; k++) {
        if (target.s[k] == ':')
            return true;
        if (target.s[k] == '/' || target.s[k] == '?' || target.s[k] == '#')
            return false;
    }
    return false;
}

/* Browsers ignore control characters and leading blanks in a scheme; here they refuse the target.
 */
static bool html_is_safe(struct str target) {
    static const char *const schemes[] = {"http:", "https:", "mailto:"};
    struct str head;
    for (size_t k = 0; k < target.n; k++)
        if ((unsigned char)target.s[k] <= ' ')
            return false;
    if (str_empty(target) || str_starts(target, STR("//")))
        return false;
    if (!html_has_scheme(target))
        return true;
    for (size_t k = 0; k < COUNT(schemes); k++) {
        head = str_slice(target, 0, str_of(schemes[k]).n);
        if (str_equal_ignoring_case(head, str_of(schemes[k])))
            return true;
    }
    return false;
}

/* ---- tags ---- */

struct tag {
    const char *name;
    bool lines; /* a line of its own */
    bool empty; /* without end tag */
};

static const struct tag html_tags[NODE_KIND_COUNT] = {
    [NODE_SECTION] = {"section", true, false},  [NODE_PARAGRAPH] = {"p", true, false},
    [NODE_QUOTE] = {"blockquote", true, false}, [NODE_RULE] = {"hr", true, true},
    [NODE_FIGURE] = {"figure", true, false},    [NODE_ITEM] = {"li", true, false},
    [NODE_FOOTNOTE] = {"aside", true, false},   [NODE_EMPHASIS] = {"em", false, false},
    [NODE_STRONG] = {"strong", false, false},   [NODE_STRIKE] = {"del", false, false},
    [NODE_SPAN] = {"span", false, false},       [NODE_LINE_BREAK] = {"br", true, true},
};

/* Such a table is laid out anew on a narrow screen. */
static bool html_is_stacked(const struct node *table) {
    return table->column_count > 2 && table->header_rows == 1;
}

static struct str html_column_title(struct html *html, const struct node *table, size_t at) {
    const struct node *cell = table->first ? table->first->first : NULL;
    while (cell && at--)
        cell = cell->next;
    return cell ? str_trim(node_text(html->arena, cell)) : STR("");
}

/* Rows that repeat on each page when printed are the head of the table. */
static void html_open_row(struct html *html, const struct node *row) {
    const struct node *table = row->parent;
    bool header = node_is_header_row(row);
    if (row == table->first)
        buf_add_text(&html->out, header ? "<thead>\n" : "<tbody>\n");
    buf_add_text(&html->out, "<tr");
    html_add_attribute(html, "class", str_of(role_words[row->role]));
    html_add_attribute(html, "id", row->id);
    buf_add_char(&html->out, '>');
}

static void html_close_row(struct html *html, const struct node *row) {
    bool header = node_is_header_row(row);
    buf_add_text(&html->out, "</tr>\n");
    if (!row->next)
        buf_add_text(&html->out, header ? "</thead>\n" : "</tbody>\n");
    else if (header && !node_is_header_row(row->next))
        buf_add_text(&html->out, "</thead>\n<tbody>\n");
}

/* A panel of facts is a list of terms and what they are. */
static const char *html_fact_tag(const struct node *node) {
    switch (node->role) {
    case ROLE_FACTS:
        return "dl";
    case ROLE_FACT:
        return "div";
    case ROLE_FACT_LABEL:
        return "dt";
    case ROLE_FACT_VALUE:
        return "dd";
    default:
        return NULL;
    }
}

static void html_open_cell(struct html *html, const struct node *cell) {
    const struct node *table = cell->parent ? cell->parent->parent : NULL;
    size_t at = 0;
    bool header = cell->parent && node_is_header_row(cell->parent);
    for (const struct node *n = cell->parent ? cell->parent->first : NULL; n && n != cell;
         n = n->next)
        at += n->column_span > 1 ? n->column_span : 1;
    buf_add_text(&html->out, header ? "<th scope=\"col\"" : "<td");
    if (cell->column_span > 1)
        buf_printf(&html->out, " colspan=\"%zu\"", cell->column_span);
    if (table && at < table->column_count && table->columns[at].alignment != ALIGN_LEFT)
        html_add_attribute(html, "class",
                           table->columns[at].alignment == ALIGN_RIGHT ? STR("right")
                                                                       : STR("center"));
    if (table && html_is_stacked(table) && !header && cell->column_span < 2)
        html_add_attribute(html, "data-label", html_column_title(html, table, at));
    html_add_attribute(html, "id", cell->id);
    buf_add_char(&html->out, '>');
}

static void html_open_link(struct html *html, const struct node *link) {
    buf_add_text(&html->out, "<a");
    if (html_is_safe(link->target))
        html_add_attribute(html, "href", link->target);
    buf_add_char(&html->out, '>');
}

/* For a picture that cannot be shown its alternative text stands, as `tag`. */
static void html_add_image(struct html *html, const struct node *image, const char *tag) {
    struct str text = str_empty(image->text) ? node_text(html->arena, image) : image->text;
    if (!html_is_safe(image->target)) {
        buf_printf(&html->out, "<%s>", tag);
        html_add_escaped(html, text);
        buf_printf(&html->out, "</%s>", tag);
        return;
    }
    buf_add_text(&html->out, "<img");
    html_add_attribute(html, "src", image->target);
    buf_add_text(&html->out, " alt=\"");
    html_add_escaped(html, text);
    buf_add_text(&html->out, "\"");
    if (image->width)
        buf_printf(&html->out, " width=\"%u\"", image->width);
    buf_add_text(&html->out, ">");
}

static void html_open_list(struct html *html, const struct node *list) {
    buf_add_text(&html->out, list->ordered ? "<ol" : "<ul");
    if (list->ordered && list->start != 1)
        buf_printf(&html->out, " start=\"%d\"", list->start);
    buf_add_text(&html->out, ">\n");
}

static void html_open_tag(struct html *html, const struct node *node) {
    const struct tag *tag = &html_tags[node->kind];
    const char *fact = html_fact_tag(node);
    if (!tag->name)
        return;
    buf_printf(&html->out, "<%s", fact ? fact : tag->name);
    html_add_attribute(html, "class", str_of(role_words[node->role]));
    if (node->kind == NODE_FOOTNOTE)
        buf_printf(&html->out, " id=\"footnote-%.*s\"", STR_ARG(node->id));
    else
        html_add_attribute(html, "id", node->id);
    buf_add_char(&html->out, '>');
    if (tag->empty && tag->lines)
        buf_add_char(&html->out, '\n');
    if (node->kind == NODE_ITEM && node->task != TASK_NONE)
        buf_printf(&html->out, "<input type=\"checkbox\" disabled%s> ",
                   node->task == TASK_DONE ? " checked" : "");
}

static void html_open_heading(struct html *html, const struct node *node) {
    buf_printf(&html->out, "<h%d", node->level);
    html_add_attribute(html, "class", str_of(role_words[node->role]));
    html_add_attribute(html, "id", node->id);
    buf_add_char(&html->out, '>');
}

static void html_open_figure(struct html *html, const struct node *node) {
    html_open_tag(html, node);
    buf_add_char(&html->out, '\n');
    html_add_image(html, node, "p");
    buf_add_text(&html->out, node->first ? "\n<figcaption>" : "\n");
    if (node->first && node->start > 0)
        buf_printf(&html->out, "%s %d. ", html->words->figure, node->start);
}

/* What a node's own text stands between. */
struct literal {
    const char *before, *after;
};

static const struct literal html_literals[NODE_KIND_COUNT] = {
    [NODE_CODE_BLOCK] = {"<pre><code>", "</code></pre>\n"},
    [NODE_HTML_BLOCK] = {"<p>", "</p>\n"},
    [NODE_CODE] = {"<code>", "</code>"},
    [NODE_TEXT] = {"", ""},
    [NODE_HTML_INLINE] = {"", ""},
};

static void html_open(struct html *html, const struct node *node) {
    if (node->kind == NODE_LINE_BREAK && node->parent && node->parent->role == ROLE_FACT)
        return; /* its label and its value are elements of their own */
    if (html_literals[node->kind].before) {
        buf_add_text(&html->out, html_literals[node->kind].before);
        html_add_escaped(html, node->text);
        buf_add_text(&html->out, html_literals[node->kind].after);
        return;
    }
    switch (node->kind) {
    case NODE_HEADING:
        html_open_heading(html, node);
        return;
    case NODE_LIST:
        html_open_list(html, node);
        return;
    case NODE_TABLE:
        buf_add_text(&html->out,
                     html_is_stacked(node) ? "<table class=\"stacked\">\n" : "<table>\n");
        return;
    case NODE_ROW:
        html_open_row(html, node);
        return;
    case NODE_CELL:
        html_open_cell(html, node);
        return;
    case NODE_FIGURE:
        html_open_figure(html, node);
        return;
    case NODE_LINK:
        html_open_link(html, node);
        return;
    case NODE_IMAGE:
        html_add_image(html, node, "span");
        return;
    case NODE_SOFT_BREAK:
        buf_add_char(&html->out, '\n');
        return;
    case NODE_FOOTNOTE_REFERENCE:
        buf_printf(&html->out, "<sup><a href=\"#footnote-%.*s\">%.*s</a></sup>",
                   STR_ARG(node->target), STR_ARG(node->target));
        return;
    default:
        html_open_tag(html, node);
    }
}

static void html_close(struct html *html, const struct node *node) {
    const struct tag *tag = &html_tags[node->kind];
    switch (node->kind) {
    case NODE_HEADING:
        buf_printf(&html->out, "</h%d>\n", node->level);
        return;
    case NODE_LIST:
        buf_add_text(&html->out, node->ordered ? "</ol>\n" : "</ul>\n");
        return;
    case NODE_TABLE:
        buf_add_text(&html->out, "</table>\n");
        return;
    case NODE_ROW:
        html_close_row(html, node);
        return;
    case NODE_CELL:
        buf_add_text(&html->out,
                     node->parent && node_is_header_row(node->parent) ? "</th>" : "</td>");
        return;
    case NODE_FIGURE:
        buf_add_text(&html->out, node->first ? "</figcaption>\n</figure>\n" : "</figure>\n");
        return;
    case NODE_LINK:
        buf_add_text(&html->out, "</a>");
        return;
    default:
        if (tag->name && !tag->empty)
            buf_printf(&html->out, "</%s>%s", html_fact_tag(node) ? html_fact_tag(node) : tag->name,
                       tag->lines ? "\n" : "");
    }
}

/* An image's children are its alternative text, already written as an attribute. */
static const struct node *html_first_child(const struct node *node) {
    return node->kind == NODE_IMAGE ? NULL : node->first;
}

static void html_add_tree(struct html *html, const struct node *root) {
    const struct node *node = root;
    html_open(html, node);
    for (;;) {
        if (html_first_child(node)) {
            node = node->first;
            html_open(html, node);
            continue;
        }
        html_close(html, node);
        while (node != root && !node->next) {
            node = node->parent;
            html_close(html, node);
        }
        if (node == root)
            return;
        node = node->next;
        html_open(html, node);
    }
}

struct str write_html(struct arena *arena, const struct document *document) {
    struct html html = {.arena = arena,
                        .words = words_of(document->language),
                        .out = buf_init(arena, LIMIT_OUTPUT_BYTES)};
    buf_add_text(&html.out, "<!DOCTYPE html>\n<html");
    html_add_attribute(&html, "lang", document->language);
    buf_add_text(&html.out, ">\n<head>\n");
    html_add_head(&html, document);
    buf_add_text(&html.out, "<style>\n");
    buf_add_text(&html.out, html_style);
    buf_add_text(&html.out, "</style>\n</head>\n<body>\n<main>\n");
    html_add_tree(&html, document->root);
    buf_add_text(&html.out, "</main>\n</body>\n</html>\n");
    return buf_str(&html.out);
}
