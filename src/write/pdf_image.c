/* Images, each written once. A JPEG is handed through as it is (ISO 32000-1, 7.4.8). */
#include "write/pdf.h"

static const char *colour_space(int channels) {
    return channels == 1 ? "DeviceGray" : channels == 4 ? "DeviceCMYK" : "DeviceRGB";
}

/* Whether an Adobe APP14 segment stands before the first scan (ITU T.81 B.1.1): such files hold
 * CMYK inverted. */
static bool has_adobe_marker(struct str jpeg) {
    const unsigned char *b = (const unsigned char *)jpeg.s;
    for (size_t at = 2; at + 4 <= jpeg.n && b[at] == 0xFF;) {
        size_t length = (size_t)b[at + 2] << 8 | b[at + 3];
        if (b[at + 1] == 0xDA)
            return false;
        if (b[at + 1] == 0xEE && str_starts(str_slice(jpeg, at + 4, jpeg.n), STR("Adobe")))
            return true;
        at += b[at + 1] == 0xFF ? 1 : 2 + length;
    }
    return false;
}

static HPDF_Dict write_jpeg(struct pdf *pdf, const struct image *image) {
    bool inverted = image->channels == 4 && has_adobe_marker(image->bytes);
    struct str entries =
        str_format(pdf->arena,
                   "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent "
                   "8/ColorSpace/%s%s/Filter/DCTDecode",
                   (unsigned)image->width, (unsigned)image->height, colour_space(image->channels),
                   inverted ? "/Decode[1 0 1 0 1 0 1 0]" : "");
    return pdf_add_stream(pdf, image->bytes, entries);
}

HPDF_Dict pdf_find_image(struct pdf *pdf, const struct image *image) {
    for (size_t i = 0; i < pdf->image_count; i++)
        if (pdf->images[i].image == image)
            return pdf->images[i].object;
    struct pdf_image *fresh = APPEND(pdf->arena, pdf->images, pdf->image_count);
    fresh->image = image;
    fresh->object = image->type == IMAGE_JPEG ? write_jpeg(pdf, image) : pdf_write_png(pdf, image);
    return fresh->object;
}
