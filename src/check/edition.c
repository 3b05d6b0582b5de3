/* Editions: a checklist is accepted between certain days, and the date of the submission decides.
 */
#include "check/checker.h"

#define WARN_MONTHS 2 /* how long before the last day a warning comes */

static struct finding *report(struct checker *checker, enum severity severity, struct str message) {
    const struct dossier *dossier = checker->dossier;
    struct place place = dossier->checklist_place;
    if (!place.file.n)
        place.file = dossier->manifest;
    struct finding *finding =
        finding_add(checker->findings, FINDING_EDITION, place, "%.*s", STR_ARG(message));
    finding->severity = severity;
    return finding;
}

static void help_migrate(struct checker *checker, struct finding *finding) {
    struct str successor = checker->checklist->successor;
    if (successor.n)
        finding_help(checker->findings, finding, "dossier migrate %.*s --to %.*s",
                     STR_ARG(checker->dossier->folder), STR_ARG(successor));
}

static struct str day(const struct checker *checker, struct date date) {
    return date_format_iso(checker->arena, date);
}

/* The earlier of the days the checklist itself and its successor name. */
static struct date last_day(const struct checklist *checklist) {
    struct date own = checklist->usable_until, told = checklist->accepted_until;
    if (own.year == 0 || (told.year && date_compare(told, own) < 0))
        return told;
    return own;
}

static void check_end(struct checker *checker, struct date last) {
    const struct checklist *c = checker->checklist;
    struct date today = checker->dossier->date;
    if (last.year == 0)
        return;
    if (date_compare(today, last) > 0) {
        struct str message =
            str_format(checker->arena, "%.*s is accepted until %.*s; the submission is dated %.*s",
                       STR_ARG(c->id), STR_ARG(day(checker, last)), STR_ARG(day(checker, today)));
        help_migrate(checker, report(checker, SEVERITY_ERROR, message));
    } else if (date_compare(date_add_months(today, WARN_MONTHS), last) > 0) {
        struct str message = str_format(checker->arena, "%.*s is accepted only until %.*s",
                                        STR_ARG(c->id), STR_ARG(day(checker, last)));
        help_migrate(checker, report(checker, SEVERITY_WARNING, message));
    }
}

static void check_begin(struct checker *checker) {
    const struct checklist *c = checker->checklist;
    struct date today = checker->dossier->date;
    if (c->released.year == 0 || date_compare(today, c->released) >= 0)
        return;
    struct str message = str_format(
        checker->arena, "%.*s is released on %.*s; the submission is dated %.*s", STR_ARG(c->id),
        STR_ARG(day(checker, c->released)), STR_ARG(day(checker, today)));
    struct finding *finding = report(checker, SEVERITY_ERROR, message);
    if (c->previous.n)
        finding_help(checker->findings, finding, "until then use %.*s, or correct the date",
                     STR_ARG(c->previous));
}

static void check_successor(struct checker *checker) {
    const struct checklist *c = checker->checklist;
    struct date today = checker->dossier->date;
    bool released = c->successor.n && c->successor_released.year &&
                    date_compare(today, c->successor_released) >= 0;
    if (!released || last_day(c).year)
        return;
    struct str message =
        str_format(checker->arena, "%.*s, released on %.*s, follows %.*s", STR_ARG(c->successor),
                   STR_ARG(day(checker, c->successor_released)), STR_ARG(c->id));
    help_migrate(checker, report(checker, SEVERITY_WARNING, message));
}

void check_edition(struct checker *checker) {
    if (checker->dossier->date.year == 0)
        return;
    check_begin(checker);
    check_end(checker, last_day(checker->checklist));
    check_successor(checker);
}
