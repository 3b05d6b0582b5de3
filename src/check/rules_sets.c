/* Rules about all case studies together: how many satisfy a rule, whether they agree or differ, and
 * whether earlier submissions used the same. The weighted sum is in lookup_weight.c. */
#include <limits.h>
#include <stdlib.h>

#include "base/buf.h"
#include "check/found.h"
#include "check/text.h"

#define LIST_BYTES ((size_t)1 << 20)

static struct phrase count_asked(struct arena *arena, const struct rule *rule) {
    struct argument exactly = say_text(rule_text(rule, AT_EXACTLY)),
                    least = say_text(rule_text(rule, AT_AT_LEAST)),
                    most = say_text(rule_text(rule, AT_AT_MOST));
    if (exactly.kind)
        return phrase_of(arena, REASON_EXACTLY, exactly);
    if (least.kind && most.kind)
        return phrase_of(arena, REASON_FROM_TO, least, most);
    return least.kind ? phrase_of(arena, REASON_AT_LEAST, least)
                      : phrase_of(arena, REASON_AT_MOST, most);
}

static bool count_fits(const struct rule *rule, long count) {
    return count == rule_number(rule, AT_EXACTLY, count) &&
           count >= rule_number(rule, AT_AT_LEAST, 0) &&
           count <= rule_number(rule, AT_AT_MOST, LONG_MAX);
}

struct verdict judge_count(const struct question *ask, const struct rule *rule) {
    struct held held = {0};
    struct phrase why_not = phrase_plain(PHRASE_NONE);
    struct place place = NOWHERE;
    for (size_t i = 0; i < ask->dossier->case_count; i++) {
        struct question one = *ask;
        one.study = &ask->dossier->cases[i];
        struct verdict verdict =
            rule->first ? rule_judge(&one, rule->first)
                        : verdict_met(BASIS_COMPUTED, phrase_plain(PHRASE_NONE), one.study->place);
        held_add(&held, &verdict);
        if (!verdict_holds(&verdict) && phrase_empty(why_not)) {
            why_not = phrase_of(ask->arena, REASON_OF, say_text(one.study->id),
                                say_phrase(verdict.found));
            place = verdict.place;
        }
    }
    long most = rule_number(rule, AT_AT_MOST, rule_number(rule, AT_EXACTLY, LONG_MAX));
    if (!rule->first && (long)held.count > most && most >= 0)
        place = ask->dossier->cases[most].place; /* the first one too many */
    if (count_fits(rule, (long)held.count))
        return verdict_met(
            held_basis(&held, (size_t)rule_number(rule, AT_AT_LEAST, (long)held.count)),
            phrase_of(ask->arena, REASON_STUDIES, say_size(held.count)), NOWHERE);
    struct phrase found = phrase_of(ask->arena, REASON_STUDIES_COUNT, say_size(held.count),
                                    say_size(ask->dossier->case_count), say_phrase(why_not));
    return verdict_fails(ask, found, count_asked(ask->arena, rule), place);
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
        struct verdict verdict = verdict_fails(
            ask,
            phrase_of(ask->arena, REASON_SAME_VALUE, say_text(twin->id), say_text(study->id),
                      say_text(rule_text(rule, AT_NAME)), say_field(field)),
            phrase_plain(REASON_DIFFERENT_ASKED), field->place);
        verdict.cause = field->name;
        return verdict;
    }
    return verdict_met(BASIS_COMPUTED, phrase_plain(REASON_ALL_DIFFERENT), NOWHERE);
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
    struct str first = STR(""), name = rule_text(rule, AT_NAME);
    struct argument none = say_phrase(phrase_plain(REASON_NONE)), first_shown = none;
    struct argument what =
        name.n ? say_text(name) : say_phrase(phrase_plain(REASON_KINDS_OF_DOCUMENT));
    struct phrase expected = phrase_plain(REASON_SAME_ASKED);
    for (size_t i = 0; i < ask->dossier->case_count; i++) {
        struct question one = *ask;
        const struct field *field = NULL;
        struct verdict verdict;
        one.study = &ask->dossier->cases[i];
        if (name.n && !(field = fact_find(&one, name, expected, &verdict)))
            return verdict;
        struct str key = field ? key_of_field(&one, field) : key_of_kinds(&one, rule);
        struct argument shown = field ? say_field(field) : key.n ? say_text(key) : none;
        if (i == 0) {
            first = key;
            first_shown = shown;
        }
        if (str_equal(first, key))
            continue;
        struct phrase found =
            phrase_of(ask->arena, REASON_DIFFER, say_text(ask->dossier->cases[0].id),
                      say_text(one.study->id), what, first_shown, shown);
        return verdict_fails(ask, found, expected, field ? field->place : NOWHERE);
    }
    if (!first.n)
        return verdict_fails(ask, phrase_of(ask->arena, REASON_NO_STUDY_HAS, what), expected,
                             NOWHERE);
    return verdict_met(BASIS_COMPUTED, phrase_of(ask->arena, REASON_TEXT, first_shown), NOWHERE);
}

/* ---- earlier submissions ---- */

static bool is_recent(const struct question *ask, const struct earlier_use *use, long months) {
    struct date today = ask->dossier->date;
    if (!months || !today.year)
        return true;
    return date_compare(use->date, date_add_months(today, (int)-months)) >= 0;
}

struct verdict judge_unused(const struct question *ask, const struct rule *rule) {
    struct phrase expected = phrase_plain(REASON_UNUSED_ASKED);
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
        struct phrase found =
            phrase_of(ask->arena, REASON_WAS_USED, say_text(field->name), say_field(field),
                      say_text(use->submission), say_date(use->date));
        return verdict_fails(ask, found, expected, field->place);
    }
    return verdict_met(BASIS_COMPUTED, phrase_plain(REASON_NOT_USED_BEFORE), field->place);
}
