/* UTF-8 that was read as Windows-1252 or Latin 1 and written again: "Ã¤" was "ä", "â€“" a dash. */
#ifndef PARSE_MOJIBAKE_H
#define PARSE_MOJIBAKE_H

#include "base/str.h"

/* The word around the sequence that begins at `at`, up to blanks, quotes and tags; empty: nothing
 * but a mistake of encoding is one, and this may be text. */
struct str mojibake_word(struct str bytes, size_t at);
/* The text as it was meant. */
struct str mojibake_repair(struct arena *arena, struct str text);
/* What the byte of a control character means in Windows-1252; empty: nothing. */
struct str mojibake_meant(struct arena *arena, uint32_t control);

#endif
