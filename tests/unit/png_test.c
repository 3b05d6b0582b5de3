/* Pictures with alpha, split without being decoded: colours and mask must be the pixels that libpng
 * sees, whatever the filters of the rows. */
#include <libdeflate.h>
#include <png.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "random.h"
#include "write/pdf/png.h"

enum { WIDTH = 37, HEIGHT = 29, ROUNDS = 60 };

struct picture_case {
    struct arena *arena;
    size_t channels;
    unsigned char *pixels;
    struct str file;
};

static int predict_paeth(int a, int b, int c) {
    int p = a + b - c, pa = abs(p - a), pb = abs(p - b), pc = abs(p - c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/* What the filter expects at byte `x` of a row of decoded bytes. */
static int predict(const unsigned char *row, const unsigned char *above, size_t x, size_t step,
                   int filter) {
    int a = x >= step ? row[x - step] : 0, b = above ? above[x] : 0;
    int c = above && x >= step ? above[x - step] : 0;
    const int guesses[] = {0, a, b, (a + b) / 2, predict_paeth(a, b, c)};
    return guesses[filter];
}

static void put_32(struct buf *buf, uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_add_char(buf, (char)(value >> shift));
}

static void put_chunk(struct buf *buf, const char *type, const void *bytes, size_t count) {
    put_32(buf, (uint32_t)count);
    size_t from = buf->count;
    buf_add_text(buf, type);
    buf_add_bytes(buf, bytes, count);
    put_32(buf, libdeflate_crc32(0, buf->bytes + from, buf->count - from));
}

static unsigned char *filter_rows(const struct picture_case *c, uint32_t *state, size_t *count) {
    size_t stride = WIDTH * c->channels;
    unsigned char *rows = arena_alloc(c->arena, HEIGHT, stride + 1), *to = rows;
    for (size_t y = 0; y < HEIGHT; y++) {
        const unsigned char *row = c->pixels + y * stride, *above = y ? row - stride : NULL;
        int filter = (int)(random_below(state, 5));
        *to++ = (unsigned char)filter;
        for (size_t x = 0; x < stride; x++)
            *to++ = (unsigned char)(row[x] - predict(row, above, x, c->channels, filter));
    }
    *count = (size_t)(to - rows);
    return rows;
}

static void make_file(struct picture_case *c, uint32_t *state) {
    unsigned char head[13] = {0, 0, 0, WIDTH, 0, 0, 0, HEIGHT, 8, c->channels == 4 ? 6 : 4};
    size_t count, room = 1 << 16;
    unsigned char *rows = filter_rows(c, state, &count), *packed = arena_alloc(c->arena, 1, room);
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(6);
    size_t size = libdeflate_zlib_compress(compressor, rows, count, packed, room);
    libdeflate_free_compressor(compressor);
    assert_true(size > 2);
    struct buf buf = buf_init(c->arena, 1 << 20);
    buf_add_bytes(&buf, "\x89PNG\r\n\x1A\n", 8);
    put_chunk(&buf, "IHDR", head, sizeof head);
    put_chunk(&buf, "IDAT", packed, size / 2);
    put_chunk(&buf, "IDAT", packed + size / 2, size - size / 2);
    put_chunk(&buf, "IEND", "", 0);
    c->file = buf_str(&buf);
}

/* Smooth here and noisy there, so that all filters meet all kinds of neighbours. */
static void make_pixels(struct picture_case *c, uint32_t *state, bool opaque) {
    c->pixels = arena_alloc(c->arena, (size_t)WIDTH * HEIGHT, c->channels);
    for (size_t i = 0; i < (size_t)WIDTH * HEIGHT * c->channels; i++)
        c->pixels[i] = (unsigned char)(i / 50 % 2 ? random_below(state, 256) : i * 7 / 5);
    for (size_t i = c->channels - 1; opaque && i < (size_t)WIDTH * HEIGHT * c->channels;
         i += c->channels)
        c->pixels[i] = 255;
}

static void check_libpng_agrees(const struct picture_case *c) {
    png_image image = {.version = PNG_IMAGE_VERSION};
    unsigned char *seen = arena_alloc(c->arena, (size_t)WIDTH * HEIGHT, c->channels);
    assert_true(png_image_begin_read_from_memory(&image, c->file.s, c->file.n));
    image.format = c->channels == 4 ? PNG_FORMAT_RGBA : PNG_FORMAT_GA;
    assert_true(png_image_finish_read(&image, NULL, seen, 0, NULL));
    assert_memory_equal(seen, c->pixels, (size_t)WIDTH * HEIGHT * c->channels);
}

/* Decodes the samples as a reader of the PDF does and compares them with channels
 * from..from+count-1. */
static void check_samples(const struct picture_case *c, struct str data, size_t from,
                          size_t count) {
    size_t stride = WIDTH * count, size = (stride + 1) * HEIGHT;
    unsigned char *rows = arena_alloc(c->arena, 1, size);
    unsigned char *decoded = arena_alloc(c->arena, HEIGHT, stride);
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    assert_int_equal(libdeflate_zlib_decompress(decompressor, data.s, data.n, rows, size, NULL),
                     LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(decompressor);
    for (size_t y = 0; y < HEIGHT; y++) {
        unsigned char *row = decoded + y * stride, *above = y ? row - stride : NULL;
        const unsigned char *filtered = rows + y * (stride + 1);
        for (size_t x = 0; x < stride; x++) {
            row[x] = (unsigned char)(filtered[x + 1] + predict(row, above, x, count, *filtered));
            assert_int_equal(row[x],
                             c->pixels[(y * WIDTH + x / count) * c->channels + from + x % count]);
        }
    }
}

static struct pdf_packed pack_file(const struct picture_case *c) {
    struct image *image = NEW(c->arena, struct image);
    *image = (struct image){
        .bytes = c->file, .type = IMAGE_PNG, .width = WIDTH, .height = HEIGHT, .bit_depth = 8};
    struct pdf_packed packed = {.image = image};
    pdf_pack_png(c->arena, &packed);
    return packed;
}

static void check_case(size_t channels, uint32_t seed, bool opaque) {
    struct picture_case c = {.arena = arena_new((size_t)16 << 20), .channels = channels};
    uint32_t state = seed;
    make_pixels(&c, &state, opaque);
    make_file(&c, &state);
    check_libpng_agrees(&c);
    struct pdf_packed packed = pack_file(&c);
    check_samples(&c, packed.colour.data, 0, channels - 1);
    assert_int_equal(packed.mask.data.n == 0, opaque);
    if (!opaque)
        check_samples(&c, packed.mask.data, channels - 1, 1);
    arena_drop(c.arena);
}

static void keeps_the_pixels_of_all_filters(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= ROUNDS; seed++) {
        check_case(4, seed, false);
        check_case(2, seed, false);
    }
}

static void leaves_out_a_mask_that_hides_nothing(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= ROUNDS; seed++) {
        check_case(4, seed, true);
        check_case(2, seed, true);
    }
}

static void sees_one_transparent_pixel_at_the_end(void **state) {
    (void)state;
    struct picture_case c = {.arena = arena_new((size_t)16 << 20), .channels = 4};
    uint32_t random = 7;
    make_pixels(&c, &random, true);
    c.pixels[WIDTH * HEIGHT * 4 - 1] = 254;
    make_file(&c, &random);
    struct pdf_packed packed = pack_file(&c);
    check_samples(&c, packed.mask.data, 3, 1);
    arena_drop(c.arena);
}

static void leaves_damaged_data_to_libpng(void **state) {
    (void)state;
    struct picture_case c = {.arena = arena_new((size_t)16 << 20), .channels = 4};
    uint32_t random = 9;
    make_pixels(&c, &random, false);
    make_file(&c, &random);
    c.file.n = c.file.n * 3 / 4; /* the second IDAT is cut */
    struct pdf_packed packed = pack_file(&c);
    assert_true(packed.colour.data.n > 0); /* what could be read */
    arena_drop(c.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_pixels_of_all_filters),
        cmocka_unit_test(leaves_out_a_mask_that_hides_nothing),
        cmocka_unit_test(sees_one_transparent_pixel_at_the_end),
        cmocka_unit_test(leaves_damaged_data_to_libpng),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
