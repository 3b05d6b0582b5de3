/* The verdicts that rules give: it holds, it does not, or nobody can say yet. */
#include "check/rules.h"

bool verdict_holds(const struct verdict *verdict) {
    return verdict->outcome == OUTCOME_MET || verdict->outcome == OUTCOME_ATTESTED;
}

static struct verdict holds(enum outcome outcome, struct phrase reason, struct place place) {
    return (struct verdict){.outcome = outcome, .reason = reason, .found = reason, .place = place};
}

struct verdict verdict_met(struct phrase reason, struct place place) {
    return holds(OUTCOME_MET, reason, place);
}

struct verdict verdict_attested(struct phrase reason, struct place place) {
    return holds(OUTCOME_ATTESTED, reason, place);
}

struct verdict verdict_fails(const struct question *ask, struct phrase found,
                             struct phrase expected, struct place place) {
    return (struct verdict){
        .outcome = OUTCOME_NOT_MET,
        .reason = phrase_of(ask->arena, REASON_ASKED, say_phrase(found), say_phrase(expected)),
        .found = found,
        .expected = expected,
        .place = place};
}

struct verdict verdict_opens(const struct question *ask, struct phrase found,
                             struct phrase expected) {
    struct verdict verdict = verdict_fails(ask, found, expected, NOWHERE);
    verdict.outcome = OUTCOME_OPEN;
    return verdict;
}
