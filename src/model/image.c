#include "model/image.h"

unsigned image_stored_width(const struct image *image) {
    return (unsigned)(image->orientation >= 5 ? image->height : image->width);
}

unsigned image_stored_height(const struct image *image) {
    return (unsigned)(image->orientation >= 5 ? image->width : image->height);
}
