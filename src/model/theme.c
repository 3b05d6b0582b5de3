/* Looking up a style by its role; lengths; a partner's colour in the place of the theme's. */
#include "model/theme.h"

/* The cover is dark enough for white text and for the pale tint of it. */
enum { CONTRAST_COVER = 900, TINT_SHARE = 18 };

const struct style *theme_style(const struct theme *theme, enum role role) {
    const struct style *style = &theme->styles[role];
    return style->role == ROLE_NONE ? NULL : style;
}

int theme_text_width(const struct theme *theme) {
    return theme->page_width - theme->margin_left - theme->margin_right;
}

int theme_text_height(const struct theme *theme) {
    return theme->page_height - theme->margin_top - theme->margin_bottom;
}

void theme_set_lengths(struct theme *theme) {
#define LENGTH(field, attribute, least, otherwise, what) theme->field = (otherwise);
    THEME_LENGTHS(LENGTH, LENGTH)
#undef LENGTH
}

void theme_set_colour(struct theme *theme, struct colour colour) {
    const struct colour white = {255, 255, 255};
    theme->brand = colour;
    theme->accent = colour_darken(colour, white, CONTRAST_TEXT);
    theme->accent = colour_darken(theme->accent, theme->panel, CONTRAST_TEXT);
    theme->cover = colour_darken(colour, white, CONTRAST_COVER);
    theme->tint = colour_mix(white, theme->cover, TINT_SHARE);
}
