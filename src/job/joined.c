#include "job/joined.h"

#include "model/words.h"

static struct document describe(struct arena *arena, const struct document *first,
                                struct str title) {
    return (struct document){.root = node_new(arena, NODE_DOCUMENT),
                             .title = title,
                             .author = first->author,
                             .subject = first->subject,
                             .language = first->language,
                             .file_name = STR("submission.pdf")};
}

static enum status write_parts(struct arena *arena, struct pages pages,
                               const struct pdf_options *options, struct joined *joined) {
    joined->pages = pages.count;
    return write_pdf(arena, &pages, options, &joined->written);
}

enum status joined_submission(struct workspace *work, struct arena *arena,
                              const struct job_documents *documents, const struct pages *exhibits,
                              const struct pdf_options *options, struct joined *joined) {
    const struct words *words = words_of(work->dossier->language);
    struct str packet = str_of(words->packet);
    struct pages_part parts[] = {
        {&documents->assessment.pages, str_of(words->self_assessment), STR(""), 0},
        {&documents->packet.pages, packet, str_slice(packet, 0, 1), 0},
        {exhibits, str_of(words->evidence), STR(""), 0}};
    struct document whole = describe(
        arena, documents->assessment.document,
        str_format(arena, "%.*s: %s", STR_ARG(work->dossier->partner_name), words->submission));
    if (exhibits)
        whole.file_name = exhibits->document->file_name;
    size_t count = exhibits ? COUNT(parts) : COUNT(parts) - 1;
    return write_parts(arena, pages_join(arena, &whole, parts, count), options, joined);
}

enum status joined_exhibits(struct workspace *work, struct arena *arena,
                            const struct joined_exhibits *exhibits,
                            const struct pdf_options *options, struct joined *joined) {
    const struct words *words = words_of(work->dossier->language);
    struct pages pages =
        pages_take_exhibits(arena, exhibits->from, exhibits->list, exhibits->count);
    struct str title = str_of(words->evidence);
    struct pages_part part = {&pages, exhibits->count == 1 ? pages.document->title : title, STR(""),
                              0};
    struct document whole = describe(arena, pages.document, part.title);
    whole.file_name = pages.document->file_name;
    return write_parts(arena, pages_join(arena, &whole, &part, 1), options, joined);
}
