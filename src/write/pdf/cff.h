/* The charset of a CFF font (Adobe Technical Note 5176) as far as a PDF needs it. */
#ifndef WRITE_PDF_CFF_H
#define WRITE_PDF_CFF_H

#include "base/str.h"

/* The code by which a CIDFontType0 selects each glyph, ISO 32000-1, 9.7.4.2: the character id of
 * the charset in a CID-keyed font; in others `codes` stays, as the glyph's index is the code. */
void pdf_cff_codes(struct str cff, uint32_t *codes, size_t count);

#endif
