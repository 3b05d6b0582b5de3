/* The data of a PNG, inflated piece by piece without keeping a pixel: a file can be sound in every
 * checksum and still hold less than it promises, or rows that no decoder understands. */
#include "parse/image_data.h"

#define ZLIB_CONST /* input is not written to */
#include <zlib.h>

/* The rows of one pass over the picture; all bytes of a row, its filter type included. */
struct pass {
    uint64_t row_bytes, rows;
};

struct check {
    struct pass passes[7];
    size_t pass_count, pass; /* the one being read */
    uint64_t row, at;        /* in the pass; in the row */
    const char *trouble;
    z_stream z;
};

static uint32_t read_big_32(struct str bytes, size_t at) {
    const unsigned char *b = (const unsigned char *)bytes.s + at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* Samples of a pixel by colour type; the palette's index is one (PNG 1.2, 4.1.1). */
static uint64_t sample_count(struct str bytes) {
    static const unsigned char counts[8] = {1, 0, 3, 1, 2, 0, 4, 0};
    return counts[(unsigned char)bytes.s[25] & 7];
}

/* A pass without pixels has no rows at all. */
static void add_pass(struct check *check, const struct image *image, uint64_t width,
                     uint64_t height) {
    uint64_t bits = width * sample_count(image->bytes) * (uint64_t)image->bit_depth;
    if (width && height)
        check->passes[check->pass_count++] = (struct pass){(bits + 7) / 8 + 1, height};
}

/* Adam7: where each pass begins and how far its pixels lie apart (PNG 1.2, 2.6). */
static void plan_passes(struct check *check, const struct image *image) {
    static const uint32_t x[7] = {0, 4, 0, 2, 0, 1, 0}, y[7] = {0, 0, 4, 0, 2, 0, 1};
    static const uint32_t across[7] = {8, 8, 4, 4, 2, 2, 1}, down[7] = {8, 8, 8, 4, 4, 2, 2};
    if (!image->interlaced) {
        add_pass(check, image, image->width, image->height);
        return;
    }
    for (int k = 0; k < 7; k++)
        add_pass(check, image,
                 image->width > x[k] ? (image->width - x[k] + across[k] - 1) / across[k] : 0,
                 image->height > y[k] ? (image->height - y[k] + down[k] - 1) / down[k] : 0);
}

static bool is_whole(const struct check *check) {
    return check->pass == check->pass_count;
}

/* Moves over inflated bytes row by row; the first byte of each is its filter type. What follows the
 * last row is nobody's. */
static void take_rows(struct check *check, const unsigned char *bytes, size_t count) {
    for (size_t i = 0; i < count && !is_whole(check);) {
        const struct pass *pass = &check->passes[check->pass];
        uint64_t rest = pass->row_bytes - check->at, step = count - i < rest ? count - i : rest;
        if (check->at == 0 && bytes[i] > 4)
            check->trouble = "has a row that cannot be decoded";
        i += (size_t)step;
        check->at = step == rest ? 0 : check->at + step;
        check->row += step == rest;
        if (check->row == pass->rows) {
            check->pass++;
            check->row = 0;
        }
    }
}

/* Inflates one chunk; false when there is nothing more to be had. The end is read too: it holds the
 * checksum that a reader of the finished PDF will look at. */
static bool inflate_chunk(struct check *check, struct str data) {
    unsigned char piece[32768];
    int result = Z_OK;
    check->z.next_in = (const unsigned char *)data.s;
    check->z.avail_in = (uInt)data.n;
    while (result == Z_OK && !check->trouble) {
        check->z.next_out = piece;
        check->z.avail_out = sizeof piece;
        result = inflate(&check->z, Z_NO_FLUSH);
        take_rows(check, piece, sizeof piece - check->z.avail_out);
    }
    if (result != Z_OK && result != Z_BUF_ERROR && result != Z_STREAM_END)
        check->trouble = "has compressed data that is damaged";
    return result != Z_STREAM_END && !check->trouble;
}

/* Chunks were seen to be whole when the header was read. */
static void inflate_all(struct check *check, struct str bytes) {
    bool more = true;
    for (size_t at = 8; more && at + 12 <= bytes.n;) {
        size_t length = read_big_32(bytes, at);
        if (str_is(str_slice(bytes, at + 4, at + 8), "IDAT"))
            more = inflate_chunk(check, str_slice(bytes, at + 8, at + 8 + length));
        at += 12 + length;
    }
    if (!check->trouble && !is_whole(check))
        check->trouble = "holds less data than its header promises";
}

/* The arena's memory: nothing is left behind whichever way it leaves. */
static void *zlib_alloc(void *arena, unsigned count, unsigned size) {
    return arena_alloc(arena, count, size);
}

static void zlib_free(void *arena, void *block) {
    (void)arena;
    (void)block;
}

bool image_data_check(struct arena *arena, const struct image *image, struct findings *findings) {
    struct check check = {.z = {.zalloc = zlib_alloc, .zfree = zlib_free, .opaque = arena}};
    if (image->type != IMAGE_PNG)
        return true;
    plan_passes(&check, image);
    if (inflateInit(&check.z) != Z_OK)
        arena_exhaust(arena);
    inflate_all(&check, image->bytes);
    inflateEnd(&check.z);
    if (check.trouble)
        finding_add(findings, FINDING_IMAGE_BROKEN, image->place, "\"%.*s\" %s",
                    STR_ARG(image->path), check.trouble);
    return !check.trouble;
}
