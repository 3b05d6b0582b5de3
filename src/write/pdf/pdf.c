/* The PDF of a document's pages, from first object to trailer. The order of objects, and so every
 * byte, follows from the input alone; /ID is the digest of all that stands before the
 * cross-references. */
#include "write/pdf/pdf.h"

#include "base/limits.h"
#include "write/pdf/archive.h"
#include "write/pdf/font.h"
#include "write/pdf/foreign.h"
#include "write/pdf/navigation.h"
#include "write/pdf/page.h"
#include "write/pdf/structure.h"
#include "write/pdf/syntax.h"
#include "write/pdf/writer.h"

static void put_info(struct buf *buf, const char *key, struct str text) {
    if (str_empty(text))
        return;
    buf_printf(buf, "/%s", key);
    pdf_put_text(buf, text);
}

static void write_catalog(struct pdf *pdf) {
    const struct document *document = pdf->pages->document;
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    struct buf names = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    if (document && !str_empty(document->language))
        put_info(&buf, "Lang", document->language);
    buf_add_text(&buf, "/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>");
    /* One call after the other: objects are numbered in the order of the calls. */
    buf_printf(&buf, "/StructTreeRoot %u 0 R", pdf_write_structure(pdf));
    buf_printf(&buf, "/Metadata %u 0 R", pdf_write_metadata(pdf));
    buf_printf(&buf, "/OutputIntents[%u 0 R]", pdf_write_intent(pdf));
    unsigned destinations = pdf_write_destinations(pdf);
    if (destinations)
        buf_printf(&names, "/Dests %u 0 R", destinations);
    pdf_write_attachments(pdf, &buf, &names);
    if (names.count)
        buf_printf(&buf, "/Names<<%s>>", buf_str(&names).s);
    pdf_put_layers(pdf, &buf);
    pdf_put_page_labels(&buf, pdf->pages);
    pdf_keep_entries(pdf->file, haru_catalog(pdf->haru), buf_str(&buf));
}

/* All but the file is dropped here: it is a multiple of it. */
enum status write_pdf(struct arena *arena, const struct pages *pages,
                      const struct pdf_options *options, struct pdf_written *written) {
    struct arena *scratch = arena_scratch(arena);
    struct pdf pdf = {
        .arena = scratch, .lasting = arena, .written = written, .pages = pages, .options = options};
    *written = (struct pdf_written){0};
    pdf.haru = haru_new(scratch, pages->count);
    pdf.file = pdf_file_new(scratch, arena, pdf.haru);
    pdf.page_objects = NEW_ARRAY(scratch, struct haru_page, pages->count + 1);
    for (size_t i = 0; i < pages->count; i++)
        pdf.page_objects[i] = haru_add_page(pdf.haru, pages->list[i].width, pages->list[i].height);
    pdf_write_fonts(&pdf);
    pdf_start_structure(&pdf);
    pdf_write_pages(&pdf);
    pdf_write_outline(&pdf);
    const struct document *document = pdf.pages->document;
    struct buf buf = buf_init(pdf.arena, LIMIT_OUTPUT_BYTES);
    if (document) {
        put_info(&buf, "Title", document->title);
        put_info(&buf, "Author", document->author);
        put_info(&buf, "Subject", document->subject);
    }
    put_info(&buf, "Creator", STR("dossier"));
    pdf_put_date(&buf, "CreationDate", pdf.options->date);
    pdf_put_date(&buf, "ModDate", pdf.options->date);
    pdf_keep_entries(pdf.file, haru_info(pdf.haru), buf_str(&buf));
    write_catalog(&pdf);
    enum status status = pdf_file_close(pdf.file, &written->bytes);
    arena_drop(scratch);
    return status;
}
