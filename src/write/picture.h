/* Pictures without what is not drawn. */
#ifndef WRITE_PICTURE_H
#define WRITE_PICTURE_H

#include "base/str.h"

/* A PNG or JPEG, whose header was read without a finding, with nothing but the picture:
 * no metadata, thumbnail, hidden source or data behind its end. Of a JPEG the orientation (1 to 8)
 * is written anew; 1 writes none. */
struct str picture_strip_png(struct arena *arena, struct str bytes);
struct str picture_strip_jpeg(struct arena *arena, struct str bytes, int orientation);

#endif
