/* CMYK and YCCK pictures as RGB: PDF/A with an sRGB output intent knows no other inks (ISO 19005-2,
 * 6.2.4.3). Files with Adobe's marker hold their inks inverted. Other JPEG is decoded only for whom
 * the file itself is not for. */
#include "parse/image_jpeg.h"

#include <lcms2.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#include "parse/image_color.h"
#include "parse/raster.h"

struct decoder {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    jmp_buf broken;
    bool opened, short_of_data;
    unsigned char *row, *to;
    cmsHTRANSFORM transform; /* NULL: no profile */
    JOCTET *profile;         /* its bytes, or NULL */
    unsigned profile_length;
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

/* Up to the first scan. */
static void open_file(struct decoder *decoder, const struct image *image) {
    decoder->jpeg.err = jpeg_std_error(&decoder->errors);
    decoder->jpeg.client_data = decoder;
    decoder->errors.error_exit = leave;
    decoder->errors.emit_message = note;
    jpeg_create_decompress(&decoder->jpeg);
    decoder->opened = true;
    jpeg_mem_src(&decoder->jpeg, (const unsigned char *)image->bytes.s, image->bytes.n);
    jpeg_save_markers(&decoder->jpeg, JPEG_APP0 + 2, 0xFFFF);
    jpeg_read_header(&decoder->jpeg, TRUE);
    jpeg_read_icc_profile(&decoder->jpeg, &decoder->profile, &decoder->profile_length);
}

static void close_file(struct decoder *decoder) {
    if (decoder->opened)
        jpeg_destroy_decompress(&decoder->jpeg);
    if (decoder->transform)
        cmsDeleteTransform(decoder->transform);
    free(decoder->profile);
    decoder->opened = false;
    decoder->transform = NULL;
    decoder->profile = NULL;
}

/* ---- inks ---- */

static bool decode_inks(struct decoder *decoder, const struct image *image) {
    if (setjmp(decoder->broken) != 0)
        return false;
    open_file(decoder, image);
    if (decoder->profile) {
        cmsHPROFILE inks = cmsOpenProfileFromMem(decoder->profile, decoder->profile_length),
                    screen = cmsCreate_sRGBProfile();
        if (inks && screen && cmsGetColorSpace(inks) == cmsSigCmykData)
            decoder->transform = cmsCreateTransform(
                inks, decoder->jpeg.saw_Adobe_marker ? TYPE_CMYK_8_REV : TYPE_CMYK_8, screen,
                TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_BLACKPOINTCOMPENSATION);
        if (inks)
            cmsCloseProfile(inks);
        if (screen)
            cmsCloseProfile(screen);
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
    bool good = decode_inks(decoder, image);
    close_file(decoder);
    if (good)
        image->samples = (struct str){(const char *)decoder->to, pixels * 3};
    else
        findings_add(findings, MESSAGE_IMAGE_NOT_DECODED, image->place, {say_text(image->path)});
    return good;
}

/* ---- light ---- */

static bool decode_light(struct decoder *decoder, const struct image *image,
                         struct raster *raster) {
    if (setjmp(decoder->broken) != 0)
        return false;
    struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
    open_file(decoder, image);
    jpeg->out_color_space = raster->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg->dct_method = JDCT_ISLOW;
    jpeg_start_decompress(jpeg);
    if (jpeg->output_width != raster->width || jpeg->output_height != raster->height)
        return false;
    raster->coarse_color =
        jpeg->comp_info[0].h_samp_factor > 1 || jpeg->comp_info[0].v_samp_factor > 1;
    for (unsigned char *row = raster->bytes; jpeg->output_scanline < jpeg->output_height;
         row += raster->width * raster->channels)
        jpeg_read_scanlines(jpeg, &row, 1);
    return true;
}

/* Data that are missing are gray, as in any viewer. */
bool raster_of_jpeg(struct arena *arena, const struct image *image, struct raster *raster) {
    struct decoder *decoder = NEW(arena, struct decoder);
    raster->channels = image->channels == 1 ? 1 : 3;
    raster->bytes = arena_alloc(arena, raster->width * raster->height, raster->channels);
    bool good = decode_light(decoder, image, raster);
    if (good && decoder->profile)
        color_to_srgb(raster, &(struct color_space){.profile = {(const char *)decoder->profile,
                                                                decoder->profile_length}});
    close_file(decoder);
    return good;
}
