/* UTF-8 after RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */
#include "base/utf8.h"

#include <assert.h>

/* How many bytes follow a first byte, and the least code point of that length; 0 for ASCII, 4 for
 * a byte that cannot be first. */
static unsigned lead_trail(unsigned char lead, uint32_t *bits, uint32_t *least) {
    if (lead < 0x80) {
        *bits = lead, *least = 0;
        return 0;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        *bits = lead & 0x1Fu, *least = 0x80;
        return 1;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        *bits = lead & 0x0Fu, *least = 0x800;
        return 2;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        *bits = lead & 0x07u, *least = 0x10000;
        return 3;
    }
    return 4;
}

uint32_t utf8_next(struct str a, size_t *at) {
    assert(*at < a.n);
    size_t start = (*at)++;
    uint32_t code_point = 0, least = 0;
    unsigned trail = lead_trail((unsigned char)a.s[start], &code_point, &least);
    if (trail > 3 || trail >= a.n - start)
        return UINT32_MAX;
    for (size_t i = 1; i <= trail; i++) {
        unsigned char byte = (unsigned char)a.s[start + i];
        if ((byte & 0xC0u) != 0x80)
            return UINT32_MAX;
        code_point = code_point << 6 | (byte & 0x3Fu);
    }
    bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < least || surrogate || code_point > 0x10FFFF)
        return UINT32_MAX;
    *at = start + 1 + trail;
    return code_point;
}

uint32_t utf8_before(struct str a, size_t at) {
    size_t from = at;
    while (from > 0 && ((unsigned char)a.s[--from] & 0xC0) == 0x80)
        ;
    return at == 0 ? ' ' : utf8_next(a, &from);
}

uint32_t utf8_at(struct str a, size_t at) {
    return at >= a.n ? ' ' : utf8_next(a, &at);
}

size_t utf8_check(struct str a) {
    for (size_t at = 0; at < a.n;) {
        size_t start = at;
        uint32_t code_point = utf8_next(a, &at);
        if (code_point == UINT32_MAX || code_point == 0)
            return start;
    }
    return SIZE_MAX;
}

static char trail_byte(uint32_t code_point, unsigned shift) {
    return (char)(unsigned char)(0x80u | (code_point >> shift & 0x3Fu));
}

size_t utf8_encode(uint32_t code_point, char out[4]) {
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(unsigned char)(0xC0u | code_point >> 6);
        out[1] = trail_byte(code_point, 0);
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = (char)(unsigned char)(0xE0u | code_point >> 12);
        out[1] = trail_byte(code_point, 6);
        out[2] = trail_byte(code_point, 0);
        return 3;
    }
    assert(code_point <= 0x10FFFF);
    out[0] = (char)(unsigned char)(0xF0u | code_point >> 18);
    out[1] = trail_byte(code_point, 12);
    out[2] = trail_byte(code_point, 6);
    out[3] = trail_byte(code_point, 0);
    return 4;
}
