/* Text: cutting, comparing, UTF-8 (RFC 3629), counting words, the nearest word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "base/word_count.h"

static void assert_str(struct str actual, const char *expected) {
    assert_int_equal(actual.n, strlen(expected));
    assert_memory_equal(actual.s ? actual.s : "", expected, actual.n);
}

static void test_utf8(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t n, bad; /* SIZE_MAX: valid */
    } cases[] = {
        {"", 0, SIZE_MAX},
        {"abc", 3, SIZE_MAX},
        {"a\0b", 3, 1},
        {"\xC3\xA9", 2, SIZE_MAX},
        {"\xE2\x82\xAC", 3, SIZE_MAX},
        {"\xF0\x9F\x98\x80", 4, SIZE_MAX},
        {"\xF4\x8F\xBF\xBF", 4, SIZE_MAX},
        {"\xF4\x90\x80\x80", 4, 0}, /* above U+10FFFF */
        {"\xF5\x80\x80\x80", 4, 0},
        {"\xC0\xAF", 2, 0},         /* overlong */
        {"\xE0\x80\xAF", 3, 0},     /* overlong */
        {"\xF0\x80\x80\xAF", 4, 0}, /* overlong */
        {"\xED\xA0\x80", 3, 0},     /* surrogate */
        {"x\x80", 2, 1},            /* trail without lead */
        {"xy\xE2\x82", 4, 2},       /* cut */
        {"\xE2\x28\xA1", 3, 0},
        {"\xFF", 1, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(utf8_check((struct str){cases[i].bytes, cases[i].n}), cases[i].bad);
}

static void test_utf8_round_trip(void **state) {
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        char bytes[4];
        size_t n = utf8_encode(c, bytes), at = 0;
        uint32_t expected = c >= 0xD800 && c <= 0xDFFF ? UINT32_MAX : c;
        if (utf8_next((struct str){bytes, n}, &at) != expected)
            fail_msg("U+%04X", (unsigned)c);
        if (expected == c && at != n)
            fail_msg("U+%04X moved %zu of %zu bytes", (unsigned)c, at, n);
    }
}

static void test_utf8_next_moves_one_byte_on_error(void **state) {
    (void)state;
    size_t at = 0;
    assert_int_equal(utf8_next(STR("\xE2\x82x"), &at), UINT32_MAX);
    assert_int_equal(at, 1);
}

static void test_words(void **state) {
    (void)state;
    static const struct {
        const char *text;
        size_t words;
    } cases[] = {
        {"", 0},
        {" ... - ! ", 0},
        {"one", 1},
        {"one two  three\nfour", 4},
        {"don't won\u2019t", 2},
        {"Stra\u00DFe \u00FCber M\u00FCnchen", 3},
        {"412 GB", 2},
        {"\u0394\u03B9\u03B5\u03CD\u03B8\u03C5\u03BD\u03C3\u03B7 \u2014 \u2026", 1},
        {"nai\u0308ve", 1}, /* combining diaeresis */
        {"\u6570\u636E\u5E93", 3},
        {"\u00A0\u2022 item", 1},
        {"\u2705\uFE0F done", 1},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(str_words(str_of(cases[i].text)), cases[i].words);
}

static void test_nearest(void **state) {
    (void)state;
    static const struct str words[] = {{"case-study", 10}, {"evidence", 8}, {"partner", 7},
                                       {"answers", 7},     {"answer", 6},   {"no", 2},
                                       {"yes", 3}};
    static const struct {
        const char *word, *nearest;
    } cases[] = {
        {"partnr", "partner"},
        {"evidnece", "evidence"},
        {"case_study", "case-study"},
        {"casestudy", "case-study"},
        {"answr", "answer"},
        {"yse", "yes"},
        {"Yes", "yes"},
        {"banana", ""},
        {"", ""},
        {"x", ""},
        {"answer", "answer"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_str(str_nearest(str_of(cases[i].word), words, COUNT(words)), cases[i].nearest);
    char longer[200];
    memset(longer, 'a', sizeof longer);
    assert_true(str_empty(str_nearest((struct str){longer, sizeof longer}, words, COUNT(words))));
}

static void test_find_and_slice(void **state) {
    (void)state;
    struct str text = STR("a/bc/d");
    assert_int_equal(str_find(text, STR("/"), 0), 1);
    assert_int_equal(str_find(text, STR("/"), 2), 4);
    assert_int_equal(str_find(text, STR("/"), 5), SIZE_MAX);
    assert_int_equal(str_find(text, STR(""), 6), 6);
    assert_int_equal(str_find(text, STR("/"), 7), SIZE_MAX);
    assert_int_equal(str_find((struct str){0}, STR("x"), 0), SIZE_MAX);
    assert_str(str_slice(text, 2, 4), "bc");
    assert_str(str_slice(text, 4, 2), "");
    assert_str(str_slice(text, 5, SIZE_MAX), "d");
    assert_str(str_trim(STR(" \t\r\n x y \v\f")), "x y");
    assert_str(str_trim(STR("  ")), "");
    assert_true(str_starts(text, STR("a/")));
    assert_false(str_starts(STR("a"), text));
    assert_true(str_ends(text, STR("/d")));
    assert_false(str_ends(STR("d"), text));
}

static void test_compare(void **state) {
    (void)state;
    assert_true(str_compare(STR("a"), STR("b")) < 0);
    assert_true(str_compare(STR("a"), STR("ab")) < 0);
    assert_true(str_compare(STR("\xC3"), STR("a")) > 0);
    assert_int_equal(str_compare(STR(""), (struct str){0}), 0);
    assert_true(str_equal_ignoring_case(STR("Outcome"), STR("oUTCOME")));
    assert_false(str_equal_ignoring_case(STR("\xC3\x84"), STR("\xC3\xA4")));
}

static void test_cut(void **state) {
    (void)state;
    static const struct {
        const char *text, *pieces; /* joined with ';', each followed by one */
    } cases[] = {{"", ""}, {"a", "a;"}, {"a|b", "a;b;"}, {"|a||", ";a;;"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena *arena = arena_new(1 << 16);
        struct buf joined = buf_init(arena, 100);
        struct str rest = str_of(cases[i].text), piece;
        while (str_cut(&rest, '|', &piece)) {
            buf_add(&joined, piece);
            buf_add_char(&joined, ';');
        }
        assert_str(buf_str(&joined), cases[i].pieces);
        arena_drop(arena);
    }
}

static void test_making(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    assert_str(str_format(arena, "%s-%d", "x", 7), "x-7");
    struct str wide = str_format(arena, "%1000d", 7);
    assert_int_equal(wide.n, 1000);
    assert_int_equal(wide.s[999], '7');
    assert_int_equal(wide.s[1000], '\0');
    assert_str(str_join(arena, STR("ab"), STR("c")), "abc");
    assert_str(str_join(arena, (struct str){0}, (struct str){0}), "");
    assert_str(str_lower(arena, STR("A\xC3\x84z")), "a\xC3\x84z");
    assert_str(str_of(NULL), "");
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_utf8),
        cmocka_unit_test(test_utf8_round_trip),
        cmocka_unit_test(test_utf8_next_moves_one_byte_on_error),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_nearest),
        cmocka_unit_test(test_find_and_slice),
        cmocka_unit_test(test_compare),
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_making),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
