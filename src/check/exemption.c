/* Whether a condition is asked at all. What stands at the group counts for all its items, what
 * stands at the item for all its conditions. */
#include "check/exemption.h"

#include "check/found.h"
#include "check/placeholder.h"
#include "check/text.h"

static bool is_required(const struct checklist *checklist, struct str name) {
    const struct field_declaration *field = checklist_find_field(checklist, name);
    const struct section_declaration *section = checklist_find_section(checklist, name);
    return field ? field->required : section && section->required;
}

/* Something stands there, but it cannot be read or is a placeholder: reported where it stands. */
static bool is_spoiled(const struct case_study *study, struct str name) {
    for (size_t i = 0; i < study->field_count; i++) {
        const struct field *field = &study->fields[i];
        if (str_equal(field->name, name))
            return !field->valid || placeholder_is(field->text) || field->list_count;
    }
    const struct section *section = case_find_section(study, name);
    return section && section->body;
}

static bool is_spoiled_anywhere(const struct question *ask, struct str name) {
    for (size_t i = 0; i < ask->dossier->case_count; i++) {
        const struct case_study *study = &ask->dossier->cases[i];
        if ((!ask->study || study == ask->study) && (study->unread || is_spoiled(study, name)))
            return true;
    }
    return false;
}

/* The fact that decides is absent: an optional one was left out since there is nothing to say; a
 * required one is missed already, and until it comes nobody knows. */
static void settle_absent(const struct question *ask, const struct verdict *verdict,
                          struct exemption *exemption) {
    if (is_required(ask->checklist, verdict->cause) || is_spoiled_anywhere(ask, verdict->cause)) {
        exemption->outcome = OUTCOME_OPEN;
        exemption->basis = BASIS_NONE;
        exemption->reason = phrase_of(ask->arena, REASON_OPEN_UNTIL, say_phrase(verdict->found));
        return;
    }
    exemption->reason = phrase_of(ask->arena, REASON_OPTIONAL_ABSENT, say_phrase(verdict->found));
}

/* True also when nobody knows yet: then the outcome is OPEN. */
static bool does_not_apply(const struct question *ask, const struct exception *exception,
                           struct exemption *exemption) {
    *exemption = (struct exemption){.outcome = OUTCOME_NOT_APPLICABLE, .basis = BASIS_COMPUTED};
    if (!exception_is_in_tracks(exception, ask->dossier)) {
        exemption->reason = phrase_of(ask->arena, REASON_OTHER_TRACK,
                                      say_list(exception->tracks, exception->track_count, LIST_OR));
        return true;
    }
    if (!exception->applies_if)
        return false;
    struct verdict verdict = rule_judge(ask, exception->applies_if);
    exemption->reason = phrase_in_full(ask->arena, verdict.found);
    if (verdict_holds(&verdict))
        return false;
    if (verdict.cause.n)
        settle_absent(ask, &verdict, exemption);
    return true;
}

static bool is_waived(const struct question *ask, const struct group *group,
                      const struct exception *exception, struct exemption *exemption) {
    struct shared_check shared = {
        .view = ask->shared->view, .wordings = ask->shared->wordings, .depth = ask->shared->depth};
    struct question inner = *ask;
    if (!exception->waived_if)
        return false;
    inner.shared = &shared;
    inner.waiver = group;
    struct verdict verdict = rule_judge(&inner, exception->waived_if);
    ask->shared->view = shared.view;
    if (!verdict_holds(&verdict))
        return false;
    struct phrase by = shared.document_count
                           ? documents_list(ask, shared.documents, shared.document_count)
                           : verdict.reason;
    *exemption =
        (struct exemption){.outcome = OUTCOME_WAIVED,
                           .basis = verdict.basis,
                           .reason = phrase_of(ask->arena, REASON_WAIVED_BY,
                                               say_text(exception->substitute), say_phrase(by)),
                           .substitute = exception->substitute,
                           .substitutes = shared.documents,
                           .substitute_count = shared.document_count};
    return true;
}

bool exemption_find(const struct question *ask, const struct group *group, const struct item *item,
                    struct exemption *exemption) {
    const struct exception *const exceptions[] = {&group->exception, &item->exception,
                                                  &ask->condition->exception};
    struct exemption unknown = {.outcome = OUTCOME_MET};
    for (size_t i = 0; i < 3; i++) {
        if (!does_not_apply(ask, exceptions[i], exemption))
            continue;
        if (exemption->outcome == OUTCOME_NOT_APPLICABLE)
            return true;
        unknown = *exemption;
    }
    for (size_t i = 0; i < 3; i++)
        if (is_waived(ask, group, exceptions[i], exemption))
            return true;
    *exemption = unknown;
    return unknown.outcome == OUTCOME_OPEN;
}
