/* Which answer speaks for a condition. What facts can prove may be answered once for the whole
 * item; what only a person can say, and what is optional, is taken from an answer to the very
 * condition: a "yes" to an item of twenty topics covers none of them. */
#include "check/claim.h"

bool cursor_next(const struct checklist *checklist, struct cursor *cursor, const struct item **item,
                 const struct condition **condition) {
    while (cursor->part < checklist->part_count) {
        const struct part *part = &checklist->parts[cursor->part];
        if (cursor->group >= part->group_count) {
            *cursor = (struct cursor){.part = cursor->part + 1};
            continue;
        }
        const struct group *group = &part->groups[cursor->group];
        if (cursor->item >= group->item_count) {
            *cursor = (struct cursor){.part = cursor->part, .group = cursor->group + 1};
            continue;
        }
        *item = &group->items[cursor->item];
        if (cursor->condition < (*item)->condition_count) {
            *condition = &(*item)->conditions[cursor->condition++];
            return true;
        }
        cursor->condition = 0;
        cursor->item++;
    }
    return false;
}

static const struct answer *claim_find_any(const struct dossier *dossier, struct str key) {
    const struct answer *first = NULL;
    for (size_t i = 0; i < dossier->answer_count; i++) {
        const struct answer *answer = &dossier->answers[i];
        if (!str_equal(answer->item, key))
            continue;
        if (answer->met == MET_YES)
            return answer;
        if (!first)
            first = answer;
    }
    return first;
}

const struct answer *claim_find_own(const struct dossier *dossier, struct str key,
                                    const struct case_study *study) {
    struct str case_id = study ? study->id : STR("");
    const struct answer *answer = dossier_find_answer(dossier, key, case_id);
    if (answer && str_equal(answer->item, key))
        return answer;
    return study ? NULL : claim_find_any(dossier, key);
}

const struct answer *claim_find(const struct dossier *dossier, const struct item *item,
                                const struct condition *condition, const struct case_study *study) {
    const struct answer *answer = claim_find_own(dossier, condition->key, study);
    if (!answer && condition_shares_answer(condition))
        answer = claim_find_own(dossier, item->key, study);
    return answer && answer->met != MET_OPEN ? answer : NULL;
}

bool claim_is_misread(const struct dossier *dossier, const struct item *item,
                      const struct condition *condition, const struct case_study *study) {
    return !claim_find(dossier, item, condition, study) &&
           (claim_find_own(dossier, condition->key, study) ||
            (condition_shares_answer(condition) && claim_find_own(dossier, item->key, study)));
}

struct str claim_text(struct arena *arena, const struct answer *answer) {
    return answer && answer->body ? str_trim(node_text(arena, answer->body)) : STR("");
}
