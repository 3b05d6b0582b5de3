/* Looks: the theme's styles laid over each other, resolved to a font and its measures. */
#include "layout/block/flow.h"

int flow_text_height(const struct flow *flow) {
    const struct theme *theme = flow->theme;
    return theme->page_height - theme->margin_top - theme->margin_bottom;
}

const struct style *flow_style(const struct flow *flow, enum role role) {
    return theme_style(flow->theme, role);
}

void look_settle(const struct flow *flow, struct look *look) {
    look->font = flow->input->fonts->fonts[look->role][look->face];
    struct font_metrics m = font_metrics(look->font);
    look->ascent = (int)((int64_t)m.ascender * look->size / 1000);
    look->descent = (int)((int64_t)-m.descender * look->size / 1000);
}

static void lay_over(struct look *look, const struct style *style) {
    look->style = style;
    look->role = style->font_role;
    look->face = style->face;
    if (style->size > 0)
        look->size = style->size;
    if (style->leading > 0)
        look->leading = style->leading;
    if (style->has_colour)
        look->colour = style->colour;
    look->tracking = style->tracking;
}

struct look look_body(const struct flow *flow) {
    struct look look = {.size = 10000, .leading = 15000, .colour = flow->theme->ink};
    const struct style *style = flow_style(flow, ROLE_BODY);
    if (style != NULL)
        lay_over(&look, style);
    look_settle(flow, &look);
    return look;
}

struct look look_style(const struct flow *flow, const struct look *from, enum role role) {
    struct look look = *from;
    const struct style *style = flow_style(flow, role);
    if (style == NULL)
        return look;
    lay_over(&look, style);
    look_settle(flow, &look);
    return look;
}

struct look look_resize(const struct flow *flow, const struct look *from, int size, int leading) {
    struct look look = *from;
    look.size = size;
    look.leading = leading;
    look_settle(flow, &look);
    return look;
}
