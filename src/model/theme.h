/* A theme: page, type scale, colours, fonts by role. Made by read/theme.c from
 * templates/themes/NAME.xml, with what a submission chose. All lengths in 1/1000 pt. What a role
 * means is left to those who use it. */
#ifndef MODEL_THEME_H
#define MODEL_THEME_H

#include "base/place.h"
#include "model/keyword.h"
#include "model/role.h"
#include "model/theme_lengths.h"

#define FONT_ROLES(X)                                                                              \
    X(FONT_BODY, "body", NULL)                                                                     \
    X(FONT_HEADING, "heading", NULL)                                                               \
    X(FONT_CODE, "code", NULL)
enum font_role { FONT_ROLES(KEYWORD_ENUMERATOR) FONT_ROLE_COUNT };
extern const struct keywords font_role_keywords;

#define FONT_FACES(X)                                                                              \
    X(FACE_REGULAR, "regular", NULL)                                                               \
    X(FACE_BOLD, "bold", NULL)                                                                     \
    X(FACE_ITALIC, "italic", NULL)                                                                 \
    X(FACE_BOLD_ITALIC, "bold-italic", NULL)
enum font_face { FONT_FACES(KEYWORD_ENUMERATOR) FACE_COUNT };
extern const struct keywords font_face_keywords;

#define FLUSHES(X)                                                                                 \
    X(FLUSH_LEFT, "left", NULL)                                                                    \
    X(FLUSH_BOTH, "justify", NULL)
enum flush { FLUSHES(KEYWORD_ENUMERATOR) };
extern const struct keywords flush_keywords;

/* Colours with a name; the first word is the field of struct theme, too. */
#define THEME_COLOURS(X)                                                                           \
    X(ink, "text")                                                                                 \
    X(quiet, "text of less weight")                                                                \
    X(accent, "links, labels and the cover; a partner's colour takes its place")                   \
    X(rule, "lines")                                                                               \
    X(panel, "the ground of panels")                                                               \
    X(cover, "the cover's ground")                                                                 \
    X(tint, "pale text on the cover's ground")
extern const struct keywords theme_colour_keywords;

#define PAPERS(X)                                                                                  \
    X(PAPER_A4, "a4", NULL)                                                                        \
    X(PAPER_LETTER, "letter", NULL)
enum paper_size { PAPERS(KEYWORD_ENUMERATOR) };
extern const struct keywords paper_keywords;

struct colour {
    unsigned char r, g, b;
};

/* The <design> of a submission; what is not said is the theme's. */
struct design {
    struct str theme; /* never empty */
    struct place theme_place;
    enum paper_size paper;
    struct colour colour;
    bool has_colour;
    struct place colour_place;
    struct str logo; /* path in the submission; empty = none */
    struct place logo_place;
};

struct style {
    enum role role; /* ROLE_NONE: the theme does not define it */
    enum font_role font_role;
    enum font_face face;
    int size, leading; /* 1/1000 pt; 0 = inherit from the text around it */
    int space_before, space_after;
    struct colour colour;
    bool has_colour;
    struct colour fill; /* background of a panel, group row or code block */
    bool has_fill;
    bool justify; /* flush on both sides; else ragged */
    int tracking; /* extra space behind each character, 1/1000 pt */
};

struct theme {
    struct str name;
    int page_width, page_height;
    int grid; /* leadings and spaces are multiples of it; 0 = none */
    int margin_top, margin_right, margin_bottom, margin_left;
    struct str fonts[FONT_ROLE_COUNT][FACE_COUNT]; /* file names in fonts/ */
    struct str *fallback;                          /* file names, in order */
    size_t fallback_count;
#define COLOUR(name, says) struct colour name;
    THEME_COLOURS(COLOUR)
#undef COLOUR
    struct colour brand; /* the partner's colour as he gave it: for rules, never for text */
    struct style styles[ROLE_COUNT];
#define LENGTH(field, attribute, least, otherwise, what) int field;
    THEME_LENGTHS(LENGTH, LENGTH)
#undef LENGTH
};

const struct style *theme_style(const struct theme *theme, enum role role); /* NULL: none */
int theme_text_width(const struct theme *theme); /* between the margins */
int theme_text_height(const struct theme *theme);
void theme_set_lengths(struct theme *theme); /* to what they are in a theme that says none */
/* Takes the partner's colour for accent, cover and tint, each as dark or light as text on its
 * ground must be. */
void theme_set_colour(struct theme *theme, struct colour colour);

/* colour.c: contrast as WCAG 2.1 defines it, in hundredths: 450 is 4.5:1. */
enum { CONTRAST_TEXT = 450 };
int colour_contrast(struct colour a, struct colour b);
/* `b_share` per cent of b. */
struct colour colour_mix(struct colour a, struct colour b, int b_share);
/* `colour`, mixed with black only as far as the contrast on `ground` asks. */
struct colour colour_darken(struct colour colour, struct colour ground, int contrast);

#endif
