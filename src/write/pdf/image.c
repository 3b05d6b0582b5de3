/* A JPEG in grey or RGB is handed through (ISO 32000-1, 7.4.8), without what a camera or program
 * has written beside the picture. */
#include "write/pdf/image.h"

#include "write/pdf/drawing.h"
#include "write/pdf/png.h"
#include "write/pdf/writer.h"
#include "write/picture.h"

struct pdf_images {
    struct pdf_packed *list; /* one for each image of the dossier, in its order */
    size_t count;
};

struct pdf_pictures {
    struct {
        const struct image *image; /* borrowed */
        unsigned number;
    } * list;
    size_t count;
};

static void pack(struct arena *arena, struct pdf_packed *packed) {
    const struct image *image = packed->image;
    if (image->width == 0 || image->height == 0) /* could not be read */
        return;
    if (!str_empty(image->samples)) {
        pdf_pack_samples(arena, packed);
    } else if (image->type == IMAGE_PNG) {
        pdf_pack_png(arena, packed);
    } else if (image->type == IMAGE_JPEG) {
        packed->colour.data = picture_strip_jpeg(arena, image->bytes, 1);
        packed->colour.entries =
            str_format(arena,
                       "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent "
                       "8/ColorSpace/%s/Filter/DCTDecode",
                       image_stored_width(image), image_stored_height(image),
                       image->channels == 1 ? "DeviceGray" : "DeviceRGB");
    }
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

/* 0 for an image without samples. */
static unsigned add_image(struct pdf *pdf, const struct image *image) {
    const struct pdf_images *images = pdf->options->images;
    const struct pdf_packed *packed = NULL;
    for (size_t i = 0; i < images->count && !packed; i++)
        if (images->list[i].image == image)
            packed = &images->list[i];
    if (!packed || str_empty(packed->colour.data))
        return 0;
    struct str entries = packed->colour.entries;
    if (!str_empty(packed->mask.data)) {
        unsigned mask = pdf_add_stream(pdf->file, packed->mask.entries, packed->mask.data);
        entries = str_format(pdf->arena, "%s/SMask %u 0 R", entries.s, mask);
    }
    return pdf_add_stream(pdf->file, entries, packed->colour.data);
}

/* A picture that was taken with the camera turned (EXIF 2.3, 4.6.4) is drawn upright by a form that
 * turns it: the stored picture's unit square onto the upright one's. The picture may also lie
 * mirrored. */
static unsigned turn(struct pdf *pdf, unsigned stored, int orientation) {
    static const char *const matrices[9] = {
        [2] = "-1 0 0 1 1 0", [3] = "-1 0 0 -1 1 1", [4] = "1 0 0 -1 0 1", [5] = "0 -1 -1 0 1 1",
        [6] = "0 -1 1 0 0 1", [7] = "0 1 1 0 0 0",   [8] = "0 1 -1 0 1 0"};
    struct str entries = str_format(
        pdf->arena, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</P %u 0 R>>>>",
        stored);
    return pdf_add_stream(pdf->file, entries,
                          str_format(pdf->arena, "%s cm /P Do", matrices[orientation]));
}

unsigned pdf_find_picture(struct pdf *pdf, const struct image *image) {
    if (!pdf->pictures)
        pdf->pictures = NEW(pdf->arena, struct pdf_pictures);
    struct pdf_pictures *pictures = pdf->pictures;
    for (size_t i = 0; i < pictures->count; i++)
        if (pictures->list[i].image == image)
            return pictures->list[i].number;
    unsigned number =
        image->type == IMAGE_SVG ? pdf_add_drawing(pdf, image->drawing) : add_image(pdf, image);
    if (number && image->type != IMAGE_SVG && image->orientation > 1)
        number = turn(pdf, number, image->orientation);
    APPEND(pdf->arena, pictures->list, pictures->count);
    pictures->list[pictures->count - 1].image = image;
    pictures->list[pictures->count - 1].number = number;
    return number;
}
