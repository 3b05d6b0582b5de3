/* Percent encoding: a table of cases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse/percent.h"

static void test_decode(void **state) {
    static const struct {
        const char *coded, *plain;
    } rows[] = {
        {"", ""},
        {"plan.png", "plan.png"},
        {"my%20plan.png", "my plan.png"},
        {"gr%C3%B6%c3%9fe", "größe"},
        {"%2e%2E/a", "../a"},
        {"a%2520b", "a%20b"},
        {"100%.png", "100%.png"},
        {"100%2", "100%2"},
        {"%zz%1g", "%zz%1g"},
        {"nul%00.png", "nul%00.png"},
        {"latin%DF.png", "latin%DF.png"},
    };
    struct arena *arena = arena_new((size_t)1 << 20);
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!str_is(percent_decode(arena, str_of(rows[i].coded)), rows[i].plain))
            fail_msg("%s", rows[i].coded);
    arena_drop(arena);
}

static void test_bytes(void **state) {
    struct arena *arena = arena_new((size_t)1 << 20);
    (void)state;
    assert_true(str_is(percent_decode_bytes(arena, STR("K%65strel%DF")), "Kestrel\xDF"));
    assert_true(str_is(percent_decode_bytes(arena, STR("")), ""));
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_decode), cmocka_unit_test(test_bytes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
