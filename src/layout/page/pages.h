/* Pages: positioned runs, rectangles, images and links. Integers only, 1/1000 pt, origin at the
 * page's top left, y downwards. Made by layout/, read by write/pdf/. */
#ifndef LAYOUT_PAGES_H
#define LAYOUT_PAGES_H

#include "layout/text/font.h"
#include "model/document.h"
#include "model/dossier.h"
#include "model/theme.h"

/* Small, because a document has millions of them: a font has no more than 65536 glyphs. */
struct glyph {
    uint16_t id;
    uint16_t cluster; /* byte offset into the run's text of the first character it stands for */
    int32_t advance;  /* 1/1000 pt, as placed */
};

struct glyph_offset { /* from the pen, 1/1000 pt, dy upwards */
    int dx, dy;
};

enum { RUN_MOST_TEXT = UINT16_MAX }; /* bytes of a run's text */

/* Text of one font, size and colour on one baseline. */
struct run {
    const struct font *font;
    int size; /* 1/1000 pt */
    struct colour colour;
    int x, y;             /* of the pen at the first glyph; y = baseline */
    struct glyph *glyphs; /* left to right */
    size_t glyph_count;
    struct glyph_offset *offsets; /* of each glyph; NULL: none has one */
    struct str text;              /* the characters, logical order */
    bool right_to_left;
    const struct node *node; /* innermost that the text belongs to; NULL = artefact */
    bool label;              /* the mark of a list item, the number of a note */
    bool furniture;          /* running head or foot: an artefact of its own kind */
    bool artefact; /* running head, page number, repeated table header: not part of the text */
};

struct rectangle {
    int x, y, width, height;
    struct colour colour;
};

struct picture {
    int x, y, width, height;
    const struct image *image;
    const struct node *node; /* figure or image; NULL = artefact */
    struct str alternative;
};

struct link {
    int x, y, width, height;
    struct str target;       /* URL, "#anchor" or "file.pdf#anchor" */
    const struct node *node; /* NULL = not part of the structure */
};

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
