/* Poppler reads PDFs here and nowhere else. What it has to say about a damaged file goes to GLib's
 * debug log, which is not printed; a file it cannot read is the caller's finding. */
#include "evidence/pdf_text.h"

#include <poppler.h>

#include "base/buf.h"
#include "base/limits.h"

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

struct pdf_text *pdf_text_of(struct arena *arena, struct str *pages, size_t count) {
    struct pdf_text *pdf = NEW(arena, struct pdf_text);
    *pdf = (struct pdf_text){
        .arena = arena, .count = count, .pages = pages, .known = NEW_ARRAY(arena, bool, count)};
    for (size_t i = 0; i < count; i++)
        pdf->known[i] = true;
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

/* ---- beside the pages ---- */

static void add_line(struct buf *buf, char *text) {
    if (text)
        buf_printf(buf, "%s\n", text);
    g_free(text);
}

static void add_action(struct buf *buf, const PopplerAction *action, bool titled) {
    if (titled && action->any.title)
        buf_printf(buf, "%s\n", action->any.title);
    if (action->type == POPPLER_ACTION_URI && action->uri.uri)
        buf_printf(buf, "%s\n", action->uri.uri);
}

static void add_outline(struct buf *buf, PopplerIndexIter *at, int depth) {
    if (!at)
        return;
    do {
        PopplerAction *action = poppler_index_iter_get_action(at);
        PopplerIndexIter *child = poppler_index_iter_get_child(at);
        add_action(buf, action, true);
        if (depth < LIMIT_FOLDERS)
            add_outline(buf, child, depth + 1);
        if (child)
            poppler_index_iter_free(child);
        poppler_action_free(action);
    } while (poppler_index_iter_next(at));
}

static void add_alternatives(struct buf *buf, PopplerStructureElementIter *at, int depth) {
    if (!at)
        return;
    do {
        PopplerStructureElement *element = poppler_structure_element_iter_get_element(at);
        PopplerStructureElementIter *child = poppler_structure_element_iter_get_child(at);
        add_line(buf, poppler_structure_element_get_alt_text(element));
        add_line(buf, poppler_structure_element_get_actual_text(element));
        add_line(buf, poppler_structure_element_get_title(element));
        if (depth < LIMIT_FOLDERS)
            add_alternatives(buf, child, depth + 1);
        if (child)
            poppler_structure_element_iter_free(child);
        g_object_unref(element);
    } while (poppler_structure_element_iter_next(at));
}

static void add_links(struct buf *buf, PopplerDocument *document, int number) {
    PopplerPage *page = poppler_document_get_page(document, number);
    if (!page)
        return;
    GList *links = poppler_page_get_link_mapping(page);
    for (const GList *at = links; at; at = at->next) {
        const PopplerLinkMapping *link = at->data;
        if (link->action)
            add_action(buf, link->action, false);
    }
    poppler_page_free_link_mapping(links);
    g_object_unref(page);
}

struct str pdf_text_beside(struct pdf_text *pdf) {
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    PopplerIndexIter *outline = poppler_index_iter_new(pdf->document);
    PopplerStructureElementIter *structure = poppler_structure_element_iter_new(pdf->document);
    add_line(&buf, poppler_document_get_title(pdf->document));
    add_line(&buf, poppler_document_get_author(pdf->document));
    add_line(&buf, poppler_document_get_subject(pdf->document));
    add_line(&buf, poppler_document_get_keywords(pdf->document));
    add_outline(&buf, outline, 0);
    add_alternatives(&buf, structure, 0);
    if (outline)
        poppler_index_iter_free(outline);
    if (structure)
        poppler_structure_element_iter_free(structure);
    for (size_t i = 0; i < pdf->count; i++)
        add_links(&buf, pdf->document, (int)i);
    return buf_str(&buf);
}

struct str pdf_text_xmp(struct pdf_text *pdf) {
    char *text = poppler_document_get_metadata(pdf->document);
    if (text)
        arena_defer(pdf->arena, g_free, text);
    return str_of(text);
}
