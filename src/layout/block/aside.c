/* A panel of facts beside the text that follows it: the story begins at the left, the panel stands
 * at the right (in documents read from right to left, the other way round), and below both the page
 * has its full width again. Headings, paragraphs, lists and tables that are narrow enough go beside
 * a panel. The case studies of a packet should look alike, so a panel stands beside the story even
 * where that leaves some blank below one of them. It takes the full width only when hardly any text
 * would stand beside it, or when it is very high. */
#include "layout/block/table.h"

enum {
    TALLEST = 80,     /* per cent of a page, with room for a title; a higher panel is set wide */
    FULL_ENOUGH = 40, /* per cent of the panel's height that the story must fill */
    LONGEST = 85,     /* per cent of a page: the story */
};

static bool has_picture(const struct node *root) {
    for (const struct node *node = root; node != NULL; node = node_next(root, node))
        if (node->kind == NODE_IMAGE || node->kind == NODE_FIGURE ||
            node->kind == NODE_CODE_BLOCK || (node->kind == NODE_TABLE && node != root))
            return true;
    return false;
}

/* Text that may stand in a column so wide; a table whose rows would break there may not. */
static bool is_text(const struct node *node, struct context c) {
    switch (node->kind) {
    case NODE_TABLE:
        return !has_picture(node) && table_measure(node, c).full <= c.frame.width;
    case NODE_PARAGRAPH:
    case NODE_LIST:
    case NODE_QUOTE:
        return !has_picture(node);
    default:
        return false;
    }
}

/* Whether the story, so high, may become so much higher: it ends near the panel's end, where it
 * can, and rather below it than far above. */
static bool goes_on(int height, int longer, int panel, const struct theme *theme) {
    int page = theme_text_height(theme);
    if (height >= panel - theme->aside_shortfall || longer > page / 100 * LONGEST)
        return false;
    return longer <= panel + theme->aside_overhang || height * 100 / FULL_ENOUGH < panel;
}

/* What stands again when blocks were laid out for a trial. */
struct state {
    struct galley galley;
    struct numbering numbering;
};

static struct state state_of(const struct galley *galley, struct context c) {
    return (struct state){*galley, c.flow->typesetter.numbering};
}

static void set_back(struct galley *galley, struct context c, struct state state) {
    state.galley.slices = galley->slices; /* may have moved */
    *galley = state.galley;
    c.flow->typesetter.numbering = state.numbering;
}

/* Lays the story beside a panel of this height; gives the first node that is left. */
static const struct node *lay_story(struct galley *story, const struct node *first, int panel,
                                    struct context c) {
    const struct theme *theme = c.flow->typesetter.theme;
    const struct node *node = first, *next;
    for (; node != NULL; node = next) {
        /* a unit: headings with the text they lead to */
        next = node;
        while (next != NULL && next->kind == NODE_HEADING && next->level > 1)
            next = next->next;
        if (next == NULL || !is_text(next, c))
            break;
        next = next->next;
        struct state before = state_of(story, c);
        int height = galley_height(story, 0);
        for (const struct node *part = node; part != next; part = part->next)
            block_lay(story, part, c);
        if (!goes_on(height, galley_height(story, 0), panel, theme)) {
            set_back(story, c, before);
            break;
        }
    }
    return node;
}

const struct node *aside_lay(struct galley *galley, const struct node *node, struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    const struct theme *theme = t->theme;
    if (node->kind != NODE_SECTION || node->role != ROLE_FACTS || c.in_cover || c.table_depth > 0 ||
        c.list_depth > 0 || c.frame.width < theme->aside_measure)
        return node;
    int page = theme_text_height(theme), width = c.frame.width * theme->aside_width / 1000;
    struct frame whole = c.frame, end = {whole.x + whole.width - width, width};
    struct frame begin = {whole.x, whole.width * theme->aside_story / 1000};
    struct row *row = row_new(t->block_arena, 2, whole, page);
    struct galley *panel = &row->cells[0].galley, *story = &row->cells[1].galley;
    struct state before = state_of(panel, c);
    c.frame = frame_turn(t, whole, end);
    block_lay(panel, node, c);
    int height = galley_height(panel, 0);
    const struct node *rest = node->next;
    c.frame = frame_turn(t, whole, begin);
    if (height <= page / 100 * TALLEST)
        rest = lay_story(story, node->next, height, c);
    int lack = galley_height(story, 0) - height;
    if ((lack + height) * 100 / FULL_ENOUGH < height) {
        set_back(panel, c, before);
        return node;
    }
    if (lack > 0 && lack <= theme->aside_overhang &&
        panel->count > 0) /* drawn down to the story's foot */
        panel->slices[panel->count - 1].height += lack;
    row_add(galley, row);
    galley_request_space(galley, theme->aside_after);
    return rest;
}
