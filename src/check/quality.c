/* Thin answers and copied texts, by the thresholds of the checklist: findings of their own, since a
 * rule can be satisfied by words that say nothing. */
#include "base/word_count.h"
#include "check/checker.h"
#include "check/claim.h"
#include "check/placeholder.h"
#include "check/text.h"

/* The first threshold that the text does not reach. `key`: the item of an answer. */
static void check_text(struct checker *checker, struct place place, struct str text,
                       struct phrase what, struct str key) {
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
                         {say_phrase(what), say_size(measures[i].count), least}, .item = key);
        else
            findings_add(checker->findings, MESSAGE_THIN_NO_NUMBER, place,
                         {say_phrase(what), least}, .item = key);
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

static void check_pair(struct checker *checker, const struct case_study *a,
                       const struct case_study *b) {
    long alike = checker->checklist->quality.alike;
    for (size_t i = 0; i < b->section_count; i++) {
        const struct section *theirs = &b->sections[i], *ours = case_find_section(a, theirs->id);
        if (!theirs->id.n || !ours)
            continue;
        int per_cent = text_similarity(checker->arena, text_of(checker->arena, ours),
                                       text_of(checker->arena, theirs));
        if (per_cent < alike)
            continue;
        findings_add(checker->findings, MESSAGE_SECTION_COPIED, theirs->place,
                     {say_phrase(section_of(checker->arena, theirs, b)), say_number(per_cent),
                      say_text(a->id), say_number(alike), say_place(ours->place)});
    }
}

static bool same_question(const struct answer *a, const struct answer *b) {
    return str_equal(a->item, b->item) && !str_equal(a->case_id, b->case_id) && a->case_id.n &&
           b->case_id.n && a->met == MET_YES && b->met == MET_YES;
}

static void check_copied_answers(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->answer_count; i++)
        for (size_t k = 0; k < i; k++) {
            const struct answer *later = &dossier->answers[i], *first = &dossier->answers[k];
            if (!same_question(first, later))
                continue;
            int per_cent = text_similarity(checker->arena, claim_text(checker->arena, first),
                                           claim_text(checker->arena, later));
            if (per_cent < checker->checklist->quality.alike)
                continue;
            findings_add(checker->findings, MESSAGE_ANSWER_COPIED, later->place,
                         {say_text(later->item), say_text(later->case_id), say_number(per_cent),
                          say_text(first->case_id)},
                         .item = later->item);
        }
}

void check_quality(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t j = 0; j < dossier->answer_count; j++) {
        const struct answer *answer = &dossier->answers[j];
        if (answer->met == MET_YES)
            check_text(checker, answer->place, claim_text(checker->arena, answer),
                       phrase_of(checker->arena, REASON_THE_ANSWER_TO, say_text(answer->item),
                                 say_text(answer->case_id)),
                       answer->item);
    }
    for (size_t i = 0; i < dossier->case_count; i++) {
        if (dossier->cases[i].unread)
            continue;
        const struct case_study *study = &dossier->cases[i];
        for (size_t m = 0; m < study->section_count; m++) {
            const struct section *section = &study->sections[m];
            if (section->id.n)
                check_text(checker, section->place, text_of(checker->arena, section),
                           section_of(checker->arena, section, study), STR(""));
        }
        check_names(checker, &dossier->cases[i]);
        for (size_t k = 0; checker->checklist->quality.alike && k < i; k++)
            check_pair(checker, &dossier->cases[k], &dossier->cases[i]);
    }
    if (checker->checklist->quality.alike)
        check_copied_answers(checker);
}
