/* Text as pointer and length: making, comparing, cutting. Decoding UTF-8 is in utf8.c, counting
 * words and finding the nearest word in words.c. Nothing here knows the locale. */
#include "base/str.h"
#include "base/ascii.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

struct str str_of(const char *text) {
    return text ? (struct str){text, strlen(text)} : STR("");
}

struct str str_copy(struct arena *arena, const char *bytes, size_t count) {
    if (count == SIZE_MAX)
        arena_exhaust(arena);
    char *copy = arena_alloc(arena, count + 1, 1);
    if (count)
        memcpy(copy, bytes, count);
    return (struct str){copy, count};
}

struct str str_format_v(struct arena *arena, const char *format, va_list arguments) {
    char first[256]; /* long enough for nearly every message */
    va_list again;
    va_copy(again, arguments);
    int count = vsnprintf(first, sizeof first, format, arguments);
    assert(count >= 0);
    struct str text;
    if ((size_t)count < sizeof first) {
        text = str_copy(arena, first, (size_t)count);
    } else {
        char *bytes = arena_alloc(arena, (size_t)count + 1, 1);
        vsnprintf(bytes, (size_t)count + 1, format, again);
        text = (struct str){bytes, (size_t)count};
    }
    va_end(again);
    return text;
}

struct str str_format(struct arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    struct str text = str_format_v(arena, format, arguments);
    va_end(arguments);
    return text;
}

struct str str_join(struct arena *arena, struct str a, struct str b) {
    if (a.n >= SIZE_MAX - b.n)
        arena_exhaust(arena);
    char *bytes = arena_alloc(arena, a.n + b.n + 1, 1);
    if (a.n)
        memcpy(bytes, a.s, a.n);
    if (b.n)
        memcpy(bytes + a.n, b.s, b.n);
    return (struct str){bytes, a.n + b.n};
}

bool str_empty(struct str a) {
    return a.n == 0;
}

bool str_equal(struct str a, struct str b) {
    return a.n == b.n && (a.n == 0 || memcmp(a.s, b.s, a.n) == 0);
}

bool str_is(struct str a, const char *text) {
    return str_equal(a, str_of(text));
}

bool str_equal_ignoring_case(struct str a, struct str b) {
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (to_lower(a.s[i]) != to_lower(b.s[i]))
            return false;
    return true;
}

int str_compare(struct str a, struct str b) {
    size_t shorter = a.n < b.n ? a.n : b.n;
    int order = shorter ? memcmp(a.s, b.s, shorter) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str a, struct str prefix) {
    return a.n >= prefix.n && str_equal((struct str){a.s, prefix.n}, prefix);
}

bool str_ends(struct str a, struct str suffix) {
    return a.n >= suffix.n && str_equal(str_slice(a, a.n - suffix.n, a.n), suffix);
}

size_t str_find(struct str a, struct str needle, size_t from) {
    if (from > a.n || needle.n > a.n - from)
        return SIZE_MAX;
    if (needle.n == 0)
        return from;
    const char *found = memmem(a.s + from, a.n - from, needle.s, needle.n);
    return found ? (size_t)(found - a.s) : SIZE_MAX;
}

struct str str_slice(struct str a, size_t from, size_t to) {
    if (to > a.n)
        to = a.n;
    if (from >= to)
        return STR("");
    return (struct str){a.s + from, to - from};
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str a) {
    size_t from = 0, to = a.n;
    while (from < to && is_space(a.s[from]))
        from++;
    while (to > from && is_space(a.s[to - 1]))
        to--;
    return str_slice(a, from, to);
}

bool str_cut(struct str *rest, char separator, struct str *piece) {
    if (rest->n == 0)
        return false;
    const char *found = memchr(rest->s, separator, rest->n);
    size_t at = found ? (size_t)(found - rest->s) : rest->n;
    *piece = (struct str){rest->s, at};
    size_t past = found ? at + 1 : at;
    *rest = (struct str){rest->s + past, rest->n - past};
    return true;
}

struct str str_lower(struct arena *arena, struct str a) {
    char *bytes = arena_alloc(arena, a.n + 1, 1);
    for (size_t i = 0; i < a.n; i++)
        bytes[i] = to_lower(a.s[i]);
    return (struct str){bytes, a.n};
}
