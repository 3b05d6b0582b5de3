/* Jobs side by side: order of reports, crashes, large outputs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/buf.h"
#include "sys/bounds.h"
#include "sys/processes.h"

#define JOBS 12

/* Later children end first. */
static int start_sleeper(size_t index, int write_fd, void *context) {
    (void)context;
    usleep((useconds_t)(JOBS - index) * 2000);
    char letter = (char)('a' + index);
    return processes_write(write_fd, (struct str){&letter, 1}) ? (int)index : 99;
}

static void done_append(size_t index, int exit_status, struct str output, void *context) {
    buf_printf(context, "%zu:%d:%.*s ", index, exit_status, STR_ARG(output));
}

static void assert_report(struct process_work work, size_t count, int parallel,
                          const char *expected) {
    struct arena *arena = arena_new(1 << 20);
    struct buf report = buf_init(arena, 10000);
    work.context = &report;
    assert_int_equal(processes_run(count, parallel, &work), STATUS_OK);
    assert_string_equal(buf_str(&report).s, expected);
    arena_drop(arena);
}

static void test_order(void **state) {
    (void)state;
    static const int parallel[] = {-1, 1, 2, 5, 12, 100};
    for (size_t i = 0; i < sizeof parallel / sizeof *parallel; i++)
        assert_report((struct process_work){.start = start_sleeper, .done = done_append}, JOBS,
                      parallel[i],
                      "0:0:a 1:1:b 2:2:c 3:3:d 4:4:e 5:5:f 6:6:g 7:7:h 8:8:i 9:9:j 10:10:k "
                      "11:11:l ");
    assert_report((struct process_work){.start = start_sleeper, .done = done_append}, 0, 4, "");
}

static int start_crasher(size_t index, int write_fd, void *context) {
    (void)context;
    if (!processes_write(write_fd, STR("x")))
        return 99;
    if (index == 1)
        raise(SIGKILL);
    return index == 2 ? 255 : 0;
}

static void test_crash(void **state) {
    (void)state;
    assert_report((struct process_work){.start = start_crasher, .done = done_append}, 4, 2,
                  "0:0:x 1:-9:x 2:255:x 3:0:x ");
}

static int start_writer(size_t index, int write_fd, void *context) {
    (void)context;
    static char piece[100000];
    memset(piece, (int)('a' + index), sizeof piece);
    for (int i = 0; i < 30; i++)
        if (!processes_write(write_fd, (struct str){piece, sizeof piece}))
            return 1;
    return 0;
}

static void done_measure(size_t index, int exit_status, struct str output, void *context) {
    bool whole = output.n == 3000000;
    for (size_t i = 0; whole && i < output.n; i++)
        whole = output.s[i] == (char)('a' + index);
    buf_printf(context, "%zu:%d:%s ", index, exit_status, whole ? "whole" : "broken");
}

/* Far more than a pipe holds. */
static void test_large_output(void **state) {
    (void)state;
    assert_report((struct process_work){.start = start_writer, .done = done_measure}, 3, 3,
                  "0:0:whole 1:0:whole 2:0:whole ");
}

static int start_flood(size_t index, int write_fd, void *context) {
    (void)context;
    for (int i = 0; i < 90; i++) /* 270 MB */
        if (start_writer(index, write_fd, NULL))
            return 1;
    return 0;
}

static void done_status(size_t index, int exit_status, struct str output, void *context) {
    (void)output;
    buf_printf(context, "%zu:%d ", index, exit_status);
}

static void test_output_limit(void **state) {
    (void)state;
    assert_report((struct process_work){.start = start_flood, .done = done_status}, 1, 1,
                  "0:-1001 ");
}

/* What the user allows is less than what is asked for, then more; it is never raised. */
static int start_limited(size_t index, int write_fd, void *context) {
    (void)write_fd;
    (void)context;
    rlim_t hard = index == 0 ? 20 : 200;
    struct rlimit limit = {hard, hard};
    if (setrlimit(RLIMIT_CPU, &limit) != 0)
        return 1;
    bounds_set(100, (size_t)1 << 30);
    if (getrlimit(RLIMIT_CPU, &limit) != 0 || limit.rlim_max != hard)
        return 2;
    return (index == 0 ? limit.rlim_cur == 20 : limit.rlim_cur > 100 && limit.rlim_cur < 200) ? 0
                                                                                              : 3;
}

static void test_limits_of_the_user(void **state) {
    (void)state;
    assert_report((struct process_work){.start = start_limited, .done = done_status}, 2, 1,
                  "0:0 1:0 ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_crash),
        cmocka_unit_test(test_large_output),
        cmocka_unit_test(test_output_limit),
        cmocka_unit_test(test_limits_of_the_user),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
