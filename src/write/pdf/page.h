/* The content streams and annotations of all pages. */
#ifndef WRITE_PDF_PAGE_H
#define WRITE_PDF_PAGE_H

struct pdf;

/* Fonts are written and the structure is begun. */
void pdf_write_pages(struct pdf *pdf);

#endif
