/* JPEG without what is not drawn: where and when a photograph was taken, by whom, with which
 * program, the thumbnail of what it was before it was cut. Only the parts that make the picture are
 * kept; what follows the end is dropped. The header of each picture was read before, so that its
 * parts are known to be whole. Bytes can still be hidden in these parts: what goes out to the
 * public is encoded anew. */
#include "write/picture.h"

#include "base/buf.h"
#include "base/limits.h"

static unsigned byte_at(struct str bytes, size_t at) {
    return at < bytes.n ? (unsigned char)bytes.s[at] : 0;
}

static size_t big_16(struct str bytes, size_t at) {
    return (size_t)byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

enum marker { /* ITU T.81, table B.1 */
              MARKER_TEM = 0x01,
              MARKER_SOF0 = 0xC0,
              MARKER_JPG = 0xC8,
              MARKER_DAC = 0xCC,
              MARKER_RST0 = 0xD0,
              MARKER_SOI = 0xD8,
              MARKER_EOI = 0xD9,
              MARKER_SOS = 0xDA,
              MARKER_DRI = 0xDD,
              MARKER_APP0 = 0xE0,
              MARKER_APP2 = 0xE2,
              MARKER_APP14 = 0xEE,
};

enum {
    JFIF_DATA = 14,  /* without a thumbnail, JFIF 1.02 */
    ADOBE_DATA = 12, /* Adobe Technical Note 5116, 18 */
};

struct jpeg {
    struct str bytes;
    size_t at;
    struct buf out;
    bool jfif, adobe; /* written */
};

static void jpeg_put(struct jpeg *jpeg, unsigned marker, struct str data) {
    const unsigned char head[] = {0xFF, (unsigned char)marker, (unsigned char)((data.n + 2) >> 8),
                                  (unsigned char)((data.n + 2) & 0xFF)};
    buf_add_bytes(&jpeg->out, head, sizeof head);
    buf_add(&jpeg->out, data);
}

/* The size and density of JFIF without its thumbnail, a profile of colours, Adobe's word on the
 * colours; whatever else a program put there goes. */
static void jpeg_put_application(struct jpeg *jpeg, unsigned marker, struct str data) {
    if (marker == MARKER_APP0 && !jpeg->jfif && data.n >= JFIF_DATA &&
        str_starts(data, STR("JFIF\0"))) {
        jpeg_put(jpeg, marker, str_slice(data, 0, JFIF_DATA));
        jpeg->out.bytes[jpeg->out.count - 2] = jpeg->out.bytes[jpeg->out.count - 1] = 0;
        jpeg->jfif = true;
    } else if (marker == MARKER_APP14 && !jpeg->adobe && data.n >= ADOBE_DATA &&
               str_starts(data, STR("Adobe"))) {
        jpeg_put(jpeg, marker, str_slice(data, 0, ADOBE_DATA));
        jpeg->adobe = true;
    } else if (marker == MARKER_APP2 && str_starts(data, STR("ICC_PROFILE\0"))) {
        jpeg_put(jpeg, marker, data);
    }
}

/* Frames, tables and scans. Of arithmetic coding and extensions no decoder wants to know. */
static bool jpeg_draws(unsigned marker) {
    return marker >= MARKER_SOF0 && marker <= MARKER_DRI && marker != MARKER_JPG &&
           marker != MARKER_DAC;
}

/* One segment, from behind its marker. */
static void jpeg_put_segment(struct jpeg *jpeg, unsigned marker) {
    size_t length = big_16(jpeg->bytes, jpeg->at);
    struct str data = str_slice(jpeg->bytes, jpeg->at + 2, jpeg->at + length);
    jpeg->at += length < 2 ? 2 : length;
    if (jpeg_draws(marker))
        jpeg_put(jpeg, marker, data);
    else if (marker >= MARKER_APP0)
        jpeg_put_application(jpeg, marker, data);
    if (marker == MARKER_SOS) {
        /* Past the data of a scan: FF 00 is a byte of it, FF D0..D7 a restart. */
        size_t from = jpeg->at;
        for (; jpeg->at + 1 < jpeg->bytes.n; jpeg->at++) {
            unsigned next = byte_at(jpeg->bytes, jpeg->at + 1);
            if (byte_at(jpeg->bytes, jpeg->at) == 0xFF && next != 0 &&
                (next < MARKER_RST0 || next >= MARKER_SOI))
                break;
        }
        buf_add(&jpeg->out, str_slice(jpeg->bytes, from, jpeg->at));
    }
}

static unsigned jpeg_next_marker(struct jpeg *jpeg) {
    while (jpeg->at < jpeg->bytes.n && byte_at(jpeg->bytes, jpeg->at) == 0xFF)
        jpeg->at++;
    return jpeg->at < jpeg->bytes.n ? byte_at(jpeg->bytes, jpeg->at++) : MARKER_EOI;
}

struct str picture_strip_jpeg(struct arena *arena, struct str bytes) {
    struct jpeg jpeg = {
        .bytes = bytes, .at = 2, .out = buf_init(arena, LIMIT_IMAGE_BYTES + (1 << 16))};
    buf_add_text(&jpeg.out, "\xFF\xD8");
    for (unsigned marker; (marker = jpeg_next_marker(&jpeg)) != MARKER_EOI;)
        if (marker != MARKER_TEM && !(marker >= MARKER_RST0 && marker <= MARKER_SOI))
            jpeg_put_segment(&jpeg, marker);
    buf_add_text(&jpeg.out, "\xFF\xD9");
    return buf_str(&jpeg.out);
}
