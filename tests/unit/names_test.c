/* A set of names: what is entered is found, with its number, through every growth. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/names.h"

static void test_names(void **state) {
    struct arena *arena = arena_new((size_t)16 << 20);
    struct names *names = names_new(arena);
    (void)state;
    assert_null(names_find(names, STR("")));
    for (size_t i = 0; i < 10000; i++)
        *names_enter(names, str_format(arena, "name-%zu", i)) = i + 1;
    for (size_t i = 0; i < 10000; i++) {
        struct str name = str_format(arena, "name-%zu", i);
        assert_int_equal(*names_find(names, name), i + 1);
        assert_int_equal(*names_enter(names, name), i + 1);
    }
    assert_null(names_find(names, STR("name-10000")));
    assert_int_equal(*names_enter(names, STR("")), 0);
    assert_non_null(names_find(names, STR("")));
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
