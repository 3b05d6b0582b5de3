/* CMYK and YCCK pictures as RGB: PDF/A with an sRGB output intent knows no other inks (ISO 19005-2,
 * 6.2.4.3). Files with Adobe's marker hold their inks inverted. */
#include "parse/image_jpeg.h"

#include <lcms2.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

struct decoder {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    jmp_buf broken;
    bool opened, short_of_data;
    unsigned char *row, *to;
    cmsHTRANSFORM transform; /* NULL: no profile */
};

static void leave(j_common_ptr jpeg) {
    struct decoder *decoder = jpeg->client_data;
    longjmp(decoder->broken, 1);
}

/* A warning means that data were wrong or missing and grey took their place. */
static void note(j_common_ptr jpeg, int level) {
    struct decoder *decoder = jpeg->client_data;
    if (level < 0)
        decoder->short_of_data = true;
}

/* Each ink takes its share of the light, and black takes its share of the rest. */
static void convert_plainly(const unsigned char *inks, unsigned char *to, size_t count,
                            bool inverted) {
    for (size_t i = 0; i < count; i++, inks += 4, to += 3)
        for (int k = 0; k < 3; k++) {
            int light = inverted ? inks[k] : 255 - inks[k];
            int rest = inverted ? inks[3] : 255 - inks[3];
            to[k] = (unsigned char)((light * rest + 127) / 255);
        }
}

static bool decode(struct decoder *decoder, const struct image *image) {
    if (setjmp(decoder->broken) != 0)
        return false;
    decoder->jpeg.err = jpeg_std_error(&decoder->errors);
    decoder->jpeg.client_data = decoder;
    decoder->errors.error_exit = leave;
    decoder->errors.emit_message = note;
    jpeg_create_decompress(&decoder->jpeg);
    decoder->opened = true;
    jpeg_mem_src(&decoder->jpeg, (const unsigned char *)image->bytes.s, image->bytes.n);
    jpeg_save_markers(&decoder->jpeg, JPEG_APP0 + 2, 0xFFFF);
    jpeg_read_header(&decoder->jpeg, TRUE);
    JOCTET *bytes = NULL;
    unsigned length = 0;
    if (jpeg_read_icc_profile(&decoder->jpeg, &bytes, &length)) {
        cmsHPROFILE inks = cmsOpenProfileFromMem(bytes, length), screen = cmsCreate_sRGBProfile();
        if (inks && screen && cmsGetColorSpace(inks) == cmsSigCmykData)
            decoder->transform = cmsCreateTransform(
                inks, decoder->jpeg.saw_Adobe_marker ? TYPE_CMYK_8_REV : TYPE_CMYK_8, screen,
                TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_BLACKPOINTCOMPENSATION);
        if (inks)
            cmsCloseProfile(inks);
        if (screen)
            cmsCloseProfile(screen);
        free(bytes);
    }
    /* No memory of the arena is asked for from here to the end, so that nothing of libjpeg's
     * stays. */
    struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
    jpeg->out_color_space = JCS_CMYK;
    jpeg->dct_method = JDCT_ISLOW;
    jpeg_start_decompress(jpeg);
    size_t width = jpeg->output_width;
    for (unsigned char *to = decoder->to; jpeg->output_scanline < jpeg->output_height;
         to += width * 3) {
        jpeg_read_scanlines(jpeg, &decoder->row, 1);
        if (decoder->transform)
            cmsDoTransform(decoder->transform, decoder->row, to, (cmsUInt32Number)width);
        else
            convert_plainly(decoder->row, to, width, jpeg->saw_Adobe_marker);
    }
    jpeg_finish_decompress(jpeg);
    return !decoder->short_of_data;
}

bool image_jpeg_convert(struct arena *arena, struct image *image, struct findings *findings) {
    size_t pixels = (size_t)image->width * image->height;
    size_t longest = image->width > image->height ? image->width : image->height;
    struct decoder *decoder = NEW(arena, struct decoder);
    decoder->row = arena_alloc(arena, longest, 4);
    decoder->to = arena_alloc(arena, pixels, 3);
    bool good = decode(decoder, image);
    if (decoder->opened)
        jpeg_destroy_decompress(&decoder->jpeg);
    if (decoder->transform)
        cmsDeleteTransform(decoder->transform);
    decoder->opened = false;
    decoder->transform = NULL;
    if (good)
        image->samples = (struct str){(const char *)decoder->to, pixels * 3};
    else
        findings_add(findings, MESSAGE_IMAGE_NOT_DECODED, image->place, {say_text(image->path)});
    return good;
}
