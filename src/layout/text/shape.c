/* Words to glyphs with HarfBuzz.
 *
 * A word is cut into parts by the first font that has every character of a cluster (base and
 * marks): the styled font, then the fallbacks in order. Each distinct word is shaped once for
 * all documents of a job; running text repeats itself so much that this decides the speed of the
 * program. */
#include "layout/text/shape.h"

#include <hb.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "layout/text/font_open.h"

enum {
    FIRST_BUCKETS = 4096,
    SHORTEST_HYPHENATED = 5 /* bytes */
};

static const struct str soft_hyphen = {"\u00AD", 2};

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

static hb_language_t find_language(struct str tag) {
    return str_empty(tag) ? hb_language_from_string("en", 2)
                          : hb_language_from_string(tag.s, (int)tag.n);
}

struct shaper *shaper_new(struct arena *arena, const struct font_set *fonts, struct str language) {
    struct shaper *shaper = NEW(arena, struct shaper);
    shaper->arena = arena;
    shaper->fonts = fonts;
    shaper->buffer = hb_buffer_create();
    arena_defer(arena, drop_buffer, shaper->buffer);
    shaper->language = find_language(language);
    shaper->bucket_count = FIRST_BUCKETS;
    shaper->buckets = NEW_ARRAY(arena, struct word *, FIRST_BUCKETS);
    return shaper;
}

bool shaper_suits(const struct shaper *shaper, const struct font_set *fonts, struct str language) {
    return shaper != NULL && shaper->fonts == fonts && shaper->language == find_language(language);
}

int shape_scale(const struct font *font, int units, int size) {
    int64_t product = (int64_t)units * size;
    int64_t half = product < 0 ? -font->units / 2 : font->units / 2;
    return (int)((product + half) / font->units);
}

int part_width(struct font_run *part, int size) {
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

static bool is_flag_letter(uint32_t c) { /* two of them are a flag */
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/* A virama ties the consonant behind it to the one before (conjuncts). */
static bool is_virama(uint32_t c) {
    return hb_unicode_combining_class(hb_unicode_funcs_get_default(), c) ==
           HB_UNICODE_COMBINING_CLASS_VIRAMA;
}

static bool continues(uint32_t last, uint32_t c) {
    return is_mark(c) || is_ignorable(c) || last == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF) ||
           (is_virama(last) && hb_unicode_general_category(hb_unicode_funcs_get_default(), c) ==
                                   HB_UNICODE_GENERAL_CATEGORY_OTHER_LETTER);
}

size_t shape_cluster_end(struct str text, size_t at) {
    uint32_t last = utf8_next(text, &at);
    bool flag = is_flag_letter(last);
    while (at < text.n) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        bool second = flag && is_flag_letter(c);
        if (c == ' ' || (!second && !continues(last, c)))
            break;
        flag = false;
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

static bool is_punctuation(struct str cluster) {
    size_t at = 0;
    uint32_t c = utf8_next(cluster, &at);
    return at == cluster.n && (c > ' ' && c < 0x7F ? strchr("!'(),-.:;?[]", (int)c) != NULL
                                                   : (c >= 0x2010 && c <= 0x2026) || c == 0x60C ||
                                                         c == 0x61B || c == 0x61F);
}

/* Punctuation behind a word in another script stays in that script's font; `before` is NULL at the
 * word's beginning. NULL: no font has it all. */
static const struct font *choose_font(const struct shaper *shaper, const struct font *font,
                                      const struct font *before, struct str cluster) {
    if (before != NULL && before != font && is_punctuation(cluster) && draws_all(before, cluster))
        return before;
    if (draws_all(font, cluster))
        return font;
    for (size_t i = 0; i < shaper->fonts->fallback_count; i++)
        if (draws_all(shaper->fonts->fallback[i], cluster))
            return shaper->fonts->fallback[i];
    return NULL;
}

/* A mirrored bracket is the glyph of its counterpart, and only a TrueType font's can say so in a
 * PDF.
 */
static const struct font *bracket_font(const struct shaper *shaper, const struct font *font,
                                       struct str bracket) {
    for (size_t i = 0; i < shaper->fonts->fallback_count; i++)
        if (!font_is_cff(shaper->fonts->fallback[i]) &&
            draws_all(shaper->fonts->fallback[i], bracket))
            return shaper->fonts->fallback[i];
    return font;
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

/* The script of a cluster, or COMMON for what goes with any. */
static hb_script_t script_of(struct str cluster) {
    size_t at = 0;
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), utf8_next(cluster, &at));
    return script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN ? HB_SCRIPT_COMMON : script;
}

/* Shaping knows one font and one script at a time; parts that agree in both are one. */
static bool extend_part(struct font_run *last, const struct font_run *part, hb_script_t *script,
                        hb_script_t next) {
    bool mixes = *script != next && *script != HB_SCRIPT_COMMON && next != HB_SCRIPT_COMMON;
    if (last->font != part->font || last->missing != 0 || part->missing != 0 || mixes)
        return false;
    if (*script == HB_SCRIPT_COMMON)
        *script = next;
    last->to = part->to;
    return true;
}

static void cut_into_parts(struct shaper *shaper, struct word *word) {
    bool right_to_left = (word->manner & SHAPE_RIGHT_TO_LEFT) != 0;
    if (!right_to_left && is_plain(word->font, word->text)) {
        *APPEND(shaper->arena, word->parts, word->part_count) = (struct font_run){
            .font = word->font, .to = (uint32_t)word->text.n, .right_to_left = right_to_left};
        return;
    }
    hb_script_t script = HB_SCRIPT_COMMON;
    const struct font *before = NULL;
    bool was_alone = false;
    for (size_t at = 0, end; at < word->text.n; at = end) {
        end = shape_cluster_end(word->text, at);
        struct str cluster = str_slice(word->text, at, end);
        /* From right to left each of these is a part, so that a reader finds them in order. */
        bool alone = right_to_left && is_punctuation(cluster);
        struct font_run part = {.font = choose_font(shaper, word->font, before, cluster),
                                .from = (uint32_t)at,
                                .to = (uint32_t)end,
                                .right_to_left = right_to_left};
        if (alone && part.font != NULL && strchr("()[]", word->text.s[at]) != NULL)
            part.font = bracket_font(shaper, part.font, cluster);
        if (part.font == NULL) {
            part.font = word->font;
            part.missing = first_missing(word->font, cluster);
        }
        hb_script_t next = script_of(cluster);
        before = right_to_left || next == HB_SCRIPT_COMMON ? NULL : part.font;
        if (word->part_count == 0 || alone || was_alone ||
            !extend_part(&word->parts[word->part_count - 1], &part, &script, next)) {
            *APPEND(shaper->arena, word->parts, word->part_count) = part;
            script = next;
        }
        was_alone = alone;
    }
}

static void copy_glyphs(struct shaper *shaper, struct font_run *part) {
    unsigned count = 0;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(shaper->buffer, &count);
    const hb_glyph_position_t *place = hb_buffer_get_glyph_positions(shaper->buffer, &count);
    part->glyph_count = count;
    part->glyphs = NEW_ARRAY(shaper->arena, struct shaped_glyph, count);
    for (unsigned i = 0; i < count; i++)
        part->glyphs[i] = (struct shaped_glyph){.id = info[i].codepoint,
                                                .cluster = info[i].cluster - part->from,
                                                .advance = place[i].x_advance,
                                                .dx = place[i].x_offset,
                                                .dy = place[i].y_offset};
}

static void shape_part(struct shaper *shaper, struct font_run *part, const struct word *word) {
    static const char joiner[] = "\u200D"; /* as context: Arabic letters join across fonts */
    hb_feature_t features[3];
    unsigned count = 0;
    if (word->manner & SHAPE_TABULAR)
        hb_feature_from_string("tnum", 4, &features[count++]);
    if (part->font->metrics.fixed_pitch) { /* code shows the characters that were typed */
        hb_feature_from_string("-calt", 5, &features[count++]);
        hb_feature_from_string("-liga", 5, &features[count++]);
    }
    bool tab = word->text.n == 1 && (unsigned char)word->text.s[0] < ' ';
    hb_buffer_t *buffer = shaper->buffer;
    hb_buffer_clear_contents(buffer);
    if (part->from == 0 && (word->manner & SHAPE_JOINS_BEFORE))
        hb_buffer_add_utf8(buffer, joiner, (int)sizeof joiner - 1, (int)sizeof joiner - 1, 0);
    hb_buffer_add_utf8(buffer, tab ? " " : word->text.s, (int)word->text.n, part->from,
                       (int)(part->to - part->from));
    if (part->to == word->text.n && (word->manner & SHAPE_JOINS_AFTER))
        hb_buffer_add_utf8(buffer, joiner, (int)sizeof joiner - 1, 0, 0);
    hb_buffer_guess_segment_properties(buffer);
    hb_buffer_set_direction(buffer, part->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, shaper->language);
    hb_shape(part->font->hb, buffer, features, count);
    copy_glyphs(shaper, part);
    if (word->text.s[0] == '\t')
        part->glyphs[0].advance *= 4;
}

struct word *shaper_shape(struct shaper *shaper, const struct font *font, struct str text,
                          unsigned manner) {
    uint64_t hash = hash_text(text);
    struct word **bucket = &shaper->buckets[hash & (shaper->bucket_count - 1)];
    for (struct word *word = *bucket; word != NULL; word = word->next)
        if (word->hash == hash && word->font == font && word->manner == manner &&
            str_equal(word->text, text))
            return word;
    struct word *word = NEW(shaper->arena, struct word);
    word->font = font;
    word->text = str_copy(shaper->arena, text.s, text.n);
    word->manner = manner;
    word->soft = str_find(word->text, soft_hyphen, 0) != SIZE_MAX;
    cut_into_parts(shaper, word);
    for (size_t i = 0; i < word->part_count; i++)
        if (word->parts[i].missing != 0) {
            /* A missing character is shown as a question mark: the finding stops the build, a draft
             * stays readable. */
            struct font_run *part = &word->parts[i];
            hb_codepoint_t glyph = 0;
            hb_font_get_nominal_glyph(part->font->hb, '?', &glyph);
            part->glyphs = NEW(shaper->arena, struct shaped_glyph);
            part->glyph_count = 1;
            part->glyphs[0].id = glyph;
            part->glyphs[0].advance = hb_font_get_glyph_h_advance(part->font->hb, glyph);
        } else
            shape_part(shaper, &word->parts[i], word);

    word->hash = hash;
    word->next = *bucket;
    *bucket = word;
    if (++shaper->word_count > shaper->bucket_count * 2)
        grow_buckets(shaper);
    return word;
}

/* The letters of an ordinary word between its punctuation; false for what is no such word: with
 * digits, in capitals, with capitals inside, an identifier. */
static bool find_letters(struct str text, size_t *from, size_t *to) {
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    size_t begin = SIZE_MAX, end = 0;
    for (size_t at = 0; at < text.n;) {
        size_t before = at;
        uint32_t c = utf8_next(text, &at);
        hb_unicode_general_category_t category = hb_unicode_general_category(unicode, c);
        bool upper = category == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER;
        if (upper || category == HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER) {
            if (begin == SIZE_MAX)
                begin = before;
            else if (upper || end != before)
                return false;
            end = at;
        } else if (is_digit(c) || c == '_' || c == '/' || c == '@' || c == '\\') {
            return false;
        }
    }
    *from = begin;
    *to = end;
    return begin != SIZE_MAX && end - begin >= SHORTEST_HYPHENATED;
}

struct str shape_hyphen(const struct font *font) {
    return font_has(font, 0x2010) ? STR("\u2010") : STR("-");
}

static struct word *shape_head(struct shaper *shaper, const struct word *word, size_t to) {
    struct str head =
        str_join(shaper->arena, str_slice(word->text, 0, to), shape_hyphen(word->font));
    return shaper_shape(shaper, word->font, head, word->manner & ~(unsigned)SHAPE_JOINS_AFTER);
}

/* Only where both halves are one piece of the word's font. */
static void add_hyphen(struct shaper *shaper, struct word *word, size_t head, size_t at) {
    struct str rest = str_slice(word->text, at, word->text.n);
    if (head == 0 || str_empty(rest))
        return;
    struct hyphen hyphen = {.at = (uint32_t)at,
                            .head = shape_head(shaper, word, head),
                            .tail = shaper_shape(shaper, word->font, rest,
                                                 word->manner & ~(unsigned)SHAPE_JOINS_BEFORE)};
    if (hyphen.head->part_count == 1 && hyphen.tail->part_count == 1)
        *APPEND(shaper->arena, word->hyphens, word->hyphen_count) = hyphen;
}

void shaper_hyphenate(struct shaper *shaper, struct word *word, struct hyphenator *hyphenator) {
    unsigned char places[HYPHENATE_LONGEST];
    size_t from, to;
    if (word->hyphenated || word->part_count != 1 || (hyphenator == NULL && !word->soft))
        return;
    word->hyphenated = true;
    if (word->soft) {
        for (size_t at = 0; (at = str_find(word->text, soft_hyphen, at)) != SIZE_MAX;) {
            add_hyphen(shaper, word, at, at + soft_hyphen.n);
            at += soft_hyphen.n;
        }
        return;
    }
    if (word->font->metrics.fixed_pitch || !find_letters(word->text, &from, &to))
        return;
    size_t count = hyphenate_word(hyphenator, str_slice(word->text, from, to), places);
    for (size_t i = 0; i < count; i++)
        add_hyphen(shaper, word, from + places[i], from + places[i]);
}
