/* A picture as nothing but pixels: what an eye gets of it, and none of the bytes it was kept in. */
#ifndef MODEL_RASTER_H
#define MODEL_RASTER_H

#include <stdbool.h>
#include <stddef.h>

struct raster {
    size_t width, height; /* upright */
    size_t channels;      /* 1 gray, 2 gray and alpha, 3 RGB, 4 RGB and alpha */
    unsigned char *bytes; /* 8 bits a sample, row by row, in sRGB */
    bool coarse_color;    /* of a JPEG: its colors have fewer samples than its light */
};

#endif
