/* Rules about all case studies together: how many satisfy a rule, whether they agree or differ, and
 * whether earlier submissions used the same. The weighted sum is in lookup_weight.c. */
#include <limits.h>
#include <stdlib.h>

#include "base/buf.h"
#include "check/found.h"
#include "check/text.h"

#define LIST_BYTES ((size_t)1 << 20)

static struct str count_expected(struct arena *arena, const struct rule *rule) {
    if (rule_text(rule, AT_EXACTLY).n)
        return str_format(arena, "exactly %.*s", STR_ARG(rule_text(rule, AT_EXACTLY)));
    if (rule_text(rule, AT_AT_LEAST).n && rule_text(rule, AT_AT_MOST).n)
        return str_format(arena, "%.*s to %.*s", STR_ARG(rule_text(rule, AT_AT_LEAST)),
                          STR_ARG(rule_text(rule, AT_AT_MOST)));
    if (rule_text(rule, AT_AT_LEAST).n)
        return str_format(arena, "at least %.*s", STR_ARG(rule_text(rule, AT_AT_LEAST)));
    return str_format(arena, "at most %.*s", STR_ARG(rule_text(rule, AT_AT_MOST)));
}

static bool count_fits(const struct rule *rule, long count) {
    return count == rule_number(rule, AT_EXACTLY, count) &&
           count >= rule_number(rule, AT_AT_LEAST, 0) &&
           count <= rule_number(rule, AT_AT_MOST, LONG_MAX);
}

struct verdict judge_count(const struct question *ask, const struct rule *rule) {
    size_t count = 0;
    struct str why_not = STR("");
    struct place place = {.line = 0};
    for (size_t i = 0; i < ask->dossier->case_count; i++) {
        struct question one = *ask;
        one.study = &ask->dossier->cases[i];
        struct verdict verdict =
            rule->first ? rule_judge(&one, rule->first) : verdict_met(STR(""), one.study->place);
        if (verdict_holds(&verdict)) {
            count++;
        } else if (!why_not.n) {
            why_not = str_format(ask->arena, " (%.*s: %.*s)", STR_ARG(one.study->id),
                                 STR_ARG(verdict.found));
            place = verdict.place;
        }
    }
    struct str counted = str_format(ask->arena, "%zu case stud%s", count, count == 1 ? "y" : "ies");
    if (count_fits(rule, (long)count))
        return verdict_met(counted, (struct place){.line = 0});
    struct str found =
        str_format(ask->arena, "%.*s of %zu count%s%.*s", STR_ARG(counted),
                   ask->dossier->case_count, count == 1 ? "s" : "", STR_ARG(why_not));
    struct verdict verdict = verdict_fails(ask, counted, found, count_expected(ask->arena, rule));
    verdict.place = place;
    return verdict;
}

/* ---- alike and different ---- */

/* The earlier case study with the same value, or NULL. */
static const struct case_study *find_twin(const struct question *ask, struct str name,
                                          size_t index) {
    struct arena *arena = ask->arena;
    struct str key = text_normalise(arena, case_field_text(&ask->dossier->cases[index], name));
    for (size_t i = 0; key.n && i < index; i++)
        if (str_equal(key, text_normalise(arena, case_field_text(&ask->dossier->cases[i], name))))
            return &ask->dossier->cases[i];
    return NULL;
}

struct verdict judge_distinct(const struct question *ask, const struct rule *rule) {
    for (size_t i = 0; i < ask->dossier->case_count; i++) {
        const struct case_study *study = &ask->dossier->cases[i],
                                *twin = find_twin(ask, rule_text(rule, AT_NAME), i);
        if (!twin)
            continue;
        const struct field *field = case_find_field(study, rule_text(rule, AT_NAME));
        struct str found =
            str_format(ask->arena, "%.*s and %.*s have the same %.*s, %.*s", STR_ARG(twin->id),
                       STR_ARG(study->id), STR_ARG(rule_text(rule, AT_NAME)), STR_ARG(field->text));
        return verdict_refuses(ask, field, found, STR("a different one in each case study"));
    }
    return verdict_met(STR("all different"), (struct place){.line = 0});
}

static int compare_texts(const void *a, const void *b) {
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* The elements, sorted and each once, as one text. */
static struct str join_sorted(struct arena *arena, struct str *list, size_t count) {
    struct buf buf = buf_init(arena, LIST_BYTES);
    if (count)
        qsort(list, count, sizeof *list, compare_texts);
    for (size_t i = 0; i < count; i++) {
        if (i && str_equal(list[i], list[i - 1]))
            continue;
        buf_add_text(&buf, buf.count ? ", " : "");
        buf_add(&buf, list[i]);
    }
    return buf_str(&buf);
}

static struct str key_of_field(const struct question *ask, const struct field *field) {
    struct str *list = NULL;
    size_t count = 0;
    if (field->type != FIELD_LIST)
        return text_normalise(ask->arena, field->text);
    for (size_t i = 0; i < field->list_count; i++)
        *APPEND(ask->arena, list, count) = text_normalise(ask->arena, field->list[i]);
    return join_sorted(ask->arena, list, count);
}

static struct str key_of_kinds(const struct question *ask, const struct rule *rule) {
    size_t kind_count, count, names = 0;
    struct str *kinds = rule_list(rule, AT_KINDS, &kind_count), *list = NULL;
    const struct evidence **documents = documents_find(ask, kinds, kind_count, &count);
    for (size_t i = 0; i < count; i++)
        *APPEND(ask->arena, list, names) = str_lower(ask->arena, documents[i]->kind);
    return join_sorted(ask->arena, list, names);
}

struct verdict judge_same(const struct question *ask, const struct rule *rule) {
    struct str first = STR(""), first_shown = STR("none"),
               expected = STR("the same in every case study");
    struct str what =
        rule_text(rule, AT_NAME).n ? rule_text(rule, AT_NAME) : STR("kinds of document");
    for (size_t i = 0; i < ask->dossier->case_count; i++) {
        struct question one = *ask;
        const struct field *field = NULL;
        struct verdict verdict;
        one.study = &ask->dossier->cases[i];
        if (rule_text(rule, AT_NAME).n &&
            !(field = fact_find(&one, rule_text(rule, AT_NAME), expected, &verdict)))
            return verdict;
        struct str key = field ? key_of_field(&one, field) : key_of_kinds(&one, rule);
        struct str shown = field ? field->text : key.n ? key : STR("none");
        if (i == 0) {
            first = key;
            first_shown = shown;
        }
        if (str_equal(first, key))
            continue;
        const struct case_study *other = &ask->dossier->cases[0];
        struct str found = str_format(ask->arena, "%.*s and %.*s differ in %.*s: %.*s, and %.*s",
                                      STR_ARG(other->id), STR_ARG(one.study->id), STR_ARG(what),
                                      STR_ARG(first_shown), STR_ARG(shown));
        return verdict_refuses(ask, field, found, expected);
    }
    if (!first.n)
        return verdict_fails(ask, STR("nothing"),
                             str_format(ask->arena, "no case study has %.*s", STR_ARG(what)),
                             expected);
    return verdict_met(first_shown, (struct place){.line = 0});
}

/* ---- earlier submissions ---- */

static bool is_recent(const struct question *ask, const struct earlier_use *use, long months) {
    struct date today = ask->dossier->date;
    if (!months || !today.year)
        return true;
    return date_compare(use->date, date_add_months(today, (int)-months)) >= 0;
}

struct verdict judge_unused(const struct question *ask, const struct rule *rule) {
    struct str expected = STR("one that was not used before");
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), expected, &verdict);
    if (!field)
        return verdict;
    struct str key = text_normalise(ask->arena, field->text);
    for (size_t i = 0; i < ask->dossier->earlier_count; i++) {
        const struct earlier_use *use = &ask->dossier->earlier[i];
        if (!str_equal(use->field, rule_text(rule, AT_NAME)) ||
            !str_equal(text_normalise(ask->arena, use->value), key) ||
            !is_recent(ask, use, rule_number(rule, AT_MONTHS, 0)))
            continue;
        struct str found =
            str_format(ask->arena, "%.*s, %.*s, was used in %.*s of %.*s",
                       STR_ARG(rule_text(rule, AT_NAME)), STR_ARG(field->text),
                       STR_ARG(use->submission), STR_ARG(date_format_iso(ask->arena, use->date)));
        return verdict_refuses(ask, field, found, expected);
    }
    return verdict_met(STR("not used before"), field->place);
}
