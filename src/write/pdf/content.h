/* A page's content stream under way: its text objects, marked content and colour (ISO
 * 32000-1, 7.8.2). What is not text of the document is marked as an artefact (14.8.2.2). What is
 * drawn is decided in page.c, how a run is shown in text.c. */
#ifndef WRITE_PDF_CONTENT_H
#define WRITE_PDF_CONTENT_H

#include "base/buf.h"
#include "write/pdf/font.h"

struct pdf;
struct pdf_element;

enum pdf_mark { PDF_NO_MARK, PDF_ARTEFACT, PDF_HEADER, PDF_FOOTER, PDF_STAMP, PDF_CONTENT };

struct pdf_content {
    struct pdf *pdf;
    struct buf buf;
    size_t page;    /* from 0 */
    int64_t colour; /* fill, 0xRRGGBB; black at the start of a page */
    bool in_text, in_array, in_string;
    enum pdf_mark mark;        /* marked content that is open */
    bool mark_in_text;         /* it was opened inside BT ... ET */
    struct pdf_element *owner; /* of PDF_CONTENT */
    /* of text.c: */
    const struct pdf_font *font;
    int size, rise;         /* 1/1000 pt */
    int64_t line_x, line_y; /* origin of the line, 1/1000 pt, y upwards */
    int64_t pen; /* where a reader puts the next glyph, 1/1000000 pt from the left edge */
    struct pdf_cluster *clusters; /* of the run being written */
    size_t cluster_room;
};

void pdf_put_numbers(struct buf *buf, const int64_t *thousandths, size_t count);
void pdf_set_colour(struct pdf_content *content, struct colour colour);

/* True when there was none, so that the line begins at the page's origin. */
bool pdf_begin_text(struct pdf_content *content);
void pdf_end_array(struct pdf_content *content);
void pdf_end_text(struct pdf_content *content);

/* Marked content in which an element's text, or an artefact of the kind, goes on; opened when it is
 * not open yet. */
void pdf_set_owner(struct pdf_content *content, struct pdf_element *owner);
void pdf_set_artefact(struct pdf_content *content, enum pdf_mark kind);
/* Opens one of its own for content that is in the structure already. */
void pdf_open_content(struct pdf_content *content, struct pdf_element *owner, int mcid);
void pdf_end_mark(struct pdf_content *content);

#endif
