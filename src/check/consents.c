/* Consents against what a public draft would show: a customer that is named without one in force,
 * and pictures, quotations and figures beside its name that it did not agree to. A customer that is
 * not named loses name, pictures and confidential figures by composition; nothing is asked of it.
 */
#include "base/ascii.h"
#include "check/checker.h"
#include "check/mention.h"
#include "check/said.h"
#include "check/text.h"

struct inquiry {
    struct checker *checker;
    const struct dossier *dossier;
    const struct case_study *study;
};

static bool covers(const struct consent *consent, const struct case_study *study,
                   enum consent_scope scope) {
    return str_equal(consent->case_id, study->id) && consent->scopes & 1U << scope;
}

static struct str scopes_say(struct arena *arena, unsigned scopes) {
    struct str words[CONSENT_SCOPE_COUNT];
    size_t count = 0;
    for (int k = 0; k < CONSENT_SCOPE_COUNT; k++)
        if (scopes & 1U << k)
            words[count++] = str_of(consent_scope_keywords.rows[k].word);
    return words_list(arena, words, count, "and");
}

/* Of so many the first is told. */
static struct argument say_more(size_t count) {
    return count > 1 ? say_size(count - 1) : say_text(STR(""));
}

/* ---- each record by itself ---- */

static void check_dates(struct checker *checker, const struct consent *consent) {
    struct findings *findings = checker->findings;
    struct date on = consent->on, day = checker->dossier->date;
    struct argument id = say_text(consent->case_id);
    if (!on.year)
        return;
    if (consent->until.year && date_compare(consent->until, on) < 0)
        findings_add(findings, MESSAGE_CONSENT_ENDS_FIRST, consent->until_place,
                     {id, say_date(consent->until), say_date(on)});
    if (consent->withdrawn.year && date_compare(consent->withdrawn, on) < 0)
        findings_add(findings, MESSAGE_CONSENT_WITHDRAWN_FIRST, consent->withdrawn_place,
                     {id, say_date(consent->withdrawn), say_date(on)});
    if (day.year && date_compare(on, day) > 0)
        findings_add(findings, MESSAGE_CONSENT_TO_COME, consent->on_place,
                     {id, say_date(on), say_date(day)},
                     .cause = {CAUSE_FACT, STR(FACT_CONSENT), consent->case_id});
}

/* What no other consent carries on when this one ends. */
static unsigned scopes_lost(const struct dossier *dossier, const struct case_study *study,
                            const struct consent *consent) {
    unsigned lost = 0;
    for (int k = 0; k < CONSENT_SCOPE_COUNT; k++)
        if (consent_find(dossier, study, (enum consent_scope)k) == consent)
            lost |= 1U << k;
    return lost;
}

/* Of a customer that is named; what ends is what is published until the next validation. */
static void check_end(struct checker *checker, const struct consent *consent) {
    const struct dossier *dossier = checker->dossier;
    const struct case_study *study = dossier_find_case(dossier, consent->case_id);
    struct date next = date_add_months(dossier->date, checker->checklist->renewal_months);
    if (!study || !checker->checklist->renewal_months || !next.year || !consent->until.year ||
        date_compare(consent->until, next) >= 0 || !case_is_named(dossier, study))
        return;
    unsigned lost = scopes_lost(dossier, study, consent);
    if (lost)
        findings_add(checker->findings, MESSAGE_CONSENT_ENDS, consent->until_place,
                     {say_text(consent->case_id), say_text(scopes_say(checker->arena, lost)),
                      say_date(consent->until), say_date(next)});
}

/* ---- the name ---- */

/* The record that comes nearest to a consent for the name: what is wrong with it is the cause. */
static const struct consent *find_nearest(const struct inquiry *inquiry) {
    const struct consent *found = NULL;
    for (size_t i = 0; i < inquiry->dossier->consent_count; i++) {
        const struct consent *consent = &inquiry->dossier->consents[i];
        if (!str_equal(consent->case_id, inquiry->study->id))
            continue;
        bool fits = covers(consent, inquiry->study, CONSENT_NAME);
        if (!found ||
            (fits && (!covers(found, inquiry->study, CONSENT_NAME) ||
                      date_compare(consent->withdrawn, found->withdrawn) > 0 ||
                      (!found->withdrawn.year && date_compare(consent->until, found->until) > 0))))
            found = consent;
    }
    return found;
}

static void check_name(const struct inquiry *inquiry) {
    const struct case_study *study = inquiry->study;
    struct findings *findings = inquiry->checker->findings;
    const struct consent *consent = find_nearest(inquiry);
    struct cause cause = {CAUSE_FACT, STR(FACT_CONSENT), study->id};
    struct argument id = say_text(study->id), day = say_date(inquiry->dossier->date);
    /* One that is misspelt was not understood. */
    if (!consent && findings_know(findings, (struct cause){.kind = CAUSE_ELEMENT}))
        return;
    if (!consent)
        findings_add(findings, MESSAGE_CONSENT_NONE, study->named_place, {id}, .cause = cause);
    else if (!consent->scopes || consent->misread || !consent->on.year)
        return; /* the reader has said so */
    else if (!covers(consent, study, CONSENT_NAME))
        findings_add(findings, MESSAGE_CONSENT_NOT_FOR_NAME, study->named_place,
                     {id, say_text(scopes_say(inquiry->checker->arena, consent->scopes))},
                     .cause = cause);
    else if (consent->withdrawn.year)
        findings_add(findings, MESSAGE_CONSENT_WITHDRAWN, study->named_place,
                     {id, say_date(consent->withdrawn), say_place(consent->place)}, .cause = cause);
    else if (date_compare(consent->on, inquiry->dossier->date) <= 0)
        findings_add(findings, MESSAGE_CONSENT_ENDED, consent->until_place,
                     {id, say_date(consent->until), day}, .cause = cause);
}

/* ---- pictures ---- */

static void check_pictures(const struct inquiry *inquiry) {
    const struct case_study *study = inquiry->study;
    struct place place = {0};
    struct str file = {0};
    size_t count = 0;
    for (size_t i = 0; i < study->diagram_count; i++)
        if (study->diagrams[i].image && !count++)
            place = study->diagrams[i].place, file = study->diagrams[i].file;
    for (size_t i = 0; i < study->section_count; i++) {
        const struct section *section = &study->sections[i];
        for (const struct node *n = section->body; n; n = node_next(section->body, n))
            if ((n->kind == NODE_FIGURE || n->kind == NODE_IMAGE) && !count++)
                place = n->place.line ? n->place : section->place, file = n->target;
    }
    if (count && !consent_find(inquiry->dossier, study, CONSENT_PICTURE))
        findings_add(inquiry->checker->findings, MESSAGE_CONSENT_PICTURE, place,
                     {say_text(study->id), say_text(file), say_more(count)});
}

/* ---- quotations ---- */

/* The last word of a name, before what follows a comma. */
static bool names_person(struct str text, struct str name) {
    struct str rest = name, word, last = {0};
    size_t at = 0;
    str_cut(&rest, ',', &name);
    while (text_word(name, &at, &word))
        last = word;
    return last.n > 2 && text_names(text, last);
}

static bool names_ours(const struct inquiry *inquiry, struct str text) {
    const struct dossier *dossier = inquiry->dossier;
    struct str first;
    size_t at = 0;
    for (size_t i = 0; i < dossier->person_count; i++)
        if (names_person(text, dossier->people[i].name))
            return true;
    return text_names(text, STR("AWS")) || text_names(text, STR("Amazon")) ||
           (text_word(dossier->partner_name, &at, &first) && text_names(text, first));
}

static bool names_theirs(const struct inquiry *inquiry, struct str text) {
    const struct dossier *dossier = inquiry->dossier;
    for (size_t i = 0; i < dossier->consent_count; i++)
        if (str_equal(dossier->consents[i].case_id, inquiry->study->id) &&
            names_person(text, dossier->consents[i].by))
            return true;
    return false;
}

/* "Anna Keller", "Ludwig van der Velde": two to six words, all but a few of them capitalized. */
static bool reads_as_name(struct str name) {
    static const struct str particles[] = {{"van", 3}, {"von", 3}, {"der", 3}, {"den", 3},
                                           {"de", 2},  {"di", 2},  {"da", 2},  {"du", 2},
                                           {"la", 2},  {"le", 2},  {"zu", 2},  {"al", 2}};
    struct str word;
    size_t count = 0;
    for (size_t at = 0; text_word(name, &at, &word); count++)
        if (is_digit(word.s[0]) ||
            (is_lower(word.s[0]) && !word_is_in(word, particles, COUNT(particles))))
            return false;
    return count > 1 && count <= 6;
}

/* "IT director, Contoso Retail": the first word of the customer's name. */
static bool names_customer(const struct inquiry *inquiry, struct str text) {
    struct str name =
        case_field_text(inquiry->study, checklist_customer_field(inquiry->checker->checklist));
    struct str first;
    size_t at = 0;
    return text_word(name, &at, &first) && text_names(text, first);
}

static bool ends_sentence(struct str text) {
    static const char *const ends[] = {".", "!", "?", "\"", "\u201D", "\u201C", "\u00BB"};
    text = str_trim(text);
    for (size_t k = 0; k < COUNT(ends); k++)
        if (str_ends(text, str_of(ends[k])))
            return true;
    return text.n == 0;
}

/* What follows the last dash when it reads as who said it: "— Anna Keller, CIO"; `from` is where
 * the dash stands. */
static struct str attribution_of(const struct inquiry *inquiry, struct str text, size_t *from) {
    static const char *const dashes[] = {"\u2014", "\u2013", "-- "};
    enum { LONGEST = 120 };
    struct str who = {0};
    *from = text.n;
    for (size_t k = 0; k < COUNT(dashes); k++)
        for (size_t at = str_find(text, str_of(dashes[k]), 0); at != SIZE_MAX;
             at = str_find(text, str_of(dashes[k]), at + 1)) {
            struct str rest = str_trim(str_slice(text, at + str_of(dashes[k]).n, text.n));
            struct str after = rest, name;
            bool role = str_cut(&after, ',', &name) && name.n < rest.n;
            if (rest.n > LONGEST || (!role && str_ends(rest, STR("."))))
                continue;
            if (reads_as_name(name) ||
                (names_customer(inquiry, rest) && ends_sentence(str_slice(text, 0, at))))
                who = rest, *from = at;
        }
    return who;
}

/* Whether a person of the customer's says it; `words` is what is said. A note or a quoted log has
 * no name below it. */
static bool is_customers(const struct inquiry *inquiry, const struct node *before,
                         const struct node *quote, struct str *words) {
    struct arena *arena = inquiry->checker->arena;
    struct str text = str_trim(node_text(arena, quote)), below = {0}, above = {0};
    size_t from;
    struct str who = attribution_of(inquiry, text, &from);
    if (quote->next && quote->next->kind == NODE_PARAGRAPH)
        below = str_trim(node_text(arena, quote->next));
    if (before && before->kind == NODE_PARAGRAPH)
        above = str_trim(node_text(arena, before));
    *words = str_slice(text, 0, from);
    if (!who.n) {
        who = attribution_of(inquiry, below, &from);
        who = from ? (struct str){0} : who;
    }
    if (str_ends(above, STR(":")) && names_theirs(inquiry, above))
        return true;
    if (names_theirs(inquiry, who.n ? who : text))
        return true;
    return who.n && !names_ours(inquiry, who);
}

/* Whether no wording is recorded, or the words are a part of one. */
static bool is_approved_wording(const struct inquiry *inquiry, struct str words) {
    struct arena *arena = inquiry->checker->arena;
    struct str said = text_normalise(arena, words);
    bool any = false;
    for (size_t i = 0; i < inquiry->dossier->consent_count; i++) {
        const struct consent *consent = &inquiry->dossier->consents[i];
        if (!covers(consent, inquiry->study, CONSENT_QUOTE) || consent->withdrawn.year ||
            !consent->wording.n)
            continue;
        if (str_find(text_normalise(arena, consent->wording), said, 0) != SIZE_MAX)
            return true;
        any = true;
    }
    return !any;
}

static void check_quote(const struct inquiry *inquiry, const struct node *before,
                        const struct node *quote, struct place otherwise) {
    struct arena *arena = inquiry->checker->arena;
    struct place place = quote->place.line ? quote->place : otherwise;
    struct argument id = say_text(inquiry->study->id);
    struct str words;
    if (!is_customers(inquiry, before, quote, &words))
        return;
    struct argument excerpt = say_text(text_excerpt(arena, words));
    if (!consent_find(inquiry->dossier, inquiry->study, CONSENT_QUOTE))
        findings_add(inquiry->checker->findings, MESSAGE_CONSENT_QUOTE, place, {id, excerpt});
    else if (!is_approved_wording(inquiry, words))
        findings_add(inquiry->checker->findings, MESSAGE_CONSENT_WORDING, place, {id, excerpt});
}

static void check_quotes(const struct inquiry *inquiry) {
    for (size_t i = 0; i < inquiry->study->section_count; i++) {
        const struct section *section = &inquiry->study->sections[i];
        const struct node *before = NULL;
        for (const struct node *n = section->body; n; n = node_next(section->body, n)) {
            if (n->kind == NODE_QUOTE)
                check_quote(inquiry, before && before->next == n ? before : NULL, n,
                            section->place);
            before = node_is_block(n->kind) ? n : before;
        }
    }
}

/* ---- figures ---- */

/* Whether the public draft leaves the field's value out or says something else in its place. */
static bool is_hidden(const struct inquiry *inquiry, const struct field *field) {
    const struct dossier *dossier = inquiry->dossier;
    const struct field_declaration *declared =
        checklist_find_field(inquiry->checker->checklist, field->name);
    return dossier_find_confidential(dossier, inquiry->study, field->name) ||
           (declared && declared->confidential);
}

/* A number that is written as a hidden one is reworded with it. */
static bool is_reworded(const struct inquiry *inquiry, struct str words) {
    const struct dossier *dossier = inquiry->dossier;
    for (size_t i = 0; i < inquiry->study->field_count; i++) {
        const struct field *field = &inquiry->study->fields[i];
        if (is_hidden(inquiry, field) && str_find(field->text, words, 0) != SIZE_MAX)
            return true;
    }
    for (size_t i = 0; i < dossier->confidential_count; i++)
        if (str_find(dossier->confidential[i].term, words, 0) != SIZE_MAX)
            return true;
    return false;
}

/* In prose a size or a share may be anybody's, so it is a warning; a fact is the customer's. */
static void check_prose(const struct inquiry *inquiry) {
    const struct said_list *said =
        &inquiry->checker->said[inquiry->study - inquiry->dossier->cases];
    for (size_t i = 0; i < said->count; i++)
        for (size_t k = 0; k < said->list[i].count; k++) {
            const struct said *one = &said->list[i];
            const struct mention *mention = &one->mentions[k];
            struct str words = str_slice(one->text, mention->from, mention->to);
            if (one->condition || one->kind == SAID_ANSWER ||
                (mention->kind != MENTION_SIZE && mention->kind != MENTION_SHARE) ||
                is_reworded(inquiry, words))
                continue;
            findings_add(inquiry->checker->findings, MESSAGE_CONSENT_FIGURE_IN_TEXT,
                         said_place(one, mention), {say_text(inquiry->study->id), say_text(words)},
                         .severity = SEVERITY_WARNING);
            return;
        }
}

static void check_figures(const struct inquiry *inquiry) {
    const struct case_study *study = inquiry->study;
    const struct field *first = NULL;
    size_t count = 0;
    if (consent_find(inquiry->dossier, study, CONSENT_FIGURES))
        return;
    for (size_t i = 0; i < study->field_count; i++) {
        const struct field *field = &study->fields[i];
        bool figure = field->type == FIELD_QUANTITY || field->type == FIELD_INTEGER ||
                      field->type == FIELD_PERCENTAGE;
        if (!figure || !field->valid || !field->text.n || is_hidden(inquiry, field))
            continue;
        first = first ? first : field;
        count++;
    }
    if (!first) {
        check_prose(inquiry);
        return;
    }
    findings_add(inquiry->checker->findings, MESSAGE_CONSENT_FIGURE, first->place,
                 {say_text(study->id), say_text(first->name), say_field(first), say_more(count)});
}

void check_consents(struct checker *checker) {
    const struct dossier *dossier = checker->dossier;
    for (size_t i = 0; i < dossier->consent_count; i++) {
        check_dates(checker, &dossier->consents[i]);
        check_end(checker, &dossier->consents[i]);
    }
    for (size_t i = 0; i < dossier->case_count; i++) {
        struct inquiry inquiry = {checker, dossier, &dossier->cases[i]};
        if (!inquiry.study->customer_named || inquiry.study->unread)
            continue;
        if (!case_is_named(dossier, inquiry.study)) {
            check_name(&inquiry);
            continue;
        }
        check_pictures(&inquiry);
        check_quotes(&inquiry);
        check_figures(&inquiry);
    }
}
