/* Rules about numbers: compared with bounds, or added up. Every number is a whole count of its
 * smallest unit (bytes, pieces, thousandths of a per cent), so that no comparison rounds. */
#include "check/rules.h"

#include "base/buf.h"

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

struct bound {
    const char *words;
    struct str text;
    bool (*holds)(uint64_t value, uint64_t bound);
};

enum { BOUND_COUNT = 6 };

static void bounds_of(const struct rule *rule, struct bound bounds[BOUND_COUNT]) {
    bounds[0] = (struct bound){"at least", rule->at_least, is_at_least};
    bounds[1] = (struct bound){"more than", rule->more_than, is_more_than};
    bounds[2] = (struct bound){"at most", rule->at_most, is_at_most};
    bounds[3] = (struct bound){"less than", rule->less_than, is_less_than};
    bounds[4] = (struct bound){"exactly", rule->exactly, is_exactly};
    bounds[5] = (struct bound){"exactly", rule->equals, is_exactly};
}

static struct str bounds_text(struct arena *arena, const struct bound bounds[BOUND_COUNT]) {
    struct buf buf = buf_init(arena, BOUND_BYTES);
    for (size_t i = 0; i < BOUND_COUNT; i++)
        if (bounds[i].text.n)
            buf_printf(&buf, "%s%s %.*s", buf.count ? " and " : "", bounds[i].words,
                       STR_ARG(bounds[i].text));
    return buf_str(&buf);
}

enum fit { FITS, FITS_NOT, FITS_UNREADABLE };

static enum fit bounds_hold(enum field_type type, uint64_t value,
                            const struct bound bounds[BOUND_COUNT]) {
    enum fit fit = FITS;
    for (size_t i = 0; i < BOUND_COUNT; i++) {
        uint64_t bound;
        if (!bounds[i].text.n)
            continue;
        if (!bound_read(type, bounds[i].text, &bound))
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
    struct bound bounds[BOUND_COUNT];
    bounds_of(rule, bounds);
    struct str expected = bounds_text(ask->arena, bounds);
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule->name, expected, &verdict);
    if (!field)
        return verdict;
    enum fit fit = bounds_hold(field->type, number_of(field), bounds);
    if (fit == FITS_UNREADABLE)
        return bound_unreadable(ask, rule);
    if (fit == FITS)
        return verdict_met(field->text, field->place);
    struct str found =
        str_format(ask->arena, "%.*s is %.*s", STR_ARG(rule->name), STR_ARG(field->text));
    verdict = verdict_fails(ask, field->text, found, expected);
    verdict.place = field->place;
    return verdict;
}

struct verdict judge_range(const struct question *ask, const struct rule *rule) {
    struct rule both = *rule;
    both.at_least = rule_text(rule, "from");
    both.at_most = rule_text(rule, "to");
    return judge_quantity(ask, &both);
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

/* Adds the fields up; false with a verdict when one is absent. A sum beyond 64 bits stays at the
 * maximum. */
static bool sum_fields(const struct question *ask, const struct rule *rule, struct str expected,
                       uint64_t *sum, const struct field **last, struct verdict *verdict) {
    for (size_t i = 0; i < rule->name_count; i++) {
        const struct field *field = fact_find(ask, rule->names[i], expected, verdict);
        if (!field)
            return false;
        uint64_t number = number_of(field);
        *sum = number > UINT64_MAX - *sum ? UINT64_MAX : *sum + number;
        *last = field;
    }
    return *last != NULL;
}

struct verdict judge_sum(const struct question *ask, const struct rule *rule) {
    struct bound bounds[BOUND_COUNT];
    bounds_of(rule, bounds);
    struct str expected = bounds_text(ask->arena, bounds);
    struct verdict verdict =
        verdict_fails(ask, STR("nothing to add up"), STR("nothing to add up"), expected);
    const struct field *last = NULL;
    uint64_t sum = 0;
    if (!sum_fields(ask, rule, expected, &sum, &last, &verdict))
        return verdict;
    enum fit fit = bounds_hold(last->type, sum, bounds);
    if (fit == FITS_UNREADABLE)
        return bound_unreadable(ask, rule);
    struct str total = number_text(ask->arena, last->type, sum);
    if (fit == FITS)
        return verdict_met(total, last->place);
    struct str names = words_list(ask->arena, rule->names, rule->name_count, "and");
    struct str found =
        str_format(ask->arena, "%.*s add up to %.*s", STR_ARG(names), STR_ARG(total));
    verdict =
        verdict_fails(ask, str_format(ask->arena, "sum %.*s", STR_ARG(total)), found, expected);
    verdict.place = last->place;
    return verdict;
}
