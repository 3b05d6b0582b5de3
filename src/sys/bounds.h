/* Bounds of a process, by the system's own means. */
#ifndef SYS_BOUNDS_H
#define SYS_BOUNDS_H

#include <stddef.h>

/* From here on this process is ended after so many more seconds of computing, and has so many more
 * bytes of memory; those it starts have the same bounds. Where one cannot be set, there is none. */
void bounds_set(int seconds, size_t bytes);

#endif
