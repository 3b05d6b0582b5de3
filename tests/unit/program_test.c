/* A program of someone else: how it ends, its bounds, its folder, where it is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/file.h"
#include "sys/program.h"

enum { MOST_BYTES = 1000 };

static int run(struct str folder, const char *script) {
    const char *const arguments[] = {"/bin/sh", "-c", script, NULL};
    const char *const environment[] = {"PATH=/usr/bin:/bin", "ONLY=this", NULL};
    return program_run(&(struct program){.arguments = arguments,
                                         .environment = environment,
                                         .folder = folder.s,
                                         .seconds = 1,
                                         .file_bytes = MOST_BYTES,
                                         .memory = (size_t)1 << 30});
}

static void test_endings(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    struct str folder = program_workshop(arena);
    assert_int_equal(run(folder, "exit 0"), 0);
    assert_int_equal(run(folder, "exit 3"), 3);
    assert_int_equal(run(folder, "kill -9 $$"), -SIGKILL);
    assert_int_equal(run(folder, "sleep 20"), PROGRAM_TOO_SLOW);
    assert_int_equal(run(folder, "[ $ONLY = this ] && [ -z \"$HOME\" ]"), 0);
    assert_int_equal(run(folder, "[ $PWD = \"$(pwd -P)\" ] && [ -z \"$(cat)\" ]"), 0);
    const char *const nowhere[] = {"/nowhere/program", NULL};
    assert_int_equal(program_run(&(struct program){.arguments = nowhere,
                                                   .environment = nowhere + 1,
                                                   .folder = folder.s,
                                                   .seconds = 1,
                                                   .memory = (size_t)1 << 30}),
                     127);
    arena_drop(arena);
}

/* What it started ends with it, also when it does not wait for that. */
static void test_children(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    struct str folder = program_workshop(arena);
    assert_int_equal(run(folder, "(sleep 2; touch late) & wait"), PROGRAM_TOO_SLOW);
    assert_int_equal(run(folder, "(sleep 2; touch late) & exit 0"), PROGRAM_TOO_SLOW);
    sleep(2);
    assert_false(file_exists(file_join(arena, folder, STR("late"))));
    arena_drop(arena);
}

/* Who is asked to end ends the program, removes its folder, and ends then by that signal. */
static void test_signals(void **state) {
    (void)state;
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t i = 0; i < COUNT(signals); i++) {
        struct arena *arena = arena_new(1 << 20);
        char pattern[] = "/tmp/dossier-program-XXXXXX";
        assert_non_null(mkdtemp(pattern));
        fflush(NULL);
        pid_t pid = fork();
        if (pid == 0) {
            setenv("TMPDIR", pattern, 1);
            struct str folder = program_workshop(arena);
            char script[64];
            snprintf(script, sizeof script, "kill -%d $PPID; sleep 20", signals[i]);
            int status = run(folder, script);
            arena_drop(arena); /* and here it ends */
            _exit(status == PROGRAM_STOPPED ? 1 : 2);
        }
        int status;
        assert_int_equal(waitpid(pid, &status, 0), pid);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), signals[i]);
        assert_int_equal(rmdir(pattern), 0); /* it is empty */
        arena_drop(arena);
    }
}

static void test_file_size(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    struct str folder = program_workshop(arena);
    (void)run(folder, "head -c 100000 /dev/zero >large");
    assert_in_range(file_bytes(file_join(arena, folder, STR("large"))), 0, MOST_BYTES);
    arena_drop(arena);
}

static void test_folder(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20), *scratch = arena_scratch(arena);
    struct str folder = program_workshop(scratch);
    struct str path = str_copy(arena, folder.s, folder.n);
    assert_int_equal(run(folder, "mkdir -p a/b && echo x >a/b/c && ln -s / a/root"), 0);
    assert_true(file_is_folder(path));
    arena_drop(scratch);
    assert_false(file_exists(path));
    assert_true(file_is_folder(STR("/bin")));
    arena_drop(arena);
}

static void test_finding(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    struct str folder = program_workshop(arena), path;
    struct str before = str_of(getenv("PATH"));
    before = str_copy(arena, before.s, before.n);
    assert_int_equal(run(folder, "mkdir -p no yes dir/tool && touch no/tool yes/tool && "
                                 "chmod +x yes/tool"),
                     0);
    assert_int_equal(
        setenv("PATH",
               str_format(arena, "%s/no:%s/dir::yes:%s/yes", folder.s, folder.s, folder.s).s, 1),
        0);
    assert_true(program_find(arena, "tool", &path));
    assert_string_equal(path.s, str_format(arena, "%s/yes/tool", folder.s).s);
    assert_false(program_find(arena, "other", &path));
    unsetenv("PATH");
    assert_false(program_find(arena, "tool", &path));
    assert_int_equal(setenv("PATH", before.s, 1), 0);
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_endings), cmocka_unit_test(test_children),
        cmocka_unit_test(test_signals), cmocka_unit_test(test_file_size),
        cmocka_unit_test(test_folder),  cmocka_unit_test(test_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
