/* The rule vocabulary as tables, and the attributes of a rule. */
#include "model/checklist.h"

const struct rule_row rule_rows[RULE_KIND_COUNT] = {
#define RULE(code, element, about, least, most, means)                                             \
    [RULE_##code] = {element, means, ABOUT_##about, least, most},
#include "model/rule_kinds.h"
};

const char *const rule_attribute_names[RULE_ATTRIBUTE_COUNT] = {
#define ATTRIBUTE_NAME(id, name) [AT_##id] = name,
#include "model/rule_kinds.h"
};

const struct rule_attribute_row rule_attribute_rows[] = {
#define ATTRIBUTE(code, id, form, required, keywords, says)                                        \
    {RULE_##code, AT_##id, FORM_##form, required, keywords, says},
#include "model/rule_kinds.h"
};
const size_t rule_attribute_row_count = COUNT(rule_attribute_rows);

static const struct rule_value *find_value(const struct rule *rule, enum rule_attribute attribute) {
    for (size_t i = 0; i < rule->value_count; i++)
        if (rule->values[i].attribute == attribute)
            return &rule->values[i];
    return NULL;
}

struct rule_value rule_value(const struct rule *rule, enum rule_attribute attribute) {
    const struct rule_value *value = find_value(rule, attribute);
    return value ? *value : (struct rule_value){.attribute = attribute, .place = rule->place};
}

struct str rule_text(const struct rule *rule, enum rule_attribute attribute) {
    return rule_value(rule, attribute).text;
}

long rule_number(const struct rule *rule, enum rule_attribute attribute, long otherwise) {
    const struct rule_value *value = find_value(rule, attribute);
    return value ? value->number : otherwise;
}

bool rule_yes(const struct rule *rule, enum rule_attribute attribute) {
    return rule_value(rule, attribute).yes;
}

struct str *rule_list(const struct rule *rule, enum rule_attribute attribute, size_t *count) {
    struct rule_value value = rule_value(rule, attribute);
    *count = value.count;
    return value.list;
}
