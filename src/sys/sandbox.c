#include "sys/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/arena.h"
#include "sys/bounds.h"

/* clang's sanitizers need a little more, for themselves. */
#if defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

/* ---- Landlock: what can be read ---- */

/* What later versions of the kernel know, and the headers of this one perhaps not. */
struct ruleset {
    uint64_t files, network, scopes;
};
enum {
    ALL_NETWORK = 3, /* bind and connect TCP, from version 4 */
    ALL_SCOPES = 3   /* abstract sockets and signals, from version 6 */
};

static const uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

/* Public data that libraries read when they need it: character maps of PDFs, code pages, words of
 * Thai, languages; and two devices. */
static const char *const system_files[] = {
    "/usr/share",       "/usr/lib",     "/usr/local/share/fonts",
    "/etc/ld.so.cache", "/etc/fonts",   "/var/cache/fontconfig",
    "/dev/null",        "/dev/urandom",
#ifdef SANITIZED
    "/proc/self",
#endif
};

static int landlock_version(void) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version < 0 ? 0 : (int)version;
}

/* Rights that came with each version. */
static struct ruleset all_rights(int version) {
    static const int last[] = {12, 13, 14, 14, 15}; /* the bit, for versions 1 to 5 */
    int known = version < 5 ? version : 5;
    return (struct ruleset){.files = ((uint64_t)2 << last[known - 1]) - 1,
                            .network = version >= 4 ? ALL_NETWORK : 0,
                            .scopes = version >= 6 ? ALL_SCOPES : 0};
}

static void allow_reading(int ruleset, const char *path) {
    struct stat about;
    int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0)
        return;
    if (fstat(fd, &about) == 0) {
        struct landlock_path_beneath_attr rule = {
            .allowed_access = S_ISDIR(about.st_mode) ? reading : LANDLOCK_ACCESS_FS_READ_FILE,
            .parent_fd = fd};
        (void)syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    }
    close(fd);
}

/* Paths end with a NUL. */
static void keep_to_folders(const struct sandbox *sandbox) {
    int version = landlock_version();
    if (!version)
        return;
    struct ruleset rights = all_rights(version);
    size_t size = version >= 6 ? sizeof rights : version >= 4 ? 16 : 8;
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &rights, size, 0);
    if (ruleset < 0)
        return;
    for (size_t i = 0; i < COUNT(system_files); i++)
        allow_reading(ruleset, system_files[i]);
    for (size_t i = 0; i < sandbox->count; i++)
        allow_reading(ruleset, sandbox->readable[i].s);
    (void)syscall(SYS_landlock_restrict_self, ruleset, 0);
    close(ruleset);
}

/* ---- seccomp: what can be asked of the kernel ---- */

static const int calls[] = {
#define CALL(name) SCMP_SYS(name),
#include "sys/sandbox_calls.h"
#undef CALL
};

#ifdef SANITIZED
/* Fonts that fontconfig and pango keep for the whole process. From a file they could not be read in
 * the sandbox. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libfontconfig.so\nleak:libpango\n";
}

/* Their runtime reads its own maps and, at the end, stops the process from another to look for
 * leaks. */
static const int sanitizer_calls[] = {SCMP_SYS(ptrace), SCMP_SYS(open), SCMP_SYS(getdents),
                                      SCMP_SYS(personality), SCMP_SYS(getrlimit)};
#else
static const int sanitizer_calls[] = {SCMP_SYS(read)};
#endif

struct call {
    int number;
    unsigned count;
    struct scmp_arg_cmp arguments[2];
};

#define WRITING (O_ACCMODE | O_CREAT | O_TRUNC)
#define NAMESPACES                                                                                 \
    (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID |  \
     CLONE_NEWNET)

static void allow_some(scmp_filter_ctx filter) {
    const struct call some[] = {
        {SCMP_SYS(openat), 1, {{2, SCMP_CMP_MASKED_EQ, WRITING, O_RDONLY}}},
        {SCMP_SYS(clone), 1, {{0, SCMP_CMP_MASKED_EQ, NAMESPACES, 0}}}, /* parts of the work */
        /* To the steward; by a datagram it could reach others. */
        {SCMP_SYS(socketpair),
         2,
         {{0, SCMP_CMP_EQ, AF_UNIX, 0}, {1, SCMP_CMP_EQ, SOCK_STREAM | SOCK_CLOEXEC, 0}}},
        {SCMP_SYS(sendto), 1, {{4, SCMP_CMP_EQ, 0, 0}}},     /* to the other end, no address */
        {SCMP_SYS(prlimit64), 1, {{0, SCMP_CMP_EQ, 0, 0}}},  /* of ourselves */
        {SCMP_SYS(ioctl), 1, {{1, SCMP_CMP_EQ, TCGETS, 0}}}, /* is it a terminal? */
        {SCMP_SYS(prctl), 1, {{0, SCMP_CMP_EQ, PR_SET_PDEATHSIG, 0}}},
        {SCMP_SYS(prctl), 1, {{0, SCMP_CMP_EQ, PR_SET_NO_NEW_PRIVS, 0}}},
#ifdef SANITIZED
        {SCMP_SYS(prctl), 1, {{0, SCMP_CMP_EQ, PR_SET_DUMPABLE, 0}}},
        {SCMP_SYS(prctl), 1, {{0, SCMP_CMP_EQ, PR_GET_DUMPABLE, 0}}},
        {SCMP_SYS(prctl), 1, {{0, SCMP_CMP_EQ, PR_SET_PTRACER, 0}}},
#endif
    };
    for (size_t i = 0; i < COUNT(some); i++)
        (void)seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, some[i].number, some[i].count,
                                     some[i].arguments);
}

/* Linux 4.14; valgrind has none, and could not work under one. */
static bool has_filters(void) {
    uint32_t action = SECCOMP_RET_ERRNO;
    return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

/* A call that is refused fails as if the user had no right to it; libraries go on from that. */
static void keep_to_calls(void) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!filter)
        return;
    for (size_t i = 0; i < COUNT(calls); i++)
        (void)seccomp_rule_add(filter, SCMP_ACT_ALLOW, calls[i], 0);
    for (size_t i = 0; i < COUNT(sanitizer_calls); i++)
        (void)seccomp_rule_add(filter, SCMP_ACT_ALLOW, sanitizer_calls[i], 0);
    allow_some(filter);
    /* The C library then takes clone() and openat(), whose arguments can be looked at. */
    (void)seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    (void)seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(openat2), 0);
    (void)seccomp_load(filter);
    seccomp_release(filter);
}

/* Threads are left: GLib starts one. */
void sandbox_close(void) {
    const struct scmp_arg_cmp no_thread = {0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0};
    scmp_filter_ctx filter = has_filters() ? seccomp_init(SCMP_ACT_ALLOW) : NULL;
    if (!filter)
        return;
    (void)seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1, &no_thread);
    (void)seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(fork), 0);
    (void)seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(vfork), 0);
    (void)seccomp_load(filter);
    seccomp_release(filter);
}

/* ---- both ---- */

void sandbox_enter(const struct sandbox *sandbox) {
    bounds_set(sandbox->seconds, sandbox->memory);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return;
    keep_to_folders(sandbox);
    if (has_filters())
        keep_to_calls();
}

const char *sandbox_about(void) {
    static char text[32];
    int version = landlock_version();
    bool filters = has_filters();
    if (!version && !filters)
        return "none on this system";
    if (version)
        snprintf(text, sizeof text, "Landlock %d%s", version, filters ? ", seccomp" : "");
    return version ? text : "seccomp";
}
