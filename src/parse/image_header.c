/* The header of a PNG or JPEG, read without decoding a pixel. A PNG is walked chunk by chunk with
 * the checksums of its critical chunks, a JPEG marker by marker, each to its end: so a file cut
 * short is found here and not by a decoder. */
#include "parse/image_header.h"

#include <libdeflate.h>
#include <string.h>

#include "base/limits.h"

struct reader {
    struct image *image;
    struct findings *findings;
    struct str bytes;
    size_t at;
    bool failed;
};

static void reader_refuse(struct reader *reader, enum message trouble) {
    reader->failed = true;
    findings_add(reader->findings, trouble, reader->image->place, {say_text(reader->image->path)});
}

static uint32_t read_big_16(struct str bytes, size_t at) {
    const unsigned char *b = (const unsigned char *)bytes.s + at;
    return (uint32_t)b[0] << 8 | b[1];
}

static uint32_t read_big_32(struct str bytes, size_t at) {
    return read_big_16(bytes, at) << 16 | read_big_16(bytes, at + 2);
}

static unsigned byte_at(struct str bytes, size_t at) {
    return (unsigned char)bytes.s[at];
}

/* ---- PNG ---- */

struct chunk {
    struct str type, data;
};

struct png {
    struct reader *reader;
    unsigned colour_type;
    bool header, palette, data, data_ended, end;
};

/* Cuts the next chunk; a critical one (upper-case first letter) must have the right checksum. */
static bool png_cut(struct reader *reader, struct chunk *chunk) {
    struct str bytes = reader->bytes;
    size_t rest = bytes.n - reader->at;
    uint32_t length = rest >= 12 ? read_big_32(bytes, reader->at) : 0;
    if (rest < 12 || length > rest - 12) {
        reader_refuse(reader, MESSAGE_IMAGE_CUT_SHORT);
        return false;
    }
    chunk->type = str_slice(bytes, reader->at + 4, reader->at + 8);
    chunk->data = str_slice(bytes, reader->at + 8, reader->at + 8 + length);
    uint32_t stated = read_big_32(bytes, reader->at + 8 + length);
    bool critical = (byte_at(bytes, reader->at + 4) & 0x20) == 0;
    if (critical && libdeflate_crc32(0, chunk->type.s, (size_t)length + 4) != stated) {
        reader_refuse(reader, MESSAGE_IMAGE_CHECKSUM);
        return false;
    }
    reader->at += (size_t)length + 12;
    return true;
}

/* Allowed bit depths by colour type, as a set of bits (PNG 1.2, 4.1.1). */
static bool png_depth_allowed(unsigned colour_type, unsigned depth) {
    static const unsigned allowed[7] = {
        [0] = 1U << 1 | 1U << 2 | 1U << 4 | 1U << 8 | 1U << 16,
        [2] = 1U << 8 | 1U << 16,
        [3] = 1U << 1 | 1U << 2 | 1U << 4 | 1U << 8,
        [4] = 1U << 8 | 1U << 16,
        [6] = 1U << 8 | 1U << 16,
    };
    return colour_type < 7 && depth <= 16 && (allowed[colour_type] >> depth & 1) != 0;
}

static void png_header(struct png *png, struct str data) {
    struct image *image = png->reader->image;
    if (png->header || data.n != 13) {
        reader_refuse(png->reader, MESSAGE_IMAGE_HEADER_WRONG);
        return;
    }
    png->header = true;
    image->width = read_big_32(data, 0);
    image->height = read_big_32(data, 4);
    unsigned depth = byte_at(data, 8);
    png->colour_type = byte_at(data, 9);
    bool sizes = image->width - 1 < 0x7FFFFFFF && image->height - 1 < 0x7FFFFFFF;
    bool methods = byte_at(data, 10) == 0 && byte_at(data, 11) == 0 && byte_at(data, 12) <= 1;
    if (!sizes || !methods || !png_depth_allowed(png->colour_type, depth)) {
        reader_refuse(png->reader, MESSAGE_IMAGE_HEADER_WRONG);
        return;
    }
    image->bit_depth = (int)depth;
    image->channels = png->colour_type & 2 ? 3 : 1;
    image->alpha = (png->colour_type & 4) != 0;
    image->interlaced = byte_at(data, 12) == 1;
}

static void png_palette(struct png *png, struct str data) {
    bool grey = (png->colour_type & 2) == 0;
    if (png->palette || png->data || grey || data.n == 0 || data.n % 3 != 0 || data.n > 768)
        reader_refuse(png->reader, MESSAGE_IMAGE_PALETTE);
    png->palette = true;
}

static void png_resolution(struct png *png, struct str data) {
    if (data.n != 9 || byte_at(data, 8) != 1) /* unit 1 = per metre */
        return;
    uint64_t per_metre = read_big_32(data, 0);
    uint64_t dpi = (per_metre * 254 + 5000) / 10000;
    png->reader->image->dpi = dpi <= 100000 ? (uint32_t)dpi : 0;
}

static void png_take(struct png *png, struct chunk chunk) {
    if (!png->header && !str_is(chunk.type, "IHDR")) {
        reader_refuse(png->reader, MESSAGE_IMAGE_HEADER_NOT_FIRST);
        return;
    }
    bool data = str_is(chunk.type, "IDAT");
    png->data_ended |= png->data && !data;
    if (data) {
        if (png->data_ended || (png->colour_type == 3 && !png->palette))
            reader_refuse(png->reader, MESSAGE_IMAGE_ORDER);
        png->data = true;
    } else if (str_is(chunk.type, "IHDR"))
        png_header(png, chunk.data);
    else if (str_is(chunk.type, "PLTE"))
        png_palette(png, chunk.data);
    else if (str_is(chunk.type, "IEND"))
        png->end = true;
    else if (str_is(chunk.type, "tRNS"))
        png->reader->image->alpha = true;
    else if (str_is(chunk.type, "pHYs"))
        png_resolution(png, chunk.data);
    else if ((byte_at(chunk.type, 0) & 0x20) == 0)
        reader_refuse(png->reader, MESSAGE_IMAGE_UNKNOWN_PART);
}

/* ---- JPEG ---- */

enum jpeg_marker { /* ITU T.81, table B.1 */
                   JPEG_SOF0 = 0xC0,
                   JPEG_SOF2 = 0xC2,
                   JPEG_DHT = 0xC4,
                   JPEG_JPG = 0xC8,
                   JPEG_DAC = 0xCC,
                   JPEG_SOF15 = 0xCF,
                   JPEG_RST0 = 0xD0,
                   JPEG_SOI = 0xD8,
                   JPEG_EOI = 0xD9,
                   JPEG_SOS = 0xDA,
                   JPEG_APP0 = 0xE0,
                   JPEG_APP1 = 0xE1,
};

static bool jpeg_is_frame(unsigned marker) {
    return marker >= JPEG_SOF0 && marker <= JPEG_SOF15 && marker != JPEG_DHT &&
           marker != JPEG_JPG && marker != JPEG_DAC;
}

static void jpeg_frame(struct reader *reader, unsigned marker, struct str data) {
    struct image *image = reader->image;
    if (image->channels != 0 || data.n < 6 || data.n < 6 + 3 * (size_t)byte_at(data, 5)) {
        reader_refuse(reader, MESSAGE_IMAGE_HEADER_WRONG);
        return;
    }
    image->bit_depth = (int)byte_at(data, 0);
    image->height = read_big_16(data, 1);
    image->width = read_big_16(data, 3);
    image->channels = (int)byte_at(data, 5);
    bool channels = image->channels == 1 || image->channels == 3 || image->channels == 4;
    if (image->width == 0 || image->height == 0)
        reader_refuse(reader, MESSAGE_IMAGE_ZERO);
    else if (marker > JPEG_SOF2 || image->bit_depth != 8 || !channels)
        reader_refuse(reader, MESSAGE_IMAGE_RARE_JPEG);
}

/* EXIF 2.3, 4.6.2: a TIFF header, then a directory of entries of 12 bytes; tag 0x112 says how the
 * camera was held. */
static uint32_t exif_number(struct str tiff, size_t at, size_t size, bool little) {
    uint32_t number = 0;
    for (size_t i = 0; i < size; i++)
        number = number << 8 | byte_at(tiff, at + (little ? size - 1 - i : i));
    return number;
}

static void jpeg_exif(struct image *image, struct str data) {
    struct str tiff = str_slice(data, 6, data.n);
    if (data.n < 14 + 6 || memcmp(data.s, "Exif\0", 6) != 0)
        return;
    bool little = byte_at(tiff, 0) == 'I';
    size_t at = exif_number(tiff, 4, 4, little);
    if (at > tiff.n - 2)
        return;
    size_t count = exif_number(tiff, at, 2, little);
    for (at += 2; count-- > 0 && at + 12 <= tiff.n; at += 12)
        if (exif_number(tiff, at, 2, little) == 0x112) {
            uint32_t turn = exif_number(tiff, at + 8, 2, little);
            image->orientation = turn >= 1 && turn <= 8 ? (int)turn : 1;
            return;
        }
}

/* Past the entropy-coded data of a scan to its next marker: FF 00 is a data byte, FF D0..D7 a
 * restart. */
static void jpeg_skip_scan(struct reader *reader) {
    struct str bytes = reader->bytes;
    while (reader->at + 1 < bytes.n) {
        const char *found = memchr(bytes.s + reader->at, 0xFF, bytes.n - 1 - reader->at);
        if (found == NULL)
            break;
        reader->at = (size_t)(found - bytes.s);
        unsigned next = byte_at(bytes, reader->at + 1);
        if (next != 0 && (next < JPEG_RST0 || next >= JPEG_SOI))
            return;
        reader->at += 2;
    }
    reader->at = bytes.n;
}

/* The next marker, past fill bytes; 0 after a finding. */
static unsigned jpeg_marker(struct reader *reader) {
    struct str bytes = reader->bytes;
    if (reader->at < bytes.n && byte_at(bytes, reader->at) != 0xFF) {
        reader_refuse(reader, MESSAGE_IMAGE_MARKER);
        return 0;
    }
    while (reader->at < bytes.n && byte_at(bytes, reader->at) == 0xFF)
        reader->at++;
    if (reader->at < bytes.n)
        return byte_at(bytes, reader->at++);
    reader_refuse(reader, MESSAGE_IMAGE_CUT_SHORT);
    return 0;
}

static void jpeg_segment(struct reader *reader, unsigned marker) {
    struct str bytes = reader->bytes;
    size_t rest = bytes.n - reader->at;
    size_t length = rest >= 2 ? read_big_16(bytes, reader->at) : 0;
    if (length < 2 || length > rest) {
        reader_refuse(reader, MESSAGE_IMAGE_CUT_SHORT);
        return;
    }
    struct str data = str_slice(bytes, reader->at + 2, reader->at + length);
    reader->at += length;
    if (jpeg_is_frame(marker))
        jpeg_frame(reader, marker, data);
    else if (marker == JPEG_APP0) {
        /* JFIF 1.02: identifier, version, unit, density across. */
        struct image *image = reader->image;
        if (data.n >= 12 && memcmp(data.s, "JFIF", 5) == 0) {
            uint32_t density = read_big_16(data, 8);
            unsigned unit = byte_at(data, 7);
            if (unit == 1)
                image->dpi = density;
            else if (unit == 2) /* per centimetre */
                image->dpi = (density * 254 + 50) / 100;
        }
    } else if (marker == JPEG_APP1)
        jpeg_exif(reader->image, data);
    else if (marker == JPEG_SOS && reader->image->channels == 0)
        reader_refuse(reader, MESSAGE_IMAGE_HEADER_MISSING);
    else if (marker == JPEG_SOS)
        jpeg_skip_scan(reader);
}

static void jpeg_read(struct reader *reader) {
    bool scan = false;
    reader->at = 2;
    while (!reader->failed) {
        unsigned marker = jpeg_marker(reader);
        if (marker == JPEG_EOI)
            break;
        scan |= marker == JPEG_SOS;
        if (marker != 0 && marker != 1 && !(marker >= JPEG_RST0 && marker <= JPEG_SOI))
            jpeg_segment(reader, marker);
    }
    if (!reader->failed && !scan)
        reader_refuse(reader, MESSAGE_IMAGE_NO_DATA);
    struct image *image = reader->image;
    if (image->orientation >= 5) {
        uint32_t width = image->width;
        image->width = image->height;
        image->height = width;
    }
}

/* ---- other types ---- */

static void refuse_type(struct reader *reader) {
    static const struct {
        const char *magic;
        enum message trouble;
    } types[] = {
        {"GIF8", MESSAGE_IMAGE_GIF},
        {"RIFF", MESSAGE_IMAGE_WEBP},
        {"%PDF", MESSAGE_IMAGE_PDF},
        {"BM", MESSAGE_IMAGE_BMP},
        {"II*", MESSAGE_IMAGE_TIFF},
        {"MM", MESSAGE_IMAGE_TIFF},
        {"\x1F\x8B", MESSAGE_IMAGE_COMPRESSED},
    };
    for (size_t i = 0; i < COUNT(types) && !reader->failed; i++)
        if (str_starts(reader->bytes, str_of(types[i].magic)))
            reader_refuse(reader, types[i].trouble);
    if (!reader->failed)
        reader_refuse(reader, MESSAGE_IMAGE_OTHER);
}

/* ---- interface ---- */

static void check_size(struct reader *reader) {
    const struct image *image = reader->image;
    uint64_t pixels = (uint64_t)image->width * image->height;
    if (pixels <= LIMIT_IMAGE_PIXELS)
        return;
    reader->failed = true;
    findings_add(reader->findings, MESSAGE_IMAGE_PIXELS, image->place,
                 {say_text(image->path), say_number(image->width), say_number(image->height),
                  say_size(LIMIT_IMAGE_PIXELS / 1000000)});
}

bool image_header_read(struct image *image, struct findings *findings) {
    struct reader reader = {.image = image, .findings = findings, .bytes = image->bytes};
    image->width = image->height = image->dpi = 0;
    image->channels = image->bit_depth = 0;
    image->alpha = image->interlaced = false;
    image->orientation = 1;
    if (str_starts(image->bytes, STR("\x89PNG\r\n\x1A\n"))) {
        image->type = IMAGE_PNG;
        struct png png = {.reader = &reader};
        struct chunk chunk;
        reader.at = 8;
        while (!reader.failed && !png.end && png_cut(&reader, &chunk))
            png_take(&png, chunk);
        if (!reader.failed && !png.data)
            reader_refuse(&reader, MESSAGE_IMAGE_NO_DATA);
    } else if (str_starts(image->bytes, STR("\xFF\xD8\xFF"))) {
        image->type = IMAGE_JPEG;
        jpeg_read(&reader);
    } else if (image->bytes.n == 0) {
        reader_refuse(&reader, MESSAGE_IMAGE_EMPTY);
    } else {
        refuse_type(&reader);
    }
    if (!reader.failed)
        check_size(&reader);
    return !reader.failed;
}
