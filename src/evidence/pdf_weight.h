/* How much there is to draw on a page. */
#ifndef EVIDENCE_PDF_WEIGHT_H
#define EVIDENCE_PDF_WEIGHT_H

#include <qpdf/qpdf-c.h>

#include "base/str.h"

/* Whether the page's content is longer than LIMIT_PAGE_CONTENT when it is unpacked. */
bool pdf_is_heavy(struct arena *arena, qpdf_data qpdf, qpdf_oh page);

#endif
