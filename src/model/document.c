/* The document tree: making, walking, copying, reading its text. Walks follow the parent links, so
 * that deep nesting costs no stack. */
#include "model/document.h"

#include <assert.h>

#include "base/buf.h"

static const char *const kind_names[NODE_KIND_COUNT] = {
    [NODE_DOCUMENT] = "document",
    [NODE_SECTION] = "section",
    [NODE_HEADING] = "heading",
    [NODE_PARAGRAPH] = "paragraph",
    [NODE_LIST] = "list",
    [NODE_ITEM] = "item",
    [NODE_QUOTE] = "quote",
    [NODE_CODE_BLOCK] = "code-block",
    [NODE_RULE] = "rule",
    [NODE_TABLE] = "table",
    [NODE_ROW] = "row",
    [NODE_CELL] = "cell",
    [NODE_FIGURE] = "figure",
    [NODE_HTML_BLOCK] = "html-block",
    [NODE_CONTENTS] = "contents",
    [NODE_PAGE_BREAK] = "page-break",
    [NODE_FOOTNOTE] = "footnote",
    [NODE_TEXT] = "text",
    [NODE_CODE] = "code",
    [NODE_EMPHASIS] = "emphasis",
    [NODE_STRONG] = "strong",
    [NODE_STRIKE] = "strike",
    [NODE_LINK] = "link",
    [NODE_IMAGE] = "image",
    [NODE_SPAN] = "span",
    [NODE_SOFT_BREAK] = "soft-break",
    [NODE_LINE_BREAK] = "line-break",
    [NODE_HTML_INLINE] = "html-inline",
    [NODE_FOOTNOTE_REFERENCE] = "footnote-reference",
    [NODE_PAGE_NUMBER] = "page-number",
};
static_assert(NODE_PAGE_NUMBER + 1 == NODE_KIND_COUNT, "a kind without a name");

struct node *node_new(struct arena *arena, enum node_kind kind) {
    struct node *node = NEW(arena, struct node);
    node->kind = kind;
    return node;
}

void node_append(struct node *parent, struct node *child) {
    assert(!child->parent && !child->next);
    child->parent = parent;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

struct node *node_add(struct arena *arena, struct node *parent, enum node_kind kind) {
    struct node *node = node_new(arena, kind);
    node_append(parent, node);
    return node;
}

struct node *node_add_text(struct arena *arena, struct node *parent, struct str text) {
    struct node *node = node_add(arena, parent, NODE_TEXT);
    node->text = text;
    return node;
}

bool node_is_block(enum node_kind kind) {
    return kind < NODE_TEXT;
}

bool node_is_header_row(const struct node *row) {
    const struct node *n = row->parent ? row->parent->first : NULL;
    for (size_t left = n ? row->parent->header_rows : 0; n && left > 0; n = n->next, left--)
        if (n == row)
            return true;
    return false;
}

const char *node_kind_name(enum node_kind kind) {
    return kind < NODE_KIND_COUNT ? kind_names[kind] : "unknown";
}

struct node *node_next(const struct node *root, const struct node *node) {
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static struct node *node_copy_alone(struct arena *arena, const struct node *node) {
    struct node *copy = NEW(arena, struct node);
    *copy = *node;
    copy->parent = copy->first = copy->last = copy->next = NULL;
    if (node->column_count)
        copy->columns =
            arena_copy(arena, node->columns, node->column_count * sizeof *node->columns);
    return copy;
}

/* Source and copy walk in step: `parent` is always the copy of `from->parent`. */
struct node *node_copy(struct arena *arena, const struct node *node) {
    struct node *root = node_copy_alone(arena, node);
    struct node *parent = root;
    const struct node *from = node->first;
    while (from) {
        struct node *copy = node_copy_alone(arena, from);
        node_append(parent, copy);
        if (from->first) {
            parent = copy;
            from = from->first;
            continue;
        }
        while (from != node && !from->next) {
            from = from->parent;
            parent = parent->parent;
        }
        from = from == node ? NULL : from->next;
    }
    return root;
}

/* What a node itself says, without its children. */
static struct str node_own_text(const struct node *node) {
    switch (node->kind) {
    case NODE_SOFT_BREAK:
        return STR(" ");
    case NODE_LINE_BREAK:
        return STR("\n");
    case NODE_FIGURE: /* the caption speaks for it */
        return node->first ? STR("") : node->text;
    default:
        return node->text;
    }
}

static bool ends_with_newline(const struct buf *text) {
    return text->count == 0 || text->bytes[text->count - 1] == '\n';
}

struct str node_text(struct arena *arena, const struct node *node) {
    struct buf text = buf_init(arena, SIZE_MAX / 4);
    const struct node *block = NULL; /* the block whose text was added last */
    for (const struct node *n = node; n; n = node_next(node, n)) {
        struct str own = node_own_text(n);
        if (own.n == 0)
            continue;
        const struct node *around = n;
        while (around != node && !node_is_block(around->kind))
            around = around->parent;
        if (block && around != block && !ends_with_newline(&text))
            buf_add_char(&text, '\n');
        block = around;
        buf_add(&text, own);
    }
    return buf_str(&text);
}
