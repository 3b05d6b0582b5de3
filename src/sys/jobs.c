/* A pool of child processes. Each child writes to a pipe which the parent collects with poll();
 * the pipe's end is the child's end. Reports are handed on in the order of the index, so that the
 * output is the same for every number of processes.
 *
 * Outputs live in malloc'd buffers: they belong to no job's arena and are freed one by one. */
#include "sys/jobs.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"

#define PIECE ((size_t)64 << 10) /* bytes read at once: what a pipe holds */

enum state { JOB_WAITING, JOB_RUNNING, JOB_ENDED };

struct job {
    enum state state;
    pid_t pid;
    int read_fd;
    int exit_status;
    bool lost; /* output was cut */
    char *bytes;
    size_t count, capacity; /* bytes */
};

struct pool {
    const struct jobs *calls;
    struct job *jobs;
    size_t count;
    size_t started, reported; /* jobs */
    size_t running;
    struct pollfd *polls; /* one for each running job */
    size_t *polled;       /* its index */
};

/* Collecting output */

/* Room for one more piece; false when there is none. */
static bool job_reserve(struct job *job) {
    if (job->capacity - job->count >= PIECE)
        return true;
    size_t capacity = job->capacity ? job->capacity * 2 : PIECE;
    if (capacity > LIMIT_JOB_OUTPUT)
        return false;
    char *bytes = realloc(job->bytes, capacity);
    if (!bytes)
        return false;
    job->bytes = bytes;
    job->capacity = capacity;
    return true;
}

/* Reads on even when there is no room: a child must not hang on a full pipe. False at the end. */
static bool job_read(struct job *job) {
    char spill[4096];
    bool room = !job->lost && job_reserve(job);
    job->lost = !room;
    char *to = room ? job->bytes + job->count : spill;
    ssize_t n = read(job->read_fd, to, room ? PIECE : sizeof spill);
    if (n > 0 && room)
        job->count += (size_t)n;
    return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

static int job_wait(pid_t pid) {
    int status = 0;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return JOB_NOT_STARTED; /* someone else has waited for it */
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static void pool_end_job(struct pool *pool, struct job *job) {
    close(job->read_fd);
    job->exit_status = job_wait(job->pid);
    if (job->exit_status == 0 && job->lost)
        job->exit_status = JOB_OUTPUT_LOST;
    job->state = JOB_ENDED;
    pool->running--;
}

/* Starting */

static _Noreturn void job_run_child(const struct jobs *calls, size_t index, int write_fd) {
    int status = calls->start(index, write_fd, calls->context);
    _exit(status & 0xFF); /* without flushing what the parent had buffered */
}

/* False when there is no process or no pipe to be had now. */
static bool pool_fork(struct pool *pool, size_t index) {
    struct job *job = &pool->jobs[index];
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    fflush(NULL); /* so that a child that does flush prints nothing twice */
    job->pid = fork();
    if (job->pid == 0) {
        close(ends[0]);
        job_run_child(pool->calls, index, ends[1]);
    }
    close(ends[1]);
    if (job->pid < 0) {
        close(ends[0]);
        return false;
    }
    job->read_fd = ends[0];
    job->state = JOB_RUNNING;
    pool->running++;
    return true;
}

/* Starts jobs while there is room. A fork that fails is tried again when another job has ended;
 * with none running there is nothing to wait for. */
static void pool_start(struct pool *pool, size_t parallel) {
    while (pool->started < pool->count && pool->running < parallel) {
        if (!pool_fork(pool, pool->started)) {
            if (pool->running > 0)
                return;
            pool->jobs[pool->started].state = JOB_ENDED;
            pool->jobs[pool->started].exit_status = JOB_NOT_STARTED;
        }
        pool->started++;
    }
}

/* Reporting */

static void pool_report(struct pool *pool) {
    for (; pool->reported < pool->started; pool->reported++) {
        struct job *job = &pool->jobs[pool->reported];
        if (job->state != JOB_ENDED)
            return;
        struct str output = {job->bytes, job->count};
        pool->calls->done(pool->reported, job->exit_status, output, pool->calls->context);
        free(job->bytes);
        job->bytes = NULL;
    }
}

/* Waits until some running jobs have written or ended, and takes what they wrote. */
static void pool_collect(struct pool *pool) {
    size_t count = 0;
    for (size_t i = pool->reported; i < pool->started; i++) {
        if (pool->jobs[i].state != JOB_RUNNING)
            continue;
        pool->polls[count] = (struct pollfd){.fd = pool->jobs[i].read_fd, .events = POLLIN};
        pool->polled[count++] = i;
    }
    if (count == 0 || poll(pool->polls, count, -1) <= 0)
        return; /* interrupted: the caller comes again */
    for (size_t i = 0; i < count; i++) {
        struct job *job = &pool->jobs[pool->polled[i]];
        if (pool->polls[i].revents && !job_read(job))
            pool_end_job(pool, job);
    }
}

static void pool_drop(struct pool *pool) {
    free(pool->jobs);
    free(pool->polls);
    free(pool->polled);
}

enum status jobs_run(size_t count, int parallel, const struct jobs *jobs) {
    if (count == 0)
        return STATUS_OK;
    size_t room = parallel < 1 ? 1 : (size_t)parallel;
    if (room > count)
        room = count;
    struct pool pool = {.calls = jobs, .count = count};
    pool.jobs = calloc(count, sizeof *pool.jobs);
    pool.polls = calloc(room, sizeof *pool.polls);
    pool.polled = calloc(room, sizeof *pool.polled);
    enum status status = pool.jobs && pool.polls && pool.polled ? STATUS_OK : STATUS_MEMORY;
    while (status == STATUS_OK && pool.reported < count) {
        pool_start(&pool, room);
        pool_report(&pool);
        pool_collect(&pool);
        pool_report(&pool);
    }
    pool_drop(&pool);
    return status;
}

bool jobs_write(int write_fd, struct str bytes) {
    for (size_t at = 0; at < bytes.n;) {
        ssize_t n = write(write_fd, bytes.s + at, bytes.n - at);
        if (n > 0)
            at += (size_t)n;
        else if (n == 0 || errno != EINTR)
            return false;
    }
    return true;
}

int jobs_processors(void) {
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > 1024 ? 1024 : (int)count;
}
