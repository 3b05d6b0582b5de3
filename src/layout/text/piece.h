/* What is set has places: runs of glyphs, rectangles, pictures, links, and the marks of anchors, in
 * lists of pieces. Integers only, 1/1000 pt, y downwards. Whoever holds a list says what its
 * places count from: a slice from its own top, a page from the paper's. No more is known here of
 * slices and pages. */
#ifndef LAYOUT_TEXT_PIECE_H
#define LAYOUT_TEXT_PIECE_H

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

struct foreign { /* a page of a PDF */
    int x, y, width, height;
    struct str file;
    const struct page_view *view;
    const struct node *node; /* NODE_FOREIGN */
};

struct link {
    int x, y, width, height;
    struct str target;       /* URL, "#anchor" or "file.pdf#anchor" */
    const struct node *node; /* NULL = not part of the structure */
};

struct landmark {     /* an anchor, a heading or both */
    struct str name;  /* empty = no anchor */
    struct str title; /* outline; empty = none */
    int level;
    size_t heading;             /* ordinal from 1; 0 = no heading */
    bool body;                  /* front matter ends here; the last such mark counts */
    const struct node *exhibit; /* a section of that role begins; NULL = none */
    int y;
};

enum piece_kind {
    PIECE_RUN,
    PIECE_RECTANGLE,
    PIECE_PICTURE,
    PIECE_FOREIGN,
    PIECE_LINK,
    PIECE_MARK
};

struct piece {
    struct piece *next;
    enum piece_kind kind;
    union {
        struct run run;
        struct rectangle rectangle;
        struct picture picture;
        struct foreign foreign;
        struct link link;
        struct landmark mark;
    };
};

struct pieces {
    struct piece *first, *last;
};

struct piece *pieces_add(struct arena *arena, struct pieces *pieces, enum piece_kind kind);
void pieces_add_first(struct pieces *pieces, struct piece *piece);
/* Nothing when it has no area. */
void pieces_add_rectangle(struct arena *arena, struct pieces *pieces, struct rectangle rectangle);
void pieces_append(struct pieces *pieces, struct pieces more);
void pieces_move_down(struct pieces pieces, int by);
int run_width(const struct run *run); /* sum of the advances */

#endif
