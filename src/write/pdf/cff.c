/* The bytes come from the subsetter but are read with bounds all the same. */
#include "write/pdf/cff.h"

struct cff {
    struct str bytes;
    size_t at;
};

static unsigned read_number(struct cff *cff, unsigned size) {
    unsigned value = 0;
    for (unsigned i = 0; i < size; i++, cff->at++)
        value = value << 8 | (cff->at < cff->bytes.n ? (unsigned char)cff->bytes.s[cff->at] : 0u);
    return value;
}

/* INDEX, chapter 5: gives its first element and moves behind the whole. */
static struct str read_index(struct cff *cff) {
    unsigned count = read_number(cff, 2);
    if (count == 0)
        return (struct str){0};
    unsigned size = read_number(cff, 1);
    size_t offsets = cff->at, data = offsets + ((size_t)count + 1) * size - 1;
    unsigned first = read_number(cff, size), second = read_number(cff, size);
    cff->at = offsets + (size_t)count * size;
    unsigned end = read_number(cff, size);
    cff->at = data + end;
    return str_slice(cff->bytes, data + first, data + second);
}

/* One operand of a DICT, chapter 4; real numbers are skipped. */
static unsigned read_operand(struct cff *dict, unsigned b0) {
    if (b0 == 28)
        return read_number(dict, 2);
    if (b0 == 29)
        return read_number(dict, 4);
    if (b0 == 30) {
        while (dict->at < dict->bytes.n && (read_number(dict, 1) & 15) != 15)
            ;
        return 0;
    }
    if (b0 >= 247 && b0 <= 250)
        return (b0 - 247) * 256 + read_number(dict, 1) + 108;
    if (b0 >= 251 && b0 <= 254)
        return 0 - ((b0 - 251) * 256 + read_number(dict, 1) + 108);
    return b0 - 139;
}

/* True for a CID-keyed font (operator ROS, 12 30); gives the offset of its charset (operator 15).
 */
static bool read_top(struct str top, unsigned *charset) {
    struct cff dict = {top, 0};
    bool keyed = false;
    unsigned operand = 0;
    *charset = 0;
    while (dict.at < top.n) {
        unsigned b0 = read_number(&dict, 1);
        if (b0 == 15)
            *charset = operand;
        else if (b0 == 12)
            keyed |= read_number(&dict, 1) == 30;
        else if (b0 > 21)
            operand = read_operand(&dict, b0);
    }
    return keyed;
}

void pdf_cff_codes(struct str bytes, uint32_t *codes, size_t count) {
    struct cff cff = {bytes, bytes.n > 2 ? (unsigned char)bytes.s[2] : 0u};
    unsigned charset;
    read_index(&cff);
    /* Offsets 0 to 2 name predefined charsets, which CID-keyed fonts do not have. */
    if (!read_top(read_index(&cff), &charset) || charset <= 2 || charset >= bytes.n)
        return;
    cff.at = charset;
    unsigned format = read_number(&cff, 1);
    for (size_t glyph = 1; glyph < count && cff.at < bytes.n;) {
        unsigned first = read_number(&cff, 2);
        unsigned more = format == 0 ? 0 : read_number(&cff, format);
        for (unsigned i = 0; i <= more && glyph < count; i++)
            codes[glyph++] = first + i;
    }
}
