/* Office documents as PDFs, made by LibreOffice where it is installed. For evidence/ only. */
#ifndef EVIDENCE_OFFICE_H
#define EVIDENCE_OFFICE_H

#include "evidence/open.h"

/* Converts those of the opened files whose form is CONTENT_OFFICE and that are pointed to, with one
 * start of LibreOffice, and opens what comes out in their place; of each a finding says that it was
 * converted, or why it was not. Without such a file nothing is done and nothing looked for. */
void office_convert(struct arena *arena, struct opening *openings, size_t count);

#endif
