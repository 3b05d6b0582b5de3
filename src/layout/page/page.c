/* The pieces of slices onto a page: from here on they have their places. */
#include "layout/block/flow.h"

enum { SPARE_RUNS = 8 /* head, foot and DRAFT come later: furniture.c */ };

/* A rectangle that continues the one above it is joined to it: seams would show on screens. */
void page_add_rectangle(struct flow *flow, struct page *page, struct rectangle r) {
    for (size_t i = page->rectangle_count; i > 0 && i + 6 > page->rectangle_count; i--) {
        struct rectangle *old = &page->rectangles[i - 1];
        if (old->x == r.x && old->width == r.width && old->y + old->height == r.y &&
            old->colour.r == r.colour.r && old->colour.g == r.colour.g &&
            old->colour.b == r.colour.b) {
            old->height += r.height;
            return;
        }
    }
    *APPEND(flow->page_arena, page->rectangles, page->rectangle_count) = r;
}

static void add_mark(struct flow *flow, struct pages *pages, const struct mark *mark, int y) {
    struct arena *arena = flow->page_arena;
    size_t page = pages->count - 1;
    if (!str_empty(mark->name))
        *APPEND(arena, pages->anchors, pages->anchor_count) = (struct anchor){mark->name, page, y};
    if (!str_empty(mark->title))
        *APPEND(arena, pages->outline, pages->outline_count) =
            (struct outline_entry){mark->title, mark->level, page, y};
    if (mark->body)
        pages->front = page;
    struct last_round *last = &flow->last_round;
    if (mark->heading > 0 && mark->heading < last->heading_count)
        last->heading_pages[mark->heading] = page;
}

static void add_piece(struct flow *flow, struct pages *pages, const struct piece *piece, int y,
                      bool artefact) {
    struct arena *arena = flow->page_arena;
    struct page *page = &pages->list[pages->count - 1];
    switch (piece->kind) {
    case PIECE_RUN: {
        struct run *run = page_add_run(flow, page);
        *run = piece->run;
        run->y += y;
        run->artefact = run->artefact || artefact;
        break;
    }
    case PIECE_RECTANGLE: {
        struct rectangle r = piece->rectangle;
        r.y += y;
        page_add_rectangle(flow, page, r);
        break;
    }
    case PIECE_PICTURE: {
        struct picture *picture = APPEND(arena, page->pictures, page->picture_count);
        *picture = piece->picture;
        picture->y += y;
        break;
    }
    case PIECE_LINK: {
        struct link *link = APPEND(arena, page->links, page->link_count);
        *link = piece->link;
        link->y += y;
        break;
    }
    case PIECE_MARK:
        if (!artefact)
            add_mark(flow, pages, &piece->mark, y + piece->mark.y);
        break;
    }
}

/* A page is filled in memory that the next one takes over. */
void page_open(struct flow *flow, struct page *page) {
    page->runs = flow->runs;
    page->run_room = flow->run_room;
}

struct run *page_add_run(struct flow *flow, struct page *page) {
    if (page->run_count == page->run_room) {
        size_t room = page->run_room * 2 + 64;
        page->runs = arena_resize(flow->page_arena, page->runs, page->run_room * sizeof *page->runs,
                                  room * sizeof *page->runs);
        page->run_room = room;
    }
    return &page->runs[page->run_count++];
}

void page_close(struct flow *flow, struct page *page) {
    flow->runs = page->runs;
    flow->run_room = page->run_room;
    page->run_room = page->run_count + SPARE_RUNS;
    page->runs = NEW_ARRAY(flow->page_arena, struct run, page->run_room);
    for (size_t i = 0; i < page->run_count; i++)
        page->runs[i] = flow->runs[i];
}

void page_add_slice(struct flow *flow, struct pages *pages, const struct slice *slice, int y,
                    bool artefact) {
    for (const struct piece *piece = slice->first; piece != NULL; piece = piece->next)
        add_piece(flow, pages, piece, y, artefact);
}
