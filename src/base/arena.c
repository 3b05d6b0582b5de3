/* Memory of one job: a list of blocks that are filled from the front and freed together.
 *
 * Small requests share blocks that grow from 64 KiB to 1 MiB, in a scratch arena, which often stays
 * small, from 16 KiB; a request of more than that gets a block of its own, so that little of a
 * block is ever wasted. The cap counts the bytes handed out, not the blocks: each request can be
 * the one that fails, which is what tests with failing memory need. Blocks come from calloc, so
 * memory is zeroed once. */
#include "base/arena.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_FIRST ((size_t)64 << 10) /* bytes */
#define BLOCK_LAST ((size_t)1 << 20)   /* bytes */
#define OWN_BLOCK (BLOCK_FIRST / 4)    /* bytes; larger requests get a block of their own */

struct block {
    struct block *previous, *next;
    size_t used, capacity; /* bytes */
    max_align_t bytes[];
};

struct deferred {
    void (*drop)(void *object);
    void *object;
    struct deferred *next;
};

struct arena {
    struct block *blocks; /* own blocks and full ones */
    struct block *current;
    struct deferred *deferred; /* last first */
    struct arena *parent;      /* of a scratch arena */
    struct arena *scratches;   /* not yet dropped */
    struct arena *sibling;     /* the next of the parent's scratches */
    jmp_buf *exhausted;        /* borrowed */
    size_t cap, used;          /* bytes */
    size_t block_size;         /* bytes of the next shared block */
};

static size_t round_up(size_t size) {
    size_t unit = _Alignof(max_align_t);
    return size > SIZE_MAX - unit ? SIZE_MAX : (size + unit - 1) / unit * unit;
}

static struct block *block_new(size_t capacity) {
    if (capacity > SIZE_MAX - sizeof(struct block))
        return NULL;
    struct block *block = calloc(1, sizeof *block + capacity);
    if (block)
        block->capacity = capacity;
    return block;
}

static void arena_link_block(struct arena *arena, struct block *block) {
    block->previous = NULL;
    block->next = arena->blocks;
    if (arena->blocks)
        arena->blocks->previous = block;
    arena->blocks = block;
}

/* The first block holds any request that gets no block of its own. */
static struct arena *arena_start(size_t cap, size_t first) {
    struct arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        return NULL;
    arena->cap = cap;
    arena->block_size = first;
    arena->current = block_new(first);
    if (!arena->current) {
        free(arena);
        return NULL;
    }
    return arena;
}

struct arena *arena_new(size_t cap) {
    return arena_start(cap, BLOCK_FIRST);
}

struct arena *arena_scratch(struct arena *parent) {
    struct arena *arena = arena_start(SIZE_MAX, OWN_BLOCK);
    if (!arena)
        arena_exhaust(parent);
    arena->parent = parent;
    arena->sibling = parent->scratches;
    parent->scratches = arena;
    return arena;
}

void arena_drop(struct arena *arena) {
    if (!arena)
        return;
    while (arena->scratches)
        arena_drop(arena->scratches);
    if (arena->parent) {
        struct arena **link = &arena->parent->scratches;
        while (*link != arena)
            link = &(*link)->sibling;
        *link = arena->sibling;
        for (struct arena *a = arena->parent; a; a = a->parent)
            a->used -= arena->used;
    }
    for (struct deferred *d = arena->deferred; d; d = d->next)
        d->drop(d->object);
    free(arena->current);
    for (struct block *block = arena->blocks, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

void arena_on_exhausted(struct arena *arena, jmp_buf *place) {
    arena->exhausted = place;
}

void arena_exhaust(struct arena *arena) {
    while (arena->parent)
        arena = arena->parent;
    if (!arena->exhausted)
        abort();
    longjmp(*arena->exhausted, 1);
}

static void *arena_take_own(struct arena *arena, size_t size) {
    struct block *block = block_new(size);
    if (!block)
        return NULL;
    block->used = size;
    arena_link_block(arena, block);
    return block->bytes;
}

static void *arena_take_shared(struct arena *arena, size_t size) {
    struct block *block = arena->current;
    if (size > block->capacity - block->used) {
        block = block_new(arena->block_size);
        if (!block)
            return NULL;
        if (arena->block_size < BLOCK_LAST)
            arena->block_size *= 2;
        arena_link_block(arena, arena->current);
        arena->current = block;
    }
    void *bytes = (char *)block->bytes + block->used;
    block->used += size;
    return bytes;
}

/* Counts `size` bytes in the arena and those above it; false when one has no room for them. */
static bool arena_count(struct arena *arena, size_t size) {
    for (struct arena *a = arena; a; a = a->parent)
        if (size > a->cap - a->used)
            return false;
    for (struct arena *a = arena; a; a = a->parent)
        a->used += size;
    return true;
}

/* NULL when the cap or the machine's memory is used up; `size` is rounded up. */
static void *arena_take(struct arena *arena, size_t size) {
    if (!arena_count(arena, size))
        return NULL;
    return size > OWN_BLOCK ? arena_take_own(arena, size) : arena_take_shared(arena, size);
}

void *arena_alloc(struct arena *arena, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size)
        arena_exhaust(arena);
    size_t wanted = count * size;
    void *bytes = arena_take(arena, round_up(wanted ? wanted : 1));
    if (!bytes)
        arena_exhaust(arena);
    return bytes;
}

void *arena_copy(struct arena *arena, const void *bytes, size_t size) {
    void *copy = arena_alloc(arena, 1, size);
    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

/* What was handed out last grows where it is, when its block has room. The bytes added are zero, as
 * no block is used twice. */
static bool arena_extend(struct arena *arena, void *bytes, size_t old_size, size_t new_size) {
    struct block *block = arena->current;
    if (round_up(new_size) > OWN_BLOCK) /* so large a piece is known by its own block */
        return false;
    size_t more = round_up(new_size) - round_up(old_size);
    bool last = bytes && (char *)bytes + round_up(old_size) == (char *)block->bytes + block->used;
    if (!last || more > block->capacity - block->used || !arena_count(arena, more))
        return false;
    block->used += more;
    return true;
}

void *arena_resize(struct arena *arena, void *bytes, size_t old_size, size_t new_size) {
    assert(new_size >= old_size);
    if (bytes && round_up(old_size) > OWN_BLOCK) {
        /* An own block is moved by realloc: its old address is not kept alive beside the new
         * one. */
        size_t size = round_up(new_size);
        struct block *block =
            (struct block *)(void *)((char *)bytes - offsetof(struct block, bytes));
        if (size <= block->capacity)
            return bytes;
        size_t more = size - block->capacity;
        if (size > SIZE_MAX - sizeof *block || !arena_count(arena, more))
            arena_exhaust(arena);
        if (block->previous)
            block->previous->next = block->next;
        else
            arena->blocks = block->next;
        if (block->next)
            block->next->previous = block->previous;
        struct block *moved = realloc(block, sizeof *block + size);
        arena_link_block(arena, moved ? moved : block);
        if (!moved)
            arena_exhaust(arena);
        moved->used = moved->capacity = size;
        return moved->bytes;
    }
    if (arena_extend(arena, bytes, old_size, new_size))
        return bytes;
    void *grown = arena_alloc(arena, 1, new_size);
    if (old_size)
        memcpy(grown, bytes, old_size);
    return grown;
}

/* When there is no memory to remember the object, it is dropped before leaving. */
void arena_defer(struct arena *arena, void (*drop)(void *object), void *object) {
    struct deferred *d = arena_take(arena, round_up(sizeof *d));
    if (!d) {
        drop(object);
        arena_exhaust(arena);
    }
    *d = (struct deferred){drop, object, arena->deferred};
    arena->deferred = d;
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t size) {
    bool full = (count & (count - 1)) == 0; /* 0 or a power of two */
    if (!full) {
        memset((char *)items + count * size, 0, size);
        return items;
    }
    if (count > SIZE_MAX / 2 / size)
        arena_exhaust(arena);
    if (arena_extend(arena, items, count * size, count * 2 * size))
        return items;
    void *grown = arena_alloc(arena, count ? count * 2 : 1, size);
    if (count)
        memcpy(grown, items, count * size);
    return grown;
}
