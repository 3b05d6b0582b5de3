/* Rules of a checklist. Which attributes a rule has and how many rules stand inside comes from the
 * table of rule kinds, model/rule_kinds.h; what a rule means is known to check/ alone. */
#include <assert.h>

#include "parse/xpath.h"
#include "read/format.h"

/* The attributes of all rules one after the other, an empty row before each rule: it ends the rows
 * of the one before. The positions are the enumerators. */
enum {
#define RULE(code, element, judge, about, needs, means) BEGIN_##code,
#define ATTRIBUTE(code, id, form, presence, keywords, says) POSITION_##code##_##id,
#include "model/rule_kinds.h"
    END_OF_ATTRIBUTES
};

/* Forms that are known to rules only. */
#define VALUE_RANKS VALUE_TEXT
#define VALUE_FIELD VALUE_ID
#define VALUE_FIELDS VALUE_TEXT
#define VALUE_VALUES VALUE_LIST
#define VALUE_SECTION VALUE_ID
#define VALUE_LOOKUP VALUE_ID
#define VALUE_PREFIX VALUE_ID
#define VALUE_ITEM VALUE_TEXT
#define VALUE_XPATH VALUE_TEXT

/* As a struct, since the address of a member is a constant. */
static const struct {
#define ATTRIBUTE_NAME(id, name) char id[sizeof(name)];
#include "model/rule_kinds.h"
} names = {
#define ATTRIBUTE_NAME(id, name) name,
#include "model/rule_kinds.h"
};

static const struct attribute_row attributes[END_OF_ATTRIBUTES + 1] = {
#define RULE(code, element, judge, about, needs, means) {0},
#define ATTRIBUTE(code, id, form, presence, keywords, says)                                        \
    {names.id, VALUE_##form, PRESENCE_##presence == PRESENCE_REQUIRED, keywords, says},
#include "model/rule_kinds.h"
    {0}};

static const struct element_row rules[] = {
#define RULE(code, element, judge, about, needs, means)                                            \
    [RULE_##code].name = element, [RULE_##code].attributes = &attributes[BEGIN_##code + 1],        \
    [RULE_##code].says = means,
#define MADE_OF(code, how, least, most)                                                            \
    [RULE_##code].children = (least) + (most) ? any_rules : NULL,                                  \
    [RULE_##code].min_children = least, [RULE_##code].max_children = most,
#include "model/rule_kinds.h"
};
static_assert(COUNT(rules) == RULE_KIND_COUNT, "a row for each rule");

const struct child_row any_rules[RULE_KIND_COUNT + 1] = {
#define RULE(code, element, judge, about, needs, means) [RULE_##code] = {&rules[RULE_##code], 0, 0},
#include "model/rule_kinds.h"
};

static const struct attribute_row rule_attributes[] = {
    MUST_BE("scope", scope_keywords, NULL),
    MAY("at-least", INTEGER, "for any: how many case studies; 1 when absent"),
    {0}};
const struct element_row rule_format = {.name = "rule",
                                        .attributes = rule_attributes,
                                        .children = any_rules,
                                        .min_children = 1,
                                        .max_children = 1,
                                        .says = "What is checked: one of the elements under RULES. "
                                                "Without a rule a person's answer decides."};
const struct element_row applies_if_format = {
    .name = "applies-if",
    .children = any_rules,
    .min_children = 1,
    .max_children = 1,
    .says =
        "A rule: the condition is asked only where it holds. Where it looks at an optional fact "
        "that is absent, the condition does not apply; a required fact that is absent, or one that "
        "cannot be read, is reported as such, and the condition stays open until then."};
static const struct attribute_row waived_attributes[] = {MUST("substitute", TEXT, "in words"), {0}};
const struct element_row waived_if_format = {
    .name = "waived-if",
    .attributes = waived_attributes,
    .children = any_rules,
    .min_children = 1,
    .max_children = 1,
    .says = "A rule: where it holds, the substitute takes the condition's place; the result is "
            "waived and shows the evidence. Documents that support the condition, its item, or any "
            "item of its group count."};

static void report_undeclared(const struct reader *reader, const struct rule_value *value,
                              struct str name, const char *what) {
    findings_add(reader->findings, MESSAGE_NOT_OF_CHECKLIST, value->place,
                 {say_text(name), say_word(what)});
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

/* The place inside an attribute's value: exact while the value is written in one line without
 * references. */
static struct place inside(struct place place, size_t offset) {
    place.column += (int)offset;
    place.length = 1;
    return place;
}

/* A rule over what is not declared could never be met. */
static void check_value(const struct reader *reader, const struct rule *rule,
                        const struct rule_value *value, enum rule_form form) {
    const struct checklist *checklist = reader->checklist;
    const struct lookup *lookup = checklist_find_lookup(checklist, rule_text(rule, AT_TABLE));
    struct str name = value->text;
    if (form == FORM_FIELD && name.n && !checklist_find_field(checklist, name))
        report_undeclared(reader, value, name, "field");
    for (size_t i = 0; form == FORM_FIELDS && i < value->count; i++)
        if (!checklist_find_field(checklist, value->list[i]))
            report_undeclared(reader, value, value->list[i], "field");
    if (form == FORM_SECTION && name.n && !checklist_has_section(checklist, name))
        report_undeclared(reader, value, name, "section");
    if (form == FORM_LOOKUP && !lookup)
        report_undeclared(reader, value, name, "lookup table");
    if (form == FORM_PREFIX && lookup && !has_counts(checklist, name, lookup))
        report_undeclared(reader, value, name, "prefix of fields with the table's keys");
    if (form == FORM_VALUES) {
        const struct field_declaration *field =
            checklist_find_field(reader->checklist, rule_text(rule, AT_NAME));
        for (size_t k = 0; field && field->type == FIELD_ONE_OF && k < value->count; k++)
            if (!field_has_value(field, value->list[k]))
                report_undeclared(reader, value, value->list[k], "value of the field");
    }
    if (form == FORM_XPATH) {
        struct str message;
        size_t offset;
        if (value->text.n && !xpath_check(reader->arena, value->text, &message, &offset))
            findings_add(reader->findings, MESSAGE_NO_XPATH, inside(value->place, offset),
                         {say_word(rule_attribute_names[value->attribute]), say_text(message)});
    }
}

static char separator_of(enum rule_form form, struct str text) {
    bool bars =
        form != FORM_FIELDS && (form != FORM_RANKS || str_find(text, STR("|"), 0) != SIZE_MAX);
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
    if (row->form == FORM_LIST || row->form == FORM_RANKS || row->form == FORM_FIELDS ||
        row->form == FORM_VALUES)
        value.list =
            value_split(arena, value.text, separator_of(row->form, value.text), &value.count);
    value.yes = row->form == FORM_YES_NO && str_is(value.text, "yes");
    return value;
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
    for (size_t k = 0; k < node->attribute_count; k++)
        for (size_t r = 0; r < rule_attribute_row_count; r++) {
            const struct rule_attribute_row *row = &rule_attribute_rows[r];
            if (row->kind == rule->kind &&
                str_is(node->attributes[k].name, rule_attribute_names[row->attribute]))
                *APPEND(reader->arena, rule->values, rule->value_count) =
                    read_value(reader->arena, row, &node->attributes[k]);
        }
    /* The table checks what is required by itself; of some attributes any one is enough. */
    bool asked = false, given = false;
    for (size_t i = 0; i < rule_attribute_row_count; i++) {
        const struct rule_attribute_row *row = &rule_attribute_rows[i];
        if (row->kind != rule->kind)
            continue;
        struct rule_value value = rule_value(rule, row->attribute);
        check_value(reader, rule, &value, row->form);
        asked = asked || row->presence == PRESENCE_EITHER;
        given = given || (row->presence == PRESENCE_EITHER && value.text.n);
    }
    if (asked && !given)
        findings_add(reader->findings, MESSAGE_NO_BOUND, rule->place);
    rule->first = read_siblings(reader, node->first);
    return rule;
}

struct rule *rule_read(const struct reader *reader, const struct xml_node *element) {
    return element && element->first ? read_rule(reader, element->first) : NULL;
}

void exception_read(const struct reader *reader, const struct xml_node *node,
                    struct exception *exception) {
    const struct xml_node *applies = table_child(node, "applies-if"),
                          *waived = table_child(node, "waived-if");
    exception->applies_if = rule_read(reader, applies);
    exception->waived_if = rule_read(reader, waived);
    if (waived)
        exception->substitute = table_text(waived, "substitute");
    exception->tracks = table_list(reader->arena, node, "tracks", &exception->track_count);
}
