/* The manifest's meaning: its table, and the model filled from a tree of that form. A wrong part
 * reads as absent; the table has made the finding. References between the parts are looked at in
 * reference.c. */
#include "base/limits.h"
#include "model/words.h"
#include "parse/markdown.h"
#include "parse/markdown_marks.h"
#include "read/format.h"

static const struct attribute_row partner_attributes[] = {{"name", VALUE_TEXT, true, NULL},
                                                          {"tier", VALUE_TEXT, false, NULL},
                                                          {"home-page", VALUE_URL, false, NULL},
                                                          {"practice-page", VALUE_URL, false, NULL},
                                                          {0}};
static const struct element_row partner = {.name = "partner", .attributes = partner_attributes};

static const struct attribute_row speaks_to_attributes[] = {{"item", VALUE_TEXT, true, NULL}, {0}};
static const struct element_row speaks_to = {.name = "speaks-to",
                                             .attributes = speaks_to_attributes};
static const struct attribute_row person_attributes[] = {
    {"id", VALUE_ID, true, NULL},           {"name", VALUE_TEXT, true, NULL},
    {"role", VALUE_TEXT, false, NULL},      {"email", VALUE_EMAIL, false, NULL},
    {"contact", VALUE_YES_NO, false, NULL}, {0}};
static const struct child_row person_children[] = {
    {&speaks_to, 0, 0}, {&certificate_format, 0, 0}, {0}};
static const struct element_row person = {
    .name = "person", .attributes = person_attributes, .children = person_children};
static const struct child_row people_children[] = {{&person, 0, 0}, {0}};
static const struct element_row people = {.name = "people", .children = people_children};

static const struct attribute_row case_attributes[] = {{"id", VALUE_ID, true, NULL},
                                                       {"file", VALUE_PATH, true, NULL},
                                                       {"named", VALUE_YES_NO, false, NULL},
                                                       {"public-name", VALUE_TEXT, false, NULL},
                                                       {0}};
static const struct element_row case_study = {.name = "case-study", .attributes = case_attributes};
static const struct child_row cases_children[] = {{&case_study, 0, 0}, {0}};
static const struct element_row case_studies = {.name = "case-studies", .children = cases_children};

static const struct attribute_row supports_attributes[] = {{"item", VALUE_TEXT, true, NULL},
                                                           {"case", VALUE_ID, false, NULL},
                                                           {"pages", VALUE_TEXT, false, NULL},
                                                           {0}};
static const struct element_row supports = {.name = "supports", .attributes = supports_attributes};
static const struct attribute_row document_attributes[] = {
    {"id", VALUE_ID, true, NULL},
    {"file", VALUE_PATH, false, NULL},
    {"url", VALUE_URL, false, NULL},
    {"title", VALUE_TEXT, true, NULL},
    {"kind", VALUE_ID, false, NULL},
    {"date", VALUE_DATE, false, NULL},
    {"confidential", VALUE_YES_NO, false, NULL},
    {"page-count", VALUE_INTEGER, false, NULL},
    {"states", VALUE_LIST, false, NULL},
    {"by", VALUE_ID, false, NULL},
    {0}};
static const struct child_row document_children[] = {{&supports, 0, 0}, {0}};
static const struct element_row document = {
    .name = "document", .attributes = document_attributes, .children = document_children};
static const struct child_row evidence_children[] = {{&document, 0, 0}, {0}};
static const struct element_row evidence = {.name = "evidence", .children = evidence_children};

static const struct attribute_row answer_attributes[] = {
    {"item", VALUE_TEXT, true, NULL},
    {"case", VALUE_ID, false, NULL},
    {"met", VALUE_KEYWORD, true, &met_keywords},
    {"reason", VALUE_TEXT, false, NULL},
    {"by", VALUE_ID, false, NULL},
    {"file", VALUE_PATH, false, NULL},
    {0}};
static const struct element_row answer = {
    .name = "answer", .attributes = answer_attributes, .text = TEXT_OPTIONAL};
static const struct child_row answers_children[] = {{&answer, 0, 0}, {0}};
static const struct element_row answers = {.name = "answers", .children = answers_children};

static const struct attribute_row term_attributes[] = {{"text", VALUE_TEXT, true, NULL},
                                                       {"replacement", VALUE_TEXT, false, NULL},
                                                       {"case", VALUE_ID, false, NULL},
                                                       {0}};
static const struct element_row term = {.name = "term", .attributes = term_attributes};
static const struct attribute_row field_attributes[] = {{"name", VALUE_ID, true, NULL},
                                                        {"replacement", VALUE_TEXT, false, NULL},
                                                        {"case", VALUE_ID, false, NULL},
                                                        {0}};
static const struct element_row field = {.name = "field", .attributes = field_attributes};
static const struct child_row confidential_children[] = {{&term, 0, 0}, {&field, 0, 0}, {0}};
static const struct element_row confidential = {.name = "confidential",
                                                .children = confidential_children};

static const struct attribute_row remark_attributes[] = {{"item", VALUE_TEXT, true, NULL},
                                                         {"by", VALUE_TEXT, false, NULL},
                                                         {"date", VALUE_DATE, false, NULL},
                                                         {0}};
static const struct element_row remark = {
    .name = "remark", .attributes = remark_attributes, .text = TEXT_REQUIRED};
static const struct child_row remarks_children[] = {{&remark, 0, 0}, {0}};
static const struct element_row remarks = {.name = "remarks", .children = remarks_children};

static const struct attribute_row design_attributes[] = {
    {"theme", VALUE_ID, false, NULL},
    {"paper", VALUE_KEYWORD, false, &paper_keywords},
    {"colour", VALUE_COLOUR, false, NULL},
    {"logo", VALUE_PATH, false, NULL},
    {0}};
static const struct element_row design = {.name = "design", .attributes = design_attributes};

static const struct child_row weights_children[] = {{&weight_format, 0, 0}, {0}};
static const struct element_row weights = {.name = "weights", .children = weights_children};
static const struct child_row earlier_children[] = {{&earlier_format, 0, 0}, {0}};
static const struct element_row earlier = {.name = "earlier", .children = earlier_children};

static const struct attribute_row submission_attributes[] = {
    {"checklist", VALUE_ID, true, NULL}, {"edition", VALUE_TEXT, false, NULL},
    {"date", VALUE_DATE, true, NULL},    {"language", VALUE_LANGUAGE, false, NULL},
    {"tracks", VALUE_LIST, false, NULL}, {0}};
static const struct child_row submission_children[] = {{&partner, 1, 1},
                                                       {&people, 0, 1},
                                                       {&case_studies, 1, 1},
                                                       {&evidence, 0, 1},
                                                       {&answers, 0, 1},
                                                       {&confidential, 0, 1},
                                                       {&remarks, 0, 1},
                                                       {&design, 0, 1},
                                                       {&weights, 0, 1},
                                                       {&earlier, 0, 1},
                                                       {0}};
static const struct element_row submission = {
    .name = "submission", .attributes = submission_attributes, .children = submission_children};

static void read_partner(struct dossier *dossier, const struct xml_node *node) {
    dossier->partner_name = table_text(node, "name");
    dossier->partner_tier = table_text(node, "tier");
    dossier->home_page = table_text(node, "home-page");
    dossier->practice_page = table_text(node, "practice-page");
    dossier->partner_place = table_place(node, "name");
    dossier->tier_place = table_place(node, "tier");
    dossier->practice_place = table_place(node, "practice-page");
}

static void read_person(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    struct person *out = APPEND(reader->arena, d->people, d->person_count);
    out->id = table_text(node, "id");
    out->name = table_text(node, "name");
    out->role = table_text(node, "role");
    out->email = table_text(node, "email");
    out->contact = table_yes(node, "contact", false);
    out->place = node->place;
    for (const struct xml_node *n = table_child(node, "speaks-to"); n;
         n = table_find(n->next, "speaks-to"))
        *APPEND(reader->arena, out->speaks_to, out->speaks_to_count) = table_text(n, "item");
    person_read_certificates(reader, node, out);
}

static void read_case(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    struct case_study *out = APPEND(reader->arena, d->cases, d->case_count);
    out->id = table_text(node, "id");
    out->title = out->id;
    out->file = table_text(node, "file");
    out->customer_named = table_yes(node, "named", false);
    out->public_name = table_text(node, "public-name");
    out->place = table_place(node, "file");
}

/* A document is a file or an address, not both. */
static void check_source(const struct reader *reader, const struct xml_node *node) {
    bool file = xml_find_attribute(node, "file"), url = xml_find_attribute(node, "url");
    if (!file && !url)
        findings_add(reader->findings, MESSAGE_NO_FILE_OR_URL, node->place);
    if (file && url)
        findings_add(reader->findings, MESSAGE_FILE_AND_URL, table_place(node, "url"));
}

static void read_document(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    struct evidence *out = APPEND(reader->arena, d->evidence, d->evidence_count);
    check_source(reader, node);
    out->id = table_text(node, "id");
    out->title = table_text(node, "title");
    out->kind = table_text(node, "kind");
    out->url = table_text(node, "url");
    out->file = str_empty(out->url) ? table_text(node, "file") : (struct str){0};
    out->date = table_date(node, "date");
    out->confidential = table_yes(node, "confidential", true);
    out->place = str_empty(out->file) ? node->place : table_place(node, "file");
    document_read_statement(reader, node, out);
    if (!xml_find_attribute(node, "date"))
        findings_add(reader->findings, MESSAGE_UNDATED_EVIDENCE, node->place, {say_text(out->id)});
    for (const struct xml_node *n = table_child(node, "supports"); n;
         n = table_find(n->next, "supports")) {
        struct support *support = APPEND(reader->arena, out->supports, out->support_count);
        support->item = table_text(n, "item");
        support->case_id = table_text(n, "case");
        support->pages = table_text(n, "pages");
        support->place = n->place;
        support->range = n->range;
    }
}

static struct node *read_answer_file(const struct reader *reader, const struct xml_node *node,
                                     struct str *text) {
    struct str path = table_text(node, "file"), bytes;
    struct str file =
        str_format(reader->arena, "%.*s/%.*s", STR_ARG(reader->dossier->folder), STR_ARG(path));
    if (!str_empty(str_trim(node->text)))
        findings_add(reader->findings, MESSAGE_FILE_AND_TEXT, node->text_place);
    if (!text_read_file(reader, path, LIMIT_CASE_STUDY_BYTES, table_place(node, "file"), &bytes) ||
        !text_check_encoding(reader->findings, file, bytes))
        return NULL;
    *text = str_trim(bytes);
    struct markdown_source source = {file, bytes, 1, 0, 0};
    return text_read_markdown(reader, &source);
}

static void read_answer(const struct reader *reader, const struct xml_node *node) {
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
    out->text = text_lines(reader, node);
    out->body = str_empty(table_text(node, "file")) ? text_parse_markdown(reader, node)
                                                    : read_answer_file(reader, node, &out->text);
    out->unread = !out->body && !str_empty(table_text(node, "file"));
}

static void read_confidential(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    struct confidential *out = APPEND(reader->arena, d->confidential, d->confidential_count);
    out->term = table_text(node, "text");
    out->field = table_text(node, "name");
    out->replacement = table_text(node, "replacement");
    out->case_id = table_text(node, "case");
    out->place = node->place;
}

static void read_remark(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    struct remark *out = APPEND(reader->arena, d->remarks, d->remark_count);
    out->item = table_text(node, "item");
    out->by = table_text(node, "by");
    out->date = table_date(node, "date");
    out->text = str_trim(node->text);
    out->place = node->place;
}

/* What stands in which container, and what reads it. */
static const struct entry {
    const char *container, *element;
    void (*read)(const struct reader *reader, const struct xml_node *node);
} entries[] = {
    {"people", "person", read_person},           {"case-studies", "case-study", read_case},
    {"evidence", "document", read_document},     {"answers", "answer", read_answer},
    {"confidential", "term", read_confidential}, {"confidential", "field", read_confidential},
    {"remarks", "remark", read_remark},          {"weights", "weight", weight_read},
    {"earlier", "used", earlier_read},
};

static void read_entries(const struct reader *reader, const struct xml_node *root,
                         const struct entry *entry) {
    const struct xml_node *container = table_child(root, entry->container);
    for (const struct xml_node *n = table_child(container, entry->element); n;
         n = table_find(n->next, entry->element))
        entry->read(reader, n);
}

bool manifest_read(const struct reader *reader, const struct xml_node *root) {
    struct dossier *d = reader->dossier;
    if (!table_check(reader, root, &submission, "urn:dossier:submission:1"))
        return false;
    const struct xml_node *partner_node = table_child(root, "partner");
    d->checklist_id = table_text(root, "checklist");
    d->checklist_edition = table_text(root, "edition");
    d->checklist_place = table_place(root, "checklist");
    d->date = table_date(root, "date");
    d->language = table_text(root, "language");
    d->tracks = table_list(reader->arena, root, "tracks", &d->track_count);
    if (str_empty(d->language))
        d->language = STR("en");
    if (!words_are_known(d->language))
        findings_add(reader->findings, MESSAGE_NO_WORDS, table_place(root, "language"),
                     {say_text(d->language)});
    d->partner_place = d->tier_place = d->practice_place = root->place;
    d->design = design_read(table_child(root, "design"));
    if (partner_node)
        read_partner(d, partner_node);
    for (size_t i = 0; i < COUNT(entries); i++)
        read_entries(reader, root, &entries[i]);
    return true;
}
