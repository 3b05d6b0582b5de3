/* A lock of an open file, which the system takes back when a process ends. Whoever leaves removes
 * the file while the lock is still held, so whoever comes looks whether it has locked the file that
 * is there. */
#include "sys/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/ending.h"
#include "sys/file.h"

enum { MAKE_AGAIN = 16 /* times; another process may be removing the folders it had made */ };

struct lock {
    const char *path;
    int fd;
    struct str *folders; /* made for it, outer ones first */
    size_t folder_count;
};

static struct lock *volatile taken; /* what a signal has to undo */

/* Those in which something is stay. */
static void remove_folders(const struct lock *lock) {
    for (size_t k = lock->folder_count; k > 0; k--)
        rmdir(lock->folders[k - 1].s);
}

/* Also from a signal handler. */
static void leave(void) {
    struct lock *lock = taken;
    if (!lock)
        return;
    taken = NULL;
    unlink(lock->path);
    remove_folders(lock);
}

static void drop(void *object) {
    struct lock *lock = object;
    ending_hold();
    if (taken == lock)
        leave();
    ending_release();
    if (lock->fd >= 0)
        close(lock->fd);
}

void lock_leave_to_parent(void) {
    struct lock *lock = taken;
    if (!lock)
        return;
    taken = NULL;
    close(lock->fd);
    lock->fd = -1;
}

/* Lists what is missing above the lock's file, outer ones first. */
static void list_missing(struct arena *arena, struct lock *lock) {
    struct str path = str_of(lock->path);
    for (size_t at = 1; at < path.n; at++) {
        struct str part = str_copy(arena, path.s, at);
        if (path.s[at] == '/' && !file_exists(part))
            *APPEND(arena, lock->folders, lock->folder_count) = part;
    }
}

static bool make_folders(const struct lock *lock) {
    for (size_t k = 0; k < lock->folder_count; k++)
        if (mkdir(lock->folders[k].s, 0777) != 0 && errno != EEXIST)
            return false;
    return true;
}

static bool is_at_path(int fd, const char *path) {
    struct stat locked, there;
    return fstat(fd, &locked) == 0 && stat(path, &there) == 0 && locked.st_dev == there.st_dev &&
           locked.st_ino == there.st_ino;
}

static int open_file(const struct lock *lock) {
    int fd = -1;
    for (int k = 0; k < MAKE_AGAIN && fd < 0; k++) {
        if (!make_folders(lock))
            return -1;
        fd = open(lock->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (fd < 0 && errno != ENOENT)
            return -1;
    }
    return fd;
}

static enum lock_outcome try(struct lock *lock, bool wait) {
    for (;;) {
        if ((lock->fd = open_file(lock)) < 0)
            return LOCK_FAILED;
        struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
        while (fcntl(lock->fd, wait ? F_OFD_SETLKW : F_OFD_SETLK, &all) != 0) {
            if (errno == EINTR)
                continue;
            if (errno != EAGAIN && errno != EACCES)
                break; /* there are no locks here */
            close(lock->fd);
            return LOCK_BUSY;
        }
        ending_hold();
        if (is_at_path(lock->fd, lock->path)) {
            taken = lock;
            ending_release();
            return LOCK_TAKEN;
        }
        ending_release();
        close(lock->fd); /* its owner has left and taken it away */
    }
}

enum lock_outcome lock_take(struct arena *arena, struct str folder, bool wait) {
    struct lock *lock = NEW(arena, struct lock);
    lock->path = file_beside(arena, folder, "dossier-lock").s;
    list_missing(arena, lock);
    ending_call(leave);
    enum lock_outcome outcome = try(lock, wait);
    if (outcome == LOCK_TAKEN)
        arena_defer(arena, drop, lock);
    else
        remove_folders(lock);
    return outcome;
}
