/* Looking up a style by its name; a partner's colour in the place of the theme's. */
#include "model/theme.h"

/* The cover is dark enough for white text and for the pale tint of it. */
enum { CONTRAST_COVER = 900, TINT_SHARE = 18 };

const struct style *theme_find_style(const struct theme *theme, struct str name) {
    for (size_t i = 0; i < theme->style_count; i++)
        if (str_equal(theme->styles[i].name, name))
            return &theme->styles[i];
    return NULL;
}

void theme_set_colour(struct theme *theme, struct colour colour) {
    const struct colour white = {255, 255, 255};
    theme->brand = colour;
    theme->accent = colour_darken(colour, white, CONTRAST_TEXT);
    theme->accent = colour_darken(theme->accent, theme->panel, CONTRAST_TEXT);
    theme->cover = colour_darken(colour, white, CONTRAST_COVER);
    theme->tint = colour_mix(white, theme->cover, TINT_SHARE);
}
