/* Pixels into the samples of image objects: PNG files, as far as possible without being decoded,
 * and pixels that were decoded elsewhere. Knows libpng; nothing of the PDF in which they will
 * stand, for a picture is packed once for all of them. */
#ifndef WRITE_PDF_PNG_H
#define WRITE_PDF_PNG_H

#include "model/image.h"

struct pdf_samples {
    struct str data;    /* encoded; empty = none */
    struct str entries; /* of the image dictionary, without SMask */
};

struct pdf_packed {
    const struct image *image; /* borrowed */
    struct pdf_samples colour, mask;
};

/* Of `packed->image`; nothing where no pixel can be read. What is made lives in `arena`. */
void pdf_pack_png(struct arena *arena, struct pdf_packed *packed);
void pdf_pack_samples(struct arena *arena, struct pdf_packed *packed); /* image->samples */

#endif
