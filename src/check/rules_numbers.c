/* Rules about numbers and dates: compared with bounds, added up, in an order. Every number is a
 * whole count of its smallest unit (bytes, pieces, thousandths of a per cent), so that no
 * comparison rounds. */
#include "check/found.h"
#include "check/text.h"

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
    enum phrase_id words;
    bool (*holds)(uint64_t value, uint64_t bound);
} bounds[] = {
    {AT_AT_LEAST, REASON_AT_LEAST, is_at_least},
    {AT_FROM, REASON_AT_LEAST, is_at_least},
    {AT_MORE_THAN, REASON_MORE_THAN, is_more_than},
    {AT_AT_MOST, REASON_AT_MOST, is_at_most},
    {AT_TO, REASON_AT_MOST, is_at_most},
    {AT_LESS_THAN, REASON_LESS_THAN, is_less_than},
    {AT_EQUALS, REASON_EXACTLY, is_exactly},
};

enum { BOUND_COUNT = COUNT(bounds) };

/* "at least 25 GB and at most 1 TB" */
static struct phrase bounds_asked(struct arena *arena, const struct rule *rule) {
    struct phrase all = phrase_plain(PHRASE_NONE);
    for (size_t i = 0; i < BOUND_COUNT; i++) {
        struct str text = rule_text(rule, bounds[i].attribute);
        struct phrase one = phrase_of(arena, bounds[i].words, say_text(text));
        if (text.n)
            all = phrase_empty(all)
                      ? one
                      : phrase_of(arena, REASON_AND, say_phrase(all), say_phrase(one));
    }
    return all;
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
    struct phrase found = phrase_of(ask->arena, REASON_WRONG_BOUND, say_number(rule->place.line));
    struct verdict verdict = verdict_opens(ask, found, phrase_plain(REASON_SAME_UNIT));
    verdict.reason = found;
    return verdict;
}

struct verdict judge_quantity(const struct question *ask, const struct rule *rule) {
    struct phrase expected = bounds_asked(ask->arena, rule);
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), expected, &verdict);
    if (!field)
        return verdict;
    enum fit fit = bounds_hold(field->type, number_of(field), rule);
    if (fit == FITS_UNREADABLE)
        return bound_unreadable(ask, rule);
    return fit == FITS ? verdict_met(BASIS_COMPUTED, fact_value(ask, field), field->place)
                       : verdict_fails(ask, fact_value_is(ask, field), expected, field->place);
}

static struct phrase number_of_type(struct arena *arena, enum field_type type, uint64_t number) {
    if (type == FIELD_QUANTITY)
        return phrase_of(arena, REASON_BYTES, say_bytes(number));
    if (type == FIELD_PERCENTAGE)
        return phrase_of(arena, REASON_PER_CENT, say_thousandths((int64_t)number));
    return phrase_of(arena, REASON_TEXT, say_size(number));
}

struct verdict judge_sum(const struct question *ask, const struct rule *rule) {
    struct phrase expected = bounds_asked(ask->arena, rule);
    struct verdict verdict =
        verdict_fails(ask, phrase_plain(REASON_NOTHING_TO_ADD), expected, NOWHERE);
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
    struct phrase total = number_of_type(ask->arena, last->type, sum);
    if (fit == FITS)
        return verdict_met(BASIS_COMPUTED, total, last->place);
    struct phrase found = phrase_of(ask->arena, REASON_SUM_IS,
                                    say_list(added.list, added.count, LIST_AND), say_phrase(total));
    return verdict_fails(ask, found, expected, last->place);
}

/* ---- dates ---- */

struct verdict judge_date_order(const struct question *ask, const struct rule *rule) {
    struct rule_value names = rule_value(rule, AT_NAMES);
    const struct field *before = NULL;
    struct verdict verdict;
    for (size_t i = 0; i < names.count; i++) {
        const struct field *field =
            fact_find(ask, names.list[i], phrase_plain(REASON_A_DATE), &verdict);
        if (!field)
            return verdict;
        int order = before ? date_compare(before->date, field->date) : -1;
        if (order > 0 || (order == 0 && rule_yes(rule, AT_STRICT)))
            return verdict_fails(ask,
                                 phrase_of(ask->arena, REASON_DATES_ARE, say_text(before->name),
                                           say_field(before), say_text(field->name),
                                           say_field(field)),
                                 phrase_plain(REASON_IN_ORDER), field->place);
        before = field;
    }
    return before ? verdict_met(BASIS_COMPUTED, fact_value(ask, before), before->place)
                  : verdict_met(BASIS_COMPUTED, phrase_plain(PHRASE_NONE), NOWHERE);
}

struct verdict judge_date_past(const struct question *ask, const struct rule *rule) {
    struct verdict verdict;
    const struct field *field =
        fact_find(ask, rule_text(rule, AT_NAME), phrase_plain(REASON_A_DATE), &verdict);
    struct date today = ask->dossier->date;
    if (!field)
        return verdict;
    if (today.year == 0) {
        verdict = verdict_opens(ask, phrase_plain(REASON_NO_DATE), phrase_plain(REASON_ONE_DATE));
        verdict.reason = phrase_plain(PHRASE_NONE);
        return verdict;
    }
    if (date_compare(field->date, today) <= 0)
        return verdict_met(BASIS_COMPUTED, fact_value(ask, field), field->place);
    return verdict_fails(ask, fact_value_is(ask, field),
                         phrase_of(ask->arena, REASON_NOT_LATER, say_date(today)), field->place);
}

/* From the day so many months before the anchor, which counts unless the rule excludes it, to the
 * anchor. */
struct verdict judge_date_within(const struct question *ask, const struct rule *rule) {
    struct str of = rule_text(rule, AT_OF);
    struct date anchor = ask->dossier->date;
    long months = rule_number(rule, AT_MONTHS, 0);
    struct phrase a_date = phrase_plain(REASON_A_DATE);
    bool inclusive = !str_is(rule_text(rule, AT_INCLUSIVE), "no");
    struct verdict verdict;
    const struct field *field = fact_find(ask, rule_text(rule, AT_NAME), a_date, &verdict),
                       *from = NULL;
    if (!field || (of.n && !(from = fact_find(ask, of, a_date, &verdict))))
        return verdict;
    if (from)
        anchor = from->date;
    if (anchor.year == 0)
        return verdict_opens(ask, phrase_plain(REASON_NO_DATE), phrase_plain(REASON_ONE_DATE));
    struct date first = date_add_months(anchor, (int)-months);
    int after_first = date_compare(field->date, first);
    bool early = inclusive ? after_first < 0 : after_first <= 0;
    if (!early && date_compare(field->date, anchor) <= 0)
        return verdict_met(BASIS_COMPUTED, fact_value(ask, field), field->place);
    struct phrase found = fact_is(ask, field);
    struct phrase expected = phrase_of(ask->arena, inclusive ? REASON_WITHIN : REASON_WITHIN_AFTER,
                                       say_number(months), say_date(anchor), say_date(first));
    return verdict_fails(ask, found, expected, field->place);
}
