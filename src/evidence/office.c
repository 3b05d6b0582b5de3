/* Which documents are converted, and what becomes of them; how: office_run.c. */
#include "evidence/office.h"

#include "evidence/office_run.h"
#include "evidence/pdf_normal.h"
#include "sys/file.h"
#include "sys/program.h"

struct office {
    struct arena *arena; /* scratch */
    struct opening **chosen;
    struct conversion *list; /* of each */
    size_t count;
    struct str program;
};

/* ---- which ---- */

static bool is_wanted(const struct opening *opening) {
    return opening->content->state == CONTENT_FOREIGN && opening->content->form == CONTENT_OFFICE &&
           opening->evidence->support_count > 0;
}

/* Libraries of the parts lie beside the program; what is started by a script elsewhere is believed
 * to have all. */
static bool has_part(const struct office *office, const char *part) {
    static const struct {
        const char *part, *library;
    } libraries[] = {{"Writer", "libswlo.so"}, {"Calc", "libsclo.so"}, {"Impress", "libsdlo.so"}};
    struct str folder = program_folder(office->arena, office->program);
    if (!file_exists(file_join(office->arena, folder, STR("soffice.bin"))))
        return true;
    for (size_t i = 0; i < COUNT(libraries); i++)
        if (str_equal(str_of(part), str_of(libraries[i].part)))
            return file_exists(file_join(office->arena, folder, str_of(libraries[i].library)));
    return false;
}

static void choose(struct office *office, struct opening *openings, size_t count) {
    bool found = office_find(office->arena, &office->program);
    for (size_t i = 0; i < count; i++) {
        struct opening *opening = &openings[i];
        if (!is_wanted(opening))
            continue;
        const char *part = kind_office_part(opening->kind);
        if (!found || !has_part(office, part)) {
            opening_tell(opening, MESSAGE_EVIDENCE_NOT_BOUND, say_word(opening->kind->called),
                         say_word(found ? part : NULL));
            continue;
        }
        size_t next = office->count;
        *APPEND(office->arena, office->chosen, office->count) = opening;
        *APPEND(office->arena, office->list, next) = (struct conversion){
            .extension = str_of(opening->kind->extension), .bytes = opening->bytes};
    }
}

/* ---- what comes out ---- */

static void take(struct opening *opening, const struct conversion *conversion) {
    struct content *content = opening->content;
    struct str normal;
    const char *called = opening->kind->called;
    if (!conversion->converted.n ||
        !pdf_normalize(opening->arena, conversion->converted, &normal, &content->converter)) {
        content->state = CONTENT_DAMAGED;
        opening_tell(opening,
                     conversion->slow ? MESSAGE_CONVERSION_SLOW : MESSAGE_EVIDENCE_NOT_CONVERTED,
                     say_word(called), NO_ARGUMENT);
        return;
    }
    opening->bytes = normal;
    content->converted_sha256 = digest_sha256(opening->arena, normal);
    open_pdf(opening);
    if (content->page_count)
        findings_add(opening->findings, MESSAGE_CONVERTED, opening->evidence->place,
                     {say_text(opening->evidence->file), say_word(called),
                      say_text(content->converter), say_size(content->page_count)});
}

static void convert(struct arena *arena, struct opening *openings, size_t count) {
    struct office office = {.arena = arena_scratch(arena)};
    choose(&office, openings, count);
    bool run = office.count && office_run(office.arena, office.list, office.count);
    for (size_t i = 0; run && i < office.count; i++)
        take(office.chosen[i], &office.list[i]);
    if (office.count && !run)
        findings_add(openings[0].findings, MESSAGE_CANNOT_WRITE, office.chosen[0]->evidence->place,
                     {say_word("a temporary folder"), say_word("it cannot be made")});
    arena_drop(office.arena);
}

void office_convert(struct arena *arena, struct opening *openings, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (is_wanted(&openings[i])) {
            convert(arena, openings, count);
            return;
        }
}
