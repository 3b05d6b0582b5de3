/* The PDF writer: pages made by hand, text shaped by HarfBuzz, the result read back by qpdf,
 * poppler and MuPDF, which must not say a word of complaint. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <hb.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "write/pdf/pdf.h"

struct face {
    struct font *font;
    hb_font_t *hb;
};

struct paper {
    struct arena *arena;
    struct pages pages;
    struct document document;
    struct dossier dossier; /* of its pictures */
    struct face inter, dejavu;
    struct page *page;
    int y;
};

static struct str read_whole(struct arena *arena, const char *path) {
    FILE *file = fopen(path, "rb");
    struct buf buf = buf_init(arena, (size_t)64 << 20);
    char piece[65536];
    assert_non_null(file);
    for (size_t n; (n = fread(piece, 1, sizeof piece, file)) > 0;)
        buf_add_bytes(&buf, piece, n);
    fclose(file);
    return buf_str(&buf);
}

/* A path of fonts.list that ends in `name`. */
static const char *font_path(struct arena *arena, const char *name) {
    struct str list = read_whole(arena, SOURCE_DIR "/fonts/fonts.list"), line;
    while (str_cut(&list, '\n', &line))
        if (str_ends(line, str_of(name)))
            return str_copy(arena, line.s, line.n).s;
    fail_msg("fonts.list does not name %s", name);
    return NULL;
}

static void drop_hb(void *font) {
    hb_font_destroy(font);
}

static struct face open_face(struct arena *arena, const char *name) {
    struct face face;
    struct str bytes = read_whole(arena, font_path(arena, name));
    hb_blob_t *blob =
        hb_blob_create(bytes.s, (unsigned)bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *hb_face = hb_face_create(blob, 0);
    face.hb = hb_font_create(hb_face);
    hb_face_destroy(hb_face);
    hb_blob_destroy(blob);
    arena_defer(arena, drop_hb, face.hb);
    face.font = font_open(arena, str_of(name), bytes);
    assert_non_null(face.font);
    return face;
}

static struct paper new_paper(void) {
    struct paper paper = {.arena = arena_new((size_t)1 << 30)};
    assert_non_null(paper.arena);
    paper.inter = open_face(paper.arena, "Inter-Regular.otf");
    paper.dejavu = open_face(paper.arena, "DejaVuSans.ttf");
    paper.document = (struct document){.title = STR("Prüfung der Seiten"),
                                       .author = STR("Northwind (Cloud)"),
                                       .subject = STR("a\\b"),
                                       .language = STR("en")};
    paper.pages = (struct pages){.width = 595276, .height = 841890};
    return paper;
}

static void add_page(struct paper *paper) {
    paper->page = APPEND(paper->arena, paper->pages.list, paper->pages.count);
    paper->page->width = paper->pages.width;
    paper->page->height = paper->pages.height;
    paper->y = 60000;
}

static void add_run(struct paper *paper, const struct face *face, const char *text, int size) {
    struct run *run = APPEND(paper->arena, paper->page->runs, paper->page->run_count);
    *run = (struct run){
        .font = face->font, .size = size, .x = 50000, .y = paper->y, .text = str_of(text)};
    paper->y += 2 * size;
    hb_font_set_scale(face->hb, size, size);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    run->right_to_left = HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(buffer));
    hb_shape(face->hb, buffer, NULL, 0);
    unsigned count;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &count);
    run->glyphs = NEW_ARRAY(paper->arena, struct glyph, count);
    run->glyph_count = count;
    run->offsets = NEW_ARRAY(paper->arena, struct glyph_offset, count);
    for (unsigned i = 0; i < count; i++) {
        run->glyphs[i] = (struct glyph){(uint16_t)infos[i].codepoint, (uint16_t)infos[i].cluster,
                                        places[i].x_advance};
        run->offsets[i] = (struct glyph_offset){places[i].x_offset, places[i].y_offset};
    }
    hb_buffer_destroy(buffer);
}

static struct str write_paper(struct paper *paper) {
    struct pdf_options options = {.images = pdf_images_pack(paper->arena, paper->dossier.images,
                                                            paper->dossier.images,
                                                            paper->dossier.image_count),
                                  .date = {2019, 3, 15}};
    struct pdf_written written;
    paper->document.root = node_new(paper->arena, NODE_DOCUMENT);
    paper->pages.document = &paper->document;
    assert_int_equal(write_pdf(paper->arena, &paper->pages, &options, &written), STATUS_OK);
    return written.bytes;
}

static void save(struct str bytes, const char *path) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.s, 1, bytes.n, file), bytes.n);
    assert_int_equal(fclose(file), 0);
}

/* What the command says on both channels; it must end well. */
static struct str say(struct paper *paper, const char *command) {
    struct buf buf = buf_init(paper->arena, (size_t)16 << 20);
    struct str line = str_format(paper->arena, "%s 2>&1", command);
    FILE *pipe = popen(line.s, "r");
    char piece[4096];
    assert_non_null(pipe);
    for (size_t n; (n = fread(piece, 1, sizeof piece, pipe)) > 0;)
        buf_add_bytes(&buf, piece, n);
    int status = pclose(pipe);
    if (status != 0)
        fail_msg("%s: %s", command, buf_str(&buf).s);
    return buf_str(&buf);
}

static void assert_says(struct paper *paper, const char *command, const char *wanted) {
    struct str said = say(paper, command);
    if (str_find(said, str_of(wanted), 0) == SIZE_MAX)
        fail_msg("%s does not say \"%s\" but:\n%s", command, wanted, said.s);
}

static void assert_silent(struct paper *paper, const char *command) {
    struct str said = say(paper, command);
    if (!str_empty(said))
        fail_msg("%s says: %s", command, said.s);
}

static void assert_sound(struct paper *paper, const char *path) {
    assert_says(paper, str_format(paper->arena, "qpdf --check %s", path).s,
                "No syntax or stream encoding errors");
    assert_silent(paper, str_format(paper->arena, "pdftotext %s /dev/null", path).s);
    assert_silent(paper, str_format(paper->arena, "pdftoppm -r 20 %s >/dev/null", path).s);
    assert_silent(paper,
                  str_format(paper->arena, "mutool draw -N -q -F txt -o /dev/null %s", path).s);
    assert_silent(
        paper, str_format(paper->arena, "mutool draw -N -q -r 20 -F pgm -o /dev/null %s", path).s);
}

static const char *const lines[] = {
    "office affluent fi ffl AVATAR Type",
    "Zurich Łódź naïve “quoted” – 5 × 3 ≤ 16",
    "one\u00A0two non\u2011breaking soft\u00ADhyphen plain-hyphen",
    "e\u0301 a\u0308 q\u0323\u0307 marks",
};

static void writes_text_that_copies_out(void **state) {
    (void)state;
    struct paper paper = new_paper();
    add_page(&paper);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        add_run(&paper, &paper.inter, lines[i], 11000);
        add_run(&paper, &paper.dejavu, lines[i], 10500);
    }
    save(write_paper(&paper), "pdf_test_text.pdf");
    assert_sound(&paper, "pdf_test_text.pdf");
    /* MuPDF gives characters as written; poppler normalises some. */
    struct str text = say(&paper, "mutool draw -N -q -F txt pdf_test_text.pdf");
    for (size_t i = 0; i < 2; i++)
        assert_int_not_equal(str_find(text, str_of(lines[i]), 0), SIZE_MAX);
    struct str poppler = say(&paper, "pdftotext -layout pdf_test_text.pdf -");
    for (size_t i = 0; i < 2; i++)
        assert_int_not_equal(str_find(poppler, str_of(lines[i]), 0), SIZE_MAX);
    assert_int_not_equal(str_find(poppler, STR("e\u0301 a\u0308 q\u0323\u0307 marks"), 0),
                         SIZE_MAX);
    arena_drop(paper.arena);
}

static void writes_scripts_from_right_to_left(void **state) {
    (void)state;
    struct paper paper = new_paper();
    add_page(&paper);
    add_run(&paper, &paper.dejavu, "مرحبا", 12000);
    add_run(&paper, &paper.dejavu, "עברית", 12000);
    save(write_paper(&paper), "pdf_test_rtl.pdf");
    assert_sound(&paper, "pdf_test_rtl.pdf");
    assert_says(&paper, "pdftotext pdf_test_rtl.pdf -", "مرحبا");
    assert_says(&paper, "pdftotext pdf_test_rtl.pdf -", "עברית");
    arena_drop(paper.arena);
}

static void embeds_subset_fonts(void **state) {
    (void)state;
    struct paper paper = new_paper();
    add_page(&paper);
    add_run(&paper, &paper.inter, "Inter", 11000);
    add_run(&paper, &paper.dejavu, "DejaVu", 11000);
    struct str bytes = write_paper(&paper);
    save(bytes, "pdf_test_fonts.pdf");
    assert_in_range(bytes.n, 1000, 40000);
    assert_says(&paper, "pdffonts pdf_test_fonts.pdf", "+Inter-Regular");
    assert_says(&paper, "pdffonts pdf_test_fonts.pdf", "+DejaVuSans");
    assert_says(&paper, "pdffonts pdf_test_fonts.pdf", "yes yes yes");
    arena_drop(paper.arena);
}

/* Glyphs placed off their font's widths: every tenth of a point over a long line must end at the
 * right place. */
static void keeps_places_without_drift(void **state) {
    (void)state;
    struct paper paper = new_paper();
    add_page(&paper);
    add_run(&paper, &paper.inter,
            "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii"
            "iiiiiiiiiiiiX",
            7000);
    struct run *run = &paper.page->runs[0];
    int end = run->x;
    for (size_t i = 0; i < run->glyph_count; i++) {
        run->glyphs[i].advance = 4003 + (int)(i % 7);
        end += i + 1 < run->glyph_count ? run->glyphs[i].advance : 0;
    }
    save(write_paper(&paper), "pdf_test_drift.pdf");
    struct str xml = say(&paper, "mutool draw -N -q -F stext pdf_test_drift.pdf");
    size_t at = str_find(xml, STR("c=\"X\""), 0);
    assert_int_not_equal(at, SIZE_MAX);
    struct str part = str_slice(xml, 0, at);
    size_t quad = 0;
    for (size_t next = 0; (next = str_find(part, STR(" x=\""), next)) != SIZE_MAX; next++)
        quad = next;
    double x = strtod(xml.s + quad + 4, NULL);
    assert_true(x * 1000 > end - 30 && x * 1000 < end + 30);
    arena_drop(paper.arena);
}

static struct str make_png(struct arena *arena, unsigned format, unsigned channels) {
    enum { SIDE = 40 };
    unsigned char *pixels = NEW_ARRAY(arena, unsigned char, SIDE *SIDE *(size_t)channels);
    for (size_t i = 0; i < SIDE * SIDE * (size_t)channels; i++)
        pixels[i] = (unsigned char)(i * 7);
    png_image image = {
        .version = PNG_IMAGE_VERSION, .width = SIDE, .height = SIDE, .format = format};
    png_alloc_size_t size = 1 << 20;
    char *bytes = NEW_ARRAY(arena, char, size);
    assert_true(png_image_write_to_memory(&image, bytes, &size, 0, pixels, 0, NULL));
    return (struct str){bytes, size};
}

/* 8 x 8 pixels, grey, baseline. */
static const char jpeg[] =
    "\377\330\377\333\000\103\000\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001"
    "\001"
    "\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001"
    "\001"
    "\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001\001"
    "\377"
    "\300\000\013\010\000\010\000\010\001\001\021\000\377\304\000\024\000\001\000\000\000\000\000"
    "\000"
    "\000\000\000\000\000\000\000\000\000\000\377\304\000\024\020\001\000\000\000\000\000\000\000"
    "\000"
    "\000\000\000\000\000\000\000\000\377\332\000\010\001\001\000\000\077\000\077\377\331";

static void add_picture(struct paper *paper, const struct image *image, int x) {
    struct picture *picture =
        APPEND(paper->arena, paper->page->pictures, paper->page->picture_count);
    *picture = (struct picture){.x = x,
                                .y = 300000,
                                .width = 50000,
                                .height = 50000,
                                .image = image,
                                .alternative = STR("a test")};
}

static void writes_pictures_once(void **state) {
    (void)state;
    struct paper paper = new_paper();
    struct image images[] = {
        {.type = IMAGE_PNG, .channels = 3, .bytes = make_png(paper.arena, PNG_FORMAT_RGB, 3)},
        {.type = IMAGE_PNG,
         .channels = 3,
         .alpha = true,
         .bytes = make_png(paper.arena, PNG_FORMAT_RGBA, 4)},
        {.type = IMAGE_PNG, .channels = 1, .bytes = make_png(paper.arena, PNG_FORMAT_GRAY, 1)},
        {.type = IMAGE_PNG,
         .channels = 1,
         .alpha = true,
         .bytes = make_png(paper.arena, PNG_FORMAT_GA, 2)},
        {.type = IMAGE_JPEG,
         .channels = 1,
         .width = 8,
         .height = 8,
         .bit_depth = 8,
         .bytes = {jpeg, sizeof jpeg - 1}},
    };
    paper.dossier.images = images;
    paper.dossier.image_count = 5;
    for (int p = 0; p < 2; p++) {
        add_page(&paper);
        for (int i = 0; i < 4; i++) {
            images[i].width = images[i].height = 40;
            images[i].bit_depth = 8;
            add_picture(&paper, &images[i], 60000 * (i + 1));
        }
    }
    add_picture(&paper, &images[4], 400000);
    save(write_paper(&paper), "pdf_test_pictures.pdf");
    assert_sound(&paper, "pdf_test_pictures.pdf");
    struct str list = say(&paper, "pdfimages -list pdf_test_pictures.pdf");
    assert_int_not_equal(str_find(list, STR("smask"), 0), SIZE_MAX);
    assert_int_not_equal(str_find(list, STR("jpeg"), 0), SIZE_MAX);
    size_t count = 0;
    struct str objects = say(
        &paper,
        "qpdf --qdf --object-streams=disable pdf_test_pictures.pdf - | grep -a 'Subtype /Image'");
    for (size_t at = 0; (at = str_find(objects, STR("/Image"), at)) != SIZE_MAX; at++)
        count++;
    assert_int_equal(count, 7);
    arena_drop(paper.arena);
}

static void add_link(struct paper *paper, const char *target) {
    struct link *link = APPEND(paper->arena, paper->page->links, paper->page->link_count);
    *link = (struct link){50000, 50000, 100000, 12000, str_of(target)};
}

static void writes_ways_through(void **state) {
    (void)state;
    struct paper paper = new_paper();
    struct anchor anchors[] = {{STR("a(1)"), 0, 60000}, {STR("b"), 1, 90000}};
    struct outline_entry outline[] = {{STR("Erstes"), 1, 0, 0},
                                      {STR("Ältestes"), 2, 0, 100},
                                      {STR("Tiefer"), 4, 1, 100},
                                      {STR("Last"), 1, 1, 0}};
    add_page(&paper);
    add_link(&paper, "https://northwind.example/ä?a=(b)&c=%20");
    add_link(&paper, "#b");
    add_link(&paper, "#nowhere");
    add_link(&paper, "case-studies.pdf#contoso");
    add_page(&paper);
    add_run(&paper, &paper.inter, "second", 10000);
    paper.pages.anchors = anchors;
    paper.pages.anchor_count = 2;
    paper.pages.outline = outline;
    paper.pages.outline_count = 4;
    save(write_paper(&paper), "pdf_test_ways.pdf");
    assert_sound(&paper, "pdf_test_ways.pdf");
    assert_says(&paper, "pdfinfo -url pdf_test_ways.pdf",
                "https://northwind.example/%C3%A4?a=(b)&c=%20");
    assert_says(&paper, "pdfinfo -dests pdf_test_ways.pdf", "\"a(1)\"");
    assert_says(&paper, "mutool show pdf_test_ways.pdf outline", "Ältestes");
    assert_says(&paper, "qpdf --qdf pdf_test_ways.pdf -", "/GoToR");
    assert_says(&paper, "pdfinfo pdf_test_ways.pdf", "Prüfung der Seiten");
    assert_says(&paper, "pdfinfo pdf_test_ways.pdf", "Northwind (Cloud)");
    assert_says(&paper, "pdfinfo -isodates pdf_test_ways.pdf", "2019-03-15T00:00:00Z");
    arena_drop(paper.arena);
}

static void gives_the_same_bytes_twice(void **state) {
    (void)state;
    struct str results[2];
    struct paper papers[2];
    for (int i = 0; i < 2; i++) {
        papers[i] = new_paper();
        add_page(&papers[i]);
        add_run(&papers[i], &papers[i].inter, "same", 10000);
        papers[i].page->runs[0].artefact = true;
        add_run(&papers[i], &papers[i].dejavu, "bytes", 10000);
        results[i] = write_paper(&papers[i]);
    }
    assert_true(str_equal(results[0], results[1]));
    assert_int_not_equal(str_find(results[0], STR("/ID"), 0), SIZE_MAX);
    for (int i = 0; i < 2; i++)
        arena_drop(papers[i].arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_text_that_copies_out),
        cmocka_unit_test(writes_scripts_from_right_to_left),
        cmocka_unit_test(embeds_subset_fonts),
        cmocka_unit_test(keeps_places_without_drift),
        cmocka_unit_test(writes_pictures_once),
        cmocka_unit_test(writes_ways_through),
        cmocka_unit_test(gives_the_same_bytes_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
