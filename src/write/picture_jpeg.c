/* Pixels into a JPEG. libjpeg's own defaults are JFIF without a thumbnail, and no other segment
 * that says anything of the picture. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#include "base/limits.h"
#include "write/picture.h"

enum { QUALITY = 92 }; /* the second loss of a photograph is not seen */

struct encoder {
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    jmp_buf broken;
    bool opened;
    unsigned char *bytes; /* of libjpeg */
    unsigned long count;
};

static void leave(j_common_ptr jpeg) {
    struct encoder *encoder = jpeg->client_data;
    longjmp(encoder->broken, 1);
}

/* No memory of the arena is asked for in here, so that nothing of libjpeg's stays. */
static bool encode(struct encoder *encoder, const struct raster *raster) {
    struct jpeg_compress_struct *jpeg = &encoder->jpeg;
    if (setjmp(encoder->broken) != 0)
        return false;
    jpeg->err = jpeg_std_error(&encoder->errors);
    jpeg->client_data = encoder;
    encoder->errors.error_exit = leave;
    jpeg_create_compress(jpeg);
    encoder->opened = true;
    jpeg_mem_dest(jpeg, &encoder->bytes, &encoder->count);
    jpeg->image_width = (JDIMENSION)raster->width;
    jpeg->image_height = (JDIMENSION)raster->height;
    jpeg->input_components = (int)raster->channels;
    jpeg->in_color_space = raster->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, QUALITY, TRUE);
    jpeg->dct_method = JDCT_ISLOW;
    jpeg->optimize_coding = TRUE;
    if (!raster->coarse_color)
        jpeg->comp_info[0].h_samp_factor = jpeg->comp_info[0].v_samp_factor = 1;
    jpeg_start_compress(jpeg, TRUE);
    for (unsigned char *row = raster->bytes; jpeg->next_scanline < jpeg->image_height;
         row += raster->width * raster->channels)
        jpeg_write_scanlines(jpeg, &row, 1);
    jpeg_finish_compress(jpeg);
    return encoder->count <= LIMIT_IMAGE_BYTES;
}

static void drop(void *object) {
    struct encoder *encoder = object;
    if (encoder->opened)
        jpeg_destroy_compress(&encoder->jpeg);
    free(encoder->bytes);
}

struct str picture_write_jpeg(struct arena *arena, const struct raster *raster) {
    struct arena *scratch = arena_scratch(arena);
    struct encoder *encoder = NEW(scratch, struct encoder);
    arena_defer(scratch, drop, encoder);
    struct str bytes = {0};
    if (encode(encoder, raster))
        bytes = str_copy(arena, (const char *)encoder->bytes, encoder->count);
    arena_drop(scratch);
    return bytes;
}
