/* Numbers as people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/quantity.h"

static void test_quantities(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum quantity_problem problem;
        uint64_t bytes;
    } cases[] = {
        {"400 GB", QUANTITY_OK, 400000000000},
        {"25GB", QUANTITY_OK, 25000000000},
        {"25 GiB", QUANTITY_OK, 26843545600},
        {" 1.5 TiB ", QUANTITY_OK, 1649267441664},
        {"0 B", QUANTITY_OK, 0},
        {"1.000001 MB", QUANTITY_OK, 1000001},
        {"0.1 GB", QUANTITY_OK, 100000000},
        {"0.000001 PiB", QUANTITY_OK, 1125899906},
        {"1,204 GB", QUANTITY_OK, 1204000000000},
        {"1,204,000.5 kB", QUANTITY_OK, 1204000500},
        {"412\u00A0GB", QUANTITY_OK, 412000000000},
        {"18446.744073 PB", QUANTITY_OK, 18446744073000000000u},
        {"18446744073709551615 B", QUANTITY_OK, UINT64_MAX},
        {"18446744073709551616 B", QUANTITY_TOO_LARGE, 0},
        {"18446744073709551615.9 kB", QUANTITY_TOO_LARGE, 0},
        {"20000 PB", QUANTITY_TOO_LARGE, 0},
        {"", QUANTITY_NO_NUMBER, 0},
        {"GB", QUANTITY_NO_NUMBER, 0},
        {"about 400 GB", QUANTITY_NO_NUMBER, 0},
        {"12,04 GB", QUANTITY_NO_NUMBER, 0},
        {"1204,000 GB", QUANTITY_NO_NUMBER, 0},
        {"1,2040 GB", QUANTITY_NO_NUMBER, 0},
        {",400 GB", QUANTITY_NO_NUMBER, 0},
        {"1. GB", QUANTITY_NO_NUMBER, 0},
        {".5 GB", QUANTITY_NO_NUMBER, 0},
        {"1.2.3 GB", QUANTITY_NO_NUMBER, 0},
        {"1.0000001 GB", QUANTITY_NO_NUMBER, 0},
        {"-4 GB", QUANTITY_NEGATIVE, 0},
        {"\u22124 GB", QUANTITY_NEGATIVE, 0},
        {"400", QUANTITY_NO_UNIT, 0},
        {"400 gb", QUANTITY_UNKNOWN_UNIT, 0},
        {"400 Gb", QUANTITY_UNKNOWN_UNIT, 0},
        {"400 GB per year", QUANTITY_UNKNOWN_UNIT, 0},
        {"4e2 GB", QUANTITY_UNKNOWN_UNIT, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct quantity quantity;
        enum quantity_problem problem = quantity_parse(str_of(cases[i].text), &quantity);
        if (problem != cases[i].problem || quantity.bytes != cases[i].bytes)
            fail_msg("`%s`: problem %d, %llu bytes", cases[i].text, (int)problem,
                     (unsigned long long)quantity.bytes);
    }
}

/* As long as a manifest may be: no blank costs stack. */
static void test_many_blanks(void **state) {
    enum { BLANKS = 8 << 20 };
    struct arena *arena = arena_new((size_t)BLANKS * 4);
    char *text = arena_alloc(arena, BLANKS, 1);
    struct quantity quantity;
    (void)state;
    memset(text, ' ', BLANKS);
    text[0] = '4';
    text[BLANKS - 1] = 'B';
    assert_int_equal(quantity_parse((struct str){text, BLANKS}, &quantity), QUANTITY_OK);
    assert_int_equal(quantity.bytes, 4);
    arena_drop(arena);
}

static void test_integers(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool good;
        uint64_t number;
    } cases[] = {
        {"0", true, 0},
        {"1204", true, 1204},
        {"1,204", true, 1204},
        {" 7 ", true, 7},
        {"18446744073709551615", true, UINT64_MAX},
        {"18446744073709551616", false, 0},
        {"", false, 0},
        {"-1", false, 0},
        {"+1", false, 0},
        {"1.0", false, 0},
        {"1,20", false, 0},
        {"12 tables", false, 0},
        {"1,", false, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        uint64_t number;
        bool good = integer_parse(str_of(cases[i].text), &number);
        if (good != cases[i].good || number != cases[i].number)
            fail_msg("`%s`: %d, %llu", cases[i].text, good, (unsigned long long)number);
    }
}

static void test_percentages(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool good;
        int thousandths;
    } cases[] = {
        {"78 %", true, 78000},
        {"78%", true, 78000},
        {"78.5 %", true, 78500},
        {"78", true, 78000},
        {"0", true, 0},
        {"100 %", true, 100000},
        {"0.001%", true, 1},
        {"78.5000 %", true, 78500},
        {"100.001 %", false, 0},
        {"101", false, 0},
        {"-1 %", false, 0},
        {"0.0001 %", false, 0},
        {"%", false, 0},
        {"78 percent", false, 0},
        {"99999999999999999999", false, 0},
        {"78 %%", false, 0},
        {"4294967296", false, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        int thousandths;
        bool good = percentage_parse(str_of(cases[i].text), &thousandths);
        if (good != cases[i].good || thousandths != cases[i].thousandths)
            fail_msg("`%s`: %d, %d", cases[i].text, good, thousandths);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_quantities),
        cmocka_unit_test(test_many_blanks),
        cmocka_unit_test(test_integers),
        cmocka_unit_test(test_percentages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
