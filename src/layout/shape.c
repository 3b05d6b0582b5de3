/* Words to glyphs with HarfBuzz.
 *
 * A word is cut into parts by the first font that has every character of a cluster (base and
 * marks): the styled font, then the fallbacks in order. Each distinct word is shaped once for a
 * layout call; running text repeats itself so much that this decides the speed of the program. */
#include "layout/shape.h"

#include <hb.h>
#include <string.h>

#include "layout/font_open.h"

enum { FIRST_BUCKETS = 4096 };

struct shaper {
    struct arena *arena; /* borrowed */
    const struct font_set *fonts;
    hb_buffer_t *buffer;
    hb_language_t language;
    struct word **buckets;
    size_t bucket_count; /* a power of two */
    size_t word_count;
};

static void drop_buffer(void *object) {
    hb_buffer_destroy(object);
}

struct shaper *shaper_new(struct arena *arena, const struct font_set *fonts, struct str language) {
    struct shaper *shaper = NEW(arena, struct shaper);
    shaper->arena = arena;
    shaper->fonts = fonts;
    shaper->buffer = hb_buffer_create();
    arena_defer(arena, drop_buffer, shaper->buffer);
    shaper->language = str_empty(language) ? hb_language_from_string("en", 2)
                                           : hb_language_from_string(language.s, (int)language.n);
    shaper->bucket_count = FIRST_BUCKETS;
    shaper->buckets = NEW_ARRAY(arena, struct word *, FIRST_BUCKETS);
    return shaper;
}

int shape_scale(const struct font *font, int units, int size) {
    int64_t product = (int64_t)units * size;
    int64_t half = product < 0 ? -font->units / 2 : font->units / 2;
    return (int)((product + half) / font->units);
}

int part_width(struct part *part, int size) {
    if (part->size == size)
        return part->width;
    int width = 0;
    for (size_t i = 0; i < part->glyph_count; i++)
        width += shape_scale(part->font, part->glyphs[i].advance, size);
    part->size = size;
    part->width = width;
    return width;
}

/* FNV-1a over the text; the fonts' order in memory must not matter, so they are only compared. */
static uint64_t hash_text(struct str text) {
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < text.n; i++)
        hash = (hash ^ (unsigned char)text.s[i]) * 1099511628211u;
    return hash ^ hash >> 32;
}

static void grow_buckets(struct shaper *shaper) {
    size_t count = shaper->bucket_count * 4;
    struct word **buckets = NEW_ARRAY(shaper->arena, struct word *, count);
    for (size_t i = 0; i < shaper->bucket_count; i++)
        for (struct word *word = shaper->buckets[i], *next; word != NULL; word = next) {
            next = word->next;
            word->next = buckets[word->hash & (count - 1)];
            buckets[word->hash & (count - 1)] = word;
        }
    shaper->buckets = buckets;
    shaper->bucket_count = count;
}

/* Characters that are not drawn: no font needs to have them. */
static bool is_ignorable(uint32_t c) {
    return c < 32 || c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

/* Characters that HarfBuzz draws with another glyph when the font lacks their own. */
static uint32_t stand_in(uint32_t c) {
    if (c == 0x2011)
        return 0x2010;
    return c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A) ? ' ' : c;
}

static bool draws(const struct font *font, uint32_t c) {
    return is_ignorable(c) || font_has(font, c) || font_has(font, stand_in(c));
}

static bool is_mark(uint32_t c) {
    hb_unicode_general_category_t category =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

static bool is_right_to_left(uint32_t c) {
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF);
}

/* End of the cluster that begins at `at`: a character, its marks, and what a joiner ties to it. */
static size_t cluster_end(struct str text, size_t at) {
    uint32_t last = utf8_next(text, &at);
    while (at < text.n) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        if (!is_mark(c) && !is_ignorable(c) && last != 0x200D)
            break;
        last = c;
        at = next;
    }
    return at;
}

static bool draws_all(const struct font *font, struct str cluster) {
    for (size_t at = 0; at < cluster.n;)
        if (!draws(font, utf8_next(cluster, &at)))
            return false;
    return true;
}

/* NULL: no font has it all. */
static const struct font *choose_font(const struct shaper *shaper, const struct font *font,
                                      struct str cluster) {
    if (draws_all(font, cluster))
        return font;
    for (size_t i = 0; i < shaper->fonts->fallback_count; i++)
        if (draws_all(shaper->fonts->fallback[i], cluster))
            return shaper->fonts->fallback[i];
    return NULL;
}

static uint32_t first_missing(const struct font *font, struct str cluster) {
    for (size_t at = 0; at < cluster.n;) {
        uint32_t c = utf8_next(cluster, &at);
        if (!draws(font, c))
            return c;
    }
    return 0xFFFD;
}

static bool is_plain(const struct font *font, struct str text) {
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.s[i] < ' ' || (unsigned char)text.s[i] > 126)
            return false;
    return font->ascii;
}

static void add_part(struct shaper *shaper, struct word *word, struct part part) {
    struct part *last = word->part_count > 0 ? &word->parts[word->part_count - 1] : NULL;
    if (last != NULL && last->font == part.font && last->missing == 0 && part.missing == 0 &&
        last->right_to_left == part.right_to_left)
        last->to = part.to;
    else
        *APPEND(shaper->arena, word->parts, word->part_count) = part;
}

static void cut_into_parts(struct shaper *shaper, struct word *word) {
    if (is_plain(word->font, word->text)) {
        add_part(shaper, word, (struct part){.font = word->font, .to = (uint32_t)word->text.n});
        return;
    }
    for (size_t at = 0, end; at < word->text.n; at = end) {
        end = cluster_end(word->text, at);
        struct str cluster = str_slice(word->text, at, end);
        size_t first = 0;
        struct part part = {.font = choose_font(shaper, word->font, cluster),
                            .from = (uint32_t)at,
                            .to = (uint32_t)end,
                            .right_to_left = is_right_to_left(utf8_next(cluster, &first))};
        if (part.font == NULL) {
            part.font = word->font;
            part.missing = first_missing(word->font, cluster);
        }
        add_part(shaper, word, part);
    }
}

static void copy_glyphs(struct shaper *shaper, struct part *part) {
    unsigned count = 0;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(shaper->buffer, &count);
    const hb_glyph_position_t *place = hb_buffer_get_glyph_positions(shaper->buffer, &count);
    part->glyph_count = count;
    part->glyphs = NEW_ARRAY(shaper->arena, struct shaped_glyph, count);
    for (unsigned i = 0; i < count; i++)
        part->glyphs[i] = (struct shaped_glyph){.id = info[i].codepoint,
                                                .cluster = info[i].cluster,
                                                .advance = place[i].x_advance,
                                                .dx = place[i].x_offset,
                                                .dy = place[i].y_offset};
}

/* A missing character is shown as a question mark: the finding stops the build, a draft stays
 * readable. */
static void shape_missing(struct part *part, struct arena *arena) {
    hb_codepoint_t glyph = 0;
    hb_font_get_nominal_glyph(part->font->hb, '?', &glyph);
    part->glyphs = NEW(arena, struct shaped_glyph);
    part->glyph_count = 1;
    part->glyphs[0].id = glyph;
    part->glyphs[0].advance = hb_font_get_glyph_h_advance(part->font->hb, glyph);
}

static void shape_part(struct shaper *shaper, struct part *part, const struct word *word) {
    hb_feature_t features[3];
    unsigned count = 0;
    if (word->tabular)
        hb_feature_from_string("tnum", 4, &features[count++]);
    if (part->font->metrics.fixed_pitch) { /* code shows the characters that were typed */
        hb_feature_from_string("-calt", 5, &features[count++]);
        hb_feature_from_string("-liga", 5, &features[count++]);
    }
    struct str text = str_slice(word->text, part->from, part->to);
    bool tab = text.n == 1 && (unsigned char)text.s[0] < ' ';
    hb_buffer_t *buffer = shaper->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, tab ? " " : text.s, (int)text.n, 0, (int)text.n);
    hb_buffer_guess_segment_properties(buffer);
    hb_buffer_set_direction(buffer, part->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, shaper->language);
    hb_shape(part->font->hb, buffer, features, count);
    copy_glyphs(shaper, part);
    if (text.s[0] == '\t')
        part->glyphs[0].advance *= 4;
}

static struct word *make_word(struct shaper *shaper, const struct font *font, struct str text,
                              bool tabular) {
    struct word *word = NEW(shaper->arena, struct word);
    word->font = font;
    word->text = str_copy(shaper->arena, text.s, text.n);
    word->tabular = tabular;
    cut_into_parts(shaper, word);
    for (size_t i = 0; i < word->part_count; i++)
        if (word->parts[i].missing != 0)
            shape_missing(&word->parts[i], shaper->arena);
        else
            shape_part(shaper, &word->parts[i], word);
    return word;
}

struct word *shaper_shape(struct shaper *shaper, const struct font *font, struct str text,
                          bool tabular) {
    uint64_t hash = hash_text(text);
    struct word **bucket = &shaper->buckets[hash & (shaper->bucket_count - 1)];
    for (struct word *word = *bucket; word != NULL; word = word->next)
        if (word->hash == hash && word->font == font && word->tabular == tabular &&
            str_equal(word->text, text))
            return word;
    struct word *word = make_word(shaper, font, text, tabular);
    word->hash = hash;
    word->next = *bucket;
    *bucket = word;
    if (++shaper->word_count > shaper->bucket_count * 2)
        grow_buckets(shaper);
    return word;
}
