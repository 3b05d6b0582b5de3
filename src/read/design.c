/* The looks a submission chose: theme, paper, colour, logo. A colour that is too pale for text is
 * no error: what is text is printed darker, and a warning says in which shade. */
#include "base/nearest.h"
#include "read/table.h"
#include "read/value.h"
#include "sys/file.h"

/* 60 x 20 mm at 150 dpi: what a logo needs to fill its place on the cover. */
enum { LOGO_WIDTH = 354, LOGO_HEIGHT = 118 };

struct design design_read(const struct xml_node *element) {
    struct design design = {.theme = STR("modern")};
    if (!element)
        return design;
    if (value_is_id(table_text(element, "theme"))) {
        design.theme = table_text(element, "theme");
        design.theme_place = table_place(element, "theme");
    }
    design.paper = (enum paper_size)table_keyword(element, "paper", &paper_keywords, PAPER_A4);
    design.has_colour = value_parse_colour(table_text(element, "colour"), &design.colour);
    design.colour_place = table_place(element, "colour");
    design.logo = table_text(element, "logo");
    design.logo_place = table_place(element, "logo");
    return design;
}

/* A submission that chooses no theme has the house's, which is always there. */
static void check_theme(const struct reader *reader, struct str templates) {
    const struct dossier *dossier = reader->dossier;
    struct str own = file_join(reader->arena, dossier->folder, STR("templates/themes"));
    struct str *names = NULL;
    size_t count = 0;
    if (dossier->design.theme_place.line == 0)
        return;
    file_list_xml(reader->arena, own, &names, &count);
    file_list_xml(reader->arena, file_join(reader->arena, templates, STR("themes")), &names,
                  &count);
    for (size_t i = 0; i < count; i++)
        if (str_equal(names[i], dossier->design.theme))
            return;
    const struct design *design = &reader->dossier->design;
    struct str all = {0};
    for (size_t k = 0; k < count; k++)
        all = str_format(reader->arena, "%.*s%s%.*s", STR_ARG(all), k > 0 ? ", " : "",
                         STR_ARG(names[k]));
    struct str nearest = str_nearest(design->theme, names, count);
    findings_add(reader->findings, MESSAGE_NO_THEME, design->theme_place,
                 {say_text(design->theme), say_text(count ? all : STR("none")), say_text(nearest)},
                 .fix = fix_word(design->theme_place, design->theme, nearest));
}

static struct str colour_text(struct arena *arena, struct colour colour) {
    return str_format(arena, "#%02x%02x%02x", colour.r, colour.g, colour.b);
}

void design_check(const struct reader *reader, struct str templates) {
    check_theme(reader, templates);
    const struct design *design = &reader->dossier->design;
    const struct colour white = {255, 255, 255};
    int contrast = colour_contrast(design->colour, white);
    if (!design->has_colour || contrast >= CONTRAST_TEXT)
        return;
    struct str text = colour_text(reader->arena, design->colour);
    struct str darker =
        colour_text(reader->arena, colour_darken(design->colour, white, CONTRAST_TEXT));
    struct str ratio = str_format(reader->arena, "%d.%02d", contrast / 100, contrast % 100);
    findings_add(reader->findings, MESSAGE_PALE_COLOUR, design->colour_place,
                 {say_text(text), say_text(ratio), say_text(darker)});
}

void design_check_logo(const struct reader *reader) {
    const struct design *design = &reader->dossier->design;
    const struct image *logo =
        str_empty(design->logo) ? NULL : dossier_find_image(reader->dossier, design->logo);
    if (!logo || logo->width >= LOGO_WIDTH || logo->height >= LOGO_HEIGHT)
        return;
    findings_add(reader->findings, MESSAGE_SMALL_LOGO, design->logo_place,
                 {say_number(logo->width), say_number(logo->height), say_number(LOGO_WIDTH),
                  say_number(LOGO_HEIGHT)});
}
