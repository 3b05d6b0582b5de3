/* Pages of other PDFs, taken over as forms (ISO 32000-1, 8.10) with all that they need. */
#ifndef WRITE_PDF_FOREIGN_H
#define WRITE_PDF_FOREIGN_H

struct pdf;
struct foreign;

/* The number of a form that paints the page upright, its lower left corner at the origin; 0: it
 * cannot be taken over. Each object of its file is written once. */
unsigned pdf_add_foreign(struct pdf *pdf, const struct foreign *page);

#endif
