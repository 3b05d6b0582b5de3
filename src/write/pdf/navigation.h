/* Ways through a document: link annotations (ISO 32000-1, 12.5.6.5), the outline (12.3.3), named
 * destinations (12.3.2.3), by which the sister document points in here, and page labels (12.4.2).
 */
#ifndef WRITE_PDF_NAVIGATION_H
#define WRITE_PDF_NAVIGATION_H

#include "base/buf.h"

struct pages;
struct pdf;

void pdf_write_links(struct pdf *pdf, size_t number); /* of the page, from 0 */
void pdf_write_outline(struct pdf *pdf);
unsigned pdf_write_destinations(struct pdf *pdf); /* number of the name tree; 0: no anchors */
void pdf_put_page_labels(struct buf *buf, const struct pages *pages);

#endif
