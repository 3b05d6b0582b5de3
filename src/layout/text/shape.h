/* Words to glyphs, with font fallback and a cache. Advances are in font units, so that one entry
 * serves every size. */
#ifndef LAYOUT_SHAPE_H
#define LAYOUT_SHAPE_H

#include "layout/text/font.h"
#include "layout/text/hyphenate.h"
#include "model/theme.h"

struct font_set {
    struct font *fonts[FONT_ROLE_COUNT][FACE_COUNT]; /* none NULL */
    struct font **fallback;
    size_t fallback_count;
};

/* Words once shaped are kept for all documents of one language and one set of fonts. */
struct shaper;
struct shaper *shaper_new(struct arena *arena, const struct font_set *fonts, struct str language);

struct shaped_glyph {
    uint32_t id;
    uint32_t cluster;    /* bytes from the start of the part */
    int advance, dx, dy; /* font units */
};

/* A piece of a word in one font. */
struct font_run {
    const struct font *font;
    uint32_t from, to;           /* bytes in the word */
    struct shaped_glyph *glyphs; /* left to right */
    size_t glyph_count;
    bool right_to_left;
    uint32_t missing; /* the first character that no font has; 0 = none */
    int size, width;  /* the width last asked for */
};

/* How a word is shaped; flags. */
enum {
    SHAPE_TABULAR = 1,       /* digits of one width */
    SHAPE_RIGHT_TO_LEFT = 2, /* the direction comes from the paragraph, not from the letters */
    SHAPE_JOINS_BEFORE = 4,  /* a letter of the same word stands before, in another font */
    SHAPE_JOINS_AFTER = 8
};

struct word;

struct hyphen {        /* a place to hyphenate a word at */
    uint32_t at;       /* bytes of the word before it */
    struct word *head; /* what stands before it, with the hyphen's glyph */
    struct word *tail; /* what stands behind it */
};

struct word {
    struct word *next; /* in the same bucket */
    uint64_t hash;
    const struct font *font; /* the styled one */
    unsigned manner;
    struct str text; /* borrowed from the arena */
    struct font_run *parts;
    size_t part_count;      /* at least 1 */
    struct hyphen *hyphens; /* when asked for: shaper_hyphenate() */
    size_t hyphen_count;
    bool hyphenated, soft; /* soft: it has soft hyphens, and is hyphenated there only */
};

bool shaper_suits(const struct shaper *shaper, const struct font_set *fonts,
                  struct str language); /* false for NULL */
/* The word in `font` or its fallbacks. A tab is shaped as four spaces. `text` is not empty. */
struct word *shaper_shape(struct shaper *shaper, const struct font *font, struct str text,
                          unsigned manner);
/* Fills in the word's hyphens: the author's soft hyphens, or else those of the language when
 * `hyphenator` is not NULL and the word is an ordinary one. */
void shaper_hyphenate(struct shaper *shaper, struct word *word, struct hyphenator *hyphenator);
/* The hyphen at a line's end: where the font has one of its own it is not the glyph of what authors
 * type, and can say in a PDF that it is a soft one. */
struct str shape_hyphen(const struct font *font);
/* End of the cluster at `at`: a character, its marks, and what joiners tie to it. */
size_t shape_cluster_end(struct str text, size_t at);
int shape_scale(const struct font *font, int units, int size); /* 1/1000 pt, rounded */
int part_width(struct font_run *part, int size);               /* 1/1000 pt */

#endif
