#include "job/drafts.h"

#include "base/buf.h"
#include "base/limits.h"
#include "job/draft_rough.h"
#include "job/draft_values.h"
#include "job/draft_words.h"
#include "job/public_picture.h"
#include "write/write.h"

struct draft {
    struct str name; /* "public/contoso" */
    struct laid_out_document made;
    const struct secret *secrets;
    size_t secret_count;
    struct searched *searched; /* the same for the search */
    const struct case_study *study;
    struct passages passages;      /* of the document, to tell where a hit was written */
    const struct image **pictures; /* in the order of appearance, each once */
    size_t picture_count;
};

struct draft_file {
    struct str name;
    struct str shown; /* all that the bytes tell a reader or a program */
    struct str bytes;
    size_t pages;
    bool pixels_read;
    struct str source; /* what a finding says of the picture they were made from, or empty */
};

/* Where it was written, and in which words; what no passage tells by itself is told of the place
 * where it was declared. */
static void draft_tell_leak(struct workspace *work, const struct draft *draft,
                            const struct draft_file *file, const struct secret *secret) {
    struct arena *arena = draft->made.arena;
    struct searched searched = {secret->text, secret->capital};
    bool is_markdown = str_ends(file->name, STR(".md"));
    const struct passage *passage =
        str_empty(file->source) ? passages_find(&draft->passages, &searched) : NULL;
    int line = is_markdown ? draft_line_telling(file->bytes, &searched) : 0;
    struct str excerpt =
        passage ? excerpt_telling(arena, passage->text, &searched) : (struct str){0};
    bool own = passage && !str_empty(passage->place.file);
    findings_add(&work->made.findings, MESSAGE_LEAK, own ? passage->place : secret->place,
                 {say_text(draft_place(arena, file->name, line)), say_text(file->source),
                  say_text(secret->what), say_text(secret->text), say_text(excerpt)});
}

/* Searches the name and all that is shown; of the forms of one name the first is told. */
static void draft_add(struct workspace *work, const struct draft *draft,
                      const struct draft_file *file) {
    struct arena *arena = draft->made.arena;
    struct draft_file named = *file;
    named.shown = str_join(arena, str_join(arena, file->name, STR("\n")), file->shown);
    const struct secret *told = NULL;
    struct draft_search search = {work, draft->study, arena, file->name};
    struct draft_secrets secrets = {draft->searched, draft->secret_count,
                                    str_empty(file->source) ? &draft->passages : NULL};
    for (size_t at = 0;; at++) {
        at = draft_words_find(&search, &secrets, named.shown, at);
        if (at >= draft->secret_count)
            break;
        const struct secret *secret = &draft->secrets[at];
        if (!told || !str_equal(told->what, secret->what))
            draft_tell_leak(work, draft, file, secret);
        told = secret;
    }
    struct output *output = product_add_output(&work->made, file->name, file->bytes);
    output->pages = file->pages;
    output->pixels_read = file->pixels_read;
}

/* ---- pictures ---- */

static size_t draft_find_picture(struct draft *draft, const struct image *image) {
    for (size_t k = 0; k < draft->picture_count; k++)
        if (draft->pictures[k] == image)
            return k;
    *APPEND(draft->made.arena, draft->pictures, draft->picture_count) = image;
    return draft->picture_count - 1;
}

/* What is not shown stays without a size. */
static const struct pdf_images *draft_pack_pictures(struct workspace *work, struct draft *draft) {
    const struct dossier *dossier = work->dossier;
    struct arena *arena = draft->made.arena;
    struct image *drawn = NEW_ARRAY(arena, struct image, dossier->image_count);
    struct node *root = draft->made.document->root;
    for (struct node *n = root; n; n = node_next(root, n)) {
        bool picture = n->kind == NODE_FIGURE || n->kind == NODE_IMAGE;
        const struct image *image = picture ? dossier_find_image(dossier, n->target) : NULL;
        if (!image)
            continue;
        draft_find_picture(draft, image);
        drawn[image - dossier->images] = public_picture(work, image)->image;
    }
    return pdf_images_pack(arena, dossier->images, drawn, dossier->image_count);
}

/* "contoso-1.png": the file's own name may tell a secret. */
struct str draft_picture_name(struct arena *arena, struct str draft, const struct image *image,
                              size_t at) {
    const char *ending = image->type == IMAGE_JPEG ? "jpg" : "png";
    return str_format(arena, "%s-%zu.%s", draft.s, at + 1, ending);
}

static struct str draft_name_picture(const struct draft *draft, size_t at) {
    return draft_picture_name(draft->made.arena, draft->name, draft->pictures[at], at);
}

/* Pictures whose pixels no program has read are named in one note. */
static enum status draft_write_pictures(struct workspace *work, const struct draft *draft) {
    struct arena *arena = draft->made.arena;
    struct draft_search search = {work, draft->study, arena, {0}};
    struct buf unread = buf_init(arena, LIMIT_OUTPUT_BYTES);
    bool written = !work_has_errors(work);
    for (size_t k = 0; k < draft->picture_count; k++) {
        const struct image *image = draft->pictures[k];
        const struct public_picture *picture = public_picture(work, image);
        struct draft_file file = {
            .name = draft_name_picture(draft, k),
            .bytes = picture->image.bytes,
            .source = str_format(arena, " shows \"%.*s\", which", STR_ARG(image->path))};
        if (!picture->fits)
            return work_has_errors(work) ? STATUS_OK : STATUS_LIMIT;
        public_picture_read(work, image, written);
        file.shown = picture->words;
        file.pixels_read = picture->pixels_read;
        draft_add(work, draft, &file);
        search.name = file.name;
        draft_shapes_find_in_picture(&search, image, picture->words);
        if (!picture->pixels_read)
            buf_printf(&unread, "%s%.*s", unread.count ? ", " : "", STR_ARG(file.name));
    }
    if (unread.count && written)
        findings_add(&work->made.findings, MESSAGE_PICTURES_UNREAD,
                     (struct place){.file = work->dossier->manifest}, {say_text(buf_str(&unread))});
    return STATUS_OK;
}

/* ---- the draft ---- */

/* Figures get the names of the files that stand beside the draft. */
static void draft_name_figures(struct workspace *work, struct draft *draft) {
    struct node *root = draft->made.document->root;
    for (struct node *n = root; n; n = node_next(root, n)) {
        if (n->kind != NODE_FIGURE && n->kind != NODE_IMAGE)
            continue;
        const struct image *image = dossier_find_image(work->dossier, n->target);
        n->target = image ? file_name(draft_name_picture(draft, draft_find_picture(draft, image)))
                          : (struct str){0};
        n->width = image && image->type == IMAGE_SVG ? image->width : 0;
    }
}

/* The pages are finished before the figures get their public names: layout finds pictures by the
 * names that the author gave them. */
static enum status draft_write(struct workspace *work, struct draft *draft) {
    struct arena *arena = draft->made.arena;
    const struct document *document = draft->made.document;
    struct pdf_options options = {.images = draft_pack_pictures(work, draft),
                                  .date = work->dossier->date};
    struct draft_file file = {.name = str_format(arena, "%s.md", draft->name.s)};
    struct pdf_written pdf;
    enum status status = work_lay_out(work, &draft->made, NULL);
    if (status == STATUS_OK)
        status = write_pdf(arena, &draft->made.pages, &options, &pdf);
    if (status != STATUS_OK)
        return status;
    draft_name_figures(work, draft);
    file.shown = file.bytes = write_markdown(arena, document);
    passages_add(arena, &draft->passages, work->dossier, document);
    draft_add(work, draft, &file);
    struct draft_search search = {work, draft->study, arena, file.name};
    draft_shapes_find(&search, &draft->passages, file.bytes);
    draft_values_find(&search, &draft->passages, file.bytes);
    draft_rough_find(&search, &draft->passages, document->rewordings, file.bytes);
    file.name = str_format(arena, "%s.html", draft->name.s);
    file.bytes = write_html(arena, document);
    file.shown = secret_html_text(arena, file.bytes);
    draft_add(work, draft, &file);
    file.name = str_format(arena, "%s.pdf", draft->name.s);
    file.shown = secret_pages_text(arena, &draft->made.pages);
    file.bytes = pdf.bytes;
    file.pages = draft->made.pages.count;
    draft_add(work, draft, &file);
    return draft_write_pictures(work, draft);
}

struct draft_form {
    const char *template, *suffix;
};

static const struct draft_form draft_forms[] = {{"public", ""}, {"story", "-story"}};

/* False: there is none of this form, or after findings. */
static bool draft_compose(struct workspace *work, const struct case_study *study,
                          const struct draft_form *form, struct draft *draft) {
    struct compose_input input = work_compose_input(work);
    struct arena *arena = draft->made.arena;
    struct template template;
    bool short_one = *form->suffix != 0;
    if ((short_one && !compose_has_story(&input, study)) ||
        !work_read_template(work, form->template, &template))
        return false;
    draft->name =
        str_format(arena, "public/%s%s", compose_public_name(arena, &input, study).s, form->suffix);
    draft->made.document = compose_public(arena, &input, study, &template, &work->made.findings);
    return draft->made.document != NULL;
}

struct str draft_file_name(struct workspace *work, const struct case_study *study, bool story) {
    struct compose_input input = work_compose_input(work);
    return str_format(work->arena, "public/%s%s.md",
                      compose_public_name(work->arena, &input, study).s, draft_forms[story].suffix);
}

struct str draft_markdown(struct workspace *work, struct arena *arena,
                          const struct case_study *study, bool story) {
    struct draft draft = {.made.arena = arena};
    if (study->unread || !draft_compose(work, study, &draft_forms[story], &draft))
        return (struct str){0};
    draft_name_figures(work, &draft);
    return write_markdown(arena, draft.made.document);
}

bool draft_see(struct workspace *work, const struct case_study *study, bool story,
               struct draft_view *view) {
    struct compose_input input = work_compose_input(work);
    struct draft draft = {.made.arena = view->arena};
    if (study->unread || !draft_compose(work, study, &draft_forms[story], &draft))
        return false;
    draft_name_figures(work, &draft);
    view->name = draft.name;
    view->study = study;
    view->document = draft.made.document;
    view->secrets = compose_secrets(view->arena, &input, study, &view->secret_count);
    view->pictures = draft.pictures;
    view->picture_count = draft.picture_count;
    return true;
}

static enum status draft_make(struct workspace *work, struct arena *arena,
                              const struct case_study *study, const struct draft_form *form) {
    struct compose_input input = work_compose_input(work);
    struct draft draft = {.made.arena = arena};
    if (!draft_compose(work, study, form, &draft))
        return STATUS_OK;
    draft.study = study;
    draft.secrets = compose_secrets(arena, &input, study, &draft.secret_count);
    draft.searched = NEW_ARRAY(arena, struct searched, draft.secret_count + 1);
    for (size_t k = 0; k < draft.secret_count; k++)
        draft.searched[k] = (struct searched){draft.secrets[k].text, draft.secrets[k].capital};
    if (!*form->suffix) {
        struct draft_search search = {work, study, arena, draft.name};
        draft_words_review(&search, draft.secrets, draft.secret_count);
    }
    return draft_write(work, &draft);
}

enum status drafts_make(struct workspace *work, size_t from, size_t to) {
    enum status status = STATUS_OK;
    for (size_t k = from * COUNT(draft_forms); k < to * COUNT(draft_forms) && status == STATUS_OK;
         k++) {
        struct arena *arena = arena_scratch(work->arena);
        status = draft_make(work, arena, &work->dossier->cases[k / COUNT(draft_forms)],
                            &draft_forms[k % COUNT(draft_forms)]);
        arena_drop(arena);
    }
    return status;
}
