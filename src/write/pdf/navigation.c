#include "write/pdf/navigation.h"

#include "base/limits.h"
#include "write/pdf/structure.h"
#include "write/pdf/syntax.h"
#include "write/pdf/writer.h"

/* Names in one leaf of the name tree: a reader parses one leaf to find a name. */
enum { LEAF = 64 };

static void put_destination(struct buf *buf, const struct pdf *pdf, size_t page, int y) {
    int64_t top = (int64_t)pdf->pages->list[page].height - y;
    buf_printf(buf, "[%u 0 R/XYZ 0 ", pdf->page_objects[page].number);
    pdf_put_milli(buf, top < 0 ? 0 : top);
    buf_add_text(buf, " null]");
}

/* "case-studies.pdf#contoso": a file beside this one. */
static bool split_file(struct str target, struct str *file, struct str *anchor) {
    size_t hash = str_find(target, STR("#"), 0);
    *file = str_slice(target, 0, hash);
    *anchor = hash == SIZE_MAX ? (struct str){0} : str_slice(target, hash + 1, target.n);
    return str_ends(*file, STR(".pdf")) && str_find(*file, STR(":"), 0) == SIZE_MAX;
}

static void put_action(struct pdf *pdf, struct buf *buf, struct str target, size_t page) {
    struct str file, anchor_name;
    struct anchor anchor;
    if (pages_find_target(pdf->pages, page, target, &anchor)) {
        buf_add_text(buf, "/Dest");
        put_destination(buf, pdf, anchor.page, anchor.y);
    } else if (split_file(target, &file, &anchor_name)) {
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
        /* A URI is ASCII (RFC 3986, 2): the rest is percent-encoded; what is encoded already
         * stays. */
        struct buf ascii = buf_init(pdf->arena, 4 * target.n + 1);
        for (size_t i = 0; i < target.n; i++) {
            unsigned char c = (unsigned char)target.s[i];
            if (c <= 0x20 || c >= 0x7F || c == '<' || c == '>' || c == '"')
                buf_printf(&ascii, "%%%02X", (unsigned)c);
            else
                buf_add_char(&ascii, (char)c);
        }
        pdf_put_bytes(buf, buf_str(&ascii));
        buf_add_text(buf, ">>");
    }
}

/* The structure names the annotation, and the annotation its place in the structure and what it
 * is, for those who do not see it (ISO 14289-1, 7.18.5). */
static unsigned write_link(struct pdf *pdf, const struct link *link, size_t page) {
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    int64_t top = (int64_t)pdf->pages->list[page].height - link->y;
    const int64_t corners[] = {link->x, top - link->height, (int64_t)link->x + link->width, top};
    buf_add_text(&buf, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
    for (size_t i = 0; i < 4; i++) {
        pdf_put_milli(&buf, corners[i]);
        buf_add_text(&buf, i < 3 ? " " : "]");
    }
    put_action(pdf, &buf, link->target, page);
    unsigned number = pdf_reserve(pdf->file);
    if (link->node) {
        struct str text = node_text(pdf->arena, link->node);
        buf_printf(&buf, "/StructParent %zu/Contents",
                   pdf_tag_annotation(pdf, link->node, number, page));
        pdf_put_text(&buf, str_empty(text) ? link->target : text);
    }
    pdf_keep_entries(pdf->file, number, buf_str(&buf));
    return number;
}

void pdf_write_links(struct pdf *pdf, size_t number) {
    const struct page *page = &pdf->pages->list[number];
    for (size_t i = 0; i < page->link_count; i++)
        if (pdf_leads_somewhere(pdf, page->links[i].target, number))
            haru_add_annotation(pdf->haru, pdf->page_objects[number].number,
                                write_link(pdf, &page->links[i], number));
}

/* `path` holds the last entry of each level; a skipped level hangs under the nearest above. */
void pdf_write_outline(struct pdf *pdf) {
    enum { DEPTH = 8 };
    unsigned path[DEPTH] = {0};
    for (size_t i = 0; i < pdf->pages->outline_count; i++) {
        const struct outline_entry *entry = &pdf->pages->outline[i];
        int level = entry->level < 1 ? 1 : entry->level >= DEPTH ? DEPTH - 1 : entry->level;
        if (entry->page >= pdf->pages->count)
            continue;
        unsigned parent = 0;
        for (int above = 1; above < level; above++)
            parent = path[above] ? path[above] : parent;
        struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
        unsigned number = haru_add_outline(pdf->haru, parent, entry->level <= 1);
        buf_add_text(&buf, "/Title");
        pdf_put_text(&buf, entry->title);
        buf_add_text(&buf, "/Dest");
        put_destination(&buf, pdf, entry->page, entry->y);
        pdf_keep_entries(pdf->file, number, buf_str(&buf));
        path[level] = number;
        for (int below = level + 1; below < DEPTH; below++)
            path[below] = 0;
    }
}

static unsigned write_leaf(struct pdf *pdf, const struct anchor *anchors, size_t count) {
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
    return pdf_add_dictionary(pdf->file, buf_str(&buf));
}

unsigned pdf_write_destinations(struct pdf *pdf) {
    const struct pages *pages = pdf->pages;
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    if (pages->anchor_count == 0)
        return 0;
    buf_add_text(&buf, "/Kids[");
    for (size_t from = 0; from < pages->anchor_count; from += LEAF) {
        size_t rest = pages->anchor_count - from;
        buf_printf(&buf, "%u 0 R ",
                   write_leaf(pdf, pages->anchors + from, rest < LEAF ? rest : LEAF));
    }
    buf_add_text(&buf, "]");
    return pdf_add_dictionary(pdf->file, buf_str(&buf));
}

static void put_labels(struct buf *buf, const struct pages *pages, struct str prefix,
                       size_t first) {
    struct buf start = buf_init(buf->arena, LIMIT_OUTPUT_BYTES);
    if (!str_empty(prefix)) {
        buf_add_text(&start, "/P");
        pdf_put_text(&start, prefix);
    }
    for (size_t i = 0; i < pages->exhibit_count; i++) {
        buf_printf(buf, "%zu<</S/D/P", first + pages->exhibits[i].first);
        pdf_put_text(buf, str_join(buf->arena, pages->exhibits[i].node->id, STR("-")));
        buf_add_text(buf, ">>");
    }
    if (pages->exhibit_count)
        return;
    if (pages->front > 0)
        buf_printf(buf, "%zu<<%s/S/r>>", first, buf_str(&start).s);
    if (pages->front < pages->count)
        buf_printf(buf, "%zu<<%s/S/D>>", first + pages->front, buf_str(&start).s);
}

/* Labels are the numbers that the pages print and that the self-assessment names ("packet p. 14"):
 * whoever types one arrives there (12.4.2). See pages_label(). */
void pdf_put_page_labels(struct buf *buf, const struct pages *pages) {
    buf_add_text(buf, "/PageLabels<</Nums[");
    for (size_t p = 0; p < pages->part_count; p++)
        put_labels(buf, pages->parts[p].pages, pages->parts[p].prefix, pages->parts[p].first);
    if (pages->part_count == 0)
        put_labels(buf, pages, STR(""), 0);
    buf_add_text(buf, "]>>");
}
