/* The pictures of a PDF, each written once, and how they are packed before (pdf_images_pack in
 * pdf.h). PNG is left to png.c, drawings to drawing.c. */
#ifndef WRITE_PDF_IMAGE_H
#define WRITE_PDF_IMAGE_H

struct pdf;
struct image;

/* The number of the image or form that paints the picture upright onto the unit square, written
 * when first asked for; 0: there is nothing to paint. */
unsigned pdf_find_picture(struct pdf *pdf, const struct image *image);

#endif
