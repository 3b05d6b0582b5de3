#include "base/domain.h"

#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "base/letters.h"
#include "base/limits.h"
#include "base/utf8.h"

static const char endings[] =
    " com org net ch de at li eu uk fr it nl be lu es pt se no dk fi pl cz ie io ai app dev cloud "
    "info biz swiss bank us ca jp cn ru au co gov edu example invalid test ";

static bool is_ending(struct str text, size_t from, size_t to) {
    char key[16];
    if (to - from > sizeof key - 2 || to == from)
        return false;
    key[0] = ' ';
    memcpy(key + 1, text.s + from, to - from);
    key[to - from + 1] = ' ';
    return str_find(str_of(endings), (struct str){key, to - from + 2}, 0) != SIZE_MAX;
}

static size_t letters_end(struct str text, size_t at) {
    while (at < text.n && is_lower(text.s[at]))
        at++;
    return at;
}

bool domain_has_label(struct str text, size_t from, size_t to) {
    uint32_t before = utf8_before(text, from);
    if (to >= text.n || text.s[to] != '.' || letter_is_word(before) || before == '-')
        return false;
    size_t end = letters_end(text, to + 1);
    uint32_t behind = utf8_at(text, end);
    return is_ending(text, to + 1, end) && !letter_is_word(behind) && behind != '-';
}

/* ---- punycode ---- */

enum { BASE = 36, LEAST = 1, MOST = 26, SKEW = 38, DAMP = 700, FIRST_BIAS = 72, FIRST = 128 };
enum { LONGEST_LABEL = 63 };

static uint32_t adapt(uint32_t delta, uint32_t count, bool first) {
    uint32_t k = 0;
    delta = first ? delta / DAMP : delta / 2;
    delta += delta / count;
    for (; delta > ((BASE - LEAST) * MOST) / 2; k += BASE)
        delta /= BASE - LEAST;
    return k + (BASE - LEAST + 1) * delta / (delta + SKEW);
}

static uint32_t digit_of(char c) {
    return is_digit(c)        ? (uint32_t)(c - '0') + 26
           : is_lower(c | 32) ? (uint32_t)((c | 32) - 'a')
                              : BASE;
}

/* A number of variable length; false: the label ends before it, or it is too large. */
static bool read_delta(struct str label, size_t *at, uint32_t bias, uint32_t *delta) {
    uint64_t weight = 1, sum = 0;
    for (uint32_t k = BASE;; k += BASE) {
        uint32_t digit = *at < label.n ? digit_of(label.s[(*at)++]) : BASE;
        uint32_t least = k <= bias ? LEAST : k >= bias + MOST ? MOST : k - bias;
        if (digit >= BASE)
            return false;
        sum += digit * weight;
        if (sum > 0xFFFFFF)
            return false;
        *delta = (uint32_t)sum;
        if (digit < least)
            return true;
        weight *= BASE - least;
    }
}

/* Behind "xn--". The number of letters; 0: it is no punycode. */
static size_t decode_label(struct str label, uint32_t letters[LONGEST_LABEL]) {
    size_t basic = label.n, count = 0, at = 0;
    uint32_t n = FIRST, i = 0, bias = FIRST_BIAS;
    while (basic && label.s[basic - 1] != '-')
        basic--;
    for (; count + 1 < basic; count++)
        letters[count] = (unsigned char)label.s[count];
    for (at = basic; at < label.n;) {
        uint32_t delta, before = i;
        if (count + 1 > LONGEST_LABEL || !read_delta(label, &at, bias, &delta))
            return 0;
        i += delta;
        bias = adapt(i - before, (uint32_t)count + 1, before == 0);
        n += i / ((uint32_t)count + 1);
        i %= (uint32_t)count + 1;
        memmove(letters + i + 1, letters + i, (count - i) * sizeof *letters);
        letters[i++] = n;
        count++;
        if (n > 0x10FFFF || (n >= 0xD800 && n < 0xE000))
            return 0;
    }
    return count;
}

struct str domain_decode(struct arena *arena, struct str text) {
    struct buf out = buf_init(arena, 4 * text.n + 1);
    for (size_t at = 0; at < text.n;) {
        uint32_t letters[LONGEST_LABEL + 1];
        size_t end = at + 4, count = 0;
        bool begins = str_equal_ignoring_case(str_slice(text, at, end), STR("xn--"));
        while (begins && end < text.n && (is_letter_or_digit(text.s[end]) || text.s[end] == '-'))
            end++;
        if (begins && end - at <= LONGEST_LABEL)
            count = decode_label(str_slice(text, at + 4, end), letters);
        if (!count) {
            buf_add_char(&out, text.s[at++]);
            continue;
        }
        for (size_t i = 0; i < count; i++) {
            char bytes[4];
            buf_add_bytes(&out, bytes, utf8_encode(letters[i], bytes));
        }
        at = end;
    }
    return buf_str(&out);
}
