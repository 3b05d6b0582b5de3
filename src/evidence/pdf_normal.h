/* A PDF without what its writer puts into it anew each time. */
#ifndef EVIDENCE_PDF_NORMAL_H
#define EVIDENCE_PDF_NORMAL_H

#include "base/str.h"

/* The same pages without dates, checksums and random identifiers: of equal documents the bytes are
 * equal. `producer` is the program that the file names as its writer. False: it is not whole. */
MUST_USE bool pdf_normalize(struct arena *arena, struct str bytes, struct str *normal,
                            struct str *producer);

#endif
