/* What a process in the sandbox is refused, by trying. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "sys/sandbox.h"

struct fixture {
    char folder[64], inside[96], outside[64], link[96];
};

static struct fixture paths;

static bool refused(long result) {
    return result < 0 && (errno == EPERM || errno == EACCES || errno == ENOSYS);
}

static long forks(void) {
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    if (pid > 0)
        waitpid(pid, NULL, 0);
    return pid;
}

static long runs(void) {
    char *const words[] = {"/bin/true", NULL};
    return execv(words[0], words);
}

static long connects(void) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9)};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    return fd < 0 ? fd : connect(fd, (struct sockaddr *)&address, sizeof address);
}

static long opens_by_structure(void) {
    struct {
        uint64_t flags, mode, resolve;
    } how = {O_WRONLY, 0, 0};
    return syscall(SYS_openat2, AT_FDCWD, paths.inside, &how, sizeof how);
}

/* A datagram goes to any socket in the file system that it is addressed to. */
static long makes_datagrams(void) {
    int ends[2];
    return socketpair(AF_UNIX, SOCK_DGRAM, 0, ends);
}

static long sends_to_address(void) {
    struct sockaddr_un address = {.sun_family = AF_UNIX, .sun_path = "/dev/log"};
    return sendto(2, "x", 1, 0, (struct sockaddr *)&address, sizeof address);
}

struct attempt {
    const char *name;
    long (*make)(void);
};

#define ATTEMPT(name, call)                                                                        \
    static long name(void) {                                                                       \
        return (long)(call);                                                                       \
    }
ATTEMPT(writes, open(paths.inside, O_WRONLY))
ATTEMPT(appends, open(paths.inside, O_RDWR | O_APPEND))
ATTEMPT(creates, open("new", O_WRONLY | O_CREAT, 0600))
ATTEMPT(truncates, open(paths.inside, O_RDONLY | O_TRUNC))
ATTEMPT(makes_nameless, open(paths.folder, O_TMPFILE | O_RDWR, 0600))
ATTEMPT(shortens, truncate(paths.inside, 0))
ATTEMPT(reads_outside, open(paths.outside, O_RDONLY))
ATTEMPT(reads_through_link, open(paths.link, O_RDONLY))
ATTEMPT(reads_passwords, open("/etc/passwd", O_RDONLY))
ATTEMPT(lists_outside, open("/", O_RDONLY | O_DIRECTORY))
ATTEMPT(reads_environment, open("/proc/1/environ", O_RDONLY))
ATTEMPT(removes, unlink(paths.inside))
ATTEMPT(renames, rename(paths.inside, "other"))
ATTEMPT(links, symlink("/etc/passwd", "link"))
ATTEMPT(makes_folder, mkdir("folder", 0700))
ATTEMPT(makes_pipe, mkfifo("pipe", 0600))
ATTEMPT(changes_mode, chmod(paths.inside, 0))
ATTEMPT(signals_outside, kill(getppid(), 0))
ATTEMPT(traces, ptrace(PTRACE_ATTACH, getppid(), NULL, NULL))
ATTEMPT(mounts, mount("none", paths.folder, "tmpfs", 0, NULL))
ATTEMPT(leaves_root, chroot(paths.folder))
ATTEMPT(opens_socket, socket(AF_UNIX, SOCK_STREAM, 0))
ATTEMPT(makes_namespace, syscall(SYS_unshare, 0x10000000 /* CLONE_NEWUSER */))
ATTEMPT(bounds_others, syscall(SYS_prlimit64, getppid(), 0, NULL, NULL))
ATTEMPT(asks_kernel, syscall(SYS_bpf, 0, NULL, 0))

static const struct attempt attempts[] = {{"open a file for writing", writes},
                                          {"open a file for appending", appends},
                                          {"create a file", creates},
                                          {"open a file with truncation", truncates},
                                          {"create a file without a name", makes_nameless},
                                          {"shorten a file", shortens},
                                          {"read a file outside", reads_outside},
                                          {"read through a link", reads_through_link},
                                          {"read /etc/passwd", reads_passwords},
                                          {"list the root", lists_outside},
                                          {"read another's environment", reads_environment},
                                          {"remove a file", removes},
                                          {"rename a file", renames},
                                          {"make a link", links},
                                          {"make a folder", makes_folder},
                                          {"make a pipe", makes_pipe},
                                          {"change a mode", changes_mode},
                                          {"signal the parent", signals_outside},
                                          {"trace the parent", traces},
                                          {"mount", mounts},
                                          {"change the root", leaves_root},
                                          {"open a socket", opens_socket},
                                          {"connect", connects},
                                          {"make a pair for datagrams", makes_datagrams},
                                          {"send to an address", sends_to_address},
                                          {"make a namespace", makes_namespace},
                                          {"bound the parent", bounds_others},
                                          {"load a program into the kernel", asks_kernel},
                                          {"open by a structure", opens_by_structure},
                                          {"run a program", runs}};

/* In a child; 0 when all is as it must be. */
static int try_all(void) {
    const struct str readable[] = {{paths.folder, strlen(paths.folder)}};
    char byte;
    int bad = 0;
    sandbox_enter(&(struct sandbox){readable, 1, (size_t)1 << 32, 60});
    int fd = open(paths.inside, O_RDONLY);
    if (fd < 0 || read(fd, &byte, 1) != 1)
        bad += dprintf(2, "a file of the folder cannot be read\n");
    for (size_t i = 0; i < COUNT(attempts); i++)
        if (!refused(attempts[i].make()))
            bad += dprintf(2, "the sandbox lets it %s\n", attempts[i].name);
    if (forks() < 0)
        bad += dprintf(2, "no part of the work can be started\n");
    sandbox_close();
    if (!refused(forks()))
        bad += dprintf(2, "the closed sandbox lets it start a process\n");
    return bad ? 1 : 0;
}

static void test_refused(void **state) {
    (void)state;
    int status = 0;
    if (!strstr(sandbox_about(), "Landlock") || !strstr(sandbox_about(), "seccomp"))
        skip();
    pid_t pid = fork();
    if (pid == 0)
        _exit(try_all());
    waitpid(pid, &status, 0);
    assert_int_equal(status, 0);
}

static int setup(void **state) {
    (void)state;
    snprintf(paths.folder, sizeof paths.folder, "/tmp/dossier-test-XXXXXX");
    if (!mkdtemp(paths.folder))
        return 1;
    snprintf(paths.inside, sizeof paths.inside, "%s/inside", paths.folder);
    snprintf(paths.outside, sizeof paths.outside, "%s.outside", paths.folder);
    snprintf(paths.link, sizeof paths.link, "%s/link", paths.folder);
    int inside = open(paths.inside, O_WRONLY | O_CREAT, 0600),
        outside = open(paths.outside, O_WRONLY | O_CREAT, 0600);
    bool made = write(inside, "x", 1) == 1 && write(outside, "x", 1) == 1 &&
                symlink(paths.outside, paths.link) == 0 && chdir(paths.folder) == 0;
    close(inside);
    close(outside);
    return !made;
}

static int teardown(void **state) {
    (void)state;
    unlink(paths.inside);
    unlink(paths.outside);
    unlink(paths.link);
    return rmdir(paths.folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_refused)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
