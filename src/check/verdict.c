/* The verdicts that rules give: it holds, it does not, or nobody can say yet. */
#include "check/rules.h"

bool verdict_holds(const struct verdict *verdict) {
    return verdict->outcome == OUTCOME_MET;
}

void held_add(struct held *held, const struct verdict *verdict) {
    held->by[verdict->basis] += verdict_holds(verdict);
    held->count += verdict_holds(verdict);
}

enum basis held_basis(const struct held *held, size_t asked) {
    size_t seen = 0;
    for (int basis = BASIS_COUNT - 1; basis > BASIS_ATTESTED; basis--)
        if ((seen += held->by[basis]) >= asked)
            return (enum basis)basis;
    return BASIS_ATTESTED;
}

struct verdict verdict_met(enum basis basis, struct phrase reason, struct place place) {
    return (struct verdict){
        .outcome = OUTCOME_MET, .basis = basis, .reason = reason, .found = reason, .place = place};
}

struct verdict verdict_fails(const struct question *ask, struct phrase found,
                             struct phrase expected, struct place place) {
    return (struct verdict){
        .outcome = OUTCOME_NOT_MET,
        .basis = BASIS_COMPUTED,
        .reason = phrase_of(ask->arena, REASON_ASKED, say_phrase(found), say_phrase(expected)),
        .found = found,
        .expected = expected,
        .place = place};
}

struct verdict verdict_opens(const struct question *ask, struct phrase found,
                             struct phrase expected) {
    struct verdict verdict = verdict_fails(ask, found, expected, NOWHERE);
    verdict.outcome = OUTCOME_OPEN;
    verdict.basis = BASIS_NONE;
    return verdict;
}
