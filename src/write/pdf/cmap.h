/* The two maps of a font's codes: to text, and to glyphs where some glyphs have several codes.
 * Which codes there are is decided in font.c. */
#ifndef WRITE_PDF_CMAP_H
#define WRITE_PDF_CMAP_H

struct pdf;
struct pdf_font;

/* Give the number of the stream. */
unsigned pdf_write_to_unicode(struct pdf *pdf,
                              const struct pdf_font *font); /* ISO 32000-1, 9.10.3 */
/* Two bytes for each code (9.7.4.2, table 117). Readers map codes to text by way of the character
 * id, so a glyph with two texts needs two of these and not two codes for one. For a font with
 * aliases. */
unsigned pdf_write_glyph_map(struct pdf *pdf, const struct pdf_font *font);

#endif
