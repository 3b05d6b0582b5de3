/* What the manifest says of documents and people, set against itself: no rule of a checklist asks
 * for it, and a reviewer stumbles over it all the same. */
#include "base/ascii.h"
#include "base/nearest.h"
#include "check/checker.h"
#include "check/placeholder.h"

/* ---- documents ---- */

static void check_date(struct checker *checker, const struct evidence *evidence) {
    struct date date = checker->dossier->date;
    if (!evidence->date.year || !date.year || date_compare(evidence->date, date) <= 0)
        return;
    findings_add(checker->findings, MESSAGE_LATE_EVIDENCE, evidence->place,
                 {say_text(evidence->id), say_date(evidence->date), say_date(date)});
}

/* The highest page of "22", "3-5, 8", "pp. 3–5"; 0 for a place in words, as "sheet 3". */
static long last_page(struct str pages) {
    static const char *const words[] = {"pages", "page", "pp.", "p."};
    long last = 0, number = 0;
    pages = str_trim(pages);
    for (size_t k = 0; k < COUNT(words); k++)
        if (str_starts(pages, str_of(words[k])))
            pages = str_trim(str_slice(pages, str_of(words[k]).n, pages.n));
    for (size_t k = 0; k < pages.n; k++) {
        char c = pages.s[k];
        bool between = c == '-' || c == ',' || c == ' ' || ((unsigned char)c & 0x80);
        if (!is_digit(c) && !between)
            return 0;
        number = !is_digit(c) ? 0 : number < 1000000 ? 10 * number + (c - '0') : number;
        last = number > last ? number : last;
    }
    return last;
}

/* Of a file whose pages nobody counted but the author; the room evidence/ looks at the others. */
static void check_pages(struct checker *checker, const struct evidence *evidence) {
    if (evidence->content && evidence->content->state != CONTENT_FOREIGN)
        return;
    for (size_t k = 0; evidence->page_count > 0 && k < evidence->support_count; k++) {
        const struct support *support = &evidence->supports[k];
        if (last_page(support->pages) <= evidence->page_count)
            continue;
        findings_add(checker->findings, MESSAGE_PAGE_BEYOND, support->place,
                     {say_number(last_page(support->pages)), say_text(evidence->id),
                      say_number(evidence->page_count)},
                     .item = support->item);
    }
}

/* ---- remarks ---- */

static void check_remark(struct checker *checker, const struct remark *remark) {
    bool replied = remark->reply.n && !placeholder_is(remark->reply);
    if (replied && remark->state != REMARK_OPEN)
        return;
    findings_add(checker->findings,
                 replied ? MESSAGE_REMARK_LEFT_OPEN : MESSAGE_REMARK_WITHOUT_REPLY, remark->place,
                 {say_text(remark->item), say_text(remark->by)}, .item = remark->item);
}

/* ---- the contact ---- */

static const struct person *check_second_contact(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    const struct person *first = dossier_find_contact(dossier);
    for (size_t k = 0; first && k < dossier->person_count; k++) {
        const struct person *person = &dossier->people[k];
        if (person == first || !person->contact)
            continue;
        findings_add(checker->findings, MESSAGE_SECOND_CONTACT, person->place,
                     {say_text(person->name), say_text(first->name)}, .severity = SEVERITY_WARNING);
    }
    return first;
}

/* Whether the attribute, or the people, may be there under a name or with a value that was not
 * understood. */
static bool is_misspelt(const struct findings *findings) {
    return findings_know(findings, (struct cause){.kind = CAUSE_ELEMENT}) ||
           findings_know(findings, (struct cause){.kind = CAUSE_ATTRIBUTE}) ||
           findings_know(findings, (struct cause){CAUSE_ATTRIBUTE, STR("contact"), {0}});
}

/* The mail comes from the contact. */
static void check_contact(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    if (check_second_contact(checker) || is_misspelt(checker->findings))
        return;
    struct place place = {.file = dossier->manifest};
    bool by_mail = checker->checklist->channel == CHANNEL_MAIL;
    if (!by_mail && dossier->person_count > 1)
        findings_add(checker->findings, MESSAGE_NO_ONE_TO_ASK, dossier->people[0].place,
                     {say_size(dossier->person_count)}, .severity = SEVERITY_WARNING);
    if (by_mail)
        findings_add(checker->findings, MESSAGE_NO_CONTACT,
                     dossier->person_count ? dossier->people[0].place : place);
}

/* ---- weights ---- */

/* A weight many times above the largest one known is a slip of the decimal point. */
#define ABSURD_TIMES 10

static long long largest_weight(const struct lookup *lookup) {
    long long largest = 0;
    for (size_t i = 0; i < lookup->row_count; i++)
        if (lookup->rows[i].known && lookup->rows[i].weight > largest)
            largest = lookup->rows[i].weight;
    return largest;
}

static void check_weight(struct checker *checker, const struct weight *weight) {
    struct findings *findings = checker->findings;
    const struct lookup *lookup = checklist_find_lookup(checker->checklist, weight->table);
    const struct lookup_row *row = lookup ? lookup_find_row(lookup, weight->key) : NULL;
    struct str *names = NULL;
    size_t count = 0;
    for (size_t i = 0; !lookup && i < checker->checklist->lookup_count; i++)
        *APPEND(checker->arena, names, count) = checker->checklist->lookups[i].id;
    for (size_t i = 0; lookup && i < lookup->row_count; i++)
        *APPEND(checker->arena, names, count) = lookup->rows[i].key;
    if (!row) {
        struct str word = lookup ? weight->key : weight->table;
        findings_add(
            findings, MESSAGE_NO_SUCH_NAME, weight->place,
            {say_text(word),
             say_word(lookup ? "row of this lookup table" : "lookup table of the checklist"),
             say_text(str_nearest(word, names, count))});
    } else if (row->known && !row->unconfirmed && row->weight != weight->thousandths) {
        findings_add(findings, MESSAGE_WEIGHT_OVERRIDES, weight->place,
                     {say_text(weight->key), say_thousandths(row->weight), say_text(row->source),
                      say_thousandths(weight->thousandths)});
    } else if (weight->thousandths <= 0 ||
               (largest_weight(lookup) &&
                weight->thousandths > ABSURD_TIMES * largest_weight(lookup))) {
        findings_add(findings, MESSAGE_WEIGHT_ABSURD, weight->place,
                     {say_text(weight->key), say_thousandths(weight->thousandths),
                      say_thousandths(largest_weight(lookup))});
    }
}

/* Where most documents are later than the submission, it is the submission's date that is wrong. */
static bool is_early(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    const struct evidence *latest = NULL;
    size_t dated = 0, late = 0;
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        const struct evidence *evidence = &dossier->evidence[i];
        dated += evidence->date.year != 0;
        late += dossier->date.year && date_compare(evidence->date, dossier->date) > 0;
        if (!latest || date_compare(evidence->date, latest->date) > 0)
            latest = evidence;
    }
    if (late < 2 || 2 * late < dated)
        return false;
    findings_add(checker->findings, MESSAGE_SUBMISSION_EARLY, dossier->checklist_place,
                 {say_date(dossier->date), say_size(late), say_size(dated), say_text(latest->id),
                  say_date(latest->date)},
                 .cause = {CAUSE_FACT, STR(FACT_DATE), STR("")});
    return true;
}

void check_manifest(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    check_contact(checker);
    for (size_t i = 0; i < dossier->weight_count; i++)
        check_weight(checker, &dossier->weights[i]);
    for (size_t i = 0; i < dossier->remark_count; i++)
        check_remark(checker, &dossier->remarks[i]);
    bool early = is_early(checker);
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        if (!early)
            check_date(checker, &dossier->evidence[i]);
        check_pages(checker, &dossier->evidence[i]);
    }
}
