/* What a decoder gives is turned upright, and what is transparent loses the color that it has in
 * the file: it is not seen, and a name can be written with it. */
#include "parse/raster.h"

#include <string.h>

static void forget_hidden_colors(struct raster *raster) {
    size_t channels = raster->channels, count = raster->width * raster->height;
    if (channels % 2)
        return;
    for (unsigned char *pixel = raster->bytes; count-- > 0; pixel += channels)
        if (pixel[channels - 1] == 0)
            memset(pixel, 0, channels);
}

/* Where the pixel that belongs at x, y is stored (EXIF 2.3, 4.6.4). */
static size_t stored_at(const struct raster *stored, int orientation, size_t x, size_t y) {
    size_t right = stored->width - 1, bottom = stored->height - 1;
    switch (orientation) {
    case 2:
        return y * stored->width + right - x;
    case 3:
        return (bottom - y) * stored->width + right - x;
    case 4:
        return (bottom - y) * stored->width + x;
    case 5:
        return x * stored->width + y;
    case 6:
        return (bottom - x) * stored->width + y;
    case 7:
        return (bottom - x) * stored->width + right - y;
    default:
        return x * stored->width + right - y;
    }
}

static void turn(struct arena *arena, struct raster *raster, int orientation) {
    struct raster stored = *raster;
    size_t channels = raster->channels;
    if (orientation >= 5) {
        raster->width = stored.height;
        raster->height = stored.width;
    }
    raster->bytes = arena_alloc(arena, raster->width * raster->height, channels);
    unsigned char *to = raster->bytes;
    for (size_t y = 0; y < raster->height; y++)
        for (size_t x = 0; x < raster->width; x++, to += channels)
            memcpy(to, stored.bytes + stored_at(&stored, orientation, x, y) * channels, channels);
}

/* The inks of a JPEG were turned into the colors of a screen when it was read. */
static bool decode(struct arena *arena, const struct image *image, struct raster *raster) {
    *raster = (struct raster){
        .width = image_stored_width(image), .height = image_stored_height(image), .channels = 3};
    if (image->type == IMAGE_SVG)
        return raster_of_svg(arena, image, raster);
    if (image->type == IMAGE_PNG)
        return raster_of_png(arena, image->bytes, raster);
    if (str_empty(image->samples))
        return raster_of_jpeg(arena, image, raster);
    raster->bytes = arena_copy(arena, image->samples.s, image->samples.n);
    return true;
}

bool raster_read(struct arena *arena, const struct image *image, struct raster *raster) {
    if (!decode(arena, image, raster))
        return false;
    forget_hidden_colors(raster);
    if (image->type == IMAGE_JPEG && image->orientation > 1)
        turn(arena, raster, image->orientation);
    return true;
}
