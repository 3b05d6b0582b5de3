#include "job/documents.h"

#include <string.h>

#include "base/limits.h"
#include "job/claims.h"
#include "job/receipt.h"
#include "model/words.h"
#include "write/write.h"

static void compose(struct workspace *work, const char *name, struct laid_out_document *document) {
    struct compose_input input = work_compose_input(work);
    struct template template;
    *document = (struct laid_out_document){.name = name, .arena = arena_scratch(work->arena)};
    if (work_read_template(work, name, &template))
        document->document =
            compose_document(document->arena, &input, &template, &work->made.findings);
}

void documents_compose(struct workspace *work, struct job_documents *documents) {
    *documents = (struct job_documents){0};
    compose(work, "case-studies", &documents->packet);
    compose(work, "self-assessment", &documents->assessment);
}

static void compose_evidence(struct workspace *work, struct laid_out_document *document) {
    struct compose_input input = work_compose_input(work);
    *document = (struct laid_out_document){.name = "evidence", .arena = arena_scratch(work->arena)};
    document->document = compose_exhibits(document->arena, &input, &work->made.findings);
}

void documents_drop(struct job_documents *documents) {
    arena_drop(documents->packet.arena);
    arena_drop(documents->assessment.arena);
    arena_drop(documents->exhibits.arena);
}

/* The packet first: the self-assessment names its pages. */
enum status documents_lay_out(struct workspace *work, struct job_documents *documents) {
    struct laid_out_document *packet = &documents->packet, *assessment = &documents->assessment;
    documents_compose(work, documents);
    if (!packet->document || !assessment->document)
        return STATUS_OK;
    enum status status = work_lay_out(work, packet, NULL);
    if (status != STATUS_OK)
        return status;
    status = work_lay_out(work, assessment, &packet->pages);
    work->made.page_count = packet->pages.count + assessment->pages.count;
    if (status != STATUS_OK)
        return status;
    compose_evidence(work, &documents->exhibits);
    if (documents->exhibits.document)
        status = work_lay_out(work, &documents->exhibits, NULL);
    work->made.page_count += documents->exhibits.pages.count;
    return status;
}

static struct output *add_pdf(struct workspace *work, const char *base, size_t page_count,
                              const struct pdf_written *written) {
    const char *mark = work->request->draft ? "-draft" : "";
    struct str name = str_format(work->arena, "%s%s.pdf", base, mark);
    struct output *output = product_add_output(&work->made, name, written->bytes);
    output->pages = page_count;
    output->claims = claims_say(work->arena, written);
    claims_tell(work, written);
    return output;
}

static enum status add_document(struct workspace *work, const struct laid_out_document *document,
                                const struct pdf_options *options) {
    struct pdf_written written;
    enum status status = write_pdf(work->arena, &document->pages, options, &written);
    if (status != STATUS_OK)
        return status;
    struct str name = add_pdf(work, document->name, document->pages.count, &written)->name,
               bytes = written.bytes;
    /* A reviewer's tool reads only so much of a file. */
    struct place place = {.file = work->dossier->manifest};
    size_t count = document->pages.count;
    if (count > LIMIT_REVIEWER_PAGES)
        findings_add(&work->made.findings, MESSAGE_PAGES_FOR_REVIEWERS, place,
                     {say_text(name), say_size(count), say_number(LIMIT_REVIEWER_PAGES)});
    if (bytes.n > LIMIT_REVIEWER_BYTES)
        findings_add(
            &work->made.findings, MESSAGE_BYTES_FOR_REVIEWERS, place,
            {say_text(name), say_size(bytes.n / 1024), say_size(LIMIT_REVIEWER_BYTES / 1024)});
    return STATUS_OK;
}

/* The self-assessment, the case studies and the evidence in one file, all links inside. */
static enum status add_submission(struct workspace *work, const struct job_documents *documents,
                                  const struct pdf_options *options, struct output *output) {
    const struct words *words = words_of(work->dossier->language);
    const struct document *first = documents->assessment.document;
    struct str packet = str_of(words->packet);
    struct pages_part parts[] = {
        {&documents->assessment.pages, str_of(words->self_assessment), STR(""), 0},
        {&documents->packet.pages, packet, str_slice(packet, 0, 1), 0},
        {&documents->exhibits.pages, str_of(words->evidence), STR(""), 0}};
    struct document whole = {.root = node_new(work->arena, NODE_DOCUMENT),
                             .title = str_format(work->arena, "%.*s: %s",
                                                 STR_ARG(work->dossier->partner_name),
                                                 words->submission),
                             .author = first->author,
                             .subject = first->subject,
                             .language = first->language,
                             .file_name = STR("submission.pdf")};
    if (documents->exhibits.document)
        whole.file_name = documents->exhibits.document->file_name;
    struct pages pages = pages_join(work->arena, &whole, parts,
                                    documents->exhibits.document ? COUNT(parts) : COUNT(parts) - 1);
    struct pdf_written written;
    enum status status = write_pdf(work->arena, &pages, options, &written);
    if (status == STATUS_OK)
        *output = *add_pdf(work, "submission", pages.count, &written);
    return status;
}

/* "Partner - Self-Assessment.pdf", without what some system does not allow in a file's name. */
static struct str name_attachment(struct workspace *work, const char *title) {
    struct str partner = work->dossier->partner_name;
    struct str name = str_format(work->arena, "%s - %s.pdf", partner.s, title);
    char *bytes = arena_copy(work->arena, name.s, name.n + 1);
    for (size_t k = 0; k < name.n; k++)
        if ((unsigned char)bytes[k] < ' ' || strchr("/\\:*?\"<>|", bytes[k]))
            bytes[k] = '-';
    return (struct str){bytes, name.n};
}

/* Of what is sent, under the names in the mail; the one in the output folder lists the mail itself.
 */
static struct str make_receipt(struct workspace *work, const struct mail_attachment *attachments,
                               size_t count) {
    struct output *outputs = NEW_ARRAY(work->arena, struct output, count);
    for (size_t i = 0; i < count; i++)
        outputs[i] = (struct output){.name = attachments[i].name,
                                     .bytes = attachments[i].bytes,
                                     .pages = attachments[i].pages};
    return receipt_make(work, outputs, count);
}

static enum status add_mail(struct workspace *work, const struct output *submission) {
    const struct person *contact = dossier_find_contact(work->dossier);
    struct compose_input input = work_compose_input(work);
    struct place place = {.file = work->dossier->manifest};
    struct findings *findings = &work->made.findings;
    struct mail mail = {.to = work->checklist->delivery_to, .date = work->dossier->date};
    struct str bytes;
    mail.subject = compose_subject(work->arena, &input, findings);
    mail.text = compose_mail_body(work->arena, &input, findings);
    mail.from_name = contact ? contact->name : (struct str){0};
    mail.from_address = contact ? contact->email : (struct str){0};
    if (work_has_errors(work))
        return STATUS_OK;
    struct mail_attachment attachments[] = {
        {.name = name_attachment(work, "Self-Assessment"),
         .media_type = STR("application/pdf"),
         .bytes = submission->bytes,
         .pages = submission->pages},
        {.name = STR("receipt.json"), .media_type = STR("application/json")}};
    attachments[1].bytes = make_receipt(work, attachments, 1);
    mail.attachments = attachments;
    mail.attachment_count = COUNT(attachments);
    enum status status = write_mail(work->arena, &mail, &bytes);
    if (status != STATUS_OK)
        return status;
    if (bytes.n > LIMIT_MAIL_ERROR)
        findings_add(findings, MESSAGE_MAIL_TOO_LARGE, place, {say_size(bytes.n >> 20)});
    else if (bytes.n > LIMIT_MAIL_WARNING)
        findings_add(findings, MESSAGE_MAIL_LARGE, place, {say_size(bytes.n >> 20)});
    product_add_output(&work->made, STR("submission.eml"), bytes);
    return STATUS_OK;
}

static enum status add_answers(struct workspace *work) {
    struct workbook_input input = {work->dossier, work->checklist, work->results,
                                   work->request->draft};
    struct arena *arena = arena_scratch(work->arena);
    const char *mark = work->request->draft ? "-draft" : "";
    struct str bytes;
    enum status status = write_workbook(arena, &input, &work->made.findings, &bytes);
    if (status == STATUS_OK) {
        product_add_output(&work->made, str_format(arena, "self-assessment%s.xlsx", mark), bytes);
        product_add_output(&work->made, str_format(arena, "answers%s.csv", mark),
                           write_answers(arena, work->dossier, work->checklist, work->results));
    }
    arena_drop(arena);
    return status;
}

/* The PDFs among the evidence, whose pages the joined file takes over. */
static void list_sources(struct workspace *work, struct pdf_options *options) {
    const struct dossier *dossier = work->dossier;
    struct pdf_source *sources = NEW_ARRAY(work->arena, struct pdf_source, dossier->evidence_count);
    options->sources = sources;
    for (size_t i = 0; i < dossier->evidence_count; i++) {
        const struct evidence *evidence = &dossier->evidence[i];
        if (evidence->content && !str_empty(evidence->content->bytes))
            sources[options->source_count++] =
                (struct pdf_source){evidence->file, evidence->content->bytes};
    }
}

static enum status add_all(struct workspace *work, const struct job_documents *documents) {
    struct pdf_options options = {.images = work->images, .date = work->dossier->date};
    struct pdf_options with_sources = options;
    struct output submission;
    with_sources.attachments = work->attachments;
    with_sources.attachment_count = work->attachment_count;
    list_sources(work, &with_sources);
    enum status status = add_document(work, &documents->assessment, &with_sources);
    if (status == STATUS_OK)
        status = add_document(work, &documents->packet, &options);
    if (status == STATUS_OK)
        status = add_submission(work, documents, &with_sources, &submission);
    if (status == STATUS_OK)
        status = add_answers(work);
    if (status == STATUS_OK && !work->request->draft && !work_has_errors(work) &&
        work->checklist->channel == CHANNEL_MAIL)
        status = add_mail(work, &submission);
    return status;
}

enum status documents_make(struct workspace *work) {
    struct job_documents documents;
    enum status status = documents_lay_out(work, &documents);
    if (status == STATUS_OK && work_may_write(work))
        status = add_all(work, &documents);
    documents_drop(&documents);
    return status;
}
