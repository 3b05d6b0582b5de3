/* The parent knows that all of them have ended by a pipe whose other end each of them inherits; at
 * the end of the time their process group is killed. */
#include "sys/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/clock.h"
#include "sys/disk.h"
#include "sys/ending.h"
#include "sys/file.h"

enum { LOOK_MILLISECONDS = 100 /* between looks at the clock and at signals */ };

/* ---- finding ---- */

bool program_find(struct arena *arena, const char *name, struct str *path) {
    struct str rest = str_of(getenv("PATH")), folder;
    while (str_cut(&rest, ':', &folder)) {
        if (str_empty(folder) || folder.s[0] != '/') /* the working folder may be the submission */
            continue;
        *path = file_join(arena, folder, str_of(name));
        if (access(path->s, X_OK) == 0 && !file_is_folder(*path))
            return true;
    }
    return false;
}

struct str program_folder(struct arena *arena, struct str path) {
    char *full = realpath(path.s, NULL);
    struct str found = full ? str_copy(arena, full, str_of(full).n) : path;
    free(full);
    return str_copy(arena, found.s, found.n - file_name(found).n);
}

/* ---- running ---- */

/* Where one cannot be set, the clock stays. */
static void keep_bounds(const struct program *program) {
    rlim_t seconds = (rlim_t)program->seconds;
    (void)setrlimit(RLIMIT_AS, &(struct rlimit){program->memory, program->memory});
    (void)setrlimit(RLIMIT_FSIZE, &(struct rlimit){program->file_bytes, program->file_bytes});
    (void)setrlimit(RLIMIT_CPU, &(struct rlimit){seconds, seconds});
    (void)setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
}

/* Where the system lets us: a network of its own, in which there is nothing. */
static void leave_network(void) {
    if (unshare(CLONE_NEWNET) != 0)
        (void)unshare(CLONE_NEWUSER | CLONE_NEWNET);
}

/* In the child. */
_Noreturn static void become(const struct program *program) {
    int nothing = open("/dev/null", O_RDWR);
    setpgid(0, 0);
    if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(nothing, 1) < 0 || dup2(nothing, 2) < 0 ||
        chdir(program->folder) != 0)
        _exit(127);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    keep_bounds(program);
    leave_network();
    execve(program->arguments[0], (char *const *)program->arguments,
           (char *const *)program->environment);
    _exit(127);
}

/* Signals wait while there is a workshop. */
static bool is_to_end(void) {
    sigset_t pending;
    return sigpending(&pending) == 0 &&
           (sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1 ||
            sigismember(&pending, SIGHUP) == 1);
}

/* 0: all have ended. */
static int wait_for_end(int read_fd, int seconds) {
    long end = clock_milliseconds() + 1000L * seconds;
    struct pollfd polled = {.fd = read_fd, .events = POLLIN};
    while (poll(&polled, 1, LOOK_MILLISECONDS) <= 0) {
        if (is_to_end())
            return PROGRAM_STOPPED;
        if (clock_milliseconds() >= end)
            return PROGRAM_TOO_SLOW;
    }
    return 0;
}

int program_run(const struct program *program) {
    int ends[2], status = 0;
    if (pipe(ends) != 0)
        return PROGRAM_NOT_STARTED;
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        become(program);
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return PROGRAM_NOT_STARTED;
    }
    setpgid(pid, pid); /* whoever of both comes first */
    int trouble = wait_for_end(ends[0], program->seconds);
    close(ends[0]);
    kill(-pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return PROGRAM_NOT_STARTED;
    return trouble ? trouble : WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

/* ---- its folder ---- */

static void remove_workshop(void *path) {
    disk_remove_tree(path);
    ending_release();
}

struct str program_workshop(struct arena *arena) {
    struct str base = str_of(getenv("TMPDIR"));
    struct str pattern = file_join(arena, str_empty(base) || base.s[0] != '/' ? STR("/tmp") : base,
                                   STR("dossier-XXXXXX"));
    char *path = arena_copy(arena, pattern.s, pattern.n + 1);
    ending_hold();
    if (!mkdtemp(path)) {
        ending_release();
        return (struct str){0};
    }
    arena_defer(arena, remove_workshop, path);
    return str_of(path);
}
