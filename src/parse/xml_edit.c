/* Edits are collected as replacements of byte ranges and applied at once. Where elements and
 * attributes stand is known from the nodes. */
#include "parse/xml_edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/limits.h"

enum { SHORT_TEXT = 60 }; /* bytes that stay in the line of their tag */

struct change {
    struct range range;
    size_t sequence;
    struct str text;
};

struct xml_edit {
    struct arena *arena;
    struct str bytes, line_end;
    struct change *changes;
    size_t count;
};

struct xml_edit *xml_edit_new(struct arena *arena, struct str bytes) {
    struct xml_edit *edit = NEW(arena, struct xml_edit);
    bool crlf = str_find(bytes, STR("\r\n"), 0) != SIZE_MAX;
    *edit = (struct xml_edit){
        .arena = arena, .bytes = bytes, .line_end = crlf ? STR("\r\n") : STR("\n")};
    return edit;
}

void xml_edit_replace(struct xml_edit *edit, struct range range, struct str text) {
    *APPEND(edit->arena, edit->changes, edit->count) = (struct change){range, edit->count, text};
}

static void put_in(struct xml_edit *edit, size_t at, struct str text) {
    xml_edit_replace(edit, (struct range){at, at}, text);
}

/* ---- where things stand ---- */

static bool is_empty_tag(const struct xml_node *node) { /* "<a/>" */
    return node->content.to == node->range.to;
}

/* Behind the last attribute, or the name. */
static size_t attributes_end(const struct xml_edit *edit, const struct xml_node *node) {
    size_t at = node->content.from - (is_empty_tag(node) ? 2 : 1);
    while (is_blank(edit->bytes.s[at - 1]))
        at--;
    return at;
}

static struct str node_name(const struct xml_edit *edit, const struct xml_node *node) {
    size_t from = node->range.from + 1, to = from;
    while (!strchr(" \t\r\n/>", edit->bytes.s[to]))
        to++;
    return str_slice(edit->bytes, from, to);
}

struct str xml_edit_prefix(const struct xml_edit *edit, const struct xml_node *node) {
    struct str name = node_name(edit, node);
    size_t colon = str_find(name, STR(":"), 0);
    return colon == SIZE_MAX ? STR("") : str_slice(name, 0, colon + 1);
}

struct str xml_edit_indent(const struct xml_edit *edit, const struct xml_node *node) {
    size_t to = node->range.from, from = to;
    while (from > 0 && (edit->bytes.s[from - 1] == ' ' || edit->bytes.s[from - 1] == '\t'))
        from--;
    if (from > 0 && edit->bytes.s[from - 1] != '\n')
        return STR("");
    return str_slice(edit->bytes, from, to);
}

struct str xml_edit_line_end(const struct xml_edit *edit) {
    return edit->line_end;
}

/* ---- text ---- */

static void content_add(struct buf *out, struct str text) {
    for (size_t k = 0; k < text.n; k++) {
        if (text.s[k] == '&')
            buf_add_text(out, "&amp;");
        else if (text.s[k] == '<')
            buf_add_text(out, "&lt;");
        else if (text.s[k] == '>')
            buf_add_text(out, "&gt;");
        else
            buf_add_char(out, text.s[k]);
    }
}

struct str xml_edit_content(const struct xml_edit *edit, struct str indent, struct str text) {
    struct buf out = buf_init(edit->arena, LIMIT_MANIFEST_BYTES);
    struct str line;
    if (text.n <= SHORT_TEXT && str_find(text, STR("\n"), 0) == SIZE_MAX) {
        content_add(&out, text);
        return buf_str(&out);
    }
    while (str_cut(&text, '\n', &line)) {
        buf_add(&out, edit->line_end);
        if (line.n) {
            buf_add(&out, indent);
            buf_add_text(&out, "  ");
            content_add(&out, line);
        }
    }
    buf_add(&out, edit->line_end);
    buf_add(&out, indent);
    return buf_str(&out);
}

struct str xml_edit_value(struct arena *arena, struct str value) {
    struct buf out = buf_init(arena, LIMIT_MANIFEST_BYTES);
    for (size_t k = 0; k < value.n; k++) {
        if (value.s[k] == '"')
            buf_add_text(&out, "&quot;");
        else
            content_add(&out, is_blank(value.s[k]) ? STR(" ") : str_slice(value, k, k + 1));
    }
    return buf_str(&out);
}

/* ---- edits ---- */

void xml_edit_set(struct xml_edit *edit, const struct xml_node *node, const char *name,
                  struct str value) {
    const struct xml_attribute *attribute = xml_find_attribute(node, name);
    struct str text = xml_edit_value(edit->arena, value);
    if (attribute)
        xml_edit_replace(
            edit, (struct range){attribute->value_range.from - 1, attribute->value_range.to + 1},
            str_format(edit->arena, "\"%.*s\"", STR_ARG(text)));
    else
        put_in(edit, attributes_end(edit, node),
               str_format(edit->arena, " %s=\"%.*s\"", name, STR_ARG(text)));
}

void xml_edit_remove(struct xml_edit *edit, const struct xml_node *node, const char *name) {
    const struct xml_attribute *attribute = xml_find_attribute(node, name);
    if (!attribute)
        return;
    struct range range = attribute->range;
    while (is_blank(edit->bytes.s[range.from - 1]))
        range.from--;
    xml_edit_replace(edit, range, STR(""));
}

void xml_edit_text(struct xml_edit *edit, const struct xml_node *node, struct str text) {
    struct str content = xml_edit_content(edit, xml_edit_indent(edit, node), text);
    if (!is_empty_tag(node)) {
        xml_edit_replace(edit, node->content, content);
        return;
    }
    struct str name = node_name(edit, node);
    xml_edit_replace(edit, (struct range){attributes_end(edit, node), node->range.to},
                     str_format(edit->arena, ">%.*s</%.*s>", STR_ARG(content), STR_ARG(name)));
}

void xml_edit_add_after(struct xml_edit *edit, const struct xml_node *node, struct str element) {
    struct str indent = xml_edit_indent(edit, node);
    put_in(edit, node->range.to,
           str_format(edit->arena, "%.*s%.*s%.*s", STR_ARG(edit->line_end), STR_ARG(indent),
                      STR_ARG(element)));
}

void xml_edit_append(struct xml_edit *edit, const struct xml_node *parent,
                     const struct str *elements, size_t count) {
    struct str indent = xml_edit_indent(edit, parent), name = node_name(edit, parent);
    struct buf out = buf_init(edit->arena, LIMIT_MANIFEST_BYTES);
    bool empty = is_empty_tag(parent);
    struct range range = {attributes_end(edit, parent), parent->range.to};
    if (empty)
        buf_add_char(&out, '>');
    else
        range.from = parent->content.to;
    while (!empty && range.from > parent->content.from && is_blank(edit->bytes.s[range.from - 1]))
        range.from--;
    for (size_t k = 0; k < count; k++) {
        buf_add(&out, edit->line_end);
        buf_add(&out, indent);
        buf_add_text(&out, "  ");
        buf_add(&out, elements[k]);
    }
    if (empty || range.from == parent->content.to) {
        buf_add(&out, edit->line_end);
        buf_add(&out, indent);
    }
    if (empty)
        buf_printf(&out, "</%.*s>", STR_ARG(name));
    else
        range.to = range.from;
    xml_edit_replace(edit, range, buf_str(&out));
}

/* What is put in at a place comes before what is replaced there. */
static int change_compare(const void *left, const void *right) {
    const struct change *a = left, *b = right;
    if (a->range.from != b->range.from)
        return a->range.from < b->range.from ? -1 : 1;
    if ((a->range.to == a->range.from) != (b->range.to == b->range.from))
        return a->range.to == a->range.from ? -1 : 1;
    return a->sequence < b->sequence ? -1 : 1;
}

struct str xml_edit_apply(struct xml_edit *edit) {
    struct buf out = buf_init(edit->arena, LIMIT_OUTPUT_BYTES);
    size_t at = 0;
    if (edit->count > 1)
        qsort(edit->changes, edit->count, sizeof *edit->changes, change_compare);
    for (size_t k = 0; k < edit->count; k++) {
        const struct change *change = &edit->changes[k];
        buf_add(&out, str_slice(edit->bytes, at, change->range.from));
        buf_add(&out, change->text);
        at = change->range.to;
    }
    buf_add(&out, str_slice(edit->bytes, at, edit->bytes.n));
    return buf_str(&out);
}
