#include "job/attached.h"

#include "base/ascii.h"
#include "parse/xml_edit.h"

static bool is_inward(const struct dossier *dossier, const struct xml_node *node) {
    static const char *const names[] = {"confidential", "consents", "approvals", "remarks"};
    for (size_t k = 0; k < COUNT(names); k++)
        if (str_is(node->name, names[k]))
            return true;
    const struct xml_attribute *id = xml_find_attribute(node, "id");
    for (size_t k = 0; id && str_is(node->name, "document") && k < dossier->evidence_count; k++)
        if (str_equal(dossier->evidence[k].id, str_trim(id->value)) &&
            evidence_is_private(dossier, &dossier->evidence[k]))
            return true;
    return false;
}

/* With the blanks before it, so that no empty line tells that something stood there. */
static struct range whole_of(struct str bytes, struct range range) {
    while (range.from > 0 && is_blank(bytes.s[range.from - 1]))
        range.from--;
    return range;
}

struct str attached_manifest(struct workspace *work, struct str bytes) {
    struct xml_edit *edit = xml_edit_new(work->arena, bytes);
    struct findings unheard = findings_init(work->arena);
    const struct xml_node *root = xml_parse(work->arena, work->dossier->manifest, bytes, &unheard);
    if (!root)
        return (struct str){0};
    for (const struct xml_node *n = root; n; n = xml_next(root, n))
        if (is_inward(work->dossier, n))
            xml_edit_replace(edit, whole_of(bytes, n->range), STR(""));
    return xml_edit_apply(edit);
}
