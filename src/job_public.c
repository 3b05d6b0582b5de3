/* The public draft of a case study: composed without the confidential facts, written in three
 * forms, and searched for what must not be in it. Its memory is dropped before the next one. */
#include "base/limits.h"
#include "job_build.h"
#include "write/write.h"

struct draft {
    struct str name; /* "public/contoso" */
    struct made made;
    const struct secret *secrets;
    size_t secret_count;
};

/* `shown` is all that the bytes tell a reader or his tools. */
static void draft_add(struct build *build, const struct draft *draft, const char *ending,
                      struct str shown, struct str bytes) {
    struct job *job = build->job;
    struct arena *arena = draft->made.arena;
    struct str name = str_format(job->arena, "%s.%s", draft->name.s, ending);
    struct str *texts = NEW_ARRAY(arena, struct str, draft->secret_count);
    size_t hit;
    for (size_t k = 0; k < draft->secret_count; k++)
        texts[k] = draft->secrets[k].text;
    hit = leak_find(str_join(arena, str_join(arena, name, STR("\n")), shown), texts,
                    draft->secret_count);
    if (hit != SIZE_MAX)
        finding_add(&job->findings, FINDING_LEAK, draft->secrets[hit].place,
                    "%s holds a confidential value: %s", name.s, draft->secrets[hit].what.s);
    job_add_output(build, name, bytes);
}

static enum status draft_write(struct build *build, struct draft *draft) {
    struct arena *arena = draft->made.arena;
    const struct document *document = draft->made.document;
    struct pdf_options options = {.images = build->images, .date = build->job->dossier->date};
    struct str text, pdf;
    enum status status = job_lay_out(build, &draft->made, NULL);
    if (status == STATUS_OK)
        status = write_pdf(arena, &draft->made.pages, &options, &pdf);
    if (status != STATUS_OK)
        return status;
    text = write_markdown(arena, document);
    draft_add(build, draft, "md", text, text);
    text = write_html(arena, document);
    draft_add(build, draft, "html", text, text);
    draft_add(build, draft, "pdf", leak_pages_text(arena, &draft->made.pages), pdf);
    return STATUS_OK;
}

static enum status draft_make(struct build *build, struct arena *arena,
                              const struct case_study *study) {
    struct job *job = build->job;
    struct compose_input input = job_compose_input(job);
    struct draft draft = {.made.arena = arena};
    struct template template;
    if (!job_read_template(job, "public.md", &template))
        return STATUS_OK;
    draft.made.document = compose_public(arena, &input, study, &template, &job->findings);
    if (!draft.made.document)
        return STATUS_OK;
    draft.name = str_format(arena, "public/%s", compose_public_name(arena, &input, study).s);
    draft.secrets = compose_secrets(arena, &input, study, &draft.secret_count);
    return draft_write(build, &draft);
}

enum status job_write_public(struct build *build, const struct case_study *study) {
    struct arena *arena = arena_scratch(build->job->arena);
    enum status status = draft_make(build, arena, study);
    arena_drop(arena);
    return status;
}
