/* The cover: a coloured block over the top of the page with eyebrow, title and subtitle, the rest
 * on white below it. The page has no running lines; what follows begins on a new page, unless the
 * document itself has a page break further on. */
#include "layout/flow.h"

enum {
    BLOCK_SHARE = 35,  /* per cent of the page's height */
    TITLE_SHARE = 115, /* per mille: where the eyebrow begins */
    BELOW = 44000,
    BLOCK_FOOT = 40000
};

static bool is_title(const struct node *node) {
    return node->kind == NODE_HEADING || str_is(node->style, "cover-title");
}

static bool is_subtitle(const struct node *node) {
    return node->kind == NODE_PARAGRAPH &&
           (str_is(node->style, "cover-subtitle") || str_is(node->style, "subtitle") ||
            str_is(node->style, "lead"));
}

/* The first block that stands below the coloured one. */
static const struct node *first_below(const struct node *cover) {
    const struct node *node = cover->first;
    while (node != NULL && !is_title(node))
        node = node->next;
    if (node == NULL)
        return cover->first;
    for (node = node->next; node != NULL && is_subtitle(node);)
        node = node->next;
    return node;
}

static struct str style_in_block(const struct node *node) {
    if (node->kind == NODE_HEADING)
        return STR("cover-title");
    if (str_is(node->style, "eyebrow"))
        return STR("cover-eyebrow");
    if (str_starts(node->style, STR("cover-")))
        return node->style;
    return node->kind == NODE_PARAGRAPH ? STR("cover-subtitle") : node->style;
}

/* Lays the block's text and paints the ground behind it, to the page's edges. */
static void lay_block(struct flow *flow, struct galley *galley, const struct node *cover,
                      const struct node *end, struct frame frame) {
    const struct theme *theme = flow->theme;
    struct look body = look_body(flow);
    struct look own = look_style(flow, &body, STR("cover"));
    size_t from = galley->count;
    int lead = theme->page_height * TITLE_SHARE / 1000 - theme->margin_top;
    galley_add(galley, 0, lead > 0 ? lead : 0);
    for (const struct node *node = cover->first; node != end; node = node->next) {
        struct node *dressed = arena_copy(flow->arena, node, sizeof *node); /* runs point at it */
        dressed->next = NULL;
        dressed->style = style_in_block(node);
        flow_block(flow, galley, dressed, frame, &own);
    }
    int least = theme->page_height * BLOCK_SHARE / 100;
    int height = theme->margin_top + galley_height(galley, from);
    int block = height + BLOCK_FOOT > least ? height + BLOCK_FOOT : least;
    slice_add_rectangle(
        flow->arena, &galley->slices[from],
        (struct rectangle){0, -theme->margin_top, theme->page_width, block, theme->cover});
    galley->after = 0;
    galley_add(galley, 0, block - height + BELOW);
    galley->after = 0;
}

static bool is_foot(const struct node *node) {
    return str_is(node->style, "cover-foot");
}

static void lay_below(struct flow *flow, struct galley *galley, const struct node *first,
                      struct frame frame, bool foot) {
    struct look body = look_body(flow);
    for (const struct node *node = first; node != NULL; node = node->next) {
        if (is_foot(node) != foot)
            continue;
        struct node *alone = arena_copy(flow->arena, node, sizeof *node);
        alone->next = NULL;
        flow_blocks(flow, galley, alone, frame, &body);
    }
}

/* Pushes the foot's slices to the bottom of the page. */
static void sink_foot(struct flow *flow, struct galley *galley, size_t from, size_t foot) {
    int room = flow_text_height(flow) - galley_height(galley, from);
    if (foot < galley->count && room > 0)
        galley->slices[foot].space += room;
}

/* Blocks up to a page break belong to the cover page as well. */
static bool page_goes_on(const struct node *cover) {
    for (const struct node *node = cover->next; node != NULL; node = node->next) {
        if (node->kind == NODE_PAGE_BREAK)
            return true;
        if (node->kind == NODE_HEADING || node->kind == NODE_CONTENTS)
            return false;
    }
    return false;
}

void cover_lay(struct flow *flow, struct galley *galley, const struct node *node,
               struct frame frame, const struct look *look) {
    (void)look;
    galley->breaks = galley->count > 0;
    flow->in_cover = true;
    size_t from = galley->count;
    const struct node *below = first_below(node);
    lay_block(flow, galley, node, below, frame);
    lay_below(flow, galley, below, frame, false);
    size_t foot = galley->count;
    lay_below(flow, galley, below, frame, true);
    sink_foot(flow, galley, from, foot);
    flow->in_cover = false;
    for (size_t i = from; i < galley->count; i++)
        galley->slices[i].bare = true;
    galley->breaks = !page_goes_on(node);
    galley->after = galley->breaks ? 0 : BELOW;
}
