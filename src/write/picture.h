/* Pictures as files that hold nothing but the picture. */
#ifndef WRITE_PICTURE_H
#define WRITE_PICTURE_H

#include "base/str.h"
#include "model/raster.h"

/* Pixels as a file of their own, the same bytes for the same pixels: a PNG in whichever way of
 * keeping them loses none (gray, a palette of the colors that are there, RGB; with alpha where
 * something is transparent), with no chunk but sRGB beside what it needs; or a JPEG without any
 * segment but JFIF's, for pixels without alpha. Empty: larger than a picture may be. */
struct str picture_write_png(struct arena *arena, const struct raster *raster);
struct str picture_write_jpeg(struct arena *arena, const struct raster *raster);

/* For our own documents: a JPEG whose header was read without a finding, as it was encoded, without
 * metadata, thumbnails or data behind its end; it keeps its profile. */
struct str picture_strip_jpeg(struct arena *arena, struct str bytes);

/* What a PNG or JPEG holds beside its pixels, in words, each once, to NULL: "color profile",
 * "metadata", "thumbnail or data of programs", "bytes behind the end". Of an SVG: that it is one.
 * Of another file: nothing. */
const char *const *picture_list_extras(struct arena *arena, struct str bytes);

#endif
