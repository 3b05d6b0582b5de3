/* Work side by side, each piece in a process of its own: a crash or a used-up memory of one leaves
 * the others alone. */
#ifndef SYS_PROCESSES_H
#define SYS_PROCESSES_H

#include "base/str.h"

#define PROCESS_NOT_STARTED (-1000) /* no process or no pipe to be had */
#define PROCESS_OUTPUT_LOST                                                                        \
    (-1001) /* no memory for the output, or more than LIMIT_PROCESS_OUTPUT of it                   \
             */

struct process_work {
    /* Runs in the child; its value (0 to 255) is the child's exit status. Output for the parent
     * goes to `write_fd`, nowhere else. */
    int (*start)(size_t index, int write_fd, void *context);
    /* Runs in the parent, in the order of the index whichever child ends first. `exit_status` is
     * the child's, -SIGNAL when a signal ended it, or one of the above. `output` is valid during
     * the call. */
    void (*done)(size_t index, int exit_status, struct str output, void *context);
    void *context; /* borrowed; given to both */
};

/* Runs children 0 to count - 1, at most `parallel` (at least 1) at a time. STATUS_MEMORY: none was
 * started. */
MUST_USE enum status processes_run(size_t count, int parallel, const struct process_work *work);
/* Writes all bytes to a child's `write_fd`; false when the parent is gone. */
MUST_USE bool processes_write(int write_fd, struct str bytes);
/* In a child: bounds_set(), and what it says on the terminal is lost. */
void processes_bound(int seconds, size_t bytes);
/* How many processes this machine runs side by side; at least 1. */
int processes_at_once(void);

#endif
