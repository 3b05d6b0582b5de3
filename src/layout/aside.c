/* A panel of facts beside the text that follows it: the story begins at the left, the panel stands
 * at the right, and below both the page has its full width again. Only headings, paragraphs and
 * lists are taken beside a panel; where too few follow, the panel keeps the full width. */
#include "layout/flow.h"

enum {
    LEAST_FRAME = 300000,
    PANEL_SHARE = 35, /* per cent */
    STORY_SHARE = 61,
    TALLEST = 55,      /* per cent of a page; a higher panel is better set wide */
    FULL_ENOUGH = 58,  /* per cent of the panel's height that the story must fill */
    OVERHANG = 45000,  /* the panel is drawn longer by so much at most */
    SHORTFALL = 30000, /* beside so much of the panel the text may be missing */
    LETTER_SHARE = 52, /* per cent of the size: width of a letter, on average */
    AFTER = 14000
};

static bool is_panel(const struct flow *flow, const struct node *node, struct frame frame) {
    return node->kind == NODE_SECTION && str_is(node->style, "facts") && !flow->in_cover &&
           flow->table_depth == 0 && flow->list_depth == 0 && frame.width >= LEAST_FRAME;
}

static bool has_picture(const struct node *root) {
    for (const struct node *node = root; node != NULL; node = node_next(root, node))
        if (node->kind == NODE_IMAGE || node->kind == NODE_FIGURE || node->kind == NODE_TABLE ||
            node->kind == NODE_CODE_BLOCK)
            return true;
    return false;
}

static bool is_text(const struct node *node) {
    bool kind = node->kind == NODE_PARAGRAPH || node->kind == NODE_LIST || node->kind == NODE_QUOTE;
    return kind && !has_picture(node);
}

/* About how high the node will be; the panel's end makes good for what is wrong in it. */
static int likely_height(const struct flow *flow, const struct node *node, bool first, int width,
                         const struct look *look) {
    if (node->kind == NODE_HEADING) {
        struct look own =
            look_style(flow, look, str_format(flow->arena, "heading-%d", node->level));
        if (own.style == NULL)
            return own.leading;
        return own.leading + (first ? 0 : own.style->space_before) + own.style->space_after;
    }
    int letters = width / (look->size * LETTER_SHARE / 100), height = 0;
    struct str text = node_text(flow->arena, node), line;
    while (str_cut(&text, '\n', &line))
        height += ((int)(line.n > 100000 ? 100000 : line.n) / (letters > 0 ? letters : 1) + 1) *
                      look->leading +
                  look->leading * 2 / 5;
    return height;
}

/* The node after a unit: headings with the text they lead to. The unit itself when it is none. */
static const struct node *after_unit(const struct node *unit) {
    const struct node *node = unit;
    while (node != NULL && node->kind == NODE_HEADING && node->level > 1)
        node = node->next;
    return node != NULL && is_text(node) ? node->next : unit;
}

/* How far the story goes beside a panel of this height; `first` when it cannot fill the side. */
static const struct node *story_end(const struct flow *flow, const struct node *first, int panel,
                                    int width, const struct look *look) {
    const struct node *end = first;
    int height = 0;
    while (end != NULL && height < panel - SHORTFALL) {
        const struct node *next = after_unit(end);
        int unit = 0;
        for (const struct node *node = end; node != next; node = node->next)
            unit += likely_height(flow, node, node == first, width, look);
        if (next == end || height + unit > panel + OVERHANG)
            break;
        height += unit;
        end = next;
    }
    return height * 100 / FULL_ENOUGH >= panel ? end : first;
}

/* Draws the panel down to the foot of the text beside it. */
static void stretch(struct galley *panel, const struct galley *story) {
    int lack = galley_height(story, 0) - galley_height(panel, 0);
    if (lack > 0 && panel->count > 0)
        panel->slices[panel->count - 1].height += lack;
}

bool aside_lay(struct flow *flow, struct galley *galley, const struct node *node,
               struct frame frame, const struct look *look, const struct node **rest) {
    if (!is_panel(flow, node, frame))
        return false;
    int page = flow_text_height(flow), width = frame.width * PANEL_SHARE / 100;
    struct frame right = {frame.x + frame.width - width, width};
    struct frame left = {frame.x, frame.width * STORY_SHARE / 100};
    struct row *row = NEW(flow->arena, struct row);
    row->cells = NEW_ARRAY(flow->arena, struct cell, 2);
    struct galley *panel = &row->cells[0].galley, *story = &row->cells[1].galley;
    panel->arena = story->arena = flow->arena;
    flow_block(flow, panel, node, right, look);
    int height = galley_height(panel, 0);
    const struct node *end = story_end(flow, node->next, height, left.width, look);
    if (end == node->next || height > page / 100 * TALLEST)
        return false;
    for (const struct node *at = node->next; at != end; at = at->next)
        flow_block(flow, story, at, left, look);
    stretch(panel, story);
    *row = (struct row){.cells = row->cells, .count = 2, .x = frame.x, .width = frame.width};
    row->whole = page;
    row_add(galley, row);
    galley_space(galley, AFTER);
    *rest = end;
    return true;
}
