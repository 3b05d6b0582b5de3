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

static void pack_jpeg(struct arena *arena, struct pdf_packed *packed) {
    const struct image *image = packed->image;
    bool inverted = image->channels == 4 && has_adobe_marker(image->bytes);
    packed->colour.data = image->bytes;
    packed->colour.entries =
        str_format(arena,
                   "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent "
                   "8/ColorSpace/%s%s/Filter/DCTDecode",
                   (unsigned)image->width, (unsigned)image->height, colour_space(image->channels),
                   inverted ? "/Decode[1 0 1 0 1 0 1 0]" : "");
}

struct pdf_images {
    struct arena *arena; /* borrowed */
    struct pdf_packed *list;
    size_t count;
};

struct pdf_images *pdf_images_new(struct arena *arena) {
    struct pdf_images *images = NEW(arena, struct pdf_images);
    images->arena = arena;
    return images;
}

static const struct pdf_packed *find_packed(struct pdf_images *images, const struct image *image) {
    for (size_t i = 0; i < images->count; i++)
        if (images->list[i].image == image)
            return &images->list[i];
    struct pdf_packed *fresh = APPEND(images->arena, images->list, images->count);
    fresh->image = image;
    if (image->type == IMAGE_JPEG)
        pack_jpeg(images->arena, fresh);
    else
        pdf_pack_png(images->arena, fresh);
    return fresh;
}

/* NULL for an image without samples. */
static HPDF_Dict add_image(struct pdf *pdf, const struct pdf_packed *packed) {
    struct str entries = packed->colour.entries;
    if (str_empty(packed->colour.data))
        return NULL;
    if (!str_empty(packed->mask.data)) {
        HPDF_Dict mask = pdf_add_stream(pdf, packed->mask.data, packed->mask.entries);
        entries = str_format(pdf->arena, "%s/SMask %u 0 R", entries.s, pdf_number(mask));
    }
    return pdf_add_stream(pdf, packed->colour.data, entries);
}

HPDF_Dict pdf_find_image(struct pdf *pdf, const struct image *image) {
    for (size_t i = 0; i < pdf->image_count; i++)
        if (pdf->images[i].image == image)
            return pdf->images[i].object;
    struct pdf_image *fresh = APPEND(pdf->arena, pdf->images, pdf->image_count);
    fresh->image = image;
    fresh->object = add_image(pdf, find_packed(pdf->options->images, image));
    return fresh->object;
}
