/* A theme, from templates/themes/NAME.xml: page, colours, fonts by role, styles, with the paper and
 * the colour that a submission chose. The file's lengths are points, its margins millimetres. */
#include "read/format.h"
#include "read/read.h"
#include "read/value.h"
#include "sys/file.h"

static const struct attribute_row page_attributes[] = {
    MUST_BE("size", paper_keywords, "one page for each paper"),
    MUST("top", LENGTH, NULL),
    MUST("right", LENGTH, NULL),
    MUST("bottom", LENGTH, NULL),
    MUST("left", LENGTH, NULL),
    {0}};
static const struct element_row page = {
    .name = "page", .attributes = page_attributes, .says = "Its margins are in millimetres."};

static const struct attribute_row grid_attributes[] = {MUST("step", LENGTH, NULL), {0}};
static const struct element_row grid = {.name = "grid",
                                        .attributes = grid_attributes,
                                        .says = "Leadings and spaces are multiples of it."};

#define COLOUR(name, says) MUST(#name, COLOUR, says),
static const struct attribute_row colours_attributes[] = {THEME_COLOURS(COLOUR){0}};
#undef COLOUR
static const struct element_row colours = {.name = "colours", .attributes = colours_attributes};

static const struct attribute_row font_attributes[] = {MUST_BE("role", font_role_keywords, NULL),
                                                       MUST("regular", PATH, NULL),
                                                       MUST("bold", PATH, NULL),
                                                       MUST("italic", PATH, NULL),
                                                       MUST("bold-italic", PATH, NULL),
                                                       {0}};
static const struct element_row font = {
    .name = "font", .attributes = font_attributes, .says = "The files in fonts/ of its faces."};
static const struct attribute_row fallback_attributes[] = {MUST("file", PATH, NULL), {0}};
static const struct element_row fallback = {
    .name = "fallback",
    .attributes = fallback_attributes,
    .says = "For characters that these do not have; the first that has one is taken."};

static const struct attribute_row style_attributes[] = {
    MUST("name", ID, "the role in the document"),
    MUST_BE("role", font_role_keywords, "of the font"),
    MUST_BE("face", font_face_keywords, NULL),
    MAY("size", LENGTH, NULL),
    MAY("leading", LENGTH, NULL),
    MAY("before", LENGTH, NULL),
    MAY("after", LENGTH, NULL),
    MAY("colour", INK, NULL),
    MAY("fill", INK, NULL),
    MAY_BE("align", flush_keywords, NULL),
    MAY("tracking", LENGTH,
        "more space behind each character; for cover-eyebrow an eleventh of its size when absent"),
    {0}};
static const struct element_row style = {.name = "style", .attributes = style_attributes};

#define POINTS_ROW(field, attribute, least, otherwise, what) MAY(attribute, POINTS, what),
#define SHARE_ROW(field, attribute, least, otherwise, what) MAY(attribute, SHARE, what),
static const struct attribute_row lengths_attributes[] = {THEME_LENGTHS(POINTS_ROW, SHARE_ROW){0}};
static const struct element_row lengths = {
    .name = "lengths",
    .attributes = lengths_attributes,
    .says = "All other lengths that the design decides; optional, as is each of its attributes, "
            "with the value of a theme that leaves it out. Points; a share of something is a "
            "number up to 1."};

static const struct attribute_row theme_attributes[] = {MUST("name", ID, NULL), {0}};
static const struct child_row theme_children[] = {
    {&page, 1, 2}, {&grid, 0, 1},     {&colours, 1, 1}, {&lengths, 0, 1},
    {&font, 3, 3}, {&fallback, 0, 0}, {&style, 1, 0},   {0}};
const struct element_row theme_format = {
    .name = "theme", .attributes = theme_attributes, .children = theme_children};

/* Thousandths of a millimetre to thousandths of a point: 25.4 mm are 72 pt. */
static int margin(const struct xml_node *node, const char *name) {
    return (int)(((long long)table_length(node, name) * 720 + 127) / 254);
}

/* Without a page of the paper asked for, the first page's margins serve. */
static const struct xml_node *find_page(const struct xml_node *root, enum paper_size paper) {
    const struct xml_node *first = table_child(root, "page");
    for (const struct xml_node *n = first; n; n = table_find(n->next, "page"))
        if (table_keyword(n, "size", &paper_keywords, -1) == (int)paper)
            return n;
    return first;
}

static bool read_colour(const struct theme *theme, const struct xml_node *node, const char *name,
                        struct colour *colour) {
    const struct colour named[] = {
#define COLOUR(name, says) theme->name,
        THEME_COLOURS(COLOUR)
#undef COLOUR
    };
    int found = table_keyword(node, name, &theme_colour_keywords, -1);
    if (found < 0)
        return value_parse_colour(table_text(node, name), colour);
    *colour = named[found];
    return true;
}

static void read_colours(const struct xml_node *node, struct theme *theme) {
#define COLOUR(name, says) (void)value_parse_colour(table_text(node, #name), &theme->name);
    THEME_COLOURS(COLOUR)
#undef COLOUR
    theme->brand = theme->accent;
}

static void read_lengths(const struct reader *reader, const struct xml_node *node,
                         struct theme *theme) {
    const struct {
        const char *name, *expected;
        int least, most, *length;
    } rows[] = {
#define POINTS(field, name, least, otherwise, what)                                                \
    {name, "a number of points up to 1000", least, 1000000, &theme->field},
#define SHARE(field, name, least, otherwise, what)                                                 \
    {name, "a share up to 1", least, 1000, &theme->field},
        THEME_LENGTHS(POINTS, SHARE)
#undef POINTS
#undef SHARE
    };
    theme_set_lengths(theme);
    for (size_t i = 0; node != NULL && i < COUNT(rows); i++) {
        int length = table_length(node, rows[i].name);
        if (str_empty(table_text(node, rows[i].name)))
            continue;
        *rows[i].length = length;
        if (length < rows[i].least || length > rows[i].most)
            findings_add(reader->findings, MESSAGE_VALUE_WRONG, table_place(node, rows[i].name),
                         {say_text(str_of(rows[i].name)), say_text(table_text(node, rows[i].name)),
                          say_text(str_of(rows[i].expected))});
    }
}

/* A file in fonts/, by its name. */
static struct str font_file(const struct reader *reader, const struct xml_node *node,
                            const char *attribute) {
    struct str file = table_text(node, attribute);
    if (file.n == file_name(file).n)
        return file;
    findings_add(reader->findings, MESSAGE_FONT_OUTSIDE, table_place(node, attribute),
                 {say_text(file)});
    return file_name(file);
}

static void read_font(const struct reader *reader, const struct xml_node *node,
                      struct theme *theme) {
    int role = table_keyword(node, "role", &font_role_keywords, -1);
    if (role < 0)
        return;
    if (!str_empty(theme->fonts[role][FACE_REGULAR]))
        findings_add(reader->findings, MESSAGE_REPEATED_FONTS, node->place,
                     {say_text(table_text(node, "role"))});
    for (size_t i = 0; i < FACE_COUNT; i++)
        theme->fonts[role][i] = font_file(reader, node, font_face_keywords.rows[i].word);
}

/* Whether a style of the same name stands before this one. */
static bool is_repeated(const struct xml_node *node) {
    struct str name = table_text(node, "name");
    const struct xml_node *n = table_child(node->parent, "style");
    while (n != node && !str_equal(table_text(n, "name"), name))
        n = table_find(n->next, "style");
    return n != node;
}

static void read_style(const struct reader *reader, const struct xml_node *node,
                       struct theme *theme) {
    struct str name = table_text(node, "name");
    if (is_repeated(node))
        findings_add(reader->findings, MESSAGE_REPEATED_STYLE, table_place(node, "name"),
                     {say_text(name)});
    /* What stands below a style stays on the baseline grid when all its lengths are steps
     * of it. */
    int step = theme->grid;
    static const char *const stepped[] = {"leading", "before", "after"};
    for (size_t i = 0; step > 0 && i < COUNT(stepped); i++)
        if (table_length(node, stepped[i]) % step != 0)
            findings_add(reader->findings, MESSAGE_NO_GRID, table_place(node, stepped[i]),
                         {say_word(stepped[i]), say_text(table_text(node, stepped[i]))});
    enum role role = role_find(name);
    struct style ignored, *out = role == ROLE_NONE ? &ignored : &theme->styles[role];
    if (role != ROLE_NONE && out->role != ROLE_NONE)
        return;
    out->role = role;
    out->font_role = (enum font_role)table_keyword(node, "role", &font_role_keywords, FONT_BODY);
    out->face = (enum font_face)table_keyword(node, "face", &font_face_keywords, FACE_REGULAR);
    out->size = table_length(node, "size");
    out->leading = table_length(node, "leading");
    out->space_before = table_length(node, "before");
    out->space_after = table_length(node, "after");
    out->has_colour = read_colour(theme, node, "colour", &out->colour);
    out->justify = table_keyword(node, "align", &flush_keywords, FLUSH_LEFT) == FLUSH_BOTH;
    out->has_fill = read_colour(theme, node, "fill", &out->fill);
    out->tracking = table_length(node, "tracking");
    if (role == ROLE_COVER_EYEBROW && xml_find_attribute(node, "tracking") == NULL)
        out->tracking = out->size / 11; /* capitals want air */
}

static void read_theme_parts(const struct reader *reader, const struct xml_node *root,
                             const struct design *design, struct theme *theme) {
    theme->name = table_text(root, "name");
    const struct xml_node *first = table_child(root, "page");
    const struct xml_node *second = table_find(first->next, "page");
    if (second && str_equal(table_text(first, "size"), table_text(second, "size")))
        findings_add(reader->findings, MESSAGE_REPEATED_PAGE, second->place,
                     {say_text(table_text(second, "size"))});
    const struct xml_node *node = find_page(root, design->paper);
    theme->page_width = design->paper == PAPER_A4 ? 595276 : 612000;
    theme->page_height = design->paper == PAPER_A4 ? 841890 : 792000;
    theme->margin_top = margin(node, "top");
    theme->margin_right = margin(node, "right");
    theme->margin_bottom = margin(node, "bottom");
    theme->margin_left = margin(node, "left");
    const struct xml_node *step = table_child(root, "grid");
    theme->grid = step ? table_length(step, "step") : 0;
    read_colours(table_child(root, "colours"), theme);
    read_lengths(reader, table_child(root, "lengths"), theme);
    if (design->has_colour)
        theme_set_colour(theme, design->colour);
    for (const struct xml_node *n = root->first; n; n = n->next) {
        if (str_is(n->name, "font"))
            read_font(reader, n, theme);
        if (str_is(n->name, "fallback"))
            *APPEND(reader->arena, theme->fallback, theme->fallback_count) =
                font_file(reader, n, "file");
        if (str_is(n->name, "style"))
            read_style(reader, n, theme);
    }
}

struct theme *read_theme(struct arena *arena, struct str path, const struct design *design,
                         struct findings *findings) {
    struct theme *theme = NEW(arena, struct theme);
    struct reader reader = {.arena = arena, .findings = findings};
    size_t before = findings_count(findings, SEVERITY_ERROR) + findings->dropped;
    struct xml_node *root = text_read_xml(&reader, path, (struct place){.file = path});
    if (!root || !table_check(&reader, root, &theme_format, "urn:dossier:theme:1") ||
        !table_child(root, "page") || !table_child(root, "colours"))
        return NULL;
    read_theme_parts(&reader, root, design, theme);
    return findings_count(findings, SEVERITY_ERROR) + findings->dropped > before ? NULL : theme;
}
