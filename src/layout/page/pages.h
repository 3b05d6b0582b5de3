/* Pages: positioned runs, rectangles, images and links. Integers only, 1/1000 pt, origin at the
 * page's top left, y downwards. Made by layout/, read by write/pdf/. */
#ifndef LAYOUT_PAGES_H
#define LAYOUT_PAGES_H

#include "layout/text/piece.h"

struct page {
    struct rectangle *rectangles; /* painted first, in order */
    size_t rectangle_count;
    struct picture *pictures;
    size_t picture_count;
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

struct pages {
    const struct document *document;
    int width, height;
    struct page *list;
    size_t count;
    size_t front; /* how many of them are front matter, numbered i, ii ...; the body begins at 1 */
    struct anchor *anchors; /* sorted by name */
    size_t anchor_count;
    struct outline_entry *outline;
    size_t outline_count;
};

/* folio.c: what is printed as its number: "ii", "5". `page` from 0. */
struct str pages_label(struct arena *arena, const struct pages *pages, size_t page);
const struct anchor *pages_find_anchor(const struct pages *pages, struct str name); /* NULL: none */

#endif
