/* The dossier as named values for templates and for the mail. Names are those of the formats, with
 * hyphens, so that a partner who changes a template finds what the manifest taught. */
#include "compose/composer.h"

static void values_add_person(struct arena *arena, struct value *map, const struct person *person) {
    value_add_text(arena, map, "name", person ? person->name : (struct str){0});
    value_add_text(arena, map, "role", person ? person->role : (struct str){0});
    value_add_text(arena, map, "email", person ? person->email : (struct str){0});
}

static void values_add_people(struct arena *arena, struct value *values,
                              const struct dossier *dossier) {
    struct value *people = value_add_list(arena, values, "people");
    values_add_person(arena, value_add_map(arena, values, "contact"),
                      dossier_find_contact(dossier));
    for (size_t k = 0; k < dossier->person_count; k++)
        values_add_person(arena, value_add_map(arena, people, "person"), &dossier->people[k]);
}

static void values_add_cases(struct arena *arena, struct value *values,
                             const struct dossier *dossier) {
    struct value *cases = value_add_list(arena, values, "cases");
    for (size_t k = 0; k < dossier->case_count; k++) {
        const struct case_study *study = &dossier->cases[k];
        struct value *map = value_add_map(arena, cases, "case-study");
        value_add_text(arena, map, "id", study->id);
        value_add_text(arena, map, "number", str_format(arena, "%zu", k + 1));
        value_add_text(arena, map, "title", study->title);
        value_add_text(arena, map, "customer", case_field_text(study, STR("customer")));
    }
    value_add_text(arena, values, "case-study-count",
                   str_format(arena, "%zu", dossier->case_count));
}

static void values_add_parts(struct arena *arena, struct value *values,
                             const struct checklist *checklist) {
    struct value *parts = value_add_list(arena, values, "parts");
    for (size_t k = 0; k < checklist->part_count; k++) {
        struct value *map = value_add_map(arena, parts, "part");
        value_add_text(arena, map, "id", checklist->parts[k].id);
        value_add_text(arena, map, "title", checklist->parts[k].title);
    }
}

static bool has_settled_remark(const struct dossier *dossier) {
    for (size_t k = 0; k < dossier->remark_count; k++)
        if (remark_is_settled(&dossier->remarks[k]))
            return true;
    return false;
}

static void values_add_changes(struct arena *arena, struct value *values,
                               const struct compose_input *input, const struct words *words) {
    const struct changes *changes = input->changes;
    bool replies = has_settled_remark(input->dossier), results = changes && changes->count;
    struct str none = {0}, yes = STR("yes");
    value_add_text(arena, values, "has-changes", replies || results ? yes : none);
    value_add_text(arena, values, "has-replies", replies ? yes : none);
    value_add_text(arena, values, "has-result-changes", results ? yes : none);
    value_add_text(arena, values, "since",
                   changes ? words_date(arena, words, changes->before->date) : none);
}

struct value *compose_values(struct arena *arena, const struct compose_input *input,
                             const struct words *words) {
    const struct dossier *dossier = input->dossier;
    const struct checklist *checklist = input->checklist;
    struct value *values = value_map(arena);
    struct date due = date_add_months(dossier->date, checklist->renewal_months);
    struct value *partner = value_add_map(arena, values, "partner");
    value_add_text(arena, partner, "name", dossier->partner_name);
    value_add_text(arena, partner, "tier", dossier->partner_tier);
    value_add_text(arena, partner, "home-page", dossier->home_page);
    value_add_text(arena, partner, "practice-page", dossier->practice_page);
    struct value *map = value_add_map(arena, values, "checklist");
    value_add_text(arena, map, "id", checklist->id);
    value_add_text(arena, map, "title", checklist->title);
    value_add_text(arena, map, "short-title", checklist->short_title);
    value_add_text(arena, map, "program", checklist->program);
    value_add_text(arena, map, "edition", checklist->edition);
    value_add_text(arena, map, "source", checklist->source);
    value_add_text(arena, map, "released", words_date(arena, words, checklist->released));
    values_add_people(arena, values, dossier);
    values_add_cases(arena, values, dossier);
    values_add_parts(arena, values, checklist);
    struct value *tally = value_add_map(arena, values, "tally");
    for (enum mark k = 0; k < MARK_COUNT; k++)
        value_add_text(arena, tally, mark_names[k],
                       str_format(arena, "%zu", results_marked(input->results, k)));
    value_add_text(arena, values, "date", words_date(arena, words, dossier->date));
    value_add_text(arena, values, "due",
                   checklist->renewal_months ? words_date(arena, words, due) : (struct str){0});
    value_add_text(arena, values, "draft", input->draft ? STR("yes") : (struct str){0});
    value_add_text(arena, values, "has-people",
                   dossier->person_count ? STR("yes") : (struct str){0});
    value_add_text(arena, values, "has-evidence",
                   evidence_handed_in(dossier) ? STR("yes") : (struct str){0});
    value_add_text(arena, values, "evidence-count",
                   str_format(arena, "%zu", evidence_handed_in(dossier)));
    size_t bound = 0;
    for (size_t i = 0; i < dossier->evidence_count; i++)
        bound += exhibit_is_bound(&dossier->evidence[i]);
    value_add_text(arena, values, "bound-count", str_format(arena, "%zu", bound));
    value_add_text(arena, values, "has-bound", bound ? STR("yes") : (struct str){0});
    value_add_text(arena, values, "has-calculation",
                   calculation_is_there(input->results) ? STR("yes") : (struct str){0});
    value_add_text(arena, values, "has-points",
                   points_are_there(input->results) ? STR("yes") : (struct str){0});
    value_add_text(arena, values, "has-remarks",
                   dossier->remark_count ? STR("yes") : (struct str){0});
    values_add_changes(arena, values, input, words);
    return values;
}
