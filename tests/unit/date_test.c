/* Dates: which exist, their order, adding months, how they are written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/date.h"

static void test_parse(void **state) {
    (void)state;
    static const struct {
        const char *text;
        struct date date; /* year 0: not a date */
    } cases[] = {
        {"2019-03-15", {2019, 3, 15}},   {"2020-02-29", {2020, 2, 29}},
        {"2000-02-29", {2000, 2, 29}},   {"0001-01-01", {1, 1, 1}},
        {"9999-12-31", {9999, 12, 31}},  {"1900-02-29", {0, 0, 0}},
        {"2019-02-29", {0, 0, 0}},       {"2019-04-31", {0, 0, 0}},
        {"2019-00-10", {0, 0, 0}},       {"2019-13-01", {0, 0, 0}},
        {"2019-01-00", {0, 0, 0}},       {"0000-01-01", {0, 0, 0}},
        {"2019-3-15", {0, 0, 0}},        {"20190315", {0, 0, 0}},
        {"2019/03/15", {0, 0, 0}},       {"15.03.2019", {0, 0, 0}},
        {"2019-03-15T00:00", {0, 0, 0}}, {"", {0, 0, 0}},
        {" 2019-3-15", {0, 0, 0}},       {"2019-03-1x", {0, 0, 0}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct date date;
        bool good = date_parse(str_of(cases[i].text), &date);
        if (good != (cases[i].date.year != 0) || date_compare(date, cases[i].date) != 0)
            fail_msg("`%s`: %d, %d-%d-%d", cases[i].text, good, date.year, date.month, date.day);
    }
}

static void test_compare(void **state) {
    (void)state;
    static const struct date ordered[] = {{0, 0, 0},    {2018, 12, 31}, {2019, 1, 1},
                                          {2019, 1, 2}, {2019, 2, 1},   {2020, 1, 1}};
    for (size_t i = 0; i < COUNT(ordered); i++)
        for (size_t j = 0; j < COUNT(ordered); j++)
            assert_int_equal(date_compare(ordered[i], ordered[j]), (i > j) - (i < j));
}

static void test_add_months(void **state) {
    (void)state;
    static const struct {
        struct date from;
        int months;
        struct date to;
    } cases[] = {
        {{2019, 3, 15}, 12, {2020, 3, 15}},   {{2019, 1, 31}, 1, {2019, 2, 28}},
        {{2020, 1, 31}, 1, {2020, 2, 29}},    {{2019, 12, 1}, 1, {2020, 1, 1}},
        {{2019, 3, 31}, -1, {2019, 2, 28}},   {{2019, 1, 15}, -1, {2018, 12, 15}},
        {{2020, 2, 29}, 12, {2021, 2, 28}},   {{2019, 5, 5}, 0, {2019, 5, 5}},
        {{0, 0, 0}, 12, {0, 0, 0}},           {{1, 1, 1}, -1, {0, 0, 0}},
        {{9999, 12, 1}, 1, {0, 0, 0}},        {{2019, 1, 1}, INT32_MAX, {0, 0, 0}},
        {{2019, 1, 1}, INT32_MIN, {0, 0, 0}},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(date_compare(date_add_months(cases[i].from, cases[i].months), cases[i].to),
                         0);
}

static void test_format(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 16);
    struct date date = {2019, 3, 5};
    assert_string_equal(date_format_iso(arena, date).s, "2019-03-05");
    assert_true(str_empty(date_format_iso(arena, (struct date){0})));
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_compare),
        cmocka_unit_test(test_add_months),
        cmocka_unit_test(test_format),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
