/* Pixels into a PNG. What the picture is kept as follows from its pixels alone, so that nothing of
 * the file they came from is left, not even the order of its palette. */
#include <png.h>
#include <setjmp.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "write/picture.h"

enum {
    LEVEL = 6,           /* of zlib: 9 takes four times as long for 2 of 100 bytes */
    COLORS = 256,        /* of a palette */
    SLOTS = 4 * COLORS,  /* of its table */
    SLOT_FACTOR = 40503, /* Knuth, The Art of Computer Programming, 6.4 */
    SLOT_SHIFT = 6       /* of 16 bits, 10 are left */
};

struct palette {
    uint32_t slots[SLOTS];   /* 1 + number of the color; 0 = free */
    uint32_t colors[COLORS]; /* red first, alpha last; in the order of appearance */
    size_t count;
};

struct writer {
    struct arena *scratch;
    const struct raster *raster;
    struct palette palette;
    bool gray, opaque;
    struct buf out;
    jmp_buf broken;
};

/* ---- what the pixels need ---- */

static uint32_t color_of(const unsigned char *pixel, size_t channels) {
    bool gray = channels <= 2;
    uint32_t alpha = channels % 2 ? 255 : pixel[channels - 1];
    return (uint32_t)pixel[0] << 24 | (uint32_t)pixel[gray ? 0 : 1] << 16 |
           (uint32_t)pixel[gray ? 0 : 2] << 8 | alpha;
}

/* The number of a color, new or known; COLORS: there are too many. */
static size_t enter(struct palette *palette, uint32_t color) {
    uint32_t mixed = (color ^ color >> 16) * SLOT_FACTOR & 0xFFFF;
    for (size_t at = mixed >> SLOT_SHIFT;; at = (at + 1) % SLOTS) {
        uint32_t known = palette->slots[at];
        if (known && palette->colors[known - 1] == color)
            return known - 1;
        if (known)
            continue;
        if (palette->count == COLORS)
            return COLORS;
        palette->colors[palette->count++] = color;
        palette->slots[at] = (uint32_t)palette->count;
        return palette->count - 1;
    }
}

static void look(struct writer *writer) {
    const struct raster *raster = writer->raster;
    size_t count = raster->width * raster->height, channels = raster->channels;
    const unsigned char *pixel = raster->bytes;
    bool few = true;
    uint32_t before = 0;
    writer->gray = writer->opaque = true;
    for (size_t i = 0; i < count; i++, pixel += channels) {
        uint32_t color = color_of(pixel, channels);
        if (i > 0 && color == before)
            continue;
        before = color;
        writer->opaque &= (color & 255) == 255;
        writer->gray &= color >> 24 == (color >> 16 & 255) && color >> 24 == (color >> 8 & 255);
        few = few && enter(&writer->palette, color) < COLORS;
    }
    if (!few)
        writer->palette.count = 0;
}

/* ---- writing ---- */

static png_voidp allocate(png_structp png, png_alloc_size_t size) {
    return arena_alloc(png_get_mem_ptr(png), 1, size);
}

static void release(png_structp png, png_voidp block) {
    (void)png;
    (void)block;
}

static void leave(png_structp png, png_const_charp message) {
    struct writer *writer = png_get_error_ptr(png);
    (void)message;
    longjmp(writer->broken, 1);
}

static void ignore(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

static void put(png_structp png, png_bytep bytes, size_t count) {
    struct writer *writer = png_get_io_ptr(png);
    if (count > LIMIT_IMAGE_BYTES - writer->out.count)
        png_error(png, "too large");
    buf_add_bytes(&writer->out, bytes, count);
}

static void flush(png_structp png) {
    (void)png;
}

static int palette_bits(const struct palette *palette) {
    return palette->count > 16 ? 8 : palette->count > 4 ? 4 : palette->count > 2 ? 2 : 1;
}

static void put_palette(const struct writer *writer, png_structp png, png_infop info) {
    const struct palette *palette = &writer->palette;
    png_color colors[COLORS];
    png_byte alphas[COLORS];
    for (size_t i = 0; i < palette->count; i++) {
        uint32_t color = palette->colors[i];
        colors[i] = (png_color){(png_byte)(color >> 24), (png_byte)(color >> 16 & 255),
                                (png_byte)(color >> 8 & 255)};
        alphas[i] = (png_byte)(color & 255);
    }
    png_set_PLTE(png, info, colors, (int)palette->count);
    if (!writer->opaque)
        png_set_tRNS(png, info, alphas, (int)palette->count, NULL);
}

/* A palette of grays would save little. */
static int color_type(const struct writer *writer) {
    if (writer->palette.count > 0 && (!writer->gray || writer->palette.count <= 16))
        return PNG_COLOR_TYPE_PALETTE;
    return (writer->gray ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB) |
           (writer->opaque ? 0 : PNG_COLOR_MASK_ALPHA);
}

static void fill_row(struct writer *writer, int type, size_t y, unsigned char *to) {
    const struct raster *raster = writer->raster;
    size_t channels = raster->channels;
    const unsigned char *pixel = raster->bytes + y * raster->width * channels;
    for (size_t x = 0; x < raster->width; x++, pixel += channels) {
        uint32_t color = color_of(pixel, channels);
        if (type == PNG_COLOR_TYPE_PALETTE) {
            *to++ = (unsigned char)enter(&writer->palette, color);
            continue;
        }
        *to++ = (unsigned char)(color >> 24);
        if (!writer->gray) {
            *to++ = (unsigned char)(color >> 16 & 255);
            *to++ = (unsigned char)(color >> 8 & 255);
        }
        if (!writer->opaque)
            *to++ = (unsigned char)(color & 255);
    }
}

static bool write_file(struct writer *writer) {
    const struct raster *raster = writer->raster;
    int type = color_type(writer);
    unsigned char *row = arena_alloc(writer->scratch, raster->width, 4);
    if (setjmp(writer->broken) != 0)
        return false;
    png_structp png = png_create_write_struct_2(PNG_LIBPNG_VER_STRING, writer, leave, ignore,
                                                writer->scratch, allocate, release);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info)
        return false;
    bool indexed = type == PNG_COLOR_TYPE_PALETTE;
    png_set_user_limits(png, (png_uint_32)LIMIT_IMAGE_PIXELS, (png_uint_32)LIMIT_IMAGE_PIXELS);
    png_set_write_fn(png, writer, put, flush);
    png_set_compression_level(png, LEVEL);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, indexed ? PNG_FILTER_NONE : PNG_ALL_FILTERS);
    png_set_IHDR(png, info, (png_uint_32)raster->width, (png_uint_32)raster->height,
                 indexed ? palette_bits(&writer->palette) : 8, type, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
    png_set_sRGB(png, info, PNG_sRGB_INTENT_RELATIVE);
    if (indexed)
        put_palette(writer, png, info);
    png_write_info(png, info);
    png_set_packing(png);
    for (size_t y = 0; y < raster->height; y++) {
        fill_row(writer, type, y, row);
        png_write_row(png, row);
    }
    png_write_end(png, NULL);
    return true;
}

struct str picture_write_png(struct arena *arena, const struct raster *raster) {
    struct arena *scratch = arena_scratch(arena);
    struct writer *writer = NEW(scratch, struct writer);
    *writer = (struct writer){
        .scratch = scratch, .raster = raster, .out = buf_init(scratch, LIMIT_IMAGE_BYTES)};
    look(writer);
    struct str bytes = {0};
    if (write_file(writer))
        bytes = str_copy(arena, writer->out.bytes, writer->out.count);
    arena_drop(scratch);
    return bytes;
}
