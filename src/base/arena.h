/* Memory of one job. Everything a phase makes lives here and is dropped at once.
 *
 * Allocation never returns NULL: when the cap is reached it leaves by longjmp to the place that
 * the job has set with arena_on_exhausted(). Foreign objects are handed over with arena_defer()
 * and dropped, last first, with the arena. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>

#include "base/status.h"

struct arena;

/* Gives an arena of at most `cap` bytes, or NULL when there is no memory for the first block. */
struct arena *arena_new(size_t cap);
void arena_drop(struct arena *arena);

/* An arena for what is needed only for a while: it counts against the cap of `parent`, leaves to
 * the same place, and is dropped by arena_drop() or with the parent. */
NEVER_NULL struct arena *arena_scratch(struct arena *parent);

/* The place to leave to on exhaustion. Without one, exhaustion aborts. */
void arena_on_exhausted(struct arena *arena, jmp_buf *place);

/* Zeroed memory, aligned for any type. `count * size` is checked. */
NEVER_NULL void *arena_alloc(struct arena *arena, size_t count, size_t size);
NEVER_NULL void *arena_copy(struct arena *arena, const void *bytes, size_t size);

/* Gives the arena's `bytes` of `old_size` a new size of at least that; the old address is dead
 * afterwards. The bytes added are not zeroed. For buffers: a large block is moved, not copied
 * beside itself. */
NEVER_NULL void *arena_resize(struct arena *arena, void *bytes, size_t old_size, size_t new_size);
/* Leaves as if the cap had been reached: for limits that count as memory. */
_Noreturn void arena_exhaust(struct arena *arena);

/* Calls drop(object) when the arena is dropped. */
void arena_defer(struct arena *arena, void (*drop)(void *object), void *object);

/* Elements of an array, not of a pointer. */
#define COUNT(array) (sizeof(array) / sizeof *(array))

#define NEW(arena, type) ((type *)arena_alloc((arena), 1, sizeof(type)))
#define NEW_ARRAY(arena, type, count) ((type *)arena_alloc((arena), (count), sizeof(type)))

/* Appends one zeroed element to the arena array `items` of `count` elements and gives it.
 * Capacity is the next power of two, so that no field for it is needed. */
NEVER_NULL void *arena_grow(struct arena *arena, void *items, size_t count, size_t size);
#define APPEND(arena, items, count)                                                                \
    ((items) = arena_grow((arena), (items), (count), sizeof *(items)), &(items)[(count)++])

#endif
