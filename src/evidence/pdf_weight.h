/* How much there is to draw on a page. */
#ifndef EVIDENCE_PDF_WEIGHT_H
#define EVIDENCE_PDF_WEIGHT_H

#include <qpdf/qpdf-c.h>

#include "base/names.h"

struct pdf_weight {
    bool heavy;      /* its content, or one form, unpacks to more than LIMIT_PAGE_CONTENT */
    long wide, high; /* of a picture with more than LIMIT_IMAGE_PIXELS; 0: it has none */
};

/* Of the page's content, of the forms, patterns and pictures in its resources and theirs, and of
 * its annotations. What is `seen`, by object, was weighed with a page before and is not again. */
struct pdf_weight pdf_weigh(struct arena *arena, qpdf_data qpdf, qpdf_oh page, struct names *seen);

#endif
