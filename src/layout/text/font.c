/* Font files, opened by HarfBuzz: metrics, advances and subsets.
 *
 * A subset keeps outlines and advances only. The PDF finds glyphs by number, so names, character
 * map, layout rules and hinting would be dead weight. Glyphs are renumbered densely; glyph_map says
 * how. HarfBuzz is deterministic for one version and one set of glyphs. */
#include "layout/text/font_open.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

static void drop_face(void *object) {
    hb_face_destroy(object);
}

static void drop_font(void *object) {
    hb_font_destroy(object);
}

static int scale_1000(const struct font *font, long value) {
    long units = font->units;
    return (int)((value * 1000 + (value < 0 ? -units / 2 : units / 2)) / units);
}

static int metric(const struct font *font, hb_ot_metrics_tag_t tag, int otherwise) {
    hb_position_t value = 0;
    return hb_ot_metrics_get_position(font->hb, tag, &value) ? scale_1000(font, value) : otherwise;
}

static int read_16(const char *bytes) {
    const unsigned char *b = (const unsigned char *)bytes;
    int value = b[0] * 256 + b[1];
    return value >= 32768 ? value - 65536 : value;
}

/* 'head' holds the box of all glyphs at byte 36, 'post' the fixed-pitch flag at byte 12
 * (OpenType 1.9). */
static void read_tables(struct font *font) {
    unsigned length = 0;
    hb_blob_t *head = hb_face_reference_table(font->face, HB_TAG('h', 'e', 'a', 'd'));
    const char *bytes = hb_blob_get_data(head, &length);
    for (unsigned i = 0; i < 4 && length >= 54; i++)
        font->metrics.bbox[i] = scale_1000(font, read_16(bytes + 36 + 2 * i));
    hb_blob_destroy(head);
    hb_blob_t *post = hb_face_reference_table(font->face, HB_TAG('p', 'o', 's', 't'));
    bytes = hb_blob_get_data(post, &length);
    if (length >= 16)
        font->metrics.fixed_pitch = read_16(bytes + 12) != 0 || read_16(bytes + 14) != 0;
    hb_blob_destroy(post);
}

static struct str read_name(struct arena *arena, const struct font *font, struct str otherwise) {
    char name[128];
    unsigned size = sizeof name;
    unsigned length = hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
                                          HB_LANGUAGE_INVALID, &size, name);
    return length > 0 && size > 0 ? str_copy(arena, name, size) : otherwise;
}

static bool has_table(const struct font *font, hb_tag_t tag) {
    hb_blob_t *blob = hb_face_reference_table(font->face, tag);
    bool present = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return present;
}

/* A PDF finds glyphs by number and looks at their outlines and advances only (ISO 32000-1, 9.9
 * lists the tables). Without a character map there is none to walk through for each subset. */
static hb_blob_t *outline_table(hb_face_t *face, hb_tag_t tag, void *whole) {
    static const hb_tag_t kept[] = {
        HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('m', 'a', 'x', 'p'),
        HB_TAG('h', 'm', 't', 'x'), HB_TAG('l', 'o', 'c', 'a'), HB_TAG('g', 'l', 'y', 'f'),
        HB_TAG('C', 'F', 'F', ' '),
    };
    (void)face;
    for (size_t i = 0; i < COUNT(kept); i++)
        if (tag == kept[i])
            return hb_face_reference_table(whole, tag);
    return NULL;
}

struct font *font_open(struct arena *arena, struct str name, struct str bytes) {
    hb_blob_t *blob =
        hb_blob_create(bytes.s, (unsigned)bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    unsigned count = hb_face_get_glyph_count(face);
    if (count == 0 || count > UINT16_MAX + 1) { /* glyphs have numbers of two bytes, in a PDF too */
        hb_face_destroy(face);
        return NULL;
    }
    struct font *font = NEW(arena, struct font);
    arena_defer(arena, drop_face, face);
    font->face = face;
    font->outlines = hb_face_create_for_tables(outline_table, face, NULL);
    arena_defer(arena, drop_face, font->outlines);
    font->hb = hb_font_create(face);
    arena_defer(arena, drop_font, font->hb);
    font->units = (int)hb_face_get_upem(face);
    hb_font_set_scale(font->hb, font->units, font->units);
    font->cff = has_table(font, HB_TAG('C', 'F', 'F', ' '));
    font->ascii = true;
    for (uint32_t c = ' '; c < 127; c++)
        font->ascii = font->ascii && font_has(font, c);
    struct font_metrics *m = &font->metrics;
    m->ascender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, 800);
    m->descender = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -200);
    if (m->descender > 0)
        m->descender = -m->descender;
    m->cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, 700);
    m->x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT, 500);
    m->italic_angle = (int)hb_style_get_value(font->hb, HB_STYLE_TAG_SLANT_ANGLE);
    m->italic = m->italic_angle != 0 || hb_style_get_value(font->hb, HB_STYLE_TAG_ITALIC) > 0;
    /* The file does not say how wide its stems are; weight / 65 squared is what PDF writers use. */
    int weight = (int)hb_style_get_value(font->hb, HB_STYLE_TAG_WEIGHT);
    m->stem_v = 50 + (weight / 65) * (weight / 65);
    read_tables(font);
    font->name = read_name(arena, font, name);
    return font;
}

struct str font_name(const struct font *font) {
    return font->name;
}

bool font_has(const struct font *font, uint32_t code_point) {
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(font->hb, code_point, &glyph) && glyph != 0;
}

bool font_is_cff(const struct font *font) {
    return font->cff;
}

struct font_metrics font_metrics(const struct font *font) {
    return font->metrics;
}

int font_advance(const struct font *font, uint32_t glyph) {
    return scale_1000(font, hb_font_get_glyph_h_advance(font->hb, glyph));
}

static hb_subset_input_t *subset_input(const uint32_t *glyphs, size_t count) {
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input == NULL)
        return NULL;
    hb_set_t *set = hb_subset_input_glyph_set(input);
    hb_set_add(set, 0);
    for (size_t i = 0; i < count; i++)
        hb_set_add(set, glyphs[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    return input;
}

bool font_make_subset(struct arena *arena, const struct font *font, const uint32_t *glyphs,
                      size_t count, struct font_subset *subset) {
    bool made = false;
    hb_subset_plan_t *plan = NULL;
    hb_face_t *face = NULL;
    hb_subset_input_t *input = subset_input(glyphs, count);
    if (input == NULL)
        return false;
    plan = hb_subset_plan_create_or_fail(font->outlines, input);
    if (plan == NULL)
        goto out;
    face = hb_subset_plan_execute_or_fail(plan);
    if (face == NULL)
        goto out;
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    subset->glyph_map_count = hb_face_get_glyph_count(font->face);
    subset->glyph_map = NEW_ARRAY(arena, uint32_t, subset->glyph_map_count);
    for (uint32_t old = 0; old < subset->glyph_map_count; old++) {
        hb_codepoint_t new = hb_map_get(map, old);
        subset->glyph_map[old] = new == HB_MAP_VALUE_INVALID ? 0 : new;
    }
    subset->glyph_count = hb_face_get_glyph_count(face);
    hb_blob_t *blob = font->cff ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '))
                                : hb_face_reference_blob(face);
    unsigned length = 0;
    const char *bytes = hb_blob_get_data(blob, &length);
    subset->bytes = str_copy(arena, bytes, length);
    hb_blob_destroy(blob);
    made = length > 0;
out:
    hb_face_destroy(face);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return made;
}
