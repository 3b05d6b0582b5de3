/* Whatever way there is to keep a word in the file of a picture, none leads through its pixels:
 * they are all that is taken over. A drawing's outlines would still tell what lies under others,
 * outside of the sheet or is white on white, so it becomes pixels too. */
#include "job/public_picture.h"

#include "evidence/pdf_text.h"
#include "job/lettering.h"
#include "parse/image_header.h"
#include "parse/raster.h"
#include "write/picture.h"

/* The text of a drawing in the order of its letters on the sheet, whatever order they have in the
 * file. */
static struct str words_as_drawn(struct arena *arena, const struct image *image) {
    struct pdf_text *page = str_empty(image->drawing) ? NULL : pdf_text_open(arena, image->drawing);
    return page ? pdf_text_page(page, 1) : (struct str){0};
}

static void make(struct workspace *work, const struct image *image,
                 struct public_picture *picture) {
    struct arena *scratch = arena_scratch(work->arena);
    struct raster raster;
    bool jpeg = image->type == IMAGE_JPEG;
    struct image whole = *image;
    picture->image = (struct image){.path = image->path, .place = image->place};
    if (jpeg) /* libjpeg gives up at parts that it does not know */
        whole.bytes = picture_strip_jpeg(scratch, image->bytes);
    if (raster_read(scratch, &whole, &raster)) {
        picture->image.bytes = jpeg ? picture_write_jpeg(work->arena, &raster)
                                    : picture_write_png(work->arena, &raster);
        picture->fits = !str_empty(picture->image.bytes) &&
                        image_header_read(&picture->image, &work->made.findings);
    } else {
        findings_add(&work->made.findings, MESSAGE_IMAGE_NOT_DECODED, image->place,
                     {say_text(image->path)});
    }
    arena_drop(scratch);
}

struct public_picture *public_picture(struct workspace *work, const struct image *image) {
    const struct dossier *dossier = work->dossier;
    if (!work->public_pictures)
        work->public_pictures = NEW_ARRAY(work->arena, struct public_picture, dossier->image_count);
    struct public_picture *picture = &work->public_pictures[image - dossier->images];
    if (!picture->made)
        make(work, image, picture);
    picture->made = true;
    return picture;
}

void public_picture_read(struct workspace *work, const struct image *image, bool pixels) {
    struct public_picture *picture = public_picture(work, image);
    if (picture->read)
        return;
    struct arena *scratch = arena_scratch(work->arena);
    struct raster raster;
    struct str drawn = words_as_drawn(scratch, image), lettering = {0};
    picture->pixels_read = pixels && raster_read(scratch, &picture->image, &raster) &&
                           lettering_read(scratch, &raster, &lettering);
    picture->words = str_format(work->arena, "%.*s\n%.*s\n%.*s", STR_ARG(image->text),
                                STR_ARG(drawn), STR_ARG(lettering));
    picture->read = true;
    arena_drop(scratch);
}
