#include "sys/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPEN_FOLDERS = 16 /* while a tree is removed */ };

/* The first error counts: a later close must not hide why a write failed. */
static bool close_checked(int fd, bool well) {
    int error = errno;
    bool closed = close(fd) == 0 || errno == EINTR; /* Linux has closed it then */
    if (!well)
        errno = error;
    return well && closed;
}

static bool write_bytes(int fd, struct str bytes) {
    for (size_t at = 0; at < bytes.n;) {
        ssize_t n = write(fd, bytes.s + at, bytes.n - at);
        if (n >= 0)
            at += (size_t)n;
        else if (errno != EINTR)
            return false;
    }
    return true;
}

bool disk_write_new(const char *path, struct str bytes) {
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    return fd >= 0 && close_checked(fd, write_bytes(fd, bytes));
}

bool disk_sync(const char *path) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    return fd >= 0 && close_checked(fd, fsync(fd) == 0 || errno == EINVAL);
}

static bool copy_bytes(int from, int to) {
    char piece[1 << 16];
    for (;;) {
        ssize_t n = read(from, piece, sizeof piece);
        if (n == 0)
            return true;
        if ((n < 0 && errno != EINTR) ||
            (n > 0 && !write_bytes(to, (struct str){piece, (size_t)n})))
            return false;
    }
}

static bool copy_file(const char *from, const char *to) {
    struct stat about;
    int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK), out = -1;
    bool well = in >= 0 && fstat(in, &about) == 0 &&
                (out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, about.st_mode)) >= 0 &&
                copy_bytes(in, out) &&
                futimens(out, (struct timespec[2]){about.st_atim, about.st_mtim}) == 0 &&
                fsync(out) == 0;
    if (in >= 0)
        well = close_checked(in, well);
    return out >= 0 ? close_checked(out, well) : false;
}

bool disk_link(const char *from, const char *to) {
    return link(from, to) == 0 ||
           ((errno == EPERM || errno == ENOSYS || errno == EOPNOTSUPP || errno == EMLINK) &&
            copy_file(from, to));
}

static int remove_entry(const char *path, const struct stat *about, int kind, struct FTW *where) {
    (void)about, (void)kind, (void)where;
    (void)remove(path);
    return 0;
}

void disk_remove_tree(const char *path) {
    (void)nftw(path, remove_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}
