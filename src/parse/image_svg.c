/* SVG drawn through librsvg onto a PDF page of cairo, held in memory; write/pdf/drawing.c takes the
 * page's content from there. The page is as large as the drawing in steps of 1/300 inch, so that
 * what can only be painted (filters) comes at 300 dpi.
 *
 * librsvg is given no address of the file, so it loads nothing but `data:`; its fonts are those of
 * our folder. Its memory is not the arena's: no allocation of ours happens while it works. */
#include "parse/image_svg.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "parse/raster.h"
#include "sys/file.h"

enum {
    STEPS_PER_INCH = 300,
    PIXELS_PER_INCH = 96,
    WIDEST = 8 * STEPS_PER_INCH, /* of a page */
    TALLEST = 11 * STEPS_PER_INCH,
};

bool image_svg_is(struct str bytes) {
    struct str text = str_slice(bytes, str_starts(bytes, STR("\xEF\xBB\xBF")) ? 3 : 0,
                                bytes.n < 4096 ? bytes.n : 4096);
    text = str_trim(text);
    return str_starts(text, STR("<")) && str_find(text, STR("<svg"), 0) != SIZE_MAX;
}

static void blank(char *text, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        if (text[i] != '\n')
            text[i] = ' ';
}

/* draw.io puts a notice below the drawing for programs that do not know foreignObject; what is
 * lost of the labels is said in a finding. */
static void blank_notices(struct str bytes, char *text) {
    static const char *const notices[] = {"Text is not SVG - cannot display",
                                          "Viewer does not support full SVG 1.1"};
    for (size_t i = 0; i < COUNT(notices); i++) {
        struct str notice = str_of(notices[i]);
        for (size_t at = 0; (at = str_find(bytes, notice, at)) != SIZE_MAX; at += notice.n)
            blank(text, at, at + notice.n);
    }
}

/* Places stay what they are in the file. */
static struct str prepare(struct arena *arena, struct str bytes) {
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_slice(bytes, 3, bytes.n);
    char *text = arena_alloc(arena, bytes.n + 1, 1);
    memcpy(text, bytes.s, bytes.n);
    /* Drawing programs write a document type that says nothing but "SVG"; one that declares
     * anything of its own stays, and xml_parse refuses it. */
    size_t at = str_find(bytes, STR("<!DOCTYPE"), 0);
    size_t end = at == SIZE_MAX ? SIZE_MAX : str_find(bytes, STR(">"), at);
    size_t root = str_find(bytes, STR("<svg"), 0);
    if (end != SIZE_MAX && end <= root && !memchr(bytes.s + at, '[', end - at)) {
        blank(text, at, end + 1);
    }
    blank_notices(bytes, text);
    return (struct str){text, bytes.n};
}

/* ---- fonts ---- */

/* A family that is not ours is taken for the one of its kind. */
#define FOR_CODE(family)                                                                           \
    "<alias binding=\"same\"><family>" family "</family>"                                          \
    "<prefer><family>JetBrains Mono</family></prefer></alias>"

static const char font_rules[] = "<?xml version=\"1.0\"?><fontconfig>" FOR_CODE("monospace")
    FOR_CODE("Courier") FOR_CODE("Courier New") FOR_CODE("Consolas") FOR_CODE("Menlo") FOR_CODE(
        "Monaco") "<match target=\"pattern\"><edit name=\"family\" mode=\"append_last\">"
                  "<string>Inter</string><string>DejaVu Sans</string></edit></match></fontconfig>";

/* File by file: for a folder fontconfig would write a cache. */
static size_t add_fonts(struct arena *arena, FcConfig *config, struct str folder,
                        struct inputs *inputs) {
    struct str *names;
    size_t count = 0, added = 0;
    if (!file_list(arena, folder, &names, &count))
        return 0;
    for (size_t i = 0; i < count; i++) {
        bool font = str_ends(names[i], STR(".otf")) || str_ends(names[i], STR(".ttf")) ||
                    str_ends(names[i], STR(".ttc"));
        struct str path = file_join(arena, folder, names[i]);
        if (!font || !FcConfigAppFontAddFile(config, (const FcChar8 *)path.s))
            continue;
        inputs_note_file(inputs, path);
        added++;
    }
    return added;
}

/* fontconfig's current configuration belongs to the process, and each submission runs in one of its
 * own; without a font of ours the machine's own stay. */
void image_svg_use_fonts(struct arena *arena, struct str folder, struct inputs *inputs) {
    FcConfig *config = str_empty(folder) ? NULL : FcConfigCreate();
    if (!config)
        return;
    if (add_fonts(arena, config, folder, inputs) > 0 &&
        FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)font_rules, FcTrue))
        FcConfigSetCurrent(config);
    FcConfigDestroy(config);
}

static void add_families(struct arena *arena, FcPattern *pattern, struct str list,
                         struct str *first) {
    struct str piece;
    while (str_cut(&list, ',', &piece)) {
        piece = str_trim(piece);
        if (piece.n > 1 && (piece.s[0] == '"' || piece.s[0] == '\''))
            piece = str_trim(str_slice(piece, 1, piece.n - 1));
        piece = str_copy(arena, piece.s, piece.n);
        if (str_empty(*first))
            *first = piece;
        FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)piece.s);
    }
}

static bool is_generic(struct str family) {
    static const char *const names[] = {"serif",      "sans-serif",   "monospace", "cursive",
                                        "fantasy",    "system-ui",    "ui-serif",  "ui-sans-serif",
                                        "inherit",    "ui-monospace", "initial",   "unset",
                                        "Monospaced", "SansSerif"};
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_equal_ignoring_case(family, str_of(names[i])))
            return true;
    return false;
}

static void check_family(struct arena *arena, const struct image *image,
                         const struct svg_family *wanted, struct findings *findings) {
    struct str first = {0};
    FcPattern *pattern = FcPatternCreate();
    if (!pattern)
        arena_exhaust(arena);
    add_families(arena, pattern, wanted->list, &first);
    /* The family that fontconfig takes for a list; empty: none. */
    FcResult result;
    FcChar8 *name = NULL;
    FcConfigSubstitute(NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcPattern *match = FcFontMatch(NULL, pattern, &result);
    struct str taken = {0};
    if (match && FcPatternGetString(match, FC_FAMILY, 0, &name) == FcResultMatch)
        taken = str_copy(arena, (const char *)name, strlen((const char *)name));
    if (match)
        FcPatternDestroy(match);

    FcPatternDestroy(pattern);
    if (!str_empty(first) && !is_generic(first) && !str_equal_ignoring_case(first, taken))
        findings_add(findings, MESSAGE_DRAWING_FONT, wanted->place,
                     {say_text(image->path), say_text(first), say_text(taken)});
}

/* ---- drawing ---- */

static RsvgHandle *open_drawing(struct str bytes) {
    GInputStream *stream = g_memory_input_stream_new_from_data(bytes.s, (gssize)bytes.n, NULL);
    RsvgHandle *handle =
        rsvg_handle_new_from_stream_sync(stream, NULL, RSVG_HANDLE_FLAGS_NONE, NULL, NULL);
    g_object_unref(stream);
    if (handle)
        rsvg_handle_set_dpi(handle, PIXELS_PER_INCH);
    return handle;
}

/* In pixels of 1/96 inch; without width and height the view box counts. */
static bool measure(RsvgHandle *handle, double *width, double *height) {
    gboolean has_width, has_height, has_box;
    RsvgLength w, h;
    RsvgRectangle box = {0};
    bool known = rsvg_handle_get_intrinsic_size_in_pixels(handle, width, height);
    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &w, &has_height, &h, &has_box, &box);
    if (!known && has_box) {
        *width = box.width;
        *height = box.height;
    }
    return (known || has_box) && *width >= 1 && *height >= 1 && *width < 1e6 && *height < 1e6;
}

static cairo_status_t take_bytes(void *to, const unsigned char *bytes, unsigned count) {
    GByteArray *array = to;
    if (count > LIMIT_IMAGE_BYTES || array->len > LIMIT_IMAGE_BYTES - count)
        return CAIRO_STATUS_WRITE_ERROR;
    g_byte_array_append(array, bytes, count);
    return CAIRO_STATUS_SUCCESS;
}

/* The sheet that a drawing is put on, in steps. */
static RsvgRectangle sheet_for(double width, double height) {
    double scale = (double)STEPS_PER_INCH / PIXELS_PER_INCH;
    scale = fmin(scale, fmin(WIDEST / width, TALLEST / height));
    return (RsvgRectangle){0, 0, ceil(width * scale), ceil(height * scale)};
}

/* Ends the surface. */
static bool draw(RsvgHandle *handle, const RsvgRectangle *sheet, cairo_surface_t *surface) {
    cairo_t *context = cairo_create(surface);
    bool good = rsvg_handle_render_document(handle, context, sheet, NULL);
    good = cairo_status(context) == CAIRO_STATUS_SUCCESS && good;
    cairo_destroy(context);
    cairo_surface_finish(surface);
    good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS && good;
    cairo_surface_destroy(surface);
    return good;
}

static bool draw_page(RsvgHandle *handle, double width, double height, GByteArray *page) {
    RsvgRectangle sheet = sheet_for(width, height);
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(take_bytes, page, sheet.width, sheet.height);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01");
    return draw(handle, &sheet, surface);
}

static enum message draw_image(RsvgHandle *handle, struct image *image, GByteArray *page) {
    double width = 0, height = 0;
    if (!handle)
        return MESSAGE_DRAWING_UNREADABLE;
    if (!measure(handle, &width, &height))
        return MESSAGE_DRAWING_NO_SIZE;
    if (!draw_page(handle, width, height, page))
        return MESSAGE_DRAWING_NOT_DRAWN;
    image->width = (uint32_t)ceil(width);
    image->height = (uint32_t)ceil(height);
    return MESSAGE_NONE;
}

bool image_svg_look(struct arena *arena, struct str file, struct image *image,
                    struct findings *findings) {
    const struct xml_node *root = xml_parse(arena, file, prepare(arena, image->bytes), findings);
    image->type = IMAGE_SVG;
    return root && image_svg_check(arena, root, image, findings);
}

bool image_svg_read(struct arena *arena, struct str file, struct image *image,
                    struct findings *findings) {
    struct str bytes = prepare(arena, image->bytes);
    image->type = IMAGE_SVG;
    image->channels = 3;
    const struct xml_node *root = xml_parse(arena, file, bytes, findings);
    if (!root || !image_svg_check(arena, root, image, findings))
        return false;
    size_t count = 0;
    const struct svg_family *list = image_svg_families(arena, root, &count);
    for (size_t i = 0; i < count; i++)
        check_family(arena, image, &list[i], findings);
    GByteArray *page = g_byte_array_new();
    RsvgHandle *handle = open_drawing(bytes);
    enum message trouble = draw_image(handle, image, page);
    g_clear_object(&handle);
    if (trouble)
        findings_add(findings, trouble, root->place, {say_text(image->path)});
    else
        image->drawing = str_copy(arena, (const char *)page->data, page->len);
    g_byte_array_free(page, TRUE);
    image->text = image_svg_text(arena, bytes);
    return !trouble;
}

/* ---- pixels ---- */

/* cairo keeps a pixel as a number of 32 bits, its red in bits 16 to 23. The bytes of the colors
 * take the place of the numbers: they are fewer, so nothing is overwritten unread. */
static void take_colors(struct raster *raster) {
    unsigned char *to = raster->bytes;
    for (size_t i = 0; i < raster->width * raster->height; i++, to += 3) {
        uint32_t pixel;
        memcpy(&pixel, raster->bytes + i * sizeof pixel, sizeof pixel);
        to[0] = (unsigned char)(pixel >> 16 & 255);
        to[1] = (unsigned char)(pixel >> 8 & 255);
        to[2] = (unsigned char)(pixel & 255);
    }
}

/* On white paper: what is white on nothing is no more to be seen than on the page. */
bool raster_of_svg(struct arena *arena, const struct image *image, struct raster *raster) {
    struct str bytes = prepare(arena, image->bytes);
    double scale = fmin(2, fmin(WIDEST / (double)image->width, TALLEST / (double)image->height));
    RsvgRectangle sheet = {0, 0, ceil(image->width * scale), ceil(image->height * scale)};
    *raster = (struct raster){
        .width = (size_t)sheet.width, .height = (size_t)sheet.height, .channels = 3};
    raster->bytes = arena_alloc(arena, raster->width * raster->height, sizeof(uint32_t));
    memset(raster->bytes, 255, raster->width * raster->height * sizeof(uint32_t));
    RsvgHandle *handle = open_drawing(bytes);
    bool good = handle && draw(handle, &sheet,
                               cairo_image_surface_create_for_data(
                                   raster->bytes, CAIRO_FORMAT_RGB24, (int)raster->width,
                                   (int)raster->height, (int)(raster->width * sizeof(uint32_t))));
    g_clear_object(&handle);
    if (good)
        take_colors(raster);
    return good;
}
