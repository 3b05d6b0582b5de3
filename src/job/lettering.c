/* What is looked at is a sheet of grays: letters of a few pixels are read only when they are
 * enlarged, and what is transparent is seen on black paper too. Light letters in a dark box are
 * missed beside dark ones on white, so they come on a sheet of their own. */
#include "job/lettering.h"

#include <string.h>

#include "base/limits.h"
#include "model/quantity.h"
#include "sys/filter.h"
#include "sys/program.h"

#define PROGRAM "tesseract"

enum {
    SHEET_PIXELS = 4000000,   /* of an enlarged one, at most */
    SHEET_LARGEST = 12000000, /* more is made smaller: a page of 300 dpi has 9 million */
    ENLARGED = 2,
    WINDOW = 24, /* pixels around one that say whether it stands in something dark */
    DARK = 176,
    DARK_SHARE = 50, /* of 100; of text, at most 30 are ink */
    LIGHTER = 30,    /* than the mean around: a letter */
    LETTER = 40,     /* pixels; fewer are none */
    WORDS_BYTES = 1 << 20,
    SECONDS = 20 /* a crowded diagram takes 3, noise without an end */
};

/* Each pixel becomes `times` by `times`, or of that many the mean one is left. */
struct sheet {
    const struct raster *raster;
    size_t times, share;
    size_t width, height;
    unsigned char paper;
};

static void sheet_scale(struct sheet *sheet) {
    size_t pixels = sheet->raster->width * sheet->raster->height;
    sheet->times = sheet->share = 1;
    while (sheet->times < ENLARGED &&
           pixels * (sheet->times + 1) * (sheet->times + 1) <= SHEET_PIXELS)
        sheet->times++;
    while (pixels / sheet->share / sheet->share > SHEET_LARGEST)
        sheet->share++;
    sheet->width = sheet->raster->width * sheet->times / sheet->share;
    sheet->height = sheet->raster->height * sheet->times / sheet->share;
}

/* ITU-R BT.601; on the paper where it is transparent. */
static unsigned gray_of(const struct sheet *sheet, size_t x, size_t y) {
    size_t channels = sheet->raster->channels;
    const unsigned char *pixel = sheet->raster->bytes + (y * sheet->raster->width + x) * channels;
    unsigned gray = pixel[0], alpha = channels % 2 ? 255 : pixel[channels - 1];
    if (channels >= 3)
        gray = (299 * pixel[0] + 587U * pixel[1] + 114U * pixel[2] + 500) / 1000;
    return (gray * alpha + sheet->paper * (255 - alpha) + 127) / 255;
}

/* Between the middles of pixels, in 1/256 of one. */
static unsigned gray_between(const struct sheet *sheet, size_t x, size_t y) {
    size_t right = sheet->raster->width - 1, bottom = sheet->raster->height - 1;
    size_t half = sheet->times * 256 / 2, step = 256;
    size_t at_x = x * step + step / 2 + half, at_y = y * step + step / 2 + half;
    at_x = at_x / sheet->times, at_y = at_y / sheet->times;
    size_t left_x = at_x / 256, top_y = at_y / 256;
    size_t part_x = at_x % 256, part_y = at_y % 256;
    size_t x0 = left_x ? left_x - 1 : 0, x1 = left_x > right ? right : left_x;
    size_t y0 = top_y ? top_y - 1 : 0, y1 = top_y > bottom ? bottom : top_y;
    size_t above = gray_of(sheet, x0, y0) * (256 - part_x) + gray_of(sheet, x1, y0) * part_x;
    size_t below = gray_of(sheet, x0, y1) * (256 - part_x) + gray_of(sheet, x1, y1) * part_x;
    return (unsigned)((above * (256 - part_y) + below * part_y) >> 16);
}

static unsigned gray_mean(const struct sheet *sheet, size_t x, size_t y) {
    size_t share = sheet->share;
    unsigned sum = 0;
    for (size_t k = 0; k < share * share; k++)
        sum += gray_of(sheet, x * share + k % share, y * share + k / share);
    return sum / (unsigned)(share * share);
}

/* A PGM: a line of its size, then a byte for each pixel. */
static struct str sheet_draw(struct arena *arena, const struct sheet *sheet) {
    struct str head = str_format(arena, "P5\n%zu %zu\n255\n", sheet->width, sheet->height);
    char *bytes = arena_alloc(arena, head.n + sheet->width * sheet->height, 1), *to = bytes;
    memcpy(to, head.s, head.n);
    to += head.n;
    for (size_t y = 0; y < sheet->height; y++)
        for (size_t x = 0; x < sheet->width; x++)
            *to++ = (char)(sheet->times > 1 ? gray_between(sheet, x, y) : gray_mean(sheet, x, y));
    return (struct str){bytes, (size_t)(to - bytes)};
}

/* Sums over all that is above and left of a pixel: what a window holds is told by its corners. */
struct sums {
    uint32_t light, dark;
};

static struct sums *sum_up(struct arena *arena, const struct sheet *sheet,
                           const unsigned char *pixels) {
    size_t stride = sheet->width + 1;
    struct sums *sums = NEW_ARRAY(arena, struct sums, stride * (sheet->height + 1));
    for (size_t y = 0; y < sheet->height; y++) {
        struct sums row = {0, 0}, *to = sums + (y + 1) * stride + 1;
        for (size_t x = 0; x < sheet->width; x++, to++, pixels++) {
            row.light += *pixels;
            row.dark += *pixels < DARK;
            *to = (struct sums){to[-(ptrdiff_t)stride].light + row.light,
                                to[-(ptrdiff_t)stride].dark + row.dark};
        }
    }
    return sums;
}

static bool is_light_letter(const struct sheet *sheet, const struct sums *sums, size_t x, size_t y,
                            unsigned gray) {
    size_t stride = sheet->width + 1;
    size_t left = x < WINDOW ? 0 : x - WINDOW, top = y < WINDOW ? 0 : y - WINDOW;
    size_t right = x + WINDOW + 1 < sheet->width ? x + WINDOW + 1 : sheet->width;
    size_t bottom = y + WINDOW + 1 < sheet->height ? y + WINDOW + 1 : sheet->height;
    const struct sums *a = sums + top * stride, *b = sums + bottom * stride;
    uint32_t count = (uint32_t)((right - left) * (bottom - top));
    uint32_t dark = b[right].dark - b[left].dark - a[right].dark + a[left].dark;
    uint32_t light = b[right].light - b[left].light - a[right].light + a[left].light;
    return dark * 100 >= DARK_SHARE * count && gray * count > light + LIGHTER * count;
}

/* The sheet with nothing but the light letters of its dark parts, in black; false: there are
 * none. */
static bool sheet_turn(struct arena *arena, const struct sheet *sheet, struct str *drawn) {
    size_t head = drawn->n - sheet->width * sheet->height, letters = 0;
    const unsigned char *pixels = (const unsigned char *)drawn->s + head;
    const struct sums *sums = sum_up(arena, sheet, pixels);
    char *bytes = arena_copy(arena, drawn->s, drawn->n), *to = bytes + head;
    for (size_t y = 0; y < sheet->height; y++)
        for (size_t x = 0; x < sheet->width; x++) {
            bool letter = is_light_letter(sheet, sums, x, y, *pixels++);
            *to++ = (char)(letter ? 0 : 255);
            letters += letter;
        }
    *drawn = (struct str){bytes, drawn->n};
    return letters >= LETTER;
}

/* Parts of a drawing are texts of their own (11: as much text as possible, in no order), and each
 * has its own contrast (1: by tiles, of 53 pixels at 160 dpi). A language that is not installed is
 * left out by the program; side by side its threads are slower than one. */
static bool read_here(struct arena *arena, struct str drawn, struct str *words) {
    struct str path;
    if (!program_find(arena, PROGRAM, &path))
        return false;
    const char *const arguments[] = {path.s,
                                     "stdin",
                                     "stdout",
                                     "--dpi",
                                     "160",
                                     "--psm",
                                     "11",
                                     "-l",
                                     "eng+deu",
                                     "-c",
                                     "thresholding_method=1",
                                     NULL};
    static const char *const settings[] = {"OMP_THREAD_LIMIT", "1", NULL};
    struct filter filter = {.arguments = arguments,
                            .settings = settings,
                            .input = drawn,
                            .most = WORDS_BYTES,
                            .seconds = SECONDS};
    return filter_run(arena, &filter, words);
}

/* Whether this is what sheet_draw() makes. The program would take a text for a list of files. */
static bool is_sheet(struct str bytes) {
    struct str mark, width, height, depth, rest = bytes;
    uint64_t wide, high;
    return str_cut(&rest, '\n', &mark) && str_is(mark, "P5") && str_cut(&rest, ' ', &width) &&
           integer_parse(width, &wide) && str_cut(&rest, '\n', &height) &&
           integer_parse(height, &high) && str_cut(&rest, '\n', &depth) && str_is(depth, "255") &&
           wide && high && wide <= SHEET_LARGEST && high <= SHEET_LARGEST && rest.n == wide * high;
}

bool lettering_serve(struct arena *arena, const void *context, struct parcel *request,
                     struct buf *reply) {
    struct str words, drawn = parcel_text(request);
    (void)context;
    if (!is_sheet(drawn) || !read_here(arena, drawn, &words))
        return false;
    parcel_put_text(reply, words);
    return true;
}

static bool ask(struct arena *arena, struct str drawn, struct str *words) {
    struct buf request = buf_init(arena, LIMIT_PROCESS_OUTPUT);
    struct parcel reply;
    struct str path;
    parcel_put_text(&request, drawn);
    if (!program_find(arena, PROGRAM, &path) ||
        !steward_ask(arena, STEWARD_LETTERS, buf_str(&request), &reply))
        return false;
    *words = parcel_text(&reply);
    return !reply.broken;
}

static bool drawn_read(struct arena *arena, struct str drawn, struct str *words) {
    struct str more;
    if (!(steward_is_there() ? ask : read_here)(arena, drawn, &more))
        return false;
    *words = str_join(arena, *words, more);
    return true;
}

static bool sheet_read(struct arena *arena, const struct sheet *sheet, struct str *words) {
    struct str drawn = sheet_draw(arena, sheet);
    return drawn_read(arena, drawn, words) &&
           (!sheet_turn(arena, sheet, &drawn) || drawn_read(arena, drawn, words));
}

bool lettering_read(struct arena *arena, const struct raster *raster, struct str *words) {
    struct arena *scratch = arena_scratch(arena);
    struct sheet sheet = {.raster = raster, .paper = 255};
    struct str all = {0};
    sheet_scale(&sheet);
    bool good = sheet_read(scratch, &sheet, &all);
    sheet.paper = 0;
    if (raster->channels % 2 == 0)
        good = good && sheet_read(scratch, &sheet, &all);
    *words = str_copy(arena, all.s, good ? all.n : 0);
    arena_drop(scratch);
    return good;
}
