/* A child with our bytes on its standard input. That is a socket, not a pipe, for a write to a
 * program that has gone must not end ours with a signal. */
#include "sys/filter.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/clock.h"

struct child {
    const struct filter *filter;
    pid_t pid;
    int to, from; /* ours; -1 = closed */
    size_t sent;
    char *output; /* room for filter->most bytes and a NUL */
    size_t heard;
    bool lost; /* it wrote too much */
};

static void close_end(int *end) {
    if (*end >= 0)
        close(*end);
    *end = -1;
}

/* In the child; does not come back. */
static _Noreturn void become(const struct filter *filter, int input, int output) {
    int silent = open("/dev/null", O_WRONLY | O_CLOEXEC);
    const struct rlimit limit = {(rlim_t)filter->seconds, (rlim_t)filter->seconds};
    bool good = silent >= 0 && setrlimit(RLIMIT_CPU, &limit) == 0 &&
                dup2(input, STDIN_FILENO) >= 0 && dup2(output, STDOUT_FILENO) >= 0 &&
                dup2(silent, STDERR_FILENO) >= 0;
    for (const char *const *setting = filter->settings; good && setting && setting[0]; setting += 2)
        good = setenv(setting[0], setting[1], 1) == 0;
    if (good)
        execv(filter->arguments[0], (char *const *)filter->arguments);
    _exit(127);
}

static bool child_start(struct child *child) {
    int input[2] = {-1, -1}, output[2] = {-1, -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, input) == 0 &&
        pipe2(output, O_CLOEXEC) == 0) {
        fflush(NULL);
        child->pid = fork();
        if (child->pid == 0)
            become(child->filter, input[1], output[1]);
    }
    close_end(&input[1]);
    close_end(&output[1]);
    child->to = input[0];
    child->from = output[0];
    return child->pid > 0;
}

static void child_feed(struct child *child) {
    struct str rest = str_slice(child->filter->input, child->sent, child->filter->input.n);
    ssize_t n = send(child->to, rest.s, rest.n, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n > 0)
        child->sent += (size_t)n;
    if ((n < 0 && errno != EAGAIN && errno != EINTR) || child->sent == child->filter->input.n)
        close_end(&child->to);
}

static void child_hear(struct child *child) {
    char piece[4096];
    ssize_t n = read(child->from, piece, sizeof piece);
    child->lost = n > 0 && (size_t)n > child->filter->most - child->heard;
    if (n > 0 && !child->lost) {
        memcpy(child->output + child->heard, piece, (size_t)n);
        child->heard += (size_t)n;
    }
    if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR) || child->lost)
        close_end(&child->from);
}

/* Until it closes its output; false when its time is over. */
static bool child_listen(struct child *child) {
    long end = clock_milliseconds() + child->filter->seconds * 10000L;
    while (child->from >= 0) {
        struct pollfd polls[2] = {{.fd = child->from, .events = POLLIN},
                                  {.fd = child->to, .events = POLLOUT}};
        long left = end - clock_milliseconds();
        if (left <= 0)
            return false;
        if (poll(polls, 2, (int)left) <= 0)
            continue;
        if (polls[0].revents)
            child_hear(child);
        if (polls[1].revents)
            child_feed(child);
    }
    return !child->lost;
}

bool filter_run(struct arena *arena, const struct filter *filter, struct str *output) {
    /* The room is made before: the arena may be left only while nothing is open. */
    struct child child = {
        .filter = filter, .to = -1, .from = -1, .output = arena_alloc(arena, filter->most + 1, 1)};
    bool good = child_start(&child) && child_listen(&child);
    close_end(&child.to);
    close_end(&child.from);
    if (child.pid > 0) {
        int status = 0;
        if (!good)
            kill(child.pid, SIGKILL);
        while (waitpid(child.pid, &status, 0) < 0 && errno == EINTR)
            ;
        good = good && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }
    *output = good ? (struct str){child.output, child.heard} : (struct str){0};
    return good;
}
