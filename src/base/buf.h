/* A growing byte buffer in an arena, born with a maximum. Passing the maximum is like exhaustion of
 * the arena. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
    struct arena *arena; /* borrowed */
    char *bytes;
    size_t count;    /* bytes in use */
    size_t capacity; /* bytes */
    size_t max;      /* bytes */
};

struct buf buf_init(struct arena *arena, size_t max);
void buf_add(struct buf *buf, struct str text);
void buf_add_bytes(struct buf *buf, const void *bytes, size_t count);
void buf_add_char(struct buf *buf, char c);
void buf_add_text(struct buf *buf, const char *text);
void buf_printf(struct buf *buf, const char *format, ...)
    PRINTF(2, 3); /* never a floating-point number: the locale */
/* Borrows the buffer's bytes, NUL-terminated; valid until the next add. */
struct str buf_str(struct buf *buf);

#endif
