/* The text of a file as UTF-8: from UTF-8 with or without a byte order mark, UTF-16 with one, or
 * the eight bits of Western Europe. */
#ifndef EVIDENCE_DECODE_H
#define EVIDENCE_DECODE_H

#include "base/str.h"

enum encoding { ENCODING_UTF8, ENCODING_UTF16, ENCODING_LATIN, ENCODING_BINARY };

/* Borrows the bytes where they are UTF-8 already; ENCODING_BINARY: it is no text. */
enum encoding decode_text(struct arena *arena, struct str bytes, struct str *text);

#endif
