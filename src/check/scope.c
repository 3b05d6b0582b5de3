/* Scopes: for whom a rule is asked, and how many must satisfy it. */
#include "check/scope.h"

#include "base/buf.h"
#include "check/claim.h"
#include "check/text.h"

#define LIST_BYTES ((size_t)1 << 20)

struct tally {
    size_t held, met, asked_of;
    struct buf names;
    long nearness;      /* of the nearest case study that does not count; -1: there is none */
    struct str nearest; /* "contoso: the answer has 9 words, at least 30 asked" */
    struct place place; /* of the fact that it fails by */
};

bool scope_counts(const struct question *ask, const struct rule *rule,
                  const struct case_study *study, struct verdict *verdict) {
    struct question one = *ask;
    one.study = study;
    *verdict = rule_judge(&one, rule);
    const struct answer *answer = claim_find_own(ask->dossier, ask->condition->key, study);
    return verdict_holds(verdict) && (!answer || answer->met == MET_YES);
}

struct str scope_lack(const struct question *ask, const struct verdict *verdict) {
    if (verdict_holds(verdict))
        return STR("its own answer says that it does not hold");
    if (!verdict->expected.n)
        return verdict->found;
    return str_format(ask->arena, "%.*s, %.*s asked", STR_ARG(verdict->found),
                      STR_ARG(verdict->expected));
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
    struct shared_check shared = {.view = ask->shared->view, .depth = ask->shared->depth};
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
        str_format(ask->arena, "%.*s: %.*s", STR_ARG(study->id), STR_ARG(scope_lack(ask, verdict)));
    tally->place = verdict->place;
}

static struct tally take(const struct question *ask, const struct rule *rule) {
    struct tally tally = {.names = buf_init(ask->arena, LIST_BYTES),
                          .nearness = -1,
                          .asked_of = ask->dossier->case_count};
    for (size_t i = 0; i < ask->dossier->case_count; i++) {
        const struct case_study *study = &ask->dossier->cases[i];
        struct verdict verdict;
        if (scope_counts(ask, rule, study, &verdict)) {
            buf_add_text(&tally.names, tally.held++ ? ", " : "");
            buf_add(&tally.names, study->id);
            tally.met += verdict.outcome == OUTCOME_MET;
        } else {
            take_failure(ask, rule, study, &verdict, &tally);
        }
    }
    return tally;
}

static struct verdict tally_holds(struct tally *tally, size_t asked) {
    struct verdict verdict = verdict_met(buf_str(&tally->names), (struct place){.line = 0});
    verdict.outcome = tally->met >= asked ? OUTCOME_MET : OUTCOME_ATTESTED;
    return verdict;
}

static struct verdict tally_fails(const struct question *ask, struct tally *tally,
                                  struct str expected) {
    struct str found = str_format(ask->arena, "it holds for %zu of %zu case studies", tally->held,
                                  tally->asked_of);
    if (tally->nearest.n)
        found =
            str_format(ask->arena, "%.*s (nearest: %.*s)", STR_ARG(found), STR_ARG(tally->nearest));
    struct str count = counted(ask->arena, tally->held, "case study", "case studies");
    struct verdict verdict = verdict_fails(ask, count, found, expected);
    verdict.place = tally->place;
    return verdict;
}

static struct verdict judge_any(const struct question *ask, long at_least,
                                const struct rule *rule) {
    size_t asked = at_least > 0 ? (size_t)at_least : 1;
    struct tally tally = take(ask, rule);
    if (tally.held >= asked)
        return tally_holds(&tally, asked);
    struct verdict verdict =
        tally_fails(ask, &tally, str_format(ask->arena, "at least %zu", asked));
    verdict.expected =
        str_format(ask->arena, "at least %.*s",
                   STR_ARG(counted(ask->arena, asked, "case study", "case studies")));
    return verdict;
}

static struct verdict judge_one(const struct question *ask, const struct rule *rule) {
    struct tally tally = take(ask, rule);
    if (tally.held == 1)
        return tally_holds(&tally, 1);
    struct verdict verdict = tally_fails(ask, &tally, STR("exactly one"));
    if (tally.held > 1)
        verdict.found = str_format(ask->arena, "it holds for %zu case studies: %.*s", tally.held,
                                   STR_ARG(buf_str(&tally.names)));
    return verdict;
}

static struct verdict judge_each(const struct question *ask, const struct rule *rule) {
    struct tally tally = take(ask, rule);
    if (tally.asked_of > 0 && tally.held == tally.asked_of)
        return tally_holds(&tally, tally.asked_of);
    return tally_fails(ask, &tally, STR("every one"));
}

struct verdict scope_judge(const struct question *ask, enum scope scope, long at_least,
                           const struct rule *rule) {
    struct question whole = *ask;
    whole.study = NULL;
    if (scope == SCOPE_ANY)
        return judge_any(&whole, at_least, rule);
    if (scope == SCOPE_ONE)
        return judge_one(&whole, rule);
    if (scope == SCOPE_EACH)
        return judge_each(&whole, rule);
    return rule_judge(&whole, rule);
}
