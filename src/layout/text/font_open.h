/* Inside of a font, for font.c and shape.c only. */
#ifndef LAYOUT_FONT_OPEN_H
#define LAYOUT_FONT_OPEN_H

#include "layout/text/font.h"

struct font {
    struct str name;            /* PostScript name */
    struct hb_face_t *face;     /* owned; dropped with the arena */
    struct hb_face_t *outlines; /* owned; the same font without what a PDF never looks at */
    struct hb_font_t *hb;       /* owned; scale = units per em */
    int units;                  /* per em */
    bool cff;
    bool ascii; /* has every printable ASCII character */
    struct font_metrics metrics;
};

#endif
