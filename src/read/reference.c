/* Whether the names in a manifest refer to something, and whether what they refer to is there once.
 * Suggestions come from the names that exist: the checklist's items, its fields, the manifest's
 * case studies and people. */
#include <stdlib.h>

#include "base/nearest.h"
#include "read/table.h"

struct words {
    struct str *list;
    size_t count;
};

struct names {
    struct words items, fields, cases, people, documents;
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

/* What the attribute names, and where the word is looked up. */
struct target {
    const char *attribute, *what;
    const struct words *words;
};

static bool has_word(const struct words *words, struct str word) {
    for (size_t i = 0; i < words->count; i++)
        if (str_equal(words->list[i], word))
            return true;
    return false;
}

/* The name that was meant: an end of it ("1.0/a1" for "requirements/1.0/a1") when only one has it,
 * or the nearest. */
static struct str guess_name(struct str word, const struct words *words) {
    struct str found = {0};
    size_t count = 0;
    for (size_t i = 0; i < words->count; i++) {
        struct str name = words->list[i];
        if (name.n <= word.n + 1 || name.s[name.n - word.n - 1] != '/' || !str_ends(name, word))
            continue;
        found = name;
        count++;
    }
    return count == 1 ? found : str_nearest(word, words->list, words->count);
}

/* Goes on as if the name had been written right, so that the slip gives one finding and not one
 * for each item that now seems to be open. */
static void mend_name(const struct reader *reader, const struct xml_node *node,
                      const char *attribute, struct str name) {
    struct dossier *d = reader->dossier;
    bool item = str_is(str_of(attribute), "item");
    if (!name.n || (!item && !str_is(str_of(attribute), "case")))
        return;
    for (size_t i = 0; i < d->answer_count; i++)
        if (d->answers[i].range.from == node->range.from)
            *(item ? &d->answers[i].item : &d->answers[i].case_id) = name;
    for (size_t i = 0; i < d->evidence_count; i++)
        for (size_t k = 0; k < d->evidence[i].support_count; k++) {
            struct support *support = &d->evidence[i].supports[k];
            if (support->range.from == node->range.from)
                *(item ? &support->item : &support->case_id) = name;
        }
    for (size_t i = 0; i < d->consent_count; i++)
        if (d->consents[i].element == node->range.from)
            d->consents[i].case_id = name;
}

static size_t count_uses(const struct xml_node *root, const char *attribute, struct str word) {
    size_t count = 0;
    for (const struct xml_node *n = root; n; n = xml_next(root, n))
        count += str_equal(table_text(n, attribute), word);
    return count;
}

static void check_name(const struct reader *reader, const struct xml_node *node,
                       const struct target *target) {
    struct str word = table_text(node, target->attribute);
    if (str_empty(word) || has_word(target->words, word))
        return;
    struct str guess = guess_name(word, target->words);
    /* A name that leads nowhere is reported once, at its first place. */
    struct place place = table_place(node, target->attribute);
    struct cause cause = {CAUSE_NAME, word, str_of(target->attribute)};
    struct fix fix = fix_word(place, word, guess);
    if (!findings_know(reader->findings, cause)) {
        const struct xml_node *root = node;
        while (root->parent)
            root = root->parent;
        size_t more = count_uses(root, target->attribute, word) - 1;
        if (more)
            findings_add(reader->findings, MESSAGE_NO_SUCH_NAME_OFTEN, place,
                         {say_text(word), say_word(target->what), say_size(more), say_text(guess)},
                         .cause = cause, .fix = fix);
        else
            findings_add(reader->findings, MESSAGE_NO_SUCH_NAME, place,
                         {say_text(word), say_word(target->what), say_text(guess)}, .cause = cause,
                         .fix = fix);
    }
    mend_name(reader, node, target->attribute, guess);
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

static void report_repeats(const struct reader *reader, struct named_list *names,
                           enum message message) {
    size_t first = 0;
    if (names->count > 0)
        qsort(names->list, names->count, sizeof *names->list, compare_named);
    for (size_t i = 1; i < names->count; i++) {
        const struct named *again = &names->list[i];
        bool answer = message == MESSAGE_ANSWERED_BEFORE;
        if (!same_name(again, &names->list[first])) {
            first = i;
            continue;
        }
        findings_add(reader->findings,
                     answer && again->second.n ? MESSAGE_ANSWERED_BEFORE_FOR : message,
                     again->place,
                     {say_text(again->key), say_number(names->list[first].place.line),
                      say_text(again->second)},
                     .item = answer ? again->key : STR(""));
    }
}

/* A submission for a track that the checklist does not have would be asked what all tracks are. */
static void check_tracks(const struct reader *reader, const struct xml_node *root) {
    struct dossier *d = reader->dossier;
    struct words words = {0};
    for (size_t i = 0; i < reader->checklist->track_count; i++)
        add_word(reader, &words, reader->checklist->tracks[i].id);
    for (size_t i = 0; i < d->track_count; i++) {
        struct str word = d->tracks[i], guess = guess_name(word, &words);
        struct place place = table_place(root, "tracks");
        if (has_word(&words, word))
            continue;
        findings_add(reader->findings, MESSAGE_NO_SUCH_NAME, place,
                     {say_text(word), say_word("track of the checklist"), say_text(guess)},
                     .fix = fix_word(place, word, guess));
        if (guess.n)
            d->tracks[i] = guess;
    }
}

void reference_check(const struct reader *reader, const struct xml_node *root) {
    struct names names = {.items = list_items(reader)};
    for (size_t i = 0; i < reader->checklist->field_count; i++)
        add_word(reader, &names.fields, reader->checklist->fields[i].name);
    for (size_t i = 0; i < reader->dossier->case_count; i++)
        add_word(reader, &names.cases, reader->dossier->cases[i].id);
    for (size_t i = 0; i < reader->dossier->person_count; i++)
        add_word(reader, &names.people, reader->dossier->people[i].id);

    for (size_t i = 0; i < reader->dossier->evidence_count; i++)
        add_word(reader, &names.documents, reader->dossier->evidence[i].id);

    check_tracks(reader, root);
    struct named_list people = {0}, cases = {0}, documents = {0}, answers = {0}, files = {0};
    for (const struct xml_node *n = root; n; n = xml_next(root, n)) {
        struct named id = {table_text(n, "id"), {0}, table_place(n, "id")};
        struct named file = {table_text(n, "file"), {0}, table_place(n, "file")};
        struct named item = {table_text(n, "item"), table_text(n, "case"), n->place};
        if (str_is(n->name, "person"))
            add_named(reader, &people, &id);
        if (str_is(n->name, "case-study"))
            add_named(reader, &cases, &id), add_named(reader, &files, &file);
        if (str_is(n->name, "document"))
            add_named(reader, &documents, &id);
        if (str_is(n->name, "answer"))
            add_named(reader, &answers, &item);
    }
    report_repeats(reader, &people, MESSAGE_ID_USED_IN_LINE);
    report_repeats(reader, &cases, MESSAGE_ID_USED_IN_LINE);
    report_repeats(reader, &files, MESSAGE_FILE_USED);
    report_repeats(reader, &documents, MESSAGE_ID_USED_IN_LINE);
    report_repeats(reader, &answers, MESSAGE_ANSWERED_BEFORE);
    for (const struct xml_node *n = root; n; n = xml_next(root, n)) {
        const struct target item = {"item", "item of the checklist", &names.items};
        const struct target case_id = {"case", "case study of the manifest", &names.cases};
        const struct target person = {"by", "person of the manifest", &names.people};
        const struct target field = {"name", "field of the checklist", &names.fields};
        const struct target document = {"evidence", "document of the manifest", &names.documents};
        check_name(reader, n, &item);
        check_name(reader, n, &case_id);
        if (str_is(n->name, "answer") || str_is(n->name, "document"))
            check_name(reader, n, &person);
        if (str_is(n->name, "field"))
            check_name(reader, n, &field);
        /* Documents in an element that is not known were passed over. */
        if (str_is(n->name, "consent") &&
            !findings_know(reader->findings, (struct cause){.kind = CAUSE_ELEMENT}))
            check_name(reader, n, &document);
    }
}
