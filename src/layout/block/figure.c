/* Figures: a picture in a thin frame that hugs it, at the left, with its caption, kept together.
 * Where the rest of a page is too low for one, the pager may make the picture a little smaller or
 * let text go before it. Pictures inside a paragraph stand below it, side by side. */
#include "layout/block/flow.h"
#include "model/words.h"

enum {
    POINT_PER_PIXEL = 750, /* 1/1000 pt: a pixel is never larger than at 96 dpi */
    FRAME_LINE = 500,
    FRAME_PADDING = 8000,
    LEAST_DPI = 150,
    SMALL = 48000, /* a picture inside a paragraph that is not larger has no frame */
    GAP = 8000     /* between pictures side by side */
};

struct box {
    int width, height;
};

/* Scaled to the measure and to three fifths of the page, never above one pixel for 0.75 pt. */
static struct box picture_box(const struct flow *flow, const struct image *image, int measure) {
    const struct theme *theme = flow->theme;
    int64_t tallest = (theme->page_height - theme->margin_top - theme->margin_bottom) * 3L / 5;
    int64_t width = (int64_t)image->width * POINT_PER_PIXEL;
    int64_t height = (int64_t)image->height * POINT_PER_PIXEL;
    if (width > measure) {
        height = height * measure / width;
        width = measure;
    }
    if (height > tallest) {
        width = width * tallest / height;
        height = tallest;
    }
    return (struct box){width > 1000 ? (int)width : 1000, height > 1000 ? (int)height : 1000};
}

/* A tenth of a millimetre is 283.46/1000 pt; an inch 72,000. */
static void check_sharpness(struct flow *flow, const struct node *node, const struct image *image,
                            struct box box) {
    int64_t dpi = (int64_t)image->width * 72000 / box.width;
    if (image->type == IMAGE_SVG || dpi >= LEAST_DPI || flow->dry)
        return;
    struct place place = str_empty(node->place.file) ? image->place : node->place;
    finding_add(flow->findings, FINDING_IMAGE_SMALL, place,
                "the picture \"%.*s\" is small: %u px wide, printed at %d mm, is %d dpi",
                STR_ARG(image->path), (unsigned)image->width,
                (int)(((int64_t)box.width * 254 + 360000) / 720000), (int)dpi);
}

/* Four lines around x..x + width, in the order that figure_shrink() knows. */
static void add_frame(struct flow *flow, struct slice *slice, struct frame frame, int height) {
    struct colour colour = flow->theme->rule;
    int right = frame.x + frame.width - FRAME_LINE, bottom = height - FRAME_LINE;
    const struct rectangle lines[] = {
        {frame.x, 0, frame.width, FRAME_LINE, colour},
        {frame.x, bottom, frame.width, FRAME_LINE, colour},
        {frame.x, 0, FRAME_LINE, height, colour},
        {right, 0, FRAME_LINE, height, colour},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        slice_add_rectangle(flow->block_arena, slice, lines[i]);
}

static struct picture *find_picture(const struct slice *slice) {
    for (struct piece *piece = slice->first; piece != NULL; piece = piece->next)
        if (piece->kind == PIECE_PICTURE)
            return &piece->picture;
    return NULL;
}

int figure_picture_height(const struct slice *slice) {
    const struct picture *picture = find_picture(slice);
    return picture != NULL ? picture->height : 0;
}

void figure_shrink(struct slice *slice, int percent) {
    struct picture *picture = find_picture(slice);
    if (picture == NULL || percent >= 100)
        return;
    int narrower = picture->width - (int)((int64_t)picture->width * percent / 100);
    int lower = picture->height - (int)((int64_t)picture->height * percent / 100);
    picture->width -= narrower;
    picture->height -= lower;
    slice->height -= lower;
    int line = 0;
    for (struct piece *piece = slice->first; piece != NULL; piece = piece->next) {
        if (piece->kind != PIECE_RECTANGLE)
            continue;
        struct rectangle *r = &piece->rectangle;
        bool level = line < 2; /* top, bottom, left, right */
        r->width -= level ? narrower : 0;
        r->height -= level ? 0 : lower;
        r->y -= line == 1 ? lower : 0;
        r->x -= line == 3 ? narrower : 0;
        line++;
    }
}

static int padding_in(struct frame frame) {
    return frame.width > 12 * FRAME_PADDING ? FRAME_PADDING : FRAME_LINE;
}

static void add_picture(struct flow *flow, struct slice *slice, struct picture picture,
                        int padding) {
    if (padding > 0)
        add_frame(flow, slice, (struct frame){picture.x, picture.width + 2 * padding},
                  picture.height + 2 * padding);
    picture.x += padding;
    picture.y = padding;
    slice_add(flow->block_arena, slice, PIECE_PICTURE)->picture = picture;
}

static void lay_picture(struct flow *flow, struct galley *galley, const struct node *node,
                        const struct image *image, struct frame frame) {
    int padding = padding_in(frame);
    struct box box = picture_box(flow, image, frame.width - 2 * padding);
    check_sharpness(flow, node, image, box);
    struct slice *slice = galley_add(galley, 0, box.height + 2 * padding);
    add_picture(flow, slice,
                (struct picture){.x = frame.x,
                                 .width = box.width,
                                 .height = box.height,
                                 .image = image,
                                 .alternative = node->text,
                                 .node = node},
                padding);
    slice->keep_next = true;
    slice->floats = slice->rails == NULL;
}

/* Without its picture a figure still says what it would show; read/ has made the finding. */
static void lay_alternative(struct flow *flow, struct galley *galley, const struct node *node,
                            struct frame frame, const struct look *look) {
    struct look own = *look;
    own.face = FACE_ITALIC;
    own.node = node;
    look_settle(flow, &own);
    struct paragraph p = paragraph_init(flow);
    paragraph_add_text(flow, &p, node->text, arena_copy(flow->block_arena, &own, sizeof own));
    if (p.text.count > 0)
        linebreak_lay(flow, galley,
                      &(struct line_shape){.paragraph = &p,
                                           .look = look,
                                           .x = frame.x,
                                           .width = frame.width,
                                           .keep_next = true});
}

static void lay_caption(struct flow *flow, struct galley *galley, const struct node *node,
                        struct frame frame, const struct look *look) {
    struct look bold = *look;
    bold.face = FACE_BOLD;
    look_settle(flow, &bold);
    struct paragraph p = paragraph_init(flow);
    p.galley = galley;
    size_t own = node->start > 0 ? (size_t)node->start : ++flow->figure_count;
    struct str number = str_format(flow->block_arena, "%s %zu. ",
                                   words_of(flow->input->document->language)->figure, own);
    paragraph_add_text(flow, &p, number, arena_copy(flow->block_arena, &bold, sizeof bold));
    paragraph_add(flow, &p, node->first, NULL, look);
    linebreak_lay(
        flow, galley,
        &(struct line_shape){
            .paragraph = &p, .look = look, .x = frame.x, .width = frame.width, .keep_next = true});
}

static const struct image *find_image(const struct flow *flow, const struct node *node) {
    const struct image *image = flow->input->dossier != NULL
                                    ? dossier_find_image(flow->input->dossier, node->target)
                                    : NULL;
    return image != NULL && image->width > 0 && image->height > 0 ? image : NULL;
}

void figure_lay(struct flow *flow, struct galley *galley, const struct node *node,
                struct frame frame, const struct look *look) {
    struct look own = look_style(flow, look, ROLE_CAPTION);
    own.node = node;
    const struct look *kept = arena_copy(flow->block_arena, &own, sizeof own);
    const struct image *image = find_image(flow, node);
    galley_request_space(galley, look->leading * 2 / 3);
    size_t before = galley->count;
    if (image != NULL)
        lay_picture(flow, galley, node, image, frame);
    else
        lay_alternative(flow, galley, node, frame, kept);
    galley_request_space(galley, own.style != NULL ? own.style->space_before : own.leading / 3);
    lay_caption(flow, galley, node, frame, kept);
    if (galley->count > before)
        galley->slices[galley->count - 1].keep_next = false;
    galley_request_space(galley, own.style != NULL ? own.style->space_after : own.leading);
}

/* Pictures of a paragraph, from the left; one that no longer fits begins a new line of them. */
struct shelf {
    struct slice *slice; /* of the galley; not held over a change of it; NULL = none begun */
    int x;               /* right end of what stands there */
};

static void shelve(struct flow *flow, struct galley *galley, struct shelf *shelf,
                   struct picture picture, struct frame frame, int padding) {
    int width = picture.width + 2 * padding, height = picture.height + 2 * padding;
    if (shelf->slice == NULL || shelf->x + GAP + width > frame.x + frame.width) {
        shelf->slice = galley_add(galley, 0, height);
        picture.x = frame.x;
    } else {
        picture.x = shelf->x + GAP;
    }
    if (height > shelf->slice->height)
        shelf->slice->height = height;
    shelf->x = picture.x + width;
    add_picture(flow, shelf->slice, picture, padding);
}

static void lay_inside(struct flow *flow, struct galley *galley, const struct node *node,
                       struct shelf *shelf, struct frame frame, const struct look *look) {
    const struct image *image = find_image(flow, node);
    galley_request_space(galley, look->leading / 2);
    if (image == NULL) {
        struct look own = look_style(flow, look, ROLE_CAPTION);
        lay_alternative(flow, galley, node, frame, arena_copy(flow->block_arena, &own, sizeof own));
        shelf->slice = NULL;
        return;
    }
    int padding = padding_in(frame);
    struct box box = picture_box(flow, image, frame.width - 2 * padding);
    check_sharpness(flow, node, image, box);
    shelve(flow, galley, shelf,
           (struct picture){.width = box.width,
                            .height = box.height,
                            .image = image,
                            .node = node,
                            .alternative = node->text},
           frame, box.width <= SMALL && box.height <= SMALL ? 0 : padding);
}

void figure_lay_inside(struct flow *flow, struct galley *galley, const struct paragraph *p,
                       struct frame frame, const struct look *look) {
    struct shelf shelf = {0};
    if (p->image_count == 0)
        return;
    if (p->text.count > 0 && galley->count > 0)
        galley->slices[galley->count - 1].keep_next = true;
    for (size_t i = 0; i < p->image_count; i++)
        lay_inside(flow, galley, p->images[i], &shelf, frame, look);
    struct slice *last = &galley->slices[galley->count - 1];
    last->keep_next = false;
    if (flow->list_depth > 0) /* items ask for less than a picture needs */
        last->height += look->leading / 3;
    galley_request_space(galley, look->leading / 2);
}
