/* A theme: page, type scale, colours, fonts by role. Made by read/theme.c from
 * templates/themes/NAME.xml. All lengths in 1/1000 pt. */
#ifndef MODEL_THEME_H
#define MODEL_THEME_H

#include "base/str.h"

enum font_role { FONT_BODY, FONT_HEADING, FONT_CODE, FONT_ROLE_COUNT };
enum font_face { FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_BOLD_ITALIC, FACE_COUNT };

struct colour {
    unsigned char r, g, b;
};

struct style {
    struct str name; /* "body", "heading-1" ... "heading-6", "requirement", "answer", "caption",
                        "table-header", "code", "quote", "status-met" ... */
    enum font_role role;
    enum font_face face;
    int size, leading; /* 1/1000 pt; 0 = inherit from the text around it */
    int space_before, space_after;
    struct colour colour;
    bool has_colour;
    struct colour fill; /* background of a panel, group row or code block */
    bool has_fill;
    bool justify; /* flush on both sides; else ragged */
};

struct theme {
    struct str name;
    int page_width, page_height;
    int margin_top, margin_right, margin_bottom, margin_left;
    struct str fonts[FONT_ROLE_COUNT][FACE_COUNT]; /* file names in fonts/ */
    struct str *fallback;                          /* file names, in order */
    size_t fallback_count;
    struct colour ink, quiet, accent, rule, panel, cover;
    struct style *styles;
    size_t style_count;
};

const struct style *theme_find_style(const struct theme *theme, struct str name); /* NULL: none */

#endif
