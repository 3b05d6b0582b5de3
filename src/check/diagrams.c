/* What can be said of a diagram without looking at it as a person would: it is large enough to show
 * something, it is not blank, and it is not the diagram of another case study. */
#include "check/checker.h"

enum {
    PIXELS_LEAST = 200, /* of a side; less is an icon */
    PIXELS_BLANK = 400, /* for each byte of the file; a drawing has far fewer */
    BYTES_DRAWN = 1500  /* an SVG below has hardly more than its frame */
};

/* Drawings that were exported with their words as outlines have no text, and many bytes. */
static bool is_blank(const struct image *image) {
    if (image->type == IMAGE_SVG)
        return image->bytes.n < BYTES_DRAWN && str_empty(str_trim(image->text));
    return image->width < PIXELS_LEAST || image->height < PIXELS_LEAST ||
           (uint64_t)image->width * image->height / PIXELS_BLANK > image->bytes.n;
}

/* Of two case studies one diagram, or the words of the other's. */
static void check_pair(struct checker *checker, const struct case_study *study,
                       const struct case_study *other, const struct diagram *diagram) {
    for (size_t i = 0; i < other->diagram_count; i++) {
        const struct diagram *twin = &other->diagrams[i];
        const char *what = NULL;
        if (diagram->image && twin->image && str_equal(diagram->image->bytes, twin->image->bytes))
            what = "picture";
        else if (diagram->caption.n && str_equal(diagram->caption, twin->caption))
            what = "caption";
        else if (diagram->alternative.n && str_equal(diagram->alternative, twin->alternative))
            what = "alternative text";
        if (!what)
            continue;
        findings_add(checker->findings, MESSAGE_DIAGRAM_SHARED, diagram->place,
                     {say_text(diagram->file), say_text(study->id), say_word(what),
                      say_text(twin->file), say_text(other->id)});
        return;
    }
}

void check_diagrams(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->case_count; i++) {
        const struct case_study *study = &dossier->cases[i];
        for (size_t d = 0; d < study->diagram_count; d++) {
            const struct diagram *diagram = &study->diagrams[d];
            if (diagram->image && is_blank(diagram->image))
                findings_add(checker->findings, MESSAGE_DIAGRAM_BLANK, diagram->place,
                             {say_text(diagram->file), say_text(study->id),
                              say_number(diagram->image->width),
                              say_number(diagram->image->height)});
            for (size_t k = 0; k < i; k++)
                if (!str_equal(study->path, dossier->cases[k].path))
                    check_pair(checker, study, &dossier->cases[k], diagram);
        }
    }
}
