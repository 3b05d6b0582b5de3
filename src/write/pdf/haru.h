/* What libharu does for a PDF: it numbers all objects and keeps the frame of the document, that is
 * the catalogue, the page tree, the pages with the names of their resources, and the outline.
 * Everything else of an object is said by others (file.h): here stand only numbers, so that no
 * other file knows libharu.
 *
 * The first failure is kept. After it nothing more is done, and numbers are 0. */
#ifndef WRITE_PDF_HARU_H
#define WRITE_PDF_HARU_H

#include "base/str.h"

struct haru;

struct haru_page {
    unsigned number;
    unsigned content; /* of its content stream */
    unsigned length;  /* of the stream's length, which nobody else names; 0 = none */
};

/* Dropped with the arena. `pages` is how many there will be. */
struct haru *haru_new(struct arena *arena, size_t pages);
enum status
haru_status(const struct haru *haru); /* STATUS_MEMORY or STATUS_LIMIT after a failure */
const char *haru_producer(void);      /* as libharu writes it */

/* A number for an object that libharu counts and does not see. */
unsigned haru_reserve(struct haru *haru);
unsigned haru_count(const struct haru *haru); /* numbers given, with that of the free object 0 */
unsigned haru_catalog(const struct haru *haru);
unsigned haru_info(const struct haru *haru);

/* The next page; in 1/1000 pt. */
struct haru_page haru_add_page(struct haru *haru, int width, int height);
/* The name by which the page's content calls a font or a form or image; "" after a failure. */
const char *haru_font_name(struct haru *haru, unsigned page, unsigned font);
const char *haru_picture_name(struct haru *haru, unsigned page, unsigned picture);
void haru_add_annotation(struct haru *haru, unsigned page, unsigned annotation);
/* An entry of the outline below `parent`, 0 = at the top; its title and destination are the
 * caller's. A document with an outline opens with it shown. */
unsigned haru_add_outline(struct haru *haru, unsigned parent, bool opened);

/* The entries, without brackets, that libharu has for an object; empty: it is no object of
 * libharu's. Valid until the next call. */
struct str haru_entries(struct haru *haru, unsigned number);

#endif
