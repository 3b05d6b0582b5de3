#include "command/approve.h"

#include "base/limits.h"
#include "parse/xml_edit.h"

static bool is_same(const struct xml_node *node, const char *name, struct str value) {
    const struct xml_attribute *attribute = xml_find_attribute(node, name);
    return attribute && str_equal(str_trim(attribute->value), value);
}

static const struct xml_node *find_child(const struct xml_node *parent, const char *name) {
    const struct xml_node *node = parent->first;
    while (node && !str_is(node->name, name))
        node = node->next;
    return node;
}

static const struct xml_node *find_earlier(const struct xml_node *container,
                                           const struct approval *approval) {
    for (const struct xml_node *n = container ? container->first : NULL; n; n = n->next)
        if (is_same(n, "case", approval->case_id) && is_same(n, "by", approval->by))
            return n;
    return NULL;
}

static struct str element_of(struct arena *arena, struct str prefix,
                             const struct approval *approval) {
    return str_format(arena, "<%.*sapproval case=\"%.*s\" by=\"%s\" on=\"%s\" sha256=\"%.*s\"/>",
                      STR_ARG(prefix), STR_ARG(approval->case_id),
                      xml_edit_value(arena, approval->by).s, date_format_iso(arena, approval->on).s,
                      STR_ARG(approval->sha256));
}

/* <approvals> itself, when the manifest has none. */
static void add_container(struct arena *arena, struct xml_edit *edit, const struct xml_node *root,
                          const struct str *elements, size_t count) {
    struct str prefix = xml_edit_prefix(edit, root), indent = xml_edit_indent(edit, root), element;
    struct buf out = buf_init(arena, LIMIT_MANIFEST_BYTES);
    buf_printf(&out, "<%.*sapprovals>", STR_ARG(prefix));
    for (size_t k = 0; k < count; k++)
        buf_printf(&out, "%.*s%.*s    %.*s", STR_ARG(xml_edit_line_end(edit)), STR_ARG(indent),
                   STR_ARG(elements[k]));
    buf_printf(&out, "%.*s%.*s  </%.*sapprovals>", STR_ARG(xml_edit_line_end(edit)),
               STR_ARG(indent), STR_ARG(prefix));
    element = buf_str(&out);
    xml_edit_append(edit, root, &element, 1);
}

struct str approvals_write(struct arena *arena, struct str manifest, struct str bytes,
                           const struct approval *list, size_t count, struct findings *findings) {
    const struct xml_node *root = xml_parse(arena, manifest, bytes, findings);
    struct xml_edit *edit = xml_edit_new(arena, bytes);
    struct str *elements = NULL, result;
    size_t added = 0;
    if (!root)
        return (struct str){0};
    const struct xml_node *container = find_child(root, "approvals");
    for (size_t k = 0; k < count; k++) {
        const struct xml_node *earlier = find_earlier(container, &list[k]);
        if (earlier) {
            xml_edit_set(edit, earlier, "on", date_format_iso(arena, list[k].on));
            xml_edit_set(edit, earlier, "sha256", list[k].sha256);
        } else
            *APPEND(arena, elements, added) =
                element_of(arena, xml_edit_prefix(edit, root), &list[k]);
    }
    if (added && container)
        xml_edit_append(edit, container, elements, added);
    else if (added)
        add_container(arena, edit, root, elements, added);
    result = xml_edit_apply(edit);
    return xml_parse(arena, manifest, result, findings) ? result : (struct str){0};
}
