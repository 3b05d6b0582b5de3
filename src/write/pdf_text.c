/* Text operators (ISO 32000-1, 9.4). A run's glyphs are shown by TJ; where a glyph's place differs
 * from what the font's widths give, the array carries a correction. The pen is followed in
 * 1/1000000 pt, so corrections are made against the true place and errors never add up. */
#include "write/pdf.h"

/* A smaller error than this, in 1/1000 em, is not worth a correction: 0.02 pt at 10 pt. */
enum { TOLERANCE = 2 };
/* Runs further apart than this on a line, in 1/1000 em, get a position of their own. */
enum { NEAR = 3000 };

static void end_string(struct pdf_content *content) {
    if (content->in_string)
        buf_add_char(&content->buf, '>');
    content->in_string = false;
}

void pdf_end_array(struct pdf_content *content) {
    end_string(content);
    if (content->in_array)
        buf_add_text(&content->buf, "]TJ\n");
    content->in_array = false;
}

static void begin_string(struct pdf_content *content) {
    if (!content->in_array)
        buf_add_char(&content->buf, '[');
    if (!content->in_string)
        buf_add_char(&content->buf, '<');
    content->in_array = content->in_string = true;
}

void pdf_end_text(struct pdf_content *content) {
    pdf_end_array(content);
    if (!content->in_text)
        return;
    if (content->mark_in_text)
        pdf_end_mark(content);
    buf_add_text(&content->buf, "ET\n");
    content->in_text = false;
}

static void begin_text(struct pdf_content *content) {
    if (content->in_text)
        return;
    pdf_end_mark(content);
    buf_add_text(&content->buf, "BT\n");
    content->in_text = true;
    content->line_x = content->line_y = content->pen = 0;
}

static void set_font(struct pdf_content *content, const struct pdf_font *font, int size) {
    if (content->font == font && content->size == size)
        return;
    pdf_end_array(content);
    const char *name = HPDF_Page_GetLocalFontName(content->page, (HPDF_Font)font->dictionary);
    if (!name)
        pdf_fail(content->pdf);
    buf_printf(&content->buf, "/%s ", name);
    pdf_put_milli(&content->buf, size);
    buf_add_text(&content->buf, " Tf\n");
    content->font = font;
    content->size = size;
}

static void set_rise(struct pdf_content *content, int rise) {
    if (content->rise == rise)
        return;
    pdf_end_array(content);
    pdf_put_milli(&content->buf, rise);
    buf_add_text(&content->buf, " Ts\n");
    content->rise = rise;
}

static void move_line(struct pdf_content *content, int64_t x, int64_t y) {
    pdf_end_array(content);
    pdf_put_milli(&content->buf, x - content->line_x);
    buf_add_char(&content->buf, ' ');
    pdf_put_milli(&content->buf, y - content->line_y);
    buf_add_text(&content->buf, " Td\n");
    content->line_x = x;
    content->line_y = y;
    content->pen = x * 1000;
}

/* Distance from the pen to `x` in 1/1000 em, rounded. */
static int64_t distance(const struct pdf_content *content, int64_t x) {
    int64_t gap = x * 1000 - content->pen, half = content->size / 2;
    return (gap < 0 ? gap - half : gap + half) / content->size;
}

static void put_correction(struct pdf_content *content, int64_t x) {
    int64_t gap = distance(content, x);
    if (gap >= -TOLERANCE && gap <= TOLERANCE)
        return;
    end_string(content);
    if (!content->in_array)
        buf_add_char(&content->buf, '[');
    content->in_array = true;
    pdf_put_integer(&content->buf, -gap);
    content->pen += gap * content->size;
}

static void put_glyph(struct pdf_content *content, const struct glyph *glyph,
                      struct glyph_offset offset, int64_t x) {
    static const char digits[] = "0123456789ABCDEF";
    const struct pdf_font *font = content->font;
    uint32_t code = font->codes[glyph->id];
    set_rise(content, offset.dy);
    put_correction(content, x + offset.dx);
    begin_string(content);
    char hex[4] = {digits[code >> 12 & 15], digits[code >> 8 & 15], digits[code >> 4 & 15],
                   digits[code & 15]};
    buf_add_bytes(&content->buf, hex, sizeof hex);
    content->pen += (int64_t)font->widths[glyph->id] * content->size;
}

static void begin_actual_text(struct pdf_content *content, struct str text) {
    pdf_end_array(content);
    buf_add_text(&content->buf, "/Span<</ActualText<FEFF");
    pdf_put_utf16(&content->buf, text);
    buf_add_text(&content->buf, ">>>BDC\n");
}

static void end_actual_text(struct pdf_content *content) {
    pdf_end_array(content);
    buf_add_text(&content->buf, "EMC\n");
}

/* A single glyph whose ToUnicode entry is the cluster's text speaks for itself. */
static bool speaks(const struct pdf_font *font, const struct run *run,
                   const struct pdf_cluster *cluster) {
    return cluster->to - cluster->from == 1 && cluster->text.n > 0 &&
           str_equal(font->glyphs[run->glyphs[cluster->from].id].text, cluster->text);
}

/* Gives the pen's place behind the cluster. */
static int64_t put_cluster(struct pdf_content *content, const struct run *run,
                           const struct pdf_cluster *cluster, int64_t x) {
    bool plain = speaks(content->font, run, cluster);
    if (!plain)
        begin_actual_text(content, cluster->text);
    for (size_t i = cluster->from; i < cluster->to; i++) {
        struct glyph_offset offset = run->offsets ? run->offsets[i] : (struct glyph_offset){0, 0};
        put_glyph(content, &run->glyphs[i], offset, x);
        x += run->glyphs[i].advance;
    }
    if (!plain)
        end_actual_text(content);
    return x;
}

static enum pdf_mark furniture_kind(const struct pdf_content *content, const struct run *run) {
    int height = content->pdf->pages->height;
    if (!run->furniture)
        return PDF_ARTEFACT;
    return run->y < height / 5 ? PDF_HEADER : run->y > height / 5 * 4 ? PDF_FOOTER : PDF_STAMP;
}

static void set_mark(struct pdf_content *content, const struct run *run) {
    if (run->artefact || !run->node)
        pdf_set_artefact(content, furniture_kind(content, run));
    else
        pdf_set_owner(content, pdf_element_of(content->pdf, run->node, run->label));
}

static size_t list_clusters(struct pdf_content *content, const struct run *run) {
    size_t count = 0;
    if (run->glyph_count > content->cluster_room) {
        content->cluster_room = run->glyph_count * 2;
        content->clusters =
            NEW_ARRAY(content->pdf->arena, struct pdf_cluster, content->cluster_room);
    }
    for (size_t at = 0; pdf_next_cluster(run, &at, &content->clusters[count]);)
        count++;
    return count;
}

static int64_t run_width(const struct run *run) {
    int64_t width = 0;
    for (size_t i = 0; i < run->glyph_count; i++)
        width += run->glyphs[i].advance;
    return width;
}

/* Clusters are written in the order in which they are read (14.8.2.3.1): from the right end where
 * the script goes that way. */
static void put_reversed(struct pdf_content *content, const struct run *run) {
    int64_t x = run->x + run_width(run);
    for (size_t k = list_clusters(content, run); k-- > 0;) {
        for (size_t i = content->clusters[k].from; i < content->clusters[k].to; i++)
            x -= run->glyphs[i].advance;
        put_cluster(content, run, &content->clusters[k], x);
    }
}

static void put_clusters(struct pdf_content *content, const struct run *run) {
    struct pdf_cluster cluster;
    int64_t x = run->x;
    for (size_t at = 0; pdf_next_cluster(run, &at, &cluster);)
        x = put_cluster(content, run, &cluster, x);
}

void pdf_put_run(struct pdf_content *content, const struct run *run) {
    if (run->glyph_count == 0 || run->size <= 0)
        return;
    int64_t y = (int64_t)content->pdf->pages->height - run->y;
    begin_text(content);
    set_mark(content, run);
    pdf_put_colour(content, run->colour);
    set_font(content, pdf_find_font(content->pdf, run->font), run->size);
    int64_t gap = distance(content, run->x);
    if (content->line_y != y || gap < -NEAR || gap > NEAR)
        move_line(content, run->x, y);
    if (run->right_to_left)
        put_reversed(content, run);
    else
        put_clusters(content, run);
    set_rise(content, 0);
}
