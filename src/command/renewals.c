/* dossier renewals DIR...: a calendar of the days on which something of the submissions ends. */
#include <stdio.h>

#include "base/limits.h"
#include "command/command.h"
#include "read/read.h"
#include "sys/file.h"
#include "write/write.h"

struct collection {
    struct arena *arena;
    struct calendar_event *events;
    size_t count;
};

/* The subject is what the event is about, whatever its day. */
static void add_event(struct collection *all, const struct dossier *dossier,
                      const struct calendar_event *event) {
    if (event->date.year == 0 || dossier->date.year == 0)
        return;
    struct calendar_event *added = APPEND(all->arena, all->events, all->count);
    *added = *event;
    added->stamp = dossier->date;
}

static void add_validation(struct collection *all, const struct submission *submission) {
    const struct dossier *dossier = submission->dossier;
    const struct checklist *checklist = submission->checklist;
    if (!checklist->renewal_months)
        return;
    add_event(
        all, dossier,
        &(struct calendar_event){
            .date = date_add_months(dossier->date, checklist->renewal_months),
            .subject = str_format(all->arena, "validation\n%.*s\n%.*s",
                                  STR_ARG(dossier->partner_name), STR_ARG(checklist->id)),
            .summary = str_format(all->arena, "%.*s of %.*s: validation is due again",
                                  STR_ARG(checklist->short_title), STR_ARG(dossier->partner_name)),
            .description = str_format(
                all->arena, "%.*s of %.*s was submitted on %s and is validated for %d months.",
                STR_ARG(checklist->title), STR_ARG(dossier->partner_name),
                date_format_iso(all->arena, dossier->date).s, checklist->renewal_months)});
}

static void add_edition(struct collection *all, const struct submission *submission) {
    const struct checklist *checklist = submission->checklist;
    struct str then =
        checklist->successor.n
            ? str_format(all->arena, " `dossier migrate --to=%.*s` carries answers over.",
                         STR_ARG(checklist->successor))
            : STR("");
    add_event(
        all, submission->dossier,
        &(struct calendar_event){
            .date = checklist_last_day(checklist),
            .subject = str_format(all->arena, "edition\n%.*s\n%.*s", STR_ARG(checklist->id),
                                  STR_ARG(checklist->edition)),
            .summary = str_format(all->arena, "%.*s: last day of checklist edition %.*s",
                                  STR_ARG(checklist->short_title), STR_ARG(checklist->edition)),
            .description =
                str_format(all->arena, "%.*s, edition %.*s, is not accepted after this day.%.*s",
                           STR_ARG(checklist->title), STR_ARG(checklist->edition), STR_ARG(then))});
}

static void add_certificates(struct collection *all, const struct dossier *dossier,
                             const struct person *person) {
    for (size_t i = 0; i < person->certificate_count; i++) {
        const struct certificate *certificate = &person->certificates[i];
        add_event(all, dossier,
                  &(struct calendar_event){
                      .date = certificate->expires,
                      .subject = str_format(all->arena, "certificate\n%.*s\n%.*s\n%.*s",
                                            STR_ARG(dossier->partner_name), STR_ARG(person->name),
                                            STR_ARG(certificate->name)),
                      .summary =
                          str_format(all->arena, "%.*s: certificate %.*s%s%.*s expires",
                                     STR_ARG(person->name), STR_ARG(certificate->name),
                                     certificate->level.n ? ", " : "", STR_ARG(certificate->level)),
                      .description = str_format(
                          all->arena, "Submission %.*s of %.*s names it.%s%.*s",
                          STR_ARG(dossier->name), STR_ARG(dossier->partner_name),
                          certificate->number.n ? " Number " : "", STR_ARG(certificate->number))});
    }
}

/* Of a consent that was taken back nothing is left to end. */
static void add_consent(struct collection *all, const struct dossier *dossier,
                        const struct consent *consent) {
    const struct case_study *study = dossier_find_case(dossier, consent->case_id);
    struct str customer = study ? case_field_text(study, STR("customer")) : STR("");
    if (consent->withdrawn.year || consent->misread || !study)
        return;
    if (!customer.n)
        customer = study->title;
    add_event(all, dossier,
              &(struct calendar_event){
                  .date = consent->until,
                  .subject = str_format(all->arena, "consent\n%.*s\n%.*s\n%s",
                                        STR_ARG(dossier->partner_name), STR_ARG(customer),
                                        date_format_iso(all->arena, consent->on).s),
                  .summary = str_format(all->arena, "%.*s: consent to a public reference ends",
                                        STR_ARG(customer)),
                  .description = str_format(
                      all->arena,
                      "Given by %.*s on %s for case study %.*s of submission %.*s. Ask for another "
                      "one, or take down what is published.",
                      STR_ARG(consent->by), date_format_iso(all->arena, consent->on).s,
                      STR_ARG(consent->case_id), STR_ARG(dossier->name))});
}

/* False after findings: nothing can be said of a submission that cannot be read. */
static bool add_submission(const struct options *options, struct collection *all, struct str word) {
    struct findings findings = findings_init(all->arena);
    struct submission read =
        read_submission(all->arena, command_folder(all->arena, word), &options->install, &findings);
    if (!read.dossier) {
        struct buf out = buf_init(all->arena, LIMIT_OUTPUT_BYTES);
        findings_sort(&findings);
        print_findings(&out, &findings, PRINT_TEXT, false);
        fputs(buf_str(&out).s, stderr);
        return false;
    }
    add_validation(all, &read);
    add_edition(all, &read);
    for (size_t i = 0; i < read.dossier->person_count; i++)
        add_certificates(all, read.dossier, &read.dossier->people[i]);
    for (size_t i = 0; i < read.dossier->consent_count; i++)
        add_consent(all, read.dossier, &read.dossier->consents[i]);
    return true;
}

static int write_file(const struct options *options, struct str calendar) {
    struct findings findings = findings_init(options->arena);
    struct str name = file_name(options->file);
    struct str folder = str_slice(options->file, 0, options->file.n - name.n);
    struct output output = {.name = name, .bytes = calendar};
    if (file_write_all(options->arena, folder.n ? folder : STR("."), &output, 1, &findings) ==
        STATUS_OK)
        return EXIT_NOTHING_WRONG;
    struct buf out = buf_init(options->arena, LIMIT_OUTPUT_BYTES);
    print_findings(&out, &findings, PRINT_TEXT, false);
    fputs(buf_str(&out).s, stderr);
    return EXIT_TROUBLE;
}

int command_renewals(const struct options *options) {
    struct collection all = {.arena = options->arena};
    bool complete = true;
    for (size_t i = 0; i < options->word_count; i++) {
        if (!file_is_folder(options->words[i]))
            return command_misused("there is no folder `%s`", options->words[i].s);
        complete = add_submission(options, &all, options->words[i]) && complete;
    }
    if (!complete)
        return EXIT_FINDINGS;
    if (!all.count) { /* a calendar without events is none */
        fputs("dossier: nothing in these submissions ends on a known day\n", stderr);
        return EXIT_NOTHING_WRONG;
    }
    struct str calendar = write_calendar(options->arena, all.events, all.count);
    if (options->file.n)
        return write_file(options, calendar);
    fwrite(calendar.s, 1, calendar.n, stdout);
    return EXIT_NOTHING_WRONG;
}
