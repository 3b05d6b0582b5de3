#include "sys/inputs.h"

#include "base/names.h"
#include "sys/file.h"

struct inputs *inputs_new(struct arena *arena) {
    struct inputs *inputs = NEW(arena, struct inputs);
    inputs->arena = arena;
    inputs->known = names_new(arena);
    return inputs;
}

static bool is_known(const struct inputs *inputs, struct str path) {
    return !inputs || names_find(inputs->known, path);
}

void inputs_add(struct inputs *inputs, const struct input *input) {
    if (is_known(inputs, input->path))
        return;
    struct input *added = APPEND(inputs->arena, inputs->list, inputs->count);
    added->path = str_copy(inputs->arena, input->path.s, input->path.n);
    added->sha256 = str_copy(inputs->arena, input->sha256.s, input->sha256.n);
    added->bytes = input->bytes;
    *names_enter(inputs->known, added->path) = 1;
}

void inputs_note(struct inputs *inputs, struct str path, struct str bytes) {
    if (!is_known(inputs, path))
        inputs_add(inputs, &(struct input){path, digest_sha256(inputs->arena, bytes), bytes.n});
}

void inputs_note_file(struct inputs *inputs, struct str path) {
    struct input input = {.path = path};
    struct str head;
    if (!is_known(inputs, path) &&
        digest_file(inputs->arena, path, &input.sha256, &input.bytes, &head))
        inputs_add(inputs, &input);
}
