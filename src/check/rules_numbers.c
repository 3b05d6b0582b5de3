/* Rules about numbers and dates: compared with bounds, added up, in an order. Every number is a
 * whole count of its smallest unit (bytes, pieces, thousandths of a per cent), so that no
 * comparison rounds. */
#include "base/buf.h"
#include "check/found.h"
#include "check/text.h"

#define BOUND_BYTES 4096

static uint64_t number_of(const struct field *field) {
    if (field->type == FIELD_QUANTITY)
        return field->quantity.bytes;
    return field->type == FIELD_PERCENTAGE ? (uint64_t)field->percentage : field->integer;
}

/* Reads a bound of the checklist in the unit of the field. */
static bool bound_read(enum field_type type, struct str text, uint64_t *number) {
    struct quantity quantity;
    int thousandths = 0;
    if (type == FIELD_INTEGER)
        return integer_parse(text, number);
    if (type == FIELD_PERCENTAGE) {
        bool good = percentage_parse(text, &thousandths);
        *number = (uint64_t)thousandths;
        return good;
    }
    if (type != FIELD_QUANTITY || quantity_parse(text, &quantity) != QUANTITY_OK)
        return false;
    *number = quantity.bytes;
    return true;
}

static bool is_at_least(uint64_t value, uint64_t bound) {
    return value >= bound;
}

static bool is_more_than(uint64_t value, uint64_t bound) {
    return value > bound;
}

static bool is_at_most(uint64_t value, uint64_t bound) {
    return value <= bound;
}

static bool is_less_than(uint64_t value, uint64_t bound) {
    return value < bound;
}

static bool is_exactly(uint64_t value, uint64_t bound) {
    return value == bound;
}

static const struct {
    enum rule_attribute attribute;
    const char *words;
    bool (*holds)(uint64_t value, uint64_t bound);
} bounds[] = {
    {AT_AT_LEAST, "at least", is_at_least},
    {AT_FROM, "at least", is_at_least},
    {AT_MORE_THAN, "more than", is_more_than},
    {AT_AT_MOST, "at most", is_at_most},
    {AT_TO, "at most", is_at_most},
    {AT_LESS_THAN, "less than", is_less_than},
    {AT_EQUALS, "exactly", is_exactly},
};

enum { BOUND_COUNT = COUNT(bounds) };

static struct str bounds_text(struct arena *arena, const struct rule *rule) {
    struct buf buf = buf_init(arena, BOUND_BYTES);
    for (size_t i = 0; i < BOUND_COUNT; i++) {
        struct str text = rule_text(rule, bounds[i].attribute);
        if (text.n)
            buf_printf(&buf, "%s%s %.*s", buf.count ? " and " : "", bounds[i].words, STR_ARG(text));
    }
    return buf_str(&buf);
}

enum fit { FITS, FITS_NOT, FITS_UNREADABLE };

static enum fit bounds_hold(enum field_type type, uint64_t value, const struct rule *rule) {
    enum fit fit = FITS;
    for (size_t i = 0; i < BOUND_COUNT; i++) {
        struct str text = rule_text(rule, bounds[i].attribute);
        uint64_t bound;
        if (!text.n)
            continue;
        if (!bound_read(type, text, &bound))
            return FITS_UNREADABLE;
        if (!bounds[i].holds(value, bound))
            fit = FITS_NOT;
    }
    return fit;
}

static struct verdict bound_unreadable(const struct question *ask, const struct rule *rule) {
    struct str found =
        str_format(ask->arena, "the bound in the checklist, line %d, does not fit the field",
                   rule->place.line);
    return (struct verdict){.outcome = OUTCOME_OPEN,
                            .reason = found,
                            .found = found,
                            .expected = STR("one of the same unit")};
}

struct verdict judge_quantity(const struct question *ask, const struct rule *rule) {
    struct str expected = bounds_text(ask->arena, rule);
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), expected, &verdict);
    if (!field)
        return verdict;
    enum fit fit = bounds_hold(field->type, number_of(field), rule);
    if (fit == FITS_UNREADABLE)
        return bound_unreadable(ask, rule);
    if (fit == FITS)
        return verdict_met(field->text, field->place);
    struct str found = str_format(ask->arena, "%.*s is %.*s", STR_ARG(rule_text(rule, AT_NAME)),
                                  STR_ARG(field->text));
    verdict = verdict_fails(ask, field->text, found, expected);
    verdict.place = field->place;
    return verdict;
}

static struct str number_text(struct arena *arena, enum field_type type, uint64_t number) {
    unsigned long long whole = number, part = number % 1000;
    if (type == FIELD_QUANTITY)
        return str_format(arena, "%llu bytes", whole);
    if (type != FIELD_PERCENTAGE)
        return str_format(arena, "%llu", whole);
    if (part == 0)
        return str_format(arena, "%llu %%", whole / 1000);
    return str_format(arena, "%llu.%03llu %%", whole / 1000, part);
}

struct verdict judge_sum(const struct question *ask, const struct rule *rule) {
    struct str expected = bounds_text(ask->arena, rule);
    struct verdict verdict =
        verdict_fails(ask, STR("nothing to add up"), STR("nothing to add up"), expected);
    struct rule_value added = rule_value(rule, AT_NAMES);
    const struct field *last = NULL;
    uint64_t sum = 0;
    for (size_t i = 0; i < added.count; i++) {
        const struct field *field = fact_find(ask, added.list[i], expected, &verdict);
        if (!field)
            return verdict;
        uint64_t number = number_of(field);
        sum = number > UINT64_MAX - sum ? UINT64_MAX : sum + number; /* stays at the most */
        last = field;
    }
    if (!last)
        return verdict;
    enum fit fit = bounds_hold(last->type, sum, rule);
    if (fit == FITS_UNREADABLE)
        return bound_unreadable(ask, rule);
    struct str total = number_text(ask->arena, last->type, sum);
    if (fit == FITS)
        return verdict_met(total, last->place);
    struct str names = words_list(ask->arena, added.list, added.count, "and");
    struct str found =
        str_format(ask->arena, "%.*s add up to %.*s", STR_ARG(names), STR_ARG(total));
    verdict =
        verdict_fails(ask, str_format(ask->arena, "sum %.*s", STR_ARG(total)), found, expected);
    verdict.place = last->place;
    return verdict;
}

/* ---- dates ---- */

struct verdict judge_date_order(const struct question *ask, const struct rule *rule) {
    struct rule_value names = rule_value(rule, AT_NAMES);
    const struct field *before = NULL;
    struct verdict verdict;
    for (size_t i = 0; i < names.count; i++) {
        const struct field *field = fact_find(ask, names.list[i], STR("a date"), &verdict);
        if (!field)
            return verdict;
        int order = before ? date_compare(before->date, field->date) : -1;
        if (order > 0 || (order == 0 && rule_yes(rule, AT_STRICT))) {
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
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), STR("a date"), &verdict);
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
    struct str found = str_format(ask->arena, "%.*s is %.*s", STR_ARG(rule_text(rule, AT_NAME)),
                                  STR_ARG(field->text));
    verdict = verdict_fails(ask, field->text, found, expected);
    verdict.place = field->place;
    return verdict;
}

/* From the day so many months before the anchor, which counts unless the rule excludes it, to the
 * anchor. */
struct verdict judge_date_within(const struct question *ask, const struct rule *rule) {
    struct str of = rule_text(rule, AT_OF);
    struct date anchor = ask->dossier->date;
    long months = rule_number(rule, AT_MONTHS, 0);
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), STR("a date"), &verdict),
                       *from = NULL;
    if (!field || (of.n && !(from = fact_find(ask, of, STR("a date"), &verdict))))
        return verdict;
    if (from)
        anchor = from->date;
    if (anchor.year == 0)
        return verdict_opens(ask, STR("the submission has no date"), STR("one"));
    struct date first = date_add_months(anchor, (int)-months);
    int after_first = date_compare(field->date, first);
    bool early = str_is(rule_text(rule, AT_INCLUSIVE), "no") ? after_first <= 0 : after_first < 0;
    if (!early && date_compare(field->date, anchor) <= 0)
        return verdict_met(field->text, field->place);
    struct str found = str_format(ask->arena, "%.*s is %.*s", STR_ARG(rule_text(rule, AT_NAME)),
                                  STR_ARG(field->text));
    struct str expected = str_format(
        ask->arena, "within the %ld months before %.*s (from %.*s on%s)", months,
        STR_ARG(date_format_iso(ask->arena, anchor)), STR_ARG(date_format_iso(ask->arena, first)),
        str_is(rule_text(rule, AT_INCLUSIVE), "no") ? ", that day not" : "");
    return verdict_refuses(ask, field, found, expected);
}
