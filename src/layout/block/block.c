/* Blocks, one under the other. Each kind of block has a function in the table at the end. */
#include "layout/block/flow.h"

enum {
    QUOTE_INDENT = 14000,
    QUOTE_RULE = 2000,
    NARROWEST = 60000,  /* a frame is not indented below this width */
    BALANCE_ROUNDS = 8, /* each halves what is unsure of the width */
    BALANCE_LINES = 4   /* a title of more lines is a text */
};

/* The look of a block: the kind's style, then the node's own. */
static struct look block_look(const struct flow *flow, const struct node *node,
                              const struct look *from) {
    struct look look = *from;
    if (node->kind == NODE_HEADING)
        look = look_style(flow, &look, role_of_heading(node->level));
    look = look_style(flow, &look, node->role);
    look.node = node;
    return look;
}

static void lay_paragraph(struct flow *flow, struct galley *galley, struct paragraph *p,
                          const struct line_shape *shape) {
    struct line_shape own = *shape;
    own.paragraph = p;
    own.side = direction_of_line(flow, p, shape->width);
    if (p->text.count > 0)
        linebreak_lay(flow, galley, &own);
    figure_lay_inside(flow, galley, p, (struct frame){shape->x, shape->width}, shape->look);
}

static size_t count_lines(struct flow *flow, const struct line_shape *shape, int width) {
    struct arena *made = flow->page_arena;
    struct galley lines = {.arena = flow->block_arena};
    struct line_shape own = *shape;
    own.width = width;
    flow->page_arena = flow->block_arena; /* no page will hold these lines */
    linebreak_lay(flow, &lines, &own);
    flow->page_arena = made;
    return lines.count;
}

/* The least width in which a title takes no more lines than in its frame: its lines are then about
 * equally long, and no word is left alone on the last one. */
static int balanced_width(struct flow *flow, const struct line_shape *shape) {
    int low = 0, full = 0, high = shape->width;
    linebreak_measure(flow, shape->paragraph, &low, &full);
    if (full <= high || low >= high)
        return high;
    size_t lines = count_lines(flow, shape, high);
    for (int round = 0; round < BALANCE_ROUNDS && lines > 1 && lines <= BALANCE_LINES; round++) {
        int middle = low + (high - low) / 2;
        if (count_lines(flow, shape, middle) <= lines)
            high = middle;
        else
            low = middle;
    }
    return high;
}

void flow_text(struct flow *flow, struct galley *galley, const struct node *node,
               struct frame frame, const struct look *look, enum alignment alignment) {
    const struct look *kept = arena_copy(flow->block_arena, look, sizeof *look);
    struct paragraph p = paragraph_init(flow);
    p.galley = galley;
    paragraph_add(flow, &p, node->first, NULL, kept);
    struct line_shape shape = {
        .paragraph = &p, .look = kept, .x = frame.x, .width = frame.width, .alignment = alignment};
    if (look->role == FONT_HEADING && alignment == ALIGN_LEFT && p.text.count > 0)
        shape.width = balanced_width(flow, &shape);
    lay_paragraph(flow, galley, &p, &shape);
}

static void paragraph_block(struct flow *flow, struct galley *galley, const struct node *node,
                            struct frame frame, const struct look *look) {
    struct look own = block_look(flow, node, look);
    const struct style *style = own.style;
    if (node->role != ROLE_NONE && style != NULL)
        galley_request_space(galley, style->space_before);
    size_t from = galley->count;
    flow_text(flow, galley, node, frame, &own, flow->alignment);
    for (size_t i = from; keep_leads(node) && i < galley->count; i++)
        galley->slices[i].keep_next = true;
    if (galley->count > from && keep_announces(node->last, node->next))
        galley->slices[galley->count - 1].keep_next = true;
    galley_request_space(galley, style != NULL ? style->space_after : own.leading * 2 / 5);
}

/* A heading that follows a heading or its eyebrow belongs to it and stands close. */
static void heading_space(struct galley *galley, const struct node *node,
                          const struct style *style) {
    bool led = galley->count > 0 && galley->slices[galley->count - 1].keep_next;
    if (style != NULL && !led)
        galley_request_space(galley, style->space_before);
    else if (style != NULL && node->level > 1)
        galley_request_space(galley, style->space_before / 2);
}

void flow_heading(struct flow *flow, struct galley *galley, const struct node *node,
                  struct frame frame, const struct look *look) {
    struct look body = look_body(flow);
    struct look own = block_look(flow, node, flow->in_cover ? look : &body);
    heading_space(galley, node, own.style);
    struct mark mark = {.name = node->id, .level = node->level};
    if (!flow->in_cover) {
        mark.title = node_text(flow->page_arena, node);
        mark.heading = ++flow->heading_count;
    }
    galley_mark(galley, mark);
    struct paragraph p = paragraph_init(flow);
    p.galley = galley;
    const struct look *kept = arena_copy(flow->block_arena, &own, sizeof own);
    paragraph_add(flow, &p, node->first, NULL, kept);
    struct line_shape shape = {
        .paragraph = &p, .look = kept, .x = frame.x, .width = frame.width, .keep_next = true};
    if (p.text.count > 0)
        shape.width = balanced_width(flow, &shape);
    lay_paragraph(flow, galley, &p, &shape);
    galley_request_space(galley, own.style != NULL ? own.style->space_after : own.leading / 3);
}

static void html_block(struct flow *flow, struct galley *galley, const struct node *node,
                       struct frame frame, const struct look *look) {
    if (!str_empty(node->text))
        code_lay(flow, galley, node, frame, look);
}

static void quote_block(struct flow *flow, struct galley *galley, const struct node *node,
                        struct frame frame, const struct look *look) {
    struct look own = look_style(flow, look, ROLE_QUOTE);
    const struct rail *outer = galley->rails;
    galley_request_space(galley, own.style != NULL ? own.style->space_before : own.leading / 2);
    enum direction around = flow->around;
    flow->around = direction_of_block(flow, node);
    bool right = flow->around == DIRECTION_RIGHT_TO_LEFT;
    galley_rail(galley, right ? frame.x + frame.width - QUOTE_RULE : frame.x, QUOTE_RULE,
                flow->theme->rule);
    if (frame.width - QUOTE_INDENT >= NARROWEST)
        frame = frame_indent(frame, flow->around, QUOTE_INDENT);
    flow_blocks(flow, galley, node->first, frame, &own);
    flow->around = around;
    galley->rails = outer;
    galley_request_space(galley, own.style != NULL ? own.style->space_after : own.leading / 2);
}

static void rule_block(struct flow *flow, struct galley *galley, const struct node *node,
                       struct frame frame, const struct look *look) {
    (void)node;
    struct slice *slice = galley_add(galley, look->leading * 2 / 3, 600);
    slice_add_rectangle(flow->block_arena, slice,
                        (struct rectangle){frame.x, 0, frame.width, 600, flow->theme->rule});
    galley_request_space(galley, look->leading * 2 / 3);
}

static void break_block(struct flow *flow, struct galley *galley, const struct node *node,
                        struct frame frame, const struct look *look) {
    (void)flow, (void)node, (void)frame, (void)look;
    galley->breaks = galley->count > 0;
}

static void children_block(struct flow *flow, struct galley *galley, const struct node *node,
                           struct frame frame, const struct look *look) {
    flow_blocks(flow, galley, node->first, frame, look);
}

static void figure_block(struct flow *flow, struct galley *galley, const struct node *node,
                         struct frame frame, const struct look *look) {
    figure_lay(flow, galley, node, frame, look);
}

/* Notes are set at the foot of the pages that refer to them: foot.c. */
static void footnote_block(struct flow *flow, struct galley *galley, const struct node *node,
                           struct frame frame, const struct look *look) {
    (void)galley, (void)frame, (void)look;
    flow_footnote(flow, node->id)->node = node;
}

typedef void lay(struct flow *flow, struct galley *galley, const struct node *node,
                 struct frame frame, const struct look *look);

static lay *const kinds[NODE_KIND_COUNT] = {
    [NODE_DOCUMENT] = children_block, [NODE_SECTION] = section_lay,
    [NODE_HEADING] = flow_heading,    [NODE_PARAGRAPH] = paragraph_block,
    [NODE_LIST] = list_lay,           [NODE_ITEM] = children_block,
    [NODE_QUOTE] = quote_block,       [NODE_CODE_BLOCK] = code_lay,
    [NODE_RULE] = rule_block,         [NODE_TABLE] = table_lay,
    [NODE_ROW] = children_block,      [NODE_CELL] = children_block,
    [NODE_FIGURE] = figure_block,     [NODE_HTML_BLOCK] = html_block,
    [NODE_CONTENTS] = contents_lay,   [NODE_PAGE_BREAK] = break_block,
    [NODE_FOOTNOTE] = footnote_block,
};

void flow_block(struct flow *flow, struct galley *galley, const struct node *node,
                struct frame frame, const struct look *look) {
    bool marks_itself = node->kind == NODE_HEADING || node->kind == NODE_FOOTNOTE;
    if (!str_empty(node->id) && !marks_itself)
        galley_mark(galley, (struct mark){.name = node->id});
    kinds[node->kind](flow, galley, node, frame, look);
}

/* Inlines without a paragraph (in a cell or an item) are laid out as if they had one. */
static const struct node *lay_loose(struct flow *flow, struct galley *galley,
                                    const struct node *first, struct frame frame,
                                    const struct look *look) {
    const struct node *end = first, *last = first;
    for (; end != NULL && !node_is_block(end->kind); end = end->next)
        last = end;
    size_t from = galley->count;
    struct paragraph p = paragraph_init(flow);
    p.galley = galley;
    const struct look *kept = arena_copy(flow->block_arena, look, sizeof *look);
    paragraph_add(flow, &p, first, end, kept);
    lay_paragraph(
        flow, galley, &p,
        &(struct line_shape){
            .look = kept, .x = frame.x, .width = frame.width, .alignment = flow->alignment});
    if (galley->count > from && keep_announces(last, end))
        galley->slices[galley->count - 1].keep_next = true;
    return end;
}

void flow_blocks(struct flow *flow, struct galley *galley, const struct node *first,
                 struct frame frame, const struct look *look) {
    for (const struct node *node = first; node != NULL;) {
        if (!node_is_block(node->kind)) {
            node = lay_loose(flow, galley, node, frame, look);
            continue;
        }
        if (aside_lay(flow, galley, node, frame, look, &node))
            continue;
        flow_block(flow, galley, node, frame, look);
        node = node->next;
    }
}
