/* The text of a PDF, page by page. Pages are read when they are asked for. */
#ifndef EVIDENCE_PDF_TEXT_H
#define EVIDENCE_PDF_TEXT_H

#include "model/content.h"

struct pdf_text;

enum pdf_trouble { PDF_OPENED, PDF_ENCRYPTED, PDF_DAMAGED };

/* Borrows the bytes; NULL after trouble. */
struct pdf_text *pdf_text_open(struct arena *arena, struct str bytes, enum pdf_trouble *trouble);
size_t pdf_text_pages(const struct pdf_text *pdf);
struct page_size pdf_text_size(struct pdf_text *pdf, size_t page);
/* The text of a page, from 1; empty beyond the last one. */
struct str pdf_text_page(struct pdf_text *pdf, size_t page);

#endif
