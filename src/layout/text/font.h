/* A font file, opened by HarfBuzz; its glyphs' advances and its subset. */
#ifndef LAYOUT_FONT_H
#define LAYOUT_FONT_H

#include "base/str.h"

struct font; /* opaque; lives in the arena it was opened in */

/* Opens a TrueType or CFF font from its bytes, which are borrowed; NULL when it is not a font. */
struct font *font_open(struct arena *arena, struct str name, struct str bytes);
struct str font_name(const struct font *font); /* PostScript name */
bool font_has(const struct font *font, uint32_t code_point);
bool font_is_cff(const struct font *font);
/* Font units scaled to 1000 per em. */
struct font_metrics {
    int ascender, descender, cap_height, x_height, italic_angle, stem_v; /* descender negative */
    int bbox[4];
    bool fixed_pitch, serif, italic;
};
struct font_metrics font_metrics(const struct font *font);
int font_advance(const struct font *font, uint32_t glyph); /* 1/1000 em */

struct font_subset {
    struct str bytes;    /* TrueType file, or the bare CFF table */
    uint32_t *glyph_map; /* old glyph id -> new, `glyph_map_count` entries, 0 = not kept */
    size_t glyph_map_count;
    uint32_t glyph_count; /* in the subset */
};
/* Subset with the given glyphs of the font (.notdef is always kept); same input, same bytes. False
 * when HarfBuzz fails. */
bool font_make_subset(struct arena *arena, const struct font *font, const uint32_t *glyphs,
                      size_t count, struct font_subset *subset);

#endif
