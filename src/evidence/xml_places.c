/* Places in XML: a path of elements from the root, an element or attribute of a name, an element
 * with an attribute of that value. */
#include "base/nearest.h"
#include "evidence/opened.h"

static void add_node(struct citing *citing, const struct xml_node *node) {
    citing_add_piece(citing,
                     str_slice(citing->evidence->content->text, node->range.from, node->range.to));
}

static bool has_attribute(const struct xml_node *node, struct str name) {
    for (size_t k = 0; k < node->attribute_count; k++)
        if (str_equal_ignoring_case(node->attributes[k].name, name) ||
            str_equal_ignoring_case(node->attributes[k].value, name))
            return true;
    return false;
}

/* "/inventory/endpoint": the first element of each name; "@ssl-mode" at the end is left out. */
static bool add_path(struct citing *citing, struct str path) {
    const struct xml_node *root = citing->evidence->content->opened->xml, *node = NULL;
    struct str rest = path, name;
    while (str_starts(rest, STR("/")))
        rest = str_slice(rest, 1, rest.n);
    while (str_cut(&rest, '/', &name)) {
        const struct xml_node *child = node ? node->first : root;
        if (node && str_starts(name, STR("@")))
            break;
        while (child && !str_equal(child->name, name))
            child = node ? child->next : NULL;
        if (!child)
            return false;
        node = child;
    }
    if (node)
        add_node(citing, node);
    return node;
}

bool xml_add_named(struct citing *citing, struct str name) {
    const struct xml_node *root = citing->evidence->content->opened->xml;
    bool found = false;
    while (str_starts(name, STR("<")) || str_starts(name, STR("@")))
        name = str_slice(name, 1, name.n);
    if (str_ends(name, STR(">")))
        name = str_slice(name, 0, name.n - 1);
    if (str_starts(name, STR("/")))
        return add_path(citing, name);
    for (const struct xml_node *node = root; node; node = xml_next(root, node)) {
        if (!str_equal_ignoring_case(node->name, name) && !has_attribute(node, name))
            continue;
        add_node(citing, node);
        found = true;
    }
    return found;
}

struct str xml_nearest(const struct citing *citing, struct str name) {
    const struct xml_node *root = citing->evidence->content->opened->xml;
    struct str *names = NULL;
    size_t count = 0;
    for (const struct xml_node *node = root; node; node = xml_next(root, node)) {
        *APPEND(citing->arena, names, count) = node->name;
        for (size_t k = 0; k < node->attribute_count; k++)
            *APPEND(citing->arena, names, count) = node->attributes[k].name;
    }
    return str_nearest(name, names, count);
}
