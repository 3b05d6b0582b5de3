#include "job/documents.h"

#include "base/limits.h"
#include "job/bundle.h"
#include "job/claims.h"
#include "job/joined.h"
#include "job/mail.h"
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
    const struct laid_out_document *exhibits = &documents->exhibits;
    struct joined joined;
    enum status status =
        joined_submission(work, work->arena, documents,
                          exhibits->document ? &exhibits->pages : NULL, options, &joined);
    if (status == STATUS_OK)
        *output = *add_pdf(work, "submission", joined.pages, &joined.written);
    return status;
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

/* A draft is handed in nowhere. */
static bool wants_bundle(const struct workspace *work) {
    return !work->request->draft && !work_has_errors(work) &&
           (work->request->bundle || work->checklist->channel == CHANNEL_PORTAL);
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
        status = mail_make(work, documents, &with_sources, &submission);
    if (status == STATUS_OK && wants_bundle(work))
        status = bundle_make(work, documents, &with_sources);
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
