/* The files that a job has read, each once with the digest of what was read. They are noted where
 * files are opened, in file.c, file_map.c and digest.c: no room can read one past it. */
#ifndef SYS_INPUTS_H
#define SYS_INPUTS_H

#include "base/str.h"

struct input {
    struct str path; /* as it was opened */
    struct str sha256;
    uint64_t bytes;
};

struct inputs {
    struct arena *arena; /* borrowed */
    struct input *list;  /* in the order of reading */
    size_t count;
    struct names *known;
};

struct inputs *inputs_new(struct arena *arena);
/* Notes that these bytes stand in the file; nothing for one that is noted already, or when nobody
 * wants to know (`inputs` is NULL). */
void inputs_note(struct inputs *inputs, struct str path, struct str bytes);
/* The same with the digest; copies the texts. */
void inputs_add(struct inputs *inputs, const struct input *input);
/* For a file that a library opens by itself. */
void inputs_note_file(struct inputs *inputs, struct str path);

#endif
