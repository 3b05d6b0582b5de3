/* The manifest's bytes with other keys in them: only values of attributes are replaced, and
 * elements about items that are gone become comments, so that no word of the partner's is lost. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "command/migrate.h"

struct edit {
    size_t from, to; /* bytes */
    struct str text;
};

struct edits {
    const struct migrate *migrate;
    struct str bytes;
    struct edit *list;
    size_t count;
};

/* ---- keys ---- */

static const struct item_move *find_move(const struct migrate *migrate, struct str key) {
    for (size_t i = 0; migrate->migration && i < migrate->migration->move_count; i++)
        if (str_equal(migrate->migration->moves[i].from, key))
            return &migrate->migration->moves[i];
    return NULL;
}

static bool is_there(const struct checklist *checklist, struct str key) {
    return checklist_find_item(checklist, key) || checklist_find_condition(checklist, key, NULL);
}

/* "requirements/1.0" of "requirements/1.0/s4", and "s4"; the key itself and nothing for an item. */
static struct str item_part(struct str key, struct str *label) {
    size_t first = str_find(key, STR("/"), 0);
    size_t second = first == SIZE_MAX ? SIZE_MAX : str_find(key, STR("/"), first + 1);
    *label = second == SIZE_MAX ? STR("") : str_slice(key, second + 1, key.n);
    return str_slice(key, 0, second);
}

struct str migrate_key(const struct migrate *migrate, struct str key,
                       const struct item_move **move) {
    struct str label, item = item_part(key, &label);
    *move = find_move(migrate, key);
    if (*move)
        return (*move)->to;
    if (label.n && (*move = find_move(migrate, item)) && (*move)->to.n) {
        struct str moved =
            str_format(migrate->arena, "%.*s/%.*s", STR_ARG((*move)->to), STR_ARG(label));
        return is_there(migrate->to, moved) ? moved : (*move)->to;
    }
    if (*move)
        return STR("");
    if (is_there(migrate->to, key))
        return key;
    return label.n && is_there(migrate->to, item) ? item : STR("");
}

/* ---- places to bytes ---- */

static size_t offset_of(struct str bytes, struct place place) {
    size_t at = 0;
    for (int line = 1; line < place.line; line++) {
        size_t end = str_find(bytes, STR("\n"), at);
        if (end == SIZE_MAX)
            return bytes.n;
        at = end + 1;
    }
    for (int column = 1; column < place.column && at < bytes.n; column++)
        utf8_next(bytes, &at);
    return at;
}

static size_t skip_past(struct str bytes, size_t at, struct str what) {
    size_t found = str_find(bytes, what, at);
    return found == SIZE_MAX ? bytes.n : found + what.n;
}

/* The end of the start tag; a `>` inside quotes is none. */
static size_t tag_end(struct str bytes, size_t at) {
    char quote = '\0';
    for (; at < bytes.n; at++) {
        char c = bytes.s[at];
        if (quote) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return at + 1;
        }
    }
    return at;
}

/* The end of an element that holds none of its own name; `at` is behind its `<`. */
static size_t element_end(struct arena *arena, struct str bytes, size_t at, struct str name) {
    struct str close = str_format(arena, "</%.*s", STR_ARG(name));
    size_t end = tag_end(bytes, at);
    if (end >= 2 && end <= bytes.n && bytes.s[end - 2] == '/')
        return end;
    while (end < bytes.n) {
        struct str rest = str_slice(bytes, end, bytes.n);
        if (str_starts(rest, STR("<![CDATA[")))
            end = skip_past(bytes, end, STR("]]>"));
        else if (str_starts(rest, STR("<!--")))
            end = skip_past(bytes, end + 4, STR("-->"));
        else if (str_starts(rest, close))
            return skip_past(bytes, end, STR(">"));
        else
            end++;
    }
    return end;
}

/* ---- edits ---- */

static void add_edit(struct edits *edits, size_t from, size_t to, struct str text) {
    *APPEND(edits->migrate->arena, edits->list, edits->count) = (struct edit){from, to, text};
}

static void replace_value(struct edits *edits, const struct xml_node *node, const char *name,
                          struct str text) {
    const struct xml_attribute *attribute = xml_find_attribute(node, name);
    if (!attribute)
        return;
    size_t from = offset_of(edits->bytes, attribute->value_place);
    char quote[2] = {from > 0 ? edits->bytes.s[from - 1] : '"', '\0'};
    size_t to = str_find(edits->bytes, str_of(quote), from);
    if (to != SIZE_MAX)
        add_edit(edits, from, to, text);
}

/* A comment holds no two dashes in a row and does not end in one. */
static struct str as_comment(const struct migrate *migrate, struct str element) {
    struct buf out = buf_init(migrate->arena, 2 * element.n + 256);
    buf_printf(&out, "<!-- not in %.*s: ", STR_ARG(migrate->to->id));
    for (size_t i = 0; i < element.n; i++) {
        buf_add_char(&out, element.s[i]);
        if (element.s[i] == '-' && i + 1 < element.n && element.s[i + 1] == '-')
            buf_add_char(&out, ' ');
    }
    buf_add_text(&out, " -->");
    return buf_str(&out);
}

static void comment_out(struct edits *edits, const struct xml_node *node) {
    size_t name = offset_of(edits->bytes, node->place), from = name > 0 ? name - 1 : 0;
    size_t to = element_end(edits->migrate->arena, edits->bytes, name, node->name);
    add_edit(edits, from, to, as_comment(edits->migrate, str_slice(edits->bytes, from, to)));
}

static void edit_node(struct edits *edits, const struct xml_node *node) {
    const struct xml_attribute *item = xml_find_attribute(node, "item");
    const struct item_move *move;
    if (!item)
        return;
    struct str key = str_trim(item->value), moved = migrate_key(edits->migrate, key, &move);
    if (!moved.n)
        comment_out(edits, node);
    else if (!str_equal(moved, key))
        replace_value(edits, node, "item", moved);
}

static int compare_edits(const void *a, const void *b) {
    const struct edit *left = a, *right = b;
    return (left->from > right->from) - (left->from < right->from);
}

static struct str apply(struct edits *edits) {
    size_t at = 0, room = edits->bytes.n + 1;
    for (size_t i = 0; i < edits->count; i++)
        room += edits->list[i].text.n;
    struct buf out = buf_init(edits->migrate->arena, room);
    if (edits->count)
        qsort(edits->list, edits->count, sizeof *edits->list, compare_edits);
    for (size_t i = 0; i < edits->count; i++) {
        buf_add(&out, str_slice(edits->bytes, at, edits->list[i].from));
        buf_add(&out, edits->list[i].text);
        at = edits->list[i].to;
    }
    buf_add(&out, str_slice(edits->bytes, at, edits->bytes.n));
    return buf_str(&out);
}

struct str migrate_manifest(const struct migrate *migrate, struct str bytes,
                            const struct xml_node *root) {
    struct edits edits = {.migrate = migrate, .bytes = bytes};
    replace_value(&edits, root, "checklist", migrate->to->id);
    replace_value(&edits, root, "edition", migrate->to->edition);
    for (const struct xml_node *n = root; n; n = xml_next(root, n))
        edit_node(&edits, n);
    return apply(&edits);
}
