/* Whether a number in a text speaks of a field: by where it stands (an answer to a condition about
 * the field, a row with its label) or by the words around it. What the words leave open does not.
 */
#ifndef CHECK_SPEAKS_H
#define CHECK_SPEAKS_H

#include "check/checker.h"
#include "check/field_words.h"
#include "check/said.h"

/* A field with a number or a date. */
struct subject {
    const struct field_declaration *declaration;
    const struct field *field;
    struct mention value;
    struct field_words words;
    bool shared; /* another field's name ends alike */
    bool yearly; /* or of another period */
};

struct study_facts {
    struct checker *checker;
    const struct case_study *study;
    struct subject *subjects;
    size_t subject_count;
    struct said_list said;
};

/* Finds the fields of the study that have a number or a date. */
void facts_find_subjects(struct study_facts *facts);
/* Whether an answer to the condition speaks of this field before all others of its kind: the only
 * one its rule names, or the one it is called after. */
bool facts_is_asked(const struct study_facts *facts, const struct condition *condition,
                    const struct subject *subject);
/* How many of the numbers are of the kind. */
size_t said_count(const struct said *said, enum mention_kind kind);
/* Whether the label of a row speaks of the field. */
bool facts_label_is_of(const struct study_facts *facts, const struct said *said,
                       const struct subject *subject);
/* Whether the rule, or one inside it, names the field. */
bool rule_names_field(const struct rule *rule, struct str name);
/* The thing counted stands up to three words behind the number. */
bool mention_counts(const struct said *said, const struct mention *mention,
                    const struct subject *subject);
/* Whether the number can be no statement of the field's value, whatever stands around it. */
bool facts_explain(const struct study_facts *facts, const struct said *said,
                   const struct mention *mention, const struct subject *subject);
/* Whether it is one, in an answer to a question for the field, in a row with its label, anywhere.
 */
bool speaks_in_answer(const struct study_facts *facts, const struct said *said,
                      const struct mention *mention, const struct subject *subject);
bool speaks_in_row(const struct said *said, const struct mention *mention,
                   const struct subject *subject);
bool speaks_in_sentence(const struct study_facts *facts, const struct said *said,
                        const struct mention *mention, const struct subject *subject);

#endif
