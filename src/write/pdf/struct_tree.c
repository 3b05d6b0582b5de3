/* The structure tree as objects: elements (ISO 32000-1, 14.7.2), their attributes (14.8.5) and the
 * parent tree (14.7.4.4). */
#include "base/limits.h"
#include "write/pdf/tag.h"

/* Entries in one leaf of the parent tree. */
enum { LEAF = 64 };

static void put_mcid(struct buf *buf, const struct pdf *pdf, const struct kid *kid, size_t page) {
    if (kid->page == page)
        buf_printf(buf, "%d ", kid->mcid);
    else
        buf_printf(buf, "<</Type/MCR/Pg %u 0 R/MCID %d>>", pdf_number(pdf->page_objects[kid->page]),
                   kid->mcid);
}

static void put_kid(struct buf *buf, const struct pdf *pdf, const struct kid *kid, size_t page) {
    if (kid->annotation)
        buf_printf(buf, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>",
                   pdf_number(pdf->page_objects[kid->page]), kid->annotation);
    else if (!kid->element)
        put_mcid(buf, pdf, kid, page);
    else if (kid->element->placed)
        buf_printf(buf, "%u 0 R ", kid->element->number);
}

static void put_kids(struct buf *buf, const struct pdf *pdf, const struct pdf_element *element) {
    const struct kid *kid = element->first;
    size_t page = SIZE_MAX;
    while (kid && (kid->element || kid->annotation))
        kid = kid->next;
    if (kid) {
        page = kid->page;
        buf_printf(buf, "/Pg %u 0 R", pdf_number(pdf->page_objects[page]));
    }
    if (!element->first)
        return;
    buf_add_text(buf, "/K[");
    for (kid = element->first; kid; kid = kid->next)
        put_kid(buf, pdf, kid, page);
    buf_add_text(buf, "]");
}

static void put_cell(struct buf *buf, const struct pdf_element *element) {
    bool header = element->type[1] == 'H';
    size_t span = element->node->column_span;
    if (!header && span < 2)
        return;
    buf_add_text(buf, "/A<</O/Table");
    if (header)
        buf_add_text(buf, "/Scope/Column");
    if (span > 1)
        buf_printf(buf, "/ColSpan %zu", span);
    buf_add_text(buf, ">>");
}

/* Both the picture's box, as readers ask for it, and its alternative text. */
static void put_figure(struct buf *buf, const struct pdf *pdf, const struct pdf_element *element) {
    const struct picture *p = element->picture;
    buf_add_text(buf, "/Alt");
    pdf_put_text(buf, element->node->text);
    if (!p)
        return;
    int64_t top = (int64_t)pdf->pages->height - p->y;
    const int64_t box[] = {p->x, top - p->height, (int64_t)p->x + p->width, top};
    buf_printf(buf, "/A<</O/Layout/Placement/%s/BBox[",
               element->node->kind == NODE_FIGURE ? "Block" : "Inline");
    for (size_t i = 0; i < 4; i++) {
        pdf_put_milli(buf, box[i]);
        buf_add_text(buf, i < 3 ? " " : "]>>");
    }
}

static void put_attributes(struct buf *buf, const struct pdf *pdf,
                           const struct pdf_element *element) {
    const struct node *node = element->node;
    if (element->part != PART_SELF)
        return;
    if (node->kind == NODE_CELL)
        put_cell(buf, element);
    else if (node->kind == NODE_FIGURE || node->kind == NODE_IMAGE)
        put_figure(buf, pdf, element);
    else if (node->kind == NODE_LIST)
        buf_printf(buf, "/A<</O/List/ListNumbering/%s>>", node->ordered ? "Decimal" : "Disc");
    else if (node->kind == NODE_FOOTNOTE)
        buf_printf(buf, "/ID(note-%u)", element->number);
}

static void write_element(struct pdf *pdf, struct buf *buf, const struct pdf_element *element,
                          unsigned root) {
    buf->count = 0;
    buf_printf(buf, "/Type/StructElem/S/%s/P %u 0 R", element->type,
               element->parent ? element->parent->number : root);
    put_attributes(buf, pdf, element);
    put_kids(buf, pdf, element);
    pdf_put_dictionary(pdf, element->number, buf_str(buf));
}

static void put_owners(struct buf *buf, const struct pdf_tags *tags, size_t page) {
    buf_printf(buf, "%zu[", page);
    for (size_t i = 0; i < tags->owner_counts[page]; i++)
        buf_printf(buf, "%u 0 R ", tags->owners[page][i]->number);
    buf_add_text(buf, "]");
}

/* Keys count pages first, then annotations. */
static void put_entry(struct buf *buf, const struct pdf_tags *tags, size_t key) {
    size_t pages = tags->pdf->pages->count;
    if (key < pages)
        put_owners(buf, tags, key);
    else
        buf_printf(buf, "%zu %u 0 R ", key, tags->annotation_owners[key - pages]->number);
}

static HPDF_Dict write_leaf(struct pdf *pdf, size_t from, size_t to) {
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    buf_printf(&buf, "/Limits[%zu %zu]/Nums[", from, to - 1);
    for (size_t key = from; key < to; key++)
        put_entry(&buf, pdf->tags, key);
    buf_add_text(&buf, "]");
    return pdf_add_object(pdf, buf_str(&buf));
}

static HPDF_Dict write_parents(struct pdf *pdf, size_t count) {
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    buf_add_text(&buf, "/Kids[");
    for (size_t from = 0; from < count; from += LEAF) {
        HPDF_Dict leaf = write_leaf(pdf, from, count - from < LEAF ? count : from + LEAF);
        buf_printf(&buf, "%u 0 R ", pdf_number(leaf));
    }
    buf_add_text(&buf, "]");
    return pdf_add_object(pdf, buf_str(&buf));
}

HPDF_Dict pdf_write_structure(struct pdf *pdf) {
    struct pdf_tags *tags = pdf->tags;
    size_t keys = pdf->pages->count + tags->annotation_count;
    HPDF_Dict root = pdf_add_object(pdf, (struct str){0});
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    tags->root->placed = true;
    for (size_t i = 0; i < tags->element_count; i++)
        if (tags->elements[i]->placed)
            tags->elements[i]->number = pdf_reserve(pdf);
    for (size_t i = 0; i < tags->element_count; i++)
        if (tags->elements[i]->placed)
            write_element(pdf, &buf, tags->elements[i], pdf_number(root));
    HPDF_Dict parents = write_parents(pdf, keys);
    pdf_set_entries(pdf, root,
                    str_format(pdf->arena,
                               "/Type/StructTreeRoot/K[%u 0 R]/ParentTree %u 0 R"
                               "/ParentTreeNextKey %zu",
                               tags->root->number, pdf_number(parents), keys));
    return root;
}
