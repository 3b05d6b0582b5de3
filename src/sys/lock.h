/* A lock on a folder that need not be there yet: a file beside it, which goes with the lock. */
#ifndef SYS_LOCK_H
#define SYS_LOCK_H

#include "base/arena.h"
#include "base/str.h"

enum lock_outcome {
    LOCK_TAKEN,
    LOCK_BUSY,  /* another process has it */
    LOCK_FAILED /* errno says why */
};

/* Makes the folders above. `wait`: until it is free. Where the file system has no locks it counts
 * as taken. It goes with the arena, and with the process whatever ends that; folders that were made
 * and are empty go too. One at a time in a process. */
enum lock_outcome lock_take(struct arena *arena, struct str folder, bool wait);

/* In a process that was started with the lock held: it is the parent's, and cannot be given up. */
void lock_leave_to_parent(void);

#endif
