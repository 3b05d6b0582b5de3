/* The pipeline of one submission, top to bottom: read, check, compose, lay out, write. What each
 * phase does is its own affair; here stands only the order, what is handed on, and when to stop.
 * All outputs are kept in memory until each of them is good. */
#include "job/job.h"

#include "base/limits.h"
#include "check/check.h"
#include "evidence/evidence.h"
#include "job/approvals.h"
#include "job/attached.h"
#include "job/custody.h"
#include "job/documents.h"
#include "job/former.h"
#include "job/parts.h"
#include "job/proof.h"
#include "job/receipt.h"
#include "model/words.h"
#include "read/read.h"
#include "write/write.h"

static struct workspace read_and_check(const struct job_request *request) {
    struct workspace work = {.request = request, .arena = request->arena};
    struct findings *findings = &work.made.findings;
    *findings = findings_init(work.arena);
    if (request->goal == JOB_BUILD)
        findings->inputs = inputs_new(work.arena);
    struct submission read =
        read_submission(work.arena, request->folder, &request->install, findings);
    work.dossier = read.dossier;
    work.checklist = read.checklist;
    if (!work.dossier)
        return work;
    work_tell_shadows(&work);
    evidence_open(work.arena, work.dossier, findings);
    work.results = check_dossier(work.arena, work.dossier, work.checklist, findings);
    return work;
}

/* `inward`: for the house, with what is not handed on. */
static struct str make_report(struct workspace *work, bool inward) {
    findings_sort(&work->made.findings);
    struct report_input input = {work->dossier,        work->checklist,    work->results,
                                 &work->made.findings, work->made.outputs, work->made.output_count,
                                 work->drafts,         work->draft_count,  inward};
    return write_report(work->arena, &input);
}

/* What the self-assessment was made from; the report as far as it is known before the file is: with
 * the result of each check. */
static void attach_sources(struct workspace *work) {
    const struct words *words = words_of(work->dossier->language);
    struct place place = {.file = work->dossier->manifest};
    struct str manifest;
    if (!work->request->attach || !file_read(work->arena, place.file, LIMIT_MANIFEST_BYTES, place,
                                             &work->made.findings, &manifest))
        return;
    work->attachments[0] = (struct pdf_attachment){STR("manifest.xml"), STR("application/xml"),
                                                   str_of(words->attached_manifest),
                                                   attached_manifest(work, manifest)};
    work->attachments[1] =
        (struct pdf_attachment){STR("report.json"), STR("application/json"),
                                str_of(words->attached_report), make_report(work, false)};
    work->attachment_count = 2;
}

static enum status build(struct workspace *work, struct generation *generation, struct str folder) {
    const struct job_request *request = work->request;
    struct product *made = &work->made;
    if (!work_load_theme(work) || !receipt_compare(work))
        return STATUS_OK;
    attach_sources(work);
    work->images = pdf_images_pack(work->arena, work->dossier->images, work->dossier->images,
                                   work->dossier->image_count);
    enum status status = parts_make(work);
    if (status != STATUS_OK || !work_may_write(work))
        return status;
    if (!request->draft)
        proof_make(work);
    if (!work_may_write(work))
        return STATUS_OK;
    approvals_of_outputs(work);
    product_add_output(made, request->draft ? STR("report-draft.json") : STR("report.json"),
                       make_report(work, true));
    product_add_output(made, request->draft ? STR("receipt-draft.json") : STR("receipt.json"),
                       receipt_make(work, made->outputs, made->output_count));
    return former_replace(work, generation, folder);
}

/* For the findings of the documents alone: links that lead nowhere. A case study that could not be
 * read lacks its headings, and has its finding. A check does without document templates. */
static void try_documents(struct workspace *work) {
    struct str templates = work->request->install.templates;
    struct job_documents documents;
    if (!file_is_folder(file_join(work->arena, templates, STR("documents"))))
        return;
    for (size_t k = 0; k < work->dossier->case_count; k++)
        if (work->dossier->cases[k].unread)
            return;
    documents_compose(work, &documents);
    documents_drop(&documents);
}

static struct job_result result_of(const struct workspace *work) {
    return (struct job_result){.findings = work->made.findings,
                               .dossier = work->dossier,
                               .results = work->results,
                               .page_count = work->made.page_count,
                               .drafts = work->drafts,
                               .draft_count = work->draft_count,
                               .kept = work->kept};
}

static struct str results_folder(const struct job_request *request) {
    return file_join(request->arena, request->output,
                     file_folder_name(request->arena, request->folder));
}

/* `generation` is held for a build. */
static enum status run(struct workspace *work, struct generation *generation) {
    const struct job_request *request = work->request;
    struct str folder = results_folder(request);
    enum status status = STATUS_OK;
    if (generation && work->results && (request->draft || !work_has_errors(work)))
        status = build(work, generation, folder);
    else if (work->results)
        try_documents(work);
    if (generation && !work->written)
        work->kept = former_keep(work, folder);
    else if (!generation && former_is_kept(work, folder))
        work->kept = folder;
    if (work->results && (request->goal == JOB_DRAFTS ||
                          (request->goal == JOB_CHECK && work->dossier->approval_count)))
        approvals_of_drafts(work);
    return status;
}

static bool begin_custody(const struct job_request *request, struct generation *generation,
                          struct findings *findings) {
    struct str results = results_folder(request);
    const struct str readable[] = {request->folder, results, request->since};
    return custody_begin(&(struct custody){.arena = request->arena,
                                           .install = &request->install,
                                           .readable = readable,
                                           .count = COUNT(readable),
                                           .folder = results,
                                           .file = STR(OUT_OF_DATE_NAME),
                                           .generation = generation},
                         findings);
}

enum status job_run(const struct job_request *request, struct job_result *result) {
    struct workspace work;
    struct generation *generation = NULL;
    *result = (struct job_result){.findings = findings_init(request->arena)};
    if (request->goal == JOB_BUILD &&
        !(generation = generation_begin(request->arena, results_folder(request), request->wait,
                                        &result->findings)))
        return STATUS_IO;
    if (!begin_custody(request, generation, &result->findings))
        return STATUS_IO;
    work = read_and_check(request);
    enum status status = run(&work, generation);
    findings_sort(&work.made.findings);
    *result = result_of(&work);
    return status;
}

struct str job_mark_kept(const struct job_request *request) {
    struct workspace work = {.request = request, .arena = request->arena};
    struct findings unheard = findings_init(request->arena);
    struct str folder = results_folder(request);
    if (!former_has_results(&work, folder) ||
        !generation_begin(request->arena, folder, false, &unheard))
        return (struct str){0};
    return former_keep(&work, folder);
}

enum status job_prepare(const struct job_request *request, struct job_result *result,
                        struct job_documents *documents) {
    struct workspace work = read_and_check(request);
    enum status status = STATUS_OK;
    *documents = (struct job_documents){0};
    if (work.results && work_load_theme(&work))
        status = documents_lay_out(&work, documents);
    *result = result_of(&work);
    return status;
}
