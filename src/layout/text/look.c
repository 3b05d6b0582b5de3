#include "layout/text/look.h"

void look_settle(const struct typesetter *t, struct look *look) {
    look->font = t->fonts->fonts[look->font_role][look->face];
    struct font_metrics m = font_metrics(look->font);
    look->ascent = (int)((int64_t)m.ascender * look->size / 1000);
    look->descent = (int)((int64_t)-m.descender * look->size / 1000);
}

static void lay_over(struct look *look, const struct style *style) {
    look->style = style;
    look->font_role = style->font_role;
    look->face = style->face;
    if (style->size > 0)
        look->size = style->size;
    if (style->leading > 0)
        look->leading = style->leading;
    if (style->has_colour)
        look->colour = style->colour;
    look->tracking = style->tracking;
}

struct look look_body(const struct typesetter *t) {
    struct look look = {.size = 10000, .leading = 15000, .colour = t->theme->ink};
    const struct style *style = theme_style(t->theme, ROLE_BODY);
    if (style != NULL)
        lay_over(&look, style);
    look_settle(t, &look);
    return look;
}

struct look look_style(const struct typesetter *t, const struct look *from, enum role role) {
    struct look look = *from;
    const struct style *style = theme_style(t->theme, role);
    if (style == NULL)
        return look;
    lay_over(&look, style);
    look_settle(t, &look);
    return look;
}

struct look look_resize(const struct typesetter *t, const struct look *from, int size,
                        int leading) {
    struct look look = *from;
    look.size = size;
    look.leading = leading;
    look_settle(t, &look);
    return look;
}
