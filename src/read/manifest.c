/* The manifest's meaning: its table, and the model filled from a tree of that form. A wrong part
 * reads as absent; the table has made the finding. References between the parts are looked at in
 * reference.c. */
#include "base/ascii.h"
#include "base/limits.h"
#include "model/words.h"
#include "parse/copied.h"
#include "parse/markdown_hide.h"
#include "read/format.h"

static const struct attribute_row partner_attributes[] = {MUST("name", TEXT, NULL),
                                                          MAY("tier", TEXT, NULL),
                                                          MAY("home-page", URL, NULL),
                                                          MAY("practice-page", URL, NULL),
                                                          {0}};
static const struct element_row partner = {.name = "partner", .attributes = partner_attributes};

static const struct attribute_row speaks_to_attributes[] = {
    MUST("item", TEXT, "an item or condition of the checklist"), {0}};
static const struct element_row speaks_to = {.name = "speaks-to",
                                             .attributes = speaks_to_attributes};
static const struct attribute_row person_attributes[] = {
    MUST("id", ID, NULL),
    MUST("name", TEXT, NULL),
    MAY("role", TEXT, NULL),
    MAY("email", EMAIL, NULL),
    MAY("contact", YES_NO, "yes: who is asked about the submission"),
    {0}};
static const struct child_row person_children[] = {
    {&speaks_to, 0, 0}, {&certificate_format, 0, 0}, {0}};
static const struct element_row person = {
    .name = "person", .attributes = person_attributes, .children = person_children};
static const struct child_row people_children[] = {{&person, 0, 0}, {0}};
static const struct element_row people = {.name = "people", .children = people_children};

static const struct attribute_row case_attributes[] = {
    MUST("id", ID, NULL),
    MUST("file", PATH, NULL),
    MAY("named", YES_NO, "yes: the customer is named in public; that needs a <consent>"),
    MAY("public-name", TEXT, "the wording otherwise"),
    MAY("public-short", TEXT,
        "the same where it is mentioned again; \"the\" and its noun when absent"),
    {0}};
static const struct element_row case_study = {.name = "case-study", .attributes = case_attributes};
static const struct child_row cases_children[] = {{&case_study, 0, 0}, {0}};
static const struct element_row case_studies = {.name = "case-studies", .children = cases_children};

static const struct attribute_row supports_attributes[] = {
    MUST("item", TEXT, NULL),
    MAY("case", ID, "for this case study only"),
    MAY("at", TEXT,
        "the place in the file, which must be there, as \"3-5\", \"section 2\", \"lines 12-20\", "
        "\"row 4\", "
        "\"columns 4 and 5\", a heading, a key, an element or a name in a column; several are "
        "separated "
        "by commas; the whole file when absent"),
    MAY("pages", TEXT, "what at= was called before"),
    {0}};
static const struct element_row supports = {.name = "supports", .attributes = supports_attributes};
static const struct attribute_row document_attributes[] = {
    MUST("id", ID, NULL),
    MAY("file", PATH, "or url, one of the two"),
    MAY("url", URL, NULL),
    MUST("title", TEXT, NULL),
    MAY("kind", ID, NULL),
    MAY("date", DATE, NULL),
    MAY("confidential", YES_NO, "no: it may be named in public; yes when absent"),
    MAY("page-count", INTEGER, NULL),
    MAY("states", LIST, "what a person vouches that it says"),
    MAY("by", ID, "the id of that person"),
    {0}};
static const struct child_row document_children[] = {{&supports, 0, 0}, {0}};
static const struct element_row document = {.name = "document",
                                            .attributes = document_attributes,
                                            .children = document_children,
                                            .exclusion = {"file", "url"}};
static const struct child_row evidence_children[] = {{&document, 0, 0}, {0}};
static const struct element_row evidence = {.name = "evidence", .children = evidence_children};

static const struct attribute_row answer_attributes[] = {
    MUST("item", TEXT, NULL),
    MAY("case", ID, NULL),
    MUST_BE("met", met_keywords, NULL),
    MAY("reason", TEXT, "why, where it is not yes"),
    MAY("by", ID, "the id of the person who vouches"),
    MAY("file", PATH, "with the text, in place of a text inside"),
    {0}};
static const struct element_row answer = {
    .name = "answer",
    .attributes = answer_attributes,
    .text = TEXT_OPTIONAL,
    .exclusion = {"file", ""},
    .says = "The text is Markdown. An answer without case counts for every case study; one for an "
            "item counts for all its conditions that have none of their own."};
static const struct child_row answers_children[] = {{&answer, 0, 0}, {0}};
static const struct element_row answers = {.name = "answers", .children = answers_children};

static const struct attribute_row term_attributes[] = {
    MUST("text", TEXT, NULL),
    MAY("replacement", TEXT, "what stands there instead"),
    MAY("case", ID, "in this case study only"),
    {0}};
static const struct element_row term = {.name = "term",
                                        .attributes = term_attributes,
                                        .says = "A text that must not appear in public."};
static const struct attribute_row field_attributes[] = {
    MUST("name", ID, NULL),
    MAY("replacement", TEXT, "what stands there instead"),
    MAY("case", ID, "in this case study only"),
    {0}};
static const struct element_row field = {.name = "field",
                                         .attributes = field_attributes,
                                         .says = "A field of case studies whose value must not."};
static const struct attribute_row allowed_attributes[] = {
    MUST("text", TEXT, "as the text has it, with words around it if only there"),
    MAY("case", ID, "in this case study only"),
    {0}};
static const struct element_row allowed = {
    .name = "allowed",
    .attributes = allowed_attributes,
    .says = "What may stand in public: an identifier that is nobody's secret, or a word of the "
            "language that is a customer's name elsewhere."};
static const struct attribute_row name_attributes[] = {
    MUST("text", TEXT, "or the name with words around it, if it is one only there"),
    MUST("case", ID, "whose customer it is"),
    {0}};
static const struct element_row other_name = {
    .name = "name",
    .attributes = name_attributes,
    .says = "Another name of a customer, hidden as its own is; or a place where a word of the "
            "language is its name."};
static const struct child_row confidential_children[] = {
    {&term, 0, 0}, {&field, 0, 0}, {&allowed, 0, 0}, {&other_name, 0, 0}, {0}};
static const struct element_row confidential = {.name = "confidential",
                                                .children = confidential_children};

static const struct attribute_row consent_attributes[] = {
    MUST("case", ID, "whose customer it is"),
    MUST("by", TEXT, "who agreed for the customer: a name, then the role"),
    MUST("on", DATE, NULL),
    MAY("until", DATE, "the last day; without an end when absent"),
    MUST_BE_SOME("for", consent_scope_keywords, "what may be public"),
    MAY("evidence", ID,
        "the id of the document that shows it; one that supports no item besides is handed in "
        "nowhere"),
    MAY("withdrawn", DATE, "since when it counts no more, with all that was agreed until then"),
    {0}};
static const struct element_row consent = {
    .name = "consent",
    .attributes = consent_attributes,
    .text = TEXT_OPTIONAL,
    .says = "What a customer agreed to. The text has the words that were approved, if they were: a "
            "quotation in the case study must be among them."};
static const struct child_row consents_children[] = {{&consent, 0, 0}, {0}};
static const struct element_row consents = {.name = "consents", .children = consents_children};

static const struct attribute_row approval_attributes[] = {
    MUST("case", ID, NULL),
    MUST("by", TEXT, NULL),
    MUST("on", DATE, NULL),
    MUST("sha256", DIGEST, "of the public draft in Markdown and its story"),
    {0}};
static const struct element_row approval = {
    .name = "approval",
    .attributes = approval_attributes,
    .says = "Who has read the public draft and approved it; `dossier approve` writes it."};
static const struct child_row approvals_children[] = {{&approval, 0, 0}, {0}};
static const struct element_row approvals = {.name = "approvals", .children = approvals_children};

static const struct attribute_row remark_attributes[] = {
    MUST("item", TEXT, NULL),
    MAY("by", TEXT, NULL),
    MAY("date", DATE, NULL),
    MAY("reply", TEXT, "what was done about it, or why nothing"),
    MAY_BE("state", remark_state_keywords, "answered when absent, without a reply open"),
    {0}};
static const struct element_row remark = {
    .name = "remark",
    .attributes = remark_attributes,
    .text = TEXT_REQUIRED,
    .says = "A reviewer's; the text says what. Those with a reply are "
            "printed in the self-assessment as changes since the last review."};
static const struct child_row remarks_children[] = {{&remark, 0, 0}, {0}};
static const struct element_row remarks = {.name = "remarks", .children = remarks_children};

static const struct attribute_row design_attributes[] = {
    MAY("theme", ID, "modern, a sans, is the default; classic has a serif"),
    MAY_BE("paper", paper_keywords, NULL),
    MAY("colour", COLOUR,
        "the partner's, as #1F4E79: for links, labels and the cover; below a contrast of 4.5:1 on "
        "white, text is printed in a darker shade of it, and a warning says so"),
    MAY("logo", PATH,
        "PNG or JPEG, set on the covers, at most 60 by 20 mm; its alternative text is the "
        "partner's name"),
    {0}};
static const struct element_row design = {
    .name = "design",
    .attributes = design_attributes,
    .says = "How the PDFs look; optional, as is each of its attributes."};

static const struct child_row weights_children[] = {{&weight_format, 0, 0}, {0}};
static const struct element_row weights = {.name = "weights", .children = weights_children};
static const struct child_row earlier_children[] = {{&earlier_format, 0, 0}, {0}};
static const struct element_row earlier = {.name = "earlier", .children = earlier_children};

static const struct attribute_row submission_attributes[] = {
    MUST("checklist", ID, NULL),
    MAY("edition", TEXT, NULL),
    MUST("date", DATE, "of the submission, ISO 8601"),
    MAY("language", LANGUAGE, "en when absent; see DOCUMENT TEMPLATES"),
    MAY("tracks", LIST, "which of the checklist's tracks the submission is for"),
    {0}};
static const struct child_row submission_children[] = {{&partner, 1, 1},
                                                       {&people, 0, 1},
                                                       {&case_studies, 1, 1},
                                                       {&evidence, 0, 1},
                                                       {&answers, 0, 1},
                                                       {&confidential, 0, 1},
                                                       {&consents, 0, 1},
                                                       {&approvals, 0, 1},
                                                       {&remarks, 0, 1},
                                                       {&design, 0, 1},
                                                       {&weights, 0, 1},
                                                       {&earlier, 0, 1},
                                                       {0}};
const struct element_row submission_format = {
    .name = "submission", .attributes = submission_attributes, .children = submission_children};

static void read_person(const struct reader *reader, const struct xml_node *node) {
    struct person *out = person_read(reader, node);
    for (const struct xml_node *n = table_child(node, "speaks-to"); n;
         n = table_find(n->next, "speaks-to"))
        *APPEND(reader->arena, out->speaks_to, out->speaks_to_count) = table_text(n, "item");
}

static void read_case(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    struct case_study *out = APPEND(reader->arena, d->cases, d->case_count);
    out->id = table_text(node, "id");
    out->title = out->id;
    out->file = table_text(node, "file");
    out->customer_named = table_yes(node, "named", false);
    out->public_name = table_text(node, "public-name");
    out->public_short = table_text(node, "public-short");
    out->place = table_place(node, "file");
    out->named_place = table_place(node, "named");
}

/* Of the former name it is told once. */
static struct str read_place(const struct reader *reader, const struct xml_node *node) {
    const struct xml_attribute *at = xml_find_attribute(node, "at"),
                               *former = xml_find_attribute(node, "pages");
    if (at && former)
        findings_add(reader->findings, MESSAGE_AT_AND_PAGES, former->place);
    else if (former)
        findings_add(reader->findings, MESSAGE_PAGES_FORMER, former->place,
                     {say_text(former->value)},
                     .cause = {CAUSE_NAME, STR("pages"), former->place.file},
                     .fix = fix_of(former->place, STR("pages"), STR("at")));
    return table_text(node, at || !former ? "at" : "pages");
}

static void read_document(const struct reader *reader, const struct xml_node *node) {
    struct evidence *out = document_read(reader, node);
    bool file = xml_find_attribute(node, "file"), url = xml_find_attribute(node, "url");
    if (!file && !url)
        findings_add(reader->findings, MESSAGE_NO_FILE_OR_URL, node->place);
    if (file && url)
        findings_add(reader->findings, MESSAGE_FILE_AND_URL, table_place(node, "url"));
    out->url = table_text(node, "url");
    out->file = str_empty(out->url) ? table_text(node, "file") : (struct str){0};
    out->confidential = table_yes(node, "confidential", true);
    if (!str_empty(out->file))
        out->place = table_place(node, "file");
    if (!xml_find_attribute(node, "date"))
        findings_add(reader->findings, MESSAGE_UNDATED_EVIDENCE, node->place, {say_text(out->id)});
    for (const struct xml_node *n = table_child(node, "supports"); n;
         n = table_find(n->next, "supports"))
        *APPEND(reader->arena, out->supports, out->support_count) =
            (struct support){.item = table_text(n, "item"),
                             .case_id = table_text(n, "case"),
                             .pages = read_place(reader, n),
                             .place = n->place,
                             .range = n->range};
}

static struct node *read_answer_file(const struct reader *reader, const struct xml_node *node,
                                     struct str *text) {
    struct str path = table_text(node, "file"), bytes;
    struct str file =
        str_format(reader->arena, "%.*s/%.*s", STR_ARG(reader->dossier->folder), STR_ARG(path));
    if (!str_empty(str_trim(node->text)))
        findings_add(reader->findings, MESSAGE_FILE_AND_TEXT, node->text_place);
    if (!text_read_file(reader, (struct named_file){path, table_place(node, "file")},
                        LIMIT_CASE_STUDY_BYTES, &bytes) ||
        !text_check_encoding(reader->findings, file, bytes))
        return NULL;
    text_look(reader, file, bytes);
    identifiers_find(reader->arena, file, bytes, reader->findings);
    struct markdown_source source = {file, bytes, 1, 0, 0};
    struct node *root = text_read_markdown(reader, &source);
    *text = text_written(reader->arena, &source);
    return root;
}

static void read_answer(const struct reader *reader, const struct xml_node *node) {
    struct answer *out = answer_read(reader, node);
    if (str_empty(table_text(node, "file")))
        return;
    out->body = read_answer_file(reader, node, &out->text);
    out->unread = !out->body;
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

static void read_reading(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    *APPEND(reader->arena, d->readings, d->reading_count) =
        (struct reading){.text = table_text(node, "text"),
                         .case_id = table_text(node, "case"),
                         .is_name = str_is(node->name, "name"),
                         .place = node->place};
}

/* A date that is written and not understood: without it a consent would count for more. */
static bool is_misread(const struct xml_node *node, const char *name) {
    return xml_find_attribute(node, name) && !table_date(node, name).year;
}

static void read_consent(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    *APPEND(reader->arena, d->consents, d->consent_count) =
        (struct consent){.case_id = table_text(node, "case"),
                         .by = table_text(node, "by"),
                         .scopes = table_keywords(node, "for", &consent_scope_keywords),
                         .on = table_date(node, "on"),
                         .until = table_date(node, "until"),
                         .withdrawn = table_date(node, "withdrawn"),
                         .evidence = table_text(node, "evidence"),
                         .wording = comments_cut(reader->arena, str_trim(node->text)),
                         .element = node->range.from,
                         .place = node->place,
                         .on_place = table_place(node, "on"),
                         .until_place = table_place(node, "until"),
                         .withdrawn_place = table_place(node, "withdrawn"),
                         .misread = is_misread(node, "until") || is_misread(node, "withdrawn")};
}

static void read_approval(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    *APPEND(reader->arena, d->approvals, d->approval_count) =
        (struct approval){.case_id = table_text(node, "case"),
                          .by = table_text(node, "by"),
                          .on = table_date(node, "on"),
                          .sha256 = table_text(node, "sha256"),
                          .place = node->place};
}

static void read_remark(const struct reader *reader, const struct xml_node *node) {
    struct dossier *d = reader->dossier;
    struct remark *out = APPEND(reader->arena, d->remarks, d->remark_count);
    out->item = table_text(node, "item");
    out->by = table_text(node, "by");
    out->date = table_date(node, "date");
    out->text = comments_cut(reader->arena, str_trim(node->text));
    out->reply = table_text(node, "reply");
    out->state = (enum remark_state)table_keyword(node, "state", &remark_state_keywords,
                                                  out->reply.n ? REMARK_ANSWERED : REMARK_OPEN);
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
    {"confidential", "allowed", read_reading},   {"confidential", "name", read_reading},
    {"consents", "consent", read_consent},       {"approvals", "approval", read_approval},
    {"remarks", "remark", read_remark},          {"weights", "weight", weight_read},
    {"earlier", "used", earlier_read},
};

/* BCP 47: the first part has two letters, or three. */
static bool is_language_code(struct str tag) {
    size_t n = 0;
    while (n < tag.n && is_letter(tag.s[n]))
        n++;
    return (n == 2 || n == 3) && (n == tag.n || tag.s[n] == '-' || tag.s[n] == '_');
}

bool manifest_read(const struct reader *reader, const struct xml_node *root) {
    struct dossier *d = reader->dossier;
    if (!table_check(reader, root, &submission_format, "urn:dossier:submission:1"))
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
    if (!is_language_code(d->language))
        findings_add(reader->findings, MESSAGE_NO_LANGUAGE, table_place(root, "language"),
                     {say_text(d->language)}, .severity = SEVERITY_WARNING);
    else if (!words_are_known(d->language))
        findings_add(reader->findings, MESSAGE_NO_WORDS, table_place(root, "language"),
                     {say_text(d->language)});
    d->partner_place = d->tier_place = d->practice_place = root->place;
    d->design = design_read(table_child(root, "design"));
    if (partner_node)
        partner_read(reader, partner_node);
    for (size_t i = 0; i < COUNT(entries); i++) {
        const struct entry *entry = &entries[i];
        const struct xml_node *container = table_child(root, entry->container);
        for (const struct xml_node *n = table_child(container, entry->element); n;
             n = table_find(n->next, entry->element))
            entry->read(reader, n);
    }
    return true;
}
