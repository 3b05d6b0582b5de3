/* A checklist: what a programme asks, from templates/checklists/ID.xml. Its head, its tables, rules
 * and samples have their own files; shared groups are put in before anything is looked at. */
#include "read/format.h"
#include "read/read.h"

static const struct element_row title = {.name = "title", .text = TEXT_REQUIRED};
static const struct element_row short_title = {.name = "short-title", .text = TEXT_REQUIRED};
static const struct element_row program = {.name = "program", .text = TEXT_REQUIRED};
static const struct element_row source = {.name = "source", .text = TEXT_REQUIRED};
static const struct element_row intro = {
    .name = "intro", .text = TEXT_REQUIRED, .says = "What stands above its groups."};
static const struct element_row text = {
    .name = "text", .text = TEXT_REQUIRED, .says = "The requirement."};
static const struct element_row evidence_asked = {
    .name = "evidence-asked", .text = TEXT_REQUIRED, .says = "What evidence is asked."};
static const struct element_row why = {
    .name = "why", .text = TEXT_REQUIRED, .says = "Why it is asked."};
static const struct element_row fix = {
    .name = "fix", .text = TEXT_REQUIRED, .says = "How to meet it."};
static const struct element_row good = {
    .name = "good", .text = TEXT_REQUIRED, .says = "A good answer."};
static const struct element_row weak = {
    .name = "weak", .text = TEXT_REQUIRED, .says = "A weak answer."};
static const struct element_row note = {.name = "note",
                                        .text = TEXT_REQUIRED,
                                        .says =
                                            "On the item itself, as where the source is unclear."};
static const struct attribute_row field_attributes[] = {
    MUST("name", ID, NULL),
    MUST_BE("type", field_type_keywords, NULL),
    MUST("title", TEXT, NULL),
    MAY("required", YES_NO, NULL),
    MAY("confidential", YES_NO, NULL),
    MAY("public", YES_NO, "whether public drafts tell it; without: all but a one-of do"),
    MAY("values", LIST, "of a list: what its elements may be"),
    MAY("at-least", TEXT,
        "of a quantity, an integer or a "
        "percentage: the least that can be "
        "true, as 1 where there must be some"),
    MAY("example", TEXT, NULL),
    {0}};
static const struct element_row field = {
    .name = "field",
    .attributes = field_attributes,
    .text = TEXT_OPTIONAL,
    .requirement = {"type", "one-of", "values"},
    .says = "A fact of a case study's front matter; the types are those of dossier-formats(5). The "
            "text is a help for the author."};
static const struct child_row fields_children[] = {{&field, 0, 0}, {0}};
static const struct element_row fields = {.name = "fields", .children = fields_children};

static const struct attribute_row section_attributes[] = {
    MUST("id", ID, NULL),
    MUST("title", TEXT, NULL),
    MAY("aliases", LIST, NULL),
    MAY("required", YES_NO, NULL),
    MAY("min-words", INTEGER, NULL),
    MAY_BE("story", story_part_keywords, "what it tells in the short story for the public"),
    {0}};
static const struct element_row section = {
    .name = "section",
    .attributes = section_attributes,
    .text = TEXT_OPTIONAL,
    .says = "A part of a case study's story. The text is a help for the author."};
static const struct child_row sections_children[] = {{&section, 0, 0}, {0}};
static const struct element_row sections = {.name = "sections", .children = sections_children};

static const struct attribute_row not_applicable_attributes[] = {
    MUST("allowed", YES_NO,
         "no: an answer \"not applicable\" is never accepted; yes: always with a reason, whatever "
         "the facts"),
    MAY("by", LIST, "only from a person whose role names one of the words"),
    {0}};
static const struct element_row not_applicable = {
    .name = "not-applicable",
    .attributes = not_applicable_attributes,
    .says = "Who may say that the condition does not apply. Without it: with a reason, unless "
            "facts alone decide."};

/* What a condition and an item have in common. */
#define WEIGHT_ATTRIBUTES                                                                          \
    MAY("optional", YES_NO, "yes: its failing is no error"),                                       \
        MAY("disputed", YES_NO, "yes: the source is unclear; see note"),                           \
        MAY_BE("severity", demand_keywords,                                                        \
               "a yes that the facts disprove is at least a warning"),                             \
        MAY("points", INTEGER, "earned when it holds"),                                            \
        MAY("tracks", LIST, "asked in these tracks only")
#define ASKED_CHILDREN                                                                             \
    {&evidence_asked, 0, 1}, {&why, 0, 1}, {&fix, 0, 1}, {&good, 0, 1}, {&weak, 0, 1},             \
        {&rule_format, 0, 1}, {&applies_if_format, 0, 1}, {&waived_if_format, 0, 1},               \
        {&not_applicable, 0, 1}, {&sample_format, 0, 0}, {                                         \
        &note, 0, 1                                                                                \
    }

static const struct attribute_row condition_attributes[] = {
    MUST("id", ID, NULL), WEIGHT_ATTRIBUTES, {0}};
static const struct child_row condition_children[] = {{&text, 1, 1}, ASKED_CHILDREN, {0}};
static const struct element_row condition = {
    .name = "condition",
    .attributes = condition_attributes,
    .children = condition_children,
    .says = "One of the things an item asks; its key is part/number/id. Two halves of different "
            "scope are two conditions."};

static const struct attribute_row item_attributes[] = {
    MUST("number", TEXT, NULL),
    MUST("title", TEXT, NULL),
    MAY("occurrence", INTEGER,
        "when the source uses a number again in a part, its second item has 2 and the key "
        "part/number~2"),
    MAY("category", ID, NULL),
    WEIGHT_ATTRIBUTES,
    {0}};
static const struct child_row item_children[] = {
    {&text, 0, 1}, ASKED_CHILDREN, {&condition, 0, 0}, {0}};
/* Beside conditions, a rule or guidance of the item itself would never be looked at. */
static const struct element_row item = {
    .name = "item",
    .attributes = item_attributes,
    .children = item_children,
    .exclusion = {"condition", "rule|sample|why|fix|good|weak|note|not-applicable"},
    .says = "Its key is part/number. An item without conditions is its own condition; what stands "
            "beside conditions is for all of them: its text, the evidence asked, applies-if and "
            "waived-if."};

static const struct attribute_row group_attributes[] = {
    MUST("number", TEXT, NULL),
    MUST("title", TEXT, NULL),
    MAY("same-references", YES_NO,
        "yes: the case studies that satisfy its items of scope any must be the same for all of "
        "them, save what is optional or not mandatory. The case studies that satisfy most are "
        "taken as meant: what they lack is an error at the item where it is, and a note names "
        "those that remain for the group"),
    MAY("minimum-points", INTEGER, NULL),
    MAY("tracks", LIST, "asked in these tracks only"),
    {0}};
static const struct child_row group_children[] = {
    {&applies_if_format, 0, 1}, {&waived_if_format, 0, 1}, {&item, 1, 0}, {0}};
static const struct element_row group = {.name = "group",
                                         .attributes = group_attributes,
                                         .children = group_children,
                                         .stand_in = &include_format};

static const struct attribute_row part_attributes[] = {
    MUST("id", ID, NULL), MUST("title", TEXT, NULL), MAY("minimum-points", INTEGER, NULL), {0}};
static const struct child_row part_children[] = {{&intro, 0, 1}, {&group, 1, 0}, {0}};
static const struct element_row part = {.name = "part",
                                        .attributes = part_attributes,
                                        .children = part_children,
                                        .says = "Its groups stand in the order of the source."};

static const struct child_row checklist_children[] = {{&title, 1, 1},
                                                      {&short_title, 0, 1},
                                                      {&program, 0, 1},
                                                      {&source, 0, 1},
                                                      {&renewal_format, 0, 1},
                                                      {&delivery_format, 0, 1},
                                                      {&tracks_format, 0, 1},
                                                      {&categories_format, 0, 1},
                                                      {&quality_format, 0, 1},
                                                      {&lookup_format, 0, 0},
                                                      {&migration_format, 0, 0},
                                                      {&fields, 0, 1},
                                                      {&sections, 0, 1},
                                                      {&part, 1, 0},
                                                      {0}};
static const struct child_row shared_children[] = {
    {&fields, 0, 1}, {&sections, 0, 1}, {&group, 1, 0}, {0}};
const struct element_row shared_format = {
    .name = "shared",
    .children = shared_children,
    .says = "The root of a file that is included, with the groups, and with the fields and "
            "sections that they speak about."};

const struct element_row checklist_format = {
    .name = "checklist",
    .attributes = checklist_attributes,
    .children = checklist_children,
    .says = "The date of the submission decides: before released or after usable-until it is an "
            "error, in the last 60 days a warning."};

static void report_repeat(const struct reader *reader, const struct xml_node *node,
                          const char *attribute, struct str id) {
    findings_add(reader->findings, MESSAGE_ID_USED, table_place(node, attribute), {say_text(id)});
}

/* Whether the least value that a field declares is one that it could have. */
static bool at_least_is_read(const struct field_declaration *declared) {
    struct quantity quantity;
    uint64_t integer;
    int percentage;
    switch (declared->type) {
    case FIELD_QUANTITY:
        return quantity_parse(declared->at_least, &quantity) == QUANTITY_OK;
    case FIELD_INTEGER:
        return integer_parse(declared->at_least, &integer);
    case FIELD_PERCENTAGE:
        return percentage_parse(declared->at_least, &percentage);
    default:
        return false;
    }
}

static void read_field(const struct reader *reader, const struct xml_node *node,
                       struct checklist *c) {
    struct str name = table_text(node, "name");
    if (checklist_find_field(c, name))
        report_repeat(reader, node, "name", name);
    struct field_declaration *out = APPEND(reader->arena, c->fields, c->field_count);
    out->name = name;
    out->title = table_text(node, "title");
    out->help = text_line(reader->arena, node);
    out->example = table_text(node, "example");
    out->type = (enum field_type)table_keyword(node, "type", &field_type_keywords, FIELD_TEXT);
    out->required = table_yes(node, "required", false);
    out->confidential = table_yes(node, "confidential", false);
    out->internal = !table_yes(node, "public", out->type != FIELD_ONE_OF);
    out->values = table_list(reader->arena, node, "values", &out->value_count);
    out->place = node->place;
    out->at_least = table_text(node, "at-least");
    if (out->at_least.n && !at_least_is_read(out))
        findings_add(reader->findings, MESSAGE_VALUE_WRONG, table_place(node, "at-least"),
                     {say_word("at-least"), say_text(out->at_least),
                      say_word("a number of the field's type")});
    if (out->type == FIELD_ONE_OF && out->value_count == 0)
        findings_add(reader->findings, MESSAGE_NO_VALUES, node->place);
}

static void read_section(const struct reader *reader, const struct xml_node *node,
                         struct checklist *c) {
    struct str id = table_text(node, "id");
    if (checklist_has_section(c, id))
        report_repeat(reader, node, "id", id);
    struct section_declaration *out = APPEND(reader->arena, c->sections, c->section_count);
    out->id = id;
    out->title = table_text(node, "title");
    out->help = text_line(reader->arena, node);
    out->aliases = table_list(reader->arena, node, "aliases", &out->alias_count);
    out->required = table_yes(node, "required", false);
    out->min_words = (int)table_integer(node, "min-words");
    out->story = (enum story_part)table_keyword(node, "story", &story_part_keywords, STORY_NONE);
    out->place = node->place;
}

/* The parts that a condition and an item without conditions have in common. */
static void read_condition(const struct reader *reader, const struct xml_node *node,
                           struct condition *out) {
    struct arena *arena = reader->arena;
    out->place = node->place;
    out->text = text_line(arena, table_child(node, "text"));
    out->evidence_asked = text_line(arena, table_child(node, "evidence-asked"));
    out->why = text_line(arena, table_child(node, "why"));
    out->fix = text_line(arena, table_child(node, "fix"));
    out->good_answer = text_lines(reader, table_child(node, "good"));
    out->weak_answer = text_lines(reader, table_child(node, "weak"));
    out->note = text_line(arena, table_child(node, "note"));

    /* a condition says it itself, or its item does */
    const struct xml_node *item_node = str_is(node->name, "item") ? node : node->parent;
    int above = table_keyword(item_node, "severity", &demand_keywords, DEMAND_MANDATORY);
    out->demand = (enum demand)table_keyword(node, "severity", &demand_keywords, above);
    out->points = table_integer(node, "points");
    out->optional = table_yes(node, "optional", false);
    out->disputed = table_yes(node, "disputed", false);

    const struct xml_node *exempt = table_child(node, "not-applicable");
    if (exempt) {
        out->not_applicable = table_yes(exempt, "allowed", false) ? NA_ALLOWED : NA_NEVER;
        out->not_applicable_by = table_list(arena, exempt, "by", &out->not_applicable_by_count);
    }

    const struct xml_node *rule = table_child(node, "rule");
    out->rule = rule_read(reader, rule);
    if (rule) {
        out->scope = (enum scope)table_keyword(rule, "scope", &scope_keywords, SCOPE_PRACTICE);
        out->at_least = table_integer(rule, "at-least");
    }
    if (out->scope == SCOPE_ANY && out->at_least == 0)
        out->at_least = 1;
    for (const struct xml_node *n = table_child(node, "sample"); n;
         n = table_find(n->next, "sample"))
        sample_read(reader, n, out->key, APPEND(arena, out->samples, out->sample_count));
}

static void read_conditions(const struct reader *reader, const struct xml_node *node,
                            struct item *out) {
    for (const struct xml_node *n = table_child(node, "condition"); n;
         n = table_find(n->next, "condition")) {
        struct str id = table_text(n, "id");
        struct str key = str_format(reader->arena, "%.*s/%.*s", STR_ARG(out->key), STR_ARG(id));
        for (size_t i = 0; i < out->condition_count; i++)
            if (str_equal(out->conditions[i].key, key))
                report_repeat(reader, n, "id", id);
        struct condition *next = APPEND(reader->arena, out->conditions, out->condition_count);
        next->key = key;
        next->label = id;
        exception_read(reader, n, &next->exception);
        read_condition(reader, n, next);
    }
}

/* A number that the source uses again has an occurrence of 2 or more. */
static struct str item_key(const struct reader *reader, const struct xml_node *node,
                           struct str part_id) {
    struct str number = table_text(node, "number");
    long occurrence = table_integer(node, "occurrence");
    if (occurrence > 1)
        return str_format(reader->arena, "%.*s/%.*s~%ld", STR_ARG(part_id), STR_ARG(number),
                          occurrence);
    return str_format(reader->arena, "%.*s/%.*s", STR_ARG(part_id), STR_ARG(number));
}

static void read_item(const struct reader *reader, const struct xml_node *node, struct str key,
                      struct item *out) {
    out->number = table_text(node, "number");
    out->key = key;
    out->category = table_text(node, "category");
    exception_read(reader, node, &out->exception);
    out->title = table_text(node, "title");
    out->text = text_line(reader->arena, table_child(node, "text"));
    out->evidence_asked = text_line(reader->arena, table_child(node, "evidence-asked"));
    out->place = node->place;
    read_conditions(reader, node, out);
    if (out->condition_count > 0) {
        struct str rest = str_of(item.exclusion.second), name;
        while (str_cut(&rest, '|', &name))
            for (const struct xml_node *n = node->first; n; n = n->next)
                if (str_equal(n->name, name)) {
                    findings_add(reader->findings, MESSAGE_BESIDE_CONDITIONS, n->place,
                                 {say_text(name)});
                    break;
                }
        return;
    }
    struct condition *own = APPEND(reader->arena, out->conditions, out->condition_count);
    own->key = out->key;
    read_condition(reader, node, own);
}

static bool has_item(const struct part *out, struct str key) {
    for (size_t g = 0; g < out->group_count; g++)
        for (size_t i = 0; i < out->groups[g].item_count; i++)
            if (str_equal(out->groups[g].items[i].key, key))
                return true;
    return false;
}

static void read_group(const struct reader *reader, const struct xml_node *node, struct part *out) {
    struct group *next = APPEND(reader->arena, out->groups, out->group_count);
    next->number = table_text(node, "number");
    next->title = table_text(node, "title");
    next->same_studies = table_yes(node, "same-references", false);
    next->minimum_points = table_integer(node, "minimum-points");
    exception_read(reader, node, &next->exception);
    for (const struct xml_node *n = table_child(node, "item"); n; n = table_find(n->next, "item")) {
        struct str key = item_key(reader, n, out->id);
        if (has_item(out, key))
            findings_add(reader->findings, MESSAGE_NUMBER_USED, table_place(n, "number"),
                         {say_text(table_text(n, "number"))});
        read_item(reader, n, key, APPEND(reader->arena, next->items, next->item_count));
    }
}

static void read_part(const struct reader *reader, const struct xml_node *node,
                      struct checklist *c) {
    struct str id = table_text(node, "id");
    for (size_t i = 0; i < c->part_count; i++)
        if (str_equal(c->parts[i].id, id))
            report_repeat(reader, node, "id", id);
    struct part *out = APPEND(reader->arena, c->parts, c->part_count);
    out->id = id;
    out->title = table_text(node, "title");
    out->intro = text_lines(reader, table_child(node, "intro"));
    out->minimum_points = table_integer(node, "minimum-points");
    for (const struct xml_node *n = table_child(node, "group"); n; n = table_find(n->next, "group"))
        read_group(reader, n, out);
}

/* What stands in which container, and what reads it. */
static const struct entry {
    const char *container, *element; /* container NULL: the checklist itself */
    void (*read)(const struct reader *reader, const struct xml_node *node, struct checklist *c);
} entries[] = {{"fields", "field", read_field},
               {"sections", "section", read_section},
               {NULL, "lookup", lookup_read},
               {NULL, "migration", migration_read},
               {NULL, "part", read_part}};

struct checklist *read_checklist(struct arena *arena, struct str path, struct findings *findings) {
    struct checklist *c = NEW(arena, struct checklist);
    struct reader reader = {.arena = arena, .findings = findings, .checklist = c};
    size_t before = findings_count(findings, SEVERITY_ERROR) + findings->dropped;
    struct xml_node *root = text_read_xml(&reader, path, (struct place){.file = path});
    if (root)
        include_expand(&reader, root);
    if (!root || !table_check(&reader, root, &checklist_format, "urn:dossier:checklist:1"))
        return NULL;
    c->path = path;
    checklist_header_read(&reader, root, c);
    for (const struct entry *entry = entries; entry < entries + COUNT(entries); entry++)
        for (const struct xml_node *n = table_child(
                 entry->container ? table_child(root, entry->container) : root, entry->element);
             n; n = table_find(n->next, entry->element))
            entry->read(&reader, n, c);
    checklist_check_references(&reader, c);
    return findings_count(findings, SEVERITY_ERROR) + findings->dropped > before ? NULL : c;
}
