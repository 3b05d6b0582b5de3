/* Rules of a checklist: one row per rule element, in the order of enum rule_kind, says which
 * attributes it has and how many rules stand inside. What a rule means is known to check/ alone. */
#include <assert.h>

#include "read/format.h"

static const struct attribute_row attest_attributes[] = {{"min-words", VALUE_INTEGER, false, NULL},
                                                         {0}};
static const struct attribute_row tier_attributes[] = {
    {"at-least", VALUE_TEXT, true, NULL}, {"values", VALUE_TEXT, true, NULL}, {0}};
static const struct attribute_row name_attributes[] = {{"name", VALUE_ID, true, NULL}, {0}};
static const struct attribute_row fields_attributes[] = {
    {"names", VALUE_TEXT, true, NULL}, {"at-least", VALUE_INTEGER, false, NULL}, {0}};
static const struct attribute_row section_attributes[] = {
    {"name", VALUE_ID, true, NULL}, {"min-words", VALUE_INTEGER, false, NULL}, {0}};
static const struct attribute_row one_of_attributes[] = {
    {"name", VALUE_ID, true, NULL}, {"values", VALUE_LIST, true, NULL}, {0}};
static const struct attribute_row quantity_attributes[] = {
    {"name", VALUE_ID, true, NULL},         {"at-least", VALUE_TEXT, false, NULL},
    {"more-than", VALUE_TEXT, false, NULL}, {"at-most", VALUE_TEXT, false, NULL},
    {"less-than", VALUE_TEXT, false, NULL}, {0}};
static const struct attribute_row sum_attributes[] = {
    {"names", VALUE_TEXT, true, NULL}, {"equals", VALUE_TEXT, true, NULL}, {0}};
static const struct attribute_row count_attributes[] = {{"exactly", VALUE_INTEGER, false, NULL},
                                                        {"at-least", VALUE_INTEGER, false, NULL},
                                                        {"at-most", VALUE_INTEGER, false, NULL},
                                                        {0}};
static const struct attribute_row names_attributes[] = {{"names", VALUE_TEXT, true, NULL}, {0}};
static const struct attribute_row diagram_attributes[] = {{"at-least", VALUE_INTEGER, false, NULL},
                                                          {0}};
static const struct attribute_row evidence_attributes[] = {
    {"at-least", VALUE_INTEGER, false, NULL}, {"kinds", VALUE_LIST, false, NULL}, {0}};
static const struct attribute_row topic_attributes[] = {
    {"words", VALUE_LIST, false, NULL}, {"min-words", VALUE_INTEGER, false, NULL}, {0}};
static const struct attribute_row mentions_attributes[] = {
    {"words", VALUE_LIST, true, NULL}, {"section", VALUE_ID, false, NULL}, {0}};

static const struct child_row
    any_rules[RULE_KIND_COUNT + 1]; /* defined below: the rules hold one another */

static const struct element_row rules[] = {
    [RULE_ATTEST] = {.name = "attest", .attributes = attest_attributes},
    [RULE_TIER] = {.name = "tier", .attributes = tier_attributes},
    [RULE_FIELD] = {.name = "field", .attributes = name_attributes},
    [RULE_FIELDS] = {.name = "fields", .attributes = fields_attributes},
    [RULE_SECTION] = {.name = "section", .attributes = section_attributes},
    [RULE_ONE_OF] = {.name = "one-of", .attributes = one_of_attributes},
    [RULE_QUANTITY] = {.name = "quantity", .attributes = quantity_attributes},
    [RULE_SUM] = {.name = "sum", .attributes = sum_attributes},
    [RULE_COUNT] = {.name = "count",
                    .attributes = count_attributes,
                    .children = any_rules,
                    .max_children = 1},
    [RULE_DISTINCT] = {.name = "distinct", .attributes = name_attributes},
    [RULE_DATE_ORDER] = {.name = "date-order", .attributes = names_attributes},
    [RULE_DATE_PAST] = {.name = "date-past", .attributes = name_attributes},
    [RULE_PUBLIC_PAGE] = {.name = "public-page"},
    [RULE_DIAGRAM] = {.name = "diagram", .attributes = diagram_attributes},
    [RULE_EVIDENCE] = {.name = "evidence", .attributes = evidence_attributes},
    [RULE_TOPIC] = {.name = "topic", .attributes = topic_attributes},
    [RULE_MENTIONS] = {.name = "mentions", .attributes = mentions_attributes},
    [RULE_COMPLETE] = {.name = "complete"},
    [RULE_ANY_OF] = {.name = "any-of", .children = any_rules, .min_children = 1},
    [RULE_ALL_OF] = {.name = "all-of", .children = any_rules, .min_children = 1},
    [RULE_NOT] = {.name = "not", .children = any_rules, .min_children = 1, .max_children = 1},
    [RULE_WHEN] = {.name = "when", .children = any_rules, .min_children = 2},
};
static_assert(sizeof rules / sizeof *rules == RULE_KIND_COUNT, "a row for each rule");

#define ANY(kind) [kind] = {&rules[kind], 0, 0}
static const struct child_row any_rules[RULE_KIND_COUNT + 1] = {
    ANY(RULE_ATTEST),      ANY(RULE_TIER),     ANY(RULE_FIELD),      ANY(RULE_FIELDS),
    ANY(RULE_SECTION),     ANY(RULE_ONE_OF),   ANY(RULE_QUANTITY),   ANY(RULE_SUM),
    ANY(RULE_COUNT),       ANY(RULE_DISTINCT), ANY(RULE_DATE_ORDER), ANY(RULE_DATE_PAST),
    ANY(RULE_PUBLIC_PAGE), ANY(RULE_DIAGRAM),  ANY(RULE_EVIDENCE),   ANY(RULE_TOPIC),
    ANY(RULE_MENTIONS),    ANY(RULE_COMPLETE), ANY(RULE_ANY_OF),     ANY(RULE_ALL_OF),
    ANY(RULE_NOT),         ANY(RULE_WHEN),
};

static const struct attribute_row rule_attributes[] = {
    {"scope", VALUE_KEYWORD, true, SCOPE_WORDS}, {"at-least", VALUE_INTEGER, false, NULL}, {0}};
const struct element_row rule_format = {.name = "rule",
                                        .attributes = rule_attributes,
                                        .children = any_rules,
                                        .min_children = 1,
                                        .max_children = 1};

static void report_undeclared(const struct reader *reader, const struct xml_node *node,
                              const char *attribute, struct str name, const char *what) {
    finding_add(reader->findings, FINDING_DANGLING_REFERENCE, table_place(node, attribute),
                "\"%.*s\" is no %s of this checklist", STR_ARG(name), what);
}

static bool is_section_id(const struct checklist *checklist, struct str id) {
    for (size_t i = 0; i < checklist->section_count; i++)
        if (str_equal(checklist->sections[i].id, id))
            return true;
    return false;
}

/* A rule over a field or section that is not declared could never be met. */
static void check_names(const struct reader *reader, const struct xml_node *node,
                        const struct rule *rule) {
    const struct checklist *checklist = reader->checklist;
    bool section = rule->kind == RULE_SECTION || rule->kind == RULE_MENTIONS;
    const char *attribute = rule->kind == RULE_MENTIONS ? "section" : "name";
    if (!str_empty(rule->name) && section && !is_section_id(checklist, rule->name))
        report_undeclared(reader, node, attribute, rule->name, "section");
    if (!str_empty(rule->name) && !section && !checklist_find_field(checklist, rule->name))
        report_undeclared(reader, node, attribute, rule->name, "field");
    for (size_t i = 0; xml_find_attribute(node, "names") && i < rule->name_count; i++)
        if (!checklist_find_field(checklist, rule->names[i]))
            report_undeclared(reader, node, "names", rule->names[i], "field");
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
    if (kind == RULE_MENTIONS)
        rule->name = table_text(node, "section");
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
    rule->first = read_siblings(reader, node->first);
    return rule;
}

struct rule *rule_read(const struct reader *reader, const struct xml_node *element) {
    return element && element->first ? read_rule(reader, element->first) : NULL;
}
