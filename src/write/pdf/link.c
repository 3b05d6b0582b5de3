/* Ways through a document: link annotations (ISO 32000-1, 12.5.6.5), the outline (12.3.3) and named
 * destinations (12.3.2.3), by which the sister document points in here. */
#include "base/limits.h"
#include "write/pdf/pdf.h"

/* Names in one leaf of the name tree: a reader parses one leaf to find a name. */
enum { LEAF = 64 };

static void put_destination(struct buf *buf, const struct pdf *pdf, size_t page, int y) {
    int64_t top = (int64_t)pdf->pages->height - y;
    buf_printf(buf, "[%u 0 R/XYZ 0 ", pdf_number(pdf->page_objects[page]));
    pdf_put_milli(buf, top < 0 ? 0 : top);
    buf_add_text(buf, " null]");
}

/* A URI is ASCII (RFC 3986, 2): the rest is percent-encoded; what is encoded already stays. */
static void put_uri(struct pdf *pdf, struct buf *buf, struct str uri) {
    struct buf ascii = buf_init(pdf->arena, 4 * uri.n + 1);
    for (size_t i = 0; i < uri.n; i++) {
        unsigned char c = (unsigned char)uri.s[i];
        if (c <= 0x20 || c >= 0x7F || c == '<' || c == '>' || c == '"')
            buf_printf(&ascii, "%%%02X", (unsigned)c);
        else
            buf_add_char(&ascii, (char)c);
    }
    pdf_put_bytes(buf, buf_str(&ascii));
}

/* "case-studies.pdf#contoso": a file beside this one. */
static bool split_file(struct str target, struct str *file, struct str *anchor) {
    size_t hash = str_find(target, STR("#"), 0);
    *file = str_slice(target, 0, hash);
    *anchor = hash == SIZE_MAX ? (struct str){0} : str_slice(target, hash + 1, target.n);
    return str_ends(*file, STR(".pdf")) && str_find(*file, STR(":"), 0) == SIZE_MAX;
}

bool pdf_leads_somewhere(const struct pdf *pdf, struct str target) {
    if (!str_starts(target, STR("#")))
        return !str_empty(target);
    const struct anchor *anchor = pages_find_anchor(pdf->pages, str_slice(target, 1, target.n));
    return anchor && anchor->page < pdf->pages->count;
}

static void put_action(struct pdf *pdf, struct buf *buf, struct str target) {
    struct str file, anchor_name;
    if (str_starts(target, STR("#"))) {
        const struct anchor *anchor = pages_find_anchor(pdf->pages, str_slice(target, 1, target.n));
        buf_add_text(buf, "/Dest");
        put_destination(buf, pdf, anchor->page, anchor->y);
    } else if (split_file(target, &file, &anchor_name)) {
        if (!str_empty(pdf->options->sister))
            file = pdf->options->sister;
        buf_add_text(buf, "/A<</S/GoToR/NewWindow true/F<</Type/Filespec/F");
        pdf_put_bytes(buf, file);
        buf_add_text(buf, "/UF");
        pdf_put_text(buf, file);
        buf_add_text(buf, ">>/D");
        if (str_empty(anchor_name))
            buf_add_text(buf, "[0/Fit]");
        else
            pdf_put_bytes(buf, anchor_name);
        buf_add_text(buf, ">>");
    } else {
        buf_add_text(buf, "/A<</S/URI/URI");
        put_uri(pdf, buf, target);
        buf_add_text(buf, ">>");
    }
}

/* The structure names the annotation, and the annotation its place in the structure and what it
 * is, for those who do not see it (ISO 14289-1, 7.18.5). */
static void tag_link(struct pdf *pdf, struct buf *buf, const struct link *link, HPDF_Dict object,
                     size_t page) {
    struct str text = node_text(pdf->arena, link->node);
    buf_printf(buf, "/StructParent %zu/Contents",
               pdf_tag_annotation(pdf, link->node, object, page));
    pdf_put_text(buf, str_empty(text) ? link->target : text);
}

static HPDF_Dict write_link(struct pdf *pdf, const struct link *link, size_t page) {
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    int64_t top = (int64_t)pdf->pages->height - link->y;
    const int64_t corners[] = {link->x, top - link->height, (int64_t)link->x + link->width, top};
    buf_add_text(&buf, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
    for (size_t i = 0; i < 4; i++) {
        pdf_put_milli(&buf, corners[i]);
        buf_add_text(&buf, i < 3 ? " " : "]");
    }
    put_action(pdf, &buf, link->target);
    HPDF_Dict object = pdf_add_object(pdf, (struct str){0});
    if (link->node)
        tag_link(pdf, &buf, link, object, page);
    pdf_set_entries(pdf, object, buf_str(&buf));
    return object;
}

static HPDF_Array add_array(struct pdf *pdf, HPDF_Dict owner, const char *key) {
    HPDF_Array array = HPDF_Array_New(pdf->doc->mmgr);
    if (!array)
        pdf_fail(pdf);
    pdf_check(pdf, HPDF_Dict_Add(owner, key, array));
    return array;
}

void pdf_write_links(struct pdf *pdf, size_t number) {
    const struct page *page = &pdf->pages->list[number];
    HPDF_Array annotations = NULL;
    for (size_t i = 0; i < page->link_count; i++) {
        if (!pdf_leads_somewhere(pdf, page->links[i].target))
            continue;
        HPDF_Dict link = write_link(pdf, &page->links[i], number);
        if (!annotations)
            annotations = add_array(pdf, pdf->page_objects[number], "Annots");
        pdf_check(pdf, HPDF_Array_Add(annotations, link));
    }
}

/* libharu chains the entries; title and destination are ours: it knows neither UTF-8 nor "keep the
 * zoom". */
static HPDF_Outline write_entry(struct pdf *pdf, HPDF_Outline parent,
                                const struct outline_entry *entry) {
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    HPDF_Outline outline = HPDF_CreateOutline(pdf->doc, parent, "x", NULL);
    if (!outline)
        pdf_fail(pdf);
    pdf_check(pdf, HPDF_Outline_SetOpened(outline, entry->level <= 1));
    pdf_check(pdf, HPDF_Dict_RemoveElement(outline, "Title"));
    buf_add_text(&buf, "/Title");
    pdf_put_text(&buf, entry->title);
    buf_add_text(&buf, "/Dest");
    put_destination(&buf, pdf, entry->page, entry->y);
    pdf_set_entries(pdf, outline, buf_str(&buf));
    return outline;
}

/* `path` holds the last entry of each level; a skipped level hangs under the nearest above. */
void pdf_write_outline(struct pdf *pdf) {
    enum { DEPTH = 8 };
    HPDF_Outline path[DEPTH] = {NULL};
    for (size_t i = 0; i < pdf->pages->outline_count; i++) {
        const struct outline_entry *entry = &pdf->pages->outline[i];
        int level = entry->level < 1 ? 1 : entry->level >= DEPTH ? DEPTH - 1 : entry->level;
        if (entry->page >= pdf->pages->count)
            continue;
        HPDF_Outline parent = NULL;
        for (int above = 1; above < level; above++)
            parent = path[above] ? path[above] : parent;
        path[level] = write_entry(pdf, parent, entry);
        for (int below = level + 1; below < DEPTH; below++)
            path[below] = NULL;
    }
}

static HPDF_Dict write_leaf(struct pdf *pdf, const struct anchor *anchors, size_t count) {
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    buf_add_text(&buf, "/Limits[");
    pdf_put_bytes(&buf, anchors[0].name);
    pdf_put_bytes(&buf, anchors[count - 1].name);
    buf_add_text(&buf, "]/Names[");
    for (size_t i = 0; i < count; i++) {
        pdf_put_bytes(&buf, anchors[i].name);
        put_destination(&buf, pdf, anchors[i].page, anchors[i].y);
    }
    buf_add_text(&buf, "]");
    return pdf_add_object(pdf, buf_str(&buf));
}

HPDF_Dict pdf_write_names(struct pdf *pdf) {
    const struct pages *pages = pdf->pages;
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    if (pages->anchor_count == 0)
        return NULL;
    buf_add_text(&buf, "/Kids[");
    for (size_t from = 0; from < pages->anchor_count; from += LEAF) {
        size_t rest = pages->anchor_count - from;
        HPDF_Dict leaf = write_leaf(pdf, pages->anchors + from, rest < LEAF ? rest : LEAF);
        buf_printf(&buf, "%u 0 R ", pdf_number(leaf));
    }
    buf_add_text(&buf, "]");
    return pdf_add_object(pdf, buf_str(&buf));
}

/* Labels are the numbers that the pages print and that the self-assessment names ("packet p. 14"):
 * whoever types one arrives there (12.4.2). See pages_label(). */
void pdf_put_page_labels(struct buf *buf, const struct pages *pages) {
    buf_add_text(buf, "/PageLabels<</Nums[");
    if (pages->front > 0)
        buf_add_text(buf, "0<</S/r>>");
    if (pages->front < pages->count)
        buf_printf(buf, "%zu<</S/D>>", pages->front);
    buf_add_text(buf, "]>>");
}
