/* Consents and approvals are few, so they are searched from the front. */
#include "model/consent.h"

#include "model/dossier.h"

static bool covers(const struct consent *consent, const struct case_study *study,
                   enum consent_scope scope) {
    return str_equal(consent->case_id, study->id) && consent->scopes & 1U << scope;
}

static bool is_in_force(const struct consent *consent, struct date day) {
    if (consent->misread || consent->withdrawn.year || !consent->on.year)
        return false;
    return !day.year || (date_compare(consent->on, day) <= 0 &&
                         (!consent->until.year || date_compare(day, consent->until) <= 0));
}

static bool ends_later(const struct consent *a, const struct consent *b) {
    return !b || (b->until.year && (!a->until.year || date_compare(a->until, b->until) > 0));
}

const struct consent *consent_find(const struct dossier *dossier, const struct case_study *study,
                                   enum consent_scope scope) {
    const struct consent *found = NULL;
    struct date taken_back = {0};
    for (size_t i = 0; i < dossier->consent_count; i++) {
        const struct consent *consent = &dossier->consents[i];
        if (covers(consent, study, scope) && date_compare(consent->withdrawn, taken_back) > 0)
            taken_back = consent->withdrawn;
    }
    for (size_t i = 0; i < dossier->consent_count; i++) {
        const struct consent *consent = &dossier->consents[i];
        if (covers(consent, study, scope) && is_in_force(consent, dossier->date) &&
            date_compare(consent->on, taken_back) > 0 && ends_later(consent, found))
            found = consent;
    }
    return found;
}

bool case_is_named(const struct dossier *dossier, const struct case_study *study) {
    return study->customer_named && consent_find(dossier, study, CONSENT_NAME);
}

bool case_is_pictured(const struct dossier *dossier, const struct case_study *study) {
    return case_is_named(dossier, study) && consent_find(dossier, study, CONSENT_PICTURE);
}

bool evidence_is_private(const struct dossier *dossier, const struct evidence *evidence) {
    if (evidence->support_count)
        return false;
    for (size_t i = 0; i < dossier->consent_count; i++)
        if (str_equal(dossier->consents[i].evidence, evidence->id))
            return true;
    return false;
}

size_t evidence_handed_in(const struct dossier *dossier) {
    size_t count = 0;
    for (size_t i = 0; i < dossier->evidence_count; i++)
        count += !evidence_is_private(dossier, &dossier->evidence[i]);
    return count;
}

enum approval_state approval_state(const struct dossier *dossier, struct str case_id,
                                   struct str sha256) {
    enum approval_state state = APPROVAL_NONE;
    for (size_t i = 0; i < dossier->approval_count; i++) {
        const struct approval *approval = &dossier->approvals[i];
        if (!str_equal(approval->case_id, case_id))
            continue;
        if (!str_equal(approval->sha256, sha256))
            return APPROVAL_CHANGED;
        state = APPROVAL_GIVEN;
    }
    return state;
}
