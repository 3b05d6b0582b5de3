/* UTF-8 (RFC 3629): code points out of bytes, and back. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

/* Decodes the code point at *at and moves on; UINT32_MAX on invalid UTF-8, moves one byte. */
uint32_t utf8_next(struct str a, size_t *at);
/* The code point that ends before `at`, and the one that begins there; ' ' outside of the text. */
uint32_t utf8_before(struct str a, size_t at);
uint32_t utf8_at(struct str a, size_t at);
/* Offset of the first invalid byte or NUL, or SIZE_MAX when all is well. */
size_t utf8_check(struct str a);
size_t utf8_encode(uint32_t code_point, char out[4]); /* bytes written */

#endif
