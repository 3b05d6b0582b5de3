/* Sections with a style of their own: facts (a panel of label and value pairs), metrics (large
 * numbers side by side), and any style with a fill, which becomes a panel. */
#include "layout/block/flow.h"

enum {
    PADDING = 12000,
    GAP = 16000,
    FACT_LEAST = 120000, /* a column of facts is not narrower */
    METRIC_RULE = 1300,
    METRIC_MOST = 4,      /* columns */
    CARD_MOST = 2,        /* columns */
    METRIC_SPACE = 40000, /* above them on the cover */
    CARD_GAP = 21000      /* below a row of them */
};

static struct row *new_row(struct flow *flow, size_t count, struct frame frame) {
    struct row *row = NEW(flow->block_arena, struct row);
    row->cells = NEW_ARRAY(flow->block_arena, struct cell, count);
    row->count = count;
    row->x = frame.x;
    row->width = frame.width;
    row->whole = flow_text_height(flow) / 2;
    for (size_t i = 0; i < count; i++)
        row->cells[i].galley.arena = flow->block_arena;
    return row;
}

static struct frame column_frame(const struct flow *flow, struct frame frame, size_t column,
                                 size_t columns) {
    int width = (frame.width - GAP * ((int)columns - 1)) / (int)columns;
    return frame_turn(flow, frame, (struct frame){frame.x + (int)column * (width + GAP), width});
}

static void pad(struct galley *galley, int height) {
    galley_add(galley, 0, height)->keep_next = true;
}

/* Opens a panel and gives the frame inside. */
static struct frame open_panel(struct flow *flow, struct galley *galley, struct frame frame,
                               const struct style *style) {
    galley_request_space(galley, style != NULL ? style->space_before : 0);
    galley_rail(galley, frame.x, frame.width,
                style != NULL && style->has_fill ? style->fill : flow->theme->panel);
    pad(galley, PADDING);
    return frame.width > 6 * PADDING ? (struct frame){frame.x + PADDING, frame.width - 2 * PADDING}
                                     : frame;
}

static void close_panel(struct galley *galley, const struct rail *outer,
                        const struct style *style) {
    galley->slices[galley->count - 1].keep_next = true;
    galley->after = 0;
    galley_add(galley, 0, PADDING);
    galley->rails = outer;
    galley_request_space(galley,
                         style != NULL && style->space_after > 0 ? style->space_after : PADDING);
}

static size_t fact_columns(int width) {
    size_t columns = (size_t)((width + GAP) / (FACT_LEAST + GAP));
    return columns < 1 ? 1 : columns > 3 ? 3 : columns;
}

/* Lays one fact, a paragraph or a label with the value that follows it; gives the next child. */
static const struct node *lay_fact(struct flow *flow, struct galley *galley,
                                   const struct node *child, struct frame frame,
                                   const struct look *look) {
    const struct node *value = child->next;
    bool pair = child->role == ROLE_FACT_LABEL && value != NULL && value->role == ROLE_FACT_VALUE;
    const struct node *end = pair ? value->next : value;
    for (const struct node *node = child; node != end; node = node->next)
        flow_block(flow, galley, node, frame, look);
    return end;
}

/* Takes up to `columns` facts into one row; gives the first child that is left. */
static const struct node *lay_facts_row(struct flow *flow, struct galley *galley,
                                        const struct node *child, struct frame frame,
                                        const struct look *look, size_t columns) {
    struct row *row = new_row(flow, columns, frame);
    for (size_t i = 0; i < columns && child != NULL; i++)
        child = lay_fact(flow, &row->cells[i].galley, child, column_frame(flow, frame, i, columns),
                         look);
    row_add(galley, row);
    return child;
}

static void lay_facts(struct flow *flow, struct galley *galley, const struct node *node,
                      struct frame frame, const struct look *look) {
    const struct style *style = flow_style(flow, node->role);
    const struct rail *outer = galley->rails;
    struct frame inner = open_panel(flow, galley, frame, style);
    size_t columns = fact_columns(inner.width);
    for (const struct node *child = node->first; child != NULL;) {
        child = lay_facts_row(flow, galley, child, inner, look, columns);
        if (child != NULL) {
            galley->slices[galley->count - 1].keep_next = true;
            galley_request_space(galley, look->leading * 3 / 5);
        }
    }
    close_panel(galley, outer, style);
}

/* On the cover, facts stand as two columns: label left, value right, split at the line break. */
static void lay_cover_fact(struct flow *flow, struct galley *galley, const struct node *node,
                           struct frame frame, const struct look *look) {
    const struct node *split = node->first;
    while (split != NULL && split->kind != NODE_LINE_BREAK)
        split = split->next;
    const struct look *kept = arena_copy(flow->block_arena, look, sizeof *look);
    struct row *row = new_row(flow, 2, frame);
    int part = frame.width / 4;
    struct frame left = frame_turn(flow, frame, (struct frame){frame.x, part - GAP / 2});
    struct frame right =
        frame_turn(flow, frame, (struct frame){frame.x + part, frame.width - part});
    struct paragraph label = paragraph_init(flow), value = paragraph_init(flow);
    paragraph_add(flow, &label, node->first, split, kept);
    if (split != NULL)
        paragraph_add(flow, &value, split->next, NULL, kept);
    linebreak_lay(
        flow, &row->cells[0].galley,
        &(struct line_shape){.paragraph = &label, .look = kept, .x = left.x, .width = left.width});
    linebreak_lay(flow, &row->cells[1].galley,
                  &(struct line_shape){
                      .paragraph = &value, .look = kept, .x = right.x, .width = right.width});
    row_add(galley, row);
    galley_request_space(galley, look->leading * 2 / 5);
}

static void lay_cover_facts(struct flow *flow, struct galley *galley, const struct node *node,
                            struct frame frame, const struct look *look) {
    for (const struct node *child = node->first; child != NULL; child = child->next)
        if (child->kind == NODE_PARAGRAPH)
            lay_cover_fact(flow, galley, child, frame, look);
        else
            flow_block(flow, galley, child, frame, look);
    galley_request_space(galley, look->leading * 3 / 2);
}

static void lay_metric(struct flow *flow, struct cell *cell, const struct node *metric,
                       struct frame frame, const struct look *look) {
    struct slice *rule = galley_add(&cell->galley, 0, METRIC_RULE);
    slice_add_rectangle(
        flow->block_arena, rule,
        (struct rectangle){frame.x, 0, frame.width, METRIC_RULE, flow->theme->cover});
    galley_request_space(&cell->galley, look->leading / 2);
    flow_blocks(flow, &cell->galley, metric->first, frame, look);
}

/* Numbers, or cards: blocks side by side, each below a rule, in as many rows as it takes. */
static void lay_metrics(struct flow *flow, struct galley *galley, const struct node *node,
                        struct frame frame, const struct look *look) {
    bool cards = node->role == ROLE_CARDS;
    size_t count = 0, most = cards ? CARD_MOST : METRIC_MOST;
    for (const struct node *child = node->first; child != NULL; child = child->next)
        count++;
    size_t columns = cards || count > most ? most : count;
    if (flow->in_cover)
        galley_request_space(galley, METRIC_SPACE);
    for (const struct node *child = node->first; child != NULL;) {
        struct row *row = new_row(flow, columns, frame);
        for (size_t i = 0; i < columns && child != NULL; i++, child = child->next)
            lay_metric(flow, &row->cells[i], child, column_frame(flow, frame, i, columns), look);
        galley_request_space(galley, cards ? CARD_GAP : look->leading);
        row_add(galley, row);
    }
    galley_request_space(galley, look->leading * 3 / 2);
}

static void lay_panel(struct flow *flow, struct galley *galley, const struct node *node,
                      struct frame frame, const struct look *look) {
    const struct style *style = flow_style(flow, node->role);
    const struct rail *outer = galley->rails;
    struct frame inner = open_panel(flow, galley, frame, style);
    flow_blocks(flow, galley, node->first, inner, look);
    close_panel(galley, outer, style);
}

void section_lay(struct flow *flow, struct galley *galley, const struct node *node,
                 struct frame frame, const struct look *look) {
    if (node->role == ROLE_COVER) {
        cover_lay(flow, galley, node, frame, look);
        return;
    }
    const struct style *style = flow_style(flow, node->role);
    struct look own = look_style(flow, look, node->role);
    if (flow->in_cover)
        own = *look;
    if (node->first == NULL)
        return;
    if (node->role == ROLE_METRICS || node->role == ROLE_CARDS)
        lay_metrics(flow, galley, node, frame, &own);
    else if (node->role == ROLE_FACTS && flow->in_cover)
        lay_cover_facts(flow, galley, node, frame, &own);
    else if (node->role == ROLE_FACTS)
        lay_facts(flow, galley, node, frame, &own);
    else if (style != NULL && style->has_fill)
        lay_panel(flow, galley, node, frame, &own);
    else
        flow_blocks(flow, galley, node->first, frame, &own);
}
