/* The table-driven reader of XML formats: compares a tree with its table and says, for each thing
 * that is not allowed, what it is, where, what may stand there, and the nearest right word. What
 * values mean is left to the chapters. */
#include "base/nearest.h"
#include "read/respell.h"
#include "read/value.h"

struct walk {
    const struct reader *reader;
    struct str space;
};

static const struct attribute_row *find_attribute_row(const struct element_row *row,
                                                      struct str name) {
    for (const struct attribute_row *a = row->attributes; a && a->name; a++)
        if (str_is(name, a->name))
            return a;
    return NULL;
}

static const struct child_row *find_child_row(const struct element_row *row, struct str name) {
    for (const struct child_row *c = row->children; c && c->element; c++)
        if (str_is(name, c->element->name))
            return c;
    return NULL;
}

static struct str join_words(struct arena *arena, const struct str *words, size_t count) {
    struct str out = {0};
    for (size_t i = 0; i < count; i++) {
        const char *between = i == 0 ? "" : i + 1 < count ? ", " : " or ";
        out = str_format(arena, "%.*s%s%.*s", STR_ARG(out), between, STR_ARG(words[i]));
    }
    return out;
}

static void report_unknown_attribute(const struct reader *reader, const struct xml_node *node,
                                     const struct element_row *row,
                                     const struct xml_attribute *attribute) {
    struct str *words = NULL;
    size_t count = 0;
    for (const struct attribute_row *a = row->attributes; a && a->name; a++)
        *APPEND(reader->arena, words, count) = str_of(a->name);
    struct str near = str_nearest(attribute->name, words, count);
    bool there = near.n && xml_find_attribute(node, near.s);
    findings_add(reader->findings, MESSAGE_UNKNOWN_ATTRIBUTE, attribute->place,
                 {say_text(node->name), say_text(attribute->name), say_text(near),
                  say_text(join_words(reader->arena, words, count))},
                 .fix = fix_word(attribute->place, attribute->name, there ? STR("") : near));
    findings_note(reader->findings, (struct cause){.kind = CAUSE_ATTRIBUTE});
}

static void check_value(const struct reader *reader, const struct xml_attribute *attribute,
                        const struct attribute_row *row) {
    struct str value = str_trim(attribute->value), near = {0};
    struct place place = attribute->value_place;
    if (value_accepts(row, value))
        return;
    struct str form = respell_attribute(reader->arena, row, value);
    if (row->type == VALUE_KEYWORD) {
        struct str *words = NEW_ARRAY(reader->arena, struct str, (size_t)row->keywords->count);
        size_t count = 0;
        for (int i = 0; i < row->keywords->count; i++)
            words[count++] = str_of(row->keywords->rows[i].word);
        near = str_nearest(str_lower(reader->arena, value), words, count);
    }
    struct argument expected = say_text(value_expected(reader->arena, row));
    if (value.n)
        findings_add(reader->findings, MESSAGE_VALUE_WRONG, place,
                     {say_word(row->name), say_text(value), expected, say_text(near)},
                     .fix = near.n ? fix_word(place, value, near) : fix_of(place, value, form));
    else
        findings_add(reader->findings, MESSAGE_VALUE_EMPTY, place, {say_word(row->name), expected});
    findings_note(reader->findings, (struct cause){CAUSE_ATTRIBUTE, str_of(row->name), {0}});
}

static void report_unknown_element(const struct reader *reader, const struct xml_node *node,
                                   const struct element_row *row) {
    struct str *words = NULL;
    size_t count = 0;
    for (const struct child_row *c = row->children; c && c->element; c++)
        *APPEND(reader->arena, words, count) = str_of(c->element->name);
    struct str near = str_nearest(node->name, words, count);
    const struct child_row *meant = find_child_row(row, near);
    struct fix fix = fix_word(node->place, node->name, near);
    fix.element = true;
    for (size_t i = 0; meant && i < node->attribute_count; i++)
        if (!find_attribute_row(meant->element, node->attributes[i].name))
            fix.at.line = 0; /* it is something else */
    findings_note(reader->findings, (struct cause){.kind = CAUSE_ELEMENT});
    if (node->parent && !str_equal(node->space, node->parent->space))
        findings_add(reader->findings, MESSAGE_FOREIGN_ELEMENT, node->place,
                     {say_text(node->name), say_word(row->name), say_text(node->space),
                      say_text(node->parent->space)});
    else
        findings_add(reader->findings, MESSAGE_UNKNOWN_ELEMENT, node->place,
                     {say_text(node->name), say_word(row->name), say_text(near),
                      say_text(join_words(reader->arena, words, count))},
                     .fix = fix);
}

static void check_child_count(const struct reader *reader, const struct xml_node *node,
                              const struct child_row *child) {
    int count = 0;
    for (const struct xml_node *n = table_child(node, child->element->name); n;
         n = table_find(n->next, child->element->name)) {
        count++;
        if (child->max > 0 && count == child->max + 1)
            findings_add(
                reader->findings, MESSAGE_REPEATED_ELEMENT, n->place,
                {say_word(child->element->name), say_text(node->name), say_number(child->max)});
    }
    if (count < child->min)
        findings_add(reader->findings, MESSAGE_MISSING_ELEMENT, node->place,
                     {say_text(node->name), say_word(child->element->name)});
}

/* Counts over all kinds of children: a <rule> holds exactly one of many. */
static void check_total(const struct reader *reader, const struct xml_node *node,
                        const struct element_row *row) {
    int count = 0;
    for (const struct xml_node *n = node->first; n; n = n->next) {
        count++;
        if (row->max_children > 0 && count == row->max_children + 1)
            findings_add(reader->findings, MESSAGE_ONE_TOO_MANY, n->place,
                         {say_text(n->name), say_word(row->name), say_number(row->max_children)});
    }
    if (count < row->min_children)
        findings_add(reader->findings, MESSAGE_TOO_FEW_ELEMENTS, node->place,
                     {say_word(row->name), say_number(count), say_number(row->min_children)});
}

/* Recursion is bounded: xml_parse refuses more than LIMIT_NESTING levels. */
static void check_element(const struct walk *walk, const struct xml_node *node,
                          const struct element_row *row) {
    for (size_t i = 0; i < node->attribute_count; i++) {
        const struct xml_attribute *attribute = &node->attributes[i];
        const struct attribute_row *known = find_attribute_row(row, attribute->name);
        if (known)
            check_value(walk->reader, attribute, known);
        else
            report_unknown_attribute(walk->reader, node, row, attribute);
    }
    for (const struct attribute_row *a = row->attributes; a && a->name; a++)
        if (a->required && !xml_find_attribute(node, a->name))
            findings_add(walk->reader->findings, MESSAGE_MISSING_ATTRIBUTE, node->place,
                         {say_text(node->name), say_word(a->name),
                          say_text(value_expected(walk->reader->arena, a))});
    struct str text = str_trim(node->text);
    if (row->text == TEXT_NONE && text.n > 0)
        findings_add(walk->reader->findings, MESSAGE_NO_TEXT_HERE, node->text_place,
                     {say_text(node->name)});
    if (row->text == TEXT_REQUIRED && text.n == 0)
        findings_add(walk->reader->findings, MESSAGE_NO_TEXT_GIVEN, node->place,
                     {say_text(node->name)});
    for (const struct xml_node *n = node->first; n; n = n->next) {
        const struct child_row *child =
            str_equal(n->space, walk->space) ? find_child_row(row, n->name) : NULL;
        if (child)
            check_element(walk, n, child->element);
        else
            report_unknown_element(walk->reader, n, row);
    }
    for (const struct child_row *c = row->children; c && c->element; c++)
        check_child_count(walk->reader, node, c);
    check_total(walk->reader, node, row);
}

/* The namespace behind the right name. */
static struct fix fix_root(const struct reader *reader, const struct xml_node *root,
                           const struct element_row *row, const char *space) {
    if (!str_is(root->name, row->name))
        return (struct fix){0};
    return fix_of(root->place, root->name,
                  str_format(reader->arena, "%s xmlns=\"%s\"", row->name, space));
}

bool table_check(const struct reader *reader, const struct xml_node *root,
                 const struct element_row *row, const char *space) {
    struct walk walk = {reader, str_of(space)};
    if (str_is(root->name, row->name) && str_equal(root->space, walk.space)) {
        check_element(&walk, root, row);
        return true;
    }
    if (root->space.n)
        findings_add(
            reader->findings, MESSAGE_ROOT_OTHER_SPACE, root->place,
            {say_text(root->name), say_text(root->space), say_word(row->name), say_word(space)});
    else
        findings_add(reader->findings, MESSAGE_ROOT_NO_SPACE, root->place,
                     {say_text(root->name), say_word(row->name), say_word(space)},
                     .fix = fix_root(reader, root, row, space));
    return false;
}

struct str table_text(const struct xml_node *node, const char *name) {
    const struct xml_attribute *attribute = xml_find_attribute(node, name);
    return attribute ? str_trim(attribute->value) : (struct str){0};
}

bool table_yes(const struct xml_node *node, const char *name, bool otherwise) {
    struct str text = table_text(node, name);
    return str_is(text, "yes") || (otherwise && !str_is(text, "no"));
}

struct date table_date(const struct xml_node *node, const char *name) {
    struct date date;
    return date_parse(table_text(node, name), &date) ? date : (struct date){0};
}

long table_integer(const struct xml_node *node, const char *name) {
    uint64_t number;
    if (!integer_parse(table_text(node, name), &number) || number > 999999999)
        return 0;
    return (long)number;
}

int table_length(const struct xml_node *node, const char *name) {
    int thousandths;
    return value_parse_length(table_text(node, name), &thousandths) ? thousandths : 0;
}

struct str *table_list(struct arena *arena, const struct xml_node *node, const char *name,
                       size_t *count) {
    return value_split(arena, table_text(node, name), '|', count);
}

int table_keyword(const struct xml_node *node, const char *name, const struct keywords *keywords,
                  int otherwise) {
    int found = keyword_find(keywords, table_text(node, name));
    return found < 0 ? otherwise : found;
}

unsigned table_keywords(const struct xml_node *node, const char *name,
                        const struct keywords *keywords) {
    struct str rest = table_text(node, name), word;
    unsigned bits = 0;
    while (value_next_word(&rest, &word)) {
        int found = keyword_find(keywords, word);
        bits |= found < 0 ? 0 : 1U << found;
    }
    return bits;
}

struct place table_place(const struct xml_node *node, const char *name) {
    const struct xml_attribute *attribute = xml_find_attribute(node, name);
    return attribute ? attribute->value_place : node->place;
}

const struct xml_node *table_find(const struct xml_node *node, const char *name) {
    while (node && !str_is(node->name, name))
        node = node->next;
    return node;
}

const struct xml_node *table_child(const struct xml_node *parent, const char *name) {
    return parent ? table_find(parent->first, name) : NULL;
}
