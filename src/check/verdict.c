/* The verdicts that rules give: it holds, it does not, or nobody can say yet. */
#include "check/rules.h"

bool verdict_holds(const struct verdict *verdict) {
    return verdict->outcome == OUTCOME_MET || verdict->outcome == OUTCOME_ATTESTED;
}

struct verdict verdict_met(struct str reason, struct place place) {
    return (struct verdict){
        .outcome = OUTCOME_MET, .reason = reason, .found = reason, .place = place};
}

struct verdict verdict_fails(const struct question *ask, struct str short_found, struct str found,
                             struct str expected) {
    struct str reason =
        str_format(ask->arena, "%.*s, %.*s asked", STR_ARG(short_found), STR_ARG(expected));
    return (struct verdict){
        .outcome = OUTCOME_NOT_MET, .reason = reason, .found = found, .expected = expected};
}

struct verdict verdict_refuses(const struct question *ask, const struct field *field,
                               struct str found, struct str expected) {
    struct verdict verdict = verdict_fails(ask, found, found, expected);
    if (field)
        verdict.place = field->place;
    return verdict;
}

struct verdict verdict_opens(const struct question *ask, struct str found, struct str expected) {
    struct str reason =
        str_format(ask->arena, "%.*s, %.*s asked", STR_ARG(found), STR_ARG(expected));
    return (struct verdict){
        .outcome = OUTCOME_OPEN, .reason = reason, .found = found, .expected = expected};
}
