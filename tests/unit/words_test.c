/* The words of a document: no cell of the table is empty, each language has the same holes, and
 * dates and numbers are written as the language writes them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "model/result.h"
#include "model/words.h"

struct cell {
    const char *name, *en, *de;
};

static const struct cell cells[] = {
#define CELL(name, en, de) {#name, en, de},
    WORDS(CELL)
#undef CELL
};

/* One bit for each hole. */
static unsigned holes(const char *text) {
    unsigned set = 0;
    for (; (text = strchr(text, '{')) != NULL; text++) {
        assert_true(text[1] >= '1' && text[1] <= '9' && text[2] == '}');
        set |= 1u << (text[1] - '1');
    }
    return set;
}

static void check_cells(const struct cell *list, size_t count) {
    for (size_t k = 0; k < count; k++) {
        const struct cell *cell = &list[k];
        if (!*cell->en || !*cell->de)
            fail_msg("%s has an empty cell", cell->name);
        /* The role of a person is taken in lower case by English, as it is by German. */
        if (strcmp(cell->name, "our_role") != 0 && holes(cell->en) != holes(cell->de))
            fail_msg("%s: \"%s\" and \"%s\" differ in holes", cell->name, cell->en, cell->de);
    }
}

static void test_no_cell_is_empty(void **state) {
    (void)state;
    assert_true(sizeof cells / sizeof *cells > 100);
    check_cells(cells, sizeof cells / sizeof *cells);
}

static void test_languages(void **state) {
    (void)state;
    assert_string_equal(words_of(STR("de-CH"))->contents, "Inhalt");
    assert_string_equal(words_of(STR("en-GB"))->contents, "Contents");
    assert_string_equal(words_of(STR("deu"))->language, "en");
    assert_string_equal(words_of(STR("fr"))->contents, "Contents");
    assert_true(words_are_known(STR("de")));
    assert_true(words_are_known(STR("en")));
    assert_false(words_are_known(STR("fr")));
    assert_false(words_are_known(STR("")));
}

/* Each basis has its own word in each language. */
static void test_bases_are_worded(void **state) {
    const struct words *languages[] = {words_of(STR("en")), words_of(STR("de"))};
    (void)state;
    assert_string_equal(mark_word(languages[0], MARK_NOT_APPLICABLE), "N/A");
    assert_string_equal(mark_word(languages[1], MARK_YES), "J");
    for (int k = 0; k < 2; k++)
        for (enum basis a = 0; a < BASIS_COUNT; a++)
            for (enum basis b = 0; b < a; b++)
                assert_string_not_equal(basis_word(languages[k], a), basis_word(languages[k], b));
}

static void test_dates_and_numbers(void **state) {
    struct arena *arena = *state;
    const struct words *en = words_of(STR("en")), *de = words_of(STR("de"));
    struct date date = {2018, 9, 9};
    assert_string_equal(words_date(arena, en, date).s, "9 September 2018");
    assert_string_equal(words_date(arena, de, date).s, "9. September 2018");
    for (date.month = 1; date.month <= 12; date.month++) {
        assert_true(words_date(arena, en, date).n > strlen("9  2018"));
        assert_true(words_date(arena, de, date).n > strlen("9.  2018"));
    }
    date.month = 12;
    assert_string_equal(words_date(arena, en, date).s, "9 December 2018");
    assert_string_equal(words_date(arena, de, date).s, "9. Dezember 2018");
    assert_true(str_empty(words_date(arena, de, (struct date){0})));
    assert_string_equal(words_integer(arena, en, 1234567).s, "1,234,567");
    assert_string_equal(words_integer(arena, de, 1234567).s, "1.234.567");
    assert_string_equal(words_integer(arena, de, 999).s, "999");
    assert_string_equal(words_integer(arena, de, 0).s, "0");
}

static void test_filling(void **state) {
    struct arena *arena = *state;
    assert_string_equal(WORDS_FILL(arena, "{2} of {1}", STR("all"), STR("one")).s, "one of all");
    /* A value is not looked through again, and a hole without a value stays. */
    assert_string_equal(WORDS_FILL(arena, "{1}{3}", STR("{2}"), STR("x")).s, "{2}{3}");
    assert_string_equal(WORDS_FILL(arena, "{a} {", STR("x")).s, "{a} {");
}

static int start(void **state) {
    *state = arena_new((size_t)1 << 24);
    return 0;
}

static int stop(void **state) {
    arena_drop(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_no_cell_is_empty, start, stop),
        cmocka_unit_test_setup_teardown(test_languages, start, stop),
        cmocka_unit_test_setup_teardown(test_bases_are_worded, start, stop),
        cmocka_unit_test_setup_teardown(test_dates_and_numbers, start, stop),
        cmocka_unit_test_setup_teardown(test_filling, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
