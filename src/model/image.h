/* A picture that a submission names: what its file says of it, and its bytes. Made by the image
 * files of parse/; which page it goes on is no matter here. */
#ifndef MODEL_IMAGE_H
#define MODEL_IMAGE_H

#include "base/place.h"

enum image_type { IMAGE_PNG, IMAGE_JPEG, IMAGE_SVG };

struct image {
    struct str path; /* as written, relative to the submission */
    enum image_type type;
    uint32_t width, height; /* pixels, upright; of an SVG at 96 to an inch */
    uint32_t dpi;           /* 0 = not stated */
    int channels;           /* colour channels without alpha: 1, 3 or 4 */
    bool alpha;             /* PNG colour types 4 and 6, or tRNS */
    int bit_depth;
    bool interlaced;
    int orientation;  /* of a JPEG, EXIF 2.3, 4.6.4: 1 = as stored ... 8; 5 and above lie on a side
                       */
    struct str bytes; /* the whole file */
    struct str samples; /* RGB, 8 bits, row by row, of a JPEG in inks; empty = what `bytes` hold */
    struct str drawing; /* of an SVG: the PDF that cairo made of it */
    struct str text;    /* of an SVG: all that it says, to be searched for secrets */
    struct place place; /* where it was named */
};

/* In pixels, as stored: a picture that lies on its side is turned by whoever draws it. */
unsigned image_stored_width(const struct image *image);
unsigned image_stored_height(const struct image *image);

#endif
