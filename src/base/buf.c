/* A growing byte buffer in an arena. Capacity doubles up to the maximum; passing it leaves like
 * exhaustion of the arena, so that no caller has to check. One byte is kept for the NUL. */
#include "base/buf.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#define BUF_FIRST 32 /* bytes */

struct buf buf_init(struct arena *arena, size_t max) {
    return (struct buf){.arena = arena, .max = max};
}

/* Makes room for `more` bytes and a NUL. */
static void buf_reserve(struct buf *buf, size_t more) {
    if (more > buf->max - buf->count || buf->count + more >= SIZE_MAX / 2)
        arena_exhaust(buf->arena);
    size_t needed = buf->count + more + 1;
    if (needed <= buf->capacity)
        return;
    size_t capacity = buf->capacity ? buf->capacity : BUF_FIRST;
    while (capacity < needed)
        capacity *= 2;
    buf->bytes = arena_resize(buf->arena, buf->bytes, buf->capacity, capacity);
    buf->capacity = capacity;
}

void buf_add_bytes(struct buf *buf, const void *bytes, size_t count) {
    buf_reserve(buf, count);
    if (count)
        memcpy(buf->bytes + buf->count, bytes, count);
    buf->count += count;
}

void buf_add(struct buf *buf, struct str text) {
    buf_add_bytes(buf, text.s, text.n);
}

void buf_add_char(struct buf *buf, char c) {
    buf_add_bytes(buf, &c, 1);
}

void buf_add_text(struct buf *buf, const char *text) {
    buf_add_bytes(buf, text, strlen(text));
}

void buf_printf(struct buf *buf, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    char first[256];
    int count = vsnprintf(first, sizeof first, format, arguments);
    va_end(arguments);
    assert(count >= 0);
    buf_reserve(buf, (size_t)count);
    if ((size_t)count < sizeof first)
        memcpy(buf->bytes + buf->count, first, (size_t)count);
    else
        vsnprintf(buf->bytes + buf->count, (size_t)count + 1, format, again);
    va_end(again);
    buf->count += (size_t)count;
}

struct str buf_str(struct buf *buf) {
    buf_reserve(buf, 0);
    buf->bytes[buf->count] = '\0';
    return (struct str){buf->bytes, buf->count};
}
