/* What rules of some checklists ask of a manifest: certificates of people, statements about
 * documents, weights that the checklist leaves open, values that earlier submissions used. A sample
 * says the same in the same words. */
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
    .says = "A weight that the checklist leaves open or unconfirmed, with where it comes from.",
    .attributes = weight_attributes};

static const struct attribute_row earlier_attributes[] = {MUST("field", ID, NULL),
                                                          MUST("value", TEXT, NULL),
                                                          MUST("submission", TEXT, NULL),
                                                          MUST("date", DATE, NULL),
                                                          {0}};
const struct element_row earlier_format = {
    .name = "used",
    .says = "What an earlier submission used, for checklists that do not accept it again.",
    .attributes = earlier_attributes};

void person_read_certificates(const struct reader *reader, const struct xml_node *node,
                              struct person *person) {
    for (const struct xml_node *n = table_child(node, "certificate"); n;
         n = table_find(n->next, "certificate"))
        *APPEND(reader->arena, person->certificates, person->certificate_count) =
            (struct certificate){.name = table_text(n, "name"),
                                 .level = table_text(n, "level"),
                                 .number = table_text(n, "number"),
                                 .expires = table_date(n, "expires"),
                                 .place = n->place};
}

void document_read_statement(const struct reader *reader, const struct xml_node *node,
                             struct evidence *document) {
    document->page_count = table_integer(node, "page-count");
    document->states = table_list(reader->arena, node, "states", &document->state_count);
    document->stated_by = table_text(node, "by");
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
