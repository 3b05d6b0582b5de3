/* Editions: a checklist is accepted between certain days, and the date of the submission decides.
 */
#include "check/checker.h"

#define WARN_MONTHS 2 /* how long before the last day a warning comes */

static struct place edition_place(const struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    return dossier->checklist_place.file.n ? dossier->checklist_place
                                           : (struct place){.file = dossier->manifest};
}

/* The command that carries the answers over; none without a successor. */
static struct argument migration(struct checker *checker) {
    struct str successor = checker->checklist->successor;
    if (!successor.n)
        return say_word(NULL);
    return say_text(str_format(checker->arena, "dossier migrate %.*s --to %.*s",
                               STR_ARG(checker->dossier->folder), STR_ARG(successor)));
}

static void check_begin(struct checker *checker) {
    const struct checklist *c = checker->checklist;
    struct date today = checker->dossier->date;
    if (c->released.year && date_compare(today, c->released) < 0)
        findings_add(
            checker->findings, MESSAGE_EDITION_EARLY, edition_place(checker),
            {say_text(c->id), say_date(c->released), say_date(today), say_text(c->previous)});
}

void check_edition(struct checker *checker) {
    if (checker->dossier->date.year == 0)
        return;
    check_begin(checker);
    struct date last = checklist_last_day(checker->checklist);
    const struct checklist *c = checker->checklist;
    struct date today = checker->dossier->date;
    if (last.year != 0) {
        if (date_compare(today, last) > 0)
            findings_add(checker->findings, MESSAGE_EDITION_OVER, edition_place(checker),
                         {say_text(c->id), say_date(last), say_date(today), migration(checker)});
        else if (date_compare(date_add_months(today, WARN_MONTHS), last) > 0)
            findings_add(checker->findings, MESSAGE_EDITION_ENDS, edition_place(checker),
                         {say_text(c->id), say_date(last), migration(checker)},
                         .severity = SEVERITY_WARNING);
    }
    bool released = c->successor.n && c->successor_released.year &&
                    date_compare(today, c->successor_released) >= 0;
    if (released && !checklist_last_day(c).year)
        findings_add(checker->findings, MESSAGE_EDITION_FOLLOWED, edition_place(checker),
                     {say_text(c->successor), say_date(c->successor_released), say_text(c->id),
                      migration(checker)},
                     .severity = SEVERITY_WARNING);
}
