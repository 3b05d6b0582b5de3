/* Where lines may end: what libunibreak does not know. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "layout/text/opportunity.h"

/* The text with a bar at each place where a line may end. */
static void assert_ends(const char *text, const char *expected) {
    struct arena *arena = arena_new((size_t)1 << 20);
    struct opportunities o = {.arena = arena, .language = STR("en")};
    struct str whole = str_of(text), said = STR("");
    opportunities_find(&o, whole);
    for (size_t i = 0; i < whole.n; i++) {
        bool end = i + 1 < whole.n && o.marks[i] != OPPORTUNITY_NONE;
        said = str_format(arena, "%.*s%c%s", STR_ARG(said), whole.s[i], end ? "|" : "");
    }
    assert_string_equal(said.s, expected);
    arena_drop(arena);
}

#define D "\U0001F1E9"
#define E "\U0001F1EA"

/* Of which two are a flag; a lone one, and one that ends the text. */
static void test_regional_indicators(void **state) {
    (void)state;
    assert_ends("of " D E " and", "of |" D E " |and");
    assert_ends(D " and", D " |and");
    assert_ends("a " D, "a |" D);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_regional_indicators)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
