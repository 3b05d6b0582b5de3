/* Pages of other PDFs, taken over as forms (ISO 32000-1, 8.10) with all that they need. */
#ifndef WRITE_PDF_FOREIGN_H
#define WRITE_PDF_FOREIGN_H

struct pdf;
struct foreign;
struct buf;

/* The number of a form that paints the page upright, its lower left corner at the origin; 0: it
 * cannot be taken over. Each object of its file is written once. */
unsigned pdf_add_foreign(struct pdf *pdf, const struct foreign *page);
/* What may be claimed of the whole file, when all pages are written. */
enum pdf_claim { PDF_CLAIM_ALL, PDF_CLAIM_LOOKS, PDF_CLAIM_NONE };
enum pdf_claim pdf_claim(const struct pdf *pdf);
/* An entry of the catalogue: the layers of all pages taken over, and which of them are hidden. */
void pdf_put_layers(struct pdf *pdf, struct buf *catalog);

#endif
