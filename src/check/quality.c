/* Thin answers and copied texts, by the thresholds of the checklist: findings of their own, since a
 * rule can be satisfied by words that say nothing. */
#include <string.h>

#include "check/checker.h"
#include "check/claim.h"
#include "check/placeholder.h"
#include "check/text.h"

struct measure {
    const char *noun;
    long least;
    size_t count;
};

static struct finding *report_thin(struct checker *checker, struct place place, struct str what,
                                   struct str trouble) {
    struct finding *finding = finding_add(checker->findings, FINDING_THIN_ANSWER, place,
                                          "%.*s %.*s", STR_ARG(what), STR_ARG(trouble));
    finding_help(checker->findings, finding, "say who, what, how much, and how it was measured");
    return finding;
}

/* The first threshold that the text does not reach. */
static void check_text(struct checker *checker, struct place place, struct str what,
                       struct str text, struct str key) {
    const struct quality *quality = &checker->checklist->quality;
    const struct measure measures[] = {
        {"words", quality->min_words, str_words(text)},
        {"sentences", quality->min_sentences, text_sentences(text)},
        {"numbers", quality->numbers, text_numbers(text)},
    };
    if (!text.n || placeholder_is(text))
        return;
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        const struct measure *m = &measures[i];
        if (m->count >= (size_t)m->least)
            continue;
        struct str noun = str_slice(str_of(m->noun), 0, strlen(m->noun) - (m->count == 1));
        struct str trouble =
            m->count ? str_format(checker->arena, "has %zu %.*s, at least %ld asked", m->count,
                                  STR_ARG(noun), m->least)
                     : str_format(checker->arena, "names no number, at least %ld asked", m->least);
        report_thin(checker, place, what, trouble)->item = key;
        return;
    }
}

static void check_answers(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->answer_count; i++) {
        const struct answer *answer = &dossier->answers[i];
        struct str about = answer->case_id.n
                               ? str_format(checker->arena, " for %.*s", STR_ARG(answer->case_id))
                               : STR("");
        struct str what = str_format(checker->arena, "the answer to %.*s%.*s",
                                     STR_ARG(answer->item), STR_ARG(about));
        if (answer->met == MET_YES)
            check_text(checker, answer->place, what, claim_text(checker->arena, answer),
                       answer->item);
    }
}

static struct str text_of(struct arena *arena, const struct section *section) {
    return section->body ? str_trim(node_text(arena, section->body)) : STR("");
}

static void check_sections(struct checker *checker, const struct case_study *study) {
    for (size_t i = 0; i < study->section_count; i++) {
        const struct section *section = &study->sections[i];
        if (section->id.n)
            check_text(checker, section->place,
                       str_format(checker->arena, "the section \"%.*s\" of %.*s",
                                  STR_ARG(section->title), STR_ARG(study->id)),
                       text_of(checker->arena, section), STR(""));
    }
}

static void check_names(struct checker *checker, const struct case_study *study) {
    struct arena *arena = checker->arena;
    struct str name = checker->checklist->quality.names, value = case_field_text(study, name),
               key = text_normalise(arena, value);
    if (!name.n || !value.n || study->section_count == 0)
        return;
    for (size_t i = 0; i < study->section_count; i++) {
        struct str text = text_normalise(arena, text_of(arena, &study->sections[i]));
        if (str_find(text, key, 0) != SIZE_MAX)
            return;
    }
    report_thin(checker, study->sections[0].place,
                str_format(arena, "the text of %.*s", STR_ARG(study->id)),
                str_format(arena, "does not name the %.*s, %.*s", STR_ARG(name), STR_ARG(value)));
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
        struct finding *finding = finding_add(
            checker->findings, FINDING_COPIED_TEXT, theirs->place,
            "the section \"%.*s\" of %.*s is %d %% alike to that of %.*s, less than %ld %% asked",
            STR_ARG(theirs->title), STR_ARG(b->id), per_cent, STR_ARG(a->id), alike);
        finding_help(checker->findings, finding, "the other text stands at %.*s:%d",
                     STR_ARG(ours->place.file), ours->place.line);
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
            finding_add(checker->findings, FINDING_COPIED_TEXT, later->place,
                        "the answer to %.*s for %.*s is %d %% alike to that for %.*s",
                        STR_ARG(later->item), STR_ARG(later->case_id), per_cent,
                        STR_ARG(first->case_id))
                ->item = later->item;
        }
}

void check_quality(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    check_answers(checker);
    for (size_t i = 0; i < dossier->case_count; i++) {
        if (dossier->cases[i].unread)
            continue;
        check_sections(checker, &dossier->cases[i]);
        check_names(checker, &dossier->cases[i]);
        for (size_t k = 0; checker->checklist->quality.alike && k < i; k++)
            check_pair(checker, &dossier->cases[k], &dossier->cases[i]);
    }
    if (checker->checklist->quality.alike)
        check_copied_answers(checker);
}
