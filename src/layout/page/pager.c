/* Slices onto pages. Slices that keep together go to one page where a page can hold them; a tall
 * row is cut at the page's end; a table that goes on repeats its header as an artefact.
 *
 * A figure too tall for the rest of a page waits, and with it all figures behind it; the text goes
 * on, and the next pages begin with them, as many as fit. None waits beyond the end of its chapter.
 * A little is taken from the height of pictures where that lets one stand where it belongs, or two
 * share a page; more where no text is there to fill the page. */
#include "base/limits.h"
#include "layout/page/page.h"

enum {
    UNKNOWN = 1 << 29,
    DEEPEST = 6,         /* heading */
    LEAST_LINES = 4,     /* of text below figures */
    LITTLE_SMALLER = 90, /* per cent of its size that a picture keeps, when text follows */
    MUCH_SMALLER = 80    /* when none does */
};

struct waiting { /* a figure: slices from..to-1 */
    size_t from, to;
    int below; /* the space that it asks for below */
};

struct pager {
    struct book *book;
    const struct typesetter *t;
    const struct slice *above; /* placed last on this page */
    int y, top, bottom;
    bool used; /* the page holds something */
    struct foot foot;
    struct galley *galley;
    size_t next;             /* first slice of the galley that is neither placed nor waiting */
    struct waiting *waiting; /* in order */
    size_t waiting_count, waiting_first;
    int below;        /* a figure stands above: the least space below it */
    bool has_figures; /* figures are being placed, on this page and no other */
    bool tight;  /* the page is to hold the rest of its chapter, with less space above blocks */
    bool headed; /* the page begins with figures that have waited */
};

static void open_page(struct pager *p) {
    struct book *book = p->book;
    size_t count = book->pages->count;
    if (count > 0)
        page_close(book);
    *APPEND(p->t->page_arena, book->bare, count) = false;
    page_open(book);
    p->y = p->top;
    p->above = NULL;
    p->used = p->headed = p->tight = false;
}

static void put(struct pager *p, struct slice *slice, bool artefact) {
    if (p->used)
        p->y += slice->space;
    if (slice->page_width > 0) {
        page_resize(p->book, slice->page_width, slice->page_height);
        p->y = 0;
    }
    if (!artefact)
        slice_draw_rails(p->t->block_arena, slice, p->above);
    page_add_slice(p->book, slice, p->y, artefact);
    p->y += slice->height;
    p->above = slice;
    p->used = true;
    if (slice->bare)
        p->book->bare[p->book->pages->count - 1] = true;
}

/* The space above a block, widened so that its first line returns to the theme's grid. */
static int space_on_grid(const struct pager *p, const struct slice *slice) {
    int step = p->t->theme->grid, space = slice->space > p->below ? slice->space : p->below;
    if (p->tight && space >= look_body(p->t).leading * 3 / 4)
        space = space * 2 / 3;
    int over = step > 0 ? (p->y + space - p->top) % step : 0;
    return space + (space > 0 && over > 0 ? step - over : 0);
}

static void place(struct pager *p, struct slice *slice, bool artefact) {
    if (!artefact && p->used)
        slice->space = space_on_grid(p, slice);
    else if (p->used && p->below > slice->space) /* a header: it is used again */
        p->y += p->below - slice->space;
    p->below = 0;
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
    page_add_rectangle(p->book, foot_rule(foot, p->y));
    foot->height = 0;
    p->y += foot_lead(foot);
    p->above = NULL;
    p->used = false;
    for (size_t i = foot->from; i < foot->to; i++) {
        struct slice slice = foot->queue.slices[i];
        if (slice.row != NULL)
            row_compose(&slice);
        put(p, &slice, false);
        p->above = &foot->queue.slices[i];
        foot_take(foot, &slice, 0);
    }
}

static void place_waiting(struct pager *p);

static bool has_waiting(const struct pager *p) {
    return p->waiting_first < p->waiting_count;
}

/* Slices placed for a trial: nothing of it is seen. */
struct trial {
    struct pager at;
    int notes;
};

static void try_slices(struct trial *trial, size_t from, size_t to) {
    struct pager *at = &trial->at;
    for (size_t i = from; i < to; i++) {
        const struct slice *slice = &at->galley->slices[i];
        int wants = foot_wants(&at->foot, slice);
        trial->notes += wants + (wants > 0 && trial->notes == 0 ? foot_lead(&at->foot) : 0);
        at->y += (at->used ? space_on_grid(at, slice) : 0) + slice->height;
        at->used = true;
        at->below = 0;
    }
}

static int trial_end(const struct trial *trial) {
    return trial->at.y + trial->notes;
}

/* How much lower the slices from..to-1 would have to be, to end on this page. New notes may go over
 * to the next, so with them nobody knows. */
static int lack_of_room(const struct pager *p, size_t from, size_t to) {
    struct trial trial = {.at = *p};
    try_slices(&trial, from, to);
    return trial.notes > 0 ? UNKNOWN : trial_end(&trial) - (p->bottom - p->foot.height);
}

/* A last page of a few lines looks lost. When the rest of a chapter, from slices[next] on, is but
 * little more than a page, this page takes it all: with less space above blocks, and pictures a
 * little smaller. */
static void gather_rest(struct pager *p, size_t next) {
    struct galley *galley = p->galley;
    int page = p->bottom - p->top, share = 100;
    size_t end = chapter_end(galley, next, page + page / 3);
    if (end == next || has_waiting(p) || lack_of_room(p, next, end) <= 0)
        return;
    p->tight = true;
    int lack = lack_of_room(p, next, end);
    if (lack > 0)
        share = chapter_share(galley, next, end, lack + p->t->theme->grid);
    p->tight = share >= LITTLE_SMALLER;
    for (size_t i = next; p->tight && i < end; i++)
        if (galley->slices[i].floats)
            figure_shrink(&galley->slices[i], share);
}

static void begin_page(struct pager *p) {
    close_page(p);
    open_page(p);
    p->below = 0;
    foot_begin_page(&p->foot, true);
    if (!p->has_figures)
        place_waiting(p);
    p->headed = p->used;
}

static void turn_page(struct pager *p, const struct slice *next) {
    int least = LEAST_LINES * look_body(p->t).leading;
    do
        begin_page(p);
    while (p->headed && !p->has_figures && p->bottom - p->foot.height - p->y < least &&
           chapter_has_text(p->galley, p->next, 1)); /* figures left next to no room for text */
    const struct header *header = next->header;
    for (size_t i = 0; header != NULL && i < header->count; i++)
        place(p, &header->slices[i], true);
    /* A page was begun because slices[next] had no room on the one before. Whether it can take
     * the rest of the chapter is asked from its first slice on: a figure that has waited stands
     * before `next`. */
    const struct slice *slices = p->galley->slices;
    if (next >= slices + p->next)
        gather_rest(p, (size_t)(next - slices));
    else if (p->next < p->galley->count && !slices[p->next].break_before)
        gather_rest(p, p->next);
}

struct group { /* slices from..end-1 keep together */
    size_t from, end;
    int height; /* not counted beyond a page */
};

/* What keeps together from slices[from] on, as high as it would stand here: the spaces depend on
 * the place. */
static struct group group_at(struct pager *p, size_t from) {
    const struct galley *galley = p->galley;
    struct pager at = *p;
    int notes = 0, height = 0, least = p->t->theme->row_least;
    at.y += p->used ? space_on_grid(p, &galley->slices[from]) : 0;
    at.used = true;
    for (size_t i = from;; i++) {
        const struct slice *slice = &galley->slices[i];
        int space = i > from ? space_on_grid(&at, slice) : 0;
        bool last =
            !slice->keep_next || i + 1 == galley->count || galley->slices[i + 1].break_before;
        int h = last && slice->row != NULL && slice->height > least ? least : slice->height;
        int wants = foot_wants(&p->foot, slice);
        height += wants > 0 && notes == 0 ? foot_lead(&p->foot) : 0;
        notes += wants;
        height += space + h + wants;
        at.y += space + h;
        at.below = 0;
        if (last || height > p->bottom - p->top)
            return (struct group){from, i + 1, height};
    }
}

static int room(const struct pager *p, const struct slice *next) {
    return p->bottom - p->foot.height - p->y - (p->used ? space_on_grid(p, next) : 0);
}

/* Places a row in parts, page by page. */
static void place_cut(struct pager *p, struct slice *slice) {
    while (slice->height > foot_row_room(&p->foot, slice, room(p, slice))) {
        struct slice *part = NEW(p->t->block_arena, struct slice);
        bool fresh = p->y == p->top || p->above == NULL ||
                     p->y <= p->top + (slice->header != NULL ? slice->header->height : 0);
        int available = foot_row_room(&p->foot, slice, room(p, slice));
        if (row_cut(slice, available, fresh, part))
            place(p, part, false);
        turn_page(p, slice);
        if (p->book->pages->count > LIMIT_PAGES)
            return;
    }
    row_compose(slice);
    place(p, slice, false);
}

static void place_one(struct pager *p, struct slice *slice) {
    if (slice->row != NULL) {
        place_cut(p, slice);
        return;
    }
    int wants = foot_wants(&p->foot, slice);
    wants += wants > 0 ? foot_lead(&p->foot) : 0;
    for (bool again = p->used; again && slice->height + wants > room(p, slice); again = p->headed)
        turn_page(p, slice);
    while ((slice->page_width > 0 || slice->height > room(p, slice)) && p->foot.height > 0)
        turn_page(p, slice);
    place(p, slice, false);
}

static void place_group(struct pager *p, struct group group) {
    struct slice *first = &p->galley->slices[group.from];
    if (first->break_before && p->used)
        turn_page(p, first);
    bool again = true;
    while (p->used && !p->tight && again && group.height > room(p, first)) {
        turn_page(p, first);
        again = p->headed && group.height <= p->bottom - p->top;
    }
    for (size_t i = group.from; i < group.end; i++)
        place_one(p, &p->galley->slices[i]);
}

/* ---- figures ---- */

/* Pictures become a little smaller when there is text that would fill half of the page's rest. */
static int least_share(const struct pager *p, size_t from) {
    bool text = chapter_has_text(p->galley, from, (p->bottom - p->y) / 2);
    return text ? LITTLE_SMALLER : MUCH_SMALLER;
}

/* How many of the figures that wait fit on the page, and in what size, per cent. */
static size_t count_fitting(const struct pager *p, int least, int *percent) {
    struct trial trial = {.at = *p};
    int pictures = 0, available = p->bottom - p->foot.height - p->y, slack = 0;
    size_t fitting = 0;
    *percent = 100;
    for (size_t i = p->waiting_first; i < p->waiting_count; i++) {
        try_slices(&trial, p->waiting[i].from, p->waiting[i].to);
        pictures += figure_picture_height(&p->galley->slices[p->waiting[i].from]);
        slack += 2 * p->t->theme->grid;
        int lack = trial_end(&trial) - p->y - available;
        int share = lack <= 0 ? 100
                    : pictures < lack + slack
                        ? 0
                        : (int)((int64_t)(pictures - lack - slack) * 100 / pictures);
        if (share < least)
            break;
        fitting = i + 1 - p->waiting_first;
        *percent = share;
    }
    return fitting;
}

/* Places the figures that fit here; on an empty page, one in any case. */
static void place_waiting(struct pager *p) {
    int percent;
    if (!has_waiting(p))
        return;
    size_t count = count_fitting(p, least_share(p, p->next), &percent);
    if (count == 0 && !p->used)
        count = 1;
    p->has_figures = true;
    for (; count > 0; count--) {
        const struct waiting *figure = &p->waiting[p->waiting_first++];
        figure_shrink(&p->galley->slices[figure->from], percent);
        for (size_t i = figure->from; i < figure->to; i++)
            place_one(p, &p->galley->slices[i]);
        p->below = figure->below;
    }
    p->has_figures = false;
}

/* The first slice that need not keep with this one. */
static size_t chain_end(const struct galley *galley, size_t from) {
    while (from + 1 < galley->count && galley->slices[from].keep_next &&
           !galley->slices[from + 1].break_before)
        from++;
    return from + 1;
}

/* All of them, before a chapter ends. */
static void place_all_waiting(struct pager *p) {
    place_waiting(p);
    while (has_waiting(p))
        turn_page(p, &p->galley->slices[p->waiting[p->waiting_first].from]);
}

/* The figure at slices[from] waits, and all that follow it at once. Gives the first slice behind
 * them. */
static size_t queue_figures(struct pager *p, size_t from) {
    struct galley *galley = p->galley;
    bool more = true;
    while (more) {
        size_t to = chain_end(galley, from);
        int below = to < galley->count ? galley->slices[to].space : 0;
        *APPEND(p->t->block_arena, p->waiting, p->waiting_count) =
            (struct waiting){from, to, below};
        from = to;
        more =
            to < galley->count && galley->slices[to].floats && !chapter_begins(&galley->slices[to]);
    }
    return from;
}

/* What follows a figure asks for the figure's space below too; before the figure it does not. */
static void take_space(struct pager *p, size_t next) {
    struct slice *slices = p->galley->slices;
    if (!has_waiting(p) || next >= p->galley->count)
        return;
    const struct slice *figure = &slices[p->waiting[p->waiting_count - 1].from];
    if (!slice_has_heading(&slices[next], DEEPEST) && slices[next].space > figure->space)
        slices[next].space = figure->space;
}

/* A heading with its figure, for which the page has no room: a figure somewhat smaller, or text in
 * its place. False when neither helps; else group->end is the first slice behind them. */
static bool place_head(struct pager *p, struct group *group, size_t figure) {
    struct galley *galley = p->galley;
    struct slice *slices = galley->slices;
    int picture = figure_picture_height(&slices[figure]);
    int lack = group->height - room(p, &slices[group->from]);
    int share = picture > 0 ? (int)((int64_t)(picture - lack) * 100 / picture) : 0;
    if (!has_waiting(p) && group->height <= p->bottom - p->top &&
        share >= least_share(p, group->end)) {
        figure_shrink(&slices[figure], share);
        place_group(p, (struct group){group->from, group->end, group->height - lack});
        return true;
    }
    size_t next = chain_end(galley, figure);
    while (next < galley->count && slices[next].floats && !chapter_begins(&slices[next]))
        next = chain_end(galley, next);
    if (next >= galley->count || chapter_begins(&slices[next]) ||
        slice_has_heading(&slices[next], DEEPEST))
        return false;
    struct trial trial = {.at = *p};
    try_slices(&trial, group->from, figure);
    try_slices(&trial, next, group_at(p, next).end);
    if (trial_end(&trial) > p->bottom - p->foot.height)
        return false;
    place_group(p, (struct group){group->from, figure, 0});
    group->end = queue_figures(p, figure);
    take_space(p, group->end);
    return true;
}

/* ---- all slices ---- */

/* Places a group, or lets it wait; gives the first slice behind it. */
static size_t take_group(struct pager *p, size_t from) {
    struct galley *galley = p->galley;
    const struct slice *first = &galley->slices[from];
    if (chapter_begins(first))
        place_all_waiting(p);
    struct group group = group_at(p, from);
    size_t figure = from;
    while (figure < group.end && !galley->slices[figure].floats)
        figure++;
    if (figure == from && !first->break_before) {
        group.end = p->next = queue_figures(p, from);
        place_waiting(p);
        take_space(p, group.end);
        return group.end;
    }
    bool lacks = group.height > room(p, first) && !p->tight;
    if (figure < group.end && (has_waiting(p) || lacks) && !first->break_before) {
        if (place_head(p, &group, figure))
            return group.end;
        if (has_waiting(p)) { /* which go first; then the page has room, or not */
            turn_page(p, first);
            return from;
        }
    }
    place_group(p, group);
    return group.end;
}

enum status pager_fill(struct book *book, struct galley *galley) {
    const struct theme *theme = book->flow.typesetter.theme;
    struct pager p = {.book = book,
                      .t = &book->flow.typesetter,
                      .galley = galley,
                      .top = theme->margin_top,
                      .bottom = theme->page_height - theme->margin_bottom};
    p.foot = foot_init(book);
    open_page(&p);
    gather_rest(&p, 0);
    while (p.next < galley->count) {
        p.next = take_group(&p, p.next);
        if (book->pages->count > LIMIT_PAGES)
            return STATUS_LIMIT;
    }
    place_all_waiting(&p);
    foot_take_unused(&p.foot, p.bottom - p.y);
    close_page(&p);
    while (foot_begin_page(&p.foot, false)) { /* notes that go on */
        open_page(&p);
        close_page(&p);
    }
    page_close(book);
    return STATUS_OK;
}
