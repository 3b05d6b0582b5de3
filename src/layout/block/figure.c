/* Figures: a picture in a thin frame that hugs it, at the left, with its caption, kept together.
 * Where the rest of a page is too low for one, the pager may make the picture a little smaller or
 * let text go before it. Pictures inside a paragraph stand below it, side by side. */
#include "layout/block/block.h"
#include "model/words.h"

enum {
    LEAST_DPI = 150,
};

/* Scaled to the measure and to three fifths of the page, its pixels no larger than the theme has
 * them. */
static struct picture fit_picture(const struct theme *theme, const struct image *image,
                                  const struct node *node, int measure) {
    int64_t tallest = theme_text_height(theme) * 3L / 5;
    int64_t width = (int64_t)image->width * theme->figure_pixel;
    int64_t height = (int64_t)image->height * theme->figure_pixel;
    if (width > measure) {
        height = height * measure / width;
        width = measure;
    }
    if (height > tallest) {
        width = width * tallest / height;
        height = tallest;
    }
    return (struct picture){.width = width > 1000 ? (int)width : 1000,
                            .height = height > 1000 ? (int)height : 1000,
                            .image = image,
                            .node = node,
                            .alternative = node->text};
}

/* A tenth of a millimetre is 283.46/1000 pt; an inch 72,000. */
static void check_sharpness(const struct typesetter *t, const struct picture *picture) {
    const struct image *image = picture->image;
    int64_t dpi = (int64_t)image->width * 72000 / picture->width;
    if (image->type == IMAGE_SVG || dpi >= LEAST_DPI || t->dry)
        return;
    struct place place = picture->node->place;
    int64_t millimetres = ((int64_t)picture->width * 254 + 360000) / 720000;
    findings_add(t->findings, MESSAGE_IMAGE_SMALL, str_empty(place.file) ? image->place : place,
                 {say_text(image->path), say_number(image->width), say_number(millimetres),
                  say_number(dpi)});
}

static struct picture *find_picture(const struct slice *slice) {
    for (struct piece *piece = slice->pieces.first; piece != NULL; piece = piece->next)
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
    for (struct piece *piece = slice->pieces.first; piece != NULL; piece = piece->next) {
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

static int padding_in(struct context c) {
    const struct theme *theme = c.flow->typesetter.theme;
    return c.frame.width > 12 * theme->figure_padding ? theme->figure_padding : theme->hairline;
}

/* The picture within four lines `padding` around it, in the order that figure_shrink() knows. */
static void add_picture(const struct typesetter *t, struct slice *slice, struct picture picture,
                        int padding) {
    struct colour colour = t->theme->rule;
    int x = picture.x, width = picture.width + 2 * padding, height = picture.height + 2 * padding;
    int line = t->theme->hairline;
    const struct rectangle lines[] = {
        {x, 0, width, line, colour},
        {x, height - line, width, line, colour},
        {x, 0, line, height, colour},
        {x + width - line, 0, line, height, colour},
    };
    for (size_t i = 0; padding > 0 && i < COUNT(lines); i++)
        pieces_add_rectangle(t->block_arena, &slice->pieces, lines[i]);
    picture.x += padding;
    picture.y = padding;
    pieces_add(t->block_arena, &slice->pieces, PIECE_PICTURE)->picture = picture;
}

static void lay_picture(struct galley *galley, const struct node *node, const struct image *image,
                        struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    int padding = padding_in(c);
    struct picture picture = fit_picture(t->theme, image, node, c.frame.width - 2 * padding);
    check_sharpness(t, &picture);
    picture.x = c.frame.x;
    struct slice *slice = galley_add(galley, 0, picture.height + 2 * padding);
    add_picture(t, slice, picture, padding);
    slice->keep_next = true;
    slice->floats = slice->rails == NULL;
}

/* Without its picture a figure still says what it would show; read/ has made the finding. */
static void lay_alternative(struct galley *galley, const struct node *node, struct context c) {
    struct typesetter *t = &c.flow->typesetter;
    struct look own = *c.look;
    own.face = FACE_ITALIC;
    own.node = node;
    look_settle(t, &own);
    struct paragraph p = paragraph_init(t);
    paragraph_add_text(t, &p, node->text, &own);
    size_t from = galley->count;
    lines_lay(galley, c, (struct line_shape){.paragraph = &p});
    galley_keep(galley, from);
}

static void lay_caption(struct galley *galley, const struct node *node, struct context c) {
    struct typesetter *t = &c.flow->typesetter;
    struct look bold = *c.look;
    bold.face = FACE_BOLD;
    look_settle(t, &bold);
    struct paragraph p = paragraph_init(t);
    size_t number = node->start > 0 ? (size_t)node->start : ++t->numbering.figures, from;
    paragraph_add_text(
        t, &p, str_format(t->block_arena, "%s %zu. ", words_of(t->language)->figure, number),
        &bold);
    paragraph_add(t, &p, node->first, NULL, c.look);
    from = galley->count;
    lines_lay(galley, c, (struct line_shape){.paragraph = &p});
    galley_keep(galley, from);
}

static const struct image *find_image(const struct flow *flow, const struct node *node) {
    const struct image *image =
        flow->dossier != NULL ? dossier_find_image(flow->dossier, node->target) : NULL;
    return image != NULL && image->width > 0 && image->height > 0 ? image : NULL;
}

void figure_lay(struct galley *galley, const struct node *node, struct context c) {
    struct look own = look_style(&c.flow->typesetter, c.look, ROLE_CAPTION);
    own.node = node;
    const struct image *image = find_image(c.flow, node);
    galley_request_space(galley, c.look->leading * 2 / 3);
    c.look = &own;
    size_t before = galley->count;
    if (image != NULL)
        lay_picture(galley, node, image, c);
    else
        lay_alternative(galley, node, c);
    galley_request_space(galley, own.style != NULL ? own.style->space_before : own.leading / 3);
    lay_caption(galley, node, c);
    if (galley->count > before)
        galley->slices[galley->count - 1].keep_next = false;
    galley_request_space(galley, own.style != NULL ? own.style->space_after : own.leading);
}

/* Pictures of a paragraph, from the left; one that no longer fits begins a new line of them. */
struct shelf {
    struct slice *slice; /* of the galley; not held over a change of it; NULL = none begun */
    int x;               /* right end of what stands there */
};

static void lay_inside(struct galley *galley, const struct node *node, struct shelf *shelf,
                       struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    const struct image *image = find_image(c.flow, node);
    galley_request_space(galley, c.look->leading / 2);
    if (image == NULL) {
        struct look own = look_style(t, c.look, ROLE_CAPTION);
        c.look = &own;
        lay_alternative(galley, node, c);
        shelf->slice = NULL;
        return;
    }
    int padding = padding_in(c);
    struct picture picture = fit_picture(t->theme, image, node, c.frame.width - 2 * padding);
    check_sharpness(t, &picture);
    if (picture.width <= t->theme->figure_small && picture.height <= t->theme->figure_small)
        padding = 0;
    int width = picture.width + 2 * padding, height = picture.height + 2 * padding;
    if (shelf->slice == NULL ||
        shelf->x + t->theme->figure_gap + width > c.frame.x + c.frame.width) {
        shelf->slice = galley_add(galley, 0, height);
        picture.x = c.frame.x;
    } else {
        picture.x = shelf->x + t->theme->figure_gap;
    }
    if (height > shelf->slice->height)
        shelf->slice->height = height;
    shelf->x = picture.x + width;
    add_picture(t, shelf->slice, picture, padding);
}

void figure_lay_inside(struct galley *galley, const struct paragraph *p, struct context c) {
    struct shelf shelf = {0};
    if (p->image_count == 0)
        return;
    if (p->text.count > 0 && galley->count > 0)
        galley->slices[galley->count - 1].keep_next = true;
    for (size_t i = 0; i < p->image_count; i++)
        lay_inside(galley, p->images[i], &shelf, c);
    if (galley->count == 0) /* a picture that is not there, with nothing said in its place */
        return;
    struct slice *last = &galley->slices[galley->count - 1];
    last->keep_next = false;
    if (c.list_depth > 0) /* items ask for less than a picture needs */
        last->height += c.look->leading / 3;
    galley_request_space(galley, c.look->leading / 2);
}
