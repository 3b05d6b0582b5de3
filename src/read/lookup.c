/* Tables of a checklist beside its items: lookup tables of weights, thresholds of thin answers,
 * tracks and categories, and where the items of an earlier edition went. */
#include "read/format.h"
#include "read/value.h"

static const struct attribute_row row_attributes[] = {
    MUST("key", ID, NULL),
    MAY("title", TEXT, NULL),
    MAY("weight", LENGTH, "up to three decimals; unknown when absent"),
    MAY("unconfirmed", YES_NO,
        "yes: nobody has confirmed it; every number that depends on it says so"),
    MAY("source", TEXT, NULL),
    {0}};
static const struct element_row row_format = {.name = "row", .attributes = row_attributes};
static const struct attribute_row lookup_attributes[] = {
    MUST("id", ID, NULL), MAY("title", TEXT, NULL), {0}};
static const struct child_row lookup_children[] = {{&row_format, 1, 0}, {0}};
const struct element_row lookup_format = {
    .name = "lookup",
    .attributes = lookup_attributes,
    .children = lookup_children,
    .says = "A table of weights. A submission sets one with <weight table=\"\" key=\"\" value=\"\" "
            "source=\"\"/> in its manifest."};

static const struct attribute_row quality_attributes[] = {
    MAY("min-words", INTEGER, "3 when absent"),
    MAY("min-sentences", INTEGER, NULL),
    MAY("numbers", INTEGER, NULL),
    MAY("names", ID, "the field (customer) whose value a case study's text must name"),
    MAY("alike", INTEGER, "how alike, in per cent, two texts may not be; 80 when absent"),
    {0}};
const struct element_row quality_format = {
    .name = "quality",
    .attributes = quality_attributes,
    .says = "Thresholds of sections and of answers that words decide: such an answer that falls "
            "below is open. They hold in each checklist; 0: not looked at."};

static const struct attribute_row map_attributes[] = {
    MUST("from", TEXT, NULL),
    MUST("to", TEXT, NULL),
    MAY("changed", YES_NO, "yes: it asks for something else than before"),
    MAY("note", TEXT, NULL),
    {0}};
static const struct element_row map = {.name = "map", .attributes = map_attributes};
static const struct attribute_row gone_attributes[] = {
    MUST("from", TEXT, NULL), MAY("note", TEXT, NULL), {0}};
static const struct element_row gone = {
    .name = "gone", .attributes = gone_attributes, .says = "Nothing took its place."};
static const struct attribute_row migration_attributes[] = {
    MUST("from", ID, "the id of that edition's checklist"), {0}};
static const struct child_row migration_children[] = {{&map, 0, 0}, {&gone, 0, 0}, {0}};
const struct element_row migration_format = {
    .name = "migration",
    .attributes = migration_attributes,
    .children = migration_children,
    .says = "Where the items of an earlier edition went, by their keys; conditions follow their "
            "item unless they are named themselves. An item whose key is the same in both editions "
            "needs no entry."};

static const struct attribute_row choice_attributes[] = {
    MUST("id", ID, NULL), MUST("title", TEXT, NULL), MAY("minimum-points", INTEGER, NULL), {0}};
static const struct element_row track = {.name = "track",
                                         .attributes = choice_attributes,
                                         .says = "A submission names its tracks in its manifest; "
                                                 "what carries tracks is asked in these only."};
static const struct element_row category = {.name = "category",
                                            .attributes = choice_attributes,
                                            .says =
                                                "A label of items, by which points are added up."};
static const struct child_row tracks_children[] = {{&track, 1, 0}, {0}};
static const struct child_row categories_children[] = {{&category, 1, 0}, {0}};
const struct element_row tracks_format = {.name = "tracks", .children = tracks_children};
const struct element_row categories_format = {.name = "categories",
                                              .children = categories_children};

static void report_repeat(const struct reader *reader, const struct xml_node *node,
                          const char *attribute, struct str id) {
    findings_add(reader->findings, MESSAGE_ID_USED, table_place(node, attribute), {say_text(id)});
}

static void read_row(const struct reader *reader, const struct xml_node *node,
                     struct lookup *lookup) {
    struct str key = table_text(node, "key");
    for (size_t i = 0; i < lookup->row_count; i++)
        if (str_equal(lookup->rows[i].key, key))
            report_repeat(reader, node, "key", key);
    struct lookup_row *out = APPEND(reader->arena, lookup->rows, lookup->row_count);
    int weight;
    out->key = key;
    out->title = table_text(node, "title");
    if (str_empty(out->title))
        out->title = key;
    out->source = table_text(node, "source");
    out->known = value_parse_length(table_text(node, "weight"), &weight);
    out->weight = out->known ? weight : 0;
    out->unconfirmed = !out->known || table_yes(node, "unconfirmed", false);
    out->place = node->place;
}

void lookup_read(const struct reader *reader, const struct xml_node *node, struct checklist *c) {
    struct str id = table_text(node, "id");
    if (checklist_find_lookup(c, id))
        report_repeat(reader, node, "id", id);
    struct lookup *out = APPEND(reader->arena, c->lookups, c->lookup_count);
    out->id = id;
    out->title = table_text(node, "title");
    for (const struct xml_node *n = table_child(node, "row"); n; n = table_find(n->next, "row"))
        read_row(reader, n, out);
}

static long threshold(const struct xml_node *node, const char *name, long otherwise) {
    return table_text(node, name).n ? table_integer(node, name) : otherwise;
}

void quality_read(const struct reader *reader, const struct xml_node *node, struct checklist *c) {
    (void)reader;
    c->quality = (struct quality){.min_words = 3, .alike = 80};
    if (!node)
        return;
    c->quality = (struct quality){.min_words = threshold(node, "min-words", c->quality.min_words),
                                  .min_sentences = table_integer(node, "min-sentences"),
                                  .numbers = table_integer(node, "numbers"),
                                  .alike = threshold(node, "alike", c->quality.alike),
                                  .names = table_text(node, "names"),
                                  .place = node->place};
}

void migration_read(const struct reader *reader, const struct xml_node *node, struct checklist *c) {
    struct migration *out = APPEND(reader->arena, c->migrations, c->migration_count);
    out->from = table_text(node, "from");
    for (const struct xml_node *n = node->first; n; n = n->next) {
        struct item_move *move = APPEND(reader->arena, out->moves, out->move_count);
        move->from = table_text(n, "from");
        move->to = table_text(n, "to");
        move->changed = table_yes(n, "changed", false);
        move->note = table_text(n, "note");
        move->place = n->place;
    }
}

static struct choice *read_list(const struct reader *reader, const struct xml_node *list,
                                size_t *count) {
    struct choice *choices = NULL;
    *count = 0;
    for (const struct xml_node *n = list ? list->first : NULL; n; n = n->next) {
        struct str id = table_text(n, "id");
        for (size_t i = 0; i < *count; i++)
            if (str_equal(choices[i].id, id))
                report_repeat(reader, n, "id", id);
        *APPEND(reader->arena, choices, *count) =
            (struct choice){id, table_text(n, "title"), table_integer(n, "minimum-points")};
    }
    return choices;
}

void choices_read(const struct reader *reader, const struct xml_node *root, struct checklist *c) {
    c->tracks = read_list(reader, table_child(root, "tracks"), &c->track_count);
    c->categories = read_list(reader, table_child(root, "categories"), &c->category_count);
}
