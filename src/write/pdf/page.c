/* A page's content stream: rectangles, pictures, text (ISO 32000-1, chapter 8), deflated once. What
 * is not text of the document is marked as an artefact (14.8.2.2). Pages count y downwards, PDF
 * upwards. */
#include "write/pdf/pdf.h"

static void put_component(struct buf *buf, unsigned value) {
    pdf_put_milli(buf, (value * 1000 + 127) / 255);
    buf_add_char(buf, ' ');
}

void pdf_put_colour(struct pdf_content *content, struct colour colour) {
    int64_t wanted = colour.r << 16 | colour.g << 8 | colour.b;
    if (content->colour == wanted)
        return;
    pdf_end_array(content);
    put_component(&content->buf, colour.r);
    if (colour.r == colour.g && colour.g == colour.b) {
        buf_add_text(&content->buf, "g\n");
    } else {
        put_component(&content->buf, colour.g);
        put_component(&content->buf, colour.b);
        buf_add_text(&content->buf, "rg\n");
    }
    content->colour = wanted;
}

void pdf_end_mark(struct pdf_content *content) {
    if (content->mark == PDF_NO_MARK)
        return;
    pdf_end_array(content);
    buf_add_text(&content->buf, "EMC\n");
    content->mark = PDF_NO_MARK;
}

/* Marked content opened inside a text object ends inside it, and the other way round (14.6.1). */
static void set_mark(struct pdf_content *content, enum pdf_mark mark) {
    content->mark = mark;
    content->mark_in_text = content->in_text;
}

static bool is_open(const struct pdf_content *content, enum pdf_mark mark) {
    return content->mark == mark && content->mark_in_text == content->in_text;
}

/* Running heads say that they are (ISO 14289-1, 7.8). */
void pdf_set_artefact(struct pdf_content *content, enum pdf_mark kind) {
    static const char *const properties[] = {
        [PDF_ARTEFACT] = " BMC",
        [PDF_HEADER] = "<</Type/Pagination/Subtype/Header>>BDC",
        [PDF_FOOTER] = "<</Type/Pagination/Subtype/Footer>>BDC",
        [PDF_STAMP] = "<</Type/Pagination>>BDC"};
    if (is_open(content, kind))
        return;
    pdf_end_mark(content);
    buf_printf(&content->buf, "/Artifact%s\n", properties[kind]);
    set_mark(content, kind);
}

static void open_content(struct pdf_content *content, struct pdf_element *owner, int mcid) {
    pdf_end_mark(content);
    buf_printf(&content->buf, "/%s<</MCID %d>>BDC\n", pdf_element_type(owner), mcid);
    set_mark(content, PDF_CONTENT);
    content->owner = owner;
}

void pdf_set_owner(struct pdf_content *content, struct pdf_element *owner) {
    if (!is_open(content, PDF_CONTENT) || content->owner != owner)
        open_content(content, owner, pdf_tag_content(content->pdf, owner, content->number));
}

static void put_numbers(struct buf *buf, const int64_t *thousandths, size_t count) {
    for (size_t i = 0; i < count; i++) {
        pdf_put_milli(buf, thousandths[i]);
        buf_add_char(buf, ' ');
    }
}

static void put_rectangle(struct pdf_content *content, const struct rectangle *r) {
    int64_t bottom = (int64_t)content->pdf->pages->height - r->y - r->height;
    if (r->width <= 0 || r->height <= 0)
        return;
    pdf_end_text(content);
    pdf_set_artefact(content, PDF_ARTEFACT);
    pdf_put_colour(content, r->colour);
    put_numbers(&content->buf, (int64_t[]){r->x, bottom, r->width, r->height}, 4);
    buf_add_text(&content->buf, "re f\n");
}

static void mark_picture(struct pdf_content *content, const struct picture *p) {
    struct pdf_element *element;
    if (!p->node) {
        pdf_set_artefact(content, PDF_ARTEFACT);
        return;
    }
    int mcid = pdf_tag_picture(content->pdf, p, content->number, &element);
    open_content(content, element, mcid);
}

static void put_picture(struct pdf_content *content, const struct picture *p) {
    int64_t bottom = (int64_t)content->pdf->pages->height - p->y - p->height;
    HPDF_Dict object = p->image ? pdf_find_image(content->pdf, p->image) : NULL;
    if (!object)
        return;
    const char *name = HPDF_Page_GetXObjectName(content->page, object);
    if (!name)
        pdf_fail(content->pdf);
    pdf_end_text(content);
    mark_picture(content, p);
    buf_add_text(&content->buf, "q ");
    put_numbers(&content->buf, (int64_t[]){p->width, 0, 0, p->height, p->x, bottom}, 6);
    buf_printf(&content->buf, "cm /%s Do Q\n", name);
}

static void start_content(struct pdf_content *content, HPDF_Page page) {
    content->page = page;
    content->buf.count = 0;
    content->colour = 0;
    content->font = NULL;
    content->size = content->rise = 0;
    content->in_text = content->in_array = content->in_string = false;
    content->mark = PDF_NO_MARK;
    content->owner = NULL;
}

static void finish_content(struct pdf_content *content) {
    pdf_end_text(content);
    pdf_end_mark(content);
    HPDF_Dict stream = ((HPDF_PageAttr)content->page->attr)->contents;
    HPDF_Obj_Header *length = HPDF_Dict_GetItem(stream, "Length", HPDF_OCLASS_NUMBER);
    pdf_put_stream(content->pdf, pdf_number(stream), STR("/Filter/FlateDecode"),
                   pdf_deflate(content->pdf, buf_str(&content->buf)));
    if (length) /* libharu's, an object of its own */
        pdf_free_number(content->pdf, length->obj_id & 0x00FFFFFF);
}

void pdf_write_page(struct pdf *pdf, struct pdf_content *content, size_t number) {
    const struct page *page = &pdf->pages->list[number];
    start_content(content, pdf->page_objects[number]);
    content->number = number;
    for (size_t i = 0; i < page->rectangle_count; i++)
        put_rectangle(content, &page->rectangles[i]);
    for (size_t i = 0; i < page->picture_count; i++)
        put_picture(content, &page->pictures[i]);
    for (size_t i = 0; i < page->run_count; i++)
        pdf_put_run(content, &page->runs[i]);
    finish_content(content);
}
