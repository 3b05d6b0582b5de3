/* Text operators (ISO 32000-1, 9.4). A run's glyphs are shown by TJ; where a glyph's place differs
 * from what the font's widths give, the array carries a correction. The pen is followed in
 * 1/1000000 pt, so corrections are made against the true place and errors never add up. */
#include "write/pdf/text.h"

#include "write/pdf/content.h"
#include "write/pdf/structure.h"
#include "write/pdf/syntax.h"
#include "write/pdf/writer.h"

/* A smaller error than this, in 1/1000 em, is not worth a correction: 0.02 pt at 10 pt. */
enum { TOLERANCE = 2 };
/* Runs further apart than this on a line, in 1/1000 em, get a position of their own. */
enum { NEAR = 3000 };

static void set_font(struct pdf_content *content, const struct pdf_font *font, int size) {
    if (content->font == font && content->size == size)
        return;
    pdf_end_array(content);
    const struct pdf *pdf = content->pdf;
    buf_printf(&content->buf, "/%s ",
               haru_font_name(pdf->haru, pdf->page_objects[content->page].number, font->number));
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

/* Distance from the pen to `x` in 1/1000 em, rounded. */
static int64_t distance(const struct pdf_content *content, int64_t x) {
    int64_t gap = x * 1000 - content->pen, half = content->size / 2;
    return (gap < 0 ? gap - half : gap + half) / content->size;
}

static void put_correction(struct pdf_content *content, int64_t x) {
    int64_t gap = distance(content, x);
    if (gap >= -TOLERANCE && gap <= TOLERANCE)
        return;
    if (content->in_string)
        buf_add_char(&content->buf, '>');
    if (!content->in_array)
        buf_add_char(&content->buf, '[');
    content->in_string = false;
    content->in_array = true;
    pdf_put_integer(&content->buf, -gap);
    content->pen += gap * content->size;
}

/* Where the glyph is drawn: x in 1/1000 pt from the left edge, the rise above the line. */
struct spot {
    int64_t x;
    int rise;
};

static void put_glyph(struct pdf_content *content, uint32_t glyph, struct str text,
                      struct spot spot) {
    uint32_t code;
    (void)pdf_find_code(content->font, glyph, text, &code);
    set_rise(content, spot.rise);
    put_correction(content, spot.x);
    if (!content->in_array)
        buf_add_char(&content->buf, '[');
    if (!content->in_string)
        buf_add_char(&content->buf, '<');
    content->in_array = content->in_string = true;
    pdf_put_hex16(&content->buf, code);
    content->pen += (int64_t)content->font->widths[glyph] * content->size;
}

static size_t glyph_at(const struct run *run, const struct pdf_cluster *cluster, size_t place) {
    return run->right_to_left ? cluster->to - 1 - place : cluster->from + place;
}

/* Do the glyphs' codes say the cluster's text? */
static bool speaks(const struct pdf_font *font, const struct run *run,
                   const struct pdf_cluster *cluster) {
    uint32_t code;
    for (size_t place = 0; place < cluster->to - cluster->from; place++) {
        struct str text = pdf_share(cluster, place);
        if (text.n == 0 ||
            !pdf_find_code(font, run->glyphs[glyph_at(run, cluster, place)].id, text, &code))
            return false;
    }
    return true;
}

/* Readers that sort a page by lines take a raised mark for another line. */
static bool is_stacked(const struct run *run, const struct pdf_cluster *cluster) {
    for (size_t i = cluster->from; run->offsets && i < cluster->to; i++)
        if (run->offsets[i].dx != 0 || run->offsets[i].dy != 0)
            return true;
    return false;
}

/* Glyphs in the order of their characters: from right to left the marks stand before their base.
 * Gives the place behind. */
static int64_t put_glyphs(struct pdf_content *content, const struct run *run,
                          const struct pdf_cluster *cluster, int64_t x) {
    int64_t width = 0, from = x;
    for (size_t i = cluster->from; i < cluster->to; i++)
        width += run->glyphs[i].advance;
    x += run->right_to_left ? width : 0;
    for (size_t place = 0; place < cluster->to - cluster->from; place++) {
        size_t i = glyph_at(run, cluster, place);
        struct glyph_offset offset = run->offsets ? run->offsets[i] : (struct glyph_offset){0, 0};
        x -= run->right_to_left ? run->glyphs[i].advance : 0;
        put_glyph(content, run->glyphs[i].id, pdf_share(cluster, place),
                  (struct spot){x + offset.dx, offset.dy});
        x += run->right_to_left ? 0 : run->glyphs[i].advance;
    }
    return from + width;
}

/* Gives the pen's place behind the cluster. */
static int64_t put_cluster(struct pdf_content *content, const struct run *run,
                           const struct pdf_cluster *cluster, int64_t x) {
    if (pdf_is_hidden(run, cluster))
        return x;
    bool spelled_out = !speaks(content->font, run, cluster) || is_stacked(run, cluster);
    if (spelled_out) {
        /* Poppler's reader of the tree takes the end of ActualText for that of the owner's
         * marked content and loses the rest of it: so there is none, but another one follows. */
        pdf_end_array(content);
        if (content->mark == PDF_CONTENT || content->mark == PDF_NO_MARK) {
            pdf_end_mark(content);
            pdf_set_owner(content, content->owner);
        }
        buf_add_text(&content->buf, "/Span<</ActualText<FEFF");
        pdf_put_utf16(&content->buf, cluster->text);
        buf_add_text(&content->buf, ">>>BDC\n");
    } else if (content->mark == PDF_NO_MARK)
        pdf_set_owner(content, content->owner);
    x = put_glyphs(content, run, cluster, x);
    if (spelled_out) {
        pdf_end_array(content);
        buf_add_text(&content->buf, "EMC\n");
        if (content->mark == PDF_CONTENT)
            pdf_end_mark(content);
    }
    return x;
}

/* Clusters are written in the order in which they are read (14.8.2.3.1): from the right end where
 * the script goes that way. */
static void put_reversed(struct pdf_content *content, const struct run *run) {
    size_t count = 0;
    int64_t x = run->x;
    if (run->glyph_count > content->cluster_room) {
        content->cluster_room = run->glyph_count * 2;
        content->clusters =
            NEW_ARRAY(content->pdf->arena, struct pdf_cluster, content->cluster_room);
    }
    for (size_t at = 0; pdf_next_cluster(run, &at, &content->clusters[count]);)
        count++;
    for (size_t i = 0; i < run->glyph_count; i++)
        x += run->glyphs[i].advance;
    while (count-- > 0) {
        for (size_t i = content->clusters[count].from; i < content->clusters[count].to; i++)
            x -= run->glyphs[i].advance;
        put_cluster(content, run, &content->clusters[count], x);
    }
}

void pdf_put_run(struct pdf_content *content, const struct run *run) {
    if (run->glyph_count == 0 || run->size <= 0)
        return;
    int height = content->pdf->pages->list[content->page].height;
    int64_t y = (int64_t)height - run->y, x = run->x;
    if (pdf_begin_text(content))
        content->line_x = content->line_y = content->pen = 0;
    if (!run->artefact && run->node)
        pdf_set_owner(content, pdf_element_of(content->pdf, run->node, run->label));
    else if (!run->furniture)
        pdf_set_artefact(content, PDF_ARTEFACT);
    else
        pdf_set_artefact(content, run->y < height / 5       ? PDF_HEADER
                                  : run->y > height / 5 * 4 ? PDF_FOOTER
                                                            : PDF_STAMP);
    pdf_set_colour(content, run->colour);
    set_font(content, pdf_find_font(content->pdf, run->font), run->size);
    int64_t gap = distance(content, x);
    if (content->line_y != y || gap < -NEAR || gap > NEAR) {
        pdf_end_array(content);
        pdf_put_numbers(&content->buf, (int64_t[]){x - content->line_x, y - content->line_y}, 2);
        buf_add_text(&content->buf, "Td\n");
        content->line_x = x;
        content->line_y = y;
        content->pen = x * 1000;
    }
    struct pdf_cluster cluster;
    if (run->right_to_left)
        put_reversed(content, run);
    else
        for (size_t at = 0; pdf_next_cluster(run, &at, &cluster);)
            x = put_cluster(content, run, &cluster, x);
    set_rise(content, 0);
}
