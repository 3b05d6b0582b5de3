/* One rule by itself: bounds that exclude one another, more asked than is listed, alternatives that
 * are never reached, names in XPath that are not declared. */
#include "check/lint_rule.h"
#include "check/text.h"

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

static void check_bounds(const struct lint *lint, const struct rule *rule, struct str low,
                         struct str high, bool strict) {
    uint64_t from, to;
    if (!low.n || !high.n || !read_number(low, &from) || !read_number(high, &to))
        return;
    if (from > to || (strict && from == to))
        report(lint, rule, RULE_ATTRIBUTE_COUNT,
               (struct finding){.id = MESSAGE_RULE_EMPTY_RANGE,
                                .arguments = {[2] = say_text(low), [3] = say_text(high)}});
}

static void lint_quantity(const struct lint *lint, const struct rule *rule) {
    check_bounds(lint, rule, rule_text(rule, AT_AT_LEAST), rule_text(rule, AT_AT_MOST), false);
    check_bounds(lint, rule, rule_text(rule, AT_AT_LEAST), rule_text(rule, AT_LESS_THAN), true);
    check_bounds(lint, rule, rule_text(rule, AT_MORE_THAN), rule_text(rule, AT_AT_MOST), true);
    check_bounds(lint, rule, rule_text(rule, AT_MORE_THAN), rule_text(rule, AT_LESS_THAN), true);
    if (!rule_text(rule, AT_AT_LEAST).n && !rule_text(rule, AT_AT_MOST).n &&
        !rule_text(rule, AT_MORE_THAN).n && !rule_text(rule, AT_LESS_THAN).n)
        report(lint, rule, RULE_ATTRIBUTE_COUNT, (struct finding){.id = MESSAGE_RULE_NO_BOUND});
}

static void lint_range(const struct lint *lint, const struct rule *rule) {
    check_bounds(lint, rule, rule_text(rule, AT_FROM), rule_text(rule, AT_TO), false);
}

static void lint_count(const struct lint *lint, const struct rule *rule) {
    check_bounds(lint, rule, rule_text(rule, AT_AT_LEAST), rule_text(rule, AT_AT_MOST), false);
    if (rule_text(rule, AT_EXACTLY).n) {
        check_bounds(lint, rule, rule_text(rule, AT_AT_LEAST), rule_text(rule, AT_EXACTLY), false);
        check_bounds(lint, rule, rule_text(rule, AT_EXACTLY), rule_text(rule, AT_AT_MOST), false);
    }
    if (!rule_text(rule, AT_EXACTLY).n && !rule_text(rule, AT_AT_MOST).n &&
        rule_number(rule, AT_AT_LEAST, 0) == 0)
        report(lint, rule, RULE_ATTRIBUTE_COUNT, (struct finding){.id = MESSAGE_RULE_ASKS_NONE});
}

static void lint_evidence(const struct lint *lint, const struct rule *rule) {
    size_t kinds, excepted, left = 0;
    struct str *list = rule_list(rule, AT_KINDS, &kinds),
               *except = rule_list(rule, AT_EXCEPT, &excepted);
    struct str least = rule_text(rule, AT_AT_LEAST);
    check_bounds(lint, rule, least.n ? least : STR("1"), rule_text(rule, AT_AT_MOST), false);
    for (size_t i = 0; i < kinds; i++)
        left += !word_is_in(list[i], except, excepted);
    if (kinds && !left)
        report(lint, rule, AT_EXCEPT, (struct finding){.id = MESSAGE_RULE_EXCEPTS_ALL});
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

static void lint_rank(const struct lint *lint, const struct rule *rule) {
    struct rule_value values = rule_value(rule, AT_VALUES);
    if (!word_is_in(rule_text(rule, AT_AT_LEAST), values.list, values.count))
        report(lint, rule, AT_AT_LEAST,
               (struct finding){.id = MESSAGE_RULE_NO_SUCH_VALUE,
                                .arguments = {[2] = say_text(rule_text(rule, AT_AT_LEAST))}});
}

static void lint_status(const struct lint *lint, const struct rule *rule) {
    struct rule_value values = rule_value(rule, AT_VALUES), refused = rule_value(rule, AT_REFUSED);
    size_t left = 0;
    for (size_t i = 0; i < values.count; i++)
        left += !word_is_in(values.list[i], refused.list, refused.count);
    if (!left)
        report(lint, rule, AT_REFUSED, (struct finding){.id = MESSAGE_RULE_REFUSES_ALL});
}

static void lint_certificates(const struct lint *lint, const struct rule *rule) {
    size_t count;
    struct str *levels = rule_list(rule, AT_LEVELS, &count), level = rule_text(rule, AT_LEVEL);
    if (level.n && !word_is_in(level, levels, count))
        report(lint, rule, AT_LEVEL,
               (struct finding){.id = MESSAGE_RULE_NO_SUCH_LEVEL,
                                .arguments = {[2] = say_text(level)}});
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

static void lint_any_of(const struct lint *lint, const struct rule *rule) {
    for (const struct rule *child = rule->first; child; child = child->next)
        for (const struct rule *before = rule->first; before != child; before = before->next)
            if (same_rule(before, child))
                report(lint, child, RULE_ATTRIBUTE_COUNT,
                       (struct finding){.id = MESSAGE_RULE_SAID_BEFORE,
                                        .arguments = {[2] = say_number(before->place.line)}});
}

static void lint_all_of(const struct lint *lint, const struct rule *rule) {
    lint_any_of(lint, rule);
    for (const struct rule *child = rule->first; child; child = child->next)
        for (const struct rule *other = rule->first; other; other = other->next)
            if (rule_made_of(child) == MADE_OF_NOT && child->first &&
                same_rule(child->first, other))
                report(lint, child, RULE_ATTRIBUTE_COUNT,
                       (struct finding){.id = MESSAGE_RULE_DENIES,
                                        .arguments = {[2] = say_number(other->place.line)}});
}

static void lint_when(const struct lint *lint, const struct rule *rule) {
    for (const struct rule *child = rule->first->next; child; child = child->next)
        if (rule_made_of(child) == MADE_OF_NOT && child->first &&
            same_rule(child->first, rule->first))
            report(lint, child, RULE_ATTRIBUTE_COUNT,
                   (struct finding){.id = MESSAGE_RULE_DENIES_CONDITION});
}

/* ---- XPath ---- */

/* field[@name='x']: x must be declared. */
static void check_names(const struct lint *lint, const struct rule *rule,
                        enum rule_attribute attribute) {
    struct str text = rule_text(rule, attribute);
    for (size_t at = 0; (at = str_find(text, STR("field[@name="), at)) != SIZE_MAX;) {
        at += 12;
        if (at >= text.n)
            return;
        struct str rest = str_slice(text, at + 1, text.n), name;
        if ((text.s[at] != '\'' && text.s[at] != '"') || !str_cut(&rest, text.s[at], &name) ||
            checklist_find_field(lint->checklist, name))
            continue;
        struct place place = rule_value(rule, attribute).place;
        place.column += (int)at + 1;
        place.length = (int)name.n;
        findings_add(lint->findings, MESSAGE_NOT_OF_CHECKLIST, place,
                     {say_text(name), say_word("field")});
    }
}

static void lint_test(const struct lint *lint, const struct rule *rule) {
    check_names(lint, rule, AT_XPATH);
    check_names(lint, rule, AT_FOUND);
}

static void (*const lints[RULE_KIND_COUNT])(const struct lint *lint, const struct rule *rule) = {
#define LINT(code, lint) [RULE_##code] = lint,
#include "model/rule_kinds.h"
};

void lint_rule(const struct lint *lint, const struct rule *rule) {
    if (lints[rule->kind])
        lints[rule->kind](lint, rule);
    for (const struct rule *child = rule->first; child; child = child->next)
        lint_rule(lint, child);
}
