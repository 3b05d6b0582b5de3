/* Whether the names in a manifest refer to something, and whether what they refer to is there once.
 * Suggestions come from the names that exist: the checklist's items, its fields, the manifest's
 * case studies and people. */
#include <stdlib.h>

#include "read/table.h"

struct words {
    struct str *list;
    size_t count;
};

struct names {
    struct words items, fields, cases, people;
};

static void add_word(const struct reader *reader, struct words *words, struct str word) {
    *APPEND(reader->arena, words->list, words->count) = word;
}

static void add_item(const struct reader *reader, struct words *words, const struct item *item) {
    add_word(reader, words, item->key);
    for (size_t i = 0; i < item->condition_count; i++)
        if (!str_equal(item->conditions[i].key, item->key))
            add_word(reader, words, item->conditions[i].key);
}

static struct words list_items(const struct reader *reader) {
    struct words words = {0};
    for (size_t p = 0; p < reader->checklist->part_count; p++) {
        const struct part *part = &reader->checklist->parts[p];
        for (size_t g = 0; g < part->group_count; g++)
            for (size_t i = 0; i < part->groups[g].item_count; i++)
                add_item(reader, &words, &part->groups[g].items[i]);
    }
    return words;
}

static struct names list_names(const struct reader *reader) {
    struct names names = {.items = list_items(reader)};
    for (size_t i = 0; i < reader->checklist->field_count; i++)
        add_word(reader, &names.fields, reader->checklist->fields[i].name);
    for (size_t i = 0; i < reader->dossier->case_count; i++)
        add_word(reader, &names.cases, reader->dossier->cases[i].id);
    for (size_t i = 0; i < reader->dossier->person_count; i++)
        add_word(reader, &names.people, reader->dossier->people[i].id);
    return names;
}

/* The message's noun, and where the word is looked up. */
struct target {
    const char *attribute, *what, *where;
    const struct words *words;
};

static bool has_word(const struct words *words, struct str word) {
    for (size_t i = 0; i < words->count; i++)
        if (str_equal(words->list[i], word))
            return true;
    return false;
}

static void check_name(const struct reader *reader, const struct xml_node *node,
                       const struct target *target) {
    struct str word = table_text(node, target->attribute);
    if (str_empty(word) || has_word(target->words, word))
        return;
    struct finding *finding = finding_add(
        reader->findings, FINDING_DANGLING_REFERENCE, table_place(node, target->attribute),
        "\"%.*s\" is no %s of %s", STR_ARG(word), target->what, target->where);
    value_suggest(reader, finding, word, target->words->list, target->words->count);
}

static void check_node(const struct reader *reader, const struct xml_node *node,
                       const struct names *names) {
    const struct target item = {"item", "item", "the checklist", &names->items};
    const struct target case_id = {"case", "case study", "the manifest", &names->cases};
    const struct target person = {"by", "person", "the manifest", &names->people};
    const struct target field = {"name", "field", "the checklist", &names->fields};
    check_name(reader, node, &item);
    check_name(reader, node, &case_id);
    if (str_is(node->name, "answer"))
        check_name(reader, node, &person);
    if (str_is(node->name, "field"))
        check_name(reader, node, &field);
}

static const struct xml_node *next_node(const struct xml_node *root, const struct xml_node *node) {
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* Things that must differ, sorted so that equal ones are neighbours. */
struct named {
    struct str key, second;
    struct place place;
};

struct named_list {
    struct named *list;
    size_t count;
};

static int compare_places(struct place a, struct place b) {
    if (a.line != b.line)
        return a.line < b.line ? -1 : 1;
    return (a.column > b.column) - (a.column < b.column);
}

static int compare_named(const void *a, const void *b) {
    const struct named *left = a, *right = b;
    int order = str_compare(left->key, right->key);
    if (order == 0)
        order = str_compare(left->second, right->second);
    return order != 0 ? order : compare_places(left->place, right->place);
}

static bool same_name(const struct named *a, const struct named *b) {
    return str_equal(a->key, b->key) && str_equal(a->second, b->second);
}

static void add_named(const struct reader *reader, struct named_list *to,
                      const struct named *named) {
    if (!str_empty(named->key))
        *APPEND(reader->arena, to->list, to->count) = *named;
}

static void report_id(const struct reader *reader, const struct named *again,
                      const struct named *first) {
    finding_add(reader->findings, FINDING_DUPLICATE_ID, again->place,
                "the id \"%.*s\" is used before, in line %d", STR_ARG(again->key),
                first->place.line);
}

static void report_answer(const struct reader *reader, const struct named *again,
                          const struct named *first) {
    struct finding *finding = finding_add(
        reader->findings, FINDING_DUPLICATE_ANSWER, again->place,
        "%.*s%s%.*s is answered before, in line %d", STR_ARG(again->key),
        str_empty(again->second) ? "" : " for ", STR_ARG(again->second), first->place.line);
    finding->item = again->key;
}

static void report_repeats(const struct reader *reader, struct named_list *names,
                           void (*report)(const struct reader *, const struct named *,
                                          const struct named *)) {
    size_t first = 0;
    if (names->count > 0)
        qsort(names->list, names->count, sizeof *names->list, compare_named);
    for (size_t i = 1; i < names->count; i++) {
        if (!same_name(&names->list[i], &names->list[first]))
            first = i;
        else
            report(reader, &names->list[i], &names->list[first]);
    }
}

static void check_repeats(const struct reader *reader, const struct xml_node *root) {
    struct named_list people = {0}, cases = {0}, documents = {0}, answers = {0};
    for (const struct xml_node *n = root; n; n = next_node(root, n)) {
        struct named id = {table_text(n, "id"), {0}, table_place(n, "id")};
        struct named item = {table_text(n, "item"), table_text(n, "case"), n->place};
        if (str_is(n->name, "person"))
            add_named(reader, &people, &id);
        if (str_is(n->name, "case-study"))
            add_named(reader, &cases, &id);
        if (str_is(n->name, "document"))
            add_named(reader, &documents, &id);
        if (str_is(n->name, "answer"))
            add_named(reader, &answers, &item);
    }
    report_repeats(reader, &people, report_id);
    report_repeats(reader, &cases, report_id);
    report_repeats(reader, &documents, report_id);
    report_repeats(reader, &answers, report_answer);
}

void reference_check(const struct reader *reader, const struct xml_node *root) {
    struct names names = list_names(reader);
    check_repeats(reader, root);
    for (const struct xml_node *n = root; n; n = next_node(root, n))
        check_node(reader, n, &names);
}
