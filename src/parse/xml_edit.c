/* Edits are collected as replacements of byte ranges and applied at once. Where an element begins
 * is known from its place; where its tags end is found by a scan, which may trust that the document
 * is well-formed. */
#include "parse/xml_edit.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "parse/lines.h"

enum { SHORT_TEXT = 60 }; /* bytes that stay in the line of their tag */

struct change {
    size_t from, to, sequence;
    struct str text;
};

struct xml_edit {
    struct arena *arena;
    struct str bytes, line_end;
    struct lines lines;
    struct change *changes;
    size_t count;
};

/* Offsets of an element: its name, the end of the start tag, of the content, of all. */
struct extent {
    size_t name, open_end, content_end, end;
    bool empty; /* "<a/>" */
};

struct xml_edit *xml_edit_new(struct arena *arena, struct str bytes) {
    struct xml_edit *edit = NEW(arena, struct xml_edit);
    *edit = (struct xml_edit){.arena = arena, .bytes = bytes};
    edit->lines = lines_of(arena, (struct str){0}, bytes, 1);
    edit->line_end = str_find(bytes, STR("\r\n"), 0) == SIZE_MAX ? STR("\n") : STR("\r\n");
    return edit;
}

static void edit_add(struct xml_edit *edit, size_t from, size_t to, struct str text) {
    *APPEND(edit->arena, edit->changes, edit->count) = (struct change){from, to, edit->count, text};
}

/* ---- scanning ---- */

static size_t place_offset(const struct xml_edit *edit, struct place place) {
    size_t at = edit->lines.starts[place.line - 1];
    for (int column = 1; column < place.column && at < edit->bytes.n; column++)
        utf8_next(edit->bytes, &at);
    return at;
}

static size_t skip_past(struct str bytes, const char *what, size_t at) {
    size_t end = str_find(bytes, str_of(what), at);
    return end == SIZE_MAX ? bytes.n : end + strlen(what);
}

/* Past the '>' of the tag whose name begins at `at`. */
static size_t tag_end(struct str bytes, size_t at) {
    char quote = 0;
    for (; at < bytes.n; at++) {
        char c = bytes.s[at];
        if (quote ? c == quote : (c == '"' || c == '\''))
            quote = quote ? 0 : c;
        else if (!quote && c == '>')
            return at + 1;
    }
    return at;
}

/* The next tag at or after `at`; comments, instructions and CDATA are passed over. */
static size_t tag_find(struct str bytes, size_t at) {
    while (at < bytes.n) {
        struct str rest = str_slice(bytes, at, bytes.n);
        if (str_starts(rest, STR("<!--")))
            at = skip_past(bytes, "-->", at);
        else if (str_starts(rest, STR("<![CDATA[")))
            at = skip_past(bytes, "]]>", at);
        else if (str_starts(rest, STR("<?")))
            at = skip_past(bytes, "?>", at);
        else if (bytes.s[at] == '<')
            return at;
        else
            at++;
    }
    return at;
}

static struct extent node_extent(const struct xml_edit *edit, const struct xml_node *node) {
    struct str bytes = edit->bytes;
    struct extent extent = {.name = place_offset(edit, node->place)};
    size_t depth = 1, at;
    extent.open_end = at = tag_end(bytes, extent.name);
    extent.empty = bytes.s[at - 2] == '/';
    extent.content_end = extent.end = at;
    for (depth = extent.empty ? 0 : 1; depth && at < bytes.n; at = extent.end) {
        extent.content_end = tag_find(bytes, at);
        extent.end = tag_end(bytes, extent.content_end);
        if (extent.content_end + 1 < bytes.n && bytes.s[extent.content_end + 1] == '/')
            depth--;
        else if (extent.end >= 2 && bytes.s[extent.end - 2] != '/')
            depth++;
    }
    return extent;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Behind the last attribute, or the name. */
static size_t attributes_end(const struct xml_edit *edit, const struct extent *extent) {
    size_t at = extent->open_end - (extent->empty ? 2 : 1);
    while (at > extent->name && is_blank(edit->bytes.s[at - 1]))
        at--;
    return at;
}

static struct str node_name(const struct xml_edit *edit, const struct xml_node *node) {
    size_t from = place_offset(edit, node->place), to = from;
    while (to < edit->bytes.n && !strchr(" \t\r\n/>", edit->bytes.s[to]))
        to++;
    return str_slice(edit->bytes, from, to);
}

struct str xml_edit_prefix(const struct xml_edit *edit, const struct xml_node *node) {
    struct str name = node_name(edit, node);
    size_t colon = str_find(name, STR(":"), 0);
    return colon == SIZE_MAX ? STR("") : str_slice(name, 0, colon + 1);
}

struct str xml_edit_indent(const struct xml_edit *edit, const struct xml_node *node) {
    size_t to = place_offset(edit, node->place) - 1, from = to;
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
    if (!attribute) {
        struct extent extent = node_extent(edit, node);
        size_t at = attributes_end(edit, &extent);
        edit_add(edit, at, at, str_format(edit->arena, " %s=\"%.*s\"", name, STR_ARG(text)));
        return;
    }
    size_t from = place_offset(edit, attribute->value_place);
    const char *close = memchr(edit->bytes.s + from, edit->bytes.s[from - 1], edit->bytes.n - from);
    size_t to = close ? (size_t)(close - edit->bytes.s) : from;
    edit_add(edit, from - 1, to + 1, str_format(edit->arena, "\"%.*s\"", STR_ARG(text)));
}

void xml_edit_remove(struct xml_edit *edit, const struct xml_node *node, const char *name) {
    const struct xml_attribute *attribute = xml_find_attribute(node, name);
    if (!attribute)
        return;
    size_t from = place_offset(edit, attribute->place);
    size_t to = place_offset(edit, attribute->value_place);
    const char *close = memchr(edit->bytes.s + to, edit->bytes.s[to - 1], edit->bytes.n - to);
    while (from > 0 && is_blank(edit->bytes.s[from - 1]))
        from--;
    if (close)
        edit_add(edit, from, (size_t)(close - edit->bytes.s) + 1, STR(""));
}

void xml_edit_text(struct xml_edit *edit, const struct xml_node *node, struct str text) {
    struct extent extent = node_extent(edit, node);
    struct str content = xml_edit_content(edit, xml_edit_indent(edit, node), text);
    if (!extent.empty) {
        edit_add(edit, extent.open_end, extent.content_end, content);
        return;
    }
    struct str name = node_name(edit, node);
    edit_add(edit, attributes_end(edit, &extent), extent.open_end,
             str_format(edit->arena, ">%.*s</%.*s>", STR_ARG(content), STR_ARG(name)));
}

void xml_edit_add_after(struct xml_edit *edit, const struct xml_node *node, struct str element) {
    struct extent extent = node_extent(edit, node);
    struct str indent = xml_edit_indent(edit, node);
    edit_add(edit, extent.end, extent.end,
             str_format(edit->arena, "%.*s%.*s%.*s", STR_ARG(edit->line_end), STR_ARG(indent),
                        STR_ARG(element)));
}

void xml_edit_append(struct xml_edit *edit, const struct xml_node *parent,
                     const struct str *elements, size_t count) {
    struct extent extent = node_extent(edit, parent);
    struct str indent = xml_edit_indent(edit, parent), name = node_name(edit, parent);
    struct buf out = buf_init(edit->arena, LIMIT_MANIFEST_BYTES);
    size_t from = extent.empty ? attributes_end(edit, &extent) : extent.content_end;
    while (!extent.empty && from > extent.open_end && is_blank(edit->bytes.s[from - 1]))
        from--;
    if (extent.empty)
        buf_add_char(&out, '>');
    for (size_t k = 0; k < count; k++) {
        buf_add(&out, edit->line_end);
        buf_add(&out, indent);
        buf_add_text(&out, "  ");
        buf_add(&out, elements[k]);
    }
    if (extent.empty || from == extent.content_end) {
        buf_add(&out, edit->line_end);
        buf_add(&out, indent);
    }
    if (extent.empty)
        buf_printf(&out, "</%.*s>", STR_ARG(name));
    edit_add(edit, from, extent.empty ? extent.open_end : from, buf_str(&out));
}

/* What is put in at a place comes before what is replaced there. */
static int change_compare(const void *left, const void *right) {
    const struct change *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if ((a->to == a->from) != (b->to == b->from))
        return a->to == a->from ? -1 : 1;
    return a->sequence < b->sequence ? -1 : 1;
}

struct str xml_edit_apply(struct xml_edit *edit) {
    struct buf out = buf_init(edit->arena, LIMIT_OUTPUT_BYTES);
    size_t at = 0;
    if (edit->count > 1)
        qsort(edit->changes, edit->count, sizeof *edit->changes, change_compare);
    for (size_t k = 0; k < edit->count; k++) {
        const struct change *change = &edit->changes[k];
        buf_add(&out, str_slice(edit->bytes, at, change->from));
        buf_add(&out, change->text);
        at = change->to;
    }
    buf_add(&out, str_slice(edit->bytes, at, edit->bytes.n));
    return buf_str(&out);
}
