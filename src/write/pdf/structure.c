#include "write/pdf/structure.h"

#include "base/limits.h"
#include "write/pdf/syntax.h"
#include "write/pdf/writer.h"

enum { LEAF = 64 }; /* entries in one leaf of the parent tree */

/* A node may stand for more than one element. */
enum element_part { PART_SELF, PART_LABEL, PART_BODY, PART_HEAD, PART_CAPTION };

struct kid {
    struct kid *next;
    struct pdf_element *element; /* or */
    unsigned annotation;         /* its number; 0 = none; or */
    int mcid;                    /* marked content */
    unsigned page;
};

struct pdf_element {
    const struct node *node;
    const char *type;
    struct pdf_element *parent;
    struct kid *first, *last;
    int64_t box[4]; /* of a figure: what it shows first, as a PDF counts */
    enum element_part part;
    unsigned number; /* of its object */
    bool placed;     /* has content, or an element below has, or it is a cell */
};

struct pdf_structure {
    struct pdf *pdf;
    struct pdf_element *root;
    struct pdf_element **slots;    /* by node and part; open addressing; never walked */
    size_t slot_count;             /* a power of two */
    struct pdf_element **elements; /* parents before children */
    size_t element_count;
    struct pdf_element ***owners; /* by page and MCID */
    size_t *owner_counts;
    struct pdf_element **annotation_owners;
    size_t annotation_count;
};

static struct pdf_element **find_slot(struct pdf_structure *tags, const struct node *node,
                                      enum element_part part) {
    size_t at = ((uintptr_t)node >> 4) * 8 + part;
    for (at *= 0x9E3779B1u;; at++) {
        struct pdf_element **slot = &tags->slots[at & (tags->slot_count - 1)];
        if (!*slot || ((*slot)->node == node && (*slot)->part == part))
            return slot;
    }
}

static void grow_slots(struct pdf_structure *tags) {
    tags->slot_count = tags->slot_count ? tags->slot_count * 2 : 1024;
    tags->slots = NEW_ARRAY(tags->pdf->arena, struct pdf_element *, tags->slot_count);
    for (size_t i = 0; i < tags->element_count; i++)
        *find_slot(tags, tags->elements[i]->node, tags->elements[i]->part) = tags->elements[i];
}

static struct kid *add_kid(struct pdf_structure *tags, struct pdf_element *element) {
    struct kid *kid = NEW(tags->pdf->arena, struct kid);
    if (element->last)
        element->last->next = kid;
    else
        element->first = kid;
    element->last = kid;
    return kid;
}

static struct pdf_element *add_element(struct pdf_structure *tags, struct pdf_element *parent,
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
        [NODE_FOREIGN] = "Div",
    };
    static const char *const headings[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
    if (node->kind == NODE_HEADING)
        return headings[node->level < 1 ? 0 : node->level > 6 ? 5 : node->level - 1];
    if (node->kind == NODE_CELL)
        return node_is_header_row(node->parent) ? "TH" : "TD";
    return in_contents(node) ? "TOCI" : types[node->kind];
}

static struct pdf_element *element_of(struct pdf_structure *tags, const struct node *node);

/* The first page of the document that the node is part of. */
static size_t page_near(const struct pdf *pdf, const struct node *node) {
    for (; node; node = node->parent)
        for (size_t p = 0; p < pdf->pages->part_count; p++)
            if (pdf->pages->parts[p].pages->document->root == node)
                return pdf->pages->parts[p].first;
    return 0;
}

static struct pdf_element *part_of(struct pdf_structure *tags, const struct node *node,
                                   enum element_part part, const char *type) {
    struct pdf_element *owner = element_of(tags, node);
    struct pdf_element *element = *find_slot(tags, node, part);
    return element ? element : add_element(tags, owner, node, part, type);
}

/* Where the element of a node hangs. */
static struct pdf_element *container_of(struct pdf_structure *tags, const struct node *node) {
    const struct node *parent = node->parent;
    if (!parent)
        return tags->root;
    if (parent->kind == NODE_ITEM && !in_contents(parent))
        return part_of(tags, parent, PART_BODY, "LBody");
    if (in_contents(parent))
        return part_of(tags, parent, PART_BODY, "Reference");
    if (parent->kind == NODE_FIGURE)
        return part_of(tags, parent, PART_CAPTION, "Caption");
    if (parent->kind == NODE_FOREIGN)
        return part_of(tags, parent, PART_CAPTION, "P");
    if (parent->kind == NODE_TABLE)
        return node_is_header_row(node) && has_body(parent)
                   ? part_of(tags, parent, PART_HEAD, "THead")
                   : part_of(tags, parent, PART_BODY, "TBody");
    return element_of(tags, parent);
}

/* The element of the node or of the nearest node around it that has one. Nodes are no deeper than
 * the Markdown reader allows. */
static struct pdf_element *element_of(struct pdf_structure *tags, const struct node *node) {
    const char *type = node->parent ? element_type(node) : NULL;
    struct pdf_element *element = *find_slot(tags, node, PART_SELF);
    if (element)
        return element;
    struct pdf_element *parent = container_of(tags, node);
    if (!type)
        return parent;
    if (node->kind == NODE_LINK &&
        !pdf_leads_somewhere(tags->pdf, node->target, page_near(tags->pdf, node)))
        type = "Span";
    element = add_element(tags, parent, node, PART_SELF, type);
    if (node->kind == NODE_ROW)
        for (const struct node *cell = node->first; cell; cell = cell->next)
            element_of(tags, cell)->placed = true;
    return element;
}

bool pdf_leads_somewhere(const struct pdf *pdf, struct str target, size_t page) {
    struct anchor found;
    if (pages_find_target(pdf->pages, page, target, &found))
        return true;
    bool inside = str_starts(target, STR("#")),
         beside = str_find(target, STR(".pdf#"), 0) != SIZE_MAX &&
                  str_find(target, STR(":"), 0) == SIZE_MAX;
    return !str_empty(target) && !inside && !(beside && pdf->pages->part_count);
}

static bool has_blocks_only(enum node_kind kind) {
    return node_is_block(kind) && kind != NODE_RULE && kind != NODE_PAGE_BREAK;
}

static void enter_blocks(struct pdf_structure *tags, const struct node *root) {
    for (const struct node *n = node_next(root, root); n; n = node_next(root, n)) {
        if (!has_blocks_only(n->kind))
            continue;
        if (n->kind == NODE_ITEM || n->kind == NODE_FOOTNOTE)
            part_of(tags, n, PART_LABEL, "Lbl");
        element_of(tags, n);
    }
}

void pdf_start_structure(struct pdf *pdf) {
    const struct node *root = pdf->pages->document->root;
    struct pdf_structure *tags = pdf->structure = NEW(pdf->arena, struct pdf_structure);
    tags->pdf = pdf;
    grow_slots(tags);
    tags->root = add_element(tags, NULL, root, PART_SELF, "Document");
    tags->owners = NEW_ARRAY(pdf->arena, struct pdf_element **, pdf->pages->count + 1);
    tags->owner_counts = NEW_ARRAY(pdf->arena, size_t, pdf->pages->count + 1);
    enter_blocks(tags, root);
    for (size_t p = 0; p < pdf->pages->part_count; p++) {
        root = pdf->pages->parts[p].pages->document->root;
        add_element(tags, tags->root, root, PART_SELF, "Part");
        enter_blocks(tags, root);
    }
}

/* ---- content ---- */

static void place(struct pdf_element *element) {
    for (; element; element = element->parent)
        element->placed = true;
}

struct pdf_element *pdf_element_of(struct pdf *pdf, const struct node *node, bool label) {
    if (label)
        return part_of(pdf->structure, node, PART_LABEL, "Lbl");
    if (node->kind == NODE_ITEM && !in_contents(node))
        return part_of(pdf->structure, node, PART_BODY, "LBody");
    if (node->kind == NODE_CODE_BLOCK)
        return part_of(pdf->structure, node, PART_BODY, "Code");
    if (node->kind == NODE_FIGURE)
        return part_of(pdf->structure, node, PART_CAPTION, "Caption");
    if (node->kind == NODE_FOREIGN)
        return part_of(pdf->structure, node, PART_CAPTION, "P");
    if (node->parent && !element_type(node))
        return container_of(pdf->structure, node);
    return element_of(pdf->structure, node);
}

const char *pdf_element_type(const struct pdf_element *element) {
    return element->type;
}

int pdf_tag_content(struct pdf *pdf, struct pdf_element *element, size_t page) {
    struct pdf_structure *tags = pdf->structure;
    size_t *count = &tags->owner_counts[page];
    struct kid *kid = add_kid(tags, element);
    kid->mcid = (int)*count;
    kid->page = (unsigned)page;
    *APPEND(pdf->arena, tags->owners[page], *count) = element;
    place(element);
    return kid->mcid;
}

static void set_box(struct pdf_element *element, const int place[4], int page_height) {
    int64_t top = (int64_t)page_height - place[1];
    element->box[0] = place[0];
    element->box[1] = top - place[3];
    element->box[2] = (int64_t)place[0] + place[2];
    element->box[3] = top;
}

int pdf_tag_picture(struct pdf *pdf, const struct picture *picture, size_t page,
                    struct pdf_element **element) {
    *element = element_of(pdf->structure, picture->node);
    if (!(*element)->box[2])
        set_box(*element, (int[]){picture->x, picture->y, picture->width, picture->height},
                pdf->pages->list[page].height);
    return pdf_tag_content(pdf, *element, page);
}

int pdf_tag_foreign(struct pdf *pdf, const struct foreign *foreign, size_t page,
                    struct pdf_element **element) {
    *element = part_of(pdf->structure, foreign->node, PART_BODY, "Figure");
    set_box(*element, (int[]){foreign->x, foreign->y, foreign->width, foreign->height},
            pdf->pages->list[page].height);
    return pdf_tag_content(pdf, *element, page);
}

/* Gives the annotation's StructParent. */
size_t pdf_tag_annotation(struct pdf *pdf, const struct node *node, unsigned annotation,
                          size_t page) {
    struct pdf_structure *tags = pdf->structure;
    struct pdf_element *element = element_of(tags, node);
    struct kid *kid = add_kid(tags, element);
    kid->annotation = annotation;
    kid->page = (unsigned)page;
    place(element);
    *APPEND(pdf->arena, tags->annotation_owners, tags->annotation_count) = element;
    return pdf->pages->count + tags->annotation_count - 1;
}

/* ---- the objects ---- */

static void put_kids(struct buf *buf, const struct pdf *pdf, const struct pdf_element *element) {
    const struct kid *kid = element->first;
    size_t page = SIZE_MAX;
    while (kid && (kid->element || kid->annotation))
        kid = kid->next;
    if (kid) {
        page = kid->page;
        buf_printf(buf, "/Pg %u 0 R", pdf->page_objects[page].number);
    }
    if (!element->first)
        return;
    buf_add_text(buf, "/K[");
    for (kid = element->first; kid; kid = kid->next) {
        /* `page`: that of the element's first marked content, which its kids need not name. */
        unsigned number = pdf->page_objects[kid->page].number;
        if (kid->element && kid->element->placed)
            buf_printf(buf, "%u 0 R ", kid->element->number);
        else if (kid->annotation)
            buf_printf(buf, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>", number, kid->annotation);
        else if (!kid->element && kid->page == page)
            buf_printf(buf, "%d ", kid->mcid);
        else if (!kid->element)
            buf_printf(buf, "<</Type/MCR/Pg %u 0 R/MCID %d>>", number, kid->mcid);
    }
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
static void put_figure(struct buf *buf, const struct pdf_element *element) {
    const int64_t *box = element->box;
    buf_add_text(buf, "/Alt");
    pdf_put_text(buf, element->node->text);
    if (!box[2])
        return;
    buf_printf(buf, "/A<</O/Layout/Placement/%s/BBox[",
               element->node->kind == NODE_IMAGE ? "Inline" : "Block");
    for (size_t i = 0; i < 4; i++) {
        pdf_put_milli(buf, box[i]);
        buf_add_text(buf, i < 3 ? " " : "]>>");
    }
}

static void put_attributes(struct buf *buf, const struct pdf_element *element) {
    const struct node *node = element->node;
    if (node->kind == NODE_FOREIGN && element->part == PART_BODY)
        put_figure(buf, element);
    if (element->part != PART_SELF)
        return;
    if (node->kind == NODE_CELL)
        put_cell(buf, element);
    else if (node->kind == NODE_FIGURE || node->kind == NODE_IMAGE)
        put_figure(buf, element);
    else if (node->kind == NODE_LIST)
        buf_printf(buf, "/A<</O/List/ListNumbering/%s>>", node->ordered ? "Decimal" : "Disc");
    else if (node->kind == NODE_FOOTNOTE)
        buf_printf(buf, "/ID(note-%u)", element->number);
}

/* Keys count pages first, then annotations. */
static unsigned write_leaf(struct pdf *pdf, size_t from, size_t to) {
    const struct pdf_structure *tags = pdf->structure;
    size_t pages = pdf->pages->count;
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    buf_printf(&buf, "/Limits[%zu %zu]/Nums[", from, to - 1);
    for (size_t key = from; key < to; key++) {
        if (key >= pages) {
            buf_printf(&buf, "%zu %u 0 R ", key, tags->annotation_owners[key - pages]->number);
            continue;
        }
        buf_printf(&buf, "%zu[", key);
        for (size_t i = 0; i < tags->owner_counts[key]; i++)
            buf_printf(&buf, "%u 0 R ", tags->owners[key][i]->number);
        buf_add_text(&buf, "]");
    }
    buf_add_text(&buf, "]");
    return pdf_add_dictionary(pdf->file, buf_str(&buf));
}

unsigned pdf_write_structure(struct pdf *pdf) {
    struct pdf_structure *tags = pdf->structure;
    size_t keys = pdf->pages->count + tags->annotation_count;
    unsigned root = pdf_reserve(pdf->file);
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    tags->root->placed = true;
    for (size_t i = 0; i < tags->element_count; i++)
        if (tags->elements[i]->placed)
            tags->elements[i]->number = pdf_reserve(pdf->file);
    for (size_t i = 0; i < tags->element_count; i++)
        if (tags->elements[i]->placed) {
            const struct pdf_element *element = tags->elements[i];
            buf.count = 0;
            buf_printf(&buf, "/Type/StructElem/S/%s/P %u 0 R", element->type,
                       element->parent ? element->parent->number : root);
            put_attributes(&buf, element);
            put_kids(&buf, pdf, element);
            pdf_put_dictionary(pdf->file, element->number, buf_str(&buf));
        }
    buf.count = 0;
    buf_add_text(&buf, "/Kids[");
    for (size_t from = 0; from < keys; from += LEAF)
        buf_printf(&buf, "%u 0 R ", write_leaf(pdf, from, keys - from < LEAF ? keys : from + LEAF));
    buf_add_text(&buf, "]");
    unsigned parents = pdf_add_dictionary(pdf->file, buf_str(&buf));
    pdf_keep_entries(pdf->file, root,
                     str_format(pdf->arena,
                                "/Type/StructTreeRoot/K[%u 0 R]/ParentTree %u 0 R"
                                "/ParentTreeNextKey %zu",
                                tags->root->number, parents, keys));
    return root;
}
