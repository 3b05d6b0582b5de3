/* Open addressing over FNV-1a; at most half full. Nothing walks the table, so its order is nobody's
 * business. */
#include "base/names.h"

#include <stdint.h>

enum { FIRST_SLOTS = 64 };

struct slot {
    struct str name;
    size_t number;
    bool used;
};

struct names {
    struct arena *arena; /* borrowed */
    struct slot *slots;
    size_t slot_count; /* a power of two */
    size_t count;
};

struct names *names_new(struct arena *arena) {
    struct names *names = NEW(arena, struct names);
    names->arena = arena;
    names->slot_count = FIRST_SLOTS;
    names->slots = NEW_ARRAY(arena, struct slot, FIRST_SLOTS);
    return names;
}

static size_t hash(struct str name) {
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < name.n; i++)
        hash = (hash ^ (unsigned char)name.s[i]) * 1099511628211u;
    return (size_t)(hash ^ hash >> 32);
}

/* The name's slot, or the one it would take. */
static struct slot *find_slot(const struct names *names, struct str name) {
    size_t at = hash(name) & (names->slot_count - 1);
    while (names->slots[at].used && !str_equal(names->slots[at].name, name))
        at = (at + 1) & (names->slot_count - 1);
    return &names->slots[at];
}

size_t *names_enter(struct names *names, struct str name) {
    if (names->count * 2 >= names->slot_count) {
        struct slot *old = names->slots;
        size_t count = names->slot_count;
        names->slot_count = count * 2;
        names->slots = NEW_ARRAY(names->arena, struct slot, names->slot_count);
        for (size_t i = 0; i < count; i++)
            if (old[i].used)
                *find_slot(names, old[i].name) = old[i];
    }
    struct slot *slot = find_slot(names, name);
    if (!slot->used) {
        *slot = (struct slot){.name = name, .used = true};
        names->count++;
    }
    return &slot->number;
}

size_t *names_find(const struct names *names, struct str name) {
    struct slot *slot = find_slot(names, name);
    return slot->used ? &slot->number : NULL;
}
