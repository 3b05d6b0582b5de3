/* Inside sys/: the steps of which writing is made. Each gives false with errno when it fails; names
 * end with a NUL. */
#ifndef SYS_DISK_H
#define SYS_DISK_H

#include <stdbool.h>

#include "base/str.h"

/* A file that is not there yet; not synced. What was made stays when the writing fails. */
bool disk_write_new(const char *path, struct str bytes);
/* Of a file or a folder. File systems that cannot sync a folder are content with less. */
bool disk_sync(const char *path);
/* The same file under a second name; on a file system without such a copy of it. */
bool disk_link(const char *from, const char *to);
/* A folder with all in it, or a file; what cannot be removed stays. */
void disk_remove_tree(const char *path);

#endif
