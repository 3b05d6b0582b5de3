/* A rule's samples: small submissions inside the checklist, read into small dossiers that the test
 * suite gives to the rule. A bad sample may hold a value that cannot be understood: that is its
 * point, so such findings are dropped. */
#include "read/format.h"

static const struct attribute_row partner_attributes[] = {MAY("name", TEXT, NULL),
                                                          MAY("tier", TEXT, NULL),
                                                          MAY("home-page", TEXT, NULL),
                                                          MAY("practice-page", TEXT, NULL),
                                                          {0}};
static const struct element_row partner = {.name = "partner", .attributes = partner_attributes};

static const struct attribute_row field_attributes[] = {MUST("name", ID, NULL), {0}};
static const struct element_row field = {
    .name = "field", .attributes = field_attributes, .text = TEXT_OPTIONAL};
static const struct attribute_row section_attributes[] = {MUST("id", ID, NULL), {0}};
static const struct element_row section = {
    .name = "section", .attributes = section_attributes, .text = TEXT_OPTIONAL};
static const struct attribute_row diagram_attributes[] = {
    MUST("file", PATH, NULL), MAY("caption", TEXT, NULL), MAY("alternative", TEXT, NULL), {0}};
static const struct element_row diagram = {.name = "diagram", .attributes = diagram_attributes};
static const struct attribute_row case_attributes[] = {
    MUST("id", ID, NULL), MAY("named", YES_NO, NULL), MAY("public-name", TEXT, NULL), {0}};
static const struct child_row case_children[] = {
    {&field, 0, 0}, {&section, 0, 0}, {&diagram, 0, 0}, {0}};
static const struct element_row case_study = {
    .name = "case", .attributes = case_attributes, .children = case_children};

static const struct attribute_row document_attributes[] = {MUST("id", ID, NULL),
                                                           MAY("kind", ID, NULL),
                                                           MAY("case", ID, NULL),
                                                           MAY("item", TEXT, NULL),
                                                           MAY("title", TEXT, NULL),
                                                           MAY("date", DATE, NULL),
                                                           MAY("size", TEXT, NULL),
                                                           MAY("page-count", INTEGER, NULL),
                                                           MAY("states", LIST, NULL),
                                                           MAY("by", ID, NULL),
                                                           {0}};
static const struct element_row document = {.name = "document", .attributes = document_attributes};
static const struct attribute_row answer_attributes[] = {
    MUST_BE("met", met_keywords, NULL), MAY("case", ID, NULL), MAY("item", TEXT, NULL),
    MAY("reason", TEXT, NULL),          MAY("by", ID, NULL),   {0}};
static const struct element_row answer = {
    .name = "answer", .attributes = answer_attributes, .text = TEXT_OPTIONAL};

static const struct attribute_row person_attributes[] = {MUST("id", ID, NULL),
                                                         MAY("name", TEXT, NULL),
                                                         MAY("role", TEXT, NULL),
                                                         MAY("speaks-to", LIST, NULL),
                                                         {0}};
static const struct child_row person_children[] = {{&certificate_format, 0, 0}, {0}};
static const struct element_row person = {
    .name = "person", .attributes = person_attributes, .children = person_children};

static const struct attribute_row sample_attributes[] = {MUST_BE("result", sample_keywords, NULL),
                                                         MAY("date", DATE, NULL),
                                                         MAY("tracks", LIST, NULL),
                                                         {0}};
static const struct child_row sample_children[] = {
    {&partner, 0, 1}, {&person, 0, 0},        {&case_study, 0, 0},     {&document, 0, 0},
    {&answer, 0, 0},  {&weight_format, 0, 0}, {&earlier_format, 0, 0}, {0}};
const struct element_row sample_format = {
    .name = "sample",
    .attributes = sample_attributes,
    .children = sample_children,
    .says = "A small submission that the rule must accept or refuse; see SAMPLES."};

static void read_field(const struct reader *reader, const struct xml_node *node,
                       struct case_study *study) {
    struct str name = table_text(node, "name");
    const struct field_declaration *declaration = checklist_find_field(reader->checklist, name);
    struct yaml_node value = {.text = text_line(reader->arena, node), .place = node->place};
    if (!declaration) {
        findings_add(reader->findings, MESSAGE_NOT_OF_CHECKLIST, table_place(node, "name"),
                     {say_text(name), say_word("field")});
        return;
    }
    if (str_empty(value.text))
        return;
    if (declaration->type == FIELD_LIST) {
        /* A list is written with bars, or with commas when it has none. */
        bool bars = str_find(value.text, STR("|"), 0) != SIZE_MAX;
        size_t count;
        struct str *pieces = value_split(reader->arena, value.text, bars ? '|' : ',', &count);
        struct yaml_node **end = &value.first;
        value.kind = YAML_SEQUENCE;
        for (size_t i = 0; i < count; i++, end = &(*end)->next) {
            *end = NEW(reader->arena, struct yaml_node);
            (*end)->text = pieces[i];
            (*end)->place = value.place;
        }
    }
    struct findings dropped = findings_init(reader->arena);
    struct reader quiet = *reader;
    struct field read;
    quiet.findings = &dropped;
    if (field_read(&quiet, declaration, &value, &read))
        *APPEND(reader->arena, study->fields, study->field_count) = read;
}

static void read_case(const struct reader *reader, const struct xml_node *node, struct dossier *d) {
    struct case_study *study = APPEND(reader->arena, d->cases, d->case_count);
    study->id = study->title = table_text(node, "id");
    study->place = node->place;
    study->customer_named = table_yes(node, "named", false);
    study->public_name = table_text(node, "public-name");
    if (study->customer_named)
        *APPEND(reader->arena, d->consents, d->consent_count) = (struct consent){
            .case_id = study->id, .scopes = ~0U, .on = {1, 1, 1}, .place = node->place};
    for (const struct xml_node *n = node->first; n; n = n->next) {
        if (str_is(n->name, "field"))
            read_field(reader, n, study);
        if (str_is(n->name, "section")) {
            struct section *out = APPEND(reader->arena, study->sections, study->section_count);
            out->id = out->title = table_text(n, "id");
            out->place = n->place;
            struct str text;
            out->body = text_parse_markdown(reader, n, &text);
            if (!out->body)
                out->body = node_new(reader->arena, NODE_DOCUMENT);
        }
        if (str_is(n->name, "diagram")) {
            struct diagram *out = APPEND(reader->arena, study->diagrams, study->diagram_count);
            out->file = table_text(n, "file");
            out->caption = table_text(n, "caption");
            out->alternative = table_text(n, "alternative");
            out->image = NEW(reader->arena, struct image); /* counts as readable */
            *out->image = (struct image){
                .path = out->file, .type = IMAGE_PNG, .width = 1600, .height = 900, .channels = 3};
            out->place = n->place;
        }
    }
}

/* What a document supports and an answer answers, unless it says so: the condition the sample
 * belongs to. */
static struct str item_of(const struct xml_node *node, struct str key) {
    struct str item = table_text(node, "item");
    return str_empty(item) ? key : item;
}

void sample_read(const struct reader *reader, const struct xml_node *element, struct str key,
                 struct sample *sample) {
    struct dossier *d = NEW(reader->arena, struct dossier);
    sample->good = table_keyword(element, "result", &sample_keywords, SAMPLE_BAD) == SAMPLE_GOOD;
    sample->dossier = d;
    sample->place = element->place;
    d->date = table_date(element, "date");
    d->language = STR("en");
    d->tracks = table_list(reader->arena, element, "tracks", &d->track_count);
    struct reader inner = *reader;
    inner.dossier = d;
    for (const struct xml_node *n = element->first; n; n = n->next) {
        if (str_is(n->name, "partner"))
            partner_read(&inner, n);
        if (str_is(n->name, "person")) {
            struct person *out = person_read(&inner, n);
            if (!xml_find_attribute(n, "name"))
                out->name = out->id;
            out->speaks_to = table_list(inner.arena, n, "speaks-to", &out->speaks_to_count);
        }
        if (str_is(n->name, "weight"))
            weight_read(&inner, n);
        if (str_is(n->name, "used"))
            earlier_read(&inner, n);
        if (str_is(n->name, "case"))
            read_case(reader, n, d);
        if (str_is(n->name, "document")) {
            struct evidence *out = document_read(&inner, n);
            if (!xml_find_attribute(n, "title"))
                out->title = out->id;
            out->present = true;
            struct quantity size;
            if (quantity_parse(table_text(n, "size"), &size) == QUANTITY_OK)
                out->bytes = size.bytes;
            *APPEND(inner.arena, out->supports, out->support_count) = (struct support){
                .item = item_of(n, key), .case_id = table_text(n, "case"), .place = n->place};
        }
        if (str_is(n->name, "answer"))
            answer_read(&inner, n)->item = item_of(n, key);
    }
}
