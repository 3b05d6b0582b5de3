/* The data of a picture, checked as a decoder would before anything relies on it. */
#ifndef PARSE_IMAGE_DATA_H
#define PARSE_IMAGE_DATA_H

#include "model/finding.h"
#include "model/image.h"

/* Whether the picture, whose header was read without a finding, can be decoded; otherwise an
 * IMAGE_BROKEN finding at image->place. A PNG must inflate to all the rows that its header
 * promises, each with a filter type that exists (PNG 1.2, 2.3, 2.6 and 6). A JPEG in
 * inks is decoded into image->samples; another is left to whoever shows it. */
MUST_USE bool image_data_check(struct arena *arena, struct image *image, struct findings *findings);

#endif
