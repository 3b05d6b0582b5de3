/* The pieces of slices onto a page: from here on they have their places. */
#include "layout/page/page.h"

enum { SPARE_RUNS = 8 /* head, foot and DRAFT come later: furniture.c */ };

struct context book_context(struct book *book, const struct look *look) {
    const struct theme *theme = book->flow.typesetter.theme;
    return (struct context){
        .flow = &book->flow, .frame = {theme->margin_left, theme_text_width(theme)}, .look = look};
}

static struct page *last_page(struct book *book) {
    return &book->pages->list[book->pages->count - 1];
}

/* A rectangle that continues the one above it is joined to it: seams would show on screens. */
void page_add_rectangle(struct book *book, struct rectangle r) {
    struct page *page = last_page(book);
    for (size_t i = page->rectangle_count; i > 0 && i + 6 > page->rectangle_count; i--) {
        struct rectangle *old = &page->rectangles[i - 1];
        if (old->x == r.x && old->width == r.width && old->y + old->height == r.y &&
            old->colour.r == r.colour.r && old->colour.g == r.colour.g &&
            old->colour.b == r.colour.b) {
            old->height += r.height;
            return;
        }
    }
    *APPEND(book->flow.typesetter.page_arena, page->rectangles, page->rectangle_count) = r;
}

static void add_mark(struct book *book, const struct landmark *mark, int y) {
    struct arena *arena = book->flow.typesetter.page_arena;
    struct pages *pages = book->pages;
    struct last_round *last = &book->last_round;
    size_t page = pages->count - 1;
    if (!str_empty(mark->name))
        *APPEND(arena, pages->anchors, pages->anchor_count) = (struct anchor){mark->name, page, y};
    if (!str_empty(mark->title))
        *APPEND(arena, pages->outline, pages->outline_count) =
            (struct outline_entry){mark->title, mark->level, page, y};
    if (mark->body)
        pages->front = page;
    if (mark->exhibit)
        *APPEND(arena, pages->exhibits, pages->exhibit_count) =
            (struct exhibit_pages){mark->exhibit, page};
    if (mark->heading > 0 && mark->heading < last->heading_count)
        last->heading_pages[mark->heading] = page;
}

/* A page is filled in memory that the next one takes over. */
void page_open(struct book *book) {
    struct page *page =
        APPEND(book->flow.typesetter.page_arena, book->pages->list, book->pages->count);
    page->width = book->pages->width;
    page->height = book->pages->height;
    page->runs = book->runs;
    page->run_room = book->run_room;
}

struct run *page_add_run(struct book *book, struct page *page) {
    if (page->run_count == page->run_room) {
        size_t room = page->run_room * 2 + 64;
        page->runs = arena_resize(book->flow.typesetter.page_arena, page->runs,
                                  page->run_room * sizeof *page->runs, room * sizeof *page->runs);
        page->run_room = room;
    }
    return &page->runs[page->run_count++];
}

void page_close(struct book *book) {
    struct page *page = last_page(book);
    book->runs = page->runs;
    book->run_room = page->run_room;
    page->run_room = page->run_count + SPARE_RUNS;
    page->runs = NEW_ARRAY(book->flow.typesetter.page_arena, struct run, page->run_room);
    for (size_t i = 0; i < page->run_count; i++)
        page->runs[i] = book->runs[i];
}

void page_resize(struct book *book, int width, int height) {
    last_page(book)->width = width;
    last_page(book)->height = height;
}

void page_add_slice(struct book *book, const struct slice *slice, int y, bool artefact) {
    struct arena *arena = book->flow.typesetter.page_arena;
    struct page *page = last_page(book);
    for (const struct piece *piece = slice->pieces.first; piece != NULL; piece = piece->next)
        switch (piece->kind) {
        case PIECE_RUN: {
            struct run *run = page_add_run(book, page);
            *run = piece->run;
            run->y += y;
            run->artefact = run->artefact || artefact;
            break;
        }
        case PIECE_RECTANGLE: {
            struct rectangle r = piece->rectangle;
            r.y += y;
            page_add_rectangle(book, r);
            break;
        }
        case PIECE_PICTURE: {
            struct picture *picture = APPEND(arena, page->pictures, page->picture_count);
            *picture = piece->picture;
            picture->y += y;
            break;
        }
        case PIECE_FOREIGN: {
            struct foreign *foreign = APPEND(arena, page->foreign, page->foreign_count);
            *foreign = piece->foreign;
            foreign->y += y;
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
                add_mark(book, &piece->mark, y + piece->mark.y);
            break;
        }
}
