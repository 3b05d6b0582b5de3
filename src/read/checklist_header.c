/* The head of a checklist: titles, edition and its dates, delivery, thresholds, tracks. */
#include "read/format.h"

static const struct element_row subject = {.name = "subject", .text = TEXT_REQUIRED};
static const struct element_row body = {.name = "body", .text = TEXT_REQUIRED};

static const struct attribute_row renewal_attributes[] = {MUST("months", INTEGER, NULL), {0}};
const struct element_row renewal_format = {
    .name = "renewal", .attributes = renewal_attributes, .says = "How long the result holds."};

static const struct attribute_row delivery_attributes[] = {
    MUST_BE("channel", channel_keywords, NULL),
    MAY("to", TEXT, NULL),
    MAY("attachments", LIST, "what goes along: self-assessment, case-studies, workbook"),
    {0}};
static const struct child_row delivery_children[] = {{&subject, 0, 1}, {&body, 0, 1}, {0}};
const struct element_row delivery_format = {
    .name = "delivery",
    .attributes = delivery_attributes,
    .children = delivery_children,
    .says = "How the submission is handed in; subject and body are templates over it."};

const struct attribute_row checklist_attributes[] = {
    MUST("id", ID, NULL),
    MUST("edition", TEXT, NULL),
    MAY("released", DATE, NULL),
    MAY("usable-until", DATE, "the last day"),
    MAY("next-release", DATE, NULL),
    MAY("previous", ID, "the id of the edition before"),
    MAY("previous-accepted-until", DATE, NULL),
    MAY("minimum-points", INTEGER, NULL),
    {0}};

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
    c->edition = table_text(root, "edition");
    c->released = table_date(root, "released");
    c->usable_until = table_date(root, "usable-until");
    c->previous = table_text(root, "previous");
    const struct xml_node *delivery = table_child(root, "delivery");
    if (delivery) {
        c->channel =
            (enum channel)table_keyword(delivery, "channel", &channel_keywords, CHANNEL_NONE);
        c->delivery_to = table_text(delivery, "to");
        c->attachments = table_list(reader->arena, delivery, "attachments", &c->attachment_count);
        c->subject = text_line(reader->arena, table_child(delivery, "subject"));
        c->body = text_lines(reader, table_child(delivery, "body"));
    }
    quality_read(reader, table_child(root, "quality"), c);
    choices_read(reader, root, c);
}
