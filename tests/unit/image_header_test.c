/* Tests of parse/image_header.c: small pictures made here byte by byte, then damaged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libdeflate.h>

#include "base/buf.h"
#include "base/limits.h"
#include "parse/image_header.h"
#include "parse_fixture.h"

static void add_32(struct buf *buf, uint32_t number) {
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_add_char(buf, (char)(number >> shift & 0xFF));
}

static void add_chunk(struct buf *png, const char *type, struct str data) {
    add_32(png, (uint32_t)data.n);
    size_t from = png->count;
    buf_add_text(png, type);
    buf_add(png, data);
    add_32(png, libdeflate_crc32(0, png->bytes + from, png->count - from));
}

static struct buf png_begin(struct arena *arena, uint32_t width, uint32_t height,
                            const char kind[5]) {
    struct buf png = buf_init(arena, 100000);
    struct buf header = buf_init(arena, 100);
    buf_add(&png, STR("\x89PNG\r\n\x1A\n"));
    add_32(&header, width);
    add_32(&header, height);
    buf_add_bytes(&header, kind, 5);
    add_chunk(&png, "IHDR", buf_str(&header));
    return png;
}

static struct str png_end(struct buf *png) {
    add_chunk(png, "IDAT", STR("x"));
    add_chunk(png, "IEND", STR(""));
    return buf_str(png);
}

static bool read_image(struct fixture *f, struct image *image, struct str bytes) {
    image->bytes = bytes;
    image->path = STR("d.png");
    image->place = (struct place){.file = STR("c.md"), .line = 7, .column = 3};
    f->findings = findings_init(f->arena);
    return image_header_read(image, &f->findings);
}

static void assert_refused(struct fixture *f, struct str bytes, enum finding_code code,
                           const char *message) {
    struct image image = {0};
    assert_false(read_image(f, &image, bytes));
    assert_int_equal(f->findings.count, 1);
    assert_int_equal(f->findings.list[0].code, code);
    assert_int_equal(f->findings.list[0].place.line, 7);
    assert_true(str_find(finding_sentence(f->findings.arena, &f->findings.list[0]), str_of(message),
                         0) != SIZE_MAX);
}

static void png_header_is_read(void **state) {
    struct fixture *f = *state;
    struct image image = {0};
    struct buf png = png_begin(f->arena, 1600, 900, "\x08\x06\0\0\1");
    add_chunk(&png, "pHYs", STR("\0\0\x2E\x23\0\0\x2E\x23\1"));
    assert_true(read_image(f, &image, png_end(&png)));
    assert_int_equal(image.type, IMAGE_PNG);
    assert_int_equal(image.width, 1600);
    assert_int_equal(image.height, 900);
    assert_int_equal(image.dpi, 300);
    assert_int_equal(image.channels, 3);
    assert_int_equal(image.bit_depth, 8);
    assert_true(image.alpha);
    assert_true(image.interlaced);
    png = png_begin(f->arena, 1, 2, "\x10\0\0\0\0");
    assert_true(read_image(f, &image, png_end(&png)));
    assert_int_equal(image.channels, 1);
    assert_int_equal(image.bit_depth, 16);
    assert_int_equal(image.dpi, 0);
    assert_false(image.alpha);
    png = png_begin(f->arena, 1, 2, "\x02\x03\0\0\0");
    add_chunk(&png, "PLTE", STR("abc"));
    add_chunk(&png, "tRNS", STR("a"));
    assert_true(read_image(f, &image, png_end(&png)));
    assert_int_equal(image.channels, 3);
    assert_true(image.alpha);
}

static void broken_png_is_refused(void **state) {
    static const char *const headers[] = {"\x03\0\0\0\0",   "\x08\x01\0\0\0", "\x08\x02\1\0\0",
                                          "\x08\x02\0\1\0", "\x08\x02\0\0\2", "\x10\x03\0\0\0",
                                          "\x08\xFF\0\0\0", "\xFF\x02\0\0\0"};
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        struct buf png = png_begin(f->arena, 10, 10, headers[i]);
        assert_refused(f, png_end(&png), FINDING_IMAGE_BROKEN, "header is wrong");
    }
    struct buf png = png_begin(f->arena, 0, 10, "\x08\x02\0\0\0");
    assert_refused(f, png_end(&png), FINDING_IMAGE_BROKEN, "header is wrong");
    png = png_begin(f->arena, 10, 10, "\x08\x03\0\0\0");
    assert_refused(f, png_end(&png), FINDING_IMAGE_BROKEN, "wrong order");
    png = png_begin(f->arena, 10, 10, "\x08\x02\0\0\0");
    add_chunk(&png, "IDAT", STR("x"));
    add_chunk(&png, "tEXt", STR("x"));
    assert_refused(f, png_end(&png), FINDING_IMAGE_BROKEN, "wrong order");
    png = png_begin(f->arena, 10, 10, "\x08\x02\0\0\0");
    add_chunk(&png, "ABCD", STR("x"));
    assert_refused(f, png_end(&png), FINDING_IMAGE_BROKEN, "not known");
    png = png_begin(f->arena, 10, 10, "\x08\x02\0\0\0");
    add_chunk(&png, "IEND", STR(""));
    assert_refused(f, buf_str(&png), FINDING_IMAGE_BROKEN, "no picture data");
    png = png_begin(f->arena, 20000, 20000, "\x08\x02\0\0\0");
    assert_refused(f, png_end(&png), FINDING_IMAGE_TOO_LARGE, "20000 x 20000 pixels");
}

/* Every way of cutting the file short, and every byte of the critical chunks changed. */
static void damaged_png_is_refused(void **state) {
    struct fixture *f = *state;
    struct buf buf = png_begin(f->arena, 10, 10, "\x08\x02\0\0\0");
    struct str png = png_end(&buf);
    for (size_t n = 8; n < png.n; n++)
        assert_refused(f, str_copy(f->arena, png.s, n), FINDING_IMAGE_BROKEN, "cut short");
    for (size_t i = 8; i < png.n; i++) {
        struct image image = {0};
        char *bytes = arena_copy(f->arena, png.s, png.n);
        bytes[i] = (char)(bytes[i] ^ 0x41);
        assert_false(read_image(f, &image, (struct str){bytes, png.n}));
        assert_int_equal(f->findings.list[0].code, FINDING_IMAGE_BROKEN);
    }
}

#define JFIF "\xFF\xE0\0\x10JFIF\0\1\2\2\0\x76\0\x76\0\0"
#define FRAME(marker, depth) "\xFF" marker "\0\x11" depth "\0\x20\1\0\3\1\x11\0\2\x11\0\3\x11\0"
#define SCAN                                                                                       \
    "\xFF\xDA\0\x08\1\1\0\0\x3F\0"                                                                 \
    "ab\xFF\0"                                                                                     \
    "c\xFF\xD0"                                                                                    \
    "d"

static void jpeg_header_is_read(void **state) {
    struct fixture *f = *state;
    struct image image = {0};
    assert_true(read_image(
        f, &image,
        STR("\xFF\xD8" JFIF "\xFF\xFE\0\4hi\xFF" FRAME("\xC0", "\x08") SCAN "\xFF\xD9tail")));
    assert_int_equal(image.type, IMAGE_JPEG);
    assert_int_equal(image.width, 256);
    assert_int_equal(image.height, 32);
    assert_int_equal(image.dpi, 300);
    assert_int_equal(image.channels, 3);
    assert_int_equal(image.bit_depth, 8);
    assert_false(image.alpha);
    assert_true(read_image(f, &image, STR("\xFF\xD8" FRAME("\xC2", "\x08") SCAN SCAN "\xFF\xD9")));
    assert_int_equal(image.dpi, 0);
}

/* The directory's place, entries of 12 bytes; a place or count outside the segment is no entry. */
static void exif_orientation_is_read(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *tiff;
        int orientation;
    } rows[] = {
        {"II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\6\0\0\0", 6},
        {"MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\3\0\0", 3},
        {"MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0\x09\0\0", 1},
        {"MM\0*\0\0\0\x08\0\1\1\x10\0\3\0\0\0\1\0\6\0\0", 1},
        {"MM\0*\0\0\0\x08\xFF\xFF\1\x10\0\3\0\0\0\1\0\6\0\0", 1},
        {"MM\0*\xFF\xFF\xFF\xFF\0\1\1\x12\0\3\0\0\0\1\0\6\0\0", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct image image = {0};
        struct buf buf = buf_init(f->arena, 1000);
        buf_add(&buf, STR("\xFF\xD8\xFF\xE1\0\x1E"
                          "Exif\0\0"));
        buf_add_bytes(&buf, rows[i].tiff, 22);
        buf_add(&buf, STR(FRAME("\xC0", "\x08") SCAN "\xFF\xD9"));
        assert_true(read_image(f, &image, buf_str(&buf)));
        assert_int_equal(image.orientation, rows[i].orientation);
        assert_int_equal(image.width, rows[i].orientation == 6 ? 32 : 256);
    }
}

static void broken_jpeg_is_refused(void **state) {
    struct fixture *f = *state;
    struct str whole = STR("\xFF\xD8" JFIF FRAME("\xC0", "\x08") SCAN "\xFF\xD9");
    for (size_t n = 4; n < whole.n; n++)
        assert_refused(f, str_copy(f->arena, whole.s, n), FINDING_IMAGE_BROKEN, "cut short");
    assert_refused(f, STR("\xFF\xD8\xFF\xE0\0\2x"), FINDING_IMAGE_BROKEN, "marker is missing");
    assert_refused(f, STR("\xFF\xD8" SCAN "\xFF\xD9"), FINDING_IMAGE_BROKEN, "header is missing");
    assert_refused(f, STR("\xFF\xD8" FRAME("\xC0", "\x08") "\xFF\xD9"), FINDING_IMAGE_BROKEN,
                   "no picture data");
    assert_refused(f, STR("\xFF\xD8" FRAME("\xC3", "\x08") SCAN "\xFF\xD9"), FINDING_IMAGE_TYPE,
                   "rare kind");
    assert_refused(f, STR("\xFF\xD8" FRAME("\xC0", "\x0C") SCAN "\xFF\xD9"), FINDING_IMAGE_TYPE,
                   "rare kind");
}

static void other_types_are_named(void **state) {
    struct fixture *f = *state;
    assert_refused(f, STR(""), FINDING_IMAGE_BROKEN, "is empty");
    assert_refused(f, STR("GIF89a"), FINDING_IMAGE_TYPE, "is a GIF picture");
    assert_refused(f, STR("hello"), FINDING_IMAGE_TYPE, "is neither PNG nor JPEG nor SVG");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(png_header_is_read, setup, teardown),
        cmocka_unit_test_setup_teardown(broken_png_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(damaged_png_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(jpeg_header_is_read, setup, teardown),
        cmocka_unit_test_setup_teardown(exif_orientation_is_read, setup, teardown),
        cmocka_unit_test_setup_teardown(broken_jpeg_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(other_types_are_named, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
