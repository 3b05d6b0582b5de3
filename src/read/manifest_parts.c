/* What a manifest and a sample have in common: the partner, people, documents, answers, weights
 * that the checklist leaves open, values that earlier submissions used. The elements differ where a
 * sample may leave out or gets wrong what a submission has to say, or says it in less words; what
 * is read from them does not. */
#include "read/format.h"
#include "read/value.h"

static const struct attribute_row certificate_attributes[] = {MUST("name", TEXT, NULL),
                                                              MAY("level", TEXT, NULL),
                                                              MAY("number", TEXT, NULL),
                                                              MAY("expires", DATE, NULL),
                                                              {0}};
const struct element_row certificate_format = {.name = "certificate",
                                               .attributes = certificate_attributes};

static const struct attribute_row weight_attributes[] = {MUST("table", ID, NULL),
                                                         MUST("key", ID, NULL),
                                                         MUST("value", LENGTH, NULL),
                                                         MUST("source", TEXT, NULL),
                                                         {0}};
const struct element_row weight_format = {
    .name = "weight",
    .attributes = weight_attributes,
    .says = "A weight that the checklist leaves open or unconfirmed, with where it comes from."};

static const struct attribute_row earlier_attributes[] = {MUST("field", ID, NULL),
                                                          MUST("value", TEXT, NULL),
                                                          MUST("submission", TEXT, NULL),
                                                          MUST("date", DATE, NULL),
                                                          {0}};
const struct element_row earlier_format = {
    .name = "used",
    .attributes = earlier_attributes,
    .says = "What an earlier submission used, for checklists that do not accept it again."};

void partner_read(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    d->partner_name = table_text(node, "name");
    d->partner_tier = table_text(node, "tier");
    d->home_page = table_text(node, "home-page");
    d->practice_page = table_text(node, "practice-page");
    d->partner_place = table_place(node, "name");
    d->tier_place = table_place(node, "tier");
    d->practice_place = table_place(node, "practice-page");
}

struct person *person_read(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    struct person *out = APPEND(reader->arena, d->people, d->person_count);
    out->id = table_text(node, "id");
    out->name = table_text(node, "name");
    out->role = table_text(node, "role");
    out->email = table_text(node, "email");
    out->contact = table_yes(node, "contact", false);
    out->place = node->place;
    for (const struct xml_node *n = table_child(node, "certificate"); n;
         n = table_find(n->next, "certificate"))
        *APPEND(reader->arena, out->certificates, out->certificate_count) =
            (struct certificate){.name = table_text(n, "name"),
                                 .level = table_text(n, "level"),
                                 .number = table_text(n, "number"),
                                 .expires = table_date(n, "expires"),
                                 .place = n->place};
    return out;
}

struct evidence *document_read(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    struct evidence *out = APPEND(reader->arena, d->evidence, d->evidence_count);
    out->id = table_text(node, "id");
    out->title = table_text(node, "title");
    out->kind = table_text(node, "kind");
    out->date = table_date(node, "date");
    out->page_count = table_integer(node, "page-count");
    out->states = table_list(reader->arena, node, "states", &out->state_count);
    out->stated_by = table_text(node, "by");
    out->place = node->place;
    return out;
}

struct answer *answer_read(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    struct answer *out = APPEND(reader->arena, d->answers, d->answer_count);
    out->item = table_text(node, "item");
    out->case_id = table_text(node, "case");
    out->met = (enum met)table_keyword(node, "met", &met_keywords, MET_OPEN);
    out->reason = table_text(node, "reason");
    out->person = table_text(node, "by");
    out->place = node->place;
    out->met_place = table_place(node, "met");
    out->range = node->range;
    if (str_empty(table_text(node, "file")))
        out->body = text_parse_markdown(reader, node, &out->text);
    return out;
}

void weight_read(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    struct weight *out = APPEND(reader->arena, d->weights, d->weight_count);
    out->table = table_text(node, "table");
    out->key = table_text(node, "key");
    out->source = table_text(node, "source");
    out->thousandths = table_length(node, "value");
    out->place = node->place;
}

void earlier_read(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    struct earlier_use *out = APPEND(reader->arena, d->earlier, d->earlier_count);
    out->field = table_text(node, "field");
    out->value = table_text(node, "value");
    out->submission = table_text(node, "submission");
    out->date = table_date(node, "date");
    out->place = node->place;
}
