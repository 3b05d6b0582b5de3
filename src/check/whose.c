/* Whose text it is: answers, sections and documents that speak of another customer than the one
 * they stand for. */
#include "check/whose.h"

#include "base/ascii.h"
#include "check/claim.h"
#include "check/customers.h"
#include "check/text.h"
#include "check/words_near.h"
#include "evidence/evidence.h"

enum {
    OPENING = 160,    /* bytes of a text that say whom it is about */
    LEAST_NAME = 4,   /* bytes of what is looked for in titles and documents */
    LOOKED_AT = 65536 /* bytes of a document */
};

static bool is_named(const struct customer *customer) {
    return customer && (customer->mentions || customer->comparisons);
}

/* Not in passing only. */
static bool is_about(const struct customer *customer, struct str text) {
    return customer && (customer->mentions > 1 || (size_t)(customer->first.s - text.s) <= OPENING);
}

/* ---- answers ---- */

static void look_at_answer(struct customers *customers, struct flaw *flaw,
                           const struct answer *answer) {
    struct checker *checker = customers->checker;
    const struct case_study *study = dossier_find_case(checker->dossier, answer->case_id);
    if (!study || study->unread || answer->met != MET_YES || flaw->finding.id)
        return;
    struct str text = claim_text(checker->arena, answer);
    customers_scan(customers, text);
    const struct customer *other = customers_most(customers, study);
    if (is_named(customers_find(customers, study)) || !is_about(other, text))
        return;
    const struct condition *condition =
        checklist_find_condition(checker->checklist, answer->item, NULL);
    bool open = condition && (rule_needs(condition->rule) & NEEDS_WORDS);
    struct phrase what = phrase_of(checker->arena, REASON_THE_ANSWER_TO, say_text(answer->item),
                                   say_text(study->id));
    *flaw = (struct flaw){
        .finding = {.id = MESSAGE_TEXT_OF_OTHER,
                    .place = answer->place,
                    .arguments = {say_phrase(what), say_text(other->name)},
                    .severity = open ? SEVERITY_ERROR : SEVERITY_WARNING,
                    .item = answer->item},
        .reason = phrase_of(checker->arena, REASON_WORDS_OF_CUSTOMER, say_text(other->name)),
        .opens = open};
}

/* ---- stories ---- */

/* Whom a paragraph is about instead of its own customer; with *sentence, one sentence of it. */
static const struct customer *other_in_paragraph(struct customers *customers, struct str text,
                                                 const struct case_study *study, bool *sentence) {
    customers_scan(customers, text);
    const struct customer *own = customers_find(customers, study),
                          *other = customers_most(customers, study);
    *sentence = is_named(own);
    if (!other || !*sentence)
        return is_about(other, text) || (other && other->subjects) ? other : NULL;
    if (!other->subjects)
        return NULL;
    customers_scan(customers, sentence_around(text, (size_t)(other->subject.s - text.s)));
    return is_named(own) || !other->subjects ? NULL : other;
}

static bool look_at_section(struct customers *customers, const struct case_study *study,
                            const struct section *section) {
    struct checker *checker = customers->checker;
    for (const struct node *node = section->body; node; node = node_next(section->body, node)) {
        bool sentence;
        if (node->kind != NODE_PARAGRAPH)
            continue;
        struct str text = node_text(checker->arena, node);
        const struct customer *other = other_in_paragraph(customers, text, study, &sentence);
        if (!other)
            continue;
        struct phrase what = phrase_of(checker->arena, REASON_THE_SECTION_OF,
                                       say_text(section->title), say_text(study->id));
        findings_add(checker->findings,
                     sentence ? MESSAGE_SENTENCE_OF_OTHER : MESSAGE_TEXT_OF_OTHER,
                     node->place.line ? node->place : section->place,
                     {say_phrase(what), say_text(other->name)});
        return true;
    }
    return false;
}

static void look_at_title(struct customers *customers, const struct case_study *study) {
    customers_scan(customers, study->title);
    const struct customer *own = customers_find(customers, study),
                          *other = customers_most(customers, study);
    if (own && !is_named(own) && other && other->mentions)
        findings_add(customers->checker->findings, MESSAGE_TITLE_OF_OTHER, study->title_place,
                     {say_text(study->id), say_text(other->name)});
}

/* One finding for a case study, at the first paragraph that speaks of the other. */
static void look_at_story(struct customers *customers, const struct case_study *study) {
    const struct findings *findings = customers->checker->findings;
    if (!study->unread)
        look_at_title(customers, study);
    for (size_t i = 0; !study->unread && i < study->section_count; i++) {
        const struct section *section = &study->sections[i];
        struct cause copied = {CAUSE_COPY, section->id, study->id};
        if (!findings_know(findings, copied) && look_at_section(customers, study, section))
            return;
    }
    if (!study->unread && study->story.body)
        look_at_section(customers, study, &study->story);
}

/* ---- documents ---- */

static bool key_names(struct str key, const struct customer *customer) {
    return (customer->key.n >= LEAST_NAME && str_find(key, customer->key, 0) != SIZE_MAX) ||
           (customer->id_key.n >= LEAST_NAME && str_find(key, customer->id_key, 0) != SIZE_MAX);
}

/* The customer that a title or file name, normalized, is of, when it is not of the own one. */
static const struct customer *named_in(const struct customers *customers, struct str key,
                                       const struct customer *own) {
    const struct customer *named = NULL;
    for (size_t i = 0; i < customers->count; i++)
        if (key_names(key, &customers->list[i]))
            named = &customers->list[i];
    return named && own && key_names(key, own) ? NULL : named;
}

/* By title and file name together, for each case study that is supported. */
static bool look_at_supports(struct customers *customers, const struct evidence *evidence,
                             struct str name) {
    struct checker *checker = customers->checker;
    for (size_t i = 0; i < evidence->support_count; i++) {
        const struct support *support = &evidence->supports[i];
        const struct case_study *study = dossier_find_case(checker->dossier, support->case_id);
        const struct customer *own = customers_find(customers, study),
                              *named = own ? named_in(customers, name, own) : NULL;
        if (!named || named == own)
            continue;
        findings_add(checker->findings, MESSAGE_EVIDENCE_OF_OTHER, support->place,
                     {say_text(evidence->id), say_text(evidence->title), say_text(named->study->id),
                      say_text(study->id)},
                     .item = support->item);
        return true;
    }
    return false;
}

static bool has_ignoring_case(struct str text, struct str word) {
    unsigned char first = (unsigned char)(word.n ? word.s[0] : 0);
    for (size_t at = 0; word.n && at + word.n <= text.n; at++)
        if (((unsigned char)text.s[at] | 0x20) == (first | 0x20) &&
            str_equal_ignoring_case(str_slice(text, at, at + word.n), word))
            return true;
    return false;
}

/* By the first word of the name, in any spelling, or the id. */
static bool text_has(struct str text, const struct customer *customer) {
    struct str word = customer->word_count ? customer->words[0] : STR("");
    return word.n < LEAST_NAME || has_ignoring_case(text, word) ||
           (customer->id_key.n >= LEAST_NAME && has_ignoring_case(text, customer->id_key));
}

/* Of a PDF the first page is enough. */
static struct str text_of(struct checker *checker, const struct evidence *evidence) {
    const struct content *content = evidence->content;
    return content && content->form != CONTENT_PDF
               ? str_slice(evidence_text(checker->arena, evidence), 0, LOOKED_AT)
               : evidence_beginning(evidence);
}

/* Files that are one have been told. */
static bool is_copy(const struct dossier *dossier, const struct evidence *evidence) {
    for (size_t i = 0; i < dossier->evidence_count; i++)
        if (&dossier->evidence[i] != evidence && evidence->sha256.n &&
            str_equal(dossier->evidence[i].sha256, evidence->sha256))
            return true;
    return false;
}

/* The one case study that it supports, beside the practice. */
static struct customer *supported(const struct customers *customers,
                                  const struct evidence *evidence) {
    struct customer *own = NULL;
    for (size_t i = 0; i < evidence->support_count; i++) {
        struct customer *found =
            customers_find(customers, dossier_find_case(customers->checker->dossier,
                                                        evidence->supports[i].case_id));
        if (!found || (own && found != own))
            return NULL;
        own = found;
    }
    return own;
}

/* Title, file name and content each by itself. A document that names its own customer may have any
 * file name, but not the title of another. */
static void look_at_document(struct customers *customers, const struct evidence *evidence) {
    struct checker *checker = customers->checker;
    struct str title = text_normalise(checker->arena, evidence->title),
               file = text_normalise(checker->arena, evidence->file), name = evidence->title;
    struct customer *own = supported(customers, evidence);
    if (look_at_supports(customers, evidence, str_join(checker->arena, title, file)) || !own)
        return;
    const struct customer *other = named_in(customers, title, own);
    bool named = !other && text_has(text_of(checker, evidence), own);
    if (!other && !named) {
        name = evidence->file;
        other = named_in(customers, file, own);
    }
    if (other) {
        findings_add(checker->findings, MESSAGE_EVIDENCE_OF_OTHER, evidence->place,
                     {say_text(evidence->id), say_text(name), say_text(other->study->id),
                      say_text(own->study->id)});
        return;
    }
    if (named)
        return;
    customers_scan(customers, evidence_beginning(evidence));
    other = customers_most(customers, own->study);
    if (other && !is_named(own) && !is_copy(checker->dossier, evidence))
        findings_add(checker->findings, MESSAGE_EVIDENCE_SPEAKS_OF_OTHER, evidence->place,
                     {say_text(evidence->id), say_text(evidence->title), say_text(other->name),
                      say_text(own->study->id)});
}

void whose_look(struct checker *checker, struct wordings *wordings) {
    const struct dossier *dossier = checker->dossier;
    struct customers customers = customers_of(checker);
    for (size_t i = 0; i < dossier->answer_count; i++)
        look_at_answer(&customers, &wordings->answers[i], &dossier->answers[i]);
    for (size_t i = 0; i < dossier->case_count; i++)
        look_at_story(&customers, &dossier->cases[i]);
    for (size_t i = 0; i < dossier->evidence_count; i++)
        look_at_document(&customers, &dossier->evidence[i]);
}
