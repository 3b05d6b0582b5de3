/* Inside of the page ring: the galley's slices onto pages, with the notes at their foot, and what
 * stands around the text of each page. Knows galleys and slices, but no kind of block. */
#ifndef LAYOUT_PAGE_PAGE_H
#define LAYOUT_PAGE_PAGE_H

#include "layout/block/block.h"
#include "layout/page/layout.h"

struct last_round {             /* what a round knows of the one before */
    const struct pages *pages;  /* NULL in the first round */
    const struct pages *sister; /* of layout_input */
    struct str guess;           /* as wide as most numbers will be */
    size_t *heading_pages;      /* by ordinal, from 1 */
    size_t heading_count;
};

/* A document on its way to pages, round by round. */
struct book {
    struct flow flow;
    struct last_round last_round;
    struct pages *pages; /* of this round */
    bool *bare;          /* for each of them: without head and foot */
    struct run *runs;    /* scratch: of the page being filled */
    size_t run_room;
};

/* numbers.c */
struct page_numbers page_numbers_of(const struct last_round *last);

struct foot_note {
    struct galley galley;
    bool laid, queued; /* queued: printed, or waiting for room */
};

/* The notes at the foot of the pages. */
struct foot {
    struct book *book;
    struct foot_note *notes; /* by number, from 0 */
    struct galley queue;     /* in the order of reference */
    size_t from, to;         /* slices of the queue that stand on this page */
    int height;              /* of them, with the rule; 0 = none */
};

/* foot.c: call foot_init() when all notes are known. */
struct foot foot_init(struct book *book);
/* Height that the notes of the slice ask for on its page, without the rule above them all. */
int foot_wants(struct foot *foot, const struct slice *slice);
int foot_lead(const struct foot *foot); /* of that rule, when the page has no notes yet */
/* Room for lines of a row that is cut, when its notes are to stand below. */
int foot_row_room(struct foot *foot, const struct slice *slice, int room);
/* The slice was placed: takes its notes; the foot may be `most` high. */
void foot_take(struct foot *foot, const struct slice *slice, int most);
void foot_take_unused(struct foot *foot, int most); /* notes that nothing refers to */
/* Goes on with what was left over; false when there is none. */
bool foot_begin_page(struct foot *foot, bool text_follows);
struct rectangle foot_rule(const struct foot *foot, int y);

/* page.c */
/* Of what stands between the margins, with nothing around it. */
struct context book_context(struct book *book, const struct look *look);
/* What stands on the last of the pages. */
void page_open(struct book *book);
void page_close(struct book *book);                             /* it holds all of its text */
struct run *page_add_run(struct book *book, struct page *page); /* to be filled in */
void page_resize(struct book *book, int width, int height);
void page_add_rectangle(struct book *book, struct rectangle rectangle);
void page_add_slice(struct book *book, const struct slice *slice, int y, bool artefact);

/* chapter.c: slices to come. A chapter begins on a new page, or with a heading of level 1. */
bool slice_has_heading(const struct slice *slice, int deepest);
bool chapter_begins(const struct slice *slice);
/* Whether text of that height, figures left out, follows before the chapter ends. */
bool chapter_has_text(const struct galley *galley, size_t from, int height);
/* The first slice that must begin a page; `from` when that is further away than `most`. */
size_t chapter_end(const struct galley *galley, size_t from, int most);
/* Percent of their size at which the figures of these slices save that height together. */
int chapter_share(const struct galley *galley, size_t from, size_t to, int lower);

/* pager.c: the galley's slices onto pages. */
MUST_USE enum status pager_fill(struct book *book, struct galley *galley);
/* furniture.c: head and foot lines, DRAFT. */
void furniture_add(struct book *book);

#endif
