/* The pipeline of one submission, top to bottom: read, check, compose, lay out, write. What each
 * phase does is its own affair; here stands only the order, what is handed on, and when to stop.
 * All outputs are kept in memory until each of them is good. */
#include <string.h>

#include "base/limits.h"
#include "check/check.h"
#include "job/build.h"
#include "model/words.h"
#include "read/read.h"
#include "write/write.h"

bool job_has_errors(const struct job *job) {
    return findings_count(&job->findings, SEVERITY_ERROR) > 0;
}

struct compose_input job_compose_input(struct job *job) {
    return (struct compose_input){.dossier = job->dossier,
                                  .checklist = job->checklist,
                                  .results = job->results,
                                  .findings = &job->findings,
                                  .draft = job->draft};
}

static void job_compose(struct job *job, const char *name, struct laid_out_document *made) {
    struct compose_input input = job_compose_input(job);
    struct template template;
    made->arena = arena_scratch(job->arena);
    if (job_read_template(job, name, &template))
        made->document = compose_document(made->arena, &input, &template, &job->findings);
}

enum status job_lay_out(struct build *build, struct laid_out_document *made,
                        const struct pages *sister) {
    struct layout_input input = {.document = made->document,
                                 .theme = build->theme,
                                 .fonts = &build->fonts,
                                 .hyphenator = build->hyphenator,
                                 .shaper = build->shaper,
                                 .dossier = build->job->dossier,
                                 .sister = sister};
    return layout_document(made->arena, &input, &build->job->findings, &made->pages);
}

/* Bytes and name outlive the memory they were made in. */
void job_add_output(struct build *build, struct str name, struct str bytes) {
    struct arena *arena = build->job->arena;
    *APPEND(arena, build->outputs, build->output_count) =
        (struct output){str_copy(arena, name.s, name.n), str_copy(arena, bytes.s, bytes.n)};
}

/* A reviewer's tool reads only so much of a file. */
static void job_check_size(struct job *job, struct str name, size_t pages, size_t bytes) {
    struct place place = {.file = job->dossier->manifest};
    if (pages > LIMIT_REVIEWER_PAGES)
        finding_add(&job->findings, FINDING_FILE_FOR_REVIEWERS, place,
                    "%s has %zu pages, more than the %d a reviewer's tool reads", name.s, pages,
                    LIMIT_REVIEWER_PAGES);
    if (bytes > LIMIT_REVIEWER_BYTES)
        finding_add(&job->findings, FINDING_FILE_FOR_REVIEWERS, place,
                    "%s has %zu KB; above %zu KB a reviewer's tool sees only its text", name.s,
                    bytes / 1024, LIMIT_REVIEWER_BYTES / 1024);
}

static struct str job_make_report(struct job *job) {
    findings_sort(&job->findings);
    return write_report(job->arena, job->dossier, job->checklist, job->results, &job->findings);
}

/* What the self-assessment was made from; the report as far as it is known before the file is: with
 * the result of each check. */
static void job_attach_sources(struct build *build) {
    struct job *job = build->job;
    struct place place = {.file = job->dossier->manifest};
    struct str manifest;
    if (!job->attach || !file_read(job->arena, job->dossier->manifest, LIMIT_MANIFEST_BYTES, place,
                                   &job->findings, &manifest))
        return;
    build->attachments[0] = (struct pdf_attachment){
        STR("manifest.xml"), STR("application/xml"),
        str_of(words_of(job->dossier->language)->attached_manifest), manifest};
    build->attachments[1] = (struct pdf_attachment){
        STR("report.json"), STR("application/json"),
        str_of(words_of(job->dossier->language)->attached_report), job_make_report(job)};
    build->attachment_count = 2;
}

/* `sister`: the other file's name where it is not the one in the output folder. */
static enum status job_write_pdf(struct build *build, const struct laid_out_document *made,
                                 struct str sister, struct str *bytes) {
    struct job *job = build->job;
    struct pdf_options options = {
        .images = build->images, .date = job->dossier->date, .sister = sister};
    if (made == &job->assessment) {
        options.attachments = build->attachments;
        options.attachment_count = build->attachment_count;
    }
    return write_pdf(job->arena, &made->pages, &options, bytes);
}

static enum status job_add_pdf(struct build *build, const struct laid_out_document *made,
                               const char *name, struct str *bytes) {
    struct job *job = build->job;
    struct str file = str_format(job->arena, "%s%s.pdf", name, job->draft ? "-draft" : "");
    enum status status = job_write_pdf(build, made, (struct str){0}, bytes);
    if (status != STATUS_OK)
        return status;
    job_check_size(job, file, made->pages.count, bytes->n);
    *APPEND(job->arena, build->outputs, build->output_count) = (struct output){file, *bytes};
    return STATUS_OK;
}

static void job_check_mail_size(struct job *job, size_t bytes) {
    struct place place = {.file = job->dossier->manifest};
    if (bytes > LIMIT_MAIL_ERROR)
        finding_add(&job->findings, FINDING_MAIL_TOO_LARGE, place,
                    "the message has %zu MB, more than 25 MB", bytes >> 20);
    else if (bytes > LIMIT_MAIL_WARNING)
        finding_add(&job->findings, FINDING_MAIL_LARGE, place,
                    "the message has %zu MB, more than 20 MB", bytes >> 20);
}

/* "Partner - Self-Assessment.pdf", without what some system does not allow in a file's name. */
static struct str job_name_attachment(struct job *job, const char *title) {
    struct str partner = job->dossier->partner_name;
    struct str name = str_format(job->arena, "%s - %s.pdf", partner.s, title);
    char *bytes = arena_copy(job->arena, name.s, name.n + 1);
    for (size_t k = 0; k < name.n; k++)
        if ((unsigned char)bytes[k] < ' ' || strchr("/\\:*?\"<>|", bytes[k]))
            bytes[k] = '-';
    return (struct str){bytes, name.n};
}

/* The files have other names in the mail than in the output folder, and links go by these names. */
static enum status job_attach(struct build *build, struct str packet, struct mail *mail) {
    mail->attachments[0].name = job_name_attachment(build->job, "Self-Assessment");
    mail->attachments[1].name = job_name_attachment(build->job, "Case Studies");
    mail->attachments[1].bytes = packet;
    return job_write_pdf(build, &build->job->assessment, mail->attachments[1].name,
                         &mail->attachments[0].bytes);
}

static enum status job_write_mail(struct build *build, struct str packet) {
    struct job *job = build->job;
    const struct person *contact = dossier_find_contact(job->dossier);
    struct compose_input input = job_compose_input(job);
    struct mail mail = {.to = job->checklist->delivery_to, .date = job->dossier->date};
    struct str bytes;
    enum status status;
    mail.subject = compose_subject(job->arena, &input, &job->findings);
    mail.text = compose_mail_body(job->arena, &input, &job->findings);
    mail.from_name = contact ? contact->name : (struct str){0};
    mail.from_address = contact ? contact->email : (struct str){0};
    if (job_has_errors(job))
        return STATUS_OK;
    if ((status = job_attach(build, packet, &mail)) != STATUS_OK ||
        (status = write_mail(job->arena, &mail, &bytes)) != STATUS_OK)
        return status;
    job_check_mail_size(job, bytes.n);
    job_add_output(build, STR("submission.eml"), bytes);
    return STATUS_OK;
}

static void job_read_and_check(struct job *job) {
    job->findings = findings_init(job->arena);
    job->dossier = read_submission(job->arena, job->folder, job->install.templates,
                                   job->install.fonts, &job->findings, &job->checklist);
    if (job->dossier)
        job->results = check_dossier(job->arena, job->dossier, job->checklist, &job->findings);
}

/* The packet first: the self-assessment names its pages. */
static enum status job_set_documents(struct build *build) {
    struct job *job = build->job;
    enum status status;
    job_compose(job, "case-studies.md", &job->packet);
    job_compose(job, "self-assessment.md", &job->assessment);
    if (!job->packet.document || !job->assessment.document)
        return STATUS_OK;
    if ((status = job_lay_out(build, &job->packet, NULL)) != STATUS_OK)
        return status;
    status = job_lay_out(build, &job->assessment, &job->packet.pages);
    job->page_count = job->packet.pages.count + job->assessment.pages.count;
    return status;
}

enum status job_prepare(struct job *job) {
    struct build build = {.job = job};
    job_read_and_check(job);
    return job->results && job_load_theme(&build) ? job_set_documents(&build) : STATUS_OK;
}

static enum status job_add_answers(struct build *build) {
    struct job *job = build->job;
    struct workbook_input input = {job->dossier, job->checklist, job->draft};
    struct arena *arena = arena_scratch(job->arena);
    const char *mark = job->draft ? "-draft" : "";
    struct str bytes;
    enum status status = write_workbook(arena, &input, &job->findings, &bytes);
    if (status == STATUS_OK) {
        job_add_output(build, str_format(arena, "self-assessment%s.xlsx", mark), bytes);
        job_add_output(build, str_format(arena, "answers%s.csv", mark),
                       write_answers(arena, job->dossier, job->checklist));
    }
    arena_drop(arena);
    return status;
}

static enum status job_write_documents(struct build *build) {
    struct job *job = build->job;
    struct str assessment, packet;
    enum status status = job_add_pdf(build, &job->assessment, "self-assessment", &assessment);
    if (status == STATUS_OK)
        status = job_add_pdf(build, &job->packet, "case-studies", &packet);
    if (status == STATUS_OK)
        status = job_add_answers(build);
    if (status == STATUS_OK && !job->draft && !job_has_errors(job) &&
        str_is(job->checklist->delivery_channel, "mail"))
        status = job_write_mail(build, packet);
    arena_drop(job->packet.arena);
    arena_drop(job->assessment.arena);
    job->packet = job->assessment = (struct laid_out_document){0};
    return status;
}

enum status job_make_documents(struct build *build) {
    struct job *job = build->job;
    enum status status = job_set_documents(build);
    if (status != STATUS_OK || !job->page_count || (job_has_errors(job) && !job->draft))
        return status;
    return job_write_documents(build);
}

static enum status job_build(struct build *build) {
    struct job *job = build->job;
    struct str folder = file_join(job->arena, job->output, job->dossier->name);
    enum status status;
    if (!job_load_theme(build))
        return STATUS_OK;
    job_attach_sources(build);
    build->images = pdf_images_pack(job->arena, job->dossier);
    if (!job->draft)
        job_draw_public(build);
    status = job_run_parts(build);
    if (status != STATUS_OK || !job->page_count || (job_has_errors(job) && !job->draft))
        return status;
    job_add_output(build, job->draft ? STR("report-draft.json") : STR("report.json"),
                   job_make_report(job));
    return file_write_all(job->arena, folder, build->outputs, build->output_count, &job->findings);
}

/* For the findings of the documents alone: links that lead nowhere. A case study that could not be
 * read lacks its headings, and is told already. A check does without document templates. */
static void job_try_documents(struct job *job) {
    if (!file_is_folder(file_join(job->arena, job->install.templates, STR("documents"))))
        return;
    for (size_t k = 0; k < job->dossier->case_count; k++)
        if (job->dossier->cases[k].unread)
            return;
    job_compose(job, "case-studies.md", &job->packet);
    job_compose(job, "self-assessment.md", &job->assessment);
    arena_drop(job->packet.arena);
    arena_drop(job->assessment.arena);
    job->packet = job->assessment = (struct laid_out_document){0};
}

enum status job_run(struct job *job) {
    struct build build = {.job = job};
    enum status status = STATUS_OK;
    job_read_and_check(job);
    if (job->goal == JOB_BUILD && job->results && (job->draft || !job_has_errors(job)))
        status = job_build(&build);
    else if (job->results)
        job_try_documents(job);
    findings_sort(&job->findings);
    return status;
}
