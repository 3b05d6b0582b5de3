/* Dates against dates: documents, remarks and certificates against project, go-live and submission;
 * projects of a length or an age that no reference has; what is said to be since a day to come. */
#include "check/checker.h"
#include "check/claim.h"
#include "check/said.h"
#include "check/speaks.h"
#include "check/words_near.h"

/* How many months before the project begins a document may be dated, by its kind; others: 12. */
#define USUAL_MONTHS 12
static const struct {
    int months;
    const char *kinds; /* as their words begin */
} early[] = {
    {60, "contract* agreement* offer* proposal* policy* standard* sop* procedure* guid* template* "
         "certificate* method* vertrag* angebot* richtlinie* vorlage* verfahren* norm*"},
    {3, "log* sign* acceptance* cut* test* runbook* abnahme* protokoll* messung* drehbuch* "
        "betriebsbericht* metrics*"},
};
/* A document of the practice. */
#define PRACTICE_MONTHS 60
#define LONGEST_PROJECT 60 /* months */
#define OLDEST_PROJECT 60  /* months before the submission */
/* Months that the last day of a project may lie before the first one in production. */
#define LATE_LIVE 3
/* So many months around an end of a project something of it is dated, where so much is dated. */
#define SILENT_MONTHS 9
#define SILENT_LEAST 4

#define SINCE_WORDS "since seit live produktion produktiv betrieb"
/* What a story tells as done, in the sentence of a day; and what tells it as still to be. */
#define DONE_WORDS                                                                                 \
    "was were had did went began ended took came ran held fell rose led gave made met wrote "      \
    "found left got stood brought built sent cut rehearsed signed measured tested accepted "       \
    "completed followed changed closed moved migrated switched copied loaded approved handed "     \
    "started opened passed replaced retired rolled launched released finished deployed "           \
    "restored delivered confirmed visited repeated failed lists war waren wurde wurden hatte "     \
    "hatten ging gingen lief liefen fiel fielen gab begann begannen endete endeten legte legten "  \
    "kam kamen stand dauerte dauerten folgte folgten nahm nahmen stellte zog wechselte "           \
    "unterzeichnet gemessen getestet abgenommen abgeschlossen"
#define COMING_WORDS                                                                                 \
    "will would shall should must due plan plans planned schedul* expect* expire* announce* "        \
    "forecast* intend* promise* next ends runs begins starts takes comes valid support* deadline "   \
    "wird werden soll sollen sollte muss fällig geplant* planen erwartet* angekündigt* nächste* " \
    "endet läuft beginnt startet gültig* frist unterstütz*"
#define PRESENT_WORDS "is are has have with ist sind hat haben mit"
/* A day named in the source of a value, in a table. */
#define SOURCE_WORDS                                                                               \
    "test tests log logs report reports invoice invoices bill measured measurement survey "        \
    "inventory messung messungen bericht protokoll rechnung umfrage inventur"
/* A day behind them is a bound, or one that was set. */
#define BOUND_WORDS                                                                                \
    "until till by through before for to from agreed bis vor zum für ab spätestens vereinbart*"

struct project {
    const struct case_study *study;
    const struct field *start, *end;
    struct date live; /* the first day in production; year 0: not known */
    struct place live_place;
    bool outside; /* and reported as not within the project */
};

/* None when it is not known, or was reported to be wrong. */
static struct date submission_date(const struct checker *checker) {
    struct cause wrong = {CAUSE_FACT, STR(FACT_DATE), STR("")};
    return findings_know(checker->findings, wrong) ? (struct date){0} : checker->dossier->date;
}

/* ---- the project ---- */

static const struct rule_value *find_order(const struct rule *rule) {
    const struct rule_value *found = NULL;
    for (size_t i = 0; rule && rule->kind == RULE_DATE_ORDER && i < rule->value_count; i++)
        if (rule->values[i].attribute == AT_NAMES && rule->values[i].count > 1)
            found = &rule->values[i];
    for (const struct rule *child = rule ? rule->first : NULL; child && !found; child = child->next)
        found = find_order(child);
    return found;
}

static const struct field *date_field(const struct case_study *study, struct str name) {
    const struct field *field = case_find_field(study, name);
    return field && field->type == FIELD_DATE ? field : NULL;
}

/* Whether the condition is just this: that the case study is in production. */
static bool asks_production(const struct condition *condition) {
    const struct rule *rule = condition->rule;
    size_t count = 0;
    if (!rule || (rule->kind != RULE_ONE_OF && rule->kind != RULE_STATUS))
        return false;
    struct str *values = rule_list(rule, AT_VALUES, &count);
    for (size_t i = 0; i < count; i++)
        if (str_equal_ignoring_case(values[i], STR("production")))
            return true;
    return false;
}

/* The day that an answer gives after "since". */
static void find_live(struct project *project, const struct said_list *said) {
    for (size_t i = 0; i < said->count && !project->live.year; i++) {
        const struct said *one = &said->list[i];
        for (size_t k = 0; k < one->count; k++) {
            const struct mention *mention = &one->mentions[k];
            if (!one->condition || !asks_production(one->condition) ||
                mention->kind != MENTION_DATE || !mention->day_named ||
                !text_has_any(said_window(one, mention, 3, 2), SINCE_WORDS))
                continue;
            project->live = mention->date;
            project->live_place = said_place(one, mention);
            break;
        }
    }
}

static struct project project_of(const struct checker *checker, const struct case_study *study,
                                 const struct said_list *said) {
    struct cursor cursor = {0};
    const struct item *item;
    const struct condition *condition;
    const struct rule_value *order = NULL;
    struct project project = {.study = study,
                              .start = date_field(study, STR("start")),
                              .end = date_field(study, STR("end"))};
    while (!order && cursor_next(checker->checklist, &cursor, &item, &condition))
        order = find_order(condition->rule);
    if (order && !project.start)
        project.start = date_field(study, order->list[0]);
    if (order && !project.end)
        project.end = date_field(study, order->list[order->count - 1]);
    find_live(&project, said);
    return project;
}

/* Whether a text has shown already that the field is wrong. */
static bool is_wrong(const struct checker *checker, const struct project *project,
                     const struct field *field) {
    return findings_know(checker->findings,
                         (struct cause){CAUSE_FACT, field->name, project->study->id});
}

static void check_project(struct checker *checker, struct project *project) {
    struct findings *findings = checker->findings;
    struct date day = submission_date(checker);
    const struct field *start = project->start, *end = project->end;
    if (start && day.year && date_compare(start->date, day) > 0)
        findings_add(findings, MESSAGE_PROJECT_TO_COME, start->place,
                     {say_text(start->name), say_date(start->date), say_date(day)});
    else if (start && end &&
             date_compare(date_add_months(start->date, LONGEST_PROJECT), end->date) < 0)
        findings_add(findings, MESSAGE_PROJECT_LONG, start->place,
                     {say_text(start->name), say_date(start->date), say_text(end->name),
                      say_date(end->date), say_number(LONGEST_PROJECT)},
                     .cause = {CAUSE_FACT, start->name, project->study->id});
    else if (end && day.year && date_compare(date_add_months(end->date, OLDEST_PROJECT), day) < 0)
        findings_add(
            findings, MESSAGE_PROJECT_OLD, end->place,
            {say_text(end->name), say_date(end->date), say_number(OLDEST_PROJECT), say_date(day)});
    if (!project->live.year)
        return;
    bool before = start && date_compare(project->live, start->date) < 0;
    bool behind = end && date_compare(date_add_months(end->date, LATE_LIVE), project->live) < 0;
    const struct field *field = before ? start : end;
    project->outside = before || behind;
    if (project->outside && !is_wrong(checker, project, field))
        findings_add(findings, MESSAGE_LIVE_OUTSIDE, project->live_place,
                     {say_date(project->live), say_text(field->name), say_date(field->date),
                      say_place(field->place)});
}

/* The case study that the document is about: the only one it supports items for. */
static const struct case_study *study_of(const struct dossier *dossier,
                                         const struct evidence *evidence) {
    const struct case_study *study = NULL;
    for (size_t i = 0; i < evidence->support_count; i++) {
        const struct case_study *one = dossier_find_case(dossier, evidence->supports[i].case_id);
        if (!one || (study && one != study))
            return NULL;
        study = one;
    }
    return study;
}

/* The nearest dated thing to the first day of the project, or to its last: a document of the case
 * study, or a date in what is said. */
struct nearest {
    const struct field *field;
    size_t dates;
    bool near;
};

static bool is_near(struct date date, struct date day) {
    return date_compare(date_add_months(date, SILENT_MONTHS), day) >= 0 &&
           date_compare(date, date_add_months(day, SILENT_MONTHS)) <= 0;
}

static void note_date(struct nearest ends[2], struct date date) {
    for (size_t i = 0; i < 2; i++) {
        ends[i].dates++;
        ends[i].near |= is_near(date, ends[i].field->date);
    }
}

/* A project of which nothing is dated near one of its ends has a wrong date there. */
static void check_silent(struct checker *checker, const struct case_study *study,
                         const struct project *project, const struct said_list *said) {
    const struct dossier *dossier = checker->dossier;
    struct nearest ends[2] = {{.field = project->start}, {.field = project->end}};
    if (!project->start || !project->end)
        return;
    for (size_t i = 0; i < dossier->evidence_count; i++)
        if (dossier->evidence[i].date.year && study_of(dossier, &dossier->evidence[i]) == study)
            note_date(ends, dossier->evidence[i].date);
    for (size_t i = 0; i < said->count; i++)
        for (size_t k = 0; k < said->list[i].count; k++)
            if (said->list[i].mentions[k].kind == MENTION_DATE &&
                said->list[i].mentions[k].day_named)
                note_date(ends, said->list[i].mentions[k].date);
    for (size_t i = 0; i < 2; i++)
        if (ends[i].dates >= SILENT_LEAST && !ends[i].near)
            findings_add(checker->findings, MESSAGE_PROJECT_SILENT, ends[i].field->place,
                         {say_text(ends[i].field->name), say_date(ends[i].field->date),
                          say_text(study->id), say_number(SILENT_MONTHS)},
                         .cause = {CAUSE_FACT, ends[i].field->name, study->id});
}

/* Whether the sentence tells of the day as past. */
static bool tells_as_past(const struct said *said, const struct mention *mention) {
    size_t at = mention->from;
    bool range = mention > said->mentions && mention_is_range(said->text, mention - 1, mention);
    if (text_has_any(said_window(said, mention, 3, 0), "since seit"))
        return true;
    if (text_has_any(said_window(said, mention, 8, 4), PRESENT_WORDS))
        return false;
    for (int i = 0; i < 2 && !range; i++) {
        struct str word = word_before(said->text, &at);
        if (word_is_one_of(word, BOUND_WORDS))
            return false;
    }
    bool done = said->kind == SAID_SENTENCE
                    ? text_has_any(said->text, DONE_WORDS)
                    : text_has_any(said_window(said, mention, 5, 0), SOURCE_WORDS);
    return done && !text_has_any(said->text, COMING_WORDS);
}

/* A day to come of which something is told as done. */
static void check_coming(struct checker *checker, const struct said_list *said,
                         const struct project *project) {
    struct date day = submission_date(checker);
    for (size_t i = 0; day.year && i < said->count; i++) {
        const struct said *one = &said->list[i];
        for (size_t k = 0; k < one->count && one->kind != SAID_ANSWER; k++) {
            const struct mention *mention = &one->mentions[k];
            if (mention->kind != MENTION_DATE || !mention->day_named ||
                date_compare(mention->date, day) <= 0 ||
                (project->outside && date_compare(mention->date, project->live) == 0))
                continue;
            if (tells_as_past(one, mention))
                findings_add(checker->findings, MESSAGE_DAY_TO_COME, said_place(one, mention),
                             {say_date(mention->date), say_date(day)});
        }
    }
}

/* ---- documents ---- */

static int months_before(struct str kind) {
    for (size_t i = 0; i < COUNT(early); i++) {
        size_t at = 0;
        if (word_is_one_of(word_next(kind, &at), early[i].kinds))
            return early[i].months;
    }
    return USUAL_MONTHS;
}

static bool proves_production(const struct checker *checker, const struct evidence *evidence) {
    for (size_t i = 0; i < evidence->support_count; i++) {
        const struct condition *condition =
            checklist_find_condition(checker->checklist, evidence->supports[i].item, NULL);
        if (condition && asks_production(condition))
            return true;
    }
    return false;
}

static void check_document(struct checker *checker, const struct evidence *evidence,
                           const struct project *project) {
    struct findings *findings = checker->findings;
    struct date date = evidence->date, day = submission_date(checker);
    const struct field *start = project ? project->start : NULL;
    int months = project ? months_before(evidence->kind) : PRACTICE_MONTHS;
    struct argument id = say_text(evidence->id), dated = say_date(date);
    if (!date.year)
        return;
    if (!project && day.year && date_compare(date_add_months(date, months), day) < 0)
        findings_add(findings, MESSAGE_OLD_EVIDENCE, evidence->place,
                     {id, dated, say_number(months), say_date(day)});
    else if (start && date_compare(date_add_months(date, months), start->date) < 0 &&
             !is_wrong(checker, project, start))
        findings_add(
            findings, MESSAGE_EARLY_EVIDENCE, evidence->place,
            {id, dated, say_text(start->name), say_date(start->date), say_place(start->place)});
    else if (project && project->live.year && date_compare(date, project->live) < 0 &&
             proves_production(checker, evidence))
        findings_add(findings, MESSAGE_PROOF_BEFORE_LIVE, evidence->place,
                     {id, dated, say_date(project->live), say_place(project->live_place)});
}

/* ---- people and remarks ---- */

static void check_others(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    struct date day = submission_date(checker);
    for (size_t i = 0; day.year && i < dossier->remark_count; i++)
        if (date_compare(dossier->remarks[i].date, day) > 0)
            findings_add(checker->findings, MESSAGE_REMARK_TO_COME, dossier->remarks[i].place,
                         {say_date(dossier->remarks[i].date), say_date(day)});
    for (size_t i = 0; day.year && i < dossier->earlier_count; i++)
        if (date_compare(dossier->earlier[i].date, day) > 0)
            findings_add(checker->findings, MESSAGE_REMARK_TO_COME, dossier->earlier[i].place,
                         {say_date(dossier->earlier[i].date), say_date(day)});
    for (size_t i = 0; day.year && i < dossier->person_count; i++)
        for (size_t k = 0; k < dossier->people[i].certificate_count; k++) {
            const struct certificate *certificate = &dossier->people[i].certificates[k];
            if (certificate->expires.year && date_compare(certificate->expires, day) < 0)
                findings_add(checker->findings, MESSAGE_CERTIFICATE_OVER, certificate->place,
                             {say_text(certificate->name), say_text(dossier->people[i].name),
                              say_date(certificate->expires), say_date(day)});
        }
}

void check_chronology(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    struct project *projects = NEW_ARRAY(checker->arena, struct project, dossier->case_count + 1);
    for (size_t i = 0; i < dossier->case_count; i++) {
        if (dossier->cases[i].unread)
            continue;
        const struct said_list *said = &checker->said[i];
        projects[i] = project_of(checker, &dossier->cases[i], said);
        check_project(checker, &projects[i]);
        check_coming(checker, said, &projects[i]);
        check_silent(checker, &dossier->cases[i], &projects[i], said);
    }
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        const struct evidence *evidence = &dossier->evidence[i];
        const struct case_study *study = study_of(dossier, evidence);
        bool practice = true;
        for (size_t k = 0; k < evidence->support_count; k++)
            practice = practice && !evidence->supports[k].case_id.n;
        if (study || practice)
            check_document(checker, evidence, study ? &projects[study - dossier->cases] : NULL);
    }
    check_others(checker);
}
