/* The logical structure (ISO 32000-1, 14.7 and 14.8): one element for each block of the document,
 * in source order, with the marked content of the pages below it. Blocks are entered before the
 * pages are written; links, code and the like when their text comes by; what stays empty is left
 * out, but for table cells. */
#include "write/pdf/tag.h"

static struct pdf_element **find_slot(struct pdf_tags *tags, const struct node *node,
                                      enum element_part part) {
    size_t at = ((uintptr_t)node >> 4) * 8 + part;
    for (at *= 0x9E3779B1u;; at++) {
        struct pdf_element **slot = &tags->slots[at & (tags->slot_count - 1)];
        if (!*slot || ((*slot)->node == node && (*slot)->part == part))
            return slot;
    }
}

static void grow_slots(struct pdf_tags *tags) {
    tags->slot_count = tags->slot_count ? tags->slot_count * 2 : 1024;
    tags->slots = NEW_ARRAY(tags->pdf->arena, struct pdf_element *, tags->slot_count);
    for (size_t i = 0; i < tags->element_count; i++)
        *find_slot(tags, tags->elements[i]->node, tags->elements[i]->part) = tags->elements[i];
}

static struct kid *add_kid(struct pdf_tags *tags, struct pdf_element *element) {
    struct kid *kid = NEW(tags->pdf->arena, struct kid);
    if (element->last)
        element->last->next = kid;
    else
        element->first = kid;
    element->last = kid;
    return kid;
}

static struct pdf_element *add_element(struct pdf_tags *tags, struct pdf_element *parent,
                                       const struct node *node, enum element_part part,
                                       const char *type) {
    if (tags->element_count * 2 >= tags->slot_count)
        grow_slots(tags);
    struct pdf_element *element = NEW(tags->pdf->arena, struct pdf_element);
    *element = (struct pdf_element){.node = node, .part = part, .type = type, .parent = parent};
    *find_slot(tags, node, part) = element;
    *APPEND(tags->pdf->arena, tags->elements, tags->element_count) = element;
    if (parent)
        add_kid(tags, parent)->element = element;
    return element;
}

/* ---- from nodes to elements ---- */

static bool in_contents(const struct node *node) {
    return node->kind == NODE_ITEM && node->parent && node->parent->kind == NODE_CONTENTS;
}

/* A table of header rows alone has no THead, which would need a TBody beside it. */
static bool has_body(const struct node *table) {
    size_t rows = 0;
    for (const struct node *row = table->first; row && rows <= table->header_rows; row = row->next)
        rows++;
    return rows > table->header_rows;
}

/* NULL: the node has no element of its own. */
static const char *element_type(const struct node *node) {
    static const char *const types[NODE_KIND_COUNT] = {
        [NODE_SECTION] = "Sect",     [NODE_PARAGRAPH] = "P",
        [NODE_LIST] = "L",           [NODE_ITEM] = "LI",
        [NODE_QUOTE] = "BlockQuote", [NODE_CODE_BLOCK] = "P",
        [NODE_TABLE] = "Table",      [NODE_ROW] = "TR",
        [NODE_FIGURE] = "Figure",    [NODE_HTML_BLOCK] = "P",
        [NODE_CONTENTS] = "TOC",     [NODE_FOOTNOTE] = "Note",
        [NODE_CODE] = "Code",        [NODE_LINK] = "Link",
        [NODE_IMAGE] = "Figure",     [NODE_FOOTNOTE_REFERENCE] = "Link",
    };
    static const char *const headings[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
    if (node->kind == NODE_HEADING)
        return headings[node->level < 1 ? 0 : node->level > 6 ? 5 : node->level - 1];
    if (node->kind == NODE_CELL)
        return node_is_header_row(node->parent) ? "TH" : "TD";
    return in_contents(node) ? "TOCI" : types[node->kind];
}

static struct pdf_element *element_of(struct pdf_tags *tags, const struct node *node);

static struct pdf_element *part_of(struct pdf_tags *tags, const struct node *node,
                                   enum element_part part, const char *type) {
    struct pdf_element *owner = element_of(tags, node);
    struct pdf_element *element = *find_slot(tags, node, part);
    return element ? element : add_element(tags, owner, node, part, type);
}

/* Where the element of a node hangs. */
static struct pdf_element *container_of(struct pdf_tags *tags, const struct node *node) {
    const struct node *parent = node->parent;
    if (!parent)
        return tags->root;
    if (parent->kind == NODE_ITEM && !in_contents(parent))
        return part_of(tags, parent, PART_BODY, "LBody");
    if (in_contents(parent))
        return part_of(tags, parent, PART_BODY, "Reference");
    if (parent->kind == NODE_FIGURE)
        return part_of(tags, parent, PART_CAPTION, "Caption");
    if (parent->kind == NODE_TABLE)
        return node_is_header_row(node) && has_body(parent)
                   ? part_of(tags, parent, PART_HEAD, "THead")
                   : part_of(tags, parent, PART_BODY, "TBody");
    return element_of(tags, parent);
}

/* The element of the node or of the nearest node around it that has one. Nodes are no deeper than
 * the Markdown reader allows. */
static struct pdf_element *element_of(struct pdf_tags *tags, const struct node *node) {
    const char *type = node->parent ? element_type(node) : NULL;
    struct pdf_element *element = *find_slot(tags, node, PART_SELF);
    if (element)
        return element;
    struct pdf_element *parent = container_of(tags, node);
    if (!type)
        return parent;
    if (node->kind == NODE_LINK && !pdf_leads_somewhere(tags->pdf, node->target))
        type = "Span";
    element = add_element(tags, parent, node, PART_SELF, type);
    if (node->kind == NODE_ROW)
        for (const struct node *cell = node->first; cell; cell = cell->next)
            element_of(tags, cell)->placed = true;
    return element;
}

static bool has_blocks_only(enum node_kind kind) {
    return node_is_block(kind) && kind != NODE_RULE && kind != NODE_PAGE_BREAK;
}

void pdf_start_tags(struct pdf *pdf) {
    const struct node *root = pdf->pages->document->root;
    struct pdf_tags *tags = pdf->tags = NEW(pdf->arena, struct pdf_tags);
    tags->pdf = pdf;
    grow_slots(tags);
    tags->root = add_element(tags, NULL, root, PART_SELF, "Document");
    tags->owners = NEW_ARRAY(pdf->arena, struct pdf_element **, pdf->pages->count + 1);
    tags->owner_counts = NEW_ARRAY(pdf->arena, size_t, pdf->pages->count + 1);
    for (const struct node *n = node_next(root, root); n; n = node_next(root, n)) {
        if (!has_blocks_only(n->kind))
            continue;
        if (n->kind == NODE_ITEM || n->kind == NODE_FOOTNOTE)
            part_of(tags, n, PART_LABEL, "Lbl");
        element_of(tags, n);
    }
}

/* ---- content ---- */

static void place(struct pdf_element *element) {
    for (; element; element = element->parent)
        element->placed = true;
}

struct pdf_element *pdf_element_of(struct pdf *pdf, const struct node *node, bool label) {
    if (label)
        return part_of(pdf->tags, node, PART_LABEL, "Lbl");
    if (node->kind == NODE_ITEM && !in_contents(node))
        return part_of(pdf->tags, node, PART_BODY, "LBody");
    if (node->kind == NODE_CODE_BLOCK)
        return part_of(pdf->tags, node, PART_BODY, "Code");
    if (node->kind == NODE_FIGURE)
        return part_of(pdf->tags, node, PART_CAPTION, "Caption");
    if (node->parent && !element_type(node))
        return container_of(pdf->tags, node);
    return element_of(pdf->tags, node);
}

const char *pdf_element_type(const struct pdf_element *element) {
    return element->type;
}

int pdf_tag_content(struct pdf *pdf, struct pdf_element *element, size_t page) {
    struct pdf_tags *tags = pdf->tags;
    size_t *count = &tags->owner_counts[page];
    struct kid *kid = add_kid(tags, element);
    kid->mcid = (int)*count;
    kid->page = (unsigned)page;
    *APPEND(pdf->arena, tags->owners[page], *count) = element;
    place(element);
    return kid->mcid;
}

int pdf_tag_picture(struct pdf *pdf, const struct picture *picture, size_t page,
                    struct pdf_element **element) {
    *element = element_of(pdf->tags, picture->node);
    if (!(*element)->picture)
        (*element)->picture = picture;
    return pdf_tag_content(pdf, *element, page);
}

/* Gives the annotation's StructParent. */
size_t pdf_tag_annotation(struct pdf *pdf, const struct node *node, HPDF_Dict annotation,
                          size_t page) {
    struct pdf_tags *tags = pdf->tags;
    struct pdf_element *element = element_of(tags, node);
    struct kid *kid = add_kid(tags, element);
    kid->annotation = pdf_number(annotation);
    kid->page = (unsigned)page;
    place(element);
    *APPEND(pdf->arena, tags->annotation_owners, tags->annotation_count) = element;
    return pdf->pages->count + tags->annotation_count - 1;
}
