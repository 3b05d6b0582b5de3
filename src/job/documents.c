#include "job/documents.h"

#include <string.h>

#include "base/limits.h"
#include "job/receipt.h"
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
    compose(work, "case-studies", &documents->packet);
    compose(work, "self-assessment", &documents->assessment);
}

void documents_drop(struct job_documents *documents) {
    arena_drop(documents->packet.arena);
    arena_drop(documents->assessment.arena);
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
    return status;
}

static enum status add_document(struct workspace *work, const struct laid_out_document *document,
                                const struct pdf_options *options, struct output *output) {
    const char *mark = work->request->draft ? "-draft" : "";
    struct str name = str_format(work->arena, "%s%s.pdf", document->name, mark);
    struct str bytes;
    enum status status = write_pdf(work->arena, &document->pages, options, &bytes);
    if (status != STATUS_OK)
        return status;
    /* A reviewer's tool reads only so much of a file. */
    struct place place = {.file = work->dossier->manifest};
    if (document->pages.count > LIMIT_REVIEWER_PAGES)
        findings_add(
            &work->made.findings, MESSAGE_PAGES_FOR_REVIEWERS, place,
            {say_text(name), say_size(document->pages.count), say_number(LIMIT_REVIEWER_PAGES)});
    if (bytes.n > LIMIT_REVIEWER_BYTES)
        findings_add(
            &work->made.findings, MESSAGE_BYTES_FOR_REVIEWERS, place,
            {say_text(name), say_size(bytes.n / 1024), say_size(LIMIT_REVIEWER_BYTES / 1024)});
    *output = (struct output){name, bytes, document->pages.count};
    *APPEND(work->arena, work->made.outputs, work->made.output_count) = *output;
    return STATUS_OK;
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
        outputs[i] =
            (struct output){attachments[i].name, attachments[i].bytes, attachments[i].pages};
    return receipt_make(work, outputs, count);
}

/* The files have other names in the mail than in the output folder, and links go by these names. */
static enum status add_mail(struct workspace *work, const struct pages *assessment,
                            struct pdf_options options, const struct output *packet) {
    const struct person *contact = dossier_find_contact(work->dossier);
    struct compose_input input = work_compose_input(work);
    struct place place = {.file = work->dossier->manifest};
    struct findings *findings = &work->made.findings;
    struct mail mail = {.to = work->checklist->delivery_to, .date = work->dossier->date};
    struct str bytes;
    enum status status;
    mail.subject = compose_subject(work->arena, &input, findings);
    mail.text = compose_mail_body(work->arena, &input, findings);
    mail.from_name = contact ? contact->name : (struct str){0};
    mail.from_address = contact ? contact->email : (struct str){0};
    if (work_has_errors(work))
        return STATUS_OK;
    struct mail_attachment attachments[] = {
        {.name = name_attachment(work, "Self-Assessment"), .pages = assessment->count},
        {.name = name_attachment(work, "Case Studies"),
         .bytes = packet->bytes,
         .pages = packet->pages},
        {.name = STR("receipt.json"), .media_type = STR("application/json")}};
    attachments[0].media_type = attachments[1].media_type = STR("application/pdf");
    mail.attachments = attachments;
    mail.attachment_count = COUNT(attachments);
    options.sister = attachments[1].name;
    status = write_pdf(work->arena, assessment, &options, &attachments[0].bytes);
    attachments[2].bytes = make_receipt(work, attachments, 2);
    if (status == STATUS_OK)
        status = write_mail(work->arena, &mail, &bytes);
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

static enum status add_all(struct workspace *work, const struct job_documents *documents) {
    struct pdf_options options = {.images = work->images, .date = work->dossier->date};
    struct pdf_options with_sources = options;
    struct output assessment, packet;
    with_sources.attachments = work->attachments;
    with_sources.attachment_count = work->attachment_count;
    enum status status = add_document(work, &documents->assessment, &with_sources, &assessment);
    if (status == STATUS_OK)
        status = add_document(work, &documents->packet, &options, &packet);
    if (status == STATUS_OK)
        status = add_answers(work);
    if (status == STATUS_OK && !work->request->draft && !work_has_errors(work) &&
        work->checklist->channel == CHANNEL_MAIL)
        status = add_mail(work, &documents->assessment.pages, with_sources, &packet);
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
