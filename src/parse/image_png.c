#include <png.h>
#include <setjmp.h>
#include <string.h>

#include "base/limits.h"
#include "parse/image_png.h"
#include "parse/raster.h"

struct source {
    struct str bytes;
    size_t at;
    jmp_buf broken;
};

static png_voidp allocate(png_structp reader, png_alloc_size_t size) {
    return arena_alloc(png_get_mem_ptr(reader), 1, size);
}

static void release(png_structp reader, png_voidp block) {
    (void)reader;
    (void)block;
}

static void leave(png_structp reader, png_const_charp message) {
    struct source *source = png_get_error_ptr(reader);
    (void)message;
    longjmp(source->broken, 1);
}

static void ignore(png_structp reader, png_const_charp message) {
    (void)reader;
    (void)message;
}

static void take(png_structp reader, png_bytep out, size_t count) {
    struct source *source = png_get_io_ptr(reader);
    if (count > source->bytes.n - source->at)
        png_error(reader, "truncated");
    memcpy(out, source->bytes.s + source->at, count);
    source->at += count;
}

static void read_space(png_structp reader, png_infop info, struct color_space *space) {
    png_charp name;
    png_bytep profile;
    png_uint_32 length = 0;
    int method;
    if (png_get_valid(reader, info, PNG_INFO_sRGB))
        return;
    if (png_get_iCCP(reader, info, &name, &method, &profile, &length)) {
        space->profile = (struct str){(const char *)profile, length};
        return;
    }
    png_get_gAMA(reader, info, &space->gamma);
    png_get_cHRM(reader, info, &space->white[0], &space->white[1], &space->red[0], &space->red[1],
                 &space->green[0], &space->green[1], &space->blue[0], &space->blue[1]);
}

bool png_decode(struct arena *arena, struct str bytes, struct raster *raster,
                struct color_space *space) {
    struct source *source = NEW(arena, struct source);
    source->bytes = bytes;
    if (setjmp(source->broken) != 0)
        return false;
    png_structp reader = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, source, leave, ignore,
                                                  arena, allocate, release);
    png_infop info = reader ? png_create_info_struct(reader) : NULL;
    if (!info)
        return false;
    png_set_user_limits(reader, (png_uint_32)LIMIT_IMAGE_PIXELS, (png_uint_32)LIMIT_IMAGE_PIXELS);
    png_set_read_fn(reader, source, take);
    png_read_info(reader, info);
    if (space)
        read_space(reader, info, space);
    png_set_expand(reader);
    png_set_strip_16(reader);
    png_set_interlace_handling(reader);
    png_read_update_info(reader, info);
    raster->width = png_get_image_width(reader, info);
    raster->height = png_get_image_height(reader, info);
    raster->channels = png_get_channels(reader, info);
    size_t stride = raster->width * raster->channels;
    png_bytep *rows = NEW_ARRAY(arena, png_bytep, raster->height);
    raster->bytes = arena_alloc(arena, raster->height, stride);
    for (size_t y = 0; y < raster->height; y++)
        rows[y] = raster->bytes + y * stride;
    png_read_image(reader, rows);
    return true;
}

bool raster_of_png(struct arena *arena, struct str bytes, struct raster *raster) {
    struct color_space space = {0};
    if (!png_decode(arena, bytes, raster, &space))
        return false;
    color_to_srgb(raster, &space);
    return true;
}
