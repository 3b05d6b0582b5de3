/* Rules made of other rules, of another scope, or of other items. */
#include "check/claim.h"
#include "check/exemption.h"
#include "check/rules.h"
#include "check/scope.h"

#define DEPTH 16 /* of items that ask for items; more is a circle */

/* The worse one decides: not met, open, met; what is not applicable decides nothing. */
static bool is_worse(const struct verdict *a, const struct verdict *b) {
    static const int rank[OUTCOME_COUNT] = {
        [OUTCOME_NOT_MET] = 0, [OUTCOME_OPEN] = 1,   [OUTCOME_PARTLY] = 2,
        [OUTCOME_MET] = 3,     [OUTCOME_WAIVED] = 4, [OUTCOME_NOT_APPLICABLE] = 5};
    return rank[a->outcome] < rank[b->outcome] ||
           (a->outcome == b->outcome && verdict_holds(a) && a->basis < b->basis);
}

static struct verdict judge_all_from(const struct question *ask, const struct rule *first) {
    struct verdict worst = {.outcome = OUTCOME_NOT_APPLICABLE, .basis = BASIS_COMPUTED};
    for (const struct rule *child = first; child; child = child->next) {
        struct verdict verdict = rule_judge(ask, child);
        if (is_worse(&verdict, &worst) || child == first)
            worst = verdict;
    }
    return worst;
}

struct verdict judge_all_of(const struct question *ask, const struct rule *rule) {
    return judge_all_from(ask, rule->first);
}

struct verdict judge_some_of(const struct question *ask, const struct rule *rule) {
    size_t asked = (size_t)rule_number(rule, AT_AT_LEAST, 1), open = 0, all = 0;
    struct held held = {0};
    struct verdict first = {.outcome = OUTCOME_NOT_MET};
    for (const struct rule *child = rule->first; child; child = child->next, all++) {
        struct verdict verdict = rule_judge(ask, child);
        held_add(&held, &verdict);
        open += verdict.outcome == OUTCOME_OPEN;
        if (!verdict_holds(&verdict) && phrase_empty(first.found))
            first = verdict;
    }
    if (held.count >= asked)
        return verdict_met(
            held_basis(&held, asked),
            phrase_of(ask->arena, REASON_SOME_HOLD, say_size(held.count), say_size(all)), NOWHERE);
    struct phrase found = phrase_of(ask->arena, REASON_TOO_FEW_HOLD, say_size(held.count),
                                    say_size(all), say_phrase(first.found));
    struct phrase expected = phrase_of(ask->arena, REASON_AT_LEAST, say_size(asked));
    if (held.count + open >= asked)
        return verdict_opens(ask, phrase_in_full(ask->arena, found), expected);
    return verdict_fails(ask, found, expected, first.place);
}

struct reasons {
    struct phrase *list;
    size_t count;
};

static void reasons_add(struct arena *arena, struct reasons *reasons, struct phrase reason) {
    for (size_t i = 0; i < reasons->count; i++)
        if (phrase_equal(reasons->list[i], reason))
            return;
    *APPEND(arena, reasons->list, reasons->count) = reason;
}

/* The way that rests on most counts. The first fact that fails lends its place; a way that waits
 * for a person's words keeps the whole open. */
struct verdict judge_any_of(const struct question *ask, const struct rule *rule) {
    struct verdict best = {.outcome = OUTCOME_NOT_MET}, open = {.outcome = OUTCOME_NOT_MET},
                   first = {.outcome = OUTCOME_MET};
    struct phrase found = phrase_plain(PHRASE_NONE);
    struct reasons reasons = {NULL, 0};
    for (const struct rule *child = rule->first; child; child = child->next) {
        struct verdict verdict = rule_judge(ask, child);
        if (verdict_holds(&verdict) && (!verdict_holds(&best) || verdict.basis > best.basis))
            best = verdict;
        else if (verdict.outcome == OUTCOME_OPEN)
            open = verdict;
        else if (verdict.outcome == OUTCOME_NOT_MET)
            reasons_add(ask->arena, &reasons, verdict.found);
        if (first.outcome == OUTCOME_MET)
            first = verdict;
    }
    if (verdict_holds(&best) || open.outcome == OUTCOME_OPEN)
        return verdict_holds(&best) ? best : open;
    for (size_t i = 0; i < reasons.count; i++)
        found = phrase_join(ask->arena, found, reasons.list[i]);
    struct verdict verdict = verdict_fails(ask, phrase_in_full(ask->arena, found),
                                           phrase_plain(REASON_ONE_WAY), first.place);
    verdict.cause = first.cause;
    return verdict;
}

struct verdict judge_not(const struct question *ask, const struct rule *rule) {
    struct verdict inner = rule_judge(ask, rule->first);
    if (inner.outcome == OUTCOME_NOT_MET && !inner.cause.n)
        return verdict_met(BASIS_COMPUTED, phrase_in_full(ask->arena, inner.found), inner.place);
    if (!verdict_holds(&inner))
        return inner;
    return verdict_fails(ask, inner.found, phrase_plain(REASON_SOMETHING_ELSE), inner.place);
}

/* A condition whose fact is absent decides nothing: the absence is reported, not taken for a no. */
struct verdict judge_when(const struct question *ask, const struct rule *rule) {
    struct verdict condition = rule_judge(ask, rule->first);
    if (verdict_holds(&condition))
        return judge_all_from(ask, rule->first->next);
    if (condition.outcome != OUTCOME_NOT_MET || condition.cause.n)
        return condition;
    struct phrase reason = phrase_in_full(ask->arena, condition.found);
    return (struct verdict){.outcome = OUTCOME_NOT_APPLICABLE,
                            .basis = BASIS_COMPUTED,
                            .reason = reason,
                            .found = reason};
}

/* ---- another scope ---- */

struct verdict judge_for(const struct question *ask, const struct rule *rule) {
    int scope = keyword_find(&scope_keywords, rule_text(rule, AT_SCOPE));
    if (scope >= 0)
        return scope_judge(ask, (enum scope)scope, rule_number(rule, AT_AT_LEAST, 1), rule->first);
    return verdict_opens(ask, phrase_plain(REASON_SCOPE_UNKNOWN), phrase_plain(REASON_A_SCOPE));
}

/* ---- other items ---- */

static bool is_denied(const struct question *ask, const struct item *item) {
    const struct answer *answer = claim_find(ask->dossier, item, ask->condition, ask->study);
    return answer && (answer->met == MET_NO || answer->met == MET_PARTLY);
}

static struct verdict other_judge(const struct question *ask, const struct item *item,
                                  const struct condition *condition) {
    struct question other = *ask;
    other.condition = condition;
    other.study = condition->scope == SCOPE_EACH ? ask->study : NULL;
    if (is_denied(&other, item))
        return verdict_fails(ask, phrase_of(ask->arena, REASON_NOT_MET, say_text(condition->key)),
                             phrase_plain(REASON_IT_MET), NOWHERE);
    if (condition->scope == SCOPE_EACH && !other.study)
        return scope_judge(&other, SCOPE_EACH, 0, condition->rule);
    return condition_judge(&other);
}

struct verdict judge_item_met(const struct question *ask, const struct rule *rule) {
    struct str key = rule_text(rule, AT_ITEM);
    const struct item *item = checklist_find_item(ask->checklist, key);
    const struct condition *only =
        item ? NULL : checklist_find_condition(ask->checklist, key, &item);
    struct verdict worst =
        verdict_met(BASIS_COMPUTED, phrase_of(ask->arena, REASON_HOLDS, say_text(key)), NOWHERE);
    if (!item || ask->shared->depth >= DEPTH)
        return verdict_opens(ask, phrase_of(ask->arena, REASON_ASKS_ITSELF, say_text(key)),
                             phrase_plain(REASON_OTHER_ITEM));
    ask->shared->depth++;
    for (size_t i = 0; i < item->condition_count; i++) {
        const struct condition *condition = &item->conditions[i];
        if ((only && condition != only) || (!only && condition->optional))
            continue;
        struct verdict verdict = other_judge(ask, item, condition);
        if (verdict_holds(&verdict) && verdict.basis < worst.basis)
            worst.basis = verdict.basis;
        if (verdict_holds(&verdict) || verdict.outcome == OUTCOME_NOT_APPLICABLE)
            continue;
        worst = verdict;
        worst.found =
            phrase_of(ask->arena, REASON_OF, say_text(condition->key), say_phrase(verdict.found));
        break;
    }
    ask->shared->depth--;
    return worst;
}

struct gaps {
    size_t count;
    struct phrase first;
};

/* The question's condition, for the question's case study. */
static void gaps_look(const struct question *ask, const struct group *group,
                      const struct item *item, struct gaps *gaps) {
    struct exemption exemption;
    if ((ask->study && ask->study->unread) ||
        claim_find(ask->dossier, item, ask->condition, ask->study) ||
        claim_is_misread(ask->dossier, item, ask->condition, ask->study) ||
        exemption_find(ask, group, item, &exemption))
        return;
    if (gaps->count++ == 0)
        gaps->first = ask->study
                          ? phrase_of(ask->arena, REASON_WITH_TITLE, say_text(ask->condition->key),
                                      say_text(ask->study->id))
                          : phrase_text(ask->arena, ask->condition->key);
}

struct verdict judge_complete(const struct question *ask, const struct rule *rule) {
    struct cursor cursor = {0};
    struct gaps gaps = {0};
    const struct item *item;
    const struct condition *condition;
    struct question other = *ask;
    (void)rule;
    while (cursor_next(ask->checklist, &cursor, &item, &condition)) {
        if (condition->optional || condition->demand != DEMAND_MANDATORY ||
            condition_asks_nobody(condition))
            continue;
        const struct group *group = &ask->checklist->parts[cursor.part].groups[cursor.group];
        other.condition = condition;
        other.study = NULL;
        if (condition->scope != SCOPE_EACH)
            gaps_look(&other, group, item, &gaps);
        for (size_t i = 0; condition->scope == SCOPE_EACH && i < ask->dossier->case_count; i++) {
            other.study = &ask->dossier->cases[i];
            gaps_look(&other, group, item, &gaps);
        }
    }
    if (gaps.count == 0)
        return verdict_met(BASIS_COMPUTED, phrase_plain(REASON_EVERY_ITEM), NOWHERE);
    return verdict_fails(
        ask,
        phrase_of(ask->arena, REASON_ANSWERS_MISSING, say_size(gaps.count), say_phrase(gaps.first)),
        phrase_plain(REASON_ANSWER_TO_ALL), NOWHERE);
}
