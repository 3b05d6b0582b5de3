/* What a part has searched before it wrote, is searched here once more in what it has written: HTML
 * without its tags, a PDF by a reader that is not ours, pictures for anything but pixels. */
#include "job/proof.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/limits.h"
#include "evidence/pdf_text.h"
#include "job/draft_words.h"
#include "job/drafts.h"
#include "model/public_proof.h"
#include "model/rewording.h"
#include "write/picture.h"
#include "write/write.h"

enum { FORMS = 2 }; /* draft and story */

struct proving {
    struct workspace *work;
    struct public_proof proof;
    struct str key; /* of the digests of secrets, behind the salt */
    struct reworded_draft *reworded;
    size_t reworded_count;
};

/* ---- the bytes as their readers see them ---- */

static const char *const searched_markdown[] = {"name", "text", NULL};
static const char *const searched_html[] = {"name", "text without tags and style",
                                            "values of attributes", NULL};
static const char *const searched_pdf[] = {"name",
                                           "text of the pages",
                                           "title, author, subject, keywords",
                                           "XMP",
                                           "outline",
                                           "links",
                                           "alternative texts",
                                           NULL};
static const char *const searched_picture[] = {"name", "words drawn", "chunks beside the pixels",
                                               NULL};
static const char *const searched_picture_read[] = {
    "name", "words drawn", "words read in the pixels", "chunks beside the pixels", NULL};

static struct str text_of_pdf(struct arena *arena, struct str bytes) {
    struct pdf_text *pdf = pdf_text_open(arena, bytes);
    struct buf buf = buf_init(arena, LIMIT_OUTPUT_BYTES);
    if (!pdf)
        return (struct str){0};
    for (size_t page = 1; page <= pdf_text_pages(pdf); page++) {
        buf_add(&buf, pdf_text_page(pdf, page));
        buf_add_char(&buf, '\n');
    }
    buf_add(&buf, pdf_text_beside(pdf));
    buf_add(&buf, secret_html_text(arena, pdf_text_xmp(pdf)));
    return buf_str(&buf);
}

static struct str text_of(struct arena *arena, const struct output *output) {
    if (str_ends(output->name, STR(".md")))
        return output->bytes;
    if (str_ends(output->name, STR(".html")))
        return secret_html_text(arena, output->bytes);
    if (str_ends(output->name, STR(".pdf")))
        return text_of_pdf(arena, output->bytes);
    return (struct str){0};
}

static bool is_picture(const struct output *output) {
    return str_ends(output->name, STR(".png")) || str_ends(output->name, STR(".jpg"));
}

static const char *const *searched_of(const struct output *output) {
    if (str_ends(output->name, STR(".md")))
        return searched_markdown;
    if (str_ends(output->name, STR(".html")))
        return searched_html;
    if (str_ends(output->name, STR(".pdf")))
        return searched_pdf;
    return output->pixels_read ? searched_picture_read : searched_picture;
}

/* ---- search ---- */

static void search(struct proving *proving, const struct output *output,
                   const struct draft_view *view) {
    struct arena *arena = view->arena;
    struct searched *secrets = NEW_ARRAY(arena, struct searched, view->secret_count + 1);
    for (size_t i = 0; i < view->secret_count; i++)
        secrets[i] = (struct searched){view->secrets[i].text, view->secrets[i].capital};
    struct str shown =
        str_format(arena, "%s\n%.*s", output->name.s, STR_ARG(text_of(arena, output)));
    struct draft_search own = {proving->work, view->study, arena, output->name};
    struct passages passages = {0};
    passages_add(arena, &passages, proving->work->dossier, view->document);
    size_t hit = draft_words_find(
        &own, &(struct draft_secrets){secrets, view->secret_count, &passages}, shown, 0);
    struct findings *findings = &proving->work->made.findings;
    struct place place = {.file = proving->work->dossier->manifest};
    if (str_ends(output->name, STR(".pdf")) && !pdf_text_open(arena, output->bytes))
        findings_add(findings, MESSAGE_PUBLIC_UNREADABLE, place, {say_text(output->name)});
    if (hit < view->secret_count)
        findings_add(findings, MESSAGE_LEAK, view->secrets[hit].place,
                     {say_text(output->name), say_text(STR("")), say_text(view->secrets[hit].what),
                      say_text(view->secrets[hit].text)});
    const char *const *beside = picture_list_extras(arena, output->bytes);
    if (is_picture(output) && beside[0])
        findings_add(findings, MESSAGE_PICTURE_EXTRAS, place,
                     {say_text(output->name), say_text(str_of(beside[0]))});
}

/* ---- what is told of it ---- */

/* Of "aws-account-id of contoso" what stands before the case study or person, which the public need
 * not know. */
static struct str kind_of(const struct secret *secret) {
    size_t end = str_find(secret->what, STR(" of "), 0);
    return end == SIZE_MAX ? STR("term") : str_slice(secret->what, 0, end);
}

static void add_secrets(struct proving *proving, const struct draft_view *view,
                        struct proof_draft *draft) {
    struct arena *arena = proving->work->arena;
    draft->secret_count = view->secret_count;
    draft->secrets = NEW_ARRAY(arena, struct proof_secret, view->secret_count);
    for (size_t i = 0; i < view->secret_count; i++) {
        struct str text = str_format(arena, "%s\n%s\n%.*s\n", proving->proof.salt.s, proving->key.s,
                                     STR_ARG(view->secrets[i].text));
        struct str kind = kind_of(&view->secrets[i]);
        draft->secrets[i] = (struct proof_secret){.digest = digest_sha256(arena, text),
                                                  .kind = str_copy(arena, kind.s, kind.n)};
    }
}

/* Their order tells nothing then, neither does it tell which are long. */
static int compare_secrets(const void *left, const void *right) {
    const struct proof_secret *a = left, *b = right;
    return str_compare(a->digest, b->digest);
}

static void count_replaced(const struct rewordings *rewordings, struct proof_draft *draft,
                           size_t form) {
    for (size_t i = 0; i < rewordings->count; i++)
        for (size_t k = 0; k < rewordings->list[i].cut_count; k++)
            draft->secrets[rewordings->list[i].cuts[k].secret].drafts[form]++;
}

static void add_picture(struct proving *proving, const struct output *output,
                        const struct image *image, struct proof_draft *draft) {
    static const char *const types[] = {
        [IMAGE_PNG] = "PNG", [IMAGE_JPEG] = "JPEG", [IMAGE_SVG] = "SVG"};
    struct arena *arena = proving->work->arena;
    *APPEND(arena, draft->pictures, draft->picture_count) =
        (struct proof_picture){.path = file_name(output->name),
                               .from = types[image->type],
                               .taken_out = picture_list_extras(arena, image->bytes),
                               .pixels_read = output->pixels_read};
}

static void add_file(struct proving *proving, const struct output *output,
                     struct proof_draft *draft) {
    struct arena *arena = proving->work->arena;
    *APPEND(arena, draft->files, draft->file_count) =
        (struct proof_file){.path = file_name(output->name),
                            .sha256 = digest_sha256(arena, output->bytes),
                            .bytes = output->bytes.n,
                            .searched = searched_of(output)};
}

static const struct output *find_output(const struct workspace *work, struct str name) {
    for (size_t i = 0; i < work->made.output_count; i++)
        if (str_equal(work->made.outputs[i].name, name))
            return &work->made.outputs[i];
    return NULL;
}

static void take_output(struct proving *proving, const struct draft_view *view, struct str name,
                        struct proof_draft *draft) {
    const struct output *output = find_output(proving->work, name);
    if (!output)
        return;
    search(proving, output, view);
    add_file(proving, output, draft);
}

static void take_view(struct proving *proving, const struct draft_view *view, size_t form,
                      struct proof_draft *draft) {
    static const char *const endings[] = {"md", "html", "pdf"};
    struct workspace *work = proving->work;
    if (!draft->secrets)
        add_secrets(proving, view, draft);
    count_replaced(view->document->rewordings, draft, form);
    for (size_t i = 0; i < COUNT(endings); i++)
        take_output(proving, view, str_format(view->arena, "%s.%s", view->name.s, endings[i]),
                    draft);
    for (size_t i = 0; i < view->picture_count; i++) {
        struct str name = draft_picture_name(view->arena, view->name, view->pictures[i], i);
        const struct output *output = find_output(work, name);
        take_output(proving, view, name, draft);
        if (output)
            add_picture(proving, output, view->pictures[i], draft);
    }
    *APPEND(work->arena, proving->reworded, proving->reworded_count) =
        (struct reworded_draft){.name = str_format(work->arena, "%s.md", view->name.s),
                                .rewordings = view->document->rewordings,
                                .language = view->document->language};
}

static void take_case(struct proving *proving, const struct case_study *study) {
    struct workspace *work = proving->work;
    struct proof_draft draft = {.file_count = 0};
    for (size_t form = 0; form < FORMS; form++) {
        struct draft_view view = {.arena = work->arena};
        if (!draft_see(work, study, form == 1, &view))
            continue;
        if (form == 0)
            draft.name = file_name(view.name);
        take_view(proving, &view, form, &draft);
    }
    if (draft.secret_count)
        qsort(draft.secrets, draft.secret_count, sizeof *draft.secrets, compare_secrets);
    if (draft.file_count)
        *APPEND(work->arena, proving->proof.drafts, proving->proof.draft_count) = draft;
}

/* The salt: of all that was read. The key: the manifest's digest, which the house has and the
 * public has not. */
static void make_salt(struct proving *proving) {
    const struct workspace *work = proving->work;
    const struct inputs *inputs = work->made.findings.inputs;
    struct str *digests = NEW_ARRAY(work->arena, struct str, inputs->count + 1);
    struct buf all = buf_init(work->arena, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < inputs->count; i++) {
        size_t at = i;
        for (; at && str_compare(inputs->list[i].sha256, digests[at - 1]) < 0; at--)
            digests[at] = digests[at - 1];
        digests[at] = inputs->list[i].sha256;
        if (str_equal(inputs->list[i].path, work->dossier->manifest))
            proving->key = inputs->list[i].sha256;
    }
    for (size_t i = 0; i < inputs->count; i++)
        if (!i || !str_equal(digests[i], digests[i - 1]))
            buf_printf(&all, "%.*s\n", STR_ARG(digests[i]));
    proving->proof.salt = digest_sha256(work->arena, buf_str(&all));
}

void proof_make(struct workspace *work) {
    const struct dossier *dossier = work->dossier;
    struct proving proving = {.work = work,
                              .proof = {.version = STR(DOSSIER_VERSION),
                                        .partner = dossier->partner_name,
                                        .date = dossier->date}};
    make_salt(&proving);
    for (size_t i = 0; i < dossier->case_count; i++)
        if (!dossier->cases[i].unread)
            take_case(&proving, &dossier->cases[i]);
    if (!proving.proof.draft_count)
        return;
    product_add_output(&work->made, STR("confidential/changes.html"),
                       write_rewordings(work->arena, proving.reworded, proving.reworded_count));
    product_add_output(&work->made, STR(PUBLIC_PROOF_NAME),
                       write_public_proof(work->arena, &proving.proof));
}
