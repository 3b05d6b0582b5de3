/* Page labels: roman in front matter, from 1 in the body. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "layout/page/pages.h"

struct row {
    size_t front, page; /* page from 0 */
    const char *label;
};

static void test_labels(void **state) {
    static const struct row rows[] = {
        {0, 0, "1"},        {0, 998, "999"},      {1, 0, "i"},           {1, 1, "1"},
        {3, 2, "iii"},      {3, 3, "1"},          {3, 12, "10"},         {50, 3, "iv"},
        {50, 4, "v"},       {50, 8, "ix"},        {50, 13, "xiv"},       {50, 39, "xl"},
        {50, 48, "xlix"},   {50, 49, "l"},        {50, 50, "1"},         {100, 89, "xc"},
        {500, 399, "cd"},   {500, 443, "cdxliv"}, {2000, 899, "cm"},     {2000, 1998, "mcmxcix"},
        {2000, 1999, "mm"}, {2000, 2000, "1"},    {10000, 10899, "900"},
    };
    struct arena *arena = arena_new((size_t)1 << 20);
    (void)state;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct pages pages = {.count = rows[k].page + 1, .front = rows[k].front};
        assert_string_equal(pages_label(arena, &pages, rows[k].page).s, rows[k].label);
    }
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_labels)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
