/* Names of domains in a text, by their endings. */
#ifndef BASE_DOMAIN_H
#define BASE_DOMAIN_H

#include "base/str.h"

/* Whether the bytes are the part of a domain that its owner has chosen: "target" of
 * "www.target.com". */
bool domain_has_label(struct str text, size_t from, size_t to);
/* A text in which each label in punycode (RFC 3492, 5891: "xn--mller-kva") is written in its
 * letters. */
struct str domain_decode(struct arena *arena, struct str text);

#endif
