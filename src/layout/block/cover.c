/* The cover: the partner's logo on white, below it eyebrow, title and subtitle, the rest below
 * them. Where the theme's style "cover" has a fill, the title stands in a block of it that reaches
 * the page's edges, closed by a strip of the partner's colour; else between two rules. The page has
 * no running lines; what follows begins on a new page, unless the document itself has a page break
 * further on. */
#include "layout/block/block.h"

/* The first block that stands below the coloured one. */
static const struct node *first_below(const struct node *cover) {
    const struct node *node = cover->first;
    while (node != NULL && node->kind != NODE_HEADING && node->role != ROLE_COVER_TITLE)
        node = node->next;
    if (node == NULL)
        return cover->first;
    do
        node = node->next;
    while (node != NULL && node->kind == NODE_PARAGRAPH && node->role == ROLE_COVER_SUBTITLE);
    return node;
}

static enum role role_in_block(const struct node *node) {
    if (node->kind == NODE_HEADING)
        return ROLE_COVER_TITLE;
    if (node->role == ROLE_EYEBROW)
        return ROLE_COVER_EYEBROW;
    if (role_is_of_cover(node->role))
        return node->role;
    return node->kind == NODE_PARAGRAPH ? ROLE_COVER_SUBTITLE : node->role;
}

static bool is_logo(const struct node *node) {
    return node->kind == NODE_FIGURE && node->role == ROLE_COVER_LOGO;
}

/* Sets the logo into the page's head; gives where what stands below it may begin, 0 without one. A
 * logo that could not be read was reported when it was. */
static int lay_logo(struct slice *slice, const struct node *cover, struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    const struct node *node = cover->first;
    while (node != NULL && !is_logo(node))
        node = node->next;
    const struct image *image = node != NULL && c.flow->dossier != NULL
                                    ? dossier_find_image(c.flow->dossier, node->target)
                                    : NULL;
    if (image == NULL || image->width == 0 || image->height == 0)
        return 0;
    /* Scaled into its box, its sides in proportion. */
    int64_t width = (int64_t)image->width * t->theme->cover_logo_pixel;
    int64_t height = (int64_t)image->height * t->theme->cover_logo_pixel;
    if (width > t->theme->cover_logo_width) {
        height = height * t->theme->cover_logo_width / width;
        width = t->theme->cover_logo_width;
    }
    if (height > t->theme->cover_logo_height) {
        width = width * t->theme->cover_logo_height / height;
        height = t->theme->cover_logo_height;
    }
    struct picture logo = (struct picture){.width = width > 1000 ? (int)width : 1000,
                                           .height = height > 1000 ? (int)height : 1000,
                                           .image = image};
    logo.x = c.frame.x;
    logo.y = t->theme->cover_logo_top - t->theme->margin_top;
    logo.node = node;
    logo.alternative = node->text;
    pieces_add(t->block_arena, &slice->pieces, PIECE_PICTURE)->picture = logo;
    return 2 * t->theme->cover_logo_top + logo.height;
}

static void lay_titles(struct galley *galley, const struct node *cover, const struct node *end,
                       struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    struct look body = look_body(t), own = look_style(t, &body, ROLE_COVER);
    c.look = &own;
    for (const struct node *node = cover->first; node != end; node = node->next) {
        if (is_logo(node))
            continue;
        struct node *dressed = arena_copy(t->page_arena, node, sizeof *node); /* runs point at it */
        dressed->next = NULL;
        dressed->role = role_in_block(node);
        block_lay(galley, dressed, c);
    }
}

/* Titles on a coloured ground to the page's edges. */
static void lay_block(struct galley *galley, const struct node *cover, const struct node *end,
                      struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    const struct theme *theme = t->theme;
    size_t from = galley->count;
    struct slice *head = galley_add(galley, 0, 0);
    int top = lay_logo(head, cover, c);
    int lead = top - theme->margin_top +
               theme->page_height / 1000 * (top > 0 ? theme->cover_title_logo : theme->cover_title);
    head->height = lead > 0 ? lead : 0;
    lay_titles(galley, cover, end, c);
    int least =
        top + theme->page_height / 1000 * (top > 0 ? theme->cover_block_logo : theme->cover_block);
    int height = theme->margin_top + galley_height(galley, from);
    int foot = height + theme->cover_block_foot;
    foot = foot > least ? foot : least;
    struct pieces *first = &galley->slices[from].pieces;
    int y = top - theme->margin_top, width = theme->page_width;
    pieces_add_rectangle(t->block_arena, first,
                         (struct rectangle){0, y, width, foot - top, theme->cover});
    pieces_add_rectangle(
        t->block_arena, first,
        (struct rectangle){0, foot - theme->margin_top, width, theme->cover_strip, theme->brand});
    galley->after = 0;
    galley_add(galley, 0, foot - height + theme->cover_below);
    galley->after = 0;
}

/* Titles between a strong rule and a hairline. */
static void lay_plain(struct galley *galley, const struct node *cover, const struct node *end,
                      struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    const struct theme *theme = t->theme;
    struct slice *head = galley_add(galley, 0, 0);
    int top = lay_logo(head, cover, c);
    int least = theme->page_height / 1000 * theme->cover_title_plain;
    int rule = (top > least ? top : least) - theme->margin_top;
    pieces_add_rectangle(
        t->block_arena, &head->pieces,
        (struct rectangle){c.frame.x, rule, c.frame.width, theme->cover_rule, theme->brand});
    head->height = rule + theme->cover_rule + theme->cover_rule_gap;
    lay_titles(galley, cover, end, c);
    galley->after = 0;
    struct slice *foot =
        galley_add(galley, theme->cover_rule_gap, theme->hairline + theme->cover_below);
    pieces_add_rectangle(
        t->block_arena, &foot->pieces,
        (struct rectangle){c.frame.x, 0, c.frame.width, theme->hairline, theme->rule});
}

static void lay_below(struct galley *galley, const struct node *first, bool foot,
                      struct context c) {
    struct look body = look_body(&c.flow->typesetter);
    c.look = &body;
    for (const struct node *node = first; node != NULL; node = node->next)
        if ((node->role == ROLE_COVER_FOOT) == foot && node_is_block(node->kind))
            block_lay(galley, node, c);
}

/* Pushes the foot's slices to the bottom of the page. */
static void sink_foot(struct galley *galley, size_t from, size_t foot, const struct theme *theme) {
    if (foot == galley->count)
        return;
    int step = theme->grid > 0 ? theme->grid : 1;
    /* Where slices[to] would begin below its space; the pager widens spaces to the theme's
     * grid. */
    int above = 0;
    for (size_t i = from; i < foot; i++) {
        int space = i > from ? galley->slices[i].space : 0;
        int over = theme->grid > 0 && space > 0 ? (above + space) % theme->grid : 0;
        above += space + (over > 0 ? theme->grid - over : 0) + galley->slices[i].height;
    }

    int top = theme_text_height(theme) - galley_height(galley, foot);
    int space = top / step * step - above;
    if (space > galley->slices[foot].space)
        galley->slices[foot].space = space;
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

void cover_lay(struct galley *galley, const struct node *node, struct context c) {
    const struct theme *theme = c.flow->typesetter.theme;
    galley->breaks = galley->count > 0;
    c.in_cover = true;
    size_t from = galley->count;
    const struct node *below = first_below(node);
    const struct style *style = theme_style(theme, ROLE_COVER);
    (style != NULL && style->has_fill ? lay_block : lay_plain)(galley, node, below, c);
    lay_below(galley, below, false, c);
    size_t foot = galley->count;
    lay_below(galley, below, true, c);
    sink_foot(galley, from, foot, theme);
    for (size_t i = from; i < galley->count; i++)
        galley->slices[i].bare = true;
    galley->breaks = !page_goes_on(node);
    galley->after = galley->breaks ? 0 : theme->cover_below;
    galley_mark(galley, (struct landmark){.body = true});
}
