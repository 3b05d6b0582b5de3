/* Groups that several checklists share: <include file="common/controls.xml"/> in a part. The file
 * stands below the folder of the checklist; its root <shared> holds groups, and the fields and
 * sections that their rules speak about. They are put into the tree as if they had been written
 * there, and keep their own places. */
#include "read/format.h"
#include "sys/file.h"

#define SPACE "urn:dossier:checklist:1"

static const struct attribute_row include_attributes[] = {
    MUST("file", PATH, "below the checklist's folder, as common/service-delivery-controls.xml"),
    {0}};
const struct element_row include_format = {
    .name = "include",
    .attributes = include_attributes,
    .says = "In a part, in place of a group: the groups of another file."};

static bool is_below(struct str path) {
    struct str rest = path, piece;
    if (str_starts(path, STR("/")))
        return false;
    while (str_cut(&rest, '/', &piece))
        if (str_is(piece, ".."))
            return false;
    return path.n > 0;
}

static struct str folder_of(struct arena *arena, struct str path) {
    size_t end = path.n;
    while (end > 0 && path.s[end - 1] != '/')
        end--;
    return end > 1 ? str_copy(arena, path.s, end - 1) : STR(".");
}

static struct xml_node *parse_shared(const struct reader *reader, const struct xml_node *node) {
    struct str file = table_text(node, "file");
    struct place place = table_place(node, "file");
    if (!is_below(file)) {
        findings_add(reader->findings, MESSAGE_INCLUDE_OUTSIDE, place, {say_text(file)});
        return NULL;
    }
    struct str path = file_join(reader->arena, folder_of(reader->arena, node->place.file), file);
    struct xml_node *root = text_read_xml(reader, path, place);
    if (!root || (str_is(root->name, "shared") && str_is(root->space, SPACE)))
        return root;
    findings_add(reader->findings, MESSAGE_ROOT_NOT_SHARED, root->place,
                 {say_text(root->name), say_word(SPACE)});
    return NULL;
}

static void append(struct xml_node *parent, struct xml_node *node) {
    node->parent = parent;
    node->next = NULL;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
}

static struct xml_node *find_or_add(const struct reader *reader, struct xml_node *root,
                                    const char *name) {
    for (struct xml_node *n = root->first; n; n = n->next)
        if (str_is(n->name, name))
            return n;
    struct xml_node *made = NEW(reader->arena, struct xml_node);
    made->name = str_of(name);
    made->space = root->space;
    made->place = made->text_place = root->place;
    append(root, made);
    return made;
}

/* Fields and sections go to the checklist's own; anything else takes the place of the <include>. */
static void take(const struct reader *reader, struct xml_node *root, struct xml_node *part,
                 struct xml_node *shared) {
    struct xml_node *next;
    for (struct xml_node *n = shared->first; n; n = next) {
        next = n->next;
        if (!str_is(n->name, "fields") && !str_is(n->name, "sections")) {
            append(part, n);
            continue;
        }
        struct xml_node *to =
            find_or_add(reader, root, str_is(n->name, "fields") ? "fields" : "sections");
        for (struct xml_node *child = n->first, *after; child; child = after) {
            after = child->next;
            append(to, child);
        }
    }
}

static void expand_part(const struct reader *reader, struct xml_node *root, struct xml_node *part) {
    struct xml_node *n = part->first, *next;
    part->first = part->last = NULL;
    for (; n; n = next) {
        next = n->next;
        if (!str_is(n->name, include_format.name)) {
            append(part, n);
            continue;
        }
        struct xml_node *shared = parse_shared(reader, n);
        if (shared)
            take(reader, root, part, shared);
    }
}

void include_expand(const struct reader *reader, struct xml_node *root) {
    for (struct xml_node *n = root->first; n; n = n->next)
        if (str_is(n->name, "part"))
            expand_part(reader, root, n);
}
