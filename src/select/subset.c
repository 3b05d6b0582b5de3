/* A dossier with some of its case studies. What speaks about the others only is left behind. */
#include "select/partial_verdict.h"

static bool is_in(struct str id, const struct case_study *const *studies, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal(studies[i]->id, id))
            return true;
    return id.n == 0;
}

struct dossier *subset_make(struct arena *arena, const struct dossier *dossier,
                            const struct case_study *const *studies, size_t count) {
    struct dossier *out = NEW(arena, struct dossier);
    *out = *dossier;
    out->cases = NEW_ARRAY(arena, struct case_study, count + 1);
    out->case_count = count;
    out->answers = NULL;
    out->evidence = NULL;
    out->answer_count = out->evidence_count = 0;
    for (size_t i = 0; i < count; i++)
        out->cases[i] = *studies[i];
    for (size_t i = 0; i < dossier->answer_count; i++)
        if (is_in(dossier->answers[i].case_id, studies, count))
            *APPEND(arena, out->answers, out->answer_count) = dossier->answers[i];
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        const struct evidence *evidence = &dossier->evidence[i];
        struct evidence copy = *evidence;
        copy.supports = NULL;
        copy.support_count = 0;
        for (size_t k = 0; k < evidence->support_count; k++)
            if (is_in(evidence->supports[k].case_id, studies, count))
                *APPEND(arena, copy.supports, copy.support_count) = evidence->supports[k];
        if (copy.support_count || !evidence->support_count)
            *APPEND(arena, out->evidence, out->evidence_count) = copy;
    }
    return out;
}

struct dossier *portfolio_dossier(struct arena *arena, const struct portfolio *portfolio,
                                  const bool *chosen) {
    const struct case_study **studies = NULL;
    size_t count = 0;
    for (size_t i = 0; i < portfolio->model.count; i++)
        if (chosen[i])
            *APPEND(arena, studies, count) = portfolio->entries[portfolio->candidates[i]].study;
    return subset_make(arena, portfolio->dossier, studies, count);
}
