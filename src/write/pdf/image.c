/* A JPEG in grey or RGB is handed through (ISO 32000-1, 7.4.8), without what a camera or program
 * has written beside the picture. */
#include "write/pdf/image.h"

#include "write/pdf/drawing.h"
#include "write/pdf/png.h"
#include "write/pdf/writer.h"
#include "write/picture.h"

struct pdf_images {
    const struct image *named; /* by the pages; borrowed */
    struct pdf_packed *list;   /* one for each of them, in their order */
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
        packed->colour.data = picture_strip_jpeg(arena, image->bytes);
        packed->colour.entries =
            str_format(arena,
                       "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent "
                       "8/ColorSpace/%s/Filter/DCTDecode",
                       image_stored_width(image), image_stored_height(image),
                       image->channels == 1 ? "DeviceGray" : "DeviceRGB");
    }
}

struct pdf_images *pdf_images_pack(struct arena *arena, const struct image *named,
                                   const struct image *drawn, size_t count) {
    struct pdf_images *images = NEW(arena, struct pdf_images);
    *images = (struct pdf_images){named, NEW_ARRAY(arena, struct pdf_packed, count), count};
    for (size_t i = 0; i < count; i++) {
        images->list[i].image = &drawn[i];
        pack(arena, &images->list[i]);
    }
    return images;
}

/* NULL: there is none. */
static const struct pdf_packed *find_packed(const struct pdf_images *images,
                                            const struct image *named) {
    for (size_t i = 0; images && i < images->count; i++)
        if (&images->named[i] == named)
            return &images->list[i];
    return NULL;
}

/* 0 for an image without samples. */
static unsigned add_image(struct pdf *pdf, const struct pdf_packed *packed) {
    if (str_empty(packed->colour.data))
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
    const struct pdf_packed *packed = find_packed(pdf->options->images, image);
    const struct image *drawn = packed ? packed->image : image;
    unsigned number = 0;
    if (drawn->type == IMAGE_SVG)
        number = pdf_add_drawing(pdf, drawn->drawing);
    else if (packed)
        number = add_image(pdf, packed);
    if (number && drawn->type != IMAGE_SVG && drawn->orientation > 1)
        number = turn(pdf, number, drawn->orientation);
    APPEND(pdf->arena, pictures->list, pictures->count);
    pictures->list[pictures->count - 1].image = image;
    pictures->list[pictures->count - 1].number = number;
    return number;
}
