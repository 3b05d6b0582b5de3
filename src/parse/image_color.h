/* Pixels in the colors of some camera or screen, in those of sRGB. */
#ifndef PARSE_IMAGE_COLOR_H
#define PARSE_IMAGE_COLOR_H

#include "base/str.h"
#include "model/raster.h"

/* What a file says of its colors; all empty: they are sRGB. */
struct color_space {
    struct str profile;      /* ICC.1 */
    double gamma;            /* of PNG's gAMA, below 1; 0 = not said */
    double white[2], red[2]; /* x and y of its cHRM; 0 = not said */
    double green[2], blue[2];
};

/* Changes the samples where they lie. A profile that is damaged, or of another kind of picture,
 * says nothing. */
void color_to_srgb(struct raster *raster, const struct color_space *space);

#endif
