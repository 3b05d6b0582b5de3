/* Copies: of answers to other conditions or for other customers, of sections and paragraphs. */
#include "check/copies.h"

#include <stdlib.h>

#include "base/names.h"
#include "base/word_count.h"
#include "check/claim.h"
#include "check/placeholder.h"
#include "check/text.h"

#define LEAST_ANSWER 8     /* words; shorter ones may well be the same by right */
#define LEAST_FIGURES 5    /* words of an answer with a number in it */
#define LEAST_TWICE 10     /* words of an answer that facts decide, copied in one case study */
#define LEAST_SECTION 12   /* words */
#define LEAST_PARAGRAPH 25 /* words */

/* ---- which text is like which ---- */

struct entry {
    uint64_t print;
    size_t text;
};

struct vote {
    size_t text, earlier;
};

static int compare_entries(const void *a, const void *b) {
    const struct entry *left = a, *right = b;
    int order = (left->print > right->print) - (left->print < right->print);
    return order ? order : (left->text > right->text) - (left->text < right->text);
}

static int compare_votes(const void *a, const void *b) {
    const struct vote *left = a, *right = b;
    int order = (left->text > right->text) - (left->text < right->text);
    return order ? order : (left->earlier > right->earlier) - (left->earlier < right->earlier);
}

/* Each run of words speaks for the first text that has it. */
static struct vote *count_votes(struct arena *arena, const struct prints *prints, size_t count,
                                size_t *vote_count) {
    size_t total = 0, n = 0;
    for (size_t i = 0; i < count; i++)
        total += prints[i].count;
    struct entry *entries = NEW_ARRAY(arena, struct entry, total + 1);
    struct vote *votes = NEW_ARRAY(arena, struct vote, total + 1);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < prints[i].count; k++)
            entries[n++] = (struct entry){prints[i].list[k], i};
    qsort(entries, n, sizeof *entries, compare_entries);
    *vote_count = 0;
    for (size_t i = 0, first = 0; i < n; i++) {
        if (entries[i].print != entries[first].print)
            first = i;
        if (entries[i].text != entries[first].text)
            votes[(*vote_count)++] = (struct vote){entries[i].text, entries[first].text};
    }
    qsort(votes, *vote_count, sizeof *votes, compare_votes);
    return votes;
}

struct copied *copies_find(struct arena *arena, const struct str *texts, size_t count, int alike) {
    struct arena *scratch = arena_scratch(arena);
    struct copied *copied = NEW_ARRAY(arena, struct copied, count + 1);
    struct prints *prints = NEW_ARRAY(scratch, struct prints, count + 1);
    size_t *most = NEW_ARRAY(scratch, size_t, count + 1), vote_count;
    for (size_t i = 0; i < count; i++) {
        copied[i].earlier = SIZE_MAX;
        if (texts[i].n)
            prints[i] = text_prints(scratch, texts[i]);
    }
    struct vote *votes = count_votes(scratch, prints, count, &vote_count);
    for (size_t i = 0, from = 0; i < vote_count; i++) {
        if (compare_votes(&votes[i], &votes[from]))
            from = i;
        if (i + 1 - from <= most[votes[i].text])
            continue;
        most[votes[i].text] = i + 1 - from;
        copied[votes[i].text].earlier = votes[i].earlier;
    }
    for (size_t i = 0; i < count; i++) {
        size_t earlier = copied[i].earlier;
        if (earlier == SIZE_MAX)
            continue;
        copied[i].per_cent = prints_alike(prints[i], prints[earlier]);
        if (copied[i].per_cent < alike)
            copied[i].earlier = SIZE_MAX;
    }
    arena_drop(scratch);
    return copied;
}

/* ---- answers ---- */

/* Whether the same digits stand in both, in this order: where the numbers differ, somebody wrote
 * down what is particular. */
static bool same_numbers(struct str a, struct str b) {
    size_t i = 0, k = 0;
    for (;; i++, k++) {
        while (i < a.n && (a.s[i] < '0' || a.s[i] > '9'))
            i++;
        while (k < b.n && (b.s[k] < '0' || b.s[k] > '9'))
            k++;
        if (i == a.n || k == b.n)
            return i == a.n && k == b.n;
        if (a.s[i] != b.s[k])
            return false;
    }
}

static struct str text_to_compare(struct checker *checker, const struct wordings *wordings,
                                  size_t i) {
    const struct answer *answer = &checker->dossier->answers[i];
    struct str text = claim_text(checker->arena, answer);
    size_t words = str_words(text);
    bool long_enough = words >= LEAST_ANSWER || (words >= LEAST_FIGURES && text_numbers(text));
    bool counts = answer->met == MET_YES && !wordings->answers[i].finding.id;
    return counts && long_enough ? text : STR("");
}

static bool words_decide(const struct checker *checker, const struct answer *answer) {
    const struct condition *condition =
        checklist_find_condition(checker->checklist, answer->item, NULL);
    return condition && (rule_needs(condition->rule) & NEEDS_WORDS);
}

static struct phrase answer_to(struct checker *checker, const struct answer *answer) {
    return phrase_of(checker->arena, REASON_THE_ANSWER_TO, say_text(answer->item),
                     say_text(answer->case_id));
}

void copies_of_answers(struct checker *checker, struct wordings *wordings) {
    const struct dossier *dossier = checker->dossier;
    long alike = checker->checklist->quality.alike;
    struct str *texts = NEW_ARRAY(checker->arena, struct str, dossier->answer_count + 1);
    for (size_t i = 0; i < dossier->answer_count; i++)
        texts[i] = text_to_compare(checker, wordings, i);
    const struct copied *copied =
        copies_find(checker->arena, texts, dossier->answer_count, (int)alike);
    for (size_t i = 0; i < dossier->answer_count; i++) {
        if (copied[i].earlier == SIZE_MAX || !same_numbers(texts[i], texts[copied[i].earlier]))
            continue;
        const struct answer *later = &dossier->answers[i],
                            *first = &dossier->answers[copied[i].earlier];
        bool open = words_decide(checker, later);
        /* what facts decide may be said in the same few words where it is asked twice */
        if (!open && str_equal(later->case_id, first->case_id) && str_words(texts[i]) < LEAST_TWICE)
            continue;
        wordings->answers[i] =
            (struct flaw){.finding = {.id = MESSAGE_ANSWER_COPIED,
                                      .place = later->place,
                                      .arguments = {say_phrase(answer_to(checker, later)),
                                                    say_number(copied[i].per_cent),
                                                    say_phrase(answer_to(checker, first)),
                                                    say_place(first->place)},
                                      .severity = open ? SEVERITY_ERROR : SEVERITY_WARNING,
                                      .item = later->item},
                          .reason = phrase_of(checker->arena, REASON_WORDS_OF_OTHER,
                                              say_phrase(answer_to(checker, first))),
                          .opens = open};
    }
}

/* ---- sections ---- */

struct unit { /* a section, or a paragraph of one */
    const struct case_study *study;
    const struct section *section;
    struct place place;
    bool whole;
};

struct units {
    struct unit *list;
    struct str *texts;
    size_t count;
};

static void add_unit(struct arena *arena, struct units *units, struct unit unit, struct str text) {
    size_t count = units->count;
    *APPEND(arena, units->texts, count) = text;
    *APPEND(arena, units->list, units->count) = unit;
}

static struct units collect_units(struct checker *checker, bool whole) {
    const struct dossier *dossier = checker->dossier;
    struct arena *arena = checker->arena;
    struct units units = {NULL, NULL, 0};
    for (size_t i = 0; i < dossier->case_count; i++) {
        const struct case_study *study = &dossier->cases[i];
        for (size_t k = 0; !study->unread && k < study->section_count; k++) {
            const struct section *section = &study->sections[k];
            if (!section->body)
                continue;
            struct unit unit = {study, section, section->place, whole};
            struct str text = str_trim(node_text(arena, section->body));
            if (whole && str_words(text) >= LEAST_SECTION && !placeholder_is(text))
                add_unit(arena, &units, unit, text);
            for (const struct node *n = section->body; !whole && n;
                 n = node_next(section->body, n)) {
                if (n->kind != NODE_PARAGRAPH)
                    continue;
                unit.place = n->place.line ? n->place : section->place;
                text = node_text(arena, n);
                if (str_words(text) >= LEAST_PARAGRAPH)
                    add_unit(arena, &units, unit, text);
            }
        }
    }
    return units;
}

/* What one case study has from another, or from itself. */
struct loan {
    const struct case_study *study, *from;
    struct place place, other; /* of the first text */
    const struct section *section;
    int per_cent;
    struct str *titles, *ids; /* of the sections */
    size_t title_count, id_count;
};

struct loans {
    struct loan *list;
    size_t count;
};

static void add_loan(struct arena *arena, struct loans *loans, const struct unit *unit,
                     const struct unit *earlier, int per_cent) {
    struct loan *loan = NULL;
    for (size_t i = 0; i < loans->count && !loan; i++)
        if (loans->list[i].study == unit->study && loans->list[i].from == earlier->study)
            loan = &loans->list[i];
    if (!loan) {
        loan = APPEND(arena, loans->list, loans->count);
        *loan = (struct loan){.study = unit->study,
                              .from = earlier->study,
                              .place = unit->place,
                              .other = earlier->place,
                              .section = unit->section,
                              .per_cent = per_cent};
    }
    for (size_t i = 0; i < loan->title_count; i++)
        if (str_equal(loan->titles[i], unit->section->title))
            return;
    *APPEND(arena, loan->titles, loan->title_count) = unit->section->title;
    *APPEND(arena, loan->ids, loan->id_count) = unit->section->id;
}

static void collect_loans(struct checker *checker, struct loans *loans, bool whole) {
    struct units units = collect_units(checker, whole);
    const struct copied *copied = copies_find(checker->arena, units.texts, units.count,
                                              (int)checker->checklist->quality.alike);
    for (size_t i = 0; i < units.count; i++) {
        if (copied[i].earlier == SIZE_MAX)
            continue;
        const struct unit *earlier = &units.list[copied[i].earlier];
        bool one_file = earlier->study != units.list[i].study && earlier->study->path.n &&
                        str_equal(earlier->study->path, units.list[i].study->path);
        /* a heading and the one below it share their text */
        if (!one_file && (earlier->section != units.list[i].section || !whole))
            add_loan(checker->arena, loans, &units.list[i], earlier, copied[i].per_cent);
    }
}

static void report_loan(struct checker *checker, const struct loan *loan) {
    struct arena *arena = checker->arena;
    bool several = loan->title_count > 1;
    struct phrase one = phrase_of(arena, REASON_THE_SECTION_OF, say_text(loan->titles[0]),
                                  say_text(loan->study->id));
    struct phrase all =
        phrase_of(arena, REASON_THE_SECTIONS_OF,
                  say_list(loan->titles, loan->title_count, LIST_AND), say_text(loan->study->id));
    findings_add(checker->findings,
                 loan->study == loan->from ? MESSAGE_SECTION_TWICE
                 : several                 ? MESSAGE_STORY_COPIED
                                           : MESSAGE_SECTION_COPIED,
                 loan->place,
                 {say_phrase(several ? all : one), say_number(loan->per_cent),
                  say_text(loan->from->id), say_number(checker->checklist->quality.alike),
                  say_place(loan->other)});
    for (size_t i = 0; i < loan->id_count; i++)
        findings_note(checker->findings, (struct cause){CAUSE_COPY, loan->ids[i], loan->study->id});
}

void copies_of_sections(struct checker *checker) {
    struct loans loans = {NULL, 0};
    collect_loans(checker, &loans, true);
    collect_loans(checker, &loans, false);
    for (size_t i = 0; i < loans.count; i++)
        report_loan(checker, &loans.list[i]);
}
