/* Pictures: every path that a diagram, a Markdown image or evidence names is read once, checked as
 * far as a decoder would look, and kept in the dossier under the name it was written with. Paths
 * are collected first and the array made in one piece, so that pointers into it stay. */
#include "base/limits.h"
#include "parse/image_data.h"
#include "parse/image_header.h"
#include "parse/image_svg.h"
#include "parse/percent.h"
#include "read/table.h"
#include "sys/file.h"

struct named_picture {
    struct str path; /* as written */
    struct str file; /* what it means: in Markdown "my%20plan.png" is "my plan.png" */
    struct place place;
    bool quiet; /* others say what is wrong with it */
};

struct pictures {
    struct named_picture *list;
    size_t count;
    bool fonts_in_use; /* those of SVG */
};

static void add_picture(const struct reader *reader, struct pictures *pictures,
                        const struct named_picture *named) {
    if (str_empty(named->path))
        return;
    for (size_t i = 0; i < pictures->count; i++)
        if (str_equal(pictures->list[i].path, named->path))
            return;
    *APPEND(reader->arena, pictures->list, pictures->count) = *named;
}

static bool is_remote(struct str target) {
    return str_starts(target, STR("//")) || str_starts(target, STR("data:")) ||
           str_find(target, STR("://"), 0) != SIZE_MAX;
}

static void collect_from_text(const struct reader *reader, struct pictures *pictures,
                              const struct node *root) {
    for (const struct node *n = root; n; n = node_next(root, n)) {
        if (n->kind != NODE_FIGURE && n->kind != NODE_IMAGE)
            continue;
        if (str_empty(str_trim(n->text)))
            findings_add(reader->findings, MESSAGE_PICTURE_ALTERNATIVE, n->place,
                         {say_text(n->target)});
        if (str_empty(n->target))
            findings_add(reader->findings, MESSAGE_PICTURE_EMPTY, n->place, {say_text(n->text)});
        else if (is_remote(n->target))
            findings_add(reader->findings, MESSAGE_PICTURE_REMOTE, n->place, {say_text(n->target)});
        else
            add_picture(reader, pictures,
                        &(struct named_picture){n->target, percent_decode(reader->arena, n->target),
                                                n->place, false});
    }
}

/* The short story is printed without them. */
static void refuse_pictures(const struct reader *reader, const struct node *story) {
    for (const struct node *n = story; n; n = node_next(story, n))
        if (n->kind == NODE_FIGURE || n->kind == NODE_IMAGE)
            findings_add(reader->findings, MESSAGE_STORY_PICTURE, n->place, {say_text(n->target)},
                         .severity = SEVERITY_WARNING);
}

static struct pictures collect_pictures(const struct reader *reader) {
    const struct dossier *dossier = reader->dossier;
    const struct design *design = &dossier->design;
    struct pictures pictures = {0};
    add_picture(reader, &pictures,
                &(struct named_picture){design->logo, design->logo, design->logo_place, false});
    for (size_t c = 0; c < dossier->case_count; c++) {
        const struct case_study *study = &dossier->cases[c];
        for (size_t i = 0; i < study->diagram_count; i++)
            add_picture(reader, &pictures,
                        &(struct named_picture){study->diagrams[i].file, study->diagrams[i].file,
                                                study->diagrams[i].place, false});
        for (size_t i = 0; i < study->section_count; i++)
            collect_from_text(reader, &pictures, study->sections[i].body);
        refuse_pictures(reader, study->story.body);
    }
    for (size_t i = 0; i < dossier->answer_count; i++)
        collect_from_text(reader, &pictures, dossier->answers[i].body);
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        const struct evidence *evidence = &dossier->evidence[i];
        if (evidence->present && evidence->support_count &&
            str_starts(evidence->media_type, STR("image/")))
            add_picture(
                reader, &pictures,
                &(struct named_picture){evidence->file, evidence->file, evidence->place, true});
    }
    return pictures;
}

/* Of evidence everything is told where it is opened, but for data that cannot be decoded or drawn.
 */
static bool read_picture(const struct reader *reader, struct pictures *pictures,
                         const struct named_picture *named, struct image *image) {
    struct findings *loud = reader->findings;
    struct findings unheard = findings_init(reader->arena);
    struct reader quiet = *reader;
    quiet.findings = &unheard;
    reader = named->quiet ? &quiet : reader;
    *image = (struct image){.path = named->path, .place = named->place};
    if (!text_read_file(reader, (struct named_file){named->file, named->place}, LIMIT_IMAGE_BYTES,
                        &image->bytes))
        return false;
    if (image_svg_is(image->bytes)) {
        struct str file = file_join(reader->arena, reader->dossier->folder, named->file);
        if (!pictures->fonts_in_use)
            image_svg_use_fonts(reader->arena, reader->fonts, reader->findings->inputs);
        pictures->fonts_in_use = true;
        bool good = image_svg_read(reader->arena, file, image, reader->findings);
        if (!good && named->quiet && unheard.list[0].code != FINDING_XML_SYNTAX)
            return image_svg_read(reader->arena, file, image, loud);
        return good;
    }
    return image_header_read(image, reader->findings) &&
           image_data_check(reader->arena, image, loud);
}

void images_read(const struct reader *reader) {
    struct dossier *dossier = reader->dossier;
    struct pictures pictures = collect_pictures(reader);
    if (pictures.count == 0)
        return;
    dossier->images = NEW_ARRAY(reader->arena, struct image, pictures.count);
    for (size_t i = 0; i < pictures.count; i++)
        if (read_picture(reader, &pictures, &pictures.list[i],
                         &dossier->images[dossier->image_count]))
            dossier->image_count++;
    for (size_t c = 0; c < dossier->case_count; c++)
        for (size_t k = 0; k < dossier->cases[c].diagram_count; k++)
            for (size_t m = 0; m < dossier->image_count; m++)
                if (str_equal(dossier->images[m].path, dossier->cases[c].diagrams[k].file))
                    dossier->cases[c].diagrams[k].image = &dossier->images[m];
}
