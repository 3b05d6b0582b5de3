/* The header of a PNG or JPEG: type, size and colour, checked before any decoder sees the file. */
#ifndef PARSE_IMAGE_HEADER_H
#define PARSE_IMAGE_HEADER_H

#include "model/finding.h"
#include "model/image.h"

/* Fills type, width, height, dpi, channels, alpha, bit_depth, interlaced, orientation of `image`
 * from image->bytes; makes findings at image->place (IMAGE_TYPE; IMAGE_BROKEN: truncated, bad chunk
 * order or CRC, no IEND or EOI; IMAGE_TOO_LARGE) and then gives false. Sources: PNG 1.2 (chunk
 * layout), ITU T.81 B.1, B.2, EXIF 2.3. SVG is read elsewhere: image_svg.h. */
MUST_USE bool image_header_read(struct image *image, struct findings *findings);

#endif
