/* Scopes: for whom a rule is asked, and how many must satisfy it. */
#include "check/scope.h"

#include "check/claim.h"
#include "check/text.h"

struct tally {
    struct held held;
    size_t asked_of;
    struct str *names; /* of those that count */
    size_t name_count;
    long nearness;         /* of the nearest case study that does not count; -1: there is none */
    struct phrase nearest; /* "contoso: the answer has 9 words, at least 30 asked" */
    struct place place;    /* of the fact that it fails by */
};

bool scope_counts(const struct question *ask, const struct rule *rule,
                  const struct case_study *study, struct verdict *verdict) {
    struct question one = *ask;
    one.study = study;
    *verdict = rule_judge(&one, rule);
    const struct answer *answer = claim_find_own(ask->dossier, ask->condition->key, study);
    return verdict_holds(verdict) && (!answer || answer->met == MET_YES);
}

struct phrase scope_lack(const struct question *ask, const struct verdict *verdict) {
    if (verdict_holds(verdict))
        return phrase_plain(REASON_OWN_ANSWER_DENIES);
    if (phrase_empty(verdict->expected))
        return verdict->found;
    return phrase_of(ask->arena, REASON_ASKED, say_phrase(verdict->found),
                     say_phrase(verdict->expected));
}

/* ---- the nearest case study ---- */

enum { CLAIMED = 10000, PARTS = 1000, PRESENT = 1 };

/* The rules that must hold together, one by one. */
static void count_parts(const struct question *ask, const struct rule *rule, size_t *held,
                        size_t *all) {
    if (rule && (rule_made_of(rule) == MADE_OF_ALL || rule_made_of(rule) == MADE_OF_SOME)) {
        for (const struct rule *child = rule->first; child; child = child->next)
            count_parts(ask, child, held, all);
        return;
    }
    struct verdict verdict = rule_judge(ask, rule);
    *held += verdict_holds(&verdict);
    *all += 1;
}

/* What the author has in mind is nearest: a case study of which the answer speaks; then the one of
 * which most holds, then the one whose facts are there. One that its answer denies is farthest. */
static long nearness_of(const struct question *ask, const struct rule *rule,
                        const struct case_study *study, const struct verdict *verdict) {
    struct shared_check shared = {
        .view = ask->shared->view, .wordings = ask->shared->wordings, .depth = ask->shared->depth};
    struct question one = *ask;
    const struct answer *answer = claim_find_own(ask->dossier, ask->condition->key, study);
    size_t held = 0, all = 0;
    if (verdict_holds(verdict) || study->unread)
        return 0;
    one.study = study;
    one.shared = &shared;
    count_parts(&one, rule, &held, &all);
    ask->shared->view = shared.view;
    return 1 + (answer && answer->met == MET_YES ? CLAIMED : 0) +
           (all ? PARTS * (long)held / (long)all : 0) + (verdict->cause.n ? 0 : PRESENT);
}

static void take_failure(const struct question *ask, const struct rule *rule,
                         const struct case_study *study, const struct verdict *verdict,
                         struct tally *tally) {
    long nearness = nearness_of(ask, rule, study, verdict);
    if (nearness <= tally->nearness)
        return;
    tally->nearness = nearness;
    tally->nearest =
        phrase_of(ask->arena, REASON_OF, say_text(study->id), say_phrase(scope_lack(ask, verdict)));
    tally->place = verdict->place;
}

static struct tally take(const struct question *ask, const struct rule *rule) {
    struct tally tally = {.nearness = -1, .asked_of = ask->dossier->case_count};
    for (size_t i = 0; i < ask->dossier->case_count; i++) {
        const struct case_study *study = &ask->dossier->cases[i];
        struct verdict verdict;
        if (scope_counts(ask, rule, study, &verdict)) {
            *APPEND(ask->arena, tally.names, tally.name_count) = study->id;
            held_add(&tally.held, &verdict);
        } else {
            take_failure(ask, rule, study, &verdict, &tally);
        }
    }
    return tally;
}

static struct argument names_of(const struct tally *tally) {
    return say_list(tally->names, tally->name_count, LIST_COMMA);
}

static struct verdict tally_holds(const struct question *ask, const struct tally *tally,
                                  size_t asked) {
    struct phrase reason = phrase_of(ask->arena, REASON_TEXT, names_of(tally));
    return verdict_met(held_basis(&tally->held, asked), reason, NOWHERE);
}

static struct verdict tally_fails(const struct question *ask, const struct tally *tally,
                                  struct phrase expected) {
    struct phrase found = phrase_of(ask->arena, REASON_HOLDS_FOR, say_size(tally->name_count),
                                    say_size(tally->asked_of), say_phrase(tally->nearest));
    return verdict_fails(ask, found, expected, tally->place);
}

struct verdict scope_judge(const struct question *ask, enum scope scope, long at_least,
                           const struct rule *rule) {
    struct question whole = *ask;
    whole.study = NULL;
    if (scope == SCOPE_ANY) {
        size_t asked = at_least > 0 ? (size_t)at_least : 1;
        struct tally tally = take(&whole, rule);
        if (tally.name_count >= asked)
            return tally_holds(&whole, &tally, asked);
        return tally_fails(&whole, &tally,
                           phrase_of(whole.arena, REASON_STUDIES_ASKED, say_size(asked)));
    }
    if (scope == SCOPE_ONE) {
        struct tally tally = take(&whole, rule);
        struct phrase expected = phrase_plain(REASON_EXACTLY_ONE);
        if (tally.name_count == 1)
            return tally_holds(&whole, &tally, 1);
        if (tally.name_count == 0)
            return tally_fails(&whole, &tally, expected);
        return verdict_fails(&whole,
                             phrase_of(whole.arena, REASON_HOLDS_FOR_MANY,
                                       say_size(tally.name_count), names_of(&tally)),
                             expected, tally.place);
    }
    if (scope == SCOPE_EACH) {
        struct tally tally = take(&whole, rule);
        if (tally.asked_of > 0 && tally.name_count == tally.asked_of)
            return tally_holds(&whole, &tally, tally.asked_of);
        return tally_fails(&whole, &tally, phrase_plain(REASON_EVERY_ONE));
    }
    return rule_judge(&whole, rule);
}
