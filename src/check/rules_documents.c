/* Rules about documents that support a condition: how many, of which kind, size, age, and what a
 * person vouches that they say; and about diagrams. */
#include "check/found.h"
#include "check/placeholder.h"
#include "check/text.h"

/* While a waiver is looked at, what counted is what stands in the item's place. */
static void keep(const struct question *ask, const struct evidence *const *documents,
                 size_t count) {
    for (size_t i = 0; ask->waiver && i < count; i++)
        *APPEND(ask->arena, ask->shared->documents, ask->shared->document_count) = documents[i];
}

/* What is wrong with a document that supports the condition; none: it counts. */
static struct phrase document_trouble(const struct question *ask, const struct rule *rule,
                                      const struct evidence *e) {
    struct date today = ask->dossier->date;
    struct quantity size;
    struct argument id = say_text(e->id);
    size_t except_count;
    struct str *except = rule_list(rule, AT_EXCEPT, &except_count);
    long months = rule_number(rule, AT_MONTHS, 0), pages = rule_number(rule, AT_MAX_PAGES, 0);
    if (word_is_in(e->kind, except, except_count))
        return phrase_of(ask->arena, REASON_DOCUMENT_EXCEPTED, id, say_text(e->kind));
    if ((rule_yes(rule, AT_DATED) || months) && e->date.year == 0)
        return phrase_of(ask->arena, REASON_DOCUMENT_UNDATED, id);
    if ((rule_yes(rule, AT_DATED) || months) && today.year && date_compare(e->date, today) > 0)
        return phrase_of(ask->arena, REASON_DOCUMENT_LATE, id);
    if (months && today.year && date_compare(e->date, date_add_months(today, (int)-months)) < 0)
        return phrase_of(ask->arena, REASON_DOCUMENT_OLD, id, say_date(e->date),
                         say_number(months));
    if (quantity_parse(rule_text(rule, AT_MAX_SIZE), &size) == QUANTITY_OK && e->bytes > size.bytes)
        return phrase_of(ask->arena, REASON_DOCUMENT_LARGE, id, say_bytes(e->bytes),
                         say_text(size.text));
    if (pages && e->page_count == 0 && !e->url.n)
        return phrase_of(ask->arena, REASON_DOCUMENT_UNPAGED, id);
    if (pages && e->page_count > pages)
        return phrase_of(ask->arena, REASON_DOCUMENT_LONG, id, say_number(e->page_count),
                         say_number(pages));
    return phrase_plain(PHRASE_NONE);
}

/* The first of the kinds that no document has; empty: all are there. */
static struct str missing_kind(const struct rule *rule, const struct evidence *const *documents,
                               size_t count) {
    size_t kind_count;
    struct str *kinds = rule_list(rule, AT_KINDS, &kind_count);
    for (size_t k = 0; rule_yes(rule, AT_EVERY_KIND) && k < kind_count; k++) {
        bool there = false;
        for (size_t i = 0; i < count; i++)
            there = there || str_equal_ignoring_case(documents[i]->kind, kinds[k]);
        if (!there)
            return kinds[k];
    }
    return STR("");
}

static const struct evidence **documents_that_count(const struct question *ask,
                                                    const struct rule *rule, size_t *count,
                                                    struct phrase *trouble) {
    size_t kind_count, all;
    struct str *kinds = rule_list(rule, AT_KINDS, &kind_count);
    const struct evidence **list = documents_find(ask, kinds, kind_count, &all), **good = NULL;
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        struct phrase wrong = document_trouble(ask, rule, list[i]);
        if (phrase_empty(wrong))
            *APPEND(ask->arena, good, *count) = list[i];
        else if (phrase_empty(*trouble))
            *trouble = wrong;
    }
    return good;
}

struct verdict judge_evidence(const struct question *ask, const struct rule *rule) {
    size_t count, asked = (size_t)rule_number(rule, AT_AT_LEAST, 1);
    struct rule_value kinds = rule_value(rule, AT_KINDS);
    bool every = rule_yes(rule, AT_EVERY_KIND);
    struct phrase found = phrase_plain(PHRASE_NONE);
    const struct evidence **list = documents_that_count(ask, rule, &count, &found);
    struct str missing = missing_kind(rule, list, count);
    long most = rule_number(rule, AT_AT_MOST, -1);
    if (count >= asked && (most < 0 || count <= (size_t)most) && !missing.n) {
        keep(ask, list, count);
        return verdict_met(BASIS_COMPUTED,
                           count ? documents_list(ask, list, count) : phrase_plain(REASON_NONE),
                           NOWHERE);
    }
    if (phrase_empty(found))
        found = !count      ? phrase_plain(REASON_NO_EVIDENCE)
                : missing.n ? phrase_of(ask->arena, REASON_NO_EVIDENCE_OF_KIND, say_text(missing))
                            : phrase_of(ask->arena, REASON_EVIDENCE_ENTRIES, say_size(count));
    struct argument none = say_word(NULL),
                    names = say_list(kinds.list, kinds.count, every ? LIST_AND : LIST_OR);
    struct phrase expected = phrase_of(ask->arena, REASON_EVIDENCE_ASKED, say_size(asked),
                                       say_text(rule_text(rule, AT_AT_MOST)), every ? none : names,
                                       every ? names : none);
    return verdict_fails(ask, found, expected, NOWHERE);
}

static struct str missing_statement(const struct evidence *e, const struct str *statements,
                                    size_t count) {
    for (size_t i = 0; i < count; i++)
        if (!word_is_in(statements[i], e->states, e->state_count))
            return statements[i];
    return STR("");
}

struct verdict judge_stated(const struct question *ask, const struct rule *rule) {
    size_t count, statement_count, kind_count;
    struct str *statements = rule_list(rule, AT_STATEMENTS, &statement_count);
    struct str *kinds = rule_list(rule, AT_KINDS, &kind_count);
    const struct evidence **list = documents_find(ask, kinds, kind_count, &count);
    struct phrase found = phrase_plain(REASON_NO_EVIDENCE);
    const struct evidence *silent = NULL; /* who vouches is asked once of a document */
    struct place place = NOWHERE;
    for (size_t i = 0; i < count; i++) {
        const struct person *person = dossier_find_person(ask->dossier, list[i]->stated_by);
        struct str missing = missing_statement(list[i], statements, statement_count);
        struct argument id = say_text(list[i]->id);
        if (!missing.n && person) {
            keep(ask, &list[i], 1);
            return verdict_met(BASIS_STATED,
                               phrase_of(ask->arena, REASON_EVIDENCE_BY, id, say_person(person)),
                               NOWHERE);
        }
        found = missing.n ? phrase_of(ask->arena, REASON_NOBODY_STATES, id, say_text(missing))
                          : phrase_of(ask->arena, REASON_NOBODY_VOUCHED, id);
        silent = missing.n ? NULL : list[i];
        place = list[i]->place;
    }
    struct argument list_of = say_list(statements, statement_count, LIST_AND);
    struct verdict verdict =
        verdict_opens(ask, found, phrase_of(ask->arena, REASON_DOCUMENT_ASKED, list_of));
    verdict.place = place;
    verdict.cause = silent ? silent->id : STR("");
    return verdict;
}

static bool is_in_window(struct date date, struct date today, long months) {
    return date.year && date_compare(date, today) <= 0 &&
           date_compare(date, date_add_months(today, (int)-months)) >= 0;
}

static size_t dates_in_list(const struct field *field, struct date today, long months) {
    size_t count = 0;
    struct date date;
    for (size_t i = 0; i < field->list_count; i++)
        count += date_parse(field->list[i], &date) && is_in_window(date, today, months);
    return count;
}

struct verdict judge_frequency(const struct question *ask, const struct rule *rule) {
    long months = rule_number(rule, AT_MONTHS, 1);
    size_t asked = (size_t)rule_number(rule, AT_AT_LEAST, 1), count = 0, all, kind_count;
    struct date today = ask->dossier->date;
    struct phrase expected =
        phrase_of(ask->arena, REASON_ASKED_TIMES, say_size(asked), say_number(months));
    struct place place = NOWHERE;
    if (today.year == 0)
        return verdict_opens(ask, phrase_plain(REASON_NO_DATE), phrase_plain(REASON_ONE_DATE));
    if (rule_text(rule, AT_NAME).n) {
        struct verdict verdict;
        const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), expected, &verdict);
        if (!field)
            return verdict;
        count = dates_in_list(field, today, months);
        place = field->place;
    } else {
        struct str *kinds = rule_list(rule, AT_KINDS, &kind_count);
        const struct evidence **list = documents_find(ask, kinds, kind_count, &all);
        for (size_t i = 0; i < all; i++)
            count += is_in_window(list[i]->date, today, months);
    }
    struct phrase found =
        phrase_of(ask->arena, REASON_TIMES, say_size(count), say_number(months), say_date(today));
    return count >= asked ? verdict_met(BASIS_COMPUTED, found, place)
                          : verdict_fails(ask, found, expected, place);
}

/* ---- what is handed in ---- */

struct verdict judge_delivery(const struct question *ask, const struct rule *rule) {
    static const struct str files[] = {
        {"self-assessment.pdf", 19}, {"case-studies.pdf", 16}, {"self-assessment.xlsx", 20}};
    const struct checklist *checklist = ask->checklist;
    (void)rule;
    if (checklist->channel == CHANNEL_MAIL && checklist->delivery_to.n)
        return verdict_met(
            BASIS_COMPUTED,
            phrase_of(ask->arena, REASON_MESSAGE_BUILT, say_text(checklist->delivery_to)), NOWHERE);
    if (checklist->channel == CHANNEL_PORTAL)
        return verdict_met(
            BASIS_COMPUTED,
            phrase_of(ask->arena, REASON_FILES_BUILT, say_list(files, COUNT(files), LIST_COMMA)),
            NOWHERE);
    return verdict_opens(ask, phrase_plain(REASON_NOT_DELIVERED), phrase_plain(REASON_A_DELIVERY));
}

/* ---- diagrams ---- */

static enum phrase_id diagram_trouble(const struct diagram *diagram) {
    if (!diagram->caption.n || placeholder_is(diagram->caption))
        return REASON_NO_CAPTION;
    if (!diagram->alternative.n || placeholder_is(diagram->alternative))
        return REASON_NO_ALTERNATIVE;
    return diagram->image ? PHRASE_NONE : REASON_UNREADABLE;
}

struct verdict judge_diagram(const struct question *ask, const struct rule *rule) {
    size_t asked = (size_t)rule_number(rule, AT_AT_LEAST, 1), readable = 0, unread = 0;
    struct phrase found = phrase_plain(REASON_NO_DIAGRAM), file = phrase_plain(PHRASE_NONE);
    struct place place = NOWHERE;
    for (size_t i = 0; i < ask->study->diagram_count; i++) {
        const struct diagram *diagram = &ask->study->diagrams[i];
        enum phrase_id trouble = diagram_trouble(diagram);
        unread += trouble == REASON_UNREADABLE;
        if (trouble)
            found = phrase_of(ask->arena, trouble, say_text(diagram->file));
        else if (readable++ == 0)
            file = phrase_text(ask->arena, diagram->file);
        place = diagram->place;
    }
    if (readable >= asked)
        return verdict_met(BASIS_SHOWN, file, place);
    if (readable > 0)
        found = phrase_of(ask->arena, REASON_DIAGRAMS, say_size(readable));
    struct verdict verdict = verdict_fails(
        ask, found, phrase_of(ask->arena, REASON_DIAGRAMS_ASKED, say_size(asked)), place);
    if (readable + unread >= asked)
        verdict.cause = STR(FACT_DIAGRAM);
    return verdict;
}
