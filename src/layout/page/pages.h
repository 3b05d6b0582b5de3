/* Pages: positioned runs, rectangles, images and links. Integers only, 1/1000 pt, origin at the
 * page's top left, y downwards. Made by layout/, read by write/pdf/. */
#ifndef LAYOUT_PAGES_H
#define LAYOUT_PAGES_H

#include "layout/text/piece.h"

struct page {
    int width, height;
    struct rectangle *rectangles; /* painted first, in order */
    size_t rectangle_count;
    struct picture *pictures;
    size_t picture_count;
    struct foreign *foreign;
    size_t foreign_count;
    struct run *runs; /* reading order */
    size_t run_count, run_room;
    struct link *links;
    size_t link_count;
};

struct anchor {
    struct str name;
    size_t page; /* from 0 */
    int y;
};

struct outline_entry {
    struct str title;
    int level; /* from 1 */
    size_t page;
    int y;
};

struct exhibit_pages { /* of one evidence file, up to the next one */
    const struct node *node;
    size_t first;
};

struct pages_part { /* of a file that joins documents */
    const struct pages *pages;
    struct str title;  /* in the outline */
    struct str prefix; /* of its page labels; exhibits have their own */
    size_t first;      /* page of the whole */
};

struct pages {
    const struct document *document;
    int width, height; /* of a page that has no other */
    struct page *list;
    size_t count;
    size_t front; /* how many of them are front matter, numbered i, ii ...; the body begins at 1 */
    struct exhibit_pages *exhibits; /* then each page is numbered within its own: "E3-2" */
    size_t exhibit_count;
    struct anchor *anchors; /* sorted by name */
    size_t anchor_count;
    struct outline_entry *outline;
    size_t outline_count;
    struct pages_part *parts; /* of several documents; none: of one */
    size_t part_count;
};

/* join.c: the pages of the parts, in order, as those of `document`, which has no nodes. The pages
 * are borrowed. */
struct pages pages_join(struct arena *arena, const struct document *document,
                        struct pages_part *parts, size_t count);
/* The pages of these exhibits alone; one is a document of its own, whose root is its section. The
 * pages are borrowed. */
struct pages pages_take_exhibits(struct arena *arena, const struct pages *pages,
                                 const size_t *exhibits, size_t count);
const struct pages_part *pages_find_part(const struct pages *pages, size_t page); /* NULL: none */
/* Where "#anchor" or "file.pdf#anchor", written on that page, leads to in these pages. */
bool pages_find_target(const struct pages *pages, size_t page, struct str target,
                       struct anchor *found);

/* folio.c: what is printed as its number: "ii", "5". `page` from 0. */
struct str pages_label(struct arena *arena, const struct pages *pages, size_t page);
/* The exhibit that the page is part of, or NULL; how many pages that has. */
const struct exhibit_pages *pages_find_exhibit(const struct pages *pages, size_t page,
                                               size_t *count);
const struct anchor *pages_find_anchor(const struct pages *pages, struct str name); /* NULL: none */

#endif
