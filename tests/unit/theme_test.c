/* A partner's colour in a theme: whatever it is, text in it and on it can be read; paper and grid
 * of both themes are what they say. */
#include "read_fixture.h"
#include "sys/file.h"

static const struct colour white = {255, 255, 255};

static struct theme *read_named(struct fixture *f, const char *name, const struct design *design) {
    struct str path = str_format(f->arena, SOURCE_DIR "/templates/themes/%s.xml", name);
    struct theme *theme = read_theme(f->arena, path, design, &f->findings);
    assert_findings(f, "");
    assert_non_null(theme);
    return theme;
}

/* Values published with WCAG 2.1 and its tools. */
static void contrast_is_that_of_wcag(void **state) {
    (void)state;
    const struct colour black = {0}, grey = {0x76, 0x76, 0x76}, paler = {0x77, 0x77, 0x77};
    assert_int_equal(colour_contrast(black, white), 2100);
    assert_int_equal(colour_contrast(white, black), 2100);
    assert_int_equal(colour_contrast(white, white), 100);
    assert_int_equal(colour_contrast(grey, white), 454);
    assert_int_equal(colour_contrast(paler, white), 447);
    assert_int_equal(colour_contrast((struct colour){255, 0, 0}, white), 399);
}

static void any_colour_can_be_read(void **state) {
    struct fixture *f = *state;
    struct theme *themes[] = {read_named(f, "modern", &(struct design){0}),
                              read_named(f, "classic", &(struct design){0})};
    for (int r = 0; r < 256; r += 15)
        for (int g = 0; g < 256; g += 15)
            for (int b = 0; b < 256; b += 15) {
                struct theme *t = themes[(r + g + b) % 2];
                struct colour own = {(unsigned char)r, (unsigned char)g, (unsigned char)b};
                theme_set_colour(t, own);
                assert_true(colour_contrast(t->accent, white) >= CONTRAST_TEXT);
                assert_true(colour_contrast(t->accent, t->panel) >= CONTRAST_TEXT);
                assert_true(colour_contrast(t->cover, white) >= CONTRAST_TEXT);
                assert_true(colour_contrast(t->cover, t->tint) >= CONTRAST_TEXT);
                assert_memory_equal(&t->brand, &own, sizeof own);
            }
}

static void a_dark_colour_stays(void **state) {
    struct fixture *f = *state;
    const struct design design = {.colour = {0x1F, 0x4E, 0x79}, .has_colour = true};
    struct theme *theme = read_named(f, "classic", &design);
    assert_memory_equal(&theme->accent, &design.colour, sizeof design.colour);
    const struct style *link = theme_style(theme, ROLE_LINK);
    assert_memory_equal(&link->colour, &design.colour, sizeof design.colour);
}

/* Text of every style that stands on white or on a panel, both themes. */
static void own_colours_can_be_read(void **state) {
    struct fixture *f = *state;
    static const char *const names[] = {"modern", "classic"};
    for (size_t n = 0; n < 2; n++) {
        struct theme *theme = read_named(f, names[n], &(struct design){0});
        assert_non_null(theme_style(theme, ROLE_COVER));
        bool block = theme_style(theme, ROLE_COVER)->has_fill;
        for (size_t i = 0; i < ROLE_COUNT; i++) {
            const struct style *s = &theme->styles[i];
            bool titles = s->role == ROLE_COVER || s->role == ROLE_COVER_TITLE ||
                          s->role == ROLE_COVER_EYEBROW || s->role == ROLE_COVER_SUBTITLE;
            struct colour ground = s->has_fill ? s->fill : white;
            if (titles && block)
                ground = theme->cover;
            assert_true(!s->has_colour || colour_contrast(s->colour, ground) >= CONTRAST_TEXT);
        }
    }
}

static void both_themes_have_both_papers(void **state) {
    struct fixture *f = *state;
    static const char *const names[] = {"modern", "classic"};
    for (size_t n = 0; n < 2; n++)
        for (int paper = PAPER_A4; paper <= PAPER_LETTER; paper++) {
            const struct design design = {.paper = (enum paper_size)paper};
            struct theme *t = read_named(f, names[n], &design);
            int text = t->page_height - t->margin_top - t->margin_bottom;
            const struct style *body = theme_style(t, ROLE_BODY);
            assert_int_equal(t->page_width, paper == PAPER_A4 ? 595276 : 612000);
            assert_true(body->justify);
            assert_true(theme_style(t, ROLE_QUOTE)->justify);
            assert_true(theme_style(t, ROLE_FOOTNOTE)->justify);
            assert_int_equal(body->leading, 4 * t->grid);
            assert_in_range(text % body->leading, 0, 1000); /* whole lines fill the page */
        }
}

static struct str read_classic(struct fixture *f) {
    struct findings findings = findings_init(f->arena);
    struct str path = STR(SOURCE_DIR "/templates/themes/classic.xml"), text;
    assert_true(file_read(f->arena, path, 1 << 20, (struct place){0}, &findings, &text));
    return text;
}

static void a_style_off_the_grid_is_found(void **state) {
    struct fixture *f = *state;
    struct str text = read_classic(f);
    const char *leading = strstr(text.s, "leading=\"18.75\"");
    assert_non_null(leading);
    ((char *)leading)[strlen("leading=\"18.")] = '6';
    fixture_write(f, "off.xml", text.s);
    struct str off = str_format(f->arena, "%s/off.xml", f->folder);
    assert_null(read_theme(f->arena, off, &(struct design){0}, &f->findings));
    assert_int_equal(f->findings.count, 1);
    assert_text(finding_sentence(f->findings.arena, &f->findings.list[0]),
                "leading is \"18.65\", no multiple of the grid's step");
}

/* The classic theme with `lengths` written into it. */
static struct theme *read_with(struct fixture *f, const char *lengths) {
    struct str text = read_classic(f);
    size_t at = str_find(text, STR("<grid"), 0);
    struct str head = str_slice(text, 0, at), tail = str_slice(text, at, text.n);
    struct str all =
        str_format(f->arena, "%.*s<lengths %s/>%.*s", STR_ARG(head), lengths, STR_ARG(tail));
    fixture_write(f, "lengths.xml", all.s);
    struct str path = str_format(f->arena, "%s/lengths.xml", f->folder);
    return read_theme(f->arena, path, &(struct design){0}, &f->findings);
}

static void lengths_are_what_the_theme_says(void **state) {
    struct fixture *f = *state;
    struct theme plain = {0}, *theme = read_with(f, "quote-indent=\"20.5\" aside-width=\"0.4\"");
    assert_non_null(theme);
    theme_set_lengths(&plain);
    assert_int_equal(theme->quote_indent, 20500);
    assert_int_equal(theme->aside_width, 400);
    assert_int_equal(theme->hairline, plain.hairline);
    assert_int_not_equal(plain.hairline, 0);
}

static void a_length_out_of_bounds_is_found(void **state) {
    struct fixture *f = *state;
    static const char *const bad[] = {"aside-width=\"1.5\"", "quote-indent=\"1001\"",
                                      "leader-pitch=\"0\""};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_null(read_with(f, bad[i]));
        assert_int_equal(f->findings.count, i + 1);
    }
    assert_text(finding_sentence(f->arena, &f->findings.list[0]),
                "aside-width is \"1.5\"; expected a share up to 1");
}

/* What the schema offers to editors is what the reader takes. */
static void the_schema_has_every_length(void **state) {
    struct fixture *f = *state;
    struct findings findings = findings_init(f->arena);
    struct str path = STR(SOURCE_DIR "/templates/schemas/theme.rng"), text;
    assert_true(file_read(f->arena, path, 1 << 20, (struct place){0}, &findings, &text));
#define POINTS(field, attribute, least, otherwise, what)                                           \
    assert_true(str_find(text, STR("name=\"" attribute "\"><ref name=\"points.type\"/>"), 0) <     \
                text.n);
#define SHARE(field, attribute, least, otherwise, what)                                            \
    assert_true(str_find(text, STR("name=\"" attribute "\"><ref name=\"share.type\"/>"), 0) <      \
                text.n);
    THEME_LENGTHS(POINTS, SHARE)
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test_setup_teardown(any_colour_can_be_read, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(a_dark_colour_stays, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(own_colours_can_be_read, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(both_themes_have_both_papers, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_style_off_the_grid_is_found, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(lengths_are_what_the_theme_says, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_length_out_of_bounds_is_found, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(the_schema_has_every_length, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
