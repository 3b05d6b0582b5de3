/* What a submission holds for the question of a rule: facts, documents, the answer, texts. */
#include "check/found.h"

#include "base/buf.h"
#include "check/claim.h"
#include "check/placeholder.h"
#include "check/text.h"

#define LIST_BYTES ((size_t)1 << 20)

/* The field as written, valid or not. */
static const struct field *field_written(const struct case_study *study, struct str name) {
    for (size_t i = 0; i < study->field_count; i++)
        if (str_equal(study->fields[i].name, name))
            return &study->fields[i];
    return NULL;
}

static bool field_is_placeholder(const struct field *field) {
    if (field->type != FIELD_LIST)
        return placeholder_is(field->text);
    for (size_t i = 0; i < field->list_count; i++)
        if (placeholder_is(field->list[i]))
            return true;
    return field->list_count == 0;
}

static const char *fact_trouble(const struct field *written, const struct field *valid) {
    if (!written)
        return "is not given";
    if (!valid)
        return "cannot be read";
    if (!valid->text.n && valid->type != FIELD_LIST)
        return "is empty";
    return field_is_placeholder(valid) ? "is a placeholder" : NULL;
}

const struct field *fact_find(const struct question *ask, struct str name, struct str expected,
                              struct verdict *verdict) {
    const struct field *written = field_written(ask->study, name),
                       *valid = case_find_field(ask->study, name);
    const char *trouble = fact_trouble(written, valid);
    if (!trouble)
        return valid;
    struct str found = str_format(ask->arena, "%.*s %s", STR_ARG(name), trouble);
    *verdict = verdict_fails(ask, found, found, expected);
    verdict->cause = name;
    if (written)
        verdict->place = written->place;
    return NULL;
}

static bool supports_group(const struct evidence *e, const struct group *group,
                           struct str case_id) {
    for (size_t i = 0; i < group->item_count; i++) {
        const struct item *item = &group->items[i];
        for (size_t c = 0; c < item->condition_count; c++)
            if (evidence_supports(e, item->conditions[c].key, case_id))
                return true;
        if (evidence_supports(e, item->key, case_id))
            return true;
    }
    return false;
}

static bool is_counted(const struct question *ask, const struct evidence *e) {
    struct str case_id = ask->study ? ask->study->id : STR("");
    if (!e->present && !e->url.n)
        return false;
    if (ask->waiver && supports_group(e, ask->waiver, case_id))
        return true;
    return evidence_supports(e, ask->condition->key, case_id);
}

const struct evidence **documents_find(const struct question *ask, const struct str *kinds,
                                       size_t kind_count, size_t *count) {
    const struct evidence **list = NULL;
    *count = 0;
    for (size_t i = 0; i < ask->dossier->evidence_count; i++) {
        const struct evidence *e = &ask->dossier->evidence[i];
        if (is_counted(ask, e) && (kind_count == 0 || word_is_in(e->kind, kinds, kind_count)))
            *APPEND(ask->arena, list, *count) = e;
    }
    return list;
}

struct str documents_list(const struct question *ask, const struct evidence *const *documents,
                          size_t count) {
    struct buf buf = buf_init(ask->arena, LIST_BYTES);
    for (size_t i = 0; i < count; i++) {
        buf_add_text(&buf, i ? ", " : "evidence ");
        buf_add(&buf, documents[i]->id);
    }
    return buf_str(&buf);
}

const struct answer *answer_find(const struct question *ask) {
    const struct answer *answer = claim_find_own(ask->dossier, ask->condition->key, ask->study);
    return answer && answer->met == MET_YES ? answer : NULL;
}

struct str answer_voucher(const struct question *ask, const struct answer *answer) {
    const struct person *person = dossier_find_person(ask->dossier, answer->person);
    if (!person)
        return STR("by the partner");
    return str_format(ask->arena, "by %.*s", STR_ARG(person->name));
}

struct str section_text(const struct question *ask, const struct section *section) {
    return section && section->body ? str_trim(node_text(ask->arena, section->body)) : STR("");
}

struct str section_title(const struct question *ask, struct str id) {
    for (size_t i = 0; i < ask->checklist->section_count; i++)
        if (str_equal(ask->checklist->sections[i].id, id))
            return ask->checklist->sections[i].title;
    return id;
}
