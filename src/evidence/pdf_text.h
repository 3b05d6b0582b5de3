/* The text of a PDF, page by page. Pages are read when they are asked for. */
#ifndef EVIDENCE_PDF_TEXT_H
#define EVIDENCE_PDF_TEXT_H

#include "base/str.h"

struct pdf_text;

/* Borrows the bytes; NULL: it does not open. */
struct pdf_text *pdf_text_open(struct arena *arena, struct str bytes);
/* Of pages that were read before; borrows all. */
struct pdf_text *pdf_text_of(struct arena *arena, struct str *pages, size_t count);
size_t pdf_text_pages(const struct pdf_text *pdf);
/* The text of a page, from 1; empty beyond the last one. */
struct str pdf_text_page(struct pdf_text *pdf, size_t page);
/* What it says beside its pages, a line each: title, author, subject, keywords, outline, addresses
 * of links, alternative texts; and its XMP as it stands. */
struct str pdf_text_beside(struct pdf_text *pdf);
struct str pdf_text_xmp(struct pdf_text *pdf);

#endif
