/* Pictures decoded for those who must get the pixels and no byte else. */
#ifndef PARSE_RASTER_H
#define PARSE_RASTER_H

#include "model/image.h"
#include "model/raster.h"

/* The pixels of a picture that was read without a finding, in `arena`: upright, in the colors of a
 * screen whatever profile they were in, and without a color where they are transparent. A drawing
 * is put on white paper, with two pixels for one of its own where a page is not full before. False:
 * it cannot be decoded. */
MUST_USE bool raster_read(struct arena *arena, const struct image *image, struct raster *raster);

/* Of one kind each, as stored, in sRGB; a JPEG in gray or RGB, whose size stands in `raster`. */
MUST_USE bool raster_of_png(struct arena *arena, struct str bytes, struct raster *raster);
MUST_USE bool raster_of_jpeg(struct arena *arena, const struct image *image, struct raster *raster);
MUST_USE bool raster_of_svg(struct arena *arena, const struct image *image, struct raster *raster);

#endif
