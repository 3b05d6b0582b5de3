/* Inside job/: the words that are drawn in a picture, read by another program: tesseract, where
 * this machine has it. */
#ifndef JOB_LETTERING_H
#define JOB_LETTERING_H

#include "base/str.h"
#include "model/raster.h"
#include "sys/steward.h"

/* The words, a line or a part of one each; false: there is no program, or it did not read them. */
MUST_USE bool lettering_read(struct arena *arena, const struct raster *raster, struct str *words);

/* For a steward. */
bool lettering_serve(struct arena *arena, const void *context, struct parcel *request,
                     struct buf *reply);

#endif
