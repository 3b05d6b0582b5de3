/* What makes the file an archive's, ISO 19005-2 and 3: metadata, the meaning of its colours, and
 * the files it was made from. Other chapters see to tags and fonts. */
#ifndef WRITE_PDF_ARCHIVE_H
#define WRITE_PDF_ARCHIVE_H

#include "base/buf.h"

struct pdf;

/* Give the number of the object. */
unsigned pdf_write_metadata(struct pdf *pdf); /* XMP, 6.6.2 */
unsigned pdf_write_intent(struct pdf *pdf);   /* the output intent, 6.2.3 */

/* Adds to the entries of the catalogue and to those of its /Names. */
void pdf_write_attachments(struct pdf *pdf, struct buf *catalog, struct buf *names);

#endif
