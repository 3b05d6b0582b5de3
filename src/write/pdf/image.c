/* Images, each written once. A JPEG in grey or RGB is handed through (ISO 32000-1, 7.4.8), without
 * what a camera or program has written beside the picture. */
#include "write/pdf/pdf.h"

static bool lies_on_side(const struct image *image) {
    return image->orientation >= 5;
}

unsigned pdf_stored_width(const struct image *image) {
    return (unsigned)(lies_on_side(image) ? image->height : image->width);
}

unsigned pdf_stored_height(const struct image *image) {
    return (unsigned)(lies_on_side(image) ? image->width : image->height);
}

static void pack_jpeg(struct arena *arena, struct pdf_packed *packed) {
    const struct image *image = packed->image;
    packed->colour.data = picture_strip_jpeg(arena, image->bytes, 1);
    packed->colour.entries =
        str_format(arena,
                   "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent "
                   "8/ColorSpace/%s/Filter/DCTDecode",
                   pdf_stored_width(image), pdf_stored_height(image),
                   image->channels == 1 ? "DeviceGray" : "DeviceRGB");
}

struct pdf_images {
    struct pdf_packed *list;
    size_t count;
};

static void pack(struct arena *arena, struct pdf_packed *packed) {
    const struct image *image = packed->image;
    if (image->width == 0 || image->height == 0) /* could not be read */
        return;
    if (!str_empty(image->samples))
        pdf_pack_samples(arena, packed);
    else if (image->type == IMAGE_JPEG)
        pack_jpeg(arena, packed);
    else if (image->type == IMAGE_PNG)
        pdf_pack_png(arena, packed);
}

struct pdf_images *pdf_images_pack(struct arena *arena, const struct dossier *dossier) {
    struct pdf_images *images = NEW(arena, struct pdf_images);
    images->count = dossier->image_count;
    images->list = NEW_ARRAY(arena, struct pdf_packed, images->count);
    for (size_t i = 0; i < images->count; i++) {
        images->list[i].image = &dossier->images[i];
        pack(arena, &images->list[i]);
    }
    return images;
}

static const struct pdf_packed *find_packed(const struct pdf_images *images,
                                            const struct image *image) {
    for (size_t i = 0; i < images->count; i++)
        if (images->list[i].image == image)
            return &images->list[i];
    return NULL;
}

/* NULL for an image without samples. */
static HPDF_Dict add_image(struct pdf *pdf, const struct pdf_packed *packed) {
    if (!packed || str_empty(packed->colour.data))
        return NULL;
    struct str entries = packed->colour.entries;
    if (!str_empty(packed->mask.data)) {
        HPDF_Dict mask = pdf_add_stream(pdf, packed->mask.data, packed->mask.entries);
        entries = str_format(pdf->arena, "%s/SMask %u 0 R", entries.s, pdf_number(mask));
    }
    return pdf_add_stream(pdf, packed->colour.data, entries);
}

/* A picture that was taken with the camera turned (EXIF 2.3, 4.6.4) is drawn upright by a form that
 * turns it: the stored picture's unit square onto the upright one's. The picture may also lie
 * mirrored. */
static HPDF_Dict turn(struct pdf *pdf, HPDF_Dict stored, int orientation) {
    static const char *const matrices[9] = {
        [2] = "-1 0 0 1 1 0", [3] = "-1 0 0 -1 1 1", [4] = "1 0 0 -1 0 1", [5] = "0 -1 -1 0 1 1",
        [6] = "0 -1 1 0 0 1", [7] = "0 1 1 0 0 0",   [8] = "0 1 -1 0 1 0"};
    struct str entries = str_format(
        pdf->arena, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</P %u 0 R>>>>",
        pdf_number(stored));
    return pdf_add_stream(pdf, str_format(pdf->arena, "%s cm /P Do", matrices[orientation]),
                          entries);
}

static HPDF_Dict make_object(struct pdf *pdf, const struct image *image) {
    if (image->type == IMAGE_SVG)
        return pdf_add_drawing(pdf, image->drawing);
    HPDF_Dict object = add_image(pdf, find_packed(pdf->options->images, image));
    return object && image->orientation > 1 ? turn(pdf, object, image->orientation) : object;
}

HPDF_Dict pdf_find_image(struct pdf *pdf, const struct image *image) {
    for (size_t i = 0; i < pdf->image_count; i++)
        if (pdf->images[i].image == image)
            return pdf->images[i].object;
    struct pdf_image *fresh = APPEND(pdf->arena, pdf->images, pdf->image_count);
    fresh->image = image;
    fresh->object = make_object(pdf, image);
    return fresh->object;
}
