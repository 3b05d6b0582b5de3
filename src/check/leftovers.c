/* What `dossier new` wrote and nobody changed: the partner's address, captions, and the examples of
 * the checklist's fields. */
#include "base/word_count.h"
#include "check/checker.h"
#include "check/text.h"
#include "check/web_address.h"
#include "model/skeleton.h"

#define SENTENCE 6 /* words of a text that nobody writes by chance */

static void report(struct checker *checker, struct place place, struct phrase what,
                   struct str text) {
    findings_add(checker->findings, MESSAGE_LEFT_IN, place, {say_phrase(what), say_text(text)});
}

static struct phrase named(struct checker *checker, enum phrase_id id, struct str name) {
    return phrase_of(checker->arena, id, say_text(name));
}

static bool is_skeleton_host(struct checker *checker, struct str url) {
    return str_is(site_of(checker->arena, url).host, SKELETON_HOST);
}

static bool is_example(struct checker *checker, const struct field *field, struct str example) {
    struct str text = text_normalise(checker->arena, field->text);
    return text.n && str_equal(text, text_normalise(checker->arena, example));
}

/* How much a value says that is the example: a customer, an account, an address and a sentence are
 * nobody else's, a date hardly; a number may well be the same. */
static enum severity weight_of(const struct checker *checker, const struct field *field) {
    struct str customer = checker->checklist->quality.names;
    bool names = str_equal(field->name, customer.n ? customer : STR("customer"));
    if (field->type == FIELD_ACCOUNT || field->type == FIELD_URL || names)
        return SEVERITY_ERROR;
    if (field->type == FIELD_TEXT)
        return str_words(field->text) >= SENTENCE ? SEVERITY_ERROR : SEVERITY_OF_KIND;
    return field->type == FIELD_DATE ? SEVERITY_WARNING : SEVERITY_OF_KIND;
}

static void look_at_fields(struct checker *checker, const struct case_study *study) {
    const struct checklist *checklist = checker->checklist;
    for (size_t i = 0; i < checklist->field_count; i++) {
        const struct field_declaration *declared = &checklist->fields[i];
        const struct field *field = case_find_field(study, declared->name);
        enum severity weight = field ? weight_of(checker, field) : SEVERITY_OF_KIND;
        if (weight != SEVERITY_OF_KIND && is_example(checker, field, declared->example))
            findings_add(checker->findings, MESSAGE_LEFT_IN, field->place,
                         {say_phrase(named(checker, REASON_THE_FIELD, field->name)),
                          say_text(declared->example)},
                         .severity = weight);
    }
}

static void look_at_diagrams(struct checker *checker, const struct case_study *study) {
    for (size_t i = 0; i < study->diagram_count; i++) {
        const struct diagram *diagram = &study->diagrams[i];
        if (str_equal_ignoring_case(diagram->caption, STR(SKELETON_CAPTION)))
            report(checker, diagram->place, named(checker, REASON_THE_CAPTION, diagram->file),
                   diagram->caption);
        if (str_equal_ignoring_case(diagram->alternative, STR(SKELETON_ALTERNATIVE)))
            report(checker, diagram->place, named(checker, REASON_THE_ALTERNATIVE, diagram->file),
                   diagram->alternative);
    }
}

void check_leftovers(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    if (is_skeleton_host(checker, dossier->home_page))
        report(checker, dossier->partner_place, phrase_plain(REASON_THE_HOME_PAGE),
               dossier->home_page);
    else if (is_skeleton_host(checker, dossier->practice_page))
        report(checker, dossier->practice_place, phrase_plain(REASON_THE_PRACTICE_PAGE),
               dossier->practice_page);
    for (size_t i = 0; i < dossier->person_count; i++)
        if (str_equal_ignoring_case(dossier->people[i].email, STR(SKELETON_MAIL)))
            report(checker, dossier->people[i].place,
                   named(checker, REASON_THE_MAIL_OF, dossier->people[i].name),
                   dossier->people[i].email);
    for (size_t i = 0; i < dossier->case_count; i++) {
        const struct case_study *study = &dossier->cases[i];
        if (str_equal_ignoring_case(study->public_name, STR(SKELETON_PUBLIC_NAME)) &&
            !study->customer_named)
            report(checker, study->place, named(checker, REASON_THE_PUBLIC_NAME_OF, study->id),
                   study->public_name);
        if (study->unread)
            continue;
        look_at_fields(checker, study);
        look_at_diagrams(checker, study);
    }
}
