/* A generation of outputs, killed or failing at each system call of its commit. The calls are
 * wrapped by the linker (tests/CMakeLists.txt). */
#include "sys/generation.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/limits.h"
#include "base/names.h"
#include "sys/disk.h"
#include "sys/lock.h"

/* ---- the calls ---- */

enum trouble { TROUBLE_NONE, TROUBLE_KILL, TROUBLE_ERROR };

static enum trouble trouble;
static long calls, at_call; /* at_call: the call, from 1, to which it happens */
static bool no_exchange;

static bool fails(void) {
    if (++calls != at_call)
        return false;
    if (trouble == TROUBLE_KILL)
        kill(getpid(), SIGKILL);
    errno = EIO;
    return trouble == TROUBLE_ERROR;
}

#define WRAP(name, parameters, arguments)                                                          \
    int __real_##name parameters;                                                                  \
    int __wrap_##name parameters;                                                                  \
    int __wrap_##name parameters {                                                                 \
        return fails() ? -1 : __real_##name arguments;                                             \
    }
WRAP(mkdir, (const char *path, mode_t mode), (path, mode))
WRAP(chmod, (const char *path, mode_t mode), (path, mode))
WRAP(link, (const char *from, const char *to), (from, to))
WRAP(unlink, (const char *path), (path))
WRAP(rename, (const char *from, const char *to), (from, to))
WRAP(remove, (const char *path), (path))

/* Takes most of the time, and nobody pulls the plug here. */
int __wrap_fsync(int fd);
int __wrap_fsync(int fd) {
    (void)fd;
    return fails() ? -1 : 0;
}

ssize_t __real_write(int fd, const void *bytes, size_t count);
ssize_t __wrap_write(int fd, const void *bytes, size_t count);
ssize_t __wrap_write(int fd, const void *bytes, size_t count) {
    return fails() ? -1 : __real_write(fd, bytes, count);
}

int __real_renameat2(int a, const char *from, int b, const char *to, unsigned flags);
int __wrap_renameat2(int a, const char *from, int b, const char *to, unsigned flags);
int __wrap_renameat2(int a, const char *from, int b, const char *to, unsigned flags) {
    if (no_exchange) {
        errno = EINVAL;
        return -1;
    }
    return fails() ? -1 : __real_renameat2(a, from, b, to, flags);
}

/* ---- a folder of results ---- */

struct fixture {
    struct arena *arena;
    char base[64];
    struct str folder;
};

static int set_up(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    strcpy(f->base, "/tmp/generation-XXXXXX");
    assert_non_null(mkdtemp(f->base));
    f->arena = arena_new(LIMIT_JOB_MEMORY);
    f->folder = str_format(f->arena, "%s/output/sub", f->base);
    trouble = TROUBLE_NONE;
    no_exchange = false;
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *f = *state;
    trouble = TROUBLE_NONE;
    disk_remove_tree(f->base);
    arena_drop(f->arena);
    free(f);
    return 0;
}

static const struct output old_outputs[] = {
    {.name = STR("a.pdf"), .bytes = STR("old a")},
    {.name = STR("public/b.md"), .bytes = STR("old b")},
    {.name = STR("bundle/1/gone"), .bytes = STR("old")},
};
static const struct output new_outputs[] = {
    {.name = STR("a.pdf"), .bytes = STR("new a")},
    {.name = STR("public/b.md"), .bytes = STR("new b")},
    {.name = STR("public/c.md"), .bytes = STR("new c")},
    {.name = STR("empty"), .bytes = STR("")},
};

static enum status commit(struct fixture *f, const struct output *outputs, size_t count) {
    struct arena *arena = arena_new(LIMIT_JOB_MEMORY);
    struct findings findings = findings_init(arena);
    struct str former[COUNT(old_outputs)];
    struct replacement replacement = {outputs, count, former, COUNT(old_outputs)};
    for (size_t i = 0; i < COUNT(old_outputs); i++)
        former[i] = old_outputs[i].name;
    struct generation *generation = generation_begin(arena, f->folder, false, &findings);
    enum status status =
        generation ? generation_commit(generation, &replacement, &findings) : STATUS_IO;
    assert_int_equal(status == STATUS_OK, findings.count == 0);
    arena_drop(arena);
    return status;
}

static void put(struct fixture *f, const char *below, const char *text) {
    struct str path = file_join(f->arena, f->folder, str_of(below));
    assert_true(disk_write_new(path.s, str_of(text)));
}

/* All files below the base with what is in them: "path=text;". */
static void list(struct fixture *f, struct buf *buf, struct str folder) {
    struct str *names;
    size_t count;
    assert_true(file_list(f->arena, folder, &names, &count));
    if (!count)
        buf_printf(buf, "%s/;", folder.s + strlen(f->base));
    for (size_t i = 0; i < count; i++) {
        struct str path = file_join(f->arena, folder, names[i]), bytes;
        struct findings unheard = findings_init(f->arena);
        if (file_is_folder(path)) {
            list(f, buf, path);
            continue;
        }
        bool read = file_read(f->arena, path, 100, (struct place){0}, &unheard, &bytes);
        buf_printf(buf, "%s=%.*s;", path.s + strlen(f->base), read ? (int)bytes.n : 0, bytes.s);
    }
}

static struct str all_files(struct fixture *f) {
    struct buf buf = buf_init(f->arena, LIMIT_OUTPUT_BYTES);
    list(f, &buf, str_of(f->base));
    return buf_str(&buf);
}

#define MINE "/output/sub/mine.txt=mine;/output/sub/nothing/;"
#define FORMER                                                                                     \
    "/output/sub/a.pdf=old a;/output/sub/bundle/1/gone=old;" MINE                                  \
    "/output/sub/public/b.md=old b;/output/sub/public/mine.md=mine too;"
#define CHANGED                                                                                    \
    "/output/sub/a.pdf=new a;/output/sub/empty=;" MINE                                             \
    "/output/sub/public/b.md=new b;/output/sub/public/c.md=new c;"                                 \
    "/output/sub/public/mine.md=mine too;"

static void start(struct fixture *f) {
    disk_remove_tree(str_format(f->arena, "%s/output", f->base).s);
    assert_int_equal(commit(f, old_outputs, COUNT(old_outputs)), STATUS_OK);
    put(f, "mine.txt", "mine");
    put(f, "public/mine.md", "mine too");
    assert_int_equal(mkdir(file_join(f->arena, f->folder, STR("nothing")).s, 0700), 0);
    assert_string_equal(all_files(f).s, FORMER);
}

static void test_commit(void **state) {
    struct fixture *f = *state;
    struct stat about;
    start(f);
    assert_int_equal(chmod(f->folder.s, 0750), 0);
    assert_int_equal(commit(f, new_outputs, COUNT(new_outputs)), STATUS_OK);
    assert_string_equal(all_files(f).s, CHANGED);
    assert_int_equal(stat(f->folder.s, &about), 0);
    assert_int_equal(about.st_mode & 07777, 0750);
    assert_int_equal(stat(file_join(f->arena, f->folder, STR("nothing")).s, &about), 0);
    assert_int_equal(about.st_mode & 07777, 0700);
}

/* ---- killed, failing ---- */

/* Runs the commit with the trouble at that call, in a process of its own. Its exit status, or
 * -SIGNAL. */
static int with_trouble(struct fixture *f, enum trouble what, long at) {
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        trouble = what;
        calls = 0;
        at_call = at;
        enum status ended = commit(f, new_outputs, COUNT(new_outputs));
        _exit(calls < at ? 100 : ended == STATUS_OK ? 0 : 1);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

/* What is seen is old or new whenever it is killed; the next one clears away what was left. With a
 * step that takes two calls it may be seen half done, and the next one ends it. */
static void kill_everywhere(struct fixture *f) {
    long at = 1, seen_old = 0, seen_new = 0;
    for (;; at++) {
        start(f);
        int ended = with_trouble(f, TROUBLE_KILL, at);
        if (ended == 100)
            break;
        assert_int_equal(ended, -SIGKILL);
        struct arena *arena = arena_new(LIMIT_JOB_MEMORY);
        struct findings findings = findings_init(arena);
        if (!no_exchange)
            assert_true(file_exists(f->folder));
        assert_non_null(generation_begin(arena, f->folder, false, &findings));
        arena_drop(arena);
        struct str seen = all_files(f);
        seen_old += str_is(seen, FORMER);
        seen_new += str_is(seen, CHANGED);
        if (!str_is(seen, FORMER))
            assert_string_equal(seen.s, CHANGED);
    }
    assert_true(at > 30 && seen_old > 20 && seen_new > 1);
}

static void test_killed(void **state) {
    kill_everywhere(*state);
}

static void test_killed_without_exchange(void **state) {
    no_exchange = true;
    kill_everywhere(*state);
}

/* The former files stay, or the new ones are there and it says so. */
static void fail_everywhere(struct fixture *f) {
    long at = 1, failed = 0;
    for (;; at++) {
        start(f);
        int ended = with_trouble(f, TROUBLE_ERROR, at);
        if (ended == 100)
            break;
        assert_true(ended == 0 || ended == 1);
        failed += ended;
        struct arena *arena = arena_new(LIMIT_JOB_MEMORY); /* what could not be removed */
        struct findings findings = findings_init(arena);
        assert_non_null(generation_begin(arena, f->folder, false, &findings));
        arena_drop(arena);
        assert_string_equal(all_files(f).s, ended ? FORMER : CHANGED);
    }
    assert_true(failed > 20);
}

static void test_failing(void **state) {
    fail_everywhere(*state);
}

static void test_failing_without_exchange(void **state) {
    no_exchange = true;
    fail_everywhere(*state);
}

static void test_without_former(void **state) {
    struct fixture *f = *state;
    for (long at = 1;; at++) {
        int ended = with_trouble(f, TROUBLE_ERROR, at);
        if (ended == 100)
            break;
        if (ended == 1)
            assert_string_equal(all_files(f).s, "/;");
        disk_remove_tree(str_format(f->arena, "%s/output", f->base).s);
    }
}

/* ---- the lock ---- */

static void test_busy(void **state) {
    struct fixture *f = *state;
    struct findings findings = findings_init(f->arena);
    int ready[2], go[2], status;
    char byte = 'x';
    start(f);
    assert_int_equal(pipe(ready), 0);
    assert_int_equal(pipe(go), 0);
    pid_t pid = fork();
    if (pid == 0) {
        struct arena *arena = arena_new(LIMIT_JOB_MEMORY);
        struct generation *generation = generation_begin(arena, f->folder, false, &findings);
        bool told =
            generation && __real_write(ready[1], &byte, 1) == 1 && read(go[0], &byte, 1) == 1 &&
            generation_commit(generation,
                              &(struct replacement){new_outputs, COUNT(new_outputs), NULL, 0},
                              &findings) == STATUS_OK;
        arena_drop(arena);
        _exit(!told);
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_null(generation_begin(f->arena, f->folder, false, &findings));
    assert_int_equal(findings.count, 1);
    assert_int_equal(findings.list[0].id, MESSAGE_OUTPUT_BUSY);
    assert_int_equal(__real_write(go[1], &byte, 1), 1);
    assert_non_null(generation_begin(f->arena, f->folder, true, &findings)); /* waits */
    assert_string_equal(file_exists(file_join(f->arena, f->folder, STR("empty"))) ? "new" : "old",
                        "new");
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
}

/* What is no folder, and what cannot be written to. */
static void test_no_folder(void **state) {
    struct fixture *f = *state;
    struct findings findings = findings_init(f->arena);
    assert_true(disk_write_new(str_format(f->arena, "%s/output", f->base).s, STR("a file")));
    assert_null(generation_begin(f->arena, f->folder, false, &findings));
    assert_int_equal(findings.list[0].id, MESSAGE_CANNOT_WRITE);
    assert_string_equal(all_files(f).s, "/output=a file;");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_commit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_killed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_killed_without_exchange, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_failing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_failing_without_exchange, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_without_former, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_busy, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_folder, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
