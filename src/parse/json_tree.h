/* JSON (RFC 8259) to a tree of ranges of the text: for pointing into a file, not for its values.
 * Several values one after the other, as logs have them, are read as one list. */
#ifndef PARSE_JSON_TREE_H
#define PARSE_JSON_TREE_H

#include "base/place.h"

enum json_kind { JSON_TREE_OBJECT, JSON_TREE_LIST, JSON_TREE_STRING, JSON_TREE_OTHER };

struct json_node {
    enum json_kind kind;
    struct str key;     /* of a member, as written between the quotes; else empty */
    struct range range; /* of the value; of a member from its key */
    struct str text;    /* of a string, as written between the quotes; else empty */
    struct json_node *parent, *first, *last, *next;
};

struct json_trouble {
    size_t at; /* the byte at which it is not JSON */
    bool deep; /* or is nested more than LIMIT_NESTING levels deep */
};
/* NULL when it is not JSON, or too deep: `trouble` is then filled. */
struct json_node *json_tree_parse(struct arena *arena, struct str text,
                                  struct json_trouble *trouble);
/* Every node below `root`, parents first; NULL at the end. */
const struct json_node *json_tree_next(const struct json_node *root, const struct json_node *node);

#endif
