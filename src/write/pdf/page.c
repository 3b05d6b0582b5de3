/* Rectangles, pictures and text of a page (ISO 32000-1, chapter 8), deflated once. Pages count y
 * downwards, PDF upwards. */
#include "write/pdf/page.h"

#include "base/limits.h"
#include "write/pdf/content.h"
#include "write/pdf/foreign.h"
#include "write/pdf/image.h"
#include "write/pdf/navigation.h"
#include "write/pdf/structure.h"
#include "write/pdf/text.h"
#include "write/pdf/writer.h"

/* The lower edge of what is so high and begins at y. */
static int64_t bottom_of(const struct pdf_content *content, int y, int height) {
    return (int64_t)content->pdf->pages->list[content->page].height - y - height;
}

static void put_rectangle(struct pdf_content *content, const struct rectangle *r) {
    int64_t bottom = bottom_of(content, r->y, r->height);
    if (r->width <= 0 || r->height <= 0)
        return;
    pdf_end_text(content);
    pdf_set_artefact(content, PDF_ARTEFACT);
    pdf_set_colour(content, r->colour);
    pdf_put_numbers(&content->buf, (int64_t[]){r->x, bottom, r->width, r->height}, 4);
    buf_add_text(&content->buf, "re f\n");
}

static void put_picture(struct pdf_content *content, const struct picture *p) {
    struct pdf *pdf = content->pdf;
    int64_t bottom = bottom_of(content, p->y, p->height);
    unsigned number = p->image ? pdf_find_picture(pdf, p->image) : 0;
    if (!number)
        return;
    pdf_end_text(content);
    if (p->node) {
        struct pdf_element *element;
        int mcid = pdf_tag_picture(pdf, p, content->page, &element);
        pdf_open_content(content, element, mcid);
    } else {
        pdf_set_artefact(content, PDF_ARTEFACT);
    }
    buf_add_text(&content->buf, "q ");
    pdf_put_numbers(&content->buf, (int64_t[]){p->width, 0, 0, p->height, p->x, bottom}, 6);
    buf_printf(&content->buf, "cm /%s Do Q\n",
               haru_picture_name(pdf->haru, pdf->page_objects[content->page].number, number));
}

static void put_foreign(struct pdf_content *content, const struct foreign *foreign) {
    struct pdf *pdf = content->pdf;
    unsigned number = pdf_add_foreign(pdf, foreign);
    if (!number)
        return;
    pdf_end_text(content);
    struct pdf_element *element;
    int mcid = pdf_tag_foreign(pdf, foreign, content->page, &element);
    pdf_open_content(content, element, mcid);
    int64_t bottom = bottom_of(content, foreign->y, foreign->height);
    buf_add_text(&content->buf, "q ");
    pdf_put_numbers(&content->buf, (int64_t[]){1000, 0, 0, 1000, foreign->x, bottom}, 6);
    buf_printf(&content->buf, "cm /%s Do Q\n",
               haru_picture_name(pdf->haru, pdf->page_objects[content->page].number, number));
}

static void write_page(struct pdf_content *content, const struct page *page) {
    struct pdf *pdf = content->pdf;
    const struct haru_page *object = &pdf->page_objects[content->page];
    for (size_t i = 0; i < page->foreign_count; i++)
        put_foreign(content, &page->foreign[i]);
    for (size_t i = 0; i < page->rectangle_count; i++)
        put_rectangle(content, &page->rectangles[i]);
    for (size_t i = 0; i < page->picture_count; i++)
        put_picture(content, &page->pictures[i]);
    for (size_t i = 0; i < page->run_count; i++)
        pdf_put_run(content, &page->runs[i]);
    pdf_end_text(content);
    pdf_end_mark(content);
    pdf_put_stream(pdf->file, object->content, STR("/Filter/FlateDecode"),
                   pdf_deflate(pdf->file, buf_str(&content->buf)));
    if (object->length)
        pdf_free_number(pdf->file, object->length);
}

void pdf_write_pages(struct pdf *pdf) {
    struct pdf_content content = {.pdf = pdf, .buf = buf_init(pdf->arena, LIMIT_OUTPUT_BYTES)};
    for (size_t i = 0; i < pdf->pages->count; i++) {
        content = (struct pdf_content){.pdf = pdf,
                                       .buf = content.buf,
                                       .page = i,
                                       .clusters = content.clusters,
                                       .cluster_room = content.cluster_room};
        content.buf.count = 0;
        write_page(&content, &pdf->pages->list[i]);
        pdf_write_links(pdf, i);
    }
}
