/* Rules of a checklist. Which attributes a rule has and how many rules stand inside comes from the
 * table of rule kinds, model/rule_kinds.h; what a rule means is known to check/ alone. */
#include <assert.h>

#include "parse/xpath.h"
#include "read/format.h"

/* The attributes of all rules one after the other, an empty row before each rule: it ends the rows
 * of the one before. The positions are the enumerators. */
enum {
#define RULE(code, element, about, least, most, means) BEGIN_##code,
#define ATTRIBUTE(code, id, name, form, required, keywords, says) AT_##code##_##id,
#include "model/rule_kinds.h"
#undef RULE
#undef ATTRIBUTE
    END_OF_ATTRIBUTES
};

static const struct attribute_row attributes[END_OF_ATTRIBUTES + 1] = {
#define RULE(code, element, about, least, most, means) {0},
#define ATTRIBUTE(code, id, name, form, required, keywords, says)                                  \
    {name, VALUE_##form, required, keywords},
#include "model/rule_kinds.h"
#undef RULE
#undef ATTRIBUTE
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
#define ATTRIBUTE(code, id, name, form, required, keywords, says)
#include "model/rule_kinds.h"
#undef RULE
#undef ATTRIBUTE
};
static_assert(sizeof rules / sizeof *rules == RULE_KIND_COUNT, "a row for each rule");

static const struct child_row any_rules[RULE_KIND_COUNT + 1] = {
#define RULE(code, element, about, least, most, means) [RULE_##code] = {&rules[RULE_##code], 0, 0},
#define ATTRIBUTE(code, id, name, form, required, keywords, says)
#include "model/rule_kinds.h"
#undef RULE
#undef ATTRIBUTE
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
    const char *attribute = rule->kind == RULE_SECTION ? "name" : "section";
    if (!str_empty(rule->name) && !is_section_id(reader->checklist, rule->name))
        report_undeclared(reader, node, attribute, rule->name, "section");
}

/* A rule over a field or section that is not declared could never be met. */
static void check_names(const struct reader *reader, const struct xml_node *node,
                        const struct rule *rule) {
    static const char *const attributes_of_fields[] = {"name", "of"};
    const struct checklist *checklist = reader->checklist;
    if (names_a_section(rule->kind))
        check_section_name(reader, node, rule);
    for (size_t i = 0; rule->kind != RULE_SECTION && i < 2; i++) {
        struct str name = table_text(node, attributes_of_fields[i]);
        if (name.n && !checklist_find_field(checklist, name))
            report_undeclared(reader, node, attributes_of_fields[i], name, "field");
    }
    if (rule->kind == RULE_CERTIFICATES)
        return;
    for (size_t i = 0; xml_find_attribute(node, "names") && i < rule->name_count; i++)
        if (!checklist_find_field(checklist, rule->names[i]))
            report_undeclared(reader, node, "names", rule->names[i], "field");
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
    struct str id = rule_text(rule, "table"), prefix = rule_text(rule, "counts");
    const struct lookup *lookup = checklist_find_lookup(reader->checklist, id);
    if (!lookup)
        report_undeclared(reader, node, "table", id, "lookup table");
    else if (!has_counts(reader->checklist, prefix, lookup))
        report_undeclared(reader, node, "counts", prefix, "prefix of fields with the table's keys");
    if (!rule->more_than.n && !rule->at_least.n)
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
    const struct field_declaration *field = checklist_find_field(reader->checklist, rule->name);
    if (rule->kind != RULE_ONE_OF || !field || field->type != FIELD_ONE_OF)
        return;
    for (size_t i = 0; i < rule->value_count; i++)
        if (!is_declared_value(field, rule->values[i]))
            report_undeclared(reader, node, "values", rule->values[i], "value of the field");
}

/* Names of fields hold no blanks and are separated by them; values and words may hold some and are
 * separated by bars. */
static void read_lists(struct arena *arena, const struct xml_node *node, struct rule *rule) {
    struct str names = table_text(node, "names"), values = table_text(node, "values");
    bool bars = str_find(values, STR("|"), 0) != SIZE_MAX || rule->kind != RULE_TIER;
    rule->names = value_split(arena, names, ' ', &rule->name_count);
    rule->values = value_split(arena, values, bars ? '|' : ' ', &rule->value_count);
    if (xml_find_attribute(node, "words"))
        rule->names = table_list(arena, node, "words", &rule->name_count);
    if (xml_find_attribute(node, "kinds"))
        rule->values = table_list(arena, node, "kinds", &rule->value_count);
}

static void read_texts(struct arena *arena, const struct xml_node *node, struct rule *rule) {
    for (size_t i = 0; i < node->attribute_count; i++) {
        const struct xml_attribute *attribute = &node->attributes[i];
        *APPEND(arena, rule->texts, rule->text_count) =
            (struct rule_text){attribute->name, str_trim(attribute->value), attribute->value_place};
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
    rule->name = table_text(node, "name");
    if (names_a_section(rule->kind) && kind != RULE_SECTION)
        rule->name = table_text(node, "section");
    read_texts(reader->arena, node, rule);
    rule->at_least = table_text(node, "at-least");
    rule->at_most = table_text(node, "at-most");
    rule->more_than = table_text(node, "more-than");
    rule->less_than = table_text(node, "less-than");
    rule->equals = table_text(node, "equals");
    rule->exactly = table_text(node, "exactly");
    rule->min_words = table_integer(node, "min-words");
    read_lists(reader->arena, node, rule);
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
