/* Phrases: every row asks for the same arguments in both languages, each kind of argument is
 * written as its language writes it, and somebody's own words are never translated. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "model/dossier.h"
#include "model/phrase.h"
#include "model/words.h"

static int open_arena(void **state) {
    *state = arena_new((size_t)8 << 20);
    return 0;
}

static int drop_arena(void **state) {
    arena_drop(*state);
    return 0;
}

/* One bit for each argument that the pattern asks for. */
static unsigned asked(const char *pattern) {
    unsigned set = 0;
    for (; (pattern = strchr(pattern, '{')) != NULL; pattern++) {
        assert_true(pattern[1] >= '1' && pattern[1] < '1' + ARGUMENTS);
        assert_non_null(strchr("}!-:?", pattern[2]));
        set |= 1u << (pattern[1] - '1');
    }
    return set;
}

static void test_rows(void **state) {
    (void)state;
    for (size_t id = PHRASE_NONE + 1; id < PHRASE_COUNT; id++) {
        const struct phrase_row *row = &phrase_rows[id];
        const char *english = row->brief[LANGUAGE_ENGLISH], *full = row->full[LANGUAGE_ENGLISH];
        if (!*english || !*full)
            fail_msg("row %zu has an empty cell", id);
        if (asked(english) != asked(row->brief[LANGUAGE_GERMAN]))
            fail_msg("\"%s\" asks for other arguments in German", english);
        if (asked(full) != asked(row->full[LANGUAGE_GERMAN]))
            fail_msg("\"%s\" asks for other arguments in German", full);
    }
}

static void assert_said(struct arena *arena, struct argument argument, const char *english,
                        const char *german) {
    struct phrase phrase = phrase_of(arena, REASON_TEXT, argument);
    assert_string_equal(phrase_say(arena, phrase, words_of(STR("en"))).s, english);
    assert_string_equal(phrase_say(arena, phrase, words_of(STR("de"))).s, german);
}

static void test_arguments(void **state) {
    static const struct str keys[] = {{"a", 1}, {"b", 1}, {"c", 1}};
    static const struct field size = {.type = FIELD_QUANTITY, .text = {"412 GB", 6}};
    static const struct evidence first = {.id = {"E1", 2}}, second = {.id = {"E2", 2}};
    static const struct person person = {.name = {"by Malene Birger", 16}};
    const struct evidence *const documents[] = {&first, &second};
    assert_said(*state, say_text(STR("at least once")), "at least once", "at least once");
    assert_said(*state, say_address(STR("https://a.example")), "https://a.example",
                "https://a.example");
    assert_said(*state, say_field(&size), "412 GB", "412 GB");
    assert_said(*state, say_number(1500), "1500", "1500");
    assert_said(*state, say_thousandths(371800), "371.800", "371,800");
    assert_said(*state, say_thousandths(-52000), "-52", "-52");
    assert_said(*state, say_bytes(25), "25", "25");
    assert_said(*state, say_date((struct date){2019, 3, 5}), "2019-03-05", "2019-03-05");
    assert_said(*state, say_documents(documents, 2), "E1, E2", "E1, E2");
    assert_said(*state, say_list(keys, 3, LIST_OR), "a, b or c", "a, b oder c");
    assert_said(*state, say_list(keys, 2, LIST_AND), "a and b", "a und b");
    assert_said(*state, say_list(keys, 1, LIST_AND), "a", "a");
    assert_said(*state, say_list(keys, 3, LIST_COMMA), "a, b, c", "a, b, c");
    assert_said(*state, say_person(&person), "by Malene Birger", "by Malene Birger");
    assert_said(*state, say_place((struct place){.file = {"a.md", 4}, .line = 7}), "a.md:7",
                "a.md:7");
    assert_said(*state, say_phrase(phrase_text(*state, STR("only once"))), "only once",
                "only once");
}

static void test_absent(void **state) {
    (void)state;
    assert_int_equal(say_text((struct str){0}).kind, ARGUMENT_NONE);
    assert_int_equal(say_date((struct date){0}).kind, ARGUMENT_NONE);
    assert_int_equal(say_person(NULL).kind, ARGUMENT_NONE);
    assert_int_equal(say_list(NULL, 0, LIST_OR).kind, ARGUMENT_NONE);
    assert_true(phrase_empty(phrase_text(*state, (struct str){0})));
}

static void test_nested(void **state) {
    static const struct field size = {
        .name = {"database.size", 13}, .type = FIELD_QUANTITY, .text = {"12 GB", 5}};
    static const struct person person = {.name = {"Jonas Adeyemi", 13}};
    static const struct evidence e1 = {.id = {"E1", 2}}, e5 = {.id = {"E5", 2}};
    const struct evidence *const documents[] = {&e1, &e5};
    const struct words *english = words_of(STR("en")), *german = words_of(STR("de"));
    struct phrase found = phrase_of(*state, REASON_VALUE_IS, say_text(size.name), say_field(&size)),
                  bound = phrase_of(*state, REASON_AT_LEAST, say_text(STR("25 GB"))),
                  reason = phrase_of(*state, REASON_ASKED, say_phrase(found), say_phrase(bound)),
                  in_full = phrase_in_full(*state, reason),
                  vouched = phrase_of(*state, REASON_WITH_EVIDENCE,
                                      say_phrase(phrase_of(*state, REASON_BY, say_person(&person))),
                                      say_documents(documents, 2));
    assert_string_equal(phrase_say(*state, reason, english).s, "12 GB, at least 25 GB asked");
    assert_string_equal(phrase_say(*state, reason, german).s, "12 GB, mindestens 25 GB verlangt");
    assert_string_equal(phrase_say_in_full(*state, reason).s,
                        "database.size is 12 GB, at least 25 GB asked");
    assert_string_equal(phrase_say(*state, in_full, german).s,
                        "database.size ist 12 GB, mindestens 25 GB verlangt");
    assert_string_equal(phrase_say(*state, vouched, english).s,
                        "by Jonas Adeyemi, evidence E1, E5");
    assert_string_equal(phrase_say(*state, vouched, german).s,
                        "von Jonas Adeyemi, Nachweis E1, E5");
    const struct argument arguments[ARGUMENTS] = {say_phrase(reason)};
    struct buf out = buf_init(*state, 1000);
    assert_true(pattern_say(&out, STR("{1}; {1-}"), arguments));
    assert_string_equal(buf_str(&out).s, "database.size is 12 GB, at least 25 GB asked; "
                                         "12 GB, at least 25 GB asked");
}

static bool fills(struct arena *arena, const char *pattern, const struct argument *arguments,
                  const char *expected) {
    struct buf out = buf_init(arena, 1000);
    bool complete = pattern_say(&out, str_of(pattern), arguments);
    assert_string_equal(buf_str(&out).s, expected);
    return complete;
}

static void test_patterns(void **state) {
    const struct argument one[ARGUMENTS] = {say_number(1), say_word("x")},
                          two[ARGUMENTS] = {say_number(2)};
    assert_true(fills(*state, "{1} {1:word:words}", one, "1 word"));
    assert_true(fills(*state, "{1} answer{1: is:s are} missing", two, "2 answers are missing"));
    assert_true(fills(*state, "met{2? for #, say}", one, "met for x, say"));
    assert_true(fills(*state, "met{2? for #, say}", two, "met"));
    assert_false(fills(*state, "met for {2}", two, "met for "));
    assert_true(fills(*state, "write {1}: [{word}] {6}", two, "write 2: [{word}] {6}"));
}

static void test_equality(void **state) {
    static const struct str keys[] = {{"a", 1}, {"b", 1}};
    struct phrase a = phrase_text(*state, STR("x")),
                  list = phrase_of(*state, REASON_TEXT, say_list(keys, 2, LIST_OR));
    assert_true(phrase_equal(a, phrase_text(*state, STR("x"))));
    assert_false(phrase_equal(a, phrase_text(*state, STR("y"))));
    assert_false(phrase_equal(a, phrase_of(*state, REASON_IN_FULL, say_text(STR("x")))));
    assert_false(phrase_equal(a, phrase_of(*state, REASON_TEXT, say_address(STR("x")))));
    assert_true(phrase_equal(list, phrase_of(*state, REASON_TEXT, say_list(keys, 2, LIST_OR))));
    assert_false(phrase_equal(list, phrase_of(*state, REASON_TEXT, say_list(keys, 1, LIST_OR))));
    assert_true(phrase_equal(phrase_plain(PHRASE_NONE), phrase_plain(PHRASE_NONE)));
}

static void test_bare(void **state) {
    struct phrase number = phrase_of(*state, REASON_TEXT, say_number(7)),
                  nested = phrase_of(*state, REASON_TEXT, say_phrase(number));
    assert_int_equal(phrase_bare(nested).number, 7);
    assert_int_equal(phrase_bare(phrase_plain(PHRASE_NONE)).kind, ARGUMENT_NONE);
}

static void test_shortened(void **state) {
    static const struct str keys[] = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}, {"e", 1}};
    const struct words *words = words_of(STR("de"));
    assert_string_equal(
        phrase_say_shortened(*state, phrase_of(*state, REASON_TEXT, say_list(keys, 5, LIST_COMMA)),
                             words, 3)
            .s,
        "a, b, c und 2\u00A0weitere");
    assert_string_equal(
        phrase_say_shortened(*state, phrase_of(*state, REASON_TEXT, say_list(keys, 4, LIST_COMMA)),
                             words, 3)
            .s,
        "a, b, c, d");
}

static void test_copy(void **state) {
    char bytes[] = "here";
    struct str text = {bytes, 4};
    struct phrase inner = phrase_text(*state, text);
    struct argument copies[] = {argument_copy(*state, say_text(text)),
                                argument_copy(*state, say_list(&text, 1, LIST_OR)),
                                argument_copy(*state, say_phrase(inner))};
    memcpy(bytes, "gone", 4);
    for (size_t i = 0; i < 3; i++)
        assert_said(*state, copies[i], "here", "here");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows, open_arena, drop_arena),
        cmocka_unit_test_setup_teardown(test_arguments, open_arena, drop_arena),
        cmocka_unit_test_setup_teardown(test_absent, open_arena, drop_arena),
        cmocka_unit_test_setup_teardown(test_nested, open_arena, drop_arena),
        cmocka_unit_test_setup_teardown(test_patterns, open_arena, drop_arena),
        cmocka_unit_test_setup_teardown(test_equality, open_arena, drop_arena),
        cmocka_unit_test_setup_teardown(test_bare, open_arena, drop_arena),
        cmocka_unit_test_setup_teardown(test_shortened, open_arena, drop_arena),
        cmocka_unit_test_setup_teardown(test_copy, open_arena, drop_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
