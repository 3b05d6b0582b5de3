/* How text looks: the theme's styles laid over each other, resolved to a font and its measures.
 * Lengths are 1/1000 pt. */
#ifndef LAYOUT_TEXT_LOOK_H
#define LAYOUT_TEXT_LOOK_H

#include "layout/text/typesetter.h"
#include "model/document.h"

struct look {
    const struct style *style; /* the last style applied; NULL = none */
    enum font_role font_role;
    enum font_face face;
    int size, leading;
    int tracking; /* extra space after each glyph */
    int raise;    /* above the baseline */
    struct colour colour;
    bool tabular, struck;
    bool whole;              /* not broken at its spaces */
    struct str link;         /* target; empty = none */
    const struct node *node; /* that the text belongs to */
    bool label;              /* the text is the mark of a list item or note */
    const struct font *font;
    int ascent, descent; /* of the font at this size; descent positive */
};

struct look look_body(const struct typesetter *t);
struct look look_style(const struct typesetter *t, const struct look *from, enum role role);
struct look look_resize(const struct typesetter *t, const struct look *from, int size, int leading);
void look_settle(const struct typesetter *t, struct look *look); /* finds the font after a change */

#endif
