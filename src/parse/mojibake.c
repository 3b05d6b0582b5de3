#include "parse/mojibake.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"

enum { REACH = 60 }; /* bytes of a word on either side that are shown */

enum {
    FIRST = 0x80,
    LAST = 0x9F
}; /* bytes that Windows-1252 gives other characters than Latin 1 */

static const uint16_t windows[LAST - FIRST + 1] = {
    0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0,      0x17D,  0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};

/* The byte that the character was; -1: none. */
static int byte_of(uint32_t c) {
    if (c < 0x100)
        return (int)c;
    for (int k = 0; k <= LAST - FIRST; k++)
        if (windows[k] == c)
            return FIRST + k;
    return -1;
}

/* Quotes, dashes, signs and the like: they may follow an accented letter. */
static bool may_follow(uint32_t c) {
    static const uint16_t signs[] = {
        0xA0,   0xA7,   0xA9,   0xAB,   0xAE,   0xB0,   0xB1,   0xB2,   0xB3,   0xB7,   0xB9,
        0xBB,   0xBC,   0xBD,   0xBE,   0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D,
        0x201E, 0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x2039, 0x203A, 0x20AC, 0x2122};
    for (size_t i = 0; i < COUNT(signs); i++)
        if (signs[i] == c)
            return true;
    return false;
}

/* Bytes of the sequence at `at` and the character it stands for; 0: there is none. A lead that is
 * a letter of Western Europe too needs a follower that no text has there. */
static size_t sequence(struct str text, size_t at, uint32_t *meant) {
    size_t end = at, count;
    uint32_t lead = utf8_next(text, &end), c = 0;
    bool odd = lead == 0xC2 || lead == 0xC3;
    if (lead < 0xC2 || lead > 0xF4 || at >= text.n)
        return 0;
    count = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    *meant = lead & (0x3Fu >> count);
    for (size_t k = 0; k < count; k++) {
        if (end >= text.n)
            return 0;
        size_t next = end;
        c = utf8_next(text, &next);
        int byte = byte_of(c);
        if (byte < 0x80 || byte > 0xBF) {
            /* the last byte of a closing quotation mark is none of Windows: it got lost */
            bool quote = lead == 0xE2 && k == 1 && (*meant & 0x3F) == 0;
            *meant = 0x201D;
            return quote ? end - at : 0;
        }
        odd |= !may_follow(c) || (lead == 0xE2 && k == 0 && byte <= 0x89);
        *meant = *meant << 6 | ((unsigned)byte & 0x3F);
        end = next;
    }
    if (*meant == 0x2016) /* two bars; the dash of Windows, read and written once more */
        *meant = 0x2013;
    bool closes = count == 1 && (c == 0xBB || c == 0xAB) && at > 0 && is_upper(text.s[at - 1]);
    return odd && !closes ? end - at : 0;
}

static bool ends_word(char c) {
    return is_blank(c) || (c && strchr("\"'<>=|()[]*`_", c));
}

struct str mojibake_word(struct str bytes, size_t at) {
    uint32_t meant;
    size_t from = at, end = at + sequence(bytes, at, &meant), least = end;
    if (end == at)
        return (struct str){0};
    while (from > 0 && at - from < REACH && !ends_word(bytes.s[from - 1]))
        from--;
    while (((unsigned char)bytes.s[from] & 0xC0) == 0x80)
        from++;
    while (end < bytes.n && end - at < REACH && !ends_word(bytes.s[end])) {
        size_t n = sequence(bytes, end, &meant);
        least = n ? end + n : least;
        if (n > 0)
            end += n;
        else
            utf8_next(bytes, &end);
    }
    while (end > least && strchr(".,;:!?", bytes.s[end - 1]))
        end--;
    return str_slice(bytes, from, end);
}

struct str mojibake_repair(struct arena *arena, struct str text) {
    struct buf out = buf_init(arena, text.n + 1);
    for (size_t at = 0; at < text.n;) {
        uint32_t meant;
        char bytes[4];
        size_t n = sequence(text, at, &meant);
        if (n > 0)
            buf_add_bytes(&out, bytes, utf8_encode(meant, bytes));
        else
            buf_add_char(&out, text.s[at]);
        at += n ? n : 1;
    }
    return buf_str(&out);
}

struct str mojibake_meant(struct arena *arena, uint32_t control) {
    char bytes[4];
    if (control < FIRST || control > LAST || !windows[control - FIRST])
        return (struct str){0};
    return str_copy(arena, bytes, utf8_encode(windows[control - FIRST], bytes));
}
