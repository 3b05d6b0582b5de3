/* The PDF of a document's pages, from first object to trailer. The order of objects, and so every
 * byte, follows from the input alone; /ID is the digest of all that stands before the
 * cross-references. */
#include <stdlib.h>

#include "base/limits.h"
#include "sys/file.h"
#include "write/pdf/pdf.h"

enum {
    PAGES_PER_NODE = 64, /* pages under one node of the page tree */
    OBJECTS_PER_PAGE = 80
};

static void record_error(HPDF_STATUS error, HPDF_STATUS detail, void *user) {
    struct pdf *pdf = user;
    (void)detail;
    if (pdf->error == HPDF_OK)
        pdf->error = error;
}

static void *allocate(HPDF_UINT size) {
    return malloc(size);
}

static void drop_document(void *object) {
    struct pdf *pdf = object;
    if (pdf->doc)
        HPDF_Free(pdf->doc);
    pdf->doc = NULL;
    libdeflate_free_compressor(pdf->compressor);
    pdf->compressor = NULL;
}

/* libharu leaks on its error paths unless it has a pool, which it frees as a whole. A pool block of
 * one byte makes every allocation a block of its own, for the pool does not align what it hands out
 * of a shared one. */
static void open_document(struct pdf *pdf) {
    arena_defer(pdf->arena, drop_document, pdf);
    pdf->doc = HPDF_NewEx(record_error, allocate, free, 1, pdf);
    if (!pdf->doc)
        pdf_fail(pdf);
    pdf->doc->pdf_version = HPDF_VER_17;
    pdf_check(pdf, HPDF_SetPagesConfiguration(pdf->doc, PAGES_PER_NODE));
    /* The pool keeps each old list of objects when the list grows: it should grow rarely. */
    pdf->doc->xref->entries->items_per_block += (HPDF_UINT)pdf->pages->count * OBJECTS_PER_PAGE;
    pdf_open_file(pdf);
}

static void set_box(struct pdf *pdf, HPDF_Page page) {
    pdf_check(pdf, HPDF_Page_SetWidth(page, (HPDF_REAL)pdf->pages->width / 1000));
    pdf_check(pdf, HPDF_Page_SetHeight(page, (HPDF_REAL)pdf->pages->height / 1000));
}

static void add_pages(struct pdf *pdf) {
    pdf->page_objects = NEW_ARRAY(pdf->arena, HPDF_Page, pdf->pages->count + 1);
    for (size_t i = 0; i < pdf->pages->count; i++) {
        HPDF_Page page = HPDF_AddPage(pdf->doc);
        if (!page)
            pdf_fail(pdf);
        set_box(pdf, page);
        pdf_check(pdf, HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)i));
        pdf_check(pdf, HPDF_Dict_AddName(page, "Tabs", "S"));
        pdf->page_objects[i] = page;
    }
}

static void write_pages(struct pdf *pdf) {
    struct pdf_content *content = NEW(pdf->arena, struct pdf_content);
    content->pdf = pdf;
    content->buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < pdf->pages->count; i++) {
        pdf_write_page(pdf, content, i);
        pdf_write_links(pdf, i);
    }
}

static void put_info(struct buf *buf, const char *key, struct str text) {
    if (str_empty(text))
        return;
    buf_printf(buf, "/%s", key);
    pdf_put_text(buf, text);
}

static void write_info(struct pdf *pdf) {
    const struct document *document = pdf->pages->document;
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    if (document) {
        put_info(&buf, "Title", document->title);
        put_info(&buf, "Author", document->author);
        put_info(&buf, "Subject", document->subject);
    }
    put_info(&buf, "Creator", STR("dossier"));
    pdf_put_date(&buf, "CreationDate", pdf->options->date);
    pdf_put_date(&buf, "ModDate", pdf->options->date);
    pdf_set_entries(pdf, pdf->doc->info, buf_str(&buf));
}

static void write_names(struct pdf *pdf, struct buf *catalog) {
    struct buf names = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    HPDF_Dict destinations = pdf_write_names(pdf);
    if (destinations)
        buf_printf(&names, "/Dests %u 0 R", pdf_number(destinations));
    pdf_write_attachments(pdf, catalog, &names);
    if (names.count)
        buf_printf(catalog, "/Names<<%s>>", buf_str(&names).s);
}

static void write_catalog(struct pdf *pdf) {
    const struct document *document = pdf->pages->document;
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    if (document && !str_empty(document->language))
        put_info(&buf, "Lang", document->language);
    buf_add_text(&buf, "/ViewerPreferences<</DisplayDocTitle true>>/MarkInfo<</Marked true>>");
    /* One call after the other: objects are numbered in the order of the calls. */
    buf_printf(&buf, "/StructTreeRoot %u 0 R", pdf_number(pdf_write_structure(pdf)));
    buf_printf(&buf, "/Metadata %u 0 R", pdf_number(pdf_write_metadata(pdf)));
    buf_printf(&buf, "/OutputIntents[%u 0 R]", pdf_number(pdf_write_intent(pdf)));
    write_names(pdf, &buf);
    pdf_put_page_labels(&buf, pdf->pages);
    if (pdf->pages->outline_count)
        pdf_check(pdf, HPDF_SetPageMode(pdf->doc, HPDF_PAGE_MODE_USE_OUTLINE));
    pdf_set_entries(pdf, pdf->doc->catalog, buf_str(&buf));
}

static enum status write_all(struct pdf *pdf) {
    if (setjmp(pdf->failed) != 0) {
        bool memory = !pdf->doc || pdf->error == HPDF_FAILD_TO_ALLOC_MEM ||
                      pdf->doc->error.error_no == HPDF_FAILD_TO_ALLOC_MEM;
        return memory && !pdf->too_large ? STATUS_MEMORY : STATUS_LIMIT;
    }
    open_document(pdf);
    add_pages(pdf);
    pdf_collect_fonts(pdf);
    pdf_write_fonts(pdf);
    pdf_start_tags(pdf);
    write_pages(pdf);
    pdf_write_outline(pdf);
    write_info(pdf);
    write_catalog(pdf);
    pdf->file = pdf_close_file(pdf);
    return STATUS_OK;
}

/* All but the file is dropped here: it is a multiple of it. */
enum status write_pdf(struct arena *arena, const struct pages *pages,
                      const struct pdf_options *options, struct str *bytes) {
    struct arena *scratch = arena_scratch(arena);
    struct pdf *pdf = NEW(scratch, struct pdf);
    pdf->arena = scratch;
    pdf->lasting = arena;
    pdf->pages = pages;
    pdf->options = options;
    enum status status = write_all(pdf);
    if (status == STATUS_OK)
        *bytes = pdf->file;
    arena_drop(scratch);
    return status;
}
