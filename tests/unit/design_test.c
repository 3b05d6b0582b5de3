/* The <design> of a manifest: what it says, what is missing from it, and the findings. */
#include "read_fixture.h"

static const char checklist[] =
    "<checklist xmlns=\"urn:dossier:checklist:1\" id=\"small\" edition=\"1.0\"><title>S</title>"
    "<part id=\"p\" title=\"P\"><group number=\"1\" title=\"G\"><item number=\"1\" title=\"I\">"
    "<text>T</text></item></group></part></checklist>";

static struct dossier *read_design(struct fixture *f, const char *design) {
    char text[1024];
    snprintf(text, sizeof text,
             "<submission xmlns=\"urn:dossier:submission:1\" checklist=\"small\" "
             "date=\"2019-03-15\">\n<partner name=\"Northwind\"/>\n<case-studies/>\n%s\n"
             "</submission>\n",
             design);
    fixture_write(f, "templates/checklists/small.xml", checklist);
    fixture_write(f, "templates/themes/stately.xml", "<theme/>");
    fixture_write(f, "templates/themes/sober.xml", "<theme/>");
    fixture_write(f, "manifest.xml", text);
    struct dossier *dossier = fixture_read(f);
    assert_non_null(dossier);
    return dossier;
}

/* Header of a grey PNG of so many pixels, without its data: enough for the header's reader. */
static void write_picture(struct fixture *f, const char *path, const char *size) {
    char command[256];
    snprintf(command, sizeof command,
             "python3 -c \"import zlib,struct,sys\n"
             "w,h=%s\n"
             "c=lambda k,d:struct.pack('>I',len(d))+k+d+struct.pack('>I',zlib.crc32(k+d))\n",
             size);
    char script[1024];
    snprintf(
        script, sizeof script,
        "%sopen('%s/%s','wb').write(b'\\x89PNG\\r\\n\\x1a\\n'+c(b'IHDR',struct.pack('>IIBBBBB',"
        "w,h,8,0,0,0,0))+c(b'IDAT',zlib.compress((b'\\0'+b'\\x80'*w)*h))+c(b'IEND',b''))\"",
        command, f->folder, path);
    assert_int_equal(system(script), 0);
}

static void absent_is_modern_on_a4(void **state) {
    const struct design d = read_design(*state, "")->design;
    assert_findings(*state, "");
    assert_text(d.theme, "modern");
    assert_int_equal(d.paper, PAPER_A4);
    assert_false(d.has_colour);
    assert_int_equal(d.logo.n, 0);
}

static void says_what_is_written(void **state) {
    const struct design d =
        read_design(*state, "<design theme=\"sober\" paper=\"letter\" colour=\"#1F4E79\"/>")
            ->design;
    assert_findings(*state, "");
    assert_text(d.theme, "sober");
    assert_int_equal(d.paper, PAPER_LETTER);
    assert_true(d.has_colour);
    assert_int_equal(d.colour.g, 0x4E);
}

static void unknown_theme_names_the_nearest(void **state) {
    (void)read_design(*state, "<design theme=\"stateley\"/>");
    assert_findings(*state, "manifest.xml:4:16 there is no theme \"stateley\"; available: sober, "
                            "stately [unknown-theme] did you mean \"stately\"?\n");
}

static void pale_colour_says_its_darker_shade(void **state) {
    (void)read_design(*state, "<design colour=\"#ff9900\"/>");
    assert_findings(*state, "manifest.xml:4:17 #ff9900 has a contrast of 2.14:1 on white; expected "
                            "4.5:1 or more [pale-colour] text and links are printed in #aa6600 or "
                            "darker\n");
}

static void small_logo_is_found(void **state) {
    struct fixture *f = *state;
    write_picture(f, "logo.png", "353,117");
    (void)read_design(f, "<design logo=\"logo.png\"/>");
    assert_findings(f,
                    "manifest.xml:4:15 the logo has 353 x 117 pixels; expected a width of 354 or "
                    "a height of 118 [small-logo]\n");
}

static void large_logo_is_kept(void **state) {
    struct fixture *f = *state;
    write_picture(f, "logo.png", "200,118");
    struct dossier *d = read_design(f, "<design logo=\"logo.png\"/>");
    assert_findings(f, "");
    assert_non_null(dossier_find_image(d, d->design.logo));
}

static void missing_logo_is_found(void **state) {
    struct dossier *d = read_design(*state, "<design logo=\"logo.png\"/>");
    struct fixture *f = *state;
    assert_int_equal(f->findings.count, 1);
    assert_int_equal(f->findings.list[0].code, FINDING_FILE_MISSING);
    assert_int_equal(f->findings.list[0].place.line, 4);
    assert_null(dossier_find_image(d, d->design.logo));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(absent_is_modern_on_a4),
        TEST(says_what_is_written),
        TEST(unknown_theme_names_the_nearest),
        TEST(pale_colour_says_its_darker_shade),
        TEST(small_logo_is_found),
        TEST(large_logo_is_kept),
        TEST(missing_logo_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
