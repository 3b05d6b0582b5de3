/* Poppler reads PDFs here and nowhere else. What it has to say about a damaged file goes to GLib's
 * debug log, which is not printed; a file it cannot read is the caller's finding. */
#include "evidence/pdf_text.h"

#include <poppler.h>

struct pdf_text {
    struct arena *arena;
    PopplerDocument *document;
    size_t count;
    struct str *pages;
    bool *known;
};

struct pdf_text *pdf_text_open(struct arena *arena, struct str bytes) {
    GBytes *borrowed = g_bytes_new_static(bytes.s, bytes.n);
    PopplerDocument *document = poppler_document_new_from_bytes(borrowed, NULL, NULL);
    g_bytes_unref(borrowed);
    if (!document)
        return NULL;
    arena_defer(arena, g_object_unref, document);
    int count = poppler_document_get_n_pages(document);
    if (count <= 0)
        return NULL;
    struct pdf_text *pdf = NEW(arena, struct pdf_text);
    *pdf = (struct pdf_text){.arena = arena,
                             .document = document,
                             .count = (size_t)count,
                             .pages = NEW_ARRAY(arena, struct str, (size_t)count),
                             .known = NEW_ARRAY(arena, bool, (size_t)count)};
    return pdf;
}

size_t pdf_text_pages(const struct pdf_text *pdf) {
    return pdf->count;
}

struct str pdf_text_page(struct pdf_text *pdf, size_t page) {
    if (page == 0 || page > pdf->count)
        return STR("");
    if (pdf->known[page - 1])
        return pdf->pages[page - 1];
    PopplerPage *opened = poppler_document_get_page(pdf->document, (int)(page - 1));
    char *text = opened ? poppler_page_get_text(opened) : NULL;
    if (opened)
        g_object_unref(opened);
    if (text)
        arena_defer(pdf->arena, g_free, text);
    pdf->pages[page - 1] = str_of(text);
    pdf->known[page - 1] = true;
    return pdf->pages[page - 1];
}
