/* PNG into the samples of image objects. Without transparency and interlace, the compressed data of
 * a PNG is what a PDF calls Flate with predictor 15 (ISO 32000-1, 7.4.4.4) and is handed through;
 * parse/image_data.c has seen it inflate. A picture of 8 bits with alpha is split into its colours
 * and a soft mask without being decoded. All else is decoded and packed again. What is needed on
 * the way lives in a scratch arena. */
#include "write/pdf/png.h"

#include <libdeflate.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "parse/image_png.h"
#include "write/pdf/file.h"

struct png {
    const struct image *image; /* borrowed */
    int bits, colour_type;
    struct str palette;
    bool transparent; /* tRNS */
    struct str data;  /* of the IDAT chunks; borrowed when there is one */
    bool joined;      /* there are several */
};

static uint32_t read_u32(const char *bytes) {
    const unsigned char *b = (const unsigned char *)bytes;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* What an image object says of its samples, which are rows of PNG's. */
struct format {
    const struct image *image;
    int bits, colours;
    struct str space; /* empty: grey or RGB, as there are colours */
};

static struct str image_entries(struct arena *arena, const struct format *format) {
    struct str space = format->colours == 3 ? STR("/DeviceRGB") : STR("/DeviceGray");
    unsigned width = image_stored_width(format->image);
    if (!str_empty(format->space))
        space = format->space;
    return str_format(arena,
                      "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent %d"
                      "/Filter/FlateDecode/ColorSpace%s"
                      "/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %u>>",
                      width, image_stored_height(format->image), format->bits, space.s,
                      format->colours, format->bits, width);
}

static struct str indexed_space(struct arena *arena, struct str palette) {
    static const char digits[] = "0123456789ABCDEF";
    struct buf buf = buf_init(arena, 8192);
    buf_printf(&buf, "[/Indexed/DeviceRGB %zu<", palette.n / 3 - 1);
    for (size_t i = 0; i < palette.n / 3 * 3; i++) {
        buf_add_char(&buf, digits[(unsigned char)palette.s[i] >> 4]);
        buf_add_char(&buf, digits[(unsigned char)palette.s[i] & 15]);
    }
    buf_add_text(&buf, ">]");
    return buf_str(&buf);
}

static bool may_pass(const struct png *png) {
    bool indexed = png->colour_type == PNG_COLOR_TYPE_PALETTE;
    if (png->image->interlaced || png->transparent || png->bits > 8)
        return false;
    return indexed ? png->palette.n >= 3 && png->palette.n <= 768
                   : !(png->colour_type & PNG_COLOR_MASK_ALPHA);
}

/* Filter type up (PNG 1.2, 6.4) on the samples from..to-1 of each pixel: drawings repeat from row
 * to row. */
static struct str filter_rows(struct arena *scratch, const struct raster *pixels, size_t from,
                              size_t to) {
    size_t stride = pixels->width * (to - from) + 1;
    char *out = arena_alloc(scratch, pixels->height, stride);
    for (size_t y = 0; y < pixels->height; y++) {
        const unsigned char *row = pixels->bytes + y * pixels->width * pixels->channels;
        const unsigned char *above = y ? row - pixels->width * pixels->channels : NULL;
        char *to_row = out + y * stride;
        *to_row++ = PNG_FILTER_VALUE_UP;
        for (size_t x = 0; x < pixels->width; x++)
            for (size_t c = x * pixels->channels + from; c < x * pixels->channels + to; c++)
                *to_row++ = (char)(row[c] - (above ? above[c] : 0));
    }
    return (struct str){out, pixels->height * stride};
}

static bool is_opaque(const struct raster *pixels) {
    size_t count = pixels->width * pixels->height * pixels->channels;
    for (size_t i = pixels->channels - 1; i < count; i += pixels->channels)
        if (pixels->bytes[i] != 255)
            return false;
    return true;
}

/* Rows of samples of 8 bits, each behind its filter type. */
struct rows {
    const struct image *image;
    int colours;
    struct str bytes;
};

static struct pdf_samples pack(struct arena *arena, struct arena *scratch,
                               const struct rows *rows) {
    size_t room = libdeflate_zlib_compress_bound(NULL, rows->bytes.n), size = 0;
    char *packed = arena_alloc(scratch, 1, room);
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(PDF_DEFLATE_LEVEL);
    struct format format = {rows->image, 8, rows->colours, {0}};
    if (compressor)
        size = libdeflate_zlib_compress(compressor, rows->bytes.s, rows->bytes.n, packed, room);
    libdeflate_free_compressor(compressor);
    if (size == 0)
        arena_exhaust(arena);
    return (struct pdf_samples){str_copy(arena, packed, size), image_entries(arena, &format)};
}

static void pack_decoded(struct arena *arena, struct arena *scratch, struct pdf_packed *packed) {
    struct raster *pixels = NEW(scratch, struct raster);
    struct rows rows = {.image = packed->image};
    bool whole = png_decode(scratch, packed->image->bytes, pixels, NULL);
    if (!whole && !pixels->bytes)
        return;
    size_t colours = pixels->channels <= 2 ? 1 : 3;
    if (pixels->channels > colours && !is_opaque(pixels)) {
        rows.colours = 1;
        rows.bytes = filter_rows(scratch, pixels, colours, colours + 1);
        packed->mask = pack(arena, scratch, &rows);
    }
    rows.colours = (int)colours;
    rows.bytes = filter_rows(scratch, pixels, 0, colours);
    packed->colour = pack(arena, scratch, &rows);
}

/* Colour and alpha apart, their rows still filtered. The filters (PNG 1.2, 6) reckon with bytes at
 * the distance of a pixel, so no channel looks at another one: each row's filter type is true of
 * both halves, and nothing need be decoded and filtered again. */
struct split {
    size_t width, height, colours;
    unsigned char *colour, *alpha; /* rows, each behind its filter type */
};

static size_t colour_stride(const struct split *split) {
    return split->width * split->colours + 1;
}

static bool may_split(const struct png *png) {
    return png->bits == 8 && !png->image->interlaced &&
           (png->colour_type == PNG_COLOR_TYPE_RGB_ALPHA ||
            png->colour_type == PNG_COLOR_TYPE_GRAY_ALPHA);
}

/* The colours take the place of the rows: they are shorter, so nothing is overwritten unread. */
static void split_row(const struct split *split, size_t y) {
    const unsigned char *from = split->colour + y * (split->width * (split->colours + 1) + 1);
    unsigned char *colour = split->colour + y * colour_stride(split);
    unsigned char *alpha = split->alpha + y * (split->width + 1);
    *colour++ = *alpha++ = *from++;
    if (split->colours == 3)
        for (size_t x = 0; x < split->width; x++, from += 4, colour += 3) {
            colour[0] = from[0];
            colour[1] = from[1];
            colour[2] = from[2];
            alpha[x] = from[3];
        }
    else
        for (size_t x = 0; x < split->width; x++, from += 2) {
            colour[x] = from[0];
            alpha[x] = from[1];
        }
}

static bool split_rows(struct arena *scratch, const struct png *png, struct split *split) {
    *split = (struct split){.width = image_stored_width(png->image),
                            .height = image_stored_height(png->image),
                            .colours = png->colour_type == PNG_COLOR_TYPE_RGB_ALPHA ? 3 : 1};
    size_t size = (split->width * (split->colours + 1) + 1) * split->height;
    /* NULL: libpng should say what can be read of it. */
    unsigned char *rows = arena_alloc(scratch, 1, size);
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    bool whole = decompressor && libdeflate_zlib_decompress(decompressor, png->data.s, png->data.n,
                                                            rows, size, NULL) == LIBDEFLATE_SUCCESS;
    libdeflate_free_decompressor(decompressor);
    split->colour = whole ? rows : NULL;
    if (!split->colour)
        return false;
    split->alpha = arena_alloc(scratch, split->height, split->width + 1);
    for (size_t y = 0; y < split->height; y++)
        split_row(split, y);
    return true;
}

/* PNG 1.2, 6.6: of left, above and above left, the one nearest to left + above - above left. */
static unsigned char paeth(int left, int above, int corner) {
    int to_left = abs(above - corner), to_above = abs(left - corner);
    int to_corner = abs(left + above - 2 * corner);
    if (to_left <= to_above && to_left <= to_corner)
        return (unsigned char)left;
    return (unsigned char)(to_above <= to_corner ? above : corner);
}

/* Undoes the filter of a row of single bytes; `above` is the decoded row before it. */
static void unfilter(unsigned char *row, const unsigned char *above, size_t width, int filter) {
    unsigned char left = 0, corner = 0;
    for (size_t x = 0; x < width; x++) {
        int guess = 0;
        if (filter == PNG_FILTER_VALUE_SUB)
            guess = left;
        else if (filter == PNG_FILTER_VALUE_UP)
            guess = above[x];
        else if (filter == PNG_FILTER_VALUE_AVG)
            guess = (left + above[x]) / 2;
        else if (filter == PNG_FILTER_VALUE_PAETH)
            guess = paeth(left, above[x], corner);
        row[x] = left = (unsigned char)(row[x] + guess);
        corner = above[x];
    }
}

/* Decodes a copy of the mask, as far as it goes without meeting a pixel that shows through. */
static bool mask_is_opaque(struct arena *scratch, const struct split *split) {
    unsigned char *rows = arena_alloc(scratch, 2, split->width);
    for (size_t y = 0; y < split->height; y++) {
        const unsigned char *filtered = split->alpha + y * (split->width + 1);
        unsigned char *row = rows + y % 2 * split->width;
        memcpy(row, filtered + 1, split->width);
        unfilter(row, rows + (y + 1) % 2 * split->width, split->width, *filtered);
        for (size_t x = 0; x < split->width; x++)
            if (row[x] != 255)
                return false;
    }
    return true;
}

static bool pack_split(struct arena *arena, struct arena *scratch, const struct png *png,
                       struct pdf_packed *packed) {
    struct split split;
    if (!may_split(png) || !split_rows(scratch, png, &split))
        return false;
    struct rows alpha = {png->image, 1, {(char *)split.alpha, split.height * (split.width + 1)}};
    struct rows colour = {png->image,
                          (int)split.colours,
                          {(char *)split.colour, split.height * colour_stride(&split)}};
    if (!mask_is_opaque(scratch, &split))
        packed->mask = pack(arena, scratch, &alpha);
    packed->colour = pack(arena, scratch, &colour);
    return true;
}

void pdf_pack_png(struct arena *arena, struct pdf_packed *packed) {
    struct arena *scratch = arena_scratch(arena);
    struct png png = {.image = packed->image};
    /* Chunks, PNG 1.2, 3.2: length, type, data, CRC. */
    struct str bytes = packed->image->bytes;
    struct buf all = buf_init(scratch, LIMIT_IMAGE_BYTES);
    for (size_t at = 8; at + 12 <= bytes.n;) {
        size_t length = read_u32(bytes.s + at);
        struct str type = str_slice(bytes, at + 4, at + 8),
                   data = str_slice(bytes, at + 8, at + 8 + length);
        if (str_is(type, "IHDR") && data.n >= 13) {
            png.bits = data.s[8];
            png.colour_type = data.s[9];
        } else if (str_is(type, "PLTE")) {
            png.palette = data;
        } else if (str_is(type, "tRNS")) {
            png.transparent = true;
        } else if (str_is(type, "IDAT")) {
            png.joined = all.count > 0;
            buf_add(&all, data);
            png.data = png.joined ? buf_str(&all) : data;
        }
        at += 12 + length;
    }
    if (may_pass(&png)) {
        struct pdf_samples *to = &packed->colour;
        struct format format = {
            png.image, png.bits, png.colour_type == PNG_COLOR_TYPE_RGB ? 3 : 1, {0}};
        if (png.colour_type == PNG_COLOR_TYPE_PALETTE)
            format.space = indexed_space(arena, png.palette);
        to->entries = image_entries(arena, &format);
        to->data = png.joined ? str_copy(arena, png.data.s, png.data.n) : png.data;
    } else if (!pack_split(arena, scratch, &png, packed))
        pack_decoded(arena, scratch, packed);
    arena_drop(scratch);
}

void pdf_pack_samples(struct arena *arena, struct pdf_packed *packed) {
    const struct image *image = packed->image;
    struct arena *scratch = arena_scratch(arena);
    struct raster pixels = {
        .width = image_stored_width(image), .height = image_stored_height(image), .channels = 3};
    pixels.bytes = arena_copy(scratch, image->samples.s, image->samples.n);
    struct rows rows = {image, 3, filter_rows(scratch, &pixels, 0, 3)};
    packed->colour = pack(arena, scratch, &rows);
    arena_drop(scratch);
}
