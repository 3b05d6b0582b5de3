/* A drawing that cairo wrote as a PDF of one page, as a form. */
#ifndef WRITE_PDF_DRAWING_H
#define WRITE_PDF_DRAWING_H

#include "base/str.h"

struct pdf;

/* The number of a form that fills the unit square with the page; 0: `drawing` is not what cairo
 * writes. */
unsigned pdf_add_drawing(struct pdf *pdf, struct str drawing);

#endif
