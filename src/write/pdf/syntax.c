#include "write/pdf/syntax.h"
#include "base/utf8.h"

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

void pdf_put_hex16(struct buf *buf, unsigned unit) {
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
            pdf_put_hex16(buf, 0xD800 + ((c - 0x10000) >> 10));
            pdf_put_hex16(buf, 0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            pdf_put_hex16(buf, c);
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

void pdf_put_text(struct buf *buf, struct str text) {
    bool ascii = true;
    for (size_t i = 0; i < text.n; i++)
        ascii = ascii && (unsigned char)text.s[i] >= 0x20 && (unsigned char)text.s[i] < 0x7F;
    if (ascii) {
        pdf_put_bytes(buf, text);
        return;
    }
    buf_add_text(buf, "<FEFF");
    pdf_put_utf16(buf, text);
    buf_add_char(buf, '>');
}
