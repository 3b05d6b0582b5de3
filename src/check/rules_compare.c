/* Rules that compare case studies with one another, with earlier submissions, and items with other
 * items. */
#include <stdlib.h>

#include "base/buf.h"
#include "check/claim.h"
#include "check/rules.h"
#include "check/text.h"

#define LIST_BYTES ((size_t)1 << 20)
#define DEPTH 16 /* of items that ask for items; more is a circle */

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
                                *twin = find_twin(ask, rule->name, i);
        if (!twin)
            continue;
        const struct field *field = case_find_field(study, rule->name);
        struct str found =
            str_format(ask->arena, "%.*s and %.*s have the same %.*s, %.*s", STR_ARG(twin->id),
                       STR_ARG(study->id), STR_ARG(rule->name), STR_ARG(field->text));
        return verdict_refuses(ask, field, found, STR("a different one in each case study"));
    }
    return verdict_met(STR("all different"), (struct place){.line = 0});
}

/* ---- the same for all ---- */

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
    struct str *kinds = rule_list(ask->arena, rule, "kinds", &kind_count), *list = NULL;
    const struct evidence **documents = documents_find(ask, kinds, kind_count, &count);
    for (size_t i = 0; i < count; i++)
        *APPEND(ask->arena, list, names) = str_lower(ask->arena, documents[i]->kind);
    return join_sorted(ask->arena, list, names);
}

struct verdict judge_same(const struct question *ask, const struct rule *rule) {
    struct str first = STR(""), first_shown = STR("none"),
               expected = STR("the same in every case study");
    struct str what = rule->name.n ? rule->name : STR("kinds of document");
    for (size_t i = 0; i < ask->dossier->case_count; i++) {
        struct question one = *ask;
        const struct field *field = NULL;
        struct verdict verdict;
        one.study = &ask->dossier->cases[i];
        if (rule->name.n && !(field = fact_find(&one, rule->name, expected, &verdict)))
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
    const struct field *field = fact_find(ask, rule->name, expected, &verdict);
    if (!field)
        return verdict;
    struct str key = text_normalise(ask->arena, field->text);
    for (size_t i = 0; i < ask->dossier->earlier_count; i++) {
        const struct earlier_use *use = &ask->dossier->earlier[i];
        if (!str_equal(use->field, rule->name) ||
            !str_equal(text_normalise(ask->arena, use->value), key) ||
            !is_recent(ask, use, rule_number(rule, "months", 0)))
            continue;
        struct str found =
            str_format(ask->arena, "%.*s, %.*s, was used in %.*s of %.*s", STR_ARG(rule->name),
                       STR_ARG(field->text), STR_ARG(use->submission),
                       STR_ARG(date_format_iso(ask->arena, use->date)));
        return verdict_refuses(ask, field, found, expected);
    }
    return verdict_met(STR("not used before"), field->place);
}

/* ---- other items ---- */

static bool is_denied(const struct question *ask, const struct item *item) {
    const struct answer *answer = claim_find(ask->dossier, item, ask->condition, ask->study);
    return answer && (answer->met == MET_NO || answer->met == MET_PARTLY);
}

static struct verdict other_judge(const struct question *ask, const struct item *item,
                                  const struct condition *condition) {
    struct question other = *ask;
    other.condition = condition;
    other.study = condition->scope == SCOPE_EACH ? ask->study : NULL;
    if (is_denied(&other, item)) {
        struct str found = str_format(ask->arena, "%.*s is not met", STR_ARG(condition->key));
        return verdict_fails(ask, found, found, STR("it met"));
    }
    if (condition->scope == SCOPE_EACH && !other.study)
        return scope_judge(&other, SCOPE_EACH, 0, condition->rule);
    return condition_judge(&other);
}

struct verdict judge_item_met(const struct question *ask, const struct rule *rule) {
    struct str key = rule_text(rule, "item");
    const struct item *item = checklist_find_item(ask->checklist, key);
    const struct condition *only =
        item ? NULL : checklist_find_condition(ask->checklist, key, &item);
    struct verdict worst =
        verdict_met(str_format(ask->arena, "%.*s holds", STR_ARG(key)), (struct place){.line = 0});
    if (!item || ask->shared->depth >= DEPTH)
        return verdict_opens(ask, str_format(ask->arena, "%.*s asks for itself", STR_ARG(key)),
                             STR("another item"));
    ask->shared->depth++;
    for (size_t i = 0; i < item->condition_count; i++) {
        const struct condition *condition = &item->conditions[i];
        if ((only && condition != only) || (!only && condition->optional))
            continue;
        struct verdict verdict = other_judge(ask, item, condition);
        if (verdict.outcome == OUTCOME_ATTESTED && worst.outcome == OUTCOME_MET)
            worst.outcome = OUTCOME_ATTESTED;
        if (verdict_holds(&verdict) || verdict.outcome == OUTCOME_NOT_APPLICABLE)
            continue;
        worst = verdict;
        worst.found =
            str_format(ask->arena, "%.*s: %.*s", STR_ARG(condition->key), STR_ARG(verdict.found));
        break;
    }
    ask->shared->depth--;
    return worst;
}
