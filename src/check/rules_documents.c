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

/* What is wrong with a document that supports the condition; empty: it counts. */
static struct str document_trouble(const struct question *ask, const struct rule *rule,
                                   const struct evidence *e) {
    struct date today = ask->dossier->date;
    struct quantity size;
    long months = rule_number(rule, AT_MONTHS, 0), pages = rule_number(rule, AT_MAX_PAGES, 0);
    if ((rule_yes(rule, AT_DATED) || months) && e->date.year == 0)
        return STR("has no date");
    if ((rule_yes(rule, AT_DATED) || months) && today.year && date_compare(e->date, today) > 0)
        return STR("is dated after the submission");
    if (months && today.year && date_compare(e->date, date_add_months(today, (int)-months)) < 0)
        return str_format(ask->arena, "of %.*s is older than %ld months",
                          STR_ARG(date_format_iso(ask->arena, e->date)), months);
    if (quantity_parse(rule_text(rule, AT_MAX_SIZE), &size) == QUANTITY_OK && e->bytes > size.bytes)
        return str_format(ask->arena, "has %llu bytes, more than %.*s",
                          (unsigned long long)e->bytes, STR_ARG(size.text));
    if (pages && e->page_count == 0 && !e->url.n)
        return STR("does not state its page-count");
    if (pages && e->page_count > pages)
        return str_format(ask->arena, "has %ld pages, more than %ld", e->page_count, pages);
    return STR("");
}

static struct str evidence_expected(const struct question *ask, const struct rule *rule,
                                    size_t asked) {
    size_t count;
    struct str *kinds = rule_list(rule, AT_KINDS, &count);
    struct str most = rule_text(rule, AT_AT_MOST), expected;
    expected = str_format(ask->arena, "at least %zu%s%.*s", asked, most.n ? " and at most " : "",
                          STR_ARG(most));
    if (count)
        expected = str_format(ask->arena, "%.*s of %s %.*s", STR_ARG(expected),
                              rule_yes(rule, AT_EVERY_KIND) ? "each of the kinds" : "the kind",
                              STR_ARG(words_list(ask->arena, kinds, count,
                                                 rule_yes(rule, AT_EVERY_KIND) ? "and" : "or")));
    return expected;
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
                                                    struct str *trouble) {
    size_t kind_count, except_count, all;
    struct str *kinds = rule_list(rule, AT_KINDS, &kind_count);
    struct str *except = rule_list(rule, AT_EXCEPT, &except_count);
    const struct evidence **list = documents_find(ask, kinds, kind_count, &all), **good = NULL;
    *count = 0;
    for (size_t i = 0; i < all; i++) {
        struct str wrong = word_is_in(list[i]->kind, except, except_count)
                               ? str_format(ask->arena, "is of the kind %.*s, which does not count",
                                            STR_ARG(list[i]->kind))
                               : document_trouble(ask, rule, list[i]);
        if (!wrong.n)
            *APPEND(ask->arena, good, *count) = list[i];
        else if (!trouble->n)
            *trouble =
                str_format(ask->arena, "evidence %.*s %.*s", STR_ARG(list[i]->id), STR_ARG(wrong));
    }
    return good;
}

struct verdict judge_evidence(const struct question *ask, const struct rule *rule) {
    size_t count, asked = (size_t)rule_number(rule, AT_AT_LEAST, 1);
    struct str trouble = STR("");
    const struct evidence **list = documents_that_count(ask, rule, &count, &trouble);
    struct str missing = missing_kind(rule, list, count);
    long most = rule_number(rule, AT_AT_MOST, -1);
    if (count >= asked && (most < 0 || count <= (size_t)most) && !missing.n) {
        keep(ask, list, count);
        return verdict_met(count ? documents_list(ask, list, count) : STR("none"),
                           (struct place){.line = 0});
    }
    struct str found = count ? counted(ask->arena, count, "evidence entry supports it",
                                       "evidence entries support it")
                             : STR("no evidence supports it");
    if (trouble.n)
        found = trouble;
    else if (missing.n && count)
        found =
            str_format(ask->arena, "no evidence of the kind %.*s supports it", STR_ARG(missing));
    return verdict_fails(ask, found, found, evidence_expected(ask, rule, asked));
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
    struct str found = STR("no evidence supports it");
    for (size_t i = 0; i < count; i++) {
        const struct person *person = dossier_find_person(ask->dossier, list[i]->stated_by);
        struct str missing = missing_statement(list[i], statements, statement_count);
        if (!missing.n && person) {
            struct str reason = str_format(ask->arena, "evidence %.*s, by %.*s",
                                           STR_ARG(list[i]->id), STR_ARG(person->name));
            keep(ask, &list[i], 1);
            return (struct verdict){.outcome = OUTCOME_ATTESTED, .reason = reason, .found = reason};
        }
        found = missing.n ? str_format(ask->arena, "nobody vouches that evidence %.*s states %.*s",
                                       STR_ARG(list[i]->id), STR_ARG(missing))
                          : str_format(ask->arena, "evidence %.*s does not say who vouches (by)",
                                       STR_ARG(list[i]->id));
    }
    struct str expected = words_list(ask->arena, statements, statement_count, "and");
    return verdict_opens(ask, found,
                         str_format(ask->arena, "a document that states %.*s", STR_ARG(expected)));
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
    struct str expected = str_format(ask->arena, "at least %zu in %ld months", asked, months);
    struct place place = {.line = 0};
    if (today.year == 0)
        return verdict_opens(ask, STR("the submission has no date"), STR("one"));
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
    struct str found = str_format(ask->arena, "%zu in the %ld months before %.*s", count, months,
                                  STR_ARG(date_format_iso(ask->arena, today)));
    if (count >= asked)
        return verdict_met(found, place);
    struct verdict verdict = verdict_fails(ask, found, found, expected);
    verdict.place = place;
    return verdict;
}

/* ---- diagrams ---- */

#define UNREAD "cannot be read"

static const char *diagram_trouble(const struct diagram *diagram) {
    if (!diagram->caption.n || placeholder_is(diagram->caption))
        return "has no caption";
    if (!diagram->alternative.n || placeholder_is(diagram->alternative))
        return "has no alternative text";
    return diagram->image ? NULL : UNREAD;
}

struct verdict judge_diagram(const struct question *ask, const struct rule *rule) {
    size_t asked = (size_t)rule_number(rule, AT_AT_LEAST, 1), readable = 0, unread = 0;
    struct str found = STR("there is no diagram"), files = STR("");
    struct place place = {.line = 0};
    for (size_t i = 0; i < ask->study->diagram_count; i++) {
        const struct diagram *diagram = &ask->study->diagrams[i];
        const char *trouble = diagram_trouble(diagram);
        unread += trouble && str_is(str_of(trouble), UNREAD);
        if (trouble)
            found = str_format(ask->arena, "%.*s %s", STR_ARG(diagram->file), trouble);
        else if (readable++ == 0)
            files = diagram->file;
        place = diagram->place;
    }
    if (readable >= asked)
        return verdict_met(files, place);
    if (readable > 0)
        found =
            str_format(ask->arena, "%zu diagram%s can be read", readable, readable == 1 ? "" : "s");
    struct str expected =
        str_format(ask->arena, "at least %zu readable diagram%s with caption and alternative text",
                   asked, asked == 1 ? "" : "s");
    struct verdict verdict = verdict_fails(ask, found, found, expected);
    verdict.place = place;
    if (readable + unread >= asked)
        verdict.cause = STR("a readable diagram");
    return verdict;
}
