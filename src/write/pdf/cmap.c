/* The two maps of a font's codes: to text (ISO 32000-1, 9.10.3), and to glyphs where some have
 * several codes. Blocks have at most 100 entries: Adobe Technical Note 5014, 5.3. */
#include "base/limits.h"
#include "write/pdf/pdf.h"

enum { BLOCK = 100 };

/* Begins and ends blocks around the entry `at` of `count`. */
static void open_block(struct buf *buf, size_t at, size_t count) {
    size_t left = count - at;
    if (at % BLOCK == 0)
        buf_printf(buf, "%zu beginbfchar\n", left < BLOCK ? left : BLOCK);
}

static void close_block(struct buf *buf, size_t at, size_t count) {
    if (at % BLOCK == BLOCK - 1 || at + 1 == count)
        buf_add_text(buf, "endbfchar\n");
}

static void put_text(struct buf *buf, unsigned code, struct str text) {
    buf_printf(buf, "<%04X><", code);
    pdf_put_utf16(buf, text);
    buf_add_text(buf, ">\n");
}

HPDF_Dict pdf_write_to_unicode(struct pdf *pdf, const struct pdf_font *font, const uint32_t *ids,
                               size_t count) {
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    size_t total = count + font->alias_count;
    buf_add_text(&buf, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                       "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                       "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                       "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    for (size_t i = 0; i < total; i++) {
        open_block(&buf, i, total);
        if (i < count)
            put_text(&buf, (unsigned)font->codes[ids[i]], font->glyphs[ids[i]].text);
        else
            put_text(&buf, (unsigned)font->aliases[i - count].code, font->aliases[i - count].text);
        close_block(&buf, i, total);
    }
    buf_add_text(&buf, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    return pdf_add_stream(pdf, pdf_deflate(pdf, buf_str(&buf)), STR("/Filter/FlateDecode"));
}

/* A stream of two bytes for each code (9.7.4.2, table 117). Readers map codes to text by way of the
 * character id, so a glyph with two texts needs two of these and not two codes for one. */
HPDF_Dict pdf_write_glyph_map(struct pdf *pdf, const struct pdf_font *font) {
    size_t plain = font->aliases[0].code, count = plain + font->alias_count;
    char *map = NEW_ARRAY(pdf->arena, char, 2 * count);
    for (size_t code = 0; code < count; code++) {
        uint32_t glyph =
            code < plain ? (uint32_t)code : font->codes[font->aliases[code - plain].glyph];
        map[2 * code] = (char)(glyph >> 8 & 255);
        map[2 * code + 1] = (char)(glyph & 255);
    }
    return pdf_add_stream(pdf, pdf_deflate(pdf, (struct str){map, 2 * count}),
                          STR("/Filter/FlateDecode"));
}
