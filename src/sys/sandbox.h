/* Where whatever comes from a stranger is read: a process that can read some folders, and nothing
 * else of this machine. It writes no file, reaches no network, runs no program, signals nobody
 * outside; the processes it starts are under the same rules. By Landlock (Linux 5.13) and seccomp;
 * where the kernel has one of them only, or none, by that one or none: sandbox_about() says so. */
#ifndef SYS_SANDBOX_H
#define SYS_SANDBOX_H

#include <stdbool.h>

#include "base/str.h"

struct sandbox {
    const struct str
        *readable; /* files, and folders with all in them; what is missing is left out */
    size_t count;
    size_t memory; /* addresses, in bytes; beside those there are */
    int seconds;   /* of a processor, for each process in it */
};

/* From here on, for this process and those it starts. Paths end with a NUL. */
void sandbox_enter(const struct sandbox *sandbox);
/* From here on no process is started either. Only in a sandbox. */
void sandbox_close(void);
/* "Landlock 7, seccomp", or "none on this system". */
const char *sandbox_about(void);

#endif
