/* Places in JSON: a pointer as RFC 6901 has it, without its escapes; a key at any depth; a text,
 * which stands for the object it is in. */
#include "base/nearest.h"
#include "evidence/opened.h"

static struct str text_of(const struct citing *citing, struct range range) {
    return str_slice(citing->evidence->content->text, range.from, range.to);
}

static const struct json_node *find_member(const struct json_node *node, struct str name) {
    size_t index = 0, wanted = SIZE_MAX;
    if (node->kind == JSON_TREE_LIST && name.n && name.n < 9) {
        wanted = 0;
        for (size_t i = 0; i < name.n && wanted != SIZE_MAX; i++)
            wanted = name.s[i] >= '0' && name.s[i] <= '9' ? 10 * wanted + (size_t)(name.s[i] - '0')
                                                          : SIZE_MAX;
    }
    for (const struct json_node *child = node->first; child; child = child->next, index++)
        if (index == wanted || (node->kind == JSON_TREE_OBJECT && str_equal(child->key, name)))
            return child;
    return NULL;
}

/* "/a/b/0" from the root; a file that holds one object begins in that. */
static bool add_path(struct citing *citing, struct str path) {
    const struct json_node *node = citing->evidence->content->opened->json;
    struct str rest = str_slice(path, 1, path.n), name;
    if (node->first && !node->first->next)
        node = node->first;
    while (str_cut(&rest, '/', &name)) {
        const struct json_node *next = find_member(node, name);
        if (!next)
            return false;
        node = next;
    }
    citing_add_piece(citing, text_of(citing, node->range));
    return true;
}

bool json_add_named(struct citing *citing, struct str name) {
    const struct json_node *root = citing->evidence->content->opened->json, *node = root;
    bool found = false;
    if (str_starts(name, STR("/")))
        return add_path(citing, name);
    while ((node = json_tree_next(root, node))) {
        bool text = node->kind == JSON_TREE_STRING && str_equal_ignoring_case(node->text, name);
        if (str_equal_ignoring_case(node->key, name))
            citing_add_piece(citing, text_of(citing, node->range));
        else if (text)
            citing_add_piece(citing,
                             text_of(citing, (node->parent == root ? node : node->parent)->range));
        else
            continue;
        found = true;
    }
    return found;
}

struct str json_nearest(const struct citing *citing, struct str name) {
    const struct json_node *root = citing->evidence->content->opened->json, *node = root;
    struct str *names = NULL;
    size_t count = 0;
    while ((node = json_tree_next(root, node)))
        if (node->key.n)
            *APPEND(citing->arena, names, count) = node->key;
    return str_nearest(name, names, count);
}
