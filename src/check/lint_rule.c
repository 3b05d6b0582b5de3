/* One rule by itself: bounds that exclude one another, more asked than is listed, alternatives that
 * are never reached, names in XPath that are not declared. */
#include "check/lint_rule.h"
#include "check/text.h"

#define WHOLE_RULE RULE_ATTRIBUTE_COUNT /* where no attribute is to blame */

/* The finding says the rule and the condition's key first. */
static void report(const struct lint *lint, const struct rule *rule, enum rule_attribute attribute,
                   struct finding finding) {
    finding.place = rule_value(rule, attribute).place;
    finding.item = lint->key;
    finding.arguments[0] = say_word(rule_rows[rule->kind].name);
    finding.arguments[1] = say_text(lint->key);
    findings_put(lint->findings, &finding);
}

/* ---- bounds ---- */

static bool read_number(struct str text, uint64_t *number) {
    struct quantity quantity;
    int thousandths;
    if (integer_parse(text, number))
        return true;
    if (quantity_parse(text, &quantity) == QUANTITY_OK) {
        *number = quantity.bytes;
        return true;
    }
    if (!percentage_parse(text, &thousandths))
        return false;
    *number = (uint64_t)thousandths;
    return true;
}

static void report_range(const struct lint *lint, const struct rule *rule, struct str low,
                         struct str high) {
    report(lint, rule, WHOLE_RULE,
           (struct finding){.id = MESSAGE_RULE_EMPTY_RANGE,
                            .arguments = {[2] = say_text(low), [3] = say_text(high)}});
}

static void lint_quantity(const struct lint *lint, const struct rule *rule) {
    if (!rule_text(rule, AT_AT_LEAST).n && !rule_text(rule, AT_AT_MOST).n &&
        !rule_text(rule, AT_MORE_THAN).n && !rule_text(rule, AT_LESS_THAN).n)
        report(lint, rule, WHOLE_RULE, (struct finding){.id = MESSAGE_RULE_NO_BOUND});
}

static void lint_count(const struct lint *lint, const struct rule *rule) {
    if (!rule_text(rule, AT_EXACTLY).n && !rule_text(rule, AT_AT_MOST).n &&
        rule_number(rule, AT_AT_LEAST, 0) == 0)
        report(lint, rule, WHOLE_RULE, (struct finding){.id = MESSAGE_RULE_ASKS_NONE});
}

/* One document is asked for where the rule does not say how many. */
static void lint_evidence(const struct lint *lint, const struct rule *rule) {
    if (!rule_text(rule, AT_AT_LEAST).n && rule_number(rule, AT_AT_MOST, 1) == 0)
        report_range(lint, rule, STR("1"), rule_text(rule, AT_AT_MOST));
}

/* ---- so many of a list ---- */

/* Of fields, words or rules inside. */
static void lint_share(const struct lint *lint, const struct rule *rule) {
    size_t listed = rule_value(rule, AT_NAMES).count + rule_value(rule, AT_WORDS).count;
    for (const struct rule *child = rule->first; child; child = child->next)
        listed++;
    long asked = rule_number(rule, AT_AT_LEAST, -1);
    if (asked > (long)listed)
        report(lint, rule, AT_AT_LEAST,
               (struct finding){.id = MESSAGE_RULE_ASKS_MORE,
                                .arguments = {[2] = say_number(asked), [3] = say_size(listed)}});
    if (asked == 0)
        report(lint, rule, AT_AT_LEAST, (struct finding){.id = MESSAGE_RULE_ASKS_NONE});
}

/* ---- values ---- */

static void check_rank(const struct lint *lint, const struct rule *rule, enum rule_attribute asked,
                       enum rule_attribute among) {
    struct rule_value rank = rule_value(rule, asked), ranks = rule_value(rule, among);
    if (rank.text.n && !word_is_in(rank.text, ranks.list, ranks.count))
        report(lint, rule, asked,
               (struct finding){.id = among == AT_LEVELS ? MESSAGE_RULE_NO_SUCH_LEVEL
                                                         : MESSAGE_RULE_NO_SUCH_VALUE,
                                .arguments = {[2] = say_text(rank.text)}});
}

static void lint_rank(const struct lint *lint, const struct rule *rule) {
    check_rank(lint, rule, AT_AT_LEAST, AT_VALUES);
}

static void lint_certificates(const struct lint *lint, const struct rule *rule) {
    check_rank(lint, rule, AT_LEVEL, AT_LEVELS);
}

static bool leaves_none(const struct rule *rule, enum rule_attribute all,
                        enum rule_attribute without) {
    struct rule_value list = rule_value(rule, all), out = rule_value(rule, without);
    size_t left = 0;
    for (size_t i = 0; i < list.count; i++)
        left += !word_is_in(list.list[i], out.list, out.count);
    return list.count && !left;
}

/* ---- rules among rules ---- */

static bool same_values(const struct rule *a, const struct rule *b) {
    if (a->value_count != b->value_count)
        return false;
    for (size_t i = 0; i < a->value_count; i++)
        if (a->values[i].attribute != b->values[i].attribute ||
            !str_equal(a->values[i].text, b->values[i].text))
            return false;
    return true;
}

static bool same_rule(const struct rule *a, const struct rule *b) {
    if (a->kind != b->kind || !same_values(a, b))
        return false;
    const struct rule *x = a->first, *y = b->first;
    while (x && y && same_rule(x, y))
        x = x->next, y = y->next;
    return !x && !y;
}

static bool denies(const struct rule *rule, const struct rule *other) {
    return rule_made_of(rule) == MADE_OF_NOT && rule->first && same_rule(rule->first, other);
}

static void check_inside(const struct lint *lint, const struct rule *rule) {
    enum rule_made_of made_of = rule_made_of(rule);
    for (const struct rule *child = rule->first; child; child = child->next) {
        for (const struct rule *before = rule->first; before != child; before = before->next)
            if ((made_of == MADE_OF_ALL || made_of == MADE_OF_ANY) && same_rule(before, child))
                report(lint, child, WHOLE_RULE,
                       (struct finding){.id = MESSAGE_RULE_SAID_BEFORE,
                                        .arguments = {[2] = say_number(before->place.line)}});
        for (const struct rule *other = rule->first; other; other = other->next)
            if (made_of == MADE_OF_ALL && denies(child, other))
                report(lint, child, WHOLE_RULE,
                       (struct finding){.id = MESSAGE_RULE_DENIES,
                                        .arguments = {[2] = say_number(other->place.line)}});
        if (made_of == MADE_OF_WHEN && child != rule->first && denies(child, rule->first))
            report(lint, child, WHOLE_RULE, (struct finding){.id = MESSAGE_RULE_DENIES_CONDITION});
    }
}

/* ---- XPath ---- */

/* field[@name='x']: x must be declared. */
static void check_names(const struct lint *lint, struct rule_value xpath) {
    struct str text = xpath.text;
    for (size_t at = 0; (at = str_find(text, STR("field[@name="), at)) != SIZE_MAX;) {
        at += 12;
        if (at >= text.n)
            return;
        struct str rest = str_slice(text, at + 1, text.n), name;
        if ((text.s[at] != '\'' && text.s[at] != '"') || !str_cut(&rest, text.s[at], &name) ||
            checklist_find_field(lint->checklist, name))
            continue;
        struct place place = xpath.place;
        place.column += (int)at + 1;
        place.length = (int)name.n;
        findings_add(lint->findings, MESSAGE_NOT_OF_CHECKLIST, place,
                     {say_text(name), say_word("field")});
    }
}

static void (*const lints[RULE_KIND_COUNT])(const struct lint *lint, const struct rule *rule) = {
#define LINT(code, lint) [RULE_##code] = lint,
#include "model/rule_kinds.h"
};

void lint_rule(const struct lint *lint, const struct rule *rule) {
    static const struct {
        enum rule_attribute low, high;
        bool strict;
    } ranges[] = {
        {AT_AT_LEAST, AT_AT_MOST, false}, {AT_AT_LEAST, AT_LESS_THAN, true},
        {AT_MORE_THAN, AT_AT_MOST, true}, {AT_MORE_THAN, AT_LESS_THAN, true},
        {AT_FROM, AT_TO, false},          {AT_AT_LEAST, AT_EXACTLY, false},
        {AT_EXACTLY, AT_AT_MOST, false},
    };
    for (size_t i = 0; i < COUNT(ranges); i++) {
        struct str low = rule_text(rule, ranges[i].low), high = rule_text(rule, ranges[i].high);
        uint64_t from, to;
        if (low.n && high.n && read_number(low, &from) && read_number(high, &to) &&
            (from > to || (ranges[i].strict && from == to)))
            report_range(lint, rule, low, high);
    }
    if (leaves_none(rule, AT_KINDS, AT_EXCEPT))
        report(lint, rule, AT_EXCEPT, (struct finding){.id = MESSAGE_RULE_EXCEPTS_ALL});
    if (leaves_none(rule, AT_VALUES, AT_REFUSED))
        report(lint, rule, AT_REFUSED, (struct finding){.id = MESSAGE_RULE_REFUSES_ALL});
    check_inside(lint, rule);
    check_names(lint, rule_value(rule, AT_XPATH));
    check_names(lint, rule_value(rule, AT_FOUND));
    if (lints[rule->kind])
        lints[rule->kind](lint, rule);
    for (const struct rule *child = rule->first; child; child = child->next)
        lint_rule(lint, child);
}
