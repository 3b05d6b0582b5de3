/* Inside job/: pictures as the public gets them. */
#ifndef JOB_PUBLIC_PICTURE_H
#define JOB_PUBLIC_PICTURE_H

#include "job/workspace.h"

struct public_picture {
    struct image image; /* decoded and encoded anew: a PNG or JPEG of nothing but pixels */
    bool made;
    bool fits; /* false: it cannot be decoded, which is a finding, or is larger than one may be */
    struct str words; /* of public_picture_read() */
    bool read;
    bool pixels_read; /* by a program; words that are drawn are among the words */
};
/* What takes the place of one of the dossier's pictures; made when first asked for, once in a
 * process. */
struct public_picture *public_picture(struct workspace *work, const struct image *image);

/* Fills the words of one that fits: all that was found to be said in it, to be searched. With
 * `pixels` these are read too, which takes seconds. */
void public_picture_read(struct workspace *work, const struct image *image, bool pixels);

#endif
