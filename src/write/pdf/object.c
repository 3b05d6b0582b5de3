/* Objects, streams, numbers and strings of a PDF (ISO 32000-1, 7.3).
 *
 * libharu writes what it knows of a dictionary and then calls write_fn, which adds the raw entries
 * kept in `attr`. So an object costs one allocation, not one per entry, and any entry can be said.
 */
#include <string.h>

#include "base/limits.h"
#include "write/pdf/pdf.h"

void pdf_fail(struct pdf *pdf) {
    longjmp(pdf->failed, 1);
}

void pdf_check(struct pdf *pdf, HPDF_STATUS status) {
    if (status != HPDF_OK)
        pdf_fail(pdf);
}

static HPDF_STATUS write_entries(HPDF_Dict object, HPDF_Stream stream) {
    const struct str *entries = object->attr;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)entries->s, (HPDF_UINT)entries->n);
}

void pdf_set_entries(struct pdf *pdf, HPDF_Dict object, struct str entries) {
    struct str *kept = NEW(pdf->arena, struct str);
    *kept = str_copy(pdf->arena, entries.s, entries.n);
    object->attr = kept;
    object->write_fn = write_entries;
}

HPDF_Dict pdf_add_object(struct pdf *pdf, struct str entries) {
    HPDF_Dict object = HPDF_Dict_New(pdf->doc->mmgr);
    if (!object)
        pdf_fail(pdf);
    pdf_check(pdf, HPDF_Xref_Add(pdf->doc->xref, object));
    pdf_set_entries(pdf, object, entries);
    return object;
}

HPDF_Dict pdf_add_stream(struct pdf *pdf, struct str data, struct str entries) {
    HPDF_Dict object = pdf_add_object(pdf, (struct str){0});
    pdf_put_stream(pdf, pdf_number(object), entries, data);
    return object;
}

unsigned pdf_number(HPDF_Dict object) {
    return object->header.obj_id & 0x00FFFFFF;
}

/* One compressor serves all streams: its tables are made once. */
struct str pdf_deflate(struct pdf *pdf, struct str bytes) {
    if (bytes.n > LIMIT_OUTPUT_BYTES) {
        pdf->too_large = true;
        pdf_fail(pdf);
    }
    if (!pdf->compressor)
        pdf->compressor = libdeflate_alloc_compressor(PDF_DEFLATE_LEVEL);
    if (!pdf->compressor)
        pdf_fail(pdf);
    size_t room = libdeflate_zlib_compress_bound(pdf->compressor, bytes.n);
    if (room > pdf->packed_room) {
        pdf->packed = arena_resize(pdf->arena, pdf->packed, pdf->packed_room, room);
        pdf->packed_room = room;
    }
    size_t size = libdeflate_zlib_compress(pdf->compressor, bytes.s, bytes.n, pdf->packed, room);
    return (struct str){pdf->packed, size};
}

void pdf_put_integer(struct buf *buf, int64_t value) {
    char digits[24];
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do
        digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0)
        digits[--at] = '-';
    buf_add_bytes(buf, digits + at, sizeof digits - at);
}

void pdf_put_milli(struct buf *buf, int64_t thousandths) {
    uint64_t size = thousandths < 0 ? 0 - (uint64_t)thousandths : (uint64_t)thousandths;
    unsigned rest = (unsigned)(size % 1000);
    if (thousandths < 0)
        buf_add_char(buf, '-');
    if (size >= 1000 || rest == 0)
        pdf_put_integer(buf, (int64_t)(size / 1000));
    if (rest == 0)
        return;
    buf_add_char(buf, '.');
    for (unsigned unit = 100; rest; rest %= unit, unit /= 10)
        buf_add_char(buf, (char)('0' + rest / unit));
}

void pdf_put_date(struct buf *buf, const char *key, struct date date) {
    if (date.year > 0)
        buf_printf(buf, "/%s(D:%04d%02d%02d000000Z)", key, date.year, date.month, date.day);
}

static void put_hex16(struct buf *buf, unsigned unit) {
    static const char digits[] = "0123456789ABCDEF";
    char out[4] = {digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15],
                   digits[unit & 15]};
    buf_add_bytes(buf, out, sizeof out);
}

void pdf_put_utf16(struct buf *buf, struct str text) {
    for (size_t at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (c > 0x10FFFF)
            c = 0xFFFD;
        if (c >= 0x10000) {
            put_hex16(buf, 0xD800 + ((c - 0x10000) >> 10));
            put_hex16(buf, 0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            put_hex16(buf, c);
        }
    }
}

void pdf_put_bytes(struct buf *buf, struct str bytes) {
    buf_add_char(buf, '(');
    for (size_t i = 0; i < bytes.n; i++) {
        unsigned char c = (unsigned char)bytes.s[i];
        if (c == '(' || c == ')' || c == '\\')
            buf_add_char(buf, '\\');
        if (c >= 0x20 && c < 0x7F)
            buf_add_char(buf, (char)c);
        else
            buf_printf(buf, "\\%03o", (unsigned)c);
    }
    buf_add_char(buf, ')');
}

static bool is_ascii(struct str text) {
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.s[i] < 0x20 || (unsigned char)text.s[i] >= 0x7F)
            return false;
    return true;
}

void pdf_put_text(struct buf *buf, struct str text) {
    if (is_ascii(text)) {
        pdf_put_bytes(buf, text);
        return;
    }
    buf_add_text(buf, "<FEFF");
    pdf_put_utf16(buf, text);
    buf_add_char(buf, '>');
}
