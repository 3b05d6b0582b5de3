/* Sections with a style of their own: facts (a panel of label and value pairs), metrics (large
 * numbers side by side), and any style with a fill, which becomes a panel. */
#include "layout/block/block.h"

enum {
    FACT_MOST = 3,   /* columns */
    METRIC_MOST = 5, /* columns */
    CARD_MOST = 2,   /* columns */
};

/* Blocks side by side are cut only when they are higher than half a page. */
static struct row *new_row(size_t count, struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    return row_new(t->block_arena, count, c.frame, theme_text_height(t->theme) / 2);
}

static struct frame column_frame(size_t column, size_t columns, struct context c) {
    int gap = c.flow->typesetter.theme->column_gap;
    int width = (c.frame.width - gap * ((int)columns - 1)) / (int)columns;
    return frame_turn(&c.flow->typesetter, c.frame,
                      (struct frame){c.frame.x + (int)column * (width + gap), width});
}

/* Opens a panel and gives the frame inside. */
static struct frame open_panel(struct galley *galley, const struct style *style, struct context c) {
    const struct theme *theme = c.flow->typesetter.theme;
    struct frame frame = c.frame;
    int padding = theme->panel_padding;
    galley_request_space(galley, style != NULL ? style->space_before : 0);
    galley_rail(galley, frame, style != NULL && style->has_fill ? style->fill : theme->panel);
    galley_add(galley, 0, padding)->keep_next = true;
    return frame.width > 6 * padding ? (struct frame){frame.x + padding, frame.width - 2 * padding}
                                     : frame;
}

static void close_panel(struct galley *galley, const struct rail *outer, const struct style *style,
                        struct context c) {
    int padding = c.flow->typesetter.theme->panel_padding;
    galley->slices[galley->count - 1].keep_next = true;
    galley->after = 0;
    galley_add(galley, 0, padding);
    galley->rails = outer;
    galley_request_space(galley,
                         style != NULL && style->space_after > 0 ? style->space_after : padding);
}

/* Takes up to `columns` facts into one row: paragraphs, or a label with the value that follows it.
 * Gives the first child that is left. */
static const struct node *lay_facts_row(struct galley *galley, const struct node *child,
                                        size_t columns, struct context c) {
    struct row *row = new_row(columns, c);
    for (size_t i = 0; i < columns && child != NULL; i++) {
        const struct node *value = child->next;
        bool pair =
            child->role == ROLE_FACT_LABEL && value != NULL && value->role == ROLE_FACT_VALUE;
        const struct node *end = pair ? value->next : value;
        struct context inside = c;
        inside.frame = column_frame(i, columns, c);
        for (; child != end; child = child->next)
            block_lay(&row->cells[i].galley, child, inside);
    }
    row_add(galley, row);
    return child;
}

static void lay_facts(struct galley *galley, const struct node *node, struct context c) {
    const struct theme *theme = c.flow->typesetter.theme;
    const struct style *style = theme_style(theme, node->role);
    const struct rail *outer = galley->rails;
    int gap = theme->column_gap;
    c.frame = open_panel(galley, style, c);
    size_t columns = (size_t)((c.frame.width + gap) / (theme->fact_width + gap));
    columns = columns < 1 ? 1 : columns > FACT_MOST ? FACT_MOST : columns;
    for (const struct node *child = node->first; child != NULL;) {
        child = lay_facts_row(galley, child, columns, c);
        if (child != NULL) {
            galley->slices[galley->count - 1].keep_next = true;
            galley_request_space(galley, c.look->leading * 3 / 5);
        }
    }
    close_panel(galley, outer, style, c);
}

/* On the cover, facts stand as two columns: label left, value right, split at the line break. */
static void lay_cover_fact(struct galley *galley, const struct node *node, struct context c) {
    struct typesetter *t = &c.flow->typesetter;
    const struct node *split = node->first;
    while (split != NULL && split->kind != NODE_LINE_BREAK)
        split = split->next;
    struct row *row = new_row(2, c);
    struct frame whole = c.frame;
    int part = whole.width / 4;
    struct paragraph label = paragraph_init(t), value = paragraph_init(t);
    paragraph_add(t, &label, node->first, split, c.look);
    if (split != NULL)
        paragraph_add(t, &value, split->next, NULL, c.look);
    c.frame = frame_turn(t, whole, (struct frame){whole.x, part - t->theme->column_gap / 2});
    lines_lay(&row->cells[0].galley, c, (struct line_shape){.paragraph = &label});
    c.frame = frame_turn(t, whole, (struct frame){whole.x + part, whole.width - part});
    lines_lay(&row->cells[1].galley, c, (struct line_shape){.paragraph = &value});
    row_add(galley, row);
    galley_request_space(galley, c.look->leading * 2 / 5);
}

static void lay_cover_facts(struct galley *galley, const struct node *node, struct context c) {
    for (const struct node *child = node->first; child != NULL; child = child->next)
        if (child->kind == NODE_PARAGRAPH)
            lay_cover_fact(galley, child, c);
        else
            block_lay(galley, child, c);
    galley_request_space(galley, c.look->leading * 3 / 2);
}

static void lay_metric(struct galley *galley, const struct node *metric, struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    int rule = t->theme->metric_rule;
    pieces_add_rectangle(t->block_arena, &galley_add(galley, 0, rule)->pieces,
                         (struct rectangle){c.frame.x, 0, c.frame.width, rule, t->theme->cover});
    galley_request_space(galley, c.look->leading / 2);
    blocks_lay(galley, metric->first, c);
}

/* Numbers, or cards: blocks side by side, each below a rule, in as many rows as it takes. */
static void lay_metrics(struct galley *galley, const struct node *node, struct context c) {
    const struct theme *theme = c.flow->typesetter.theme;
    bool cards = node->role == ROLE_CARDS;
    size_t count = 0, most = cards ? CARD_MOST : METRIC_MOST;
    for (const struct node *child = node->first; child != NULL; child = child->next)
        count++;
    size_t columns = cards || count > most ? most : count;
    if (c.in_cover)
        galley_request_space(galley, theme->cover_metrics);
    for (const struct node *child = node->first; child != NULL;) {
        struct row *row = new_row(columns, c);
        for (size_t i = 0; i < columns && child != NULL; i++, child = child->next) {
            struct context inside = c;
            inside.frame = column_frame(i, columns, c);
            lay_metric(&row->cells[i].galley, child, inside);
        }
        galley_request_space(galley, cards ? theme->card_after : c.look->leading);
        row_add(galley, row);
    }
    galley_request_space(galley, c.look->leading * 3 / 2);
}

/* Begins a page; one that begins with no heading of its own stands in the outline all the same. */
static void lay_exhibit(struct galley *galley, const struct node *node, struct context c) {
    bool headed = node->first->kind == NODE_HEADING;
    galley->breaks = galley->count > 0;
    galley_mark(galley, (struct landmark){.name = node->id,
                                          .title = headed ? STR("") : node->text,
                                          .level = 1,
                                          .exhibit = node});
    blocks_lay(galley, node->first, c);
}

/* A bar in the margin beside what is pointed to. */
static void lay_cited(struct galley *galley, const struct node *node, struct context c) {
    const struct theme *theme = c.flow->typesetter.theme;
    const struct rail *outer = galley->rails;
    bool right = direction_of_document(&c.flow->typesetter) == DIRECTION_RIGHT_TO_LEFT;
    int x = right ? c.frame.x + c.frame.width + theme->cited_gap
                  : c.frame.x - theme->cited_gap - theme->cited_rule;
    galley_rail(galley, (struct frame){x, theme->cited_rule}, theme->accent);
    blocks_lay(galley, node->first, c);
    galley->rails = outer;
}

void section_lay(struct galley *galley, const struct node *node, struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    const struct style *style = theme_style(t->theme, node->role);
    struct look own = look_style(t, c.look, node->role);
    if (node->role == ROLE_COVER) {
        cover_lay(galley, node, c);
        return;
    }
    if (node->first == NULL)
        return;
    if (!c.in_cover)
        c.look = &own;
    if (node->role == ROLE_EXHIBIT) {
        lay_exhibit(galley, node, c);
    } else if (node->role == ROLE_CITED) {
        lay_cited(galley, node, c);
    } else if (node->role == ROLE_METRICS || node->role == ROLE_CARDS) {
        lay_metrics(galley, node, c);
    } else if (node->role == ROLE_FACTS) {
        (c.in_cover ? lay_cover_facts : lay_facts)(galley, node, c);
    } else if (style != NULL && style->has_fill) {
        const struct rail *outer = galley->rails;
        c.frame = open_panel(galley, style, c);
        blocks_lay(galley, node->first, c);
        close_panel(galley, outer, style, c);
    } else {
        blocks_lay(galley, node->first, c);
    }
}
