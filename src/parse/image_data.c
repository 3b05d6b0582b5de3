/* The data of a PNG, inflated to see whether it can be: a file can be sound in every checksum of
 * its chunks and still hold less than it promises, or rows that no decoder understands. */
#include "parse/image_data.h"

#include <libdeflate.h>

#include "base/buf.h"
#include "base/limits.h"
#include "parse/image_jpeg.h"

/* The rows of one pass over the picture; all bytes of a row, its filter type included. */
struct pass {
    uint64_t row_bytes, rows;
};

struct check {
    struct pass passes[7];
    size_t pass_count;
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

static size_t raw_size(const struct check *check) {
    uint64_t size = 0;
    for (size_t k = 0; k < check->pass_count; k++)
        size += check->passes[k].row_bytes * check->passes[k].rows;
    return (size_t)size;
}

/* The first byte of each row is its filter type, 0 to 4. */
static bool filters_exist(const struct check *check, const unsigned char *row) {
    for (size_t k = 0; k < check->pass_count; k++)
        for (uint64_t y = 0; y < check->passes[k].rows; y++, row += check->passes[k].row_bytes)
            if (*row > 4)
                return false;
    return true;
}

/* Chunks were seen to be whole when the header was read. */
static struct str join_data(struct arena *scratch, struct str bytes) {
    struct buf data = buf_init(scratch, LIMIT_IMAGE_BYTES);
    for (size_t at = 8; at + 12 <= bytes.n;) {
        size_t length = read_big_32(bytes, at);
        if (str_is(str_slice(bytes, at + 4, at + 8), "IDAT"))
            buf_add(&data, str_slice(bytes, at + 8, at + 8 + length));
        at += 12 + length;
    }
    return buf_str(&data);
}

/* MESSAGE_NONE: the picture can be decoded. */
static enum message find_trouble(struct arena *scratch, const struct image *image) {
    struct check check = {.pass_count = 0};
    plan_passes(&check, image);
    size_t size = raw_size(&check), got = 0;
    struct str data = join_data(scratch, image->bytes);
    unsigned char *raw = arena_alloc(scratch, 1, size);
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    if (decompressor)
        result = libdeflate_zlib_decompress(decompressor, data.s, data.n, raw, size, &got);
    libdeflate_free_decompressor(decompressor);

    if (result == LIBDEFLATE_BAD_DATA)
        return MESSAGE_IMAGE_DATA_DAMAGED;
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE)
        return MESSAGE_IMAGE_DATA_MORE;
    if (got < size)
        return MESSAGE_IMAGE_DATA_LESS;
    return filters_exist(&check, raw) ? MESSAGE_NONE : MESSAGE_IMAGE_ROW;
}

bool image_data_check(struct arena *arena, struct image *image, struct findings *findings) {
    if (image->type == IMAGE_JPEG && image->channels == 4)
        return image_jpeg_convert(arena, image, findings);
    if (image->type != IMAGE_PNG)
        return true;
    struct arena *scratch = arena_scratch(arena);
    enum message trouble = find_trouble(scratch, image);
    arena_drop(scratch);
    if (trouble)
        findings_add(findings, trouble, image->place, {say_text(image->path)});
    return !trouble;
}
