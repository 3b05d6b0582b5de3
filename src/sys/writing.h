/* Writing on behalf of a process in a sandbox: both sides of what is asked and answered. What a
 * steward writes it knows from before: into which folder, and which file of it, or all of it as a
 * generation. */
#ifndef SYS_WRITING_H
#define SYS_WRITING_H

#include "sys/generation.h"
#include "sys/steward.h"

struct writing {
    struct str folder, file;       /* this file only, below this folder; empty: none */
    struct generation *generation; /* NULL: none may be committed */
};

/* Inside sys/: what file_write_all() and generation_commit() do where there is a steward. */
enum status writing_by_steward(struct str folder, const struct replacement *replacement,
                               enum steward_service service, struct findings *findings);

/* For a steward; `context` is a struct writing. */
bool writing_serve_commit(struct arena *arena, const void *context, struct parcel *request,
                          struct buf *reply);
bool writing_serve_file(struct arena *arena, const void *context, struct parcel *request,
                        struct buf *reply);

#endif
