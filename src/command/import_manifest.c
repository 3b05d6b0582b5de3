/* Writes changed answers into the manifest's source. An answer that is there keeps its place and
 * what it says beside; a new one goes behind the answers that come before it in the checklist. */
#include "base/limits.h"
#include "command/import.h"
#include "parse/xml_edit.h"

struct manifest {
    struct arena *arena;
    const struct dossier *dossier;
    struct xml_edit *edit;
    const struct xml_node *root, *answers; /* answers NULL: there is no such element */
    const struct answer_sheet *sheets;
    size_t sheet_count;
    struct str *late; /* elements for the end of <answers> */
    size_t late_count;
};

static bool manifest_open(struct manifest *manifest, struct str bytes, struct findings *findings) {
    manifest->root = xml_parse(manifest->arena, manifest->dossier->manifest, bytes, findings);
    if (!manifest->root)
        return false;
    manifest->edit = xml_edit_new(manifest->arena, bytes);
    manifest->answers = manifest->root->first;
    while (manifest->answers && !str_is(manifest->answers->name, "answers"))
        manifest->answers = manifest->answers->next;
    return true;
}

/* ---- an answer that is there ---- */

static bool manifest_change(struct manifest *manifest, const struct change *change) {
    const struct xml_node *node = xml_find(manifest->root, change->exact->range);
    struct xml_edit *edit = manifest->edit;
    if (!node)
        return false;
    if (change->after.met != change->before.met)
        xml_edit_set(edit, node, "met", str_of(met_keywords.rows[change->after.met].word));
    if (!str_equal(change->after.reason, change->before.reason)) {
        if (str_empty(change->after.reason))
            xml_edit_remove(edit, node, "reason");
        else
            xml_edit_set(edit, node, "reason", change->after.reason);
    }
    if (!str_equal(change->after.body, change->before.body)) {
        xml_edit_remove(edit, node, "file");
        xml_edit_text(edit, node, change->after.body);
    }
    return true;
}

/* ---- a new one ---- */

/* Rows in the order of the checklist; SIZE_MAX for a key that no sheet has. */
static size_t manifest_rank(const struct manifest *manifest, struct str key) {
    size_t rank = 0;
    for (size_t s = 0; s < manifest->sheet_count; s++)
        for (size_t r = 0; r < manifest->sheets[s].row_count; r++, rank++)
            if (str_equal(manifest->sheets[s].rows[r].key, key))
                return rank;
    return SIZE_MAX;
}

static void element_add_attribute(struct buf *out, const char *name, struct str value) {
    if (str_empty(value))
        return;
    buf_printf(out, " %s=\"", name);
    buf_add(out, xml_edit_value(out->arena, value));
    buf_add_char(out, '"');
}

static struct str manifest_element(const struct manifest *manifest, const struct change *change,
                                   struct str indent) {
    struct buf out = buf_init(manifest->arena, LIMIT_MANIFEST_BYTES);
    const struct xml_node *named = manifest->answers ? manifest->answers : manifest->root;
    struct str prefix = xml_edit_prefix(manifest->edit, named);
    buf_printf(&out, "<%.*sanswer", STR_ARG(prefix));
    element_add_attribute(&out, "item", change->filled->key);
    element_add_attribute(&out, "case", change->filled->case_id);
    element_add_attribute(&out, "met", str_of(met_keywords.rows[change->after.met].word));
    element_add_attribute(&out, "reason", change->after.reason);
    element_add_attribute(&out, "by", change->person);
    if (str_empty(change->after.body)) {
        buf_add_text(&out, "/>");
        return buf_str(&out);
    }
    buf_add_char(&out, '>');
    buf_add(&out, xml_edit_content(manifest->edit, indent, change->after.body));
    buf_printf(&out, "</%.*sanswer>", STR_ARG(prefix));
    return buf_str(&out);
}

static struct str indent_below(const struct manifest *manifest, const struct xml_node *parent) {
    struct str indent = xml_edit_indent(manifest->edit, parent);
    return str_format(manifest->arena, "%.*s  ", STR_ARG(indent));
}

static bool manifest_add(struct manifest *manifest, const struct change *change) {
    /* The answer that a new one follows; NULL: none. */
    size_t rank = manifest_rank(manifest, change->filled->key), best = 0;
    const struct answer *before = NULL;
    for (size_t k = 0; k < manifest->dossier->answer_count; k++) {
        size_t other = manifest_rank(manifest, manifest->dossier->answers[k].item);
        if (other > rank || (before && other < best))
            continue;
        best = other;
        before = &manifest->dossier->answers[k];
    }

    struct str indent;
    if (before) {
        const struct xml_node *node = xml_find(manifest->root, before->range);
        if (!node)
            return false;
        indent = xml_edit_indent(manifest->edit, node);
        xml_edit_add_after(manifest->edit, node, manifest_element(manifest, change, indent));
        return true;
    }
    indent = indent_below(manifest, manifest->answers ? manifest->answers : manifest->root);
    if (!manifest->answers)
        indent = str_format(manifest->arena, "%.*s  ", STR_ARG(indent));
    *APPEND(manifest->arena, manifest->late, manifest->late_count) =
        manifest_element(manifest, change, indent);
    return true;
}

static void manifest_add_late(struct manifest *manifest) {
    if (!manifest->late_count)
        return;
    if (manifest->answers)
        xml_edit_append(manifest->edit, manifest->answers, manifest->late, manifest->late_count);
    else {
        /* <answers> itself, when the manifest has none. */
        struct buf out = buf_init(manifest->arena, LIMIT_MANIFEST_BYTES);
        struct str prefix = xml_edit_prefix(manifest->edit, manifest->root), element;
        struct str indent = indent_below(manifest, manifest->root);
        buf_printf(&out, "<%.*sanswers>", STR_ARG(prefix));
        for (size_t k = 0; k < manifest->late_count; k++) {
            buf_add(&out, xml_edit_line_end(manifest->edit));
            buf_add(&out, indent);
            buf_add_text(&out, "  ");
            buf_add(&out, manifest->late[k]);
        }
        buf_add(&out, xml_edit_line_end(manifest->edit));
        buf_printf(&out, "%.*s</%.*sanswers>", STR_ARG(indent), STR_ARG(prefix));
        element = buf_str(&out);
        xml_edit_append(manifest->edit, manifest->root, &element, 1);
    }
}

struct str changes_apply(const struct changes *changes, struct str bytes,
                         const struct answer_sheet *sheets, size_t sheet_count) {
    struct manifest manifest = {.arena = changes->arena,
                                .dossier = changes->dossier,
                                .sheets = sheets,
                                .sheet_count = sheet_count};
    struct place place = {.file = changes->dossier->manifest};
    struct str result = {0};
    bool done = manifest_open(&manifest, bytes, changes->findings);
    for (size_t k = 0; done && k < changes->count; k++)
        done =
            (changes->list[k].exact ? manifest_change : manifest_add)(&manifest, &changes->list[k]);
    if (done) {
        manifest_add_late(&manifest);
        result = xml_edit_apply(manifest.edit);
    }
    if (result.n && !xml_parse(changes->arena, place.file, result, changes->findings))
        result = (struct str){0};
    if (!result.n)
        findings_add(changes->findings, MESSAGE_ANSWERS_LOST, place);
    return result;
}
