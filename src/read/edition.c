/* The edition after a checklist, when it is installed beside it: the newer one says until when this
 * one is accepted. A file that does not name this checklist is not parsed. */
#include "base/limits.h"
#include "read/format.h"
#include "sys/file.h"

static bool names_it(struct arena *arena, struct str bytes, struct str id) {
    return str_find(bytes, str_format(arena, "previous=\"%.*s\"", STR_ARG(id)), 0) != SIZE_MAX;
}

static void take(struct checklist *c, const struct xml_node *root) {
    struct date released = table_date(root, "released");
    if (!str_equal(table_text(root, "previous"), c->id) ||
        (c->successor.n && date_compare(released, c->successor_released) >= 0))
        return;
    c->successor = table_text(root, "id");
    c->successor_released = released;
    c->accepted_until = table_date(root, "previous-accepted-until");
}

void edition_find_successor(const struct reader *reader, struct str folder, struct checklist *c) {
    struct findings dropped = findings_init(reader->arena);
    dropped.inputs = reader->findings->inputs;
    struct str *names, bytes;
    size_t count;
    if (!file_list(reader->arena, folder, &names, &count))
        return;
    for (size_t i = 0; i < count; i++) {
        struct str path = file_join(reader->arena, folder, names[i]);
        struct place place = {.file = path};
        if (!str_ends(names[i], STR(".xml")) ||
            !file_read(reader->arena, path, LIMIT_MANIFEST_BYTES, place, &dropped, &bytes) ||
            !names_it(reader->arena, bytes, c->id))
            continue;
        struct xml_node *root = xml_parse(reader->arena, path, bytes, &dropped);
        if (root)
            take(c, root);
    }
}
