/* The public draft of a case study: composed without the confidential facts, written in three
 * forms with the pictures that it shows, and searched for what must not be in it. Its memory is
 * dropped before the next one. */
#include "base/limits.h"
#include "job/build.h"
#include "parse/image_svg.h"
#include "write/picture.h"
#include "write/write.h"

struct draft {
    struct str name; /* "public/contoso" */
    struct laid_out_document made;
    const struct secret *secrets;
    size_t secret_count;
    const struct image **pictures; /* in the order of appearance, each once */
    size_t picture_count;
};

/* `shown` is all that the bytes tell a reader or his tools; `source`, unless empty, the picture
 * that they were made from. */
static void draft_add(struct build *build, const struct draft *draft, struct str name,
                      struct str source, struct str shown, struct str bytes) {
    struct job *job = build->job;
    struct arena *arena = draft->made.arena;
    struct str *texts = NEW_ARRAY(arena, struct str, draft->secret_count);
    size_t hit;
    for (size_t k = 0; k < draft->secret_count; k++)
        texts[k] = draft->secrets[k].text;
    hit = secret_search(str_join(arena, str_join(arena, name, STR("\n")), shown), texts,
                        draft->secret_count);
    if (hit != SIZE_MAX)
        finding_add(&job->findings, FINDING_LEAK, draft->secrets[hit].place,
                    "%s%.*s holds a confidential value: %s", name.s, STR_ARG(source),
                    draft->secrets[hit].what.s);
    job_add_output(build, name, bytes);
}

static void draft_add_form(struct build *build, const struct draft *draft, const char *ending,
                           struct str shown, struct str bytes) {
    struct str name = str_format(build->job->arena, "%s.%s", draft->name.s, ending);
    draft_add(build, draft, name, STR(""), shown, bytes);
}

/* ---- pictures ---- */

void job_draw_public(struct build *build) {
    const struct dossier *dossier = build->job->dossier;
    build->drawings = NEW_ARRAY(build->job->arena, struct str, dossier->image_count);
    for (size_t k = 0; k < dossier->image_count; k++)
        if (dossier->images[k].type == IMAGE_SVG)
            build->drawings[k] = image_svg_redraw(build->job->arena, &dossier->images[k]);
}

static size_t draft_find_picture(struct draft *draft, const struct image *image) {
    for (size_t k = 0; k < draft->picture_count; k++)
        if (draft->pictures[k] == image)
            return k;
    *APPEND(draft->made.arena, draft->pictures, draft->picture_count) = image;
    return draft->picture_count - 1;
}

/* "contoso-1.png": the file's own name may tell a secret. */
static struct str draft_name_picture(const struct draft *draft, size_t at) {
    static const char *const endings[] = {
        [IMAGE_PNG] = "png", [IMAGE_JPEG] = "jpg", [IMAGE_SVG] = "svg"};
    return str_format(draft->made.arena, "%s-%zu.%s", draft->name.s, at + 1,
                      endings[draft->pictures[at]->type]);
}

/* The document's figures are told the names beside which it will stand. */
static void draft_name_pictures(const struct build *build, struct draft *draft) {
    struct node *root = draft->made.document->root;
    for (struct node *n = root; n; n = node_next(root, n)) {
        if (n->kind != NODE_FIGURE && n->kind != NODE_IMAGE)
            continue;
        const struct image *image = dossier_find_image(build->job->dossier, n->target);
        n->target = image ? file_name(draft_name_picture(draft, draft_find_picture(draft, image)))
                          : (struct str){0};
    }
}

static struct str draft_strip_picture(const struct build *build, const struct draft *draft,
                                      const struct image *image) {
    if (image->type == IMAGE_SVG)
        return build->drawings[image - build->job->dossier->images];
    if (image->type == IMAGE_JPEG)
        return picture_strip_jpeg(draft->made.arena, image->bytes, image->orientation);
    return picture_strip_png(draft->made.arena, image->bytes);
}

/* What is drawn as pixels cannot be searched; what a drawing says was outlined, so its source is.
 */
static enum status draft_write_pictures(struct build *build, const struct draft *draft) {
    for (size_t k = 0; k < draft->picture_count; k++) {
        const struct image *image = draft->pictures[k];
        struct str bytes = draft_strip_picture(build, draft, image);
        struct str source =
            str_format(draft->made.arena, " shows \"%.*s\", which", STR_ARG(image->path));
        if (str_empty(bytes))
            return STATUS_LIMIT;
        draft_add(build, draft, draft_name_picture(draft, k), source, image->text, bytes);
    }
    return STATUS_OK;
}

/* ---- the draft ---- */

/* The pages are finished before the figures get their public names: layout finds pictures by the
 * names that the author gave them. */
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
    draft_name_pictures(build, draft);
    text = write_markdown(arena, document);
    draft_add_form(build, draft, "md", text, text);
    text = write_html(arena, document);
    draft_add_form(build, draft, "html", text, text);
    draft_add_form(build, draft, "pdf", secret_pages_text(arena, &draft->made.pages), pdf);
    return draft_write_pictures(build, draft);
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
