#include "sys/bounds.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

/* Where a process tells how large it is; opened once, for in a sandbox it is out of reach. There it
 * tells of the process that has opened it, of which this one is a copy. */
static size_t addresses_now(void) {
    static int fd = -1;
    char text[64] = "";
    size_t pages = 0;
    if (fd < 0)
        fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    ssize_t count = fd < 0 ? 0 : pread(fd, text, sizeof text - 1, 0);
    for (ssize_t i = 0; i < count && text[i] >= '0' && text[i] <= '9'; i++)
        pages = 10 * pages + (size_t)(text[i] - '0');
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* A limit that the user has set for all of it stays: who asks for more than that gets none. */
static void lower(enum __rlimit_resource resource, rlim_t most) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0)
        return;
    limit.rlim_cur = most < limit.rlim_max ? most : limit.rlim_max;
    (void)setrlimit(resource, &limit);
}

void bounds_set(int seconds, size_t bytes) {
    struct rusage used;
    size_t addresses = addresses_now();
    (void)setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    if (addresses)
        lower(RLIMIT_AS, addresses + bytes);
    rlim_t second = getrusage(RUSAGE_SELF, &used) == 0
                        ? (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec)
                        : 0;
    lower(RLIMIT_CPU, second + (rlim_t)seconds + 1);
}
