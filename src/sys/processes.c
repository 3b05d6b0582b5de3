/* A pool of child processes. Each child writes to a pipe which the parent collects with poll();
 * the pipe's end is the child's end. Reports are handed on in the order of the index, so that the
 * output is the same for every number of processes.
 *
 * Outputs live in malloc'd buffers: they belong to no arena and are freed one by one. */
#include "sys/processes.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "sys/ending.h"
#include "sys/sandbox.h"
#include "sys/steward.h"

#define PIECE ((size_t)64 << 10) /* bytes read at once: what a pipe holds */

enum state { CHILD_WAITING, CHILD_RUNNING, CHILD_ENDED };

struct child {
    enum state state;
    pid_t pid;
    int read_fd;
    int exit_status;
    bool lost; /* output was cut */
    char *bytes;
    size_t count, capacity; /* bytes */
};

struct pool {
    const struct process_work *work;
    struct child *children;
    size_t count;
    size_t started, reported; /* children */
    size_t running;
    struct pollfd *polls; /* one for each running child */
    size_t *polled;       /* its index */
};

static struct pool *volatile running_pool; /* whose children end with us */

/* From a signal handler: what a child has begun to write it writes to the end. */
static void end_children(void) {
    struct pool *pool = running_pool;
    for (size_t i = 0; pool && i < pool->count; i++)
        if (pool->children[i].state == CHILD_RUNNING)
            kill(pool->children[i].pid, SIGTERM);
    for (size_t i = 0; pool && i < pool->count; i++)
        if (pool->children[i].state == CHILD_RUNNING)
            while (waitpid(pool->children[i].pid, NULL, 0) < 0 && errno == EINTR)
                ;
}

/* Collecting output */

/* Room for one more piece; false when there is none. */
static bool child_reserve(struct child *child) {
    if (child->capacity - child->count >= PIECE)
        return true;
    size_t capacity = child->capacity ? child->capacity * 2 : PIECE;
    if (capacity > LIMIT_PROCESS_OUTPUT)
        return false;
    char *bytes = realloc(child->bytes, capacity);
    if (!bytes)
        return false;
    child->bytes = bytes;
    child->capacity = capacity;
    return true;
}

/* Reads on even when there is no room: a child must not hang on a full pipe. False at the end. */
static bool child_read(struct child *child) {
    char spill[4096];
    bool room = !child->lost && child_reserve(child);
    child->lost = !room;
    char *to = room ? child->bytes + child->count : spill;
    ssize_t n = read(child->read_fd, to, room ? PIECE : sizeof spill);
    if (n > 0 && room)
        child->count += (size_t)n;
    return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

static int child_wait(pid_t pid) {
    int status = 0;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return PROCESS_NOT_STARTED; /* someone else has waited for it */
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

/* Starting */

/* False when there is no process or no pipe to be had now. */
static bool pool_fork(struct pool *pool, size_t index) {
    struct child *child = &pool->children[index];
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    fflush(NULL); /* so that a child that does flush prints nothing twice */
    pid_t parent = getpid();
    ending_hold(); /* no child without its number */
    child->pid = fork();
    if (child->pid == 0) {
        running_pool = NULL;
        ending_in_child(parent);
        if (steward_is_there())
            sandbox_close(); /* a part of the work has no parts */
        close(ends[0]);
        const struct process_work *work = pool->work;
        int write_fd = ends[1];
        int status = work->start(index, write_fd, work->context);
        _exit(status & 0xFF); /* without flushing what the parent had buffered */
    }
    if (child->pid > 0)
        child->state = CHILD_RUNNING;
    ending_release();
    close(ends[1]);
    if (child->pid < 0) {
        close(ends[0]);
        return false;
    }
    child->read_fd = ends[0];
    pool->running++;
    return true;
}

/* Starts children while there is room. A fork that fails is tried again when another has ended;
 * with none running there is nothing to wait for. */
static void pool_start(struct pool *pool, size_t parallel) {
    while (pool->started < pool->count && pool->running < parallel) {
        if (!pool_fork(pool, pool->started)) {
            if (pool->running > 0)
                return;
            pool->children[pool->started].state = CHILD_ENDED;
            pool->children[pool->started].exit_status = PROCESS_NOT_STARTED;
        }
        pool->started++;
    }
}

/* Reporting */

static void pool_report(struct pool *pool) {
    for (; pool->reported < pool->started; pool->reported++) {
        struct child *child = &pool->children[pool->reported];
        if (child->state != CHILD_ENDED)
            return;
        struct str output = {child->bytes, child->count};
        pool->work->done(pool->reported, child->exit_status, output, pool->work->context);
        free(child->bytes);
        child->bytes = NULL;
    }
}

/* Waits until some running children have written or ended, and takes what they wrote. */
static void pool_collect(struct pool *pool) {
    size_t count = 0;
    for (size_t i = pool->reported; i < pool->started; i++) {
        if (pool->children[i].state != CHILD_RUNNING)
            continue;
        pool->polls[count] = (struct pollfd){.fd = pool->children[i].read_fd, .events = POLLIN};
        pool->polled[count++] = i;
    }
    if (count == 0 || poll(pool->polls, count, -1) <= 0)
        return; /* interrupted: the caller comes again */
    for (size_t i = 0; i < count; i++) {
        struct child *child = &pool->children[pool->polled[i]];
        if (pool->polls[i].revents && !child_read(child)) {
            close(child->read_fd);
            child->exit_status = child_wait(child->pid);
            if (child->exit_status == 0 && child->lost)
                child->exit_status = PROCESS_OUTPUT_LOST;
            child->state = CHILD_ENDED;
            pool->running--;
        }
    }
}

enum status processes_run(size_t count, int parallel, const struct process_work *work) {
    if (count == 0)
        return STATUS_OK;
    size_t room = parallel < 1 ? 1 : (size_t)parallel;
    if (room > count)
        room = count;
    struct pool pool = {.work = work, .count = count};
    pool.children = calloc(count, sizeof *pool.children);
    pool.polls = calloc(room, sizeof *pool.polls);
    pool.polled = calloc(room, sizeof *pool.polled);
    enum status status = pool.children && pool.polls && pool.polled ? STATUS_OK : STATUS_MEMORY;
    if (status == STATUS_OK) {
        ending_call(end_children);
        running_pool = &pool;
    }
    while (status == STATUS_OK && pool.reported < count) {
        pool_start(&pool, room);
        pool_report(&pool);
        pool_collect(&pool);
        pool_report(&pool);
    }
    running_pool = NULL;
    free(pool.children);
    free(pool.polls);
    free(pool.polled);
    return status;
}

bool processes_write(int write_fd, struct str bytes) {
    for (size_t at = 0; at < bytes.n;) {
        ssize_t n = write(write_fd, bytes.s + at, bytes.n - at);
        if (n > 0)
            at += (size_t)n;
        else if (n == 0 || errno != EINTR)
            return false;
    }
    return true;
}

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
static void lower(int resource, rlim_t most) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0)
        return;
    limit.rlim_cur = most < limit.rlim_max ? most : limit.rlim_max;
    (void)setrlimit(resource, &limit);
}

void processes_limit(int seconds, size_t bytes) {
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

void processes_bound(int seconds, size_t bytes) {
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (nothing >= 0 && dup2(nothing, STDERR_FILENO) >= 0)
        close(nothing);
    processes_limit(seconds, bytes);
}

int processes_at_once(void) {
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > 1024 ? 1024 : (int)count;
}
