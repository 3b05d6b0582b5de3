/* Slices onto pages. Slices that keep together go to one page where a page can hold them; a tall
 * row is cut at the page's end; a table that goes on repeats its header as an artefact; a figure
 * too tall for the rest of a page stands at the top of the next. */
#include "base/limits.h"
#include "layout/flow.h"

enum { LEAST_OF_ROW = 70000 /* a cut row leaves at least so much on a page */ };

struct pager {
    struct flow *flow;
    struct pages *pages;
    bool *bare;
    struct page *page;
    const struct slice *above; /* placed last on this page */
    int y, top, bottom;
    bool used; /* the page holds something */
    struct foot foot;
};

static void open_page(struct pager *p) {
    struct arena *arena = p->flow->arena;
    size_t count = p->pages->count;
    *APPEND(arena, p->bare, count) = false;
    p->page = APPEND(arena, p->pages->list, p->pages->count);
    p->y = p->top;
    p->above = NULL;
    p->used = false;
}

/* A rectangle that continues the one above it is joined to it: seams would show on screens. */
static void add_rectangle(struct pager *p, struct rectangle r) {
    struct page *page = p->page;
    for (size_t i = page->rectangle_count; i > 0 && i + 6 > page->rectangle_count; i--) {
        struct rectangle *old = &page->rectangles[i - 1];
        if (old->x == r.x && old->width == r.width && old->y + old->height == r.y &&
            old->colour.r == r.colour.r && old->colour.g == r.colour.g &&
            old->colour.b == r.colour.b) {
            old->height += r.height;
            return;
        }
    }
    *APPEND(p->flow->arena, page->rectangles, page->rectangle_count) = r;
}

static void add_mark(struct pager *p, const struct mark *mark, int y) {
    struct arena *arena = p->flow->arena;
    struct pages *pages = p->pages;
    size_t page = pages->count - 1;
    if (!str_empty(mark->name))
        *APPEND(arena, pages->anchors, pages->anchor_count) = (struct anchor){mark->name, page, y};
    if (!str_empty(mark->title))
        *APPEND(arena, pages->outline, pages->outline_count) =
            (struct outline_entry){mark->title, mark->level, page, y};
    struct known *known = &p->flow->known;
    if (mark->heading > 0 && mark->heading < known->heading_count)
        known->heading_pages[mark->heading] = page;
}

static void add_piece(struct pager *p, const struct piece *piece, int y, bool artefact) {
    struct arena *arena = p->flow->arena;
    struct page *page = p->page;
    switch (piece->kind) {
    case PIECE_RUN: {
        struct run *run = APPEND(arena, page->runs, page->run_count);
        *run = piece->run;
        run->y += y;
        run->artefact = run->artefact || artefact;
        break;
    }
    case PIECE_RECTANGLE: {
        struct rectangle r = piece->rectangle;
        r.y += y;
        add_rectangle(p, r);
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
            add_mark(p, &piece->mark, y + piece->mark.y);
        break;
    }
}

static void put(struct pager *p, struct slice *slice, bool artefact) {
    if (p->used)
        p->y += slice->space;
    if (!artefact)
        slice_draw_rails(p->flow->arena, slice, p->above);
    for (const struct piece *piece = slice->first; piece != NULL; piece = piece->next)
        add_piece(p, piece, p->y, artefact);
    p->y += slice->height;
    p->above = slice;
    p->used = true;
    p->bare[p->pages->count - 1] = p->bare[p->pages->count - 1] || slice->bare;
}

/* The space above a block, widened so that its first line returns to the theme's grid. */
static int space_on_grid(const struct pager *p, const struct slice *slice) {
    int step = p->flow->theme->grid;
    int over = step > 0 ? (p->y + slice->space - p->top) % step : 0;
    return slice->space + (slice->space > 0 && over > 0 ? step - over : 0);
}

static void place(struct pager *p, struct slice *slice, bool artefact) {
    if (!artefact && p->used)
        slice->space = space_on_grid(p, slice);
    put(p, slice, artefact);
    if (!artefact)
        foot_take(&p->foot, slice, p->bottom - p->y);
}

/* Notes stand at the foot whatever room is left above them. */
static void close_page(struct pager *p) {
    struct foot *foot = &p->foot;
    if (foot->height == 0)
        return;
    p->y = p->bottom - foot->height;
    add_rectangle(p, foot_rule(foot, p->y));
    foot->height = 0;
    p->y += foot_lead(foot);
    p->above = NULL;
    p->used = false;
    for (size_t i = foot->from; i < foot->to; i++) {
        struct slice slice = foot->queue.slices[i];
        if (slice.row != NULL)
            row_compose(p->flow->arena, &slice);
        put(p, &slice, false);
        p->above = &foot->queue.slices[i];
        foot_take(foot, &slice, 0);
    }
}

static void turn_page(struct pager *p, const struct slice *next) {
    close_page(p);
    open_page(p);
    foot_begin_page(&p->foot, true);
    const struct header *header = next->header;
    for (size_t i = 0; header != NULL && i < header->count; i++)
        place(p, &header->slices[i], true);
}

/* Height of slices[from..] up to the end of their keeping together, not counted beyond a page. */
static size_t group_end(struct pager *p, const struct galley *galley, size_t from, int most,
                        int *height) {
    size_t i = from;
    int notes = 0;
    *height = 0;
    for (;; i++) {
        const struct slice *slice = &galley->slices[i];
        bool last =
            !slice->keep_next || i + 1 == galley->count || galley->slices[i + 1].break_before;
        int h = last && slice->row != NULL && slice->height > LEAST_OF_ROW ? LEAST_OF_ROW
                                                                           : slice->height;
        int wants = foot_wants(&p->foot, slice);
        *height += wants > 0 && notes == 0 ? foot_lead(&p->foot) : 0;
        notes += wants;
        *height += h + wants + (i > from ? slice->space : 0);
        *height += i > from && slice->space > 0 ? p->flow->theme->grid : 0; /* at most */
        if (last || *height > most)
            return i + 1;
    }
}

static int room(const struct pager *p, const struct slice *next) {
    return p->bottom - p->foot.height - p->y - (p->used ? space_on_grid(p, next) : 0);
}

/* Places a row in parts, page by page. */
static void place_cut(struct pager *p, struct slice *slice) {
    while (slice->height > foot_row_room(&p->foot, slice, room(p, slice))) {
        struct slice *part = NEW(p->flow->arena, struct slice);
        bool fresh = p->y == p->top || p->above == NULL ||
                     p->y <= p->top + (slice->header != NULL ? slice->header->height : 0);
        int available = foot_row_room(&p->foot, slice, room(p, slice));
        if (row_cut(p->flow->arena, slice, available, fresh, part))
            place(p, part, false);
        turn_page(p, slice);
        if (p->pages->count > LIMIT_PAGES)
            return;
    }
    row_compose(p->flow->arena, slice);
    place(p, slice, false);
}

static void place_one(struct pager *p, struct slice *slice) {
    if (slice->row != NULL) {
        place_cut(p, slice);
        return;
    }
    int wants = foot_wants(&p->foot, slice);
    wants += wants > 0 ? foot_lead(&p->foot) : 0;
    if (slice->height + wants > room(p, slice) && p->used)
        turn_page(p, slice);
    while (slice->height > room(p, slice) && p->foot.height > 0)
        turn_page(p, slice);
    place(p, slice, false);
}

static void place_group(struct pager *p, struct galley *galley, size_t from, size_t end,
                        int height) {
    struct slice *first = &galley->slices[from];
    if ((first->break_before && p->used) || (p->used && height > room(p, first)))
        turn_page(p, first);
    for (size_t i = from; i < end; i++)
        place_one(p, &galley->slices[i]);
}

/* Whether these slices may go before a figure that stands above them in the text: what begins a
 * page may not, nor another figure; and a table's header could not be repeated below the figure. */
static bool may_pass(const struct galley *galley, size_t from, size_t end) {
    for (size_t i = from; i < end; i++) {
        const struct slice *slice = &galley->slices[i];
        if (slice->break_before || slice->floats || slice->row != NULL || slice->header != NULL)
            return false;
    }
    return true;
}

/* What follows a figure asks for the figure's space below too; before the figure it does not. */
static int space_without_figure(const struct slice *slice, const struct slice *figure) {
    const struct piece *first = slice->first;
    bool heading = first != NULL && first->kind == PIECE_MARK && first->mark.heading > 0;
    return heading || slice->space < figure->space ? slice->space : figure->space;
}

/* Fills the page with what follows the figure slices[from..end-1], then places the figure at the
 * top of the next page. Gives the first slice that is left. */
static size_t place_figure_later(struct pager *p, struct galley *galley, size_t from, size_t end) {
    struct slice *slices = galley->slices;
    int below = end < galley->count ? slices[end].space : 0, height = 0;
    size_t next = end;
    if (end < galley->count)
        slices[end].space = space_without_figure(&slices[end], &slices[from]);
    while (next < galley->count) {
        size_t to = group_end(p, galley, next, p->bottom - p->top, &height);
        if (!may_pass(galley, next, to) || height > room(p, &slices[next]))
            break;
        place_group(p, galley, next, to, height);
        next = to;
    }
    turn_page(p, &slices[from]);
    for (size_t i = from; i < end; i++)
        place_one(p, &slices[i]);
    if (next < galley->count && slices[next].space < below)
        slices[next].space = below;
    return next;
}

static void finish_notes(struct pager *p) {
    foot_take_unused(&p->foot, p->bottom - p->y);
    close_page(p);
    while (foot_begin_page(&p->foot, false)) {
        open_page(p);
        close_page(p);
    }
}

static void finish_pages(struct pager *p) {
    struct pages *pages = p->pages;
    pages->document = p->flow->input->document;
    pages->width = p->flow->theme->page_width;
    pages->height = p->flow->theme->page_height;
}

enum status pager_deal(struct flow *flow, struct galley *galley, struct pages *pages, bool **bare) {
    const struct theme *theme = flow->theme;
    struct pager p = {.flow = flow,
                      .pages = pages,
                      .top = theme->margin_top,
                      .bottom = theme->page_height - theme->margin_bottom};
    p.foot = foot_init(flow);
    open_page(&p);
    for (size_t i = 0, end; i < galley->count; i = end) {
        int height = 0;
        end = group_end(&p, galley, i, p.bottom - p.top, &height);
        const struct slice *first = &galley->slices[i];
        if (first->floats && !first->break_before && p.used && height > room(&p, first))
            end = place_figure_later(&p, galley, i, end);
        else
            place_group(&p, galley, i, end, height);
        if (pages->count > LIMIT_PAGES)
            return STATUS_LIMIT;
    }
    finish_notes(&p);
    finish_pages(&p);
    *bare = p.bare;
    return STATUS_OK;
}
