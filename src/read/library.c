/* A library: a folder of many case studies, read for one checklist. Every Markdown file with front
 * matter, in the folder itself or in its folder case-studies, is a case study; a manifest, if there
 * is one, says more about those it names. Fields of other checklists are passed over, since one
 * case study may serve several programmes. */
#include "base/limits.h"
#include "parse/image_header.h"
#include "parse/image_svg.h"
#include "read/read.h"
#include "read/reader.h"
#include "sys/file.h"
#include "sys/guard.h"

/* ---- the manifest ---- */

static bool read_manifest(const struct reader *reader, struct library *library) {
    struct dossier *d = reader->dossier;
    struct xml_node *root = text_read_xml(reader, d->manifest, (struct place){.file = d->manifest});
    if (!root || !manifest_read(reader, root))
        return false;
    library->has_manifest = true;
    library->has_answers = str_equal(d->checklist_id, reader->checklist->id);
    if (library->has_answers)
        reference_check(reader, root);
    else {
        /* What is said in the words of another checklist is not taken for this one. */
        d->answer_count = d->evidence_count = 0;
        d->weight_count = d->track_count = 0;
        for (size_t k = 0; k < d->person_count; k++)
            d->people[k].speaks_to_count = 0;
    }
    for (size_t i = 0; library->has_answers && i < d->evidence_count; i++)
        evidence_read(reader, &d->evidence[i]);
    return true;
}

/* ---- the case studies ---- */

static bool is_named(const struct dossier *dossier, struct str file) {
    for (size_t i = 0; i < dossier->case_count; i++)
        if (str_equal(dossier->cases[i].file, file))
            return true;
    return false;
}

/* Evidence and notes are Markdown too; a case study begins with front matter. */
static bool has_front_matter(const struct reader *reader, struct str path) {
    struct findings unheard = findings_init(reader->arena);
    struct str bytes, line;
    return file_read(reader->arena, path, LIMIT_CASE_STUDY_BYTES, (struct place){.file = path},
                     &unheard, &bytes) &&
           text_cut_line(&bytes, &line) && str_is(str_trim(line), "---");
}

static void add_studies(const struct reader *reader, struct str below) {
    struct dossier *d = reader->dossier;
    struct str folder = below.n ? file_join(reader->arena, d->folder, below) : d->folder, *names;
    size_t count;
    if (!file_list(reader->arena, folder, &names, &count))
        return;
    for (size_t i = 0; i < count; i++) {
        struct str file = below.n ? file_join(reader->arena, below, names[i]) : names[i];
        struct str path = file_join(reader->arena, folder, names[i]);
        if (str_ends(file, STR(".md")) && file_name(file).n > 3 && !is_named(d, file) &&
            has_front_matter(reader, path)) {
            struct str name = file_name(file);
            struct str id = str_copy(reader->arena, name.s, name.n - 3);
            const struct case_study *twin = dossier_find_case(d, id);
            struct case_study *study = APPEND(reader->arena, d->cases, d->case_count);
            *study = (struct case_study){.id = id, .title = id, .file = file};
            study->place = (struct place){.file = file_join(reader->arena, d->folder, file)};
            if (twin) {
                study->id = file;
                findings_add(reader->findings, MESSAGE_STUDY_USED, study->place, {say_text(id)});
            }
        }
    }
}

/* Looked at as far as can be without decoding or drawing it: a library has hundreds. */
static bool look_at(const struct reader *reader, const struct diagram *diagram,
                    struct image *image) {
    if (!text_read_file(reader, (struct named_file){diagram->file, diagram->place},
                        LIMIT_IMAGE_BYTES, &image->bytes))
        return false;
    if (!image_svg_is(image->bytes))
        return image_header_read(image, reader->findings);
    struct str path = file_join(reader->arena, reader->dossier->folder, diagram->file);
    return image_svg_look(reader->arena, path, image, reader->findings);
}

/* ---- fields of other programmes ---- */

static void read_studies(struct reader *reader, const struct library_order *order) {
    struct dossier *d = reader->dossier;
    struct arena *arena = reader->arena;
    struct checklist *all = NEW(arena, struct checklist);
    *all = *order->checklist;
    all->fields = NULL;
    all->field_count = 0;
    for (size_t j = 0; j < order->checklist->field_count; j++)
        *APPEND(arena, all->fields, all->field_count) = order->checklist->fields[j];
    for (size_t c = 0; c < order->other_count; c++)
        for (size_t j = 0; j < order->others[c]->field_count; j++)
            if (!checklist_find_field(all, order->others[c]->fields[j].name))
                *APPEND(arena, all->fields, all->field_count) = order->others[c]->fields[j];
    reader->checklist = all;
    reader->asked = order->checklist;
    for (size_t i = 0; i < d->case_count; i++) {
        struct case_study *study = &d->cases[i];
        case_study_read(reader, study);
        study->unread = study->unread || dossier_find_case(d, study->id) != study;
    }
    reader->checklist = order->checklist;
    reader->asked = NULL;
    for (size_t i = 0; i < d->case_count; i++)
        for (size_t k = 0; k < d->cases[i].diagram_count; k++) {
            struct diagram *diagram = &d->cases[i].diagrams[k];
            struct image *image = NEW(reader->arena, struct image);
            *image = (struct image){.path = diagram->file, .place = diagram->place};
            if (diagram->file.n && look_at(reader, diagram, image))
                diagram->image = image;
            image->bytes = (struct str){0};
        }
}

bool read_library(struct arena *arena, const struct library_order *order, struct findings *findings,
                  struct library *library) {
    struct dossier *d = NEW(arena, struct dossier);
    struct reader reader = {
        .arena = arena, .findings = findings, .dossier = d, .checklist = order->checklist};
    *library = (struct library){.dossier = d};
    d->folder = order->folder;
    d->name = file_folder_name(arena, d->folder);
    guard_folder(d->folder);
    d->manifest = file_join(arena, d->folder, STR("manifest.xml"));
    d->language = STR("en");
    if (file_exists(d->manifest) && !read_manifest(&reader, library))
        return false;
    if (order->date.year || !d->date.year)
        d->date = order->date.year ? order->date : order->today;
    d->checklist_id = order->checklist->id;
    library->named = d->case_count;
    add_studies(&reader, STR(""));
    add_studies(&reader, STR("case-studies"));
    read_studies(&reader, order);
    return true;
}
