/* A request is a message with one byte, the service, and one end of a socket of its own, on which
 * the request follows and the reply comes back; so several processes can ask at a time. */
#include "sys/steward.h"

#include <errno.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "sys/clock.h"
#include "sys/ending.h"
#include "sys/lock.h"

enum {
    ERRANDS = 128, /* at a time, of at most 64 processes; more are refused */
    PIECE = 64 << 10
};

/* ---- a message with a descriptor ---- */

struct carrier {
    char byte;
    struct iovec bytes;
    _Alignas(struct cmsghdr) char control[CMSG_SPACE(sizeof(int))];
    struct msghdr message;
};

static void carrier_open(struct carrier *carrier) {
    memset(carrier, 0, sizeof *carrier);
    carrier->bytes = (struct iovec){&carrier->byte, 1};
    carrier->message = (struct msghdr){.msg_iov = &carrier->bytes,
                                       .msg_iovlen = 1,
                                       .msg_control = carrier->control,
                                       .msg_controllen = sizeof carrier->control};
}

/* ---- the one that asks ---- */

static int steward_socket = -1; /* to it; -1: there is none */

bool steward_is_there(void) {
    return steward_socket >= 0;
}

static bool send_end(enum steward_service service, int end) {
    struct carrier carrier;
    ssize_t n;
    carrier_open(&carrier);
    carrier.byte = (char)service;
    struct cmsghdr *head = CMSG_FIRSTHDR(&carrier.message);
    *head = (struct cmsghdr){
        .cmsg_len = CMSG_LEN(sizeof end), .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS};
    memcpy(CMSG_DATA(head), &end, sizeof end);
    do
        n = sendmsg(steward_socket, &carrier.message, MSG_NOSIGNAL);
    while (n < 0 && errno == EINTR);
    return n == 1;
}

static bool write_all(int fd, struct str bytes) {
    while (bytes.n) {
        ssize_t n = send(fd, bytes.s, bytes.n, MSG_NOSIGNAL);
        if (n < 0 && errno != EINTR)
            return false;
        bytes = str_slice(bytes, n > 0 ? (size_t)n : 0, bytes.n);
    }
    return shutdown(fd, SHUT_WR) == 0;
}

/* Up to the end; false when that is too far away. The arena may be left: the socket then stays open
 * until the process ends. */
static bool read_all(struct arena *arena, int fd, struct str *bytes) {
    struct buf buf = buf_init(arena, LIMIT_PROCESS_OUTPUT);
    char piece[PIECE];
    for (;;) {
        ssize_t n = read(fd, piece, sizeof piece);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0 || (size_t)n > LIMIT_PROCESS_OUTPUT - buf.count) {
            *bytes = buf_str(&buf);
            return n == 0;
        }
        buf_add_bytes(&buf, piece, (size_t)n);
    }
}

bool steward_ask(struct arena *arena, enum steward_service service, struct str request,
                 struct parcel *reply) {
    int ends[2];
    struct str bytes = {0};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    bool sent = send_end(service, ends[1]);
    close(ends[1]);
    bool heard = sent && write_all(ends[0], request) && read_all(arena, ends[0], &bytes);
    close(ends[0]);
    *reply = (struct parcel){.rest = bytes};
    return heard && parcel_number(reply) == 1;
}

/* ---- the steward ---- */

static struct {
    pid_t worker;
    pid_t errands[ERRANDS]; /* 0: free */
} serving;

/* From a signal handler too: what has begun is done first. */
static void end_all(void) {
    if (serving.worker)
        kill(serving.worker, SIGTERM);
    for (size_t i = 0; i < ERRANDS; i++)
        if (serving.errands[i])
            kill(serving.errands[i], SIGTERM);
    for (size_t i = 0; i < ERRANDS; i++)
        while (serving.errands[i] && waitpid(serving.errands[i], NULL, 0) < 0 && errno == EINTR)
            ;
    while (serving.worker && waitpid(serving.worker, NULL, 0) < 0 && errno == EINTR)
        ;
}

/* NULL: too many are under way. */
static pid_t *free_errand(void) {
    pid_t *free = NULL;
    for (size_t i = 0; i < ERRANDS; i++) {
        if (serving.errands[i] && waitpid(serving.errands[i], NULL, WNOHANG) != 0)
            serving.errands[i] = 0;
        if (!serving.errands[i])
            free = &serving.errands[i];
    }
    return free;
}

static bool run_errand(const struct steward *steward, size_t service, int fd) {
    struct arena *arena = arena_new(LIMIT_JOB_MEMORY);
    jmp_buf exhausted;
    struct str bytes;
    if (!arena)
        return false;
    arena_on_exhausted(arena, &exhausted);
    if (setjmp(exhausted) != 0 || service >= STEWARD_SERVICES || !steward->serve[service] ||
        !read_all(arena, fd, &bytes))
        return false;
    struct parcel request = {.rest = bytes};
    struct buf reply = buf_init(arena, LIMIT_PROCESS_OUTPUT);
    parcel_put_number(&reply, 1);
    bool served = steward->serve[service](arena, steward->context, &request, &reply) &&
                  !request.broken && write_all(fd, buf_str(&reply));
    arena_drop(arena);
    return served;
}

/* One that is not started is refused: its socket is closed. */
static void start_errand(const struct steward *steward, size_t service, int fd) {
    pid_t *errand = free_errand(), parent = getpid();
    if (!errand)
        return;
    ending_hold();
    *errand = fork();
    if (*errand == 0) {
        memset(&serving, 0, sizeof serving);
        ending_in_child(parent);
        _exit(run_errand(steward, service, fd) ? 0 : 1);
    }
    if (*errand < 0)
        *errand = 0;
    ending_release();
}

/* False: nobody is left to ask. */
static bool take_request(const struct steward *steward, int socket) {
    struct carrier carrier;
    int fd = -1;
    carrier_open(&carrier);
    ssize_t n = recvmsg(socket, &carrier.message, MSG_CMSG_CLOEXEC);
    const struct cmsghdr *head = CMSG_FIRSTHDR(&carrier.message);
    if (head && head->cmsg_type == SCM_RIGHTS && head->cmsg_len == CMSG_LEN(sizeof fd))
        memcpy(&fd, CMSG_DATA(head), sizeof fd);
    if (n == 1 && fd >= 0)
        start_errand(steward, (unsigned char)carrier.byte, fd);
    if (fd >= 0)
        close(fd);
    return n > 0 || (n < 0 && errno == EINTR);
}

/* True: it took too long. */
static bool serve_until_end(const struct steward *steward, int socket, int worker_fd) {
    struct pollfd polls[] = {{.fd = worker_fd, .events = POLLIN}, {.fd = socket, .events = POLLIN}};
    long end = clock_milliseconds() + 1000L * steward->seconds;
    while (!polls[0].revents) {
        long left = end - clock_milliseconds();
        if (left <= 0) {
            kill(serving.worker, SIGKILL);
            return true;
        }
        if (poll(polls, 2, (int)left) <= 0 || !polls[1].revents || take_request(steward, socket))
            continue;
        if (worker_fd < 0) /* a kernel before 5.3 */
            return false;
        polls[1] = (struct pollfd){.fd = -1};
    }
    return false;
}

_Noreturn static void end_as(int status) {
    if (WIFSIGNALED(status)) {
        (void)setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        signal(WTERMSIG(status), SIG_DFL);
        raise(WTERMSIG(status));
    }
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 1);
}

_Noreturn static void serve(const struct steward *steward, int socket) {
    int status = 0, worker_fd = pidfd_open(serving.worker, 0);
    bool slow = serve_until_end(steward, socket, worker_fd);
    ending_hold();
    while (waitpid(serving.worker, &status, 0) < 0 && errno == EINTR)
        ;
    serving.worker = 0;
    end_all();
    arena_drop(steward->arena);
    ending_release();
    if (slow)
        _exit(STEWARD_TOO_SLOW);
    end_as(status);
}

bool steward_begin(const struct steward *steward) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    fflush(NULL); /* what is said already is said once */
    pid_t parent = getpid();
    ending_call(end_all);
    ending_hold();
    serving.worker = fork();
    if (serving.worker == 0) {
        ending_in_child(parent);
        close(ends[0]);
        lock_leave_to_parent();
        steward_socket = ends[1];
        return true;
    }
    close(ends[1]);
    if (serving.worker > 0) {
        ending_release();
        serve(steward, ends[0]);
    }
    ending_release();
    close(ends[0]);
    return false;
}
