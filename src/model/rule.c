/* The rule vocabulary as tables; the attributes of a rule, and what the table says of it. */
#include "model/rule.h"

const struct rule_row rule_rows[RULE_KIND_COUNT] = {
#define RULE(code, element, judge, about_, needs_, means_)                                         \
    [RULE_##code].name = element, [RULE_##code].means = means_,                                    \
    [RULE_##code].about = ABOUT_##about_, [RULE_##code].needs = needs_,
#define MADE_OF(code, how, least_, most_)                                                          \
    [RULE_##code].made_of = MADE_OF_##how, [RULE_##code].least = least_, [RULE_##code].most = most_,
#include "model/rule_kinds.h"
};

const char *const rule_attribute_names[RULE_ATTRIBUTE_COUNT] = {
#define ATTRIBUTE_NAME(id, name) [AT_##id] = name,
#include "model/rule_kinds.h"
};

const struct rule_attribute_row rule_attribute_rows[] = {
#define ATTRIBUTE(code, id, form, presence, keywords, says)                                        \
    {RULE_##code, AT_##id, FORM_##form, PRESENCE_##presence, keywords, says},
#include "model/rule_kinds.h"
};
const size_t rule_attribute_row_count = COUNT(rule_attribute_rows);

static const struct {
    enum rule_kind kind;
    enum rule_attribute attribute;
    unsigned needs;
} attribute_needs[] = {
#define ATTRIBUTE_NEEDS(code, id, needs) {RULE_##code, AT_##id, needs},
#include "model/rule_kinds.h"
};

const struct rule_attribute_row *rule_attribute_row(enum rule_kind kind,
                                                    enum rule_attribute attribute) {
    for (size_t i = 0; i < rule_attribute_row_count; i++)
        if (rule_attribute_rows[i].kind == kind && rule_attribute_rows[i].attribute == attribute)
            return &rule_attribute_rows[i];
    return NULL;
}

/* ---- attributes ---- */

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

/* ---- questions to the table ---- */

bool rule_is_of_study(const struct rule *rule) {
    enum rule_about about = rule_rows[rule->kind].about;
    bool names = find_value(rule, AT_NAME) || find_value(rule, AT_SECTION);
    return about == ABOUT_STUDY || (about == ABOUT_NAMED && names);
}

enum rule_made_of rule_made_of(const struct rule *rule) {
    return rule_rows[rule->kind].made_of;
}

/* An expression over the dossier's view needs all that a manifest says where it looks beyond its
 * own case study. */
static unsigned needs_of_xpath(struct str xpath) {
    static const char *const beyond[] = {"document", "answer", "person",
                                         "partner",  "@named", "public-name"};
    unsigned needs = str_find(xpath, STR("case-study"), 0) != SIZE_MAX ? NEEDS_SET : NEEDS_NOTHING;
    for (size_t i = 0; i < COUNT(beyond); i++)
        if (str_find(xpath, str_of(beyond[i]), 0) != SIZE_MAX)
            needs |= NEEDS_ANSWER;
    return needs;
}

static unsigned needs_of_value(enum rule_kind kind, const struct rule_value *value) {
    const struct rule_attribute_row *row = rule_attribute_row(kind, value->attribute);
    bool off = !row || (row->form == FORM_YES_NO && !value->yes) ||
               (row->form == FORM_INTEGER && !value->number);
    for (size_t i = 0; !off && i < COUNT(attribute_needs); i++)
        if (attribute_needs[i].kind == kind && attribute_needs[i].attribute == value->attribute)
            return attribute_needs[i].needs;
    return value->attribute == AT_XPATH ? needs_of_xpath(value->text) : NEEDS_NOTHING;
}

unsigned rule_needs(const struct rule *rule) {
    if (!rule)
        return NEEDS_WORDS;
    const struct rule_row *row = &rule_rows[rule->kind];
    unsigned needs = row->needs;
    if (rule_is_of_study(rule))
        needs = NEEDS_STUDY | (row->about == ABOUT_NAMED ? NEEDS_NOTHING : needs);
    if (row->about == ABOUT_WHOLE)
        needs |= NEEDS_STUDY | NEEDS_SET;
    for (size_t i = 0; i < rule->value_count; i++)
        needs |= needs_of_value(rule->kind, &rule->values[i]);
    for (const struct rule *child = rule->first; child; child = child->next)
        needs |= rule_needs(child);
    return needs;
}
