/* Rules about the facts of one case study: fields, dates, diagrams. The wording of what was found
 * names the field, so that a message can be understood without the rule. */
#include "check/rules.h"

#include "base/buf.h"
#include "check/placeholder.h"

#define LIST_BYTES ((size_t)1 << 20)

/* The field as written, valid or not. */
static const struct field *field_written(const struct case_study *study, struct str name) {
    for (size_t i = 0; i < study->field_count; i++)
        if (str_equal(study->fields[i].name, name))
            return &study->fields[i];
    return NULL;
}

static bool field_is_placeholder(const struct field *field) {
    if (field->type != FIELD_LIST)
        return placeholder_is(field->text);
    for (size_t i = 0; i < field->list_count; i++)
        if (placeholder_is(field->list[i]))
            return true;
    return field->list_count == 0;
}

static const char *fact_trouble(const struct field *written, const struct field *valid) {
    if (!written)
        return "is not given";
    if (!valid)
        return "cannot be read";
    if (!valid->text.n && valid->type != FIELD_LIST)
        return "is empty";
    return field_is_placeholder(valid) ? "is a placeholder" : NULL;
}

const struct field *fact_find(const struct question *ask, struct str name, struct str expected,
                              struct verdict *verdict) {
    const struct field *written = field_written(ask->study, name),
                       *valid = case_find_field(ask->study, name);
    const char *trouble = fact_trouble(written, valid);
    if (!trouble)
        return valid;
    struct str found = str_format(ask->arena, "%.*s %s", STR_ARG(name), trouble);
    *verdict = verdict_fails(ask, found, found, expected);
    verdict->cause = name;
    if (written)
        verdict->place = written->place;
    return NULL;
}

struct verdict judge_field(const struct question *ask, const struct rule *rule) {
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule->name, STR("a value"), &verdict);
    return field ? verdict_met(field->text, field->place) : verdict;
}

static size_t number_or(struct str text, size_t otherwise) {
    uint64_t number;
    return text.n && integer_parse(text, &number) ? (size_t)number : otherwise;
}

struct verdict judge_fields(const struct question *ask, const struct rule *rule) {
    size_t asked = number_or(rule->at_least, rule->name_count), given = 0;
    struct verdict missing = {.outcome = OUTCOME_NOT_MET}, verdict;
    struct buf values = buf_init(ask->arena, LIST_BYTES);
    for (size_t i = 0; i < rule->name_count; i++) {
        const struct field *field = fact_find(ask, rule->names[i], STR("a value"), &verdict);
        if (field) {
            buf_add_text(&values, given++ ? ", " : "");
            buf_add(&values, field->text);
        } else if (!missing.found.n) {
            missing = verdict;
        }
    }
    if (given >= asked)
        return verdict_met(buf_str(&values), (struct place){.line = 0});
    if (asked == rule->name_count)
        return missing;
    struct str found =
        str_format(ask->arena, "%zu of %zu fields are given", given, rule->name_count);
    struct str expected =
        str_format(ask->arena, "at least %zu of %.*s", asked,
                   STR_ARG(words_list(ask->arena, rule->names, rule->name_count, "and")));
    return verdict_fails(ask, found, found, expected);
}

struct verdict judge_date_order(const struct question *ask, const struct rule *rule) {
    const struct field *before = NULL;
    struct verdict verdict;
    for (size_t i = 0; i < rule->name_count; i++) {
        const struct field *field = fact_find(ask, rule->names[i], STR("a date"), &verdict);
        if (!field)
            return verdict;
        int order = before ? date_compare(before->date, field->date) : -1;
        if (order > 0 || (order == 0 && rule_yes(rule, "strict"))) {
            struct str found =
                str_format(ask->arena, "%.*s is %.*s and %.*s is %.*s", STR_ARG(before->name),
                           STR_ARG(before->text), STR_ARG(field->name), STR_ARG(field->text));
            verdict = verdict_fails(ask, found, found, STR("dates in this order"));
            verdict.place = field->place;
            return verdict;
        }
        before = field;
    }
    return verdict_met(before ? before->text : STR(""),
                       before ? before->place : (struct place){.line = 0});
}

struct verdict judge_date_past(const struct question *ask, const struct rule *rule) {
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule->name, STR("a date"), &verdict);
    if (!field)
        return verdict;
    struct str today = date_format_iso(ask->arena, ask->dossier->date);
    struct str expected =
        str_format(ask->arena, "no later than the submission of %.*s", STR_ARG(today));
    if (ask->dossier->date.year == 0)
        return (struct verdict){.outcome = OUTCOME_OPEN,
                                .found = STR("the submission has no date"),
                                .expected = STR("one")};
    if (date_compare(field->date, ask->dossier->date) <= 0)
        return verdict_met(field->text, field->place);
    struct str found =
        str_format(ask->arena, "%.*s is %.*s", STR_ARG(rule->name), STR_ARG(field->text));
    verdict = verdict_fails(ask, field->text, found, expected);
    verdict.place = field->place;
    return verdict;
}

/* The last day that counts as so many months before the anchor. */
struct verdict judge_date_within(const struct question *ask, const struct rule *rule) {
    struct str of = rule_text(rule, "of");
    struct date anchor = ask->dossier->date;
    long months = rule_number(rule, "months", 0);
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule->name, STR("a date"), &verdict), *from = NULL;
    if (!field || (of.n && !(from = fact_find(ask, of, STR("a date"), &verdict))))
        return verdict;
    if (from)
        anchor = from->date;
    if (anchor.year == 0)
        return verdict_opens(ask, STR("the submission has no date"), STR("one"));
    struct date first = date_add_months(anchor, (int)-months);
    int after_first = date_compare(field->date, first);
    bool early = str_is(rule_text(rule, "inclusive"), "no") ? after_first <= 0 : after_first < 0;
    if (!early && date_compare(field->date, anchor) <= 0)
        return verdict_met(field->text, field->place);
    struct str found =
        str_format(ask->arena, "%.*s is %.*s", STR_ARG(rule->name), STR_ARG(field->text));
    struct str expected = str_format(
        ask->arena, "within the %ld months before %.*s (from %.*s on%s)", months,
        STR_ARG(date_format_iso(ask->arena, anchor)), STR_ARG(date_format_iso(ask->arena, first)),
        str_is(rule_text(rule, "inclusive"), "no") ? ", that day not" : "");
    return verdict_refuses(ask, field, found, expected);
}

#define UNREAD "cannot be read"

static const char *diagram_trouble(const struct diagram *diagram) {
    if (!diagram->caption.n || placeholder_is(diagram->caption))
        return "has no caption";
    if (!diagram->alternative.n || placeholder_is(diagram->alternative))
        return "has no alternative text";
    return diagram->image ? NULL : UNREAD;
}

struct verdict judge_diagram(const struct question *ask, const struct rule *rule) {
    size_t asked = number_or(rule->at_least, 1), readable = 0, unread = 0;
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
