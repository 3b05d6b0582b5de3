/* A JPEG in inks, turned into the colours of a screen. */
#ifndef PARSE_IMAGE_JPEG_H
#define PARSE_IMAGE_JPEG_H

#include "model/finding.h"
#include "model/image.h"

/* Fills image->samples of a JPEG of four channels whose header was read: by the profile it
 * carries, else the plain way. False after an IMAGE_BROKEN finding at image->place. */
MUST_USE bool image_jpeg_convert(struct arena *arena, struct image *image,
                                 struct findings *findings);

#endif
