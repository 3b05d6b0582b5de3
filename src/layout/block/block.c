/* Blocks, one under the other. Each kind of block has a function in the table at the end. */
#include "layout/block/block.h"

enum {
    BALANCE_ROUNDS = 8, /* each halves what is unsure of the width */
    BALANCE_LINES = 4   /* a title of more lines is a text */
};

void lines_lay(struct galley *galley, struct context c, struct line_shape shape) {
    const struct paragraph *p = shape.paragraph;
    for (size_t i = 0; i < p->anchor_count; i++)
        galley_mark(galley, (struct landmark){.name = p->anchors[i]});
    if (p->text.count == 0)
        return;
    shape.look = c.look;
    shape.frame = c.frame;
    shape.ragged = c.table_depth > 0;
    galley_add_lines(galley, paragraph_break(&c.flow->typesetter, &shape));
}

struct galley galley_of_text(struct context c, struct str text, enum direction direction) {
    struct typesetter *t = &c.flow->typesetter;
    struct galley galley = {.arena = t->block_arena};
    struct paragraph p = paragraph_init(t);
    p.direction = direction;
    paragraph_add_text(t, &p, text, c.look);
    lines_lay(&galley, c,
              (struct line_shape){
                  .paragraph = &p, .alignment = c.alignment, .side = DIRECTION_LEFT_TO_RIGHT});
    return galley;
}

/* The least width in which a title takes no more lines than in its frame: its lines are then about
 * equally long, and no word is left alone on the last one. */
static int balanced_width(struct context c, const struct paragraph *p) {
    struct typesetter *t = &c.flow->typesetter;
    struct extent extent = paragraph_measure(t, p);
    int low = extent.least, high = c.frame.width;
    if (extent.full <= high || low >= high)
        return high;
    struct line_shape shape = {.paragraph = p,
                               .look = c.look,
                               .frame = c.frame,
                               .ragged = c.table_depth > 0,
                               .counted = true};
    size_t lines = paragraph_break(t, &shape).count;
    for (int round = 0; round < BALANCE_ROUNDS && lines > 1 && lines <= BALANCE_LINES; round++) {
        shape.frame.width = low + (high - low) / 2;
        if (paragraph_break(t, &shape).count <= lines)
            high = shape.frame.width;
        else
            low = shape.frame.width;
    }
    return high;
}

enum text_kind { TEXT_LOOSE, TEXT_PARAGRAPH, TEXT_HEADING };

/* Inlines up to the first block as a paragraph, its pictures below it; gives that block. */
static const struct node *lay_inlines(struct galley *galley, const struct node *first,
                                      struct context c, enum text_kind kind) {
    struct typesetter *t = &c.flow->typesetter;
    struct paragraph p = paragraph_init(t);
    const struct node *end = first;
    while (end != NULL && !node_is_block(end->kind))
        end = end->next;
    paragraph_add(t, &p, first, end, c.look);
    if (p.text.count > 0 &&
        (kind == TEXT_HEADING || (kind == TEXT_PARAGRAPH && c.look->font_role == FONT_HEADING &&
                                  c.alignment == ALIGN_LEFT)))
        c.frame.width = balanced_width(c, &p);
    size_t from = galley->count;
    lines_lay(galley, c,
              (struct line_shape){.paragraph = &p,
                                  .alignment = c.alignment,
                                  .side = paragraph_side(t, &p, c.around, c.frame.width)});
    if (kind == TEXT_HEADING)
        galley_keep(galley, from);
    figure_lay_inside(galley, &p, c);
    return end;
}

/* The look of a block: the kind's style, then the node's own. */
static struct look block_look(struct context c, const struct node *node) {
    const struct typesetter *t = &c.flow->typesetter;
    struct look look = *c.look;
    if (node->kind == NODE_HEADING)
        look = look_style(t, &look, role_of_heading(node->level));
    look = look_style(t, &look, node->role);
    look.node = node;
    return look;
}

static void paragraph_block(struct galley *galley, const struct node *node, struct context c) {
    struct look own = block_look(c, node);
    const struct style *style = own.style;
    c.look = &own;
    if (node->role != ROLE_NONE && style != NULL)
        galley_request_space(galley, style->space_before);
    size_t from = galley->count;
    lay_inlines(galley, node->first, c, TEXT_PARAGRAPH);
    if (keep_leads(node))
        galley_keep(galley, from);
    if (galley->count > from && keep_announces(node->last, node->next))
        galley->slices[galley->count - 1].keep_next = true;
    galley_request_space(galley, style != NULL ? style->space_after : own.leading * 2 / 5);
}

static void heading_block(struct galley *galley, const struct node *node, struct context c) {
    struct typesetter *t = &c.flow->typesetter;
    struct look body = look_body(t), own;
    if (!c.in_cover)
        c.look = &body;
    own = block_look(c, node);
    c.look = &own;
    c.alignment = ALIGN_LEFT;
    /* one that follows a heading or its eyebrow belongs to it and stands close */
    bool led = galley->count > 0 && galley->slices[galley->count - 1].keep_next;
    if (own.style != NULL && (!led || node->level > 1))
        galley_request_space(galley, own.style->space_before / (led ? 2 : 1));
    struct landmark mark = {.name = node->id, .level = node->level};
    if (!c.in_cover) {
        mark.title = node_text(t->page_arena, node);
        mark.heading = ++t->numbering.headings;
    }
    galley_mark(galley, mark);
    lay_inlines(galley, node->first, c, TEXT_HEADING);
    galley_request_space(galley, own.style != NULL ? own.style->space_after : own.leading / 3);
}

static void html_block(struct galley *galley, const struct node *node, struct context c) {
    if (!str_empty(node->text))
        code_lay(galley, node, c);
}

static void quote_block(struct galley *galley, const struct node *node, struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    const struct theme *theme = t->theme;
    struct look own = look_style(t, c.look, ROLE_QUOTE);
    const struct rail *outer = galley->rails;
    galley_request_space(galley, own.style != NULL ? own.style->space_before : own.leading / 2);
    c.look = &own;
    c.around = direction_of_block(t, node);
    bool right = c.around == DIRECTION_RIGHT_TO_LEFT;
    int x = right ? c.frame.x + c.frame.width - theme->quote_rule : c.frame.x;
    galley_rail(galley, (struct frame){x, theme->quote_rule}, theme->rule);
    if (c.frame.width - theme->quote_indent >= theme->least_indented)
        c.frame = frame_indent(c.frame, c.around, theme->quote_indent);
    blocks_lay(galley, node->first, c);
    galley->rails = outer;
    galley_request_space(galley, own.style != NULL ? own.style->space_after : own.leading / 2);
}

static void rule_block(struct galley *galley, const struct node *node, struct context c) {
    (void)node;
    const struct typesetter *t = &c.flow->typesetter;
    int height = t->theme->rule_height;
    struct slice *slice = galley_add(galley, c.look->leading * 2 / 3, height);
    pieces_add_rectangle(t->block_arena, &slice->pieces,
                         (struct rectangle){c.frame.x, 0, c.frame.width, height, t->theme->rule});
    galley_request_space(galley, c.look->leading * 2 / 3);
}

static void break_block(struct galley *galley, const struct node *node, struct context c) {
    (void)node, (void)c;
    galley->breaks = galley->count > 0;
}

static void children_block(struct galley *galley, const struct node *node, struct context c) {
    blocks_lay(galley, node->first, c);
}

/* Notes are set at the foot of the pages that refer to them: by the page ring. */
static void footnote_block(struct galley *galley, const struct node *node, struct context c) {
    (void)galley;
    typesetter_footnote(&c.flow->typesetter, node->id)->node = node;
}

typedef void lay(struct galley *galley, const struct node *node, struct context c);

static lay *const kinds[NODE_KIND_COUNT] = {
    [NODE_DOCUMENT] = children_block, [NODE_SECTION] = section_lay,
    [NODE_HEADING] = heading_block,   [NODE_PARAGRAPH] = paragraph_block,
    [NODE_LIST] = list_lay,           [NODE_ITEM] = children_block,
    [NODE_QUOTE] = quote_block,       [NODE_CODE_BLOCK] = code_lay,
    [NODE_RULE] = rule_block,         [NODE_TABLE] = table_lay,
    [NODE_ROW] = children_block,      [NODE_CELL] = children_block,
    [NODE_FIGURE] = figure_lay,       [NODE_HTML_BLOCK] = html_block,
    [NODE_CONTENTS] = contents_lay,   [NODE_PAGE_BREAK] = break_block,
    [NODE_FOOTNOTE] = footnote_block, [NODE_FOREIGN] = foreign_lay,
};

void block_lay(struct galley *galley, const struct node *node, struct context c) {
    bool marks_itself =
        node->kind == NODE_HEADING || node->kind == NODE_FOOTNOTE || node->role == ROLE_EXHIBIT;
    if (!str_empty(node->id) && !marks_itself)
        galley_mark(galley, (struct landmark){.name = node->id});
    kinds[node->kind](galley, node, c);
}

void blocks_lay(struct galley *galley, const struct node *first, struct context c) {
    for (const struct node *node = first, *next; node != NULL; node = next) {
        if (!node_is_block(node->kind)) {
            /* Inlines without a paragraph (in a cell or an item) are laid out as if they had
             * one. */
            size_t from = galley->count;
            const struct node *end = lay_inlines(galley, node, c, TEXT_LOOSE), *last = node;
            while (last->next != end)
                last = last->next;
            if (galley->count > from && keep_announces(last, end))
                galley->slices[galley->count - 1].keep_next = true;
            next = end;
            continue;
        }
        next = aside_lay(galley, node, c);
        if (next == node) {
            block_lay(galley, node, c);
            next = node->next;
        }
    }
}
