/* The facts by themselves, before any rule: what the checklist declares as required must be there,
 * and nothing may be a placeholder. */
#include "check/checker.h"
#include "check/claim.h"
#include "check/placeholder.h"

static struct str told_key(struct arena *arena, const char *what, const struct case_study *study,
                           struct str name) {
    struct str id = study ? study->id : STR("");
    return str_format(arena, "%s|%.*s|%.*s", what, STR_ARG(id), STR_ARG(name));
}

bool told_before(const struct checker *checker, const char *what, const struct case_study *study,
                 struct str name) {
    struct str key = told_key(checker->arena, what, study, name);
    for (size_t i = 0; i < checker->told_count; i++)
        if (str_equal(checker->told[i], key))
            return true;
    return false;
}

bool told_already(struct checker *checker, const char *what, const struct case_study *study,
                  struct str name) {
    if (told_before(checker, what, study, name))
        return true;
    *APPEND(checker->arena, checker->told, checker->told_count) =
        told_key(checker->arena, what, study, name);
    return false;
}

static struct str file_of(const struct case_study *study) {
    return study->path.n ? study->path : study->file;
}

static void report_placeholder(struct checker *checker, struct place place, struct str what,
                               struct str text) {
    struct finding *finding =
        finding_add(checker->findings, FINDING_PLACEHOLDER, place,
                    "%.*s is a placeholder: \"%.*s\"", STR_ARG(what), STR_ARG(str_trim(text)));
    finding_help(checker->findings, finding, "replace it with the fact, or take it out");
}

static const struct field *field_written(const struct case_study *study, struct str name) {
    for (size_t i = 0; i < study->field_count; i++)
        if (str_equal(study->fields[i].name, name))
            return &study->fields[i];
    return NULL;
}

static void report_missing_field(struct checker *checker, const struct case_study *study,
                                 const struct field_declaration *declared,
                                 const struct field *field) {
    struct place place = {.file = file_of(study), .line = 1, .column = 1, .length = 3};
    struct finding *finding =
        finding_add(checker->findings, FINDING_MISSING_FIELD, field ? field->place : place,
                    "%.*s: the field %.*s (%.*s) is %s", STR_ARG(study->id),
                    STR_ARG(declared->name), STR_ARG(declared->title), field ? "empty" : "missing");
    finding_help(checker->findings, finding, "add to the front matter: %.*s: %.*s",
                 STR_ARG(declared->name), STR_ARG(declared->example));
    told_already(checker, "absent", study, declared->name);
}

static void check_missing_field(struct checker *checker, const struct case_study *study,
                                const struct field_declaration *declared) {
    const struct field *field = field_written(study, declared->name);
    if (field && (!field->valid || field->text.n || field->list_count)) {
        if (!field->valid)
            told_already(checker, "absent", study, declared->name);
        return;
    }
    if (findings_know(checker->findings, (struct cause){CAUSE_FACT, declared->name, study->id}))
        told_already(checker, "absent", study, declared->name);
    else if (declared->required)
        report_missing_field(checker, study, declared, field);
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

static void check_field_placeholder(struct checker *checker, const struct case_study *study,
                                    const struct field *field) {
    struct str text;
    if (!field->valid || !value_is_placeholder(field, &text))
        return;
    report_placeholder(checker, field->place,
                       str_format(checker->arena, "the field %.*s", STR_ARG(field->name)), text);
    told_already(checker, "absent", study, field->name);
}

/* A heading without a word below it is as good as none. */
static void check_missing_section(struct checker *checker, const struct case_study *study,
                                  const struct section_declaration *declared,
                                  const struct section *section) {
    struct place place = section ? section->place : (struct place){.file = file_of(study)};
    struct finding *finding = finding_add(checker->findings, FINDING_MISSING_SECTION, place,
                                          "%.*s: the section \"%.*s\" is %s", STR_ARG(study->id),
                                          STR_ARG(declared->title), section ? "empty" : "missing");
    finding_help(checker->findings, finding, "%s \"## %.*s\": %.*s",
                 section ? "write below the heading" : "add the heading", STR_ARG(declared->title),
                 STR_ARG(declared->help));
    told_already(checker, "absent", study, declared->id);
}

static void check_thin_section(struct checker *checker, const struct section *section, size_t words,
                               const struct section_declaration *declared) {
    struct finding *finding =
        finding_add(checker->findings, FINDING_THIN_SECTION, section->place,
                    "the section \"%.*s\" has %zu word%s, at least %d are expected",
                    STR_ARG(section->title), words, words == 1 ? "" : "s", declared->min_words);
    finding_help(checker->findings, finding, "%.*s", STR_ARG(declared->help));
}

static void check_section(struct checker *checker, const struct case_study *study,
                          const struct section_declaration *declared) {
    const struct section *section = case_find_section(study, declared->id);
    bool written = section && section->body;
    struct str text = written ? str_trim(node_text(checker->arena, section->body)) : STR("");
    size_t words = str_words(text);
    if (placeholder_is(text)) {
        struct str what =
            str_format(checker->arena, "the section \"%.*s\"", STR_ARG(section->title));
        report_placeholder(checker, section->place, what, text);
        told_already(checker, "absent", study, declared->id);
    } else if (!section && findings_know(checker->findings,
                                         (struct cause){CAUSE_FACT, declared->id, study->id})) {
        told_already(checker, "absent", study, declared->id);
    } else if (words == 0 && declared->required) {
        check_missing_section(checker, study, declared, section);
    } else if (section && words < (size_t)declared->min_words) {
        check_thin_section(checker, section, words, declared);
    }
}

static void check_label(struct checker *checker, struct place place, struct str what,
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
    check_label(checker, place,
                str_format(checker->arena, "the alternative text of \"%.*s\"", STR_ARG(file)),
                picture->text);
    if (picture->kind == NODE_FIGURE && !str_equal(caption, picture->text))
        check_label(checker, place,
                    str_format(checker->arena, "the caption of \"%.*s\"", STR_ARG(file)), caption);
}

/* Placeholders inside running text, paragraph by paragraph: a phrase does not end where emphasis
 * begins. */
static void check_text(struct checker *checker, const struct node *body, struct place otherwise,
                       struct str what) {
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

static void check_study_text(struct checker *checker, const struct case_study *study) {
    for (size_t i = 0; i < study->section_count; i++) {
        const struct section *section = &study->sections[i];
        if (!section->body || placeholder_is(node_text(checker->arena, section->body)))
            continue;
        struct str what =
            str_format(checker->arena, "a part of the section \"%.*s\"", STR_ARG(section->title));
        check_text(checker, section->body, section->place, what);
    }
}

/* A picture that cannot be read was reported by the reader. */
static void check_diagram(struct checker *checker, const struct case_study *study,
                          const struct diagram *diagram) {
    struct str file = diagram->file;
    if (!diagram->image)
        told_already(checker, "absent", study, STR("a readable diagram"));
    check_label(checker, diagram->place,
                str_format(checker->arena, "the caption of \"%.*s\"", STR_ARG(file)),
                diagram->caption);
    check_label(checker, diagram->place,
                str_format(checker->arena, "the alternative text of \"%.*s\"", STR_ARG(file)),
                diagram->alternative);
}

static void check_study(struct checker *checker, const struct case_study *study) {
    if (study->unread)
        return;
    for (size_t i = 0; i < checker->checklist->field_count; i++)
        check_missing_field(checker, study, &checker->checklist->fields[i]);
    for (size_t i = 0; i < study->field_count; i++)
        check_field_placeholder(checker, study, &study->fields[i]);
    for (size_t i = 0; i < checker->checklist->section_count; i++)
        check_section(checker, study, &checker->checklist->sections[i]);
    check_study_text(checker, study);
    for (size_t i = 0; i < study->diagram_count; i++)
        check_diagram(checker, study, &study->diagrams[i]);
}

static void check_answer(struct checker *checker, const struct answer *answer) {
    struct str what = str_format(checker->arena, "the answer to %.*s", STR_ARG(answer->item));
    struct str text = claim_text(checker->arena, answer);
    if (placeholder_is(text))
        report_placeholder(checker, answer->place, what, text);
    else
        check_text(checker, answer->body, answer->place, what);
}

static void check_partner(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    if (!dossier->partner_name.n && !dossier->partner_tier.n && !dossier->practice_page.n)
        told_already(checker, "absent", NULL, STR("the partner")); /* by the reader */
    if (placeholder_is(dossier->partner_name))
        report_placeholder(checker, dossier->partner_place, STR("the name of the partner"),
                           dossier->partner_name);
    if (placeholder_is(dossier->partner_tier))
        report_placeholder(checker, dossier->tier_place, STR("the tier of the partner"),
                           dossier->partner_tier);
    for (size_t i = 0; i < dossier->person_count; i++)
        if (placeholder_is(dossier->people[i].name))
            report_placeholder(checker, dossier->people[i].place, STR("the name of a person"),
                               dossier->people[i].name);
}

static void check_evidence(struct checker *checker, const struct evidence *evidence) {
    if (evidence->support_count)
        return;
    struct finding *finding =
        finding_add(checker->findings, FINDING_ORPHAN_EVIDENCE, evidence->place,
                    "evidence %.*s supports no item", STR_ARG(evidence->id));
    finding_help(checker->findings, finding,
                 "add <supports item=\"...\"/> to it, with case and pages, or remove it");
}

void check_facts(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    if (dossier->date.year == 0) /* the reader has told so */
        told_already(checker, "absent", NULL, STR("the submission has no date"));
    check_partner(checker);
    for (size_t i = 0; i < dossier->case_count; i++)
        check_study(checker, &dossier->cases[i]);
    for (size_t i = 0; i < dossier->answer_count; i++)
        check_answer(checker, &dossier->answers[i]);
    for (size_t i = 0; i < dossier->evidence_count; i++)
        check_evidence(checker, &dossier->evidence[i]);
}
