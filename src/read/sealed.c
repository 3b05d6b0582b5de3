#include "read/sealed.h"

#include "sys/file.h"

static void drop_json(void *object) {
    json_decref(object);
}

bool sealed_read(struct arena *arena, struct str bytes, struct str mark, json_t **root) {
    *root = NULL;
    if (!digest_is_sealed(arena, bytes, mark))
        return false;
    *root = json_loadb(bytes.s, bytes.n, 0, NULL);
    if (*root)
        arena_defer(arena, drop_json, *root);
    return true;
}
