/* The pipeline of one submission, top to bottom: read, check, compose, lay out, write. What each
 * phase does is its own affair; here stands only the order, what is handed on, and when to stop.
 * Everything is kept in memory until all of it is good. */
#include "job.h"

#include "base/limits.h"
#include "check/check.h"
#include "compose/compose.h"
#include "layout/layout.h"
#include "read/read.h"
#include "sys/file.h"
#include "write/write.h"

struct build {
    struct job *job;
    struct theme *theme;
    struct font_set fonts;
    struct output *outputs;
    size_t output_count;
};

/* The submission's own folder is searched before the installation's. */
static struct str job_find_resource(const struct job *job, struct str own_folder,
                                    struct str shared_folder, struct str name) {
    struct str own = file_join(job->arena, file_join(job->arena, job->folder, own_folder), name);
    return file_exists(own) ? own : file_join(job->arena, shared_folder, name);
}

static struct font *job_open_font(struct job *job, struct str name) {
    struct str path = job_find_resource(job, STR("fonts"), job->share.fonts, name), bytes;
    struct place place = {.file = path};
    struct font *font;
    if (!file_read(job->arena, path, LIMIT_IMAGE_BYTES, place, &job->findings, &bytes))
        return NULL;
    font = font_open(job->arena, name, bytes);
    if (!font)
        finding_add(&job->findings, FINDING_FILE_UNREADABLE, place,
                    "%s is not a TrueType or OpenType font", name.s);
    return font;
}

static bool job_open_fonts(struct job *job, const struct theme *theme, struct font_set *set) {
    bool complete = true;
    for (int role = 0; role < FONT_ROLE_COUNT; role++)
        for (int face = 0; face < FACE_COUNT; face++) {
            set->fonts[role][face] = job_open_font(job, theme->fonts[role][face]);
            complete = complete && set->fonts[role][face];
        }
    set->fallback = NEW_ARRAY(job->arena, struct font *, theme->fallback_count);
    for (size_t k = 0; k < theme->fallback_count; k++) {
        struct font *font = job_open_font(job, theme->fallback[k]);
        if (font)
            set->fallback[set->fallback_count++] = font;
    }
    return complete;
}

static struct document *job_compose(struct job *job, struct str name,
                                    const struct case_study *study) {
    struct str folders = file_join(job->arena, job->share.templates, STR("documents"));
    struct template template = {
        .file = job_find_resource(job, STR("templates/documents"), folders, name)};
    struct compose_input input = {.dossier = job->dossier,
                                  .checklist = job->checklist,
                                  .results = job->results,
                                  .findings = &job->findings,
                                  .draft = job->draft};
    struct place place = {.file = template.file};
    if (!file_read(job->arena, template.file, LIMIT_MANIFEST_BYTES, place, &job->findings,
                   &template.text))
        return NULL;
    if (study)
        return compose_public(job->arena, &input, study, &template, &job->findings);
    return compose_document(job->arena, &input, &template, &job->findings);
}

static enum status job_lay_out(struct build *build, const struct document *document,
                               const struct pages *sister, struct pages *pages) {
    struct layout_input input = {.document = document,
                                 .theme = build->theme,
                                 .fonts = &build->fonts,
                                 .dossier = build->job->dossier,
                                 .sister = sister};
    return layout_document(build->job->arena, &input, &build->job->findings, pages);
}

static void job_add_output(struct build *build, struct str name, struct str bytes) {
    *APPEND(build->job->arena, build->outputs, build->output_count) = (struct output){name, bytes};
}

static bool job_has_errors(const struct job *job) {
    return findings_count(&job->findings, SEVERITY_ERROR) > 0;
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

static enum status job_write_pdf(struct build *build, const struct pages *pages, const char *name,
                                 struct str *bytes) {
    struct job *job = build->job;
    struct pdf_options options = {.date = job->dossier->date};
    struct str file = str_format(job->arena, "%s%s.pdf", name, job->draft ? "-draft" : "");
    enum status status = write_pdf(job->arena, pages, &options, bytes);
    if (status != STATUS_OK)
        return status;
    job_check_size(job, file, pages->count, bytes->n);
    job_add_output(build, file, *bytes);
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

static const struct person *job_find_contact(const struct dossier *dossier) {
    for (size_t k = 0; k < dossier->person_count; k++)
        if (dossier->people[k].contact)
            return &dossier->people[k];
    return NULL;
}

static enum status job_write_mail(struct build *build, struct str assessment, struct str packet) {
    struct job *job = build->job;
    const struct dossier *dossier = job->dossier;
    const struct person *contact = job_find_contact(dossier);
    struct compose_input input = {
        .dossier = dossier, .checklist = job->checklist, .results = job->results};
    struct mail mail = {.to = job->checklist->delivery_to, .date = dossier->date};
    struct str bytes;
    enum status status;
    mail.subject = compose_subject(job->arena, &input, &job->findings);
    mail.text = compose_mail_body(job->arena, &input, &job->findings);
    mail.from_name = contact ? contact->name : (struct str){0};
    mail.from_address = contact ? contact->email : (struct str){0};
    mail.attachments[0].name =
        str_format(job->arena, "%s - Self-Assessment.pdf", dossier->partner_name.s);
    mail.attachments[0].bytes = assessment;
    mail.attachments[1].name =
        str_format(job->arena, "%s - Case Studies.pdf", dossier->partner_name.s);
    mail.attachments[1].bytes = packet;
    if (job_has_errors(job))
        return STATUS_OK;
    status = write_mail(job->arena, &mail, &bytes);
    if (status != STATUS_OK)
        return status;
    job_check_mail_size(job, bytes.n);
    job_add_output(build, STR("submission.eml"), bytes);
    return STATUS_OK;
}

/* Searches what is about to be published for what must not be. */
static void job_search_leaks(struct job *job, struct str name, struct str bytes,
                             const struct secret *secrets, size_t count) {
    struct str *texts = NEW_ARRAY(job->arena, struct str, count);
    size_t hit;
    for (size_t k = 0; k < count; k++)
        texts[k] = secrets[k].text;
    hit =
        leak_find(str_join(job->arena, str_join(job->arena, name, STR("\n")), bytes), texts, count);
    if (hit == SIZE_MAX)
        return;
    finding_add(&job->findings, FINDING_LEAK, secrets[hit].place,
                "%s holds a confidential value: %s", name.s, secrets[hit].what.s);
}

static enum status job_write_public(struct build *build, const struct case_study *study) {
    struct job *job = build->job;
    struct compose_input input = {
        .dossier = job->dossier, .checklist = job->checklist, .results = job->results};
    struct document *document = job_compose(job, STR("public.md"), study);
    struct pdf_options options = {.date = job->dossier->date};
    struct pages pages = {0};
    struct str forms[3], name;
    struct secret *secrets;
    size_t secret_count;
    enum status status;
    static const char *const endings[] = {"md", "html", "pdf"};
    if (!document)
        return STATUS_OK;
    if ((status = job_lay_out(build, document, NULL, &pages)) != STATUS_OK ||
        (status = write_pdf(job->arena, &pages, &options, &forms[2])) != STATUS_OK)
        return status;
    forms[0] = write_markdown(job->arena, document);
    forms[1] = write_html(job->arena, document);
    secrets = compose_secrets(job->arena, &input, study, &secret_count);
    for (size_t k = 0; k < 3; k++) {
        name = str_format(job->arena, "public/%s.%s",
                          compose_public_name(job->arena, &input, study).s, endings[k]);
        job_search_leaks(job, name, k == 2 ? leak_pages_text(job->arena, &pages) : forms[k],
                         secrets, secret_count);
        job_add_output(build, name, forms[k]);
    }
    return STATUS_OK;
}

static bool job_load_theme(struct build *build) {
    struct job *job = build->job;
    struct str themes = file_join(job->arena, job->share.templates, STR("themes"));
    build->theme = read_theme(
        job->arena, job_find_resource(job, STR("templates/themes"), themes, STR("modern.xml")),
        &job->findings);
    return build->theme && job_open_fonts(job, build->theme, &build->fonts);
}

static void job_read_and_check(struct job *job) {
    job->findings = findings_init(job->arena);
    job->dossier = read_submission(job->arena, job->folder, job->share.templates, &job->findings,
                                   &job->checklist);
    if (job->dossier)
        job->results = check_dossier(job->arena, job->dossier, job->checklist, &job->findings);
}

/* The packet first: the self-assessment names its pages. */
static enum status job_set_documents(struct build *build) {
    struct job *job = build->job;
    enum status status;
    if (!job_load_theme(build))
        return STATUS_OK;
    job->packet = job_compose(job, STR("case-studies.md"), NULL);
    job->assessment = job_compose(job, STR("self-assessment.md"), NULL);
    if (!job->packet || !job->assessment)
        return STATUS_OK;
    if ((status = job_lay_out(build, job->packet, NULL, &job->packet_pages)) != STATUS_OK)
        return status;
    status = job_lay_out(build, job->assessment, &job->packet_pages, &job->assessment_pages);
    job->page_count = job->packet_pages.count + job->assessment_pages.count;
    return status;
}

enum status job_prepare(struct job *job) {
    struct build build = {.job = job};
    job_read_and_check(job);
    return job->results ? job_set_documents(&build) : STATUS_OK;
}

static enum status job_write_final(struct build *build, struct str assessment, struct str packet) {
    struct job *job = build->job;
    enum status status = STATUS_OK;
    for (size_t k = 0; k < job->dossier->case_count && status == STATUS_OK; k++)
        status = job_write_public(build, &job->dossier->cases[k]);
    if (status == STATUS_OK && str_is(job->checklist->delivery_channel, "mail"))
        status = job_write_mail(build, assessment, packet);
    return status;
}

static enum status job_build(struct build *build) {
    struct job *job = build->job;
    struct str assessment, packet, folder = file_join(job->arena, job->output, job->dossier->name);
    enum status status;
    if ((status = job_set_documents(build)) != STATUS_OK || !job->page_count ||
        (job_has_errors(job) && !job->draft))
        return status;
    if ((status = job_write_pdf(build, &job->assessment_pages, "self-assessment", &assessment)) !=
            STATUS_OK ||
        (status = job_write_pdf(build, &job->packet_pages, "case-studies", &packet)) != STATUS_OK)
        return status;
    if (!job->draft && (status = job_write_final(build, assessment, packet)) != STATUS_OK)
        return status;
    if (job_has_errors(job) && !job->draft)
        return STATUS_OK;
    findings_sort(&job->findings);
    job_add_output(
        build, job->draft ? STR("report-draft.json") : STR("report.json"),
        write_report(job->arena, job->dossier, job->checklist, job->results, &job->findings));
    return file_write_all(job->arena, folder, build->outputs, build->output_count, &job->findings);
}

enum status job_run(struct job *job) {
    struct build build = {.job = job};
    enum status status = STATUS_OK;
    job_read_and_check(job);
    if (job->goal == JOB_BUILD && job->results && (job->draft || !job_has_errors(job)))
        status = job_build(&build);
    findings_sort(&job->findings);
    return status;
}
