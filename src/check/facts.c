/* The facts by themselves, before any rule: what the checklist declares as required must be there,
 * and nothing may be a placeholder. */
#include "base/ascii.h"
#include "base/word_count.h"
#include "check/checker.h"
#include "check/claim.h"
#include "check/placeholder.h"

static struct str file_of(const struct case_study *study) {
    return study->path.n ? study->path : study->file;
}

static struct cause absence(const struct case_study *study, struct str name) {
    return (struct cause){CAUSE_FACT, name, study->id};
}

/* `subject` is REASON_THE_.... */
static void report_placeholder(struct checker *checker, struct place place, struct phrase subject,
                               struct str text) {
    findings_add(checker->findings, MESSAGE_PLACEHOLDER, place,
                 {say_phrase(subject), say_text(str_trim(text))});
}

static struct phrase named(struct checker *checker, enum phrase_id subject, struct str name) {
    return phrase_of(checker->arena, subject, say_text(name));
}

static const struct field *field_written(const struct case_study *study, struct str name) {
    for (size_t i = 0; i < study->field_count; i++)
        if (str_equal(study->fields[i].name, name))
            return &study->fields[i];
    return NULL;
}

static void check_missing_field(struct checker *checker, const struct case_study *study,
                                const struct field_declaration *declared) {
    const struct field *field = field_written(study, declared->name);
    if (field && (!field->valid || field->text.n || field->list_count)) {
        if (!field->valid)
            findings_note(checker->findings, absence(study, declared->name));
        return;
    }
    struct place place = {.file = file_of(study), .line = 1, .column = 1, .length = 3};
    if (declared->required)
        findings_add(checker->findings, field ? MESSAGE_FIELD_EMPTY : MESSAGE_MISSING_FIELD,
                     field ? field->place : place,
                     {say_text(study->id), say_text(declared->name), say_text(declared->title),
                      say_text(declared->example)},
                     .cause = absence(study, declared->name));
}

static void check_list(struct checker *checker, const struct field *field) {
    for (size_t i = 0; field->valid && field->type == FIELD_LIST && i < field->list_count; i++)
        for (size_t k = 0; k < i; k++)
            if (str_equal_ignoring_case(field->list[i], field->list[k])) {
                findings_add(checker->findings, MESSAGE_LISTED_TWICE, field->place,
                             {say_phrase(named(checker, REASON_THE_FIELD, field->name)),
                              say_text(field->list[i])});
                return;
            }
}

static bool value_is_placeholder(const struct field *field, struct str *text) {
    *text = field->text;
    if (field->type != FIELD_LIST)
        return placeholder_is(field->text);
    for (size_t i = 0; i < field->list_count; i++) {
        *text = field->list[i];
        if (placeholder_is(field->list[i]))
            return true;
    }
    return false;
}

static void check_section(struct checker *checker, const struct case_study *study,
                          const struct section_declaration *declared) {
    const struct section *section = case_find_section(study, declared->id);
    bool written = section && section->body;
    struct str text = written ? str_trim(node_text(checker->arena, section->body)) : STR("");
    size_t words = str_words(text);
    if (placeholder_is(text)) {
        report_placeholder(checker, section->place,
                           named(checker, REASON_THE_SECTION, section->title), text);
        findings_note(checker->findings, absence(study, declared->id));
    } else if (!section && findings_know(checker->findings, absence(study, declared->id))) {
        return;
    } else if (words == 0 && declared->required) {
        /* a heading without a word below it is as good as none */
        findings_add(checker->findings, section ? MESSAGE_SECTION_EMPTY : MESSAGE_MISSING_SECTION,
                     section ? section->place : (struct place){.file = file_of(study)},
                     {say_text(study->id), say_text(declared->title), say_text(declared->help)});
        findings_note(checker->findings,
                      absence(study, declared->id)); /* a field may be called so */
    } else if (section && words < (size_t)declared->min_words) {
        findings_add(checker->findings, MESSAGE_THIN_SECTION, section->place,
                     {say_text(section->title), say_size(words), say_number(declared->min_words),
                      say_text(declared->help)});
    }
}

static void check_label(struct checker *checker, struct place place, struct phrase what,
                        struct str text) {
    struct str found = placeholder_is(text) ? text : placeholder_find(text);
    if (found.n)
        report_placeholder(checker, place, what, found);
}

/* A figure's caption is its alternative text when it has no title; the alternative text of a
 * picture in a line is a part of that line, where a phrase is found anyway. */
static void check_picture(struct checker *checker, const struct node *picture,
                          struct place otherwise) {
    struct place place = picture->place.line ? picture->place : otherwise;
    struct str file = picture->target, caption = node_text(checker->arena, picture);
    if (picture->kind == NODE_IMAGE && placeholder_find(picture->text).n)
        return;
    check_label(checker, place, named(checker, REASON_THE_ALTERNATIVE, file), picture->text);
    if (picture->kind == NODE_FIGURE && !str_equal(caption, picture->text))
        check_label(checker, place, named(checker, REASON_THE_CAPTION, file), caption);
}

/* Placeholders inside running text, paragraph by paragraph: a phrase does not end where emphasis
 * begins. */
static void check_text(struct checker *checker, const struct node *body, struct place otherwise,
                       struct phrase what) {
    for (const struct node *node = body; node; node = node_next(body, node)) {
        if (node->kind == NODE_FIGURE || node->kind == NODE_IMAGE)
            check_picture(checker, node, otherwise);
        if (node->kind == NODE_FIGURE || !node_is_block(node->kind) || !node->first ||
            node_is_block(node->first->kind))
            continue;
        struct str found = placeholder_find(node_text(checker->arena, node));
        if (found.n)
            report_placeholder(checker, node->place.line ? node->place : otherwise, what, found);
    }
}

/* "TODO", "Case study 2", "Fallstudie". */
static bool is_working_title(struct str title) {
    static const char *const words[] = {"case study", "fallstudie", "untitled", "ohne titel",
                                        "title",      "titel",      "referenz", "reference"};
    if (placeholder_is(title))
        return true;
    while (title.n && (is_digit(title.s[title.n - 1]) || title.s[title.n - 1] == ' ' ||
                       title.s[title.n - 1] == '#'))
        title.n--;
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_equal_ignoring_case(title, str_of(words[i])))
            return true;
    return false;
}

static void check_study(struct checker *checker, const struct case_study *study) {
    if (!study->customer_named && placeholder_is(study->public_name))
        report_placeholder(checker, study->place,
                           named(checker, REASON_THE_PUBLIC_NAME_OF, study->id),
                           study->public_name);
    if (study->unread)
        return;
    for (size_t i = 0; i < checker->checklist->field_count; i++)
        check_missing_field(checker, study, &checker->checklist->fields[i]);
    for (size_t i = 0; i < study->field_count; i++) {
        const struct field *field = &study->fields[i];
        struct str text;
        bool customer = str_equal(field->name, checklist_customer_field(checker->checklist));
        check_list(checker, field);
        if (field->valid &&
            (value_is_placeholder(field, &text) || (customer && is_working_title(field->text)))) {
            report_placeholder(checker, field->place, named(checker, REASON_THE_FIELD, field->name),
                               text);
            findings_note(checker->findings, absence(study, field->name));
        }
    }
    if (is_working_title(study->title) && !str_equal(study->title, study->id))
        report_placeholder(checker, study->title_place,
                           named(checker, REASON_THE_FIELD, STR("title")), study->title);
    for (size_t i = 0; i < checker->checklist->section_count; i++)
        check_section(checker, study, &checker->checklist->sections[i]);
    for (size_t k = 0; k < study->section_count; k++) {
        const struct section *section = &study->sections[k];
        if (!section->body || placeholder_is(node_text(checker->arena, section->body)))
            continue;
        check_text(checker, section->body, section->place,
                   named(checker, REASON_PART_OF_SECTION, section->title));
    }
    if (study->story.body)
        check_text(checker, study->story.body, study->story.place,
                   named(checker, REASON_PART_OF_SECTION, study->story.title));
    for (size_t i = 0; i < study->diagram_count; i++) {
        /* A picture that cannot be read was reported by the reader. */
        const struct diagram *diagram = &study->diagrams[i];
        struct str file = diagram->file;
        if (!diagram->image)
            findings_note(checker->findings, absence(study, STR(FACT_DIAGRAM)));
        check_label(checker, diagram->place, named(checker, REASON_THE_CAPTION, file),
                    diagram->caption);
        check_label(checker, diagram->place, named(checker, REASON_THE_ALTERNATIVE, file),
                    diagram->alternative);
    }
}

void check_facts(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    if (!dossier->partner_name.n && !dossier->partner_tier.n && !dossier->practice_page.n)
        /* the reader has said so */
        findings_note(checker->findings, (struct cause){CAUSE_FACT, STR(FACT_PARTNER), STR("")});
    if (placeholder_is(dossier->partner_name))
        report_placeholder(checker, dossier->partner_place, phrase_plain(REASON_THE_PARTNER_NAME),
                           dossier->partner_name);
    if (placeholder_is(dossier->partner_tier))
        report_placeholder(checker, dossier->tier_place, phrase_plain(REASON_THE_TIER),
                           dossier->partner_tier);
    for (size_t k = 0; k < dossier->person_count; k++) {
        const struct person *person = &dossier->people[k];
        if (placeholder_is(person->name))
            report_placeholder(checker, person->place, phrase_plain(REASON_A_PERSON_NAME),
                               person->name);
        else if (placeholder_is(person->role) || str_equal_ignoring_case(person->role, STR("role")))
            report_placeholder(checker, person->place,
                               named(checker, REASON_THE_ROLE_OF, person->name), person->role);
    }
    for (size_t i = 0; i < dossier->case_count; i++)
        check_study(checker, &dossier->cases[i]);
    for (size_t i = 0; i < dossier->answer_count; i++) {
        const struct answer *answer = &dossier->answers[i];
        struct phrase what = named(checker, REASON_THE_ANSWER_TO, answer->item);
        struct str text = claim_text(checker->arena, answer);
        if (placeholder_is(text))
            report_placeholder(checker, answer->place, what, text);
        else
            check_text(checker, answer->body, answer->place, what);
    }
    for (size_t i = 0; i < dossier->evidence_count; i++)
        if (!dossier->evidence[i].support_count &&
            !evidence_is_private(dossier, &dossier->evidence[i]))
            findings_add(checker->findings, MESSAGE_ORPHAN_EVIDENCE, dossier->evidence[i].place,
                         {say_text(dossier->evidence[i].id)});
}
