#include "write/pdf/content.h"

#include "write/pdf/structure.h"
#include "write/pdf/syntax.h"

void pdf_put_numbers(struct buf *buf, const int64_t *thousandths, size_t count) {
    for (size_t i = 0; i < count; i++) {
        pdf_put_milli(buf, thousandths[i]);
        buf_add_char(buf, ' ');
    }
}

void pdf_set_colour(struct pdf_content *content, struct colour colour) {
    int64_t wanted = colour.r << 16 | colour.g << 8 | colour.b;
    if (content->colour == wanted)
        return;
    bool grey = colour.r == colour.g && colour.g == colour.b;
    const unsigned parts[] = {colour.r, colour.g, colour.b};
    int64_t thousandths[3];
    for (size_t i = 0; i < 3; i++)
        thousandths[i] = (parts[i] * 1000 + 127) / 255;
    pdf_end_array(content);
    pdf_put_numbers(&content->buf, thousandths, grey ? 1 : 3);
    buf_add_text(&content->buf, grey ? "g\n" : "rg\n");
    content->colour = wanted;
}

/* ---- text objects ---- */

bool pdf_begin_text(struct pdf_content *content) {
    if (content->in_text)
        return false;
    pdf_end_mark(content);
    buf_add_text(&content->buf, "BT\n");
    content->in_text = true;
    return true;
}

void pdf_end_array(struct pdf_content *content) {
    if (content->in_string)
        buf_add_char(&content->buf, '>');
    if (content->in_array)
        buf_add_text(&content->buf, "]TJ\n");
    content->in_string = content->in_array = false;
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

/* ---- marked content: opened inside a text object it ends inside it, and the other way round
 * (14.6.1) ---- */

void pdf_end_mark(struct pdf_content *content) {
    if (content->mark == PDF_NO_MARK)
        return;
    pdf_end_array(content);
    buf_add_text(&content->buf, "EMC\n");
    content->mark = PDF_NO_MARK;
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
    content->mark = kind;
    content->mark_in_text = content->in_text;
}

void pdf_open_content(struct pdf_content *content, struct pdf_element *owner, int mcid) {
    pdf_end_mark(content);
    buf_printf(&content->buf, "/%s<</MCID %d>>BDC\n", pdf_element_type(owner), mcid);
    content->mark = PDF_CONTENT;
    content->mark_in_text = content->in_text;
    content->owner = owner;
}

void pdf_set_owner(struct pdf_content *content, struct pdf_element *owner) {
    if (!is_open(content, PDF_CONTENT) || content->owner != owner)
        pdf_open_content(content, owner, pdf_tag_content(content->pdf, owner, content->page));
}
