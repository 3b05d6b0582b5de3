/* The head of a checklist: titles, edition and its dates, delivery, thresholds, tracks. */
#include "read/format.h"

static const struct element_row subject = {.name = "subject", .text = TEXT_REQUIRED};
static const struct element_row body = {.name = "body", .text = TEXT_REQUIRED};

static const struct attribute_row renewal_attributes[] = {{"months", VALUE_INTEGER, true, NULL},
                                                          {0}};
const struct element_row renewal_format = {.name = "renewal", .attributes = renewal_attributes};

static const struct attribute_row delivery_attributes[] = {
    {"channel", VALUE_KEYWORD, true, &channel_keywords},
    {"to", VALUE_TEXT, false, NULL},
    {"attachments", VALUE_LIST, false, NULL},
    {0}};
static const struct child_row delivery_children[] = {{&subject, 0, 1}, {&body, 0, 1}, {0}};
const struct element_row delivery_format = {
    .name = "delivery", .attributes = delivery_attributes, .children = delivery_children};

const struct attribute_row checklist_attributes[] = {
    {"id", VALUE_ID, true, NULL},
    {"edition", VALUE_TEXT, true, NULL},
    {"released", VALUE_DATE, false, NULL},
    {"usable-until", VALUE_DATE, false, NULL},
    {"next-release", VALUE_DATE, false, NULL},
    {"previous", VALUE_ID, false, NULL},
    {"previous-accepted-until", VALUE_DATE, false, NULL},
    {"minimum-points", VALUE_INTEGER, false, NULL},
    {0}};

static void read_delivery(const struct reader *reader, const struct xml_node *node,
                          struct checklist *c) {
    if (!node)
        return;
    c->channel = (enum channel)table_keyword(node, "channel", &channel_keywords, CHANNEL_NONE);
    c->delivery_to = table_text(node, "to");
    c->attachments = table_list(reader->arena, node, "attachments", &c->attachment_count);
    c->subject = text_line(reader->arena, table_child(node, "subject"));
    c->body = text_lines(reader, table_child(node, "body"));
}

static void read_edition(const struct xml_node *root, struct checklist *c) {
    c->edition = table_text(root, "edition");
    c->released = table_date(root, "released");
    c->usable_until = table_date(root, "usable-until");
    c->previous = table_text(root, "previous");
}

void checklist_header_read(const struct reader *reader, const struct xml_node *root,
                           struct checklist *c) {
    const struct xml_node *months = table_child(root, "renewal");
    c->id = table_text(root, "id");
    c->minimum_points = table_integer(root, "minimum-points");
    c->title = text_line(reader->arena, table_child(root, "title"));
    c->short_title = text_line(reader->arena, table_child(root, "short-title"));
    c->program = text_line(reader->arena, table_child(root, "program"));
    c->source = text_line(reader->arena, table_child(root, "source"));
    c->renewal_months = months ? (int)table_integer(months, "months") : 0;
    if (str_empty(c->short_title))
        c->short_title = c->title;
    read_edition(root, c);
    read_delivery(reader, table_child(root, "delivery"), c);
    quality_read(reader, table_child(root, "quality"), c);
    choices_read(reader, root, c);
}
