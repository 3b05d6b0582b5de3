/* Scopes: for whom a rule is asked, and how many must satisfy it. */
#include "base/buf.h"
#include "check/claim.h"
#include "check/rules.h"

#define LIST_BYTES ((size_t)1 << 20)

struct tally {
    size_t held, met, asked_of, open;
    struct buf names;
    struct verdict fails; /* the first that does not hold */
};

bool scope_counts(const struct inquiry *ask, const struct rule *rule,
                  const struct case_study *study, struct verdict *verdict) {
    struct inquiry one = *ask;
    one.study = study;
    *verdict = rule_judge(&one, rule);
    const struct answer *answer = claim_find_own(ask->dossier, ask->condition->key, study);
    return verdict_holds(verdict) && (!answer || answer->met == MET_YES);
}

static struct tally take(const struct inquiry *ask, const struct rule *rule) {
    struct tally tally = {.names = buf_init(ask->arena, LIST_BYTES),
                          .asked_of = ask->dossier->case_count};
    for (size_t i = 0; i < ask->dossier->case_count; i++) {
        const struct case_study *study = &ask->dossier->cases[i];
        struct verdict verdict;
        if (scope_counts(ask, rule, study, &verdict)) {
            buf_add_text(&tally.names, tally.held++ ? ", " : "");
            buf_add(&tally.names, study->id);
            tally.met += verdict.outcome == OUTCOME_MET;
        } else {
            tally.open += verdict.outcome == OUTCOME_OPEN;
            if (!tally.fails.found.n)
                tally.fails = verdict;
        }
    }
    return tally;
}

static struct verdict tally_holds(struct tally *tally, size_t asked) {
    struct verdict verdict = verdict_met(buf_str(&tally->names), (struct place){.line = 0});
    verdict.outcome = tally->met >= asked ? OUTCOME_MET : OUTCOME_ATTESTED;
    return verdict;
}

static struct verdict tally_fails(const struct inquiry *ask, struct tally *tally,
                                  struct str expected) {
    struct str reason = tally->fails.found, names = buf_str(&tally->names);
    bool too_many = tally->held > 1 && !reason.n;
    struct str found =
        str_format(ask->arena, "it holds for %zu of %zu case studies%s%.*s", tally->held,
                   tally->asked_of, reason.n || too_many ? ": " : "",
                   STR_ARG(too_many ? names : reason));
    struct str count = counted(ask->arena, tally->held, "case study", "case studies");
    struct verdict verdict = verdict_fails(ask, count, found, expected);
    verdict.place = tally->fails.place;
    return verdict;
}

static struct verdict judge_any(const struct inquiry *ask, long at_least,
                                const struct rule *rule) {
    size_t asked = at_least > 0 ? (size_t)at_least : 1;
    struct tally tally = take(ask, rule);
    if (tally.held >= asked)
        return tally_holds(&tally, asked);
    return tally_fails(ask, &tally, str_format(ask->arena, "at least %zu", asked));
}

static struct verdict judge_one(const struct inquiry *ask, const struct rule *rule) {
    struct tally tally = take(ask, rule);
    if (tally.held == 1)
        return tally_holds(&tally, 1);
    struct verdict verdict = tally_fails(ask, &tally, STR("exactly one"));
    if (tally.held > 1)
        verdict.found = str_format(ask->arena, "it holds for %zu case studies: %.*s", tally.held,
                                   STR_ARG(buf_str(&tally.names)));
    return verdict;
}

static struct verdict judge_each(const struct inquiry *ask, const struct rule *rule) {
    struct tally tally = take(ask, rule);
    if (tally.asked_of > 0 && tally.held == tally.asked_of)
        return tally_holds(&tally, tally.asked_of);
    return tally_fails(ask, &tally, STR("every one"));
}

struct verdict scope_judge(const struct inquiry *ask, enum scope scope, long at_least,
                           const struct rule *rule) {
    struct inquiry whole = *ask;
    whole.study = NULL;
    if (scope == SCOPE_ANY)
        return judge_any(&whole, at_least, rule);
    if (scope == SCOPE_ONE)
        return judge_one(&whole, rule);
    if (scope == SCOPE_EACH)
        return judge_each(&whole, rule);
    return rule_judge(&whole, rule);
}

struct verdict judge_for(const struct inquiry *ask, const struct rule *rule) {
    static const struct { const char *word; enum scope scope; } scopes[] = {
        {"practice", SCOPE_PRACTICE}, {"each", SCOPE_EACH}, {"any", SCOPE_ANY},
        {"one", SCOPE_ONE},           {"all", SCOPE_ALL},
    };
    struct str word = rule_text(rule, "scope");
    for (size_t i = 0; i < sizeof scopes / sizeof *scopes; i++)
        if (str_is(word, scopes[i].word))
            return scope_judge(ask, scopes[i].scope, rule_number(rule, "at-least", 1),
                               rule->first);
    return verdict_opens(ask, STR("the scope is not known"), STR("one of the checklist's"));
}

/* ---- the same case studies for a whole group ---- */

static bool counts_for_group(const struct inquiry *ask, const struct group *group,
                             const struct case_study *study, struct str *lacks) {
    for (size_t i = 0; i < group->item_count; i++)
        for (size_t c = 0; c < group->items[i].condition_count; c++) {
            struct inquiry one = *ask;
            struct verdict verdict;
            one.condition = &group->items[i].conditions[c];
            if (one.condition->scope != SCOPE_ANY)
                continue;
            if (!scope_counts(&one, one.condition->rule, study, &verdict)) {
                *lacks = one.condition->key;
                return false;
            }
        }
    return true;
}

struct verdict scope_judge_group(const struct inquiry *ask, const struct group *group) {
    struct inquiry whole = *ask;
    size_t asked = ask->condition->at_least > 0 ? (size_t)ask->condition->at_least : 1, held = 0;
    struct buf names = buf_init(ask->arena, LIST_BYTES);
    struct str lacks = STR("");
    whole.study = NULL;
    for (size_t i = 0; i < ask->dossier->case_count; i++) {
        const struct case_study *study = &ask->dossier->cases[i];
        struct str first;
        if (counts_for_group(&whole, group, study, &first)) {
            buf_add_text(&names, held++ ? ", " : "");
            buf_add(&names, study->id);
        } else if (!lacks.n) {
            lacks = str_format(ask->arena, ", %.*s lacks %.*s", STR_ARG(study->id),
                               STR_ARG(first));
        }
    }
    if (held >= asked)
        return verdict_met(buf_str(&names), (struct place){.line = 0});
    struct str found = str_format(ask->arena, "%s satisf%s all of \"%.*s\"%.*s",
                                  counted(ask->arena, held, "case study", "case studies").s,
                                  held == 1 ? "ies" : "y", STR_ARG(group->title), STR_ARG(lacks));
    return verdict_fails(ask, counted(ask->arena, held, "case study", "case studies"), found,
                         str_format(ask->arena, "the same %zu for every item", asked));
}
