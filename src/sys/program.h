/* A program of someone else, run in a process of its own and within bounds: it reaches no network
 * where the system lets a process be cut off, and what it starts in its process group ends with it.
 */
#ifndef SYS_PROGRAM_H
#define SYS_PROGRAM_H

#include "base/str.h"

#define PROGRAM_NOT_STARTED (-1000)
#define PROGRAM_TOO_SLOW (-1001)
#define PROGRAM_STOPPED (-1002) /* by a signal to us, which is delivered later */

struct program {
    const char *const *arguments;   /* the first is its path; NULL ends them */
    const char *const *environment; /* all of it; NULL ends it */
    const char *folder;             /* where it runs */
    int seconds;                    /* at most, by the clock and of the processor */
    size_t file_bytes, memory;      /* at most, of each file that it writes, and of addresses */
};

/* The first in PATH that may be run; false: there is none. */
MUST_USE bool program_find(struct arena *arena, const char *name, struct str *path);
/* The folder in which a program lies, links followed. */
struct str program_folder(struct arena *arena, struct str path);
/* Its exit status, -SIGNAL when a signal ended it, or one of the above. What it prints is lost. */
int program_run(const struct program *program);

/* A private folder, which is removed with all in it when the arena is dropped; empty: it cannot be
 * made. As long as it is there, signals that ask us to end wait; a program that runs is ended then.
 */
struct str program_workshop(struct arena *arena);

#endif
