/* What can be said of a diagram without looking at it as a person would: it is large enough to show
 * something, it is not blank, and it is not the diagram of another case study. */
#include "base/names.h"
#include "base/word_count.h"
#include "check/checker.h"
#include "check/text.h"

enum {
    PIXELS_LEAST = 200, /* of a side; less is an icon */
    PIXELS_BLANK = 400, /* for each byte of the file; a drawing has far fewer */
    DEFLATED = 500,     /* bytes of pixels for each byte: one color alone comes to more */
    BYTES_DRAWN = 1500, /* an SVG below has hardly more than its frame */
    WORD_BYTES = 5,     /* shorter words are everybody's */
    ALTERNATIVE_WORDS = 3
};

/* A sheet of one color, which a PNG packs as small as can be. */
static bool is_one_color(const struct image *image) {
    uint64_t bits = (uint64_t)image->width * image->height * (unsigned)image->bit_depth *
                    (unsigned)(image->channels + image->alpha);
    return image->type == IMAGE_PNG && bits / 8 / DEFLATED > image->bytes.n;
}

/* Drawings that were exported with their words as outlines have no text, and many bytes. */
static bool is_blank(const struct image *image) {
    if (image->type == IMAGE_SVG)
        return image->bytes.n < BYTES_DRAWN && str_empty(str_trim(image->text));
    return image->width < PIXELS_LEAST || image->height < PIXELS_LEAST ||
           (uint64_t)image->width * image->height / PIXELS_BLANK > image->bytes.n ||
           is_one_color(image);
}

/* ---- the words of another ---- */

static void enter_words(struct arena *arena, struct names *names, struct str text) {
    struct str word;
    for (size_t at = 0; text_word(text, &at, &word);)
        if (word.n >= WORD_BYTES)
            *names_enter(names, str_lower(arena, word)) = 1;
}

/* How many words of the text the case study uses too. */
static size_t count_own(struct arena *arena, const struct case_study *study, struct str text) {
    struct names *own = names_new(arena);
    size_t count = 0;
    struct str word;
    for (size_t i = 0; i < study->section_count; i++)
        if (study->sections[i].body)
            enter_words(arena, own, node_text(arena, study->sections[i].body));
    for (size_t i = 0; i < study->field_count; i++)
        enter_words(arena, own, study->fields[i].text);
    for (size_t at = 0; text_word(text, &at, &word);)
        count += word.n >= WORD_BYTES && names_find(own, str_lower(arena, word));
    return count;
}

struct twin {
    const struct case_study *study;
    const struct diagram *diagram;
};

/* Of two case studies one diagram, or the words of the other's: told where they fit less. */
static void tell_pair(struct checker *checker, struct twin later, struct twin earlier,
                      const char *what, struct str text) {
    struct arena *scratch = arena_scratch(checker->arena);
    bool turned =
        text.n && count_own(scratch, earlier.study, text) < count_own(scratch, later.study, text);
    struct twin wrong = turned ? earlier : later, right = turned ? later : earlier;
    arena_drop(scratch);
    findings_add(checker->findings, MESSAGE_DIAGRAM_SHARED, wrong.diagram->place,
                 {say_text(wrong.diagram->file), say_text(wrong.study->id), say_word(what),
                  say_text(right.diagram->file), say_text(right.study->id)});
}

static void check_pair(struct checker *checker, struct twin later, const struct case_study *other) {
    const struct diagram *diagram = later.diagram;
    for (size_t i = 0; i < other->diagram_count; i++) {
        const struct diagram *twin = &other->diagrams[i];
        struct twin earlier = {other, twin};
        if (diagram->image && twin->image && str_equal(diagram->image->bytes, twin->image->bytes))
            tell_pair(checker, later, earlier, "picture", STR(""));
        else if (diagram->caption.n && str_equal(diagram->caption, twin->caption))
            tell_pair(checker, later, earlier, "caption", diagram->caption);
        else if (diagram->alternative.n && str_equal(diagram->alternative, twin->alternative))
            tell_pair(checker, later, earlier, "alternative text", diagram->alternative);
        else
            continue;
        return;
    }
}

/* ---- words that are missing ---- */

static void check_words(struct checker *checker, const struct case_study *study,
                        const struct diagram *diagram) {
    struct str alternative = str_trim(diagram->alternative);
    if (!str_trim(diagram->caption).n)
        findings_add(checker->findings, MESSAGE_DIAGRAM_NO_CAPTION, diagram->place,
                     {say_text(diagram->file), say_text(study->id)});
    if (alternative.n && str_words(alternative) < ALTERNATIVE_WORDS)
        findings_add(checker->findings, MESSAGE_ALTERNATIVE_THIN, diagram->place,
                     {say_text(diagram->file), say_text(alternative)});
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
            check_words(checker, study, diagram);
            for (size_t k = 0; k < i; k++)
                if (!str_equal(study->path, dossier->cases[k].path))
                    check_pair(checker, (struct twin){study, diagram}, &dossier->cases[k]);
        }
    }
}
