/* Words to glyphs, with font fallback and a cache. Advances are in font units, so that one entry
 * serves every size. */
#ifndef LAYOUT_SHAPE_H
#define LAYOUT_SHAPE_H

#include "layout/layout.h"

struct shaped_glyph {
    uint32_t id;
    uint32_t cluster;    /* bytes from the start of the part */
    int advance, dx, dy; /* font units */
};

/* A piece of a word in one font. */
struct part {
    const struct font *font;
    uint32_t from, to;           /* bytes in the word */
    struct shaped_glyph *glyphs; /* left to right */
    size_t glyph_count;
    bool right_to_left;
    uint32_t missing; /* the first character that no font has; 0 = none */
    int size, width;  /* the width last asked for */
};

struct word {
    struct word *next; /* in the same bucket */
    uint64_t hash;
    const struct font *font; /* the styled one */
    bool tabular;
    struct str text; /* borrowed from the arena */
    struct part *parts;
    size_t part_count; /* at least 1 */
};

struct shaper; /* one for a layout call; holds the cache */

struct shaper *shaper_new(struct arena *arena, const struct font_set *fonts, struct str language);
/* The word in `font` or its fallbacks. `tabular`: digits of one width. A tab is shaped as four
 * spaces. `text` is not empty. */
struct word *shaper_shape(struct shaper *shaper, const struct font *font, struct str text,
                          bool tabular);
int shape_scale(const struct font *font, int units, int size); /* 1/1000 pt, rounded */
int part_width(struct part *part, int size);                   /* 1/1000 pt */

#endif
