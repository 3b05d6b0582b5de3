/* Kinds of ASCII characters, in bytes (`char`) and code points (`uint32_t`) alike. What is not
 * ASCII is of no kind. */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stdbool.h>
#include <stdint.h>

static inline bool is_digit(int64_t c) {
    return c >= '0' && c <= '9';
}

static inline bool is_upper(int64_t c) {
    return c >= 'A' && c <= 'Z';
}

static inline bool is_lower(int64_t c) {
    return c >= 'a' && c <= 'z';
}

static inline bool is_letter(int64_t c) {
    return is_upper(c) || is_lower(c);
}

static inline bool is_letter_or_digit(int64_t c) {
    return is_letter(c) || is_digit(c);
}

/* White space of XML 1.0, 2.3. */
static inline bool is_blank(int64_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline char to_lower(char c) {
    return is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

/* -1: no hexadecimal digit. */
static inline int hex_value(char c) {
    if (is_digit(c))
        return c - '0';
    c = to_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

#endif
