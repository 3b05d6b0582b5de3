/* Percent encoding of addresses. Markdown knows no other way to write a blank in a path without
 * brackets, and browsers write anchors with other letters than ASCII so. */
#include "parse/percent.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"

/* The byte written at `at`, or -1. */
static int coded_byte(struct str text, size_t at) {
    if (text.s[at] != '%' || text.n - at < 3)
        return -1;
    int high = hex_value(text.s[at + 1]), low = hex_value(text.s[at + 2]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
}

struct str percent_decode_bytes(struct arena *arena, struct str text) {
    struct buf out = buf_init(arena, text.n + 1);
    for (size_t at = 0; at < text.n; at++) {
        int byte = coded_byte(text, at);
        buf_add_char(&out, byte < 0 ? text.s[at] : (char)(unsigned char)byte);
        at += byte < 0 ? 0 : 2;
    }
    return text.n ? buf_str(&out) : text;
}

struct str percent_decode(struct arena *arena, struct str text) {
    struct str decoded = percent_decode_bytes(arena, text);
    return utf8_check(decoded) == SIZE_MAX ? decoded : text;
}
