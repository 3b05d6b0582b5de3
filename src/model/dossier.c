/* Looking things up in a dossier. Lists are short (tens of case studies, hundreds of answers), so
 * they are searched from the front; of two with one name the first counts. */
#include "model/dossier.h"

const struct field *case_find_field(const struct case_study *study, struct str name) {
    for (size_t i = 0; i < study->field_count; i++)
        if (study->fields[i].valid && str_equal(study->fields[i].name, name))
            return &study->fields[i];
    return NULL;
}

struct str case_field_text(const struct case_study *study, struct str name) {
    const struct field *field = case_find_field(study, name);
    return field ? field->text : STR("");
}

const struct section *case_find_section(const struct case_study *study, struct str id) {
    for (size_t i = 0; i < study->section_count; i++)
        if (str_equal(study->sections[i].id, id))
            return &study->sections[i];
    return NULL;
}

const struct confidential *dossier_find_confidential(const struct dossier *dossier,
                                                     const struct case_study *study,
                                                     struct str field) {
    for (size_t k = 0; k < dossier->confidential_count; k++) {
        const struct confidential *entry = &dossier->confidential[k];
        if (str_equal(entry->field, field) &&
            (str_empty(entry->case_id) || str_equal(entry->case_id, study->id)))
            return entry;
    }
    return NULL;
}

/* Whether the bytes `part` stand in an occurrence of what the reading is of. */
static bool reading_covers(const struct reading *reading, struct str text, struct range part) {
    struct str said = reading->text;
    for (size_t at = part.to > said.n ? part.to - said.n : 0; said.n && at <= part.from; at++)
        if (at + said.n >= part.to &&
            str_equal_ignoring_case(str_slice(text, at, at + said.n), said))
            return true;
    return false;
}

bool dossier_allows(const struct dossier *dossier, const struct case_study *study, struct str text,
                    struct range part) {
    for (size_t k = 0; k < dossier->reading_count; k++) {
        const struct reading *reading = &dossier->readings[k];
        bool here = str_empty(reading->case_id) || str_equal(reading->case_id, study->id);
        if (!reading->is_name && here && reading_covers(reading, text, part))
            return true;
    }
    return false;
}

bool dossier_names(const struct dossier *dossier, struct str text, struct range part) {
    for (size_t k = 0; k < dossier->reading_count; k++)
        if (dossier->readings[k].is_name && reading_covers(&dossier->readings[k], text, part))
            return true;
    return false;
}

const struct case_study *dossier_find_case(const struct dossier *dossier, struct str id) {
    for (size_t i = 0; i < dossier->case_count; i++)
        if (str_equal(dossier->cases[i].id, id))
            return &dossier->cases[i];
    return NULL;
}

const struct person *dossier_find_person(const struct dossier *dossier, struct str id) {
    for (size_t i = 0; i < dossier->person_count; i++)
        if (str_equal(dossier->people[i].id, id))
            return &dossier->people[i];
    return NULL;
}

const struct person *dossier_find_contact(const struct dossier *dossier) {
    for (size_t i = 0; i < dossier->person_count; i++)
        if (dossier->people[i].contact)
            return &dossier->people[i];
    return NULL;
}

struct str dossier_relative_path(const struct dossier *dossier, struct str path) {
    struct str folder = dossier->folder;
    if (folder.n && path.n > folder.n && str_starts(path, folder) && path.s[folder.n] == '/')
        return str_slice(path, folder.n + 1, path.n);
    return path;
}

const struct image *dossier_find_image(const struct dossier *dossier, struct str path) {
    for (size_t i = 0; i < dossier->image_count; i++)
        if (str_equal(dossier->images[i].path, path))
            return &dossier->images[i];
    return NULL;
}

/* "requirements/1.0" for "requirements/1.0/s4"; empty for a key of an item. */
static struct str key_above(struct str key) {
    size_t first = str_find(key, STR("/"), 0);
    if (first == SIZE_MAX)
        return STR("");
    size_t second = str_find(key, STR("/"), first + 1);
    return second == SIZE_MAX ? STR("") : str_slice(key, 0, second);
}

static const struct answer *find_answer(const struct dossier *dossier, struct str key,
                                        struct str case_id) {
    for (size_t i = 0; i < dossier->answer_count; i++) {
        const struct answer *answer = &dossier->answers[i];
        if (str_equal(answer->item, key) && str_equal(answer->case_id, case_id))
            return answer;
    }
    return NULL;
}

const struct answer *dossier_find_answer(const struct dossier *dossier, struct str key,
                                         struct str case_id) {
    const struct answer *answer = NULL;
    for (; key.n && !answer; key = key_above(key)) {
        answer = find_answer(dossier, key, case_id);
        if (!answer && case_id.n)
            answer = find_answer(dossier, key, STR(""));
    }
    return answer;
}

bool support_fits(const struct support *support, struct str key, struct str case_id) {
    bool same_case = case_id.n == 0 || support->case_id.n == 0;
    if (!same_case && !str_equal(support->case_id, case_id))
        return false;
    if (str_equal(support->item, key))
        return true;
    struct str above = key_above(key);
    return above.n && str_equal(support->item, above);
}

bool evidence_supports(const struct evidence *e, struct str key, struct str case_id) {
    for (size_t i = 0; i < e->support_count; i++)
        if (support_fits(&e->supports[i], key, case_id))
            return true;
    return false;
}
