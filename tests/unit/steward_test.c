/* A process and its steward: what is served, what is refused, and how both end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "job/lettering.h"
#include "sys/processes.h"
#include "sys/writing.h"

/* Doubles a number, says what process it is in. */
static bool serve_double(struct arena *arena, const void *context, struct parcel *request,
                         struct buf *reply) {
    (void)arena;
    assert_string_equal(context, "context");
    parcel_put_number(reply, 2 * parcel_number(request));
    parcel_put_number(reply, (size_t)getpid());
    return true;
}

static bool serve_crash(struct arena *arena, const void *context, struct parcel *request,
                        struct buf *reply) {
    (void)arena, (void)context, (void)request, (void)reply;
    raise(SIGKILL);
    return true;
}

static bool ask_double(struct arena *arena, size_t number) {
    struct buf request = buf_init(arena, 100);
    struct parcel reply;
    parcel_put_number(&request, number);
    return steward_ask(arena, STEWARD_CONVERT, buf_str(&request), &reply) &&
           parcel_number(&reply) == 2 * number && parcel_number(&reply) != (size_t)getpid() &&
           !reply.broken;
}

static int ask_in_child(size_t index, int write_fd, void *context) {
    (void)write_fd;
    return ask_double(context, index + 100) ? 0 : 1;
}

static void count_good(size_t index, int exit_status, struct str output, void *context) {
    (void)index, (void)output, (void)context;
    if (exit_status != 0)
        _exit(20);
}

static bool serve_never(struct arena *arena, const void *context, struct parcel *request,
                        struct buf *reply) {
    (void)arena, (void)context, (void)request, (void)reply;
    sleep(60);
    return false;
}

/* What the worker of each test does; its value is its exit status. */
static int worker_asks(struct arena *arena) {
    struct parcel reply;
    struct process_work work = {ask_in_child, count_good, arena};
    if (!steward_is_there() || !ask_double(arena, 21))
        return 10;
    if (steward_ask(arena, STEWARD_WRITE, STR(""), &reply)) /* no such service */
        return 11;
    if (steward_ask(arena, STEWARD_CONVERT, STR("short"), &reply)) /* a broken request */
        return 12;
    if (steward_ask(arena, STEWARD_LETTERS, STR(""), &reply)) /* it crashes */
        return 13;
    if (processes_run(8, 4, &work) != STATUS_OK)
        return 14;
    return ask_double(arena, 1) ? 7 : 15;
}

static int worker_dies(struct arena *arena) {
    (void)arena;
    raise(SIGSEGV);
    return 0;
}

static int worker_sleeps(struct arena *arena) {
    (void)arena;
    sleep(60);
    return 0;
}

/* Requests that never end, as many as there may be and more: the clock goes on. */
static int worker_clogs(struct arena *arena) {
    struct buf request = buf_init(arena, 100);
    struct parcel reply;
    parcel_put_number(&request, 1);
    for (int i = 0; i < 200; i++)
        if (fork() == 0)
            _exit(steward_ask(arena, STEWARD_COMMIT, buf_str(&request), &reply));
    sleep(60);
    return 0;
}

/* The wait status of a process that goes into custody and there does this. */
static int run(int (*worker)(struct arena *), int seconds) {
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        struct arena *arena = arena_new(LIMIT_JOB_MEMORY);
        struct steward steward = {
            .serve = {[STEWARD_CONVERT] = serve_double, [STEWARD_LETTERS] = serve_crash},
            .context = "context",
            .arena = arena,
            .seconds = seconds};
        signal(SIGSEGV, SIG_DFL);
        if (!steward_begin(&steward))
            _exit(30);
        _exit(worker(arena));
    }
    waitpid(pid, &status, 0);
    return status;
}

static void test_asking(void **state) {
    (void)state;
    int status = run(worker_asks, 60);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 7);
}

static void test_ends(void **state) {
    (void)state;
    int status = run(worker_dies, 60);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGSEGV);
    status = run(worker_sleeps, 1);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), STEWARD_TOO_SLOW);
    status = run(worker_clogs, 2);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), STEWARD_TOO_SLOW);
}

/* What tesseract would take for a list of files to read, or for a picture of another kind. */
static void test_letters(void **state) {
    (void)state;
    struct arena *arena = arena_new(LIMIT_JOB_MEMORY);
    const struct str wrong[] = {STR("/etc/passwd\n"),       STR("P5\n2 2\n255\nabc"),
                                STR("P5\n2 2\n255\nabcde"), STR("P5\n0 9\n255\n"),
                                STR("P6\n1 1\n255\nabc"),   STR("")};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        struct buf request = buf_init(arena, 100), reply = buf_init(arena, 1 << 20);
        parcel_put_text(&request, wrong[i]);
        struct parcel parcel = {.rest = buf_str(&request)};
        assert_false(lettering_serve(arena, NULL, &parcel, &reply));
    }
    arena_drop(arena);
}

/* ---- writing ---- */

static struct str request_of(struct arena *arena, const char *folder, const char *name,
                             size_t copy) {
    struct buf request = buf_init(arena, 1000);
    parcel_put_text(&request, str_of(folder));
    parcel_put_number(&request, 1);
    parcel_put_text(&request, str_of(name));
    parcel_put_number(&request, copy);
    parcel_put_text(&request, STR("bytes"));
    parcel_put_number(&request, 0);
    return buf_str(&request);
}

static bool serves(struct arena *arena, const struct writing *writing, struct str request) {
    struct parcel parcel = {.rest = request};
    struct buf reply = buf_init(arena, 1000);
    return writing_serve_file(arena, writing, &parcel, &reply) && !parcel.broken;
}

static void test_writing(void **state) {
    (void)state;
    struct arena *arena = arena_new(LIMIT_JOB_MEMORY);
    char folder[] = "/tmp/dossier-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    struct writing writing = {.folder = str_of(folder), .file = STR("manifest.xml")};
    struct str good = request_of(arena, folder, "manifest.xml", 0);
    assert_true(serves(arena, &writing, good));
    assert_true(file_exists(file_join(arena, writing.folder, STR("manifest.xml"))));
    assert_false(serves(arena, &writing, request_of(arena, folder, "other.xml", 0)));
    assert_false(serves(arena, &writing, request_of(arena, "/tmp", "manifest.xml", 0)));
    assert_false(serves(arena, &writing, request_of(arena, folder, "../manifest.xml", 0)));
    assert_false(serves(arena, &writing, request_of(arena, folder, "/etc/passwd", 0)));
    assert_false(serves(arena, &writing, request_of(arena, folder, "manifest.xml", 1)));
    for (size_t n = 0; n < good.n; n++)
        assert_false(serves(arena, &writing, str_slice(good, 0, n)));
    struct parcel parcel = {.rest = good};
    struct buf reply = buf_init(arena, 1000);
    assert_false(writing_serve_commit(arena, &writing, &parcel, &reply)); /* no generation */
    writing.file = STR("");
    assert_false(serves(arena, &writing, good));
    remove(file_join(arena, writing.folder, STR("manifest.xml")).s);
    assert_int_equal(rmdir(folder), 0);
    arena_drop(arena);
}

static void test_parcels(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    struct buf buf = buf_init(arena, 1000);
    parcel_put_text(&buf, STR("one"));
    parcel_put_number(&buf, SIZE_MAX);
    struct parcel parcel = {.rest = buf_str(&buf)};
    assert_true(str_is(parcel_text(&parcel), "one"));
    assert_int_equal(parcel_count(&parcel, 1), 0); /* more than there is */
    assert_true(parcel.broken);
    assert_int_equal(parcel_text(&parcel).n, 0);
    assert_int_equal(parcel_number(&parcel), 0);
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_asking), cmocka_unit_test(test_ends), cmocka_unit_test(test_letters),
        cmocka_unit_test(test_writing), cmocka_unit_test(test_parcels)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
