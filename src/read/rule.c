/* Rules of a checklist. Which attributes a rule has and how many rules stand inside comes from the
 * table of rule kinds, model/rule_kinds.h; what a rule means is known to check/ alone. */
#include <assert.h>

#include "parse/xpath.h"
#include "read/format.h"

/* The attributes of all rules one after the other, an empty row before each rule: it ends the rows
 * of the one before. The positions are the enumerators. */
enum {
#define RULE(code, element, about, least, most, means) BEGIN_##code,
#define ATTRIBUTE(code, id, form, required, keywords, says) POSITION_##code##_##id,
#include "model/rule_kinds.h"
    END_OF_ATTRIBUTES
};

/* Forms that are more than their text to rules only. */
#define VALUE_FIELDS VALUE_TEXT
#define VALUE_RANKS VALUE_TEXT

/* As a struct, since the address of a member is a constant. */
static const struct {
#define ATTRIBUTE_NAME(id, name) char id[sizeof(name)];
#include "model/rule_kinds.h"
} names = {
#define ATTRIBUTE_NAME(id, name) name,
#include "model/rule_kinds.h"
};

static const struct attribute_row attributes[END_OF_ATTRIBUTES + 1] = {
#define RULE(code, element, about, least, most, means) {0},
#define ATTRIBUTE(code, id, form, required, keywords, says)                                        \
    {names.id, VALUE_##form, required, keywords},
#include "model/rule_kinds.h"
    {0}};

static const struct child_row
    any_rules[RULE_KIND_COUNT + 1]; /* defined below: the rules hold one another */

static const struct element_row rules[] = {
#define RULE(code, element, about, least, most, means)                                             \
    [RULE_##code] = {.name = element,                                                              \
                     .attributes = &attributes[BEGIN_##code + 1],                                  \
                     .children = (least) + (most) ? any_rules : NULL,                              \
                     .min_children = least,                                                        \
                     .max_children = most},
#include "model/rule_kinds.h"
};
static_assert(COUNT(rules) == RULE_KIND_COUNT, "a row for each rule");

static const struct child_row any_rules[RULE_KIND_COUNT + 1] = {
#define RULE(code, element, about, least, most, means) [RULE_##code] = {&rules[RULE_##code], 0, 0},
#include "model/rule_kinds.h"
};

static const struct attribute_row rule_attributes[] = {
    {"scope", VALUE_KEYWORD, true, SCOPE_WORDS}, {"at-least", VALUE_INTEGER, false, NULL}, {0}};
const struct element_row rule_format = {.name = "rule",
                                        .attributes = rule_attributes,
                                        .children = any_rules,
                                        .min_children = 1,
                                        .max_children = 1};
const struct element_row applies_if_format = {
    .name = "applies-if", .children = any_rules, .min_children = 1, .max_children = 1};
static const struct attribute_row waived_attributes[] = {{"substitute", VALUE_TEXT, true, NULL},
                                                         {0}};
const struct element_row waived_if_format = {.name = "waived-if",
                                             .attributes = waived_attributes,
                                             .children = any_rules,
                                             .min_children = 1,
                                             .max_children = 1};

static void report_undeclared(const struct reader *reader, const struct xml_node *node,
                              const char *attribute, struct str name, const char *what) {
    findings_add(reader->findings, MESSAGE_NOT_OF_CHECKLIST, table_place(node, attribute),
                 {say_text(name), say_word(what)});
}

static bool is_section_id(const struct checklist *checklist, struct str id) {
    for (size_t i = 0; i < checklist->section_count; i++)
        if (str_equal(checklist->sections[i].id, id))
            return true;
    return false;
}

static bool names_a_section(enum rule_kind kind) {
    return kind == RULE_SECTION || kind == RULE_MENTIONS || kind == RULE_TEXT ||
           kind == RULE_TABLE_EVIDENCE;
}

static void check_section_name(const struct reader *reader, const struct xml_node *node,
                               const struct rule *rule) {
    enum rule_attribute attribute = rule->kind == RULE_SECTION ? AT_NAME : AT_SECTION;
    struct str name = rule_text(rule, attribute);
    if (name.n && !is_section_id(reader->checklist, name))
        report_undeclared(reader, node, rule_attribute_names[attribute], name, "section");
}

/* A rule over a field or section that is not declared could never be met. */
static void check_names(const struct reader *reader, const struct xml_node *node,
                        const struct rule *rule) {
    static const enum rule_attribute attributes_of_fields[] = {AT_NAME, AT_OF};
    const struct checklist *checklist = reader->checklist;
    if (names_a_section(rule->kind))
        check_section_name(reader, node, rule);
    for (size_t i = 0; rule->kind != RULE_SECTION && i < 2; i++) {
        struct str name = rule_text(rule, attributes_of_fields[i]);
        if (name.n && !checklist_find_field(checklist, name))
            report_undeclared(reader, node, rule_attribute_names[attributes_of_fields[i]], name,
                              "field");
    }
    if (rule->kind == RULE_CERTIFICATES)
        return;
    struct rule_value fields = rule_value(rule, AT_NAMES);
    for (size_t i = 0; i < fields.count; i++)
        if (!checklist_find_field(checklist, fields.list[i]))
            report_undeclared(reader, node, "names", fields.list[i], "field");
}

static bool has_counts(const struct checklist *checklist, struct str prefix,
                       const struct lookup *lookup) {
    for (size_t i = 0; i < checklist->field_count; i++) {
        struct str name = checklist->fields[i].name;
        for (size_t k = 0; str_starts(name, prefix) && k < lookup->row_count; k++)
            if (str_equal(str_slice(name, prefix.n + 1, name.n), lookup->rows[k].key) &&
                name.s[prefix.n] == '.')
                return true;
    }
    return false;
}

static void check_lookup(const struct reader *reader, const struct xml_node *node,
                         const struct rule *rule) {
    if (rule->kind != RULE_WEIGHTED_SUM)
        return;
    struct str id = rule_text(rule, AT_TABLE), prefix = rule_text(rule, AT_COUNTS);
    const struct lookup *lookup = checklist_find_lookup(reader->checklist, id);
    if (!lookup)
        report_undeclared(reader, node, "table", id, "lookup table");
    else if (!has_counts(reader->checklist, prefix, lookup))
        report_undeclared(reader, node, "counts", prefix, "prefix of fields with the table's keys");
    if (!rule_text(rule, AT_MORE_THAN).n && !rule_text(rule, AT_AT_LEAST).n)
        findings_add(reader->findings, MESSAGE_NO_BOUND, node->place);
}

/* The place inside an attribute's value: exact while the value is written in one line without
 * references. */
static struct place inside(struct place place, size_t offset) {
    place.column += (int)offset;
    place.length = 1;
    return place;
}

static void check_xpath(const struct reader *reader, const struct xml_node *node,
                        const char *attribute) {
    struct str text = table_text(node, attribute), message;
    size_t offset;
    if (!text.n || xpath_check(reader->arena, text, &message, &offset))
        return;
    findings_add(reader->findings, MESSAGE_NO_XPATH, inside(table_place(node, attribute), offset),
                 {say_word(attribute), say_text(message)});
}

static bool is_declared_value(const struct field_declaration *field, struct str value) {
    for (size_t i = 0; i < field->value_count; i++)
        if (str_equal(field->values[i], value))
            return true;
    return false;
}

static void check_values(const struct reader *reader, const struct xml_node *node,
                         const struct rule *rule) {
    const struct field_declaration *field =
        checklist_find_field(reader->checklist, rule_text(rule, AT_NAME));
    struct rule_value values = rule_value(rule, AT_VALUES);
    if (rule->kind != RULE_ONE_OF || !field || field->type != FIELD_ONE_OF)
        return;
    for (size_t i = 0; i < values.count; i++)
        if (!is_declared_value(field, values.list[i]))
            report_undeclared(reader, node, "values", values.list[i], "value of the field");
}

static char separator_of(enum rule_form form, struct str text) {
    bool bars =
        form == FORM_LIST || (form == FORM_RANKS && str_find(text, STR("|"), 0) != SIZE_MAX);
    return bars ? '|' : ' ';
}

static struct rule_value read_value(struct arena *arena, const struct rule_attribute_row *row,
                                    const struct xml_attribute *attribute) {
    struct rule_value value = {.attribute = row->attribute,
                               .text = str_trim(attribute->value),
                               .place = attribute->value_place};
    uint64_t number;
    if (row->form == FORM_INTEGER && integer_parse(value.text, &number) && number <= 999999999)
        value.number = (long)number;
    if (row->form == FORM_LIST || row->form == FORM_FIELDS || row->form == FORM_RANKS)
        value.list =
            value_split(arena, value.text, separator_of(row->form, value.text), &value.count);
    value.yes = row->form == FORM_YES_NO && str_is(value.text, "yes");
    return value;
}

static void read_values(struct arena *arena, const struct xml_node *node, struct rule *rule) {
    for (size_t i = 0; i < node->attribute_count; i++)
        for (size_t r = 0; r < rule_attribute_row_count; r++) {
            const struct rule_attribute_row *row = &rule_attribute_rows[r];
            if (row->kind == rule->kind &&
                str_is(node->attributes[i].name, rule_attribute_names[row->attribute]))
                *APPEND(arena, rule->values, rule->value_count) =
                    read_value(arena, row, &node->attributes[i]);
        }
}

static struct rule *read_rule(const struct reader *reader, const struct xml_node *node);

static struct rule *read_siblings(const struct reader *reader, const struct xml_node *node) {
    struct rule *first = NULL, **end = &first;
    for (; node; node = node->next) {
        *end = read_rule(reader, node);
        if (*end)
            end = &(*end)->next;
    }
    return first;
}

static int find_kind(struct str name) {
    for (int i = 0; i < RULE_KIND_COUNT; i++)
        if (str_is(name, rules[i].name))
            return i;
    return -1;
}

static struct rule *read_rule(const struct reader *reader, const struct xml_node *node) {
    int kind = find_kind(node->name);
    if (kind < 0)
        return NULL;
    struct rule *rule = NEW(reader->arena, struct rule);
    rule->kind = (enum rule_kind)kind;
    rule->place = node->place;
    read_values(reader->arena, node, rule);
    check_names(reader, node, rule);
    check_values(reader, node, rule);
    check_lookup(reader, node, rule);
    check_xpath(reader, node, "xpath");
    check_xpath(reader, node, "found");
    rule->first = read_siblings(reader, node->first);
    return rule;
}

struct rule *rule_read(const struct reader *reader, const struct xml_node *element) {
    return element && element->first ? read_rule(reader, element->first) : NULL;
}
