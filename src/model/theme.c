/* Looking up a style by its name. */
#include "model/theme.h"

const struct style *theme_find_style(const struct theme *theme, struct str name) {
    for (size_t i = 0; i < theme->style_count; i++)
        if (str_equal(theme->styles[i].name, name))
            return &theme->styles[i];
    return NULL;
}
