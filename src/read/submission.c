/* A submission, top to bottom: manifest, checklist, references, case studies, evidence, pictures.
 */
#include "base/nearest.h"
#include "parse/markdown_hide.h"
#include "read/format.h"
#include "read/read.h"
#include "sys/file.h"
#include "sys/guard.h"

static struct str checklist_folder(struct arena *arena, struct str templates) {
    return file_join(arena, templates, STR("checklists"));
}

static struct checklist *find_checklist(const struct reader *reader, struct str templates) {
    struct str own_templates = file_join(reader->arena, reader->dossier->folder, STR("templates"));
    struct str own = checklist_folder(reader->arena, own_templates);
    struct str house = checklist_folder(reader->arena, templates);
    struct str name = str_format(reader->arena, "%.*s.xml", STR_ARG(reader->dossier->checklist_id));
    struct str path = file_join(reader->arena, own, name);
    struct str installed = file_join(reader->arena, house, name), sha256 = {0}, head;
    uint64_t bytes;
    bool shadows = file_exists(path) && file_exists(installed);
    if (!file_exists(path))
        path = installed;
    struct checklist *checklist =
        file_exists(path) ? read_checklist(reader->arena, path, reader->findings) : NULL;
    if (checklist && shadows && digest_file(reader->arena, path, &sha256, &bytes, &head)) {
        checklist->own_sha256 = sha256;
        findings_add(reader->findings, MESSAGE_SHADOWS, (struct place){.file = path},
                     {say_word("checklist"), say_text(name), say_text(sha256)});
    }
    if (file_exists(path))
        return checklist;
    const struct dossier *d = reader->dossier;
    struct str *names = NULL;
    size_t count = 0;
    struct str all = {0};
    file_list_xml(reader->arena, own, &names, &count);
    file_list_xml(reader->arena, house, &names, &count);
    for (size_t i = 0; i < count; i++)
        all = str_format(reader->arena, "%.*s%s%.*s", STR_ARG(all), i > 0 ? ", " : "",
                         STR_ARG(names[i]));
    struct str nearest = str_nearest(d->checklist_id, names, count);
    findings_add(
        reader->findings, MESSAGE_NO_CHECKLIST, d->checklist_place,
        {say_text(d->checklist_id), say_text(count ? all : STR("none")), say_text(nearest)},
        .fix = fix_word(d->checklist_place, d->checklist_id, nearest));
    return NULL;
}

/* A reader for this checklist's id: an id that is no id was already reported and is not looked for.
 */
static bool has_checklist_id(const struct dossier *dossier) {
    struct str id = dossier->checklist_id;
    return id.n > 0 && str_find(id, STR("/"), 0) == SIZE_MAX && id.s[0] != '.';
}

static void read_parts(const struct reader *reader, const struct xml_node *root) {
    struct dossier *d = reader->dossier;
    struct str said = reader->dossier->checklist_edition, is = reader->checklist->edition;
    if (!str_empty(said) && !str_equal(said, is)) {
        findings_add(reader->findings, MESSAGE_OTHER_EDITION, table_place(root, "edition"),
                     {say_text(said), say_text(is)});
    }
    reference_check(reader, root);
    for (size_t i = 0; i < d->case_count; i++) {
        /* Without an id of its own a case study cannot be answered for; the manifest's reader
         * has said so. */
        struct case_study *study = &d->cases[i];
        case_study_read(reader, study);
        if (str_empty(study->id) || dossier_find_case(reader->dossier, study->id) != study)
            study->unread = true;
    }
    for (size_t i = 0; i < d->evidence_count; i++)
        evidence_read(reader, &d->evidence[i]);
    images_read(reader);
    links_read(reader);
}

/* A comment written with &lt; is one all the same. */
static void cut_comments(struct arena *arena, struct xml_node *root) {
    for (struct xml_node *n = root; n; n = (struct xml_node *)xml_next(root, n))
        for (size_t i = 0; i < n->attribute_count; i++)
            n->attributes[i].value = comments_cut(arena, n->attributes[i].value);
}

struct submission read_submission(struct arena *arena, struct str folder,
                                  const struct install_paths *install, struct findings *findings) {
    struct dossier *d = NEW(arena, struct dossier);
    struct foreign foreign = foreign_init(arena, findings);
    struct reader reader = {.arena = arena,
                            .findings = findings,
                            .dossier = d,
                            .foreign = &foreign,
                            .fonts = install->fonts};
    while (folder.n > 1 && folder.s[folder.n - 1] == '/')
        folder.n--;
    d->folder = str_copy(arena, folder.s, folder.n);
    d->name = file_folder_name(arena, d->folder);
    guard_folder(d->folder);
    d->manifest = file_join(arena, d->folder, STR("manifest.xml"));
    struct xml_node *root =
        text_read_xml(&reader, d->manifest, (struct place){.file = d->manifest});
    cut_comments(arena, root);
    if (!root || !manifest_read(&reader, root) || !has_checklist_id(d))
        return (struct submission){0};
    struct checklist *checklist = find_checklist(&reader, install->templates);
    if (!checklist)
        return (struct submission){0};
    edition_find_successor(&reader, checklist_folder(arena, install->templates), checklist);
    reader.checklist = checklist;
    design_check(&reader, install->templates);
    read_parts(&reader, root);
    design_check_logo(&reader);
    foreign_report(&foreign);
    return (struct submission){d, checklist};
}
