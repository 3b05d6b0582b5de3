/* What is left to do when a signal ends the process: its children end with it and are waited for,
 * and no lock of it stays. INT, TERM, HUP and PIPE are looked after; the process still ends by the
 * signal. A file that grows over the limit of its size is an error of the write, not an end. */
#ifndef SYS_ENDING_H
#define SYS_ENDING_H

#include <sys/types.h>

/* Calls `undo` when a signal ends this process; it may do only what a signal handler may, and is
 * called once. Naming it again does nothing. */
void ending_call(void (*undo)(void));

/* Between these, which may be nested, a signal waits: what has begun is finished first. */
void ending_hold(void);
void ending_release(void);

/* In a new process: nothing of the parent's is undone here, signals that it holds come, and it ends
 * when the parent does, whatever ends that. */
void ending_in_child(pid_t parent);

#endif
