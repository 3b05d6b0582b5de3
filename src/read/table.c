/* The table-driven reader of XML formats: compares a tree with its table and says, for each thing
 * that is not allowed, what it is, where, what may stand there, and the nearest right word. What
 * values mean is left to the chapters. */
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

/* Help for an unknown word: the nearest known one, else all of them. */
static void help_words(const struct reader *reader, struct finding *finding, struct str word,
                       const struct str *words, size_t count) {
    value_suggest(reader, finding, word, words, count);
    if (!str_empty(finding->help) || count == 0)
        return;
    struct str all = join_words(reader->arena, words, count);
    finding_help(reader->findings, finding, "expected here: %.*s", STR_ARG(all));
}

static void report_unknown_attribute(const struct reader *reader, const struct xml_node *node,
                                     const struct element_row *row,
                                     const struct xml_attribute *attribute) {
    struct str *words = NULL;
    size_t count = 0;
    for (const struct attribute_row *a = row->attributes; a && a->name; a++)
        *APPEND(reader->arena, words, count) = str_of(a->name);
    struct finding *finding = finding_add(reader->findings, FINDING_UNKNOWN_ATTRIBUTE,
                                          attribute->place, "<%.*s> has no attribute \"%.*s\"",
                                          STR_ARG(node->name), STR_ARG(attribute->name));
    help_words(reader, finding, attribute->name, words, count);
}

static void suggest_keyword(const struct reader *reader, struct finding *finding,
                            const struct attribute_row *row, struct str value) {
    size_t count;
    if (row->type != VALUE_KEYWORD)
        return;
    struct str *words = value_split(reader->arena, str_of(row->keywords), '|', &count);
    value_suggest(reader, finding, str_lower(reader->arena, value), words, count);
}

static void check_value(const struct reader *reader, const struct xml_attribute *attribute,
                        const struct attribute_row *row) {
    struct str value = str_trim(attribute->value);
    if (value_accepts(row, value))
        return;
    struct str expected = value_expected(reader->arena, row);
    struct finding *finding =
        value.n == 0 ? finding_add(reader->findings, FINDING_BAD_VALUE, attribute->value_place,
                                   "%s is empty; expected %.*s", row->name, STR_ARG(expected))
                     : finding_add(reader->findings, FINDING_BAD_VALUE, attribute->value_place,
                                   "%s is \"%.*s\"; expected %.*s", row->name, STR_ARG(value),
                                   STR_ARG(expected));
    suggest_keyword(reader, finding, row, value);
}

static void check_attributes(const struct reader *reader, const struct xml_node *node,
                             const struct element_row *row) {
    for (size_t i = 0; i < node->attribute_count; i++) {
        const struct xml_attribute *attribute = &node->attributes[i];
        const struct attribute_row *known = find_attribute_row(row, attribute->name);
        if (known)
            check_value(reader, attribute, known);
        else
            report_unknown_attribute(reader, node, row, attribute);
    }
    for (const struct attribute_row *a = row->attributes; a && a->name; a++)
        if (a->required && !xml_find_attribute(node, a->name))
            finding_add(reader->findings, FINDING_MISSING_ATTRIBUTE, node->place,
                        "<%.*s> has no attribute \"%s\"; expected %.*s", STR_ARG(node->name),
                        a->name, STR_ARG(value_expected(reader->arena, a)));
}

static void check_text(const struct reader *reader, const struct xml_node *node,
                       const struct element_row *row) {
    struct str text = str_trim(node->text);
    if (row->text == TEXT_NONE && text.n > 0)
        finding_add(reader->findings, FINDING_UNEXPECTED_TEXT, node->text_place,
                    "<%.*s> takes no text", STR_ARG(node->name));
    if (row->text == TEXT_REQUIRED && text.n == 0)
        finding_add(reader->findings, FINDING_BAD_VALUE, node->place,
                    "<%.*s> is empty; expected a text", STR_ARG(node->name));
}

static void report_unknown_element(const struct reader *reader, const struct xml_node *node,
                                   const struct element_row *row) {
    struct str *words = NULL;
    size_t count = 0;
    for (const struct child_row *c = row->children; c && c->element; c++)
        *APPEND(reader->arena, words, count) = str_of(c->element->name);
    struct finding *finding =
        finding_add(reader->findings, FINDING_UNKNOWN_ELEMENT, node->place,
                    "<%.*s> is not known inside <%s>", STR_ARG(node->name), row->name);
    help_words(reader, finding, node->name, words, count);
    if (!node->parent || str_equal(node->space, node->parent->space))
        return;
    finding_help(reader->findings, finding,
                 "it belongs to the namespace \"%.*s\"; expected \"%.*s\"", STR_ARG(node->space),
                 STR_ARG(node->parent->space));
}

static void check_child_count(const struct reader *reader, const struct xml_node *node,
                              const struct child_row *child) {
    int count = 0;
    for (const struct xml_node *n = table_child(node, child->element->name); n;
         n = table_find(n->next, child->element->name)) {
        count++;
        if (child->max > 0 && count == child->max + 1)
            finding_add(reader->findings, FINDING_REPEATED_ELEMENT, n->place,
                        "<%s> is here again; <%.*s> has at most %d", child->element->name,
                        STR_ARG(node->name), child->max);
    }
    if (count < child->min)
        finding_add(reader->findings, FINDING_MISSING_ELEMENT, node->place, "<%.*s> has no <%s>",
                    STR_ARG(node->name), child->element->name);
}

/* Counts over all kinds of children: a <rule> holds exactly one of many. */
static void check_total(const struct reader *reader, const struct xml_node *node,
                        const struct element_row *row) {
    int count = 0;
    for (const struct xml_node *n = node->first; n; n = n->next) {
        count++;
        if (row->max_children > 0 && count == row->max_children + 1)
            finding_add(reader->findings, FINDING_REPEATED_ELEMENT, n->place,
                        "<%.*s> is one too many; <%s> holds at most %d", STR_ARG(n->name),
                        row->name, row->max_children);
    }
    if (count < row->min_children)
        finding_add(reader->findings, FINDING_MISSING_ELEMENT, node->place,
                    "<%s> holds %d elements; expected at least %d", row->name, count,
                    row->min_children);
}

/* Recursion is bounded: xml_parse refuses more than LIMIT_NESTING levels. */
static void check_element(const struct walk *walk, const struct xml_node *node,
                          const struct element_row *row) {
    check_attributes(walk->reader, node, row);
    check_text(walk->reader, node, row);
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

bool table_check(const struct reader *reader, const struct xml_node *root,
                 const struct element_row *row, const char *space) {
    struct walk walk = {reader, str_of(space)};
    if (str_is(root->name, row->name) && str_equal(root->space, walk.space)) {
        check_element(&walk, root, row);
        return true;
    }
    struct finding *finding =
        root->space.n > 0
            ? finding_add(reader->findings, FINDING_UNKNOWN_ELEMENT, root->place,
                          "the root element is <%.*s> in the namespace \"%.*s\"; expected <%s>",
                          STR_ARG(root->name), STR_ARG(root->space), row->name)
            : finding_add(reader->findings, FINDING_UNKNOWN_ELEMENT, root->place,
                          "the root element is <%.*s> without a namespace; expected <%s>",
                          STR_ARG(root->name), row->name);
    finding_help(reader->findings, finding, "write <%s xmlns=\"%s\">", row->name, space);
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

int table_keyword(const struct xml_node *node, const char *name, const char *keywords) {
    struct str rest = str_of(keywords), piece, text = table_text(node, name);
    for (int i = 0; str_cut(&rest, '|', &piece); i++)
        if (str_equal(piece, text))
            return i;
    return -1;
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

struct str table_child_text(const struct xml_node *parent, const char *name) {
    const struct xml_node *child = table_child(parent, name);
    return child ? str_trim(child->text) : (struct str){0};
}
