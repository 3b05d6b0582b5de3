/* Whether a condition is asked at all. What stands at the group counts for all its items, what
 * stands at the item for all its conditions. */
#include "check/excuse.h"

static bool is_in_tracks(const struct dossier *dossier, const struct exception *exception) {
    if (!exception->track_count || !dossier->track_count)
        return true;
    for (size_t i = 0; i < dossier->track_count; i++)
        if (word_is_in(dossier->tracks[i], exception->tracks, exception->track_count))
            return true;
    return false;
}

static bool does_not_apply(const struct inquiry *ask, const struct exception *exception,
                           struct excuse *excuse) {
    *excuse = (struct excuse){.outcome = OUTCOME_NOT_APPLICABLE};
    if (!is_in_tracks(ask->dossier, exception)) {
        struct str tracks = words_list(ask->arena, exception->tracks, exception->track_count, "or");
        excuse->reason = str_format(ask->arena, "asked in the track %.*s only", STR_ARG(tracks));
        return true;
    }
    if (!exception->applies_if)
        return false;
    struct verdict verdict = rule_judge(ask, exception->applies_if);
    excuse->reason = verdict.found;
    return !verdict_holds(&verdict) && !verdict.cause.n;
}

static bool is_waived(const struct inquiry *ask, const struct group *group,
                      const struct exception *exception, struct excuse *excuse) {
    struct desk desk = {.view = ask->desk->view, .depth = ask->desk->depth};
    struct inquiry inner = *ask;
    if (!exception->waived_if)
        return false;
    inner.desk = &desk;
    inner.waiver = group;
    struct verdict verdict = rule_judge(&inner, exception->waived_if);
    ask->desk->view = desk.view;
    if (!verdict_holds(&verdict))
        return false;
    struct str by = desk.document_count ? documents_list(ask, desk.documents, desk.document_count)
                                        : verdict.reason;
    *excuse = (struct excuse){.outcome = OUTCOME_WAIVED,
                              .reason = str_format(ask->arena, "waived by %.*s: %.*s",
                                                   STR_ARG(exception->substitute), STR_ARG(by)),
                              .substitutes = desk.documents,
                              .substitute_count = desk.document_count};
    return true;
}

bool excuse_find(const struct inquiry *ask, const struct group *group, const struct item *item,
                 struct excuse *excuse) {
    const struct exception *const exceptions[] = {&group->exception, &item->exception,
                                                  &ask->condition->exception};
    for (size_t i = 0; i < 3; i++)
        if (does_not_apply(ask, exceptions[i], excuse))
            return true;
    for (size_t i = 0; i < 3; i++)
        if (is_waived(ask, group, exceptions[i], excuse))
            return true;
    return false;
}
