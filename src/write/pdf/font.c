/* Fonts: which glyphs a document uses, and the Type 0 dictionaries that carry them (ISO
 * 32000-1, 9.7).
 *
 * First all pages are read and each used glyph gets the text it stands for; then each font is cut
 * to its used glyphs and written with widths and a ToUnicode map. A glyph that stands for several
 * texts has a code for each, as few readers know of ActualText. */
#include "write/pdf/font.h"

#include <string.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "sys/file.h"
#include "write/pdf/cff.h"
#include "write/pdf/cmap.h"
#include "write/pdf/syntax.h"
#include "write/pdf/writer.h"

struct pdf_fonts {
    struct pdf_font *list;
    size_t count;
};

/* HarfBuzz keeps clusters in order, ascending left to right and descending right to left, so a
 * cluster's text ends where its logical neighbour's begins. */
bool pdf_next_cluster(const struct run *run, size_t *at, struct pdf_cluster *cluster) {
    if (*at >= run->glyph_count)
        return false;
    size_t from = *at, to = from + 1;
    uint32_t start = run->glyphs[from].cluster;
    while (to < run->glyph_count && run->glyphs[to].cluster == start)
        to++;
    size_t end = run->text.n;
    if (run->right_to_left && from > 0)
        end = run->glyphs[from - 1].cluster;
    else if (!run->right_to_left && to < run->glyph_count)
        end = run->glyphs[to].cluster;
    *cluster =
        (struct pdf_cluster){from, to, str_slice(run->text, start, end < start ? start : end)};
    *at = to;
    return true;
}

bool pdf_is_hidden(const struct run *run, const struct pdf_cluster *cluster) {
    return str_is(cluster->text, "\u00AD") && cluster->to - cluster->from == 1 &&
           run->glyphs[cluster->from].advance <= 0;
}

/* NULL: no page uses it. */
static struct pdf_font *find_font(const struct pdf_fonts *fonts, const struct font *font) {
    for (size_t i = 0; i < fonts->count; i++)
        if (fonts->list[i].font == font)
            return &fonts->list[i];
    return NULL;
}

const struct pdf_font *pdf_find_font(const struct pdf *pdf, const struct font *font) {
    return find_font(pdf->fonts, font);
}

/* No-break blanks, soft and no-break hyphens share a glyph with the plain character, which should
 * win the glyph's own code. */
static bool is_weak(struct str text) {
    static const char *const weak[] = {"\u00AD", "\u00A0", "\u2010", "\u2011",
                                       "\u202F", "\t",     "\n",     "\u200B"};
    for (size_t i = 0; i < COUNT(weak); i++)
        if (str_is(text, weak[i]))
            return true;
    return false;
}

struct str pdf_share(const struct pdf_cluster *cluster, size_t place) {
    struct str text = cluster->text;
    size_t from = 0, count = cluster->to - cluster->from;
    if (count == 1)
        return text;
    for (size_t i = 0; i < place && from < text.n; i++)
        (void)utf8_next(text, &from);
    size_t to = from;
    if (to < text.n)
        (void)utf8_next(text, &to);
    return str_slice(text, from, place + 1 == count ? text.n : to);
}

static const struct pdf_alias *find_alias(const struct pdf_font *font, uint32_t glyph,
                                          struct str text) {
    size_t at = font->glyphs[glyph].alias;
    while (at != 0 && !str_equal(font->aliases[at - 1].text, text))
        at = font->aliases[at - 1].next;
    return at == 0 ? NULL : &font->aliases[at - 1];
}

static const struct str says_nothing = {"\u200B", 3};

bool pdf_find_code(const struct pdf_font *font, uint32_t glyph, struct str text, uint32_t *code) {
    *code = font->codes[glyph];
    if (text.n == 0)
        text = says_nothing;
    if (str_equal(font->glyphs[glyph].text, text))
        return true;
    const struct pdf_alias *alias = find_alias(font, glyph, text);
    if (alias)
        *code = alias->code;
    return alias != NULL;
}

/* Each code has a text (ISO 14289-1, 7.21.7): a glyph that stands for none has a blank of no width,
 * and ActualText around it. */
static void collect_glyph(struct pdf *pdf, struct pdf_font *font, uint32_t id, struct str text) {
    if (id >= font->capacity) {
        size_t capacity = font->capacity ? font->capacity : 256;
        while (capacity <= id)
            capacity *= 2;
        struct pdf_glyph *glyphs = NEW_ARRAY(pdf->arena, struct pdf_glyph, capacity);
        if (font->capacity)
            memcpy(glyphs, font->glyphs, font->capacity * sizeof *glyphs);
        font->glyphs = glyphs;
        font->capacity = capacity;
    }
    font->glyphs[id].used = true;
    struct pdf_glyph *glyph = &font->glyphs[id];
    if (text.n == 0)
        text = says_nothing;
    if (glyph->text.n == 0) {
        glyph->text = text;
        glyph->weak = is_weak(text);
        return;
    }
    if (str_equal(glyph->text, text) || find_alias(font, id, text))
        return;
    if (glyph->weak && !is_weak(text)) {
        struct str weak = glyph->text;
        glyph->text = text;
        glyph->weak = false;
        text = weak;
    }
    if (font_is_cff(font->font)) /* its codes are what the font program says */
        return;
    *APPEND(pdf->arena, font->aliases, font->alias_count) =
        (struct pdf_alias){.glyph = id, .text = text, .next = glyph->alias};
    glyph->alias = font->alias_count;
}

static void collect_cluster(struct pdf *pdf, struct pdf_font *font, const struct run *run,
                            const struct pdf_cluster *cluster) {
    size_t count = cluster->to - cluster->from;
    for (size_t place = 0; place < count; place++) {
        size_t i = run->right_to_left ? cluster->to - 1 - place : cluster->from + place;
        collect_glyph(pdf, font, run->glyphs[i].id, pdf_share(cluster, place));
    }
}

static void collect_page(struct pdf *pdf, const struct page *page) {
    struct pdf_fonts *fonts = pdf->fonts;
    for (size_t i = 0; i < page->run_count; i++) {
        const struct run *run = &page->runs[i];
        if (run->glyph_count == 0)
            continue;
        struct pdf_font *font = find_font(fonts, run->font);
        if (!font) {
            font = APPEND(pdf->arena, fonts->list, fonts->count);
            font->font = run->font;
        }
        struct pdf_cluster cluster;
        for (size_t at = 0; pdf_next_cluster(run, &at, &cluster);)
            if (!pdf_is_hidden(run, &cluster))
                collect_cluster(pdf, font, run, &cluster);
    }
}

/* ABCDEF+Name, ISO 32000-1, 9.6.4; from the subset's digest, so that the same subset has the same
 * name. */
static struct str subset_name(struct pdf *pdf, const struct pdf_font *font, struct str subset) {
    struct str digest = digest_sha256(pdf->arena, subset);
    struct str name = font_name(font->font);
    struct buf buf = buf_init(pdf->arena, 256);
    for (size_t i = 0; i < 6; i++) {
        int high = digest.s[2 * i] & 31, low = digest.s[2 * i + 1] & 31;
        buf_add_char(&buf, (char)('A' + (high * 7 + low) % 26));
    }
    buf_add_char(&buf, '+');
    for (size_t i = 0; i < name.n && i < 64; i++) {
        char c = name.s[i];
        if (is_letter_or_digit(c) || c == '-')
            buf_add_char(&buf, c);
    }
    return buf_str(&buf);
}

static unsigned write_descriptor(struct pdf *pdf, const struct pdf_font *font, struct str subset) {
    bool cff = font_is_cff(font->font);
    struct font_metrics m = font_metrics(font->font);
    struct buf buf = buf_init(pdf->arena, 4096);
    if (cff)
        buf_add_text(&buf, "/Subtype/CIDFontType0C");
    else
        buf_printf(&buf, "/Length1 %zu", subset.n);
    unsigned file = pdf_add_deflated(pdf->file, buf_str(&buf), subset);
    /* Flags, ISO 32000-1, table 123: 1 fixed pitch, 2 serif, 4 symbolic (the codes are glyphs), 64
     * italic. */
    int flags = 4 | (m.fixed_pitch ? 1 : 0) | (m.serif ? 2 : 0) | (m.italic ? 64 : 0);
    buf.count = 0;
    buf_printf(&buf, "/Type/FontDescriptor/FontName/%.*s/Flags %d/FontBBox[%d %d %d %d]",
               STR_ARG(font->name), flags, m.bbox[0], m.bbox[1], m.bbox[2], m.bbox[3]);
    buf_printf(&buf,
               "/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/XHeight %d/StemV %d/%s %u 0 R",
               m.italic_angle, m.ascender, m.descender, m.cap_height, m.x_height, m.stem_v,
               cff ? "FontFile3" : "FontFile2", file);
    return pdf_add_dictionary(pdf->file, buf_str(&buf));
}

static unsigned write_descendant(struct pdf *pdf, const struct pdf_font *font, struct str subset) {
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    unsigned descriptor = write_descriptor(pdf, font, subset);
    bool cff = font_is_cff(font->font);
    buf_printf(&buf, "/Type/Font/Subtype/%s/BaseFont/%.*s%s", cff ? "CIDFontType0" : "CIDFontType2",
               STR_ARG(font->name), cff || font->alias_count > 0 ? "" : "/CIDToGIDMap/Identity");
    if (font->alias_count > 0)
        buf_printf(&buf, "/CIDToGIDMap %u 0 R", pdf_write_glyph_map(pdf, font));
    buf_printf(
        &buf,
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %u 0 R",
        descriptor);
    const uint32_t *ids = font->ids;
    buf_add_text(&buf, "/DW 0/W[");
    for (size_t i = 0; i < font->id_count; i++) {
        uint32_t code = font->codes[ids[i]];
        bool first = i == 0 || code != font->codes[ids[i - 1]] + 1;
        if (first)
            buf_printf(&buf, "%s%u[", i ? "]" : "", (unsigned)code);
        else
            buf_add_char(&buf, i % 16 ? ' ' : '\n');
        pdf_put_integer(&buf, font->widths[ids[i]]);
    }
    buf_add_text(&buf, font->id_count ? "]" : "");
    for (size_t i = 0; i < font->alias_count; i++)
        buf_printf(&buf, "%u[%d]", (unsigned)font->aliases[i].code,
                   font->widths[font->aliases[i].glyph]);
    buf_add_char(&buf, ']');
    return pdf_add_dictionary(pdf->file, buf_str(&buf));
}

static void write_font(struct pdf *pdf, struct pdf_font *font) {
    struct font_subset subset;
    font->ids = NEW_ARRAY(pdf->arena, uint32_t, font->capacity);
    for (size_t id = 0; id < font->capacity; id++)
        if (font->glyphs[id].used)
            font->ids[font->id_count++] = (uint32_t)id;
    if (!font_make_subset(pdf->arena, font->font, font->ids, font->id_count, &subset)) {
        pdf_file_fail(pdf->file, STATUS_LIMIT);
        subset = (struct font_subset){0};
    }
    /* Codes of glyphs, and behind them those of aliases. */
    uint32_t *by_glyph = NEW_ARRAY(pdf->arena, uint32_t, (size_t)subset.glyph_count + 1), most = 0;
    for (uint32_t i = 0; i < subset.glyph_count; i++)
        by_glyph[i] = i;
    if (font_is_cff(font->font))
        pdf_cff_codes(subset.bytes, by_glyph, subset.glyph_count);
    font->codes = NEW_ARRAY(pdf->arena, uint32_t, font->capacity);
    font->widths = NEW_ARRAY(pdf->arena, int, font->capacity);
    for (size_t id = 0; id < font->capacity; id++) {
        if (id < subset.glyph_map_count && subset.glyph_map[id] < subset.glyph_count)
            font->codes[id] = by_glyph[subset.glyph_map[id]];
        if (font->glyphs[id].used)
            font->widths[id] = font_advance(font->font, (uint32_t)id);
        most = font->codes[id] > most ? font->codes[id] : most;
    }
    for (size_t i = 0; i < font->alias_count; i++) {
        uint32_t code = most + 1 + (uint32_t)i;
        font->aliases[i].code = code <= UINT16_MAX ? code : font->codes[font->aliases[i].glyph];
    }
    font->name = subset_name(pdf, font, subset.bytes);
    unsigned descendant = write_descendant(pdf, font, subset.bytes);
    unsigned to_unicode = pdf_write_to_unicode(pdf, font);
    /* The name of a Type 0 font over CFF carries its encoding, ISO 32000-1, 9.7.6.1. */
    const char *encoding = font_is_cff(font->font) ? "-Identity-H" : "";
    font->number = pdf_add_dictionary(
        pdf->file, str_format(pdf->arena,
                              "/Type/Font/Subtype/Type0/BaseFont/%.*s%s/Encoding/"
                              "Identity-H/DescendantFonts[%u 0 R]/ToUnicode %u 0 R",
                              STR_ARG(font->name), encoding, descendant, to_unicode));
}

void pdf_write_fonts(struct pdf *pdf) {
    pdf->fonts = NEW(pdf->arena, struct pdf_fonts);
    for (size_t i = 0; i < pdf->pages->count; i++)
        collect_page(pdf, &pdf->pages->list[i]);
    for (size_t i = 0; i < pdf->fonts->count; i++)
        write_font(pdf, &pdf->fonts->list[i]);
}
