/* A document as CommonMark with GitHub's extensions. Each block becomes text; a container indents
 * the text of its blocks. What Markdown cannot say (panels, spans over columns, page breaks) is
 * said in the nearest form that it can. Nesting is bounded by LIMIT_NESTING, so blocks are written
 * by recursion. */
#include "write/markdown.h"

#include "write/write.h"

static struct str markdown_block(struct arena *arena, const struct node *node);

/* Puts `first` before the first line and `rest` before each further line that is not empty. */
static struct str markdown_indent(struct arena *arena, struct str text, struct str first,
                                  struct str rest) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    bool start = false;
    buf_add(&out, str_empty(text) ? str_trim(first) : first);
    for (size_t k = 0; k < text.n; k++) {
        if (start)
            buf_add(&out, text.s[k] == '\n' ? str_trim(rest) : rest);
        start = text.s[k] == '\n';
        buf_add_char(&out, text.s[k]);
    }
    return buf_str(&out);
}

static struct str markdown_join(struct arena *arena, const struct node *parent,
                                const char *between) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    bool any = false;
    for (const struct node *n = parent->first; n; n = n->next) {
        struct str text = markdown_block(arena, n);
        if (str_empty(text) && n->kind != NODE_ITEM)
            continue;
        if (any)
            buf_add_text(&out, between);
        buf_add(&out, text);
        any = true;
    }
    return buf_str(&out);
}

/* ---- leaves ---- */

static bool markdown_has_break(const struct node *node) {
    for (const struct node *n = node->first; n; n = n->next)
        if (n->kind == NODE_SOFT_BREAK || n->kind == NODE_LINE_BREAK)
            return true;
    return false;
}

/* A heading of several lines needs the underlined form, which has two levels. */
static struct str markdown_heading(struct arena *arena, const struct node *node) {
    static const char marks[] = "######";
    if (node->level <= 2 && markdown_has_break(node))
        return str_format(arena, "%s\n%s", markdown_inlines(arena, node, MARKDOWN_LINES).s,
                          node->level == 1 ? "===" : "---");
    struct str text = markdown_inlines(arena, node, MARKDOWN_HEADING);
    return str_format(arena, "%.*s%s%.*s", node->level, marks, str_empty(text) ? "" : " ",
                      STR_ARG(text));
}

static struct str markdown_code_block(struct arena *arena, const struct node *node) {
    bool ticks = str_find(node->target, STR("`"), 0) != SIZE_MAX;
    struct str fence = markdown_fence(arena, node->text, ticks ? '~' : '`', 3);
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    buf_add(&out, fence);
    for (size_t k = 0; k < node->target.n; k++) {
        if (node->target.s[k] == '\\' || node->target.s[k] == '&')
            buf_add_char(&out, '\\');
        buf_add_char(&out, node->target.s[k]);
    }
    buf_add_char(&out, '\n');
    buf_add(&out, node->text);
    if (node->text.n && node->text.s[node->text.n - 1] != '\n')
        buf_add_char(&out, '\n');
    buf_add(&out, fence);
    return buf_str(&out);
}

/* The alternative text in the place of a picture that is not there, and the caption below. */
static struct str markdown_words_for(struct arena *arena, struct node *holder, struct str caption,
                                     const struct node *node) {
    struct str text = markdown_inlines(arena, holder, MARKDOWN_LINES);
    if (str_empty(caption) || str_equal(caption, node->text))
        return text;
    return str_format(arena, "%s\n\n%s", text.s, markdown_inlines(arena, node, MARKDOWN_LINES).s);
}

/* The caption goes into the image's title when it says something else than the alternative text. */
static struct str markdown_figure(struct arena *arena, const struct node *node) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    struct node image = {.kind = NODE_IMAGE, .text = node->text, .target = node->target};
    struct node holder = {.kind = NODE_PARAGRAPH, .first = &image, .last = &image};
    struct str caption = node_text(arena, node), text;
    image.parent = &holder;
    if (str_empty(node->target))
        return markdown_words_for(arena, &holder, caption, node);
    text = markdown_inlines(arena, &holder, MARKDOWN_LINES);
    if (str_empty(caption) || str_equal(caption, node->text))
        return text;
    buf_add(&out, str_slice(text, 0, text.n - 1));
    buf_add_text(&out, " \"");
    markdown_add_quoted(&out, caption);
    buf_add_text(&out, "\")");
    return buf_str(&out);
}

static struct str markdown_html(struct str text) {
    while (text.n && text.s[text.n - 1] == '\n')
        text.n--;
    return text;
}

/* ---- containers ---- */

/* Lists side by side are told apart by their marks. */
static size_t markdown_lists_before(const struct node *list) {
    size_t run = 0;
    for (const struct node *n = list->parent ? list->parent->first : NULL; n && n != list;
         n = n->next)
        run = n->kind == NODE_LIST && n->ordered == list->ordered ? run + 1 : 0;
    return run;
}

static struct str markdown_marker(struct arena *arena, const struct node *list,
                                  const struct node *item) {
    bool other = markdown_lists_before(list) % 2 == 1;
    int number = list->start;
    if (!list->ordered)
        return other ? STR("* ") : STR("- ");
    for (const struct node *n = list->first; n && n != item; n = n->next)
        number++;
    return str_format(arena, "%d%c ", number, other ? ')' : '.');
}

static struct str markdown_blanks(struct arena *arena, size_t count) {
    return markdown_fence(arena, (struct str){0}, ' ', count);
}

static struct str markdown_item(struct arena *arena, const struct node *list,
                                const struct node *item) {
    static const char *const boxes[] = {
        [TASK_NONE] = "", [TASK_OPEN] = "[ ] ", [TASK_DONE] = "[x] "};
    struct str marker = markdown_marker(arena, list, item);
    struct str text = markdown_join(arena, item, list->tight ? "\n" : "\n\n");
    text = str_join(arena, str_of(boxes[item->task]), text);
    return markdown_indent(arena, text, marker, markdown_blanks(arena, marker.n));
}

static struct str markdown_list(struct arena *arena, const struct node *list) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    for (const struct node *n = list->first; n; n = n->next) {
        if (out.count)
            buf_add_text(&out, list->tight ? "\n" : "\n\n");
        buf_add(&out, markdown_item(arena, list, n));
    }
    return buf_str(&out);
}

/* A fact is a label, a line break and a value: "- **Label:** value". */
static struct str markdown_facts(struct arena *arena, const struct node *panel) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    for (const struct node *fact = panel->first; fact; fact = fact->next) {
        const struct node *label = fact->first, *value = label ? label->next : NULL;
        if (!label || !label->first)
            continue;
        if (value && value->kind == NODE_LINE_BREAK)
            value = value->next;
        buf_printf(&out, "%s- **%.*s:** %.*s", out.count ? "\n" : "",
                   STR_ARG(markdown_inlines(arena, label, MARKDOWN_HEADING)),
                   STR_ARG(markdown_inlines_from(arena, fact, value, MARKDOWN_HEADING)));
    }
    return buf_str(&out);
}

static struct str markdown_footnote(struct arena *arena, const struct node *node) {
    struct str first = str_format(arena, "[^%.*s]: ", STR_ARG(node->id));
    return markdown_indent(arena, markdown_join(arena, node, "\n\n"), first, STR("    "));
}

/* ---- tables ---- */

static void markdown_add_row(struct arena *arena, struct buf *out, const struct node *table,
                             const struct node *row) {
    size_t columns = 0;
    for (const struct node *cell = row ? row->first : NULL; cell; cell = cell->next) {
        struct str text = markdown_inlines(arena, cell, MARKDOWN_CELL);
        buf_printf(out, "| %.*s ", STR_ARG(text));
        for (size_t k = 1; k < cell->column_span; k++, columns++)
            buf_add_text(out, "| ");
        columns++;
    }
    for (; columns < table->column_count; columns++)
        buf_add_text(out, "|  ");
    buf_add_char(out, '|');
}

static struct str markdown_table(struct arena *arena, const struct node *table) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    const struct node *row = table->header_rows ? table->first : NULL;
    markdown_add_row(arena, &out, table, row);
    static const char *const marks[] = {
        [ALIGN_LEFT] = "---", [ALIGN_CENTRE] = ":---:", [ALIGN_RIGHT] = "---:"};
    buf_add_char(&out, '\n');
    for (size_t k = 0; k < table->column_count; k++)
        buf_printf(&out, "| %s ", marks[table->columns[k].alignment]);
    buf_add_char(&out, '|');
    for (row = row ? row->next : table->first; row; row = row->next) {
        buf_add_char(&out, '\n');
        markdown_add_row(arena, &out, table, row);
    }
    return buf_str(&out);
}

static struct str markdown_block(struct arena *arena, const struct node *node) {
    switch (node->kind) {
    case NODE_HEADING:
        return markdown_heading(arena, node);
    case NODE_LIST:
        return markdown_list(arena, node);
    case NODE_QUOTE:
        return markdown_indent(arena, markdown_join(arena, node, "\n\n"), STR("> "), STR("> "));
    case NODE_CODE_BLOCK:
        return markdown_code_block(arena, node);
    case NODE_RULE:
        return STR("___");
    case NODE_TABLE:
        return node->column_count ? markdown_table(arena, node) : (struct str){0};
    case NODE_FIGURE:
        return markdown_figure(arena, node);
    case NODE_HTML_BLOCK:
        return markdown_html(node->text);
    case NODE_FOOTNOTE:
        return markdown_footnote(arena, node);
    case NODE_CONTENTS:
    case NODE_PAGE_BREAK:
        return (struct str){0};
    case NODE_SECTION:
        return node->role == ROLE_FACTS ? markdown_facts(arena, node)
                                        : markdown_join(arena, node, "\n\n");
    case NODE_PARAGRAPH:
        return markdown_inlines(arena, node, MARKDOWN_LINES);
    default:
        return markdown_join(arena, node, "\n\n");
    }
}

struct str write_markdown(struct arena *arena, const struct document *document) {
    return str_join(arena, markdown_block(arena, document->root), STR("\n"));
}
