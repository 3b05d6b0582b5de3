#include "write/pdf/cmap.h"

#include "base/limits.h"
#include "write/pdf/font.h"
#include "write/pdf/syntax.h"
#include "write/pdf/writer.h"

enum { BLOCK = 100 }; /* entries at most: Adobe Technical Note 5014, 5.3 */

unsigned pdf_write_to_unicode(struct pdf *pdf, const struct pdf_font *font) {
    struct buf buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES);
    size_t count = font->id_count, total = count + font->alias_count;
    buf_add_text(&buf, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                       "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                       "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                       "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    for (size_t i = 0; i < total; i++) {
        const struct pdf_alias *alias = i < count ? NULL : &font->aliases[i - count];
        if (i % BLOCK == 0)
            buf_printf(&buf, "%zu beginbfchar\n", total - i < BLOCK ? total - i : BLOCK);
        buf_printf(&buf, "<%04X><", (unsigned)(alias ? alias->code : font->codes[font->ids[i]]));
        pdf_put_utf16(&buf, alias ? alias->text : font->glyphs[font->ids[i]].text);
        buf_add_text(&buf, ">\n");
        if (i % BLOCK == BLOCK - 1 || i + 1 == total)
            buf_add_text(&buf, "endbfchar\n");
    }
    buf_add_text(&buf, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
    return pdf_add_deflated(pdf->file, STR(""), buf_str(&buf));
}

unsigned pdf_write_glyph_map(struct pdf *pdf, const struct pdf_font *font) {
    size_t plain = font->aliases[0].code, count = plain + font->alias_count;
    char *map = NEW_ARRAY(pdf->arena, char, 2 * count);
    for (size_t code = 0; code < count; code++) {
        uint32_t glyph =
            code < plain ? (uint32_t)code : font->codes[font->aliases[code - plain].glyph];
        map[2 * code] = (char)(glyph >> 8 & 255);
        map[2 * code + 1] = (char)(glyph & 255);
    }
    return pdf_add_deflated(pdf->file, STR(""), (struct str){map, 2 * count});
}
