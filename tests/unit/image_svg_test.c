/* Drawings: what is drawn, what is refused and where, what is said about labels and fonts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "parse/image_svg.h"

#define SVG "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
#define SIZED SVG "width='40' height='30'>"
#define HTML "<div xmlns='http://www.w3.org/1999/xhtml'>"
#define PNG                                                                                        \
    "data:image/"                                                                                  \
    "png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"          \
    "WjR9awAAAABJRU5ErkJggg=="

struct row {
    const char *svg;
    unsigned width, height; /* 0 = refused */
    const char *finding;    /* "CODE line: part of the message"; NULL: none */
};

static const struct row rows[] = {
    {SIZED "<rect width='9' height='9'/></svg>", 40, 30, NULL},
    {SVG "width='2in' height='72pt'/>", 192, 96, NULL},
    {SVG "viewBox='0 0 70 50'/>", 70, 50, NULL},
    {SVG "width='100%' viewBox='0 0 70 50'/>", 70, 50, NULL},
    {"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/svg11.dtd'>\n" SIZED
     "</svg>",
     40, 30, NULL},
    {"<!DOCTYPE svg [<!ENTITY a 'b'>]>\n" SIZED "&a;</svg>", 0, 0, "xml-dtd 1: document type"},
    {SVG "/>", 0, 0, "image-broken 1: has no size"},
    {SVG "width='0' height='5'/>", 0, 0, "image-broken 1: has no size"},
    {SIZED "\n<rect>\n</svg>", 0, 0, "xml-syntax 3: <rect> of line 2 is not closed"},
    {"<html><svg/></html>", 0, 0, "image-broken 1: begins with <html>"},
    /* nothing from outside */
    {SIZED "\n<image xlink:href='http://a.example/b.png'/></svg>", 0, 0,
     "image-reference 2: http://a.example/b.png"},
    {SIZED "\n<image href='other.png'/></svg>", 0, 0, "image-reference 2: other.png"},
    {SIZED "<image href='file:///etc/passwd'/></svg>", 0, 0, "image-reference 1: file:"},
    {SIZED "<use href='other.svg#a'/></svg>", 0, 0, "image-reference 1: other.svg"},
    {SIZED "<style>@import 'x.css';</style></svg>", 0, 0, "image-reference 1: @import"},
    {SIZED "<rect fill='url(http://a.example/#b)'/></svg>", 0, 0, "image-reference 1: a.example"},
    {SIZED "<rect fill='url(#b)'/></svg>", 40, 30, NULL},
    {SIZED "<a href='https://a.example/'><rect/></a></svg>", 40, 30, NULL},
    {SIZED "<image width='9' height='9' href='" PNG "'/></svg>", 40, 30, NULL},
    {SIZED "<image href='data:image/svg+xml;base64,PHN2Zy8+'/></svg>", 0, 0,
     "image-reference 1: data:image/svg+xml"},
    /* labels */
    {SIZED "\n<foreignObject>" HTML "<b>Order</b><i>service</i></div></foreignObject></svg>", 40,
     30, "labels-lost 2: 1 label written as HTML, which is not drawn in full: \"Order service\""},
    {SIZED "<switch><foreignObject requiredFeatures='x'>" HTML "Order service</div>"
           "</foreignObject><text>Order service</text></switch></svg>",
     40, 30, NULL},
    {SIZED "<switch><foreignObject requiredFeatures='x'>" HTML "Order service</div>"
           "</foreignObject><text>Order s...</text></switch></svg>",
     40, 30, "labels-lost 1: Order service"},
    {SIZED "<switch><foreignObject>" HTML "Order</div></foreignObject><text>Order</text></switch>"
           "</svg>",
     40, 30, "labels-lost 1: Order"},
    {SIZED "<foreignObject>" HTML " </div></foreignObject></svg>", 40, 30, NULL},
    /* fonts */
    {SIZED "\n<text font-family='No Such Sans, sans-serif'>A</text></svg>", 40, 30,
     "image-font 2: asks for the font \"No Such Sans\""},
    {SIZED "<text style=\"font-family:'No Such Sans';fill:red\">A</text></svg>", 40, 30,
     "image-font 1: No Such Sans"},
    {SIZED "<style>text { font-family: sans-serif }</style><text>A</text></svg>", 40, 30, NULL},
};

static void check_row(const struct row *row) {
    struct arena *arena = arena_new((size_t)256 << 20);
    struct findings findings = findings_init(arena);
    struct image image = {.path = STR("d.svg"), .bytes = str_of(row->svg)};
    assert_true(image_svg_is(image.bytes) || row->width == 0);
    bool good = image_svg_read(arena, STR("s/d.svg"), &image, &findings);
    char said[400] = "";
    if (findings.count > 0)
        snprintf(said, sizeof said, "%s %d: %.*s", finding_kinds[findings.list[0].code].name,
                 findings.list[0].place.line,
                 STR_ARG(finding_sentence(findings.arena, &findings.list[0])));
    if (good != (row->width > 0) || image.width != row->width || image.height != row->height ||
        findings.count != (row->finding != NULL))
        fail_msg("%s: %d, %u x %u, %s", row->svg, good, image.width, image.height, said);
    if (good)
        assert_true(str_starts(image.drawing, STR("%PDF-1.")));
    if (row->finding) {
        const char *part = strchr(row->finding, ':') + 2;
        assert_int_equal(strncmp(said, row->finding, (size_t)(part - row->finding)), 0);
        if (!strstr(said, part))
            fail_msg("\"%s\" does not say \"%s\"", said, part);
    }
    arena_drop(arena);
}

static void test_rows(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_row(&rows[i]);
}

/* Ten elements, each used ten times by the next: 10^9 to draw, in a file of 2 KB. */
static void test_billions(void **state) {
    struct arena *arena = arena_new((size_t)64 << 20);
    struct findings findings = findings_init(arena);
    struct buf svg = buf_init(arena, 1 << 20);
    (void)state;
    buf_add_text(&svg, SIZED "<rect id='a0' width='1' height='1'/>");
    for (int k = 1; k < 10; k++) {
        buf_printf(&svg, "<g id='a%d'>", k);
        for (int n = 0; n < 10; n++)
            buf_printf(&svg, "<use xlink:href='#a%d'/>", k - 1);
        buf_add_text(&svg, "</g>");
    }
    buf_add_text(&svg, "</svg>");
    struct image image = {.path = STR("d.svg"), .bytes = buf_str(&svg)};
    assert_false(image_svg_read(arena, STR("d.svg"), &image, &findings));
    assert_int_equal(findings.list[0].code, FINDING_IMAGE_TOO_LARGE);
    arena_drop(arena);
}

/* A circle of uses ends too. */
static void test_circle(void **state) {
    struct arena *arena = arena_new((size_t)64 << 20);
    struct findings findings = findings_init(arena);
    struct image image = {
        .path = STR("d.svg"),
        .bytes = STR(SIZED "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g></svg>")};
    (void)state;
    assert_false(image_svg_read(arena, STR("d.svg"), &image, &findings));
    assert_int_equal(findings.list[0].code, FINDING_IMAGE_TOO_LARGE);
    arena_drop(arena);
}

/* A name may be cut by elements, and told in HTML; a title is not drawn. */
static void test_text(void **state) {
    struct arena *arena = arena_new((size_t)64 << 20);
    struct findings findings = findings_init(arena);
    struct image image = {.path = STR("d.svg"),
                          .bytes = STR(SIZED "<title>Tailspin</title><style>.a{}</style><desc/>"
                                             "<metadata><text id='a'>Fabrikam</text></metadata>"
                                             "<desc a='/>'>Litware</desc>"
                                             "<text>Con<tspan>to</tspan>so</text>"
                                             "<foreignObject>Wingtip</foreignObject></svg>")};
    (void)state;
    assert_true(image_svg_read(arena, STR("d.svg"), &image, &findings));
    assert_true(str_find(image.text, STR("Contoso"), 0) != SIZE_MAX);
    assert_true(str_find(image.text, STR("Con\nto\nso"), 0) != SIZE_MAX);
    assert_true(str_find(image.text, STR("Tailspin"), 0) == SIZE_MAX);
    assert_true(str_find(image.text, STR("Litware"), 0) == SIZE_MAX);
    assert_true(str_find(image.text, STR("Fabrikam"), 0) != SIZE_MAX);
    assert_true(str_find(image.text, STR("Wingtip"), 0) != SIZE_MAX);
    assert_true(str_find(image.text, STR(".a{"), 0) == SIZE_MAX);
    arena_drop(arena);
}

/* Two runs give the same bytes; draw.io's notice is not drawn. */
static void test_same_bytes(void **state) {
    static const struct str with = {SIZED
                                    "<text y='9'>Text is not SVG - cannot display</text></svg>",
                                    sizeof(SIZED "<text y='9'>Text is not SVG - cannot display"
                                                 "</text></svg>") -
                                        1};
    static const struct str without = {SIZED "<text y='9'></text></svg>",
                                       sizeof(SIZED "<text y='9'></text></svg>") - 1};
    struct str drawings[2];
    struct arena *arena = arena_new((size_t)64 << 20);
    struct findings findings = findings_init(arena);
    (void)state;
    for (int k = 0; k < 2; k++) {
        struct image image = {.path = STR("d.svg"), .bytes = k ? with : without};
        assert_true(image_svg_read(arena, STR("d.svg"), &image, &findings));
        drawings[k] = image.drawing;
    }
    assert_true(str_equal(drawings[0], drawings[1]));
    arena_drop(arena);
}

/* fontconfig and pango keep what they found for as long as the process lives. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libfontconfig\nleak:libpango\n";
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),       cmocka_unit_test(test_billions),
        cmocka_unit_test(test_circle),     cmocka_unit_test(test_text),
        cmocka_unit_test(test_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
