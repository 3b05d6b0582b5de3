/* A process learns of its parent's end by PR_SET_PDEATHSIG, which is Linux's. */
#include "sys/ending.h"

#include <assert.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <unistd.h>

enum { UNDO_MOST = 4 };

static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
#define SIGNAL_COUNT (sizeof signals / sizeof signals[0])

static void (*undos[UNDO_MOST])(void);
static volatile sig_atomic_t undo_count;
static bool watched;
static int held;

static sigset_t signals_set(void) {
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < SIGNAL_COUNT; i++)
        sigaddset(&set, signals[i]);
    return set;
}

static void handle(int number) {
    for (int i = undo_count; i > 0; i--)
        undos[i - 1]();
    signal(number, SIG_DFL);
    sigset_t own;
    sigemptyset(&own);
    sigaddset(&own, number);
    sigprocmask(SIG_UNBLOCK, &own, NULL);
    raise(number);
}

/* What is ignored from outside, as by nohup, stays so. While one is handled the others wait. */
static void watch(void) {
    struct sigaction action = {.sa_handler = handle, .sa_mask = signals_set()}, before;
    for (size_t i = 0; i < SIGNAL_COUNT; i++)
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL)
            sigaction(signals[i], &action, NULL);
    signal(SIGXFSZ, SIG_IGN);
    watched = true;
}

void ending_call(void (*undo)(void)) {
    for (int i = 0; i < undo_count; i++)
        if (undos[i] == undo)
            return;
    assert(undo_count < UNDO_MOST);
    undos[undo_count] = undo;
    undo_count = undo_count + 1;
    if (!watched)
        watch();
}

void ending_hold(void) {
    sigset_t set = signals_set();
    if (!held++)
        sigprocmask(SIG_BLOCK, &set, NULL);
}

void ending_release(void) {
    sigset_t set = signals_set();
    if (!--held)
        sigprocmask(SIG_UNBLOCK, &set, NULL);
}

void ending_in_child(pid_t parent) {
    sigset_t set = signals_set();
    undo_count = 0;
    held = 0;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) /* it ended before that */
        _exit(1);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}
