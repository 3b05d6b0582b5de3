/* What a submission holds for the question of a rule: facts, documents, the answer, texts. */
#include "check/found.h"

#include "check/claim.h"
#include "check/placeholder.h"
#include "check/text.h"
#include "check/wording.h"

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

static enum phrase_id fact_trouble(const struct field *written, const struct field *valid) {
    if (!written)
        return REASON_NOT_GIVEN;
    if (!valid)
        return REASON_UNREADABLE;
    if (!valid->text.n && valid->type != FIELD_LIST)
        return REASON_EMPTY;
    return field_is_placeholder(valid) ? REASON_PLACEHOLDER : PHRASE_NONE;
}

const struct field *fact_find(const struct question *ask, struct str name, struct phrase expected,
                              struct verdict *verdict) {
    const struct field *written = field_written(ask->study, name),
                       *valid = case_find_field(ask->study, name);
    enum phrase_id trouble = fact_trouble(written, valid);
    if (!trouble)
        return valid;
    *verdict = verdict_fails(ask, phrase_of(ask->arena, trouble, say_text(name)), expected,
                             written ? written->place : NOWHERE);
    verdict->cause = name;
    return NULL;
}

struct phrase fact_value(const struct question *ask, const struct field *field) {
    return phrase_of(ask->arena, REASON_TEXT, say_field(field));
}

struct phrase fact_is(const struct question *ask, const struct field *field) {
    return phrase_of(ask->arena, REASON_FIELD_IS, say_text(field->name), say_field(field));
}

struct phrase fact_value_is(const struct question *ask, const struct field *field) {
    return phrase_of(ask->arena, REASON_VALUE_IS, say_text(field->name), say_field(field));
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

struct phrase documents_list(const struct question *ask, const struct evidence *const *documents,
                             size_t count) {
    return phrase_of(ask->arena, REASON_EVIDENCE, say_documents(documents, count));
}

const struct answer *answer_find(const struct question *ask) {
    const struct answer *answer = claim_find_own(ask->dossier, ask->condition->key, ask->study);
    if (!answer || answer->met != MET_YES ||
        wording_of(ask->shared->wordings, ask->dossier, answer))
        return NULL;
    return answer;
}

struct phrase answer_voucher(const struct question *ask, const struct answer *answer) {
    const struct person *person = dossier_find_person(ask->dossier, answer->person);
    return person ? phrase_of(ask->arena, REASON_BY, say_person(person))
                  : phrase_plain(REASON_BY_PARTNER);
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
