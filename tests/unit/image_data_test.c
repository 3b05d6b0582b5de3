/* Pictures whose headers and checksums are right: their data is whole, short or nonsense. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <libdeflate.h>

#include "base/buf.h"
#include "parse/image_data.h"
#include "parse/image_header.h"

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

struct row {
    const char *name;
    uint32_t width, height;
    const char *kind;    /* depth, colour type, compression, filter, interlace */
    size_t bytes;        /* of rows before compression */
    unsigned char fill;  /* each of them */
    size_t cut, chunk;   /* compressed bytes left out at the end; in one chunk, 0 = all */
    const char *trouble; /* NULL: none */
};

static struct str deflated(struct arena *arena, const struct row *row) {
    unsigned char *rows = arena_alloc(arena, row->bytes + 1, 1);
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(9);
    size_t room = libdeflate_zlib_compress_bound(compressor, row->bytes);
    char *out = arena_alloc(arena, room, 1);
    memset(rows, row->fill, row->bytes);
    size_t count = libdeflate_zlib_compress(compressor, rows, row->bytes, out, room);
    libdeflate_free_compressor(compressor);
    assert_true(count > row->cut);
    return (struct str){out, count - row->cut};
}

static struct str make_png(struct arena *arena, const struct row *row) {
    struct buf png = buf_init(arena, 1 << 20), header = buf_init(arena, 100);
    struct str data = deflated(arena, row);
    size_t chunk = row->chunk ? row->chunk : data.n;
    buf_add(&png, STR("\x89PNG\r\n\x1A\n"));
    add_32(&header, row->width);
    add_32(&header, row->height);
    buf_add_bytes(&header, row->kind, 5);
    add_chunk(&png, "IHDR", buf_str(&header));
    if (row->kind[1] == 3)
        add_chunk(&png, "PLTE", STR("abc"));
    for (size_t at = 0; at < data.n; at += chunk)
        add_chunk(&png, "IDAT", str_slice(data, at, at + chunk));
    add_chunk(&png, "IEND", STR(""));
    return buf_str(&png);
}

static const struct row rows[] = {
    {"colour", 10, 4, "\x08\x02\0\0\0", 4 * 31, 0, 0, 0, NULL},
    {"alpha, 16 bits", 10, 4, "\x10\x06\0\0\0", 4 * 81, 0, 0, 0, NULL},
    {"grey with alpha", 10, 4, "\x08\x04\0\0\0", 4 * 21, 0, 0, 0, NULL},
    {"palette, 1 bit", 10, 4, "\1\3\0\0\0", 4 * 3, 0, 0, 0, NULL},
    {"in many chunks", 10, 4, "\x08\x02\0\0\0", 4 * 31, 0, 0, 1, NULL},
    {"a little too much", 10, 4, "\x08\x02\0\0\0", 4 * 31 + 9, 0, 0, 0, "holds more data"},
    {"without its checksum", 10, 4, "\x08\x02\0\0\0", 4 * 31, 0, 4, 0, "is damaged"},
    {"a row too few", 10, 4, "\x08\x02\0\0\0", 3 * 31, 0, 0, 0, "holds less data"},
    {"a byte too few", 10, 4, "\x08\x02\0\0\0", 4 * 31 - 1, 0, 0, 0, "holds less data"},
    {"cut", 1000, 40, "\x08\x02\0\0\0", 40 * 3001, 0, 100, 0, "is damaged"},
    {"no such filter", 10, 4, "\x08\x02\0\0\0", 4 * 31, 5, 0, 0, "row that cannot be decoded"},
};

static void test_rows(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_new((size_t)64 << 20);
        struct findings findings = findings_init(arena);
        struct image image = {.path = STR("d.png"), .bytes = make_png(arena, &rows[i])};
        assert_true(image_header_read(&image, &findings));
        bool whole = image_data_check(arena, &image, &findings);
        if (whole != !rows[i].trouble || findings.count != !whole)
            fail_msg("%s: %s", rows[i].name,
                     findings.count ? finding_sentence(findings.arena, &findings.list[0]).s
                                    : "fine");
        if (!whole) {
            assert_int_equal(findings.list[0].code, FINDING_IMAGE_BROKEN);
            assert_non_null(
                strstr(finding_sentence(findings.arena, &findings.list[0]).s, rows[i].trouble));
        }
        arena_drop(arena);
    }
}

/* Adam7 of 10 by 4 pixels (PNG 1.2, 2.6): columns and rows of each pass; one byte less is too few.
 */
static void test_interlaced(void **state) {
    static const size_t passes[7][2] = {{2, 1}, {1, 1}, {3, 0}, {2, 1}, {5, 1}, {5, 2}, {10, 2}};
    size_t bytes = 0;
    (void)state;
    for (size_t k = 0; k < 7; k++)
        bytes += (passes[k][0] + 1) * passes[k][1];
    for (size_t less = 0; less < 2; less++) {
        struct arena *arena = arena_new((size_t)64 << 20);
        struct findings findings = findings_init(arena);
        struct row row = {.width = 10, .height = 4, .kind = "\x08\0\0\0\1", .bytes = bytes - less};
        struct image image = {.path = STR("d.png"), .bytes = make_png(arena, &row)};
        assert_true(image_header_read(&image, &findings));
        assert_int_equal(image_data_check(arena, &image, &findings), less == 0);
        arena_drop(arena);
    }
}

static void test_damaged_stream(void **state) {
    struct arena *arena = arena_new((size_t)64 << 20);
    struct findings findings = findings_init(arena);
    struct buf png = buf_init(arena, 1000);
    (void)state;
    buf_add(&png, STR("\x89PNG\r\n\x1A\n"));
    add_chunk(&png, "IHDR", STR("\0\0\0\x0A\0\0\0\x0A\x08\2\0\0\0"));
    add_chunk(&png, "IDAT", STR("no stream at all"));
    add_chunk(&png, "IEND", STR(""));
    struct image image = {.path = STR("d.png"), .bytes = buf_str(&png)};
    assert_true(image_header_read(&image, &findings));
    assert_false(image_data_check(arena, &image, &findings));
    assert_string_equal(finding_sentence(findings.arena, &findings.list[0]).s,
                        "\"d.png\" has compressed data that is damaged");
    arena_drop(arena);
}

/* A JPEG in inks is decoded: a scan with too little in it is found. */
static void test_inks(void **state) {
    static const char head[] = "\xFF\xD8\xFF\xC0\0\x14\x08\0\x08\0\x08\4"
                               "\1\x11\0\2\x11\0\3\x11\0\4\x11\0"
                               "\xFF\xDA\0\x0E\4\1\0\2\0\3\0\4\0\0\x3F\0"
                               "ab\xFF\xD9";
    struct arena *arena = arena_new((size_t)64 << 20);
    struct findings findings = findings_init(arena);
    struct image image = {.path = STR("d.jpg"), .bytes = {head, sizeof head - 1}};
    (void)state;
    assert_true(image_header_read(&image, &findings));
    assert_int_equal(image.channels, 4);
    assert_false(image_data_check(arena, &image, &findings));
    assert_string_equal(finding_sentence(findings.arena, &findings.list[0]).s,
                        "\"d.jpg\" cannot be decoded");
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_interlaced),
        cmocka_unit_test(test_damaged_stream),
        cmocka_unit_test(test_inks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
