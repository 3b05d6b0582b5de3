/* From byte offsets to lines and columns: what every parser here needs for its places.
 * A line ends with LF, CR LF or a lone CR; a column counts characters (code points), a tab as one.
 * For parse/ only. */
#ifndef PARSE_LINES_H
#define PARSE_LINES_H

#include "base/place.h"

struct lines {
    struct str file;  /* goes into the places */
    struct str bytes; /* borrowed */
    int first_line;   /* the file's line on which `bytes` begin */
    size_t *starts;   /* offset of each line */
    size_t count;
    size_t known_offset; /* the last place asked for: long lines are then counted once, not once a
                            question */
    size_t known_line;   /* from 0 */
    size_t known_column; /* from 0 */
};

struct lines lines_of(struct arena *arena, struct str file, struct str bytes, int first_line);
/* The place of `length` bytes at `offset`; clamped to the text. */
struct place lines_place(struct lines *lines, size_t offset, size_t length);
/* The bytes of line `line` (from 1 within `bytes`), without its end; empty beyond the text. */
struct str lines_text(const struct lines *lines, size_t line);

#endif
