/* Where something is written: a place for people, a range of bytes for whoever changes the file. */
#ifndef BASE_PLACE_H
#define BASE_PLACE_H

#include "base/str.h"

struct range {       /* bytes of a file */
    size_t from, to; /* `to` is the first one behind it */
};

struct place {
    struct str file; /* openable path: the submission folder as the user named it, joined with the
                        file's own path; empty = none */
    int line;        /* from 1; 0 = the file as a whole */
    int column;      /* in characters, from 1; 0 = the line as a whole */
    int length;      /* characters to underline; 0 or 1 = a single caret */
};

#endif
