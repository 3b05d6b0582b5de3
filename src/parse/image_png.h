/* A PNG decoded by libpng, whose memory is the arena's: nothing is left behind whichever way it is
 * left. */
#ifndef PARSE_IMAGE_PNG_H
#define PARSE_IMAGE_PNG_H

#include "model/raster.h"
#include "parse/image_color.h"

/* 8 bits a sample, in the colors they are stored in; `space` tells which, when asked. What follows
 * the last row is not looked at. False: it breaks off; the rows before that are there if
 * `raster->bytes` is. */
MUST_USE bool png_decode(struct arena *arena, struct str bytes, struct raster *raster,
                         struct color_space *space);

#endif
