/* A panel of facts beside the text that follows it: the story begins at the left, the panel stands
 * at the right (in documents read from right to left, the other way round), and below both the page
 * has its full width again. Headings, paragraphs, lists and tables that are narrow enough go beside
 * a panel. All case studies of a packet should look alike, so some blank below the story or the
 * panel is rather taken than the panel set wide; that is left for panels that would be left alone,
 * and for very high ones. */
#include "layout/block/flow.h"

enum {
    LEAST_FRAME = 300000,
    PANEL_SHARE = 35, /* per cent */
    STORY_SHARE = 61,
    TALLEST = 80,      /* per cent of a page, with room for a title; a higher panel is set wide */
    FULL_ENOUGH = 40,  /* per cent of the panel's height that the story must fill */
    OVERHANG = 45000,  /* the panel is drawn longer by so much at most */
    LONGEST = 85,      /* per cent of a page: the story */
    SHORTFALL = 30000, /* beside so much of the panel the text may be missing */
    AFTER = 14000
};

static bool is_panel(const struct flow *flow, const struct node *node, struct frame frame) {
    return node->kind == NODE_SECTION && node->role == ROLE_FACTS && !flow->in_cover &&
           flow->table_depth == 0 && flow->list_depth == 0 && frame.width >= LEAST_FRAME;
}

static bool has_picture(const struct node *root) {
    for (const struct node *node = root; node != NULL; node = node_next(root, node))
        if (node->kind == NODE_IMAGE || node->kind == NODE_FIGURE ||
            node->kind == NODE_CODE_BLOCK || (node->kind == NODE_TABLE && node != root))
            return true;
    return false;
}

/* A table whose rows would break in the narrow column is better set wide. */
static bool is_narrow(struct flow *flow, const struct node *table, int width,
                      const struct look *look) {
    int least = 0, full = 0;
    table_measure(flow, table, look, &least, &full);
    return full <= width;
}

static bool is_text(struct flow *flow, const struct node *node, int width,
                    const struct look *look) {
    if (node->kind == NODE_TABLE)
        return !has_picture(node) && is_narrow(flow, node, width, look);
    bool kind = node->kind == NODE_PARAGRAPH || node->kind == NODE_LIST || node->kind == NODE_QUOTE;
    return kind && !has_picture(node);
}

/* The node after a unit: headings with the text they lead to. The unit itself when it is none. */
static const struct node *after_unit(struct flow *flow, const struct node *unit, int width,
                                     const struct look *look) {
    const struct node *node = unit;
    while (node != NULL && node->kind == NODE_HEADING && node->level > 1)
        node = node->next;
    return node != NULL && is_text(flow, node, width, look) ? node->next : unit;
}

/* Whether the story, so high, may become so much higher: it ends near the panel's end, where it
 * can, and rather below it than far above. */
static bool goes_on(int height, int longer, int panel, int page) {
    if (height >= panel - SHORTFALL || longer > page / 100 * LONGEST)
        return false;
    return longer <= panel + OVERHANG || height * 100 / FULL_ENOUGH < panel;
}

struct state { /* what is set back when blocks are not to stand here */
    struct galley galley;
    size_t figures, headings;
};

static struct state state_of(const struct flow *flow, const struct galley *galley) {
    return (struct state){*galley, flow->figure_count, flow->heading_count};
}

static void set_back(struct flow *flow, struct galley *galley, const struct state *state) {
    struct galley now = *galley;
    *galley = state->galley;
    galley->slices = now.slices; /* may have moved */
    flow->figure_count = state->figures;
    flow->heading_count = state->headings;
}

/* Lays the story beside a panel of this height; gives the first node that is left. */
static const struct node *lay_story(struct flow *flow, struct galley *story,
                                    const struct node *first, int panel, struct frame frame,
                                    const struct look *look) {
    const struct node *node = first;
    int page = flow_text_height(flow);
    while (node != NULL) {
        const struct node *next = after_unit(flow, node, frame.width, look);
        struct state before = state_of(flow, story);
        int height = galley_height(story, 0);
        for (const struct node *part = node; part != next; part = part->next)
            flow_block(flow, story, part, frame, look);
        if (next == node || !goes_on(height, galley_height(story, 0), panel, page)) {
            set_back(flow, story, &before);
            break;
        }
        node = next;
    }
    return node;
}

/* Draws the panel down to the foot of the text beside it, when that is near. */
static void stretch(struct galley *panel, const struct galley *story) {
    int lack = galley_height(story, 0) - galley_height(panel, 0);
    if (lack > 0 && lack <= OVERHANG && panel->count > 0)
        panel->slices[panel->count - 1].height += lack;
}

bool aside_lay(struct flow *flow, struct galley *galley, const struct node *node,
               struct frame frame, const struct look *look, const struct node **rest) {
    if (!is_panel(flow, node, frame))
        return false;
    int page = flow_text_height(flow), width = frame.width * PANEL_SHARE / 100;
    struct frame end =
        frame_turn(flow, frame, (struct frame){frame.x + frame.width - width, width});
    struct frame begin =
        frame_turn(flow, frame, (struct frame){frame.x, frame.width * STORY_SHARE / 100});
    struct row *row = NEW(flow->block_arena, struct row);
    row->cells = NEW_ARRAY(flow->block_arena, struct cell, 2);
    struct galley *panel = &row->cells[0].galley, *story = &row->cells[1].galley;
    panel->arena = story->arena = flow->block_arena;
    struct state before = state_of(flow, panel);
    flow_block(flow, panel, node, end, look);
    int height = galley_height(panel, 0);
    const struct node *after = node->next;
    if (height <= page / 100 * TALLEST)
        after = lay_story(flow, story, node->next, height, begin, look);
    if (galley_height(story, 0) * 100 / FULL_ENOUGH < height) {
        set_back(flow, panel, &before);
        return false;
    }
    *rest = after;
    stretch(panel, story);
    *row = (struct row){.cells = row->cells, .count = 2, .x = frame.x, .width = frame.width};
    row->whole = page;
    row_add(galley, row);
    galley_request_space(galley, AFTER);
    return true;
}
