/* The manifest's bytes with other keys in them: only values of attributes are replaced, and
 * elements about items that are gone become comments, so that no word of the partner's is lost. */
#include "base/buf.h"
#include "command/migrate.h"
#include "parse/xml_edit.h"

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

/* ---- edits ---- */

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

static void replace_value(struct xml_edit *edit, const struct xml_node *node, const char *name,
                          struct str text) {
    const struct xml_attribute *attribute = xml_find_attribute(node, name);
    if (attribute)
        xml_edit_replace(edit, attribute->value_range, text);
}

struct str migrate_manifest(const struct migrate *migrate, struct str bytes,
                            const struct xml_node *root) {
    struct xml_edit *edit = xml_edit_new(migrate->arena, bytes);
    replace_value(edit, root, "checklist", migrate->to->id);
    replace_value(edit, root, "edition", migrate->to->edition);
    for (const struct xml_node *n = root; n; n = xml_next(root, n)) {
        const struct xml_attribute *item = xml_find_attribute(n, "item");
        const struct item_move *move;
        if (!item)
            continue;
        struct str key = str_trim(item->value), moved = migrate_key(migrate, key, &move);
        if (!moved.n)
            xml_edit_replace(edit, n->range,
                             as_comment(migrate, str_slice(bytes, n->range.from, n->range.to)));
        else if (!str_equal(moved, key))
            replace_value(edit, n, "item", moved);
    }
    return xml_edit_apply(edit);
}
