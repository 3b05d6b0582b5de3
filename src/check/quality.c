/* Thin sections, by the thresholds of the checklist: findings of their own, since a rule can be
 * satisfied by words that say nothing. */
#include "base/word_count.h"
#include "check/checker.h"
#include "check/claim.h"
#include "check/placeholder.h"
#include "check/text.h"

/* The first threshold that the text does not reach. */
static void check_text(struct checker *checker, struct place place, struct str text,
                       struct phrase what) {
    const struct quality *quality = &checker->checklist->quality;
    const struct {
        enum message id;
        long least;
        size_t count;
    } measures[] = {
        {MESSAGE_THIN_WORDS, quality->min_words, str_words(text)},
        {MESSAGE_THIN_SENTENCES, quality->min_sentences, text_sentences(text)},
        {MESSAGE_THIN_NUMBERS, quality->numbers, text_numbers(text)},
    };
    if (!text.n || placeholder_is(text))
        return;
    for (size_t i = 0; i < COUNT(measures); i++) {
        struct argument least = say_number(measures[i].least);
        if (measures[i].count >= (size_t)measures[i].least)
            continue;
        if (measures[i].count)
            findings_add(checker->findings, measures[i].id, place,
                         {say_phrase(what), say_size(measures[i].count), least});
        else
            findings_add(checker->findings, MESSAGE_THIN_NO_NUMBER, place,
                         {say_phrase(what), least});
        return;
    }
}

static struct str text_of(struct arena *arena, const struct section *section) {
    return section->body ? str_trim(node_text(arena, section->body)) : STR("");
}

static struct phrase section_of(struct arena *arena, const struct section *section,
                                const struct case_study *study) {
    return phrase_of(arena, REASON_THE_SECTION_OF, say_text(section->title), say_text(study->id));
}

static void check_names(struct checker *checker, const struct case_study *study) {
    struct arena *arena = checker->arena;
    struct str name = checker->checklist->quality.names, value = case_field_text(study, name),
               key = text_normalise(arena, value);
    if (!name.n || !value.n || study->section_count == 0 ||
        findings_know(checker->findings, (struct cause){CAUSE_FACT, name, study->id}))
        return;
    for (size_t i = 0; i < study->section_count; i++) {
        struct str text = text_normalise(arena, text_of(arena, &study->sections[i]));
        if (str_find(text, key, 0) != SIZE_MAX)
            return;
    }
    findings_add(checker->findings, MESSAGE_THIN_NO_NAME, study->sections[0].place,
                 {say_text(study->id), say_text(name), say_text(value)});
}

void check_quality(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->case_count; i++) {
        if (dossier->cases[i].unread)
            continue;
        const struct case_study *study = &dossier->cases[i];
        for (size_t m = 0; m < study->section_count; m++) {
            const struct section *section = &study->sections[m];
            const struct section_declaration *declared =
                checklist_find_section(checker->checklist, section->id);
            /* a section that is too short by its own measure is told there */
            if (declared &&
                str_words(text_of(checker->arena, section)) >= (size_t)declared->min_words)
                check_text(checker, section->place, text_of(checker->arena, section),
                           section_of(checker->arena, section, study));
        }
        check_names(checker, &dossier->cases[i]);
    }
}
