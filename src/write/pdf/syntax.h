/* Numbers, dates and strings as a PDF spells them (ISO 32000-1, 7.3). Knows nothing of objects. */
#ifndef WRITE_PDF_SYNTAX_H
#define WRITE_PDF_SYNTAX_H

#include "base/buf.h"
#include "model/date.h"

void pdf_put_integer(struct buf *buf, int64_t value);
void pdf_put_milli(struct buf *buf, int64_t thousandths); /* "12.5": at most three decimals */
void pdf_put_hex16(struct buf *buf, unsigned unit);       /* four hex digits */
void pdf_put_utf16(struct buf *buf, struct str text);     /* hex digits, big-endian, no brackets */
void pdf_put_bytes(struct buf *buf, struct str bytes);    /* literal string, 7.3.4.2 */
void pdf_put_text(struct buf *buf, struct str text);      /* text string, 7.9.2.2 */
/* An entry of a dictionary, at 00:00 UTC; nothing without a date (7.9.4). */
void pdf_put_date(struct buf *buf, const char *key, struct date date);

#endif
