#include "evidence/decode.h"

#include "base/buf.h"
#include "base/utf8.h"

static void add_character(struct buf *buf, uint32_t c) {
    char bytes[4];
    buf_add_bytes(buf, bytes, utf8_encode(c, bytes));
}

/* Surrogates that have no partner become U+FFFD. */
static struct str decode_utf16(struct arena *arena, struct str bytes, bool big_end) {
    struct buf buf = buf_init(arena, 2 * bytes.n + 8);
    uint32_t high = 0;
    for (size_t i = 2; i + 1 < bytes.n; i += 2) {
        uint32_t first = (unsigned char)bytes.s[i], second = (unsigned char)bytes.s[i + 1];
        uint32_t unit = big_end ? first << 8 | second : second << 8 | first;
        bool is_low = unit >= 0xDC00 && unit < 0xE000;
        if (high)
            add_character(&buf,
                          is_low ? 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00) : 0xFFFD);
        bool paired = high && is_low;
        high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
        if (!high && !paired)
            add_character(&buf, is_low || unit == 0 ? 0xFFFD : unit);
    }
    return buf_str(&buf);
}

static struct str decode_latin(struct arena *arena, struct str bytes) {
    struct buf buf = buf_init(arena, 2 * bytes.n + 8);
    for (size_t i = 0; i < bytes.n; i++)
        add_character(&buf, (unsigned char)bytes.s[i]);
    return buf_str(&buf);
}

enum encoding decode_text(struct arena *arena, struct str bytes, struct str *text) {
    bool little_end = str_starts(bytes, STR("\xFF\xFE"));
    if (little_end || str_starts(bytes, STR("\xFE\xFF"))) {
        *text = decode_utf16(arena, bytes, !little_end);
        return ENCODING_UTF16;
    }
    *text = str_starts(bytes, STR("\xEF\xBB\xBF")) ? str_slice(bytes, 3, bytes.n) : bytes;
    if (utf8_check(*text) == SIZE_MAX)
        return ENCODING_UTF8;
    if (str_find(bytes, (struct str){"\0", 1}, 0) != SIZE_MAX)
        return ENCODING_BINARY;
    *text = decode_latin(arena, bytes);
    return ENCODING_LATIN;
}
