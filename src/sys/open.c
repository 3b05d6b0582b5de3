#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>

#include "sys/file.h"
#include "sys/guard.h"

int file_open(struct str path) {
    char name[PATH_MAX];
    if (path.n == 0 || path.n >= sizeof name || memchr(path.s, '\0', path.n))
        return -1;
    memcpy(name, path.s, path.n);
    name[path.n] = '\0';
    if (!guard_allows(name)) {
        errno = ELOOP;
        return -1;
    }
    return open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}
