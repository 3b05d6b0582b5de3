/* How the pages of a PDF lie, and what it would do beside being read. */
#ifndef EVIDENCE_PDF_SURVEY_H
#define EVIDENCE_PDF_SURVEY_H

#include "model/content.h"

enum pdf_trouble { PDF_OPENED, PDF_ENCRYPTED, PDF_DAMAGED, PDF_LONG, PDF_EXHAUSTING };

struct pdf_survey {
    struct page_view *pages;
    size_t page_count; /* of a long one, as many as were counted */
    size_t large;      /* the first page that is too large, from 1; 0: none is */
    size_t heavy;      /* the first page with too much to draw */
    size_t vast;       /* the first page with a picture of too many pixels, and these */
    long wide, high;
    bool attached;      /* there are files in it */
    const char *active; /* "JavaScript": what it holds beside pages; NULL: nothing */
};

/* Borrows the bytes for the time of the call. Of a document with more than LIMIT_DOCUMENT_PAGES
 * nothing else is read. */
enum pdf_trouble pdf_survey(struct arena *arena, struct str bytes, struct pdf_survey *survey);

#endif
