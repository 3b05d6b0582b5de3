/* A page of another PDF: it takes a page of its own, of its own size, which has a strip below it
 * for the stamp, so that nothing of ours stands over it. */
#include "layout/block/block.h"

enum {
    LEAST_WIDTH = 240000, /* of our page: a narrower one leaves no room for the stamp */
    LEAST_STRIP = 34000,
    SIDE = 30000, /* beside the stamp, at most a twelfth of the page */
    ABOVE = 9000,
    BELOW = 11000
};

static struct galley lay_stamp(const struct node *node, struct context c, int width) {
    struct typesetter *t = &c.flow->typesetter;
    struct galley stamp = {.arena = t->block_arena};
    struct look own = look_style(t, c.look, ROLE_EXHIBIT_ABOUT);
    struct paragraph p = paragraph_init(t);
    own.node = node;
    c.look = &own;
    int side = width / 12 < SIDE ? width / 12 : SIDE;
    c.frame = (struct frame){side, width - 2 * side};
    paragraph_add(t, &p, node->first, NULL, &own);
    lines_lay(&stamp, c,
              (struct line_shape){.paragraph = &p,
                                  .side = paragraph_side(t, &p, c.around, c.frame.width)});
    return stamp;
}

void foreign_lay(struct galley *galley, const struct node *node, struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    const struct page_view *view = node->view;
    int width = view->width > LEAST_WIDTH ? view->width : LEAST_WIDTH;
    struct galley stamp = lay_stamp(node, c, width);
    int strip = ABOVE + galley_height(&stamp, 0) + BELOW;
    galley->breaks = galley->count > 0;
    struct slice *slice =
        galley_add(galley, 0, view->height + (strip > LEAST_STRIP ? strip : LEAST_STRIP));
    slice->bare = true;
    slice->page_width = width;
    slice->page_height = slice->height;
    pieces_add(t->block_arena, &slice->pieces, PIECE_FOREIGN)->foreign =
        (struct foreign){.width = view->width,
                         .height = view->height,
                         .file = node->target,
                         .view = view,
                         .node = node};
    pieces_add_rectangle(
        t->block_arena, &slice->pieces,
        (struct rectangle){0, view->height, width, t->theme->hairline, t->theme->rule});
    int y = view->height + ABOVE;
    for (size_t i = 0; i < stamp.count; i++) {
        y += i > 0 ? stamp.slices[i].space : 0;
        pieces_move_down(stamp.slices[i].pieces, y);
        pieces_append(&slice->pieces, stamp.slices[i].pieces);
        y += stamp.slices[i].height;
    }
    galley->breaks = true;
}
