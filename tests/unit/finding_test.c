/* The list of findings: sentences, causes, fixes, the limit and the order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "model/finding.h"

static const struct place nowhere = {0};

static int open_findings(void **state) {
    static struct findings findings;
    findings = findings_init(arena_new((size_t)8 << 20));
    *state = &findings;
    return 0;
}

static int drop_findings(void **state) {
    struct findings *findings = *state;
    arena_drop(findings->arena);
    return 0;
}

static void assert_sentence(const struct findings *findings, size_t at, const char *expected) {
    assert_true(at < findings->count);
    assert_string_equal(finding_sentence(findings->arena, &findings->list[at]).s, expected);
}

static void assert_hint(const struct findings *findings, size_t at, const char *expected) {
    struct str hint = finding_hint(findings->arena, &findings->list[at]);
    assert_string_equal(hint.n ? hint.s : "", expected);
}

static void test_sentences(void **state) {
    struct findings *findings = *state;
    struct str a = STR("a"), b = STR("b{1}");
    findings_add(findings, MESSAGE_FILE_TOO_LARGE, nowhere,
                 {say_text(a), say_size(SIZE_MAX), say_number(-1)});
    findings_add(findings, MESSAGE_TEMPLATE_OPEN_TAG, nowhere);
    findings_add(findings, MESSAGE_NO_FILE, nowhere, {say_text(b)}, .where = STR("cell D1"),
                 .item = STR("p/1"));
    findings_add(findings, MESSAGE_NO_SUCH_NAME_OFTEN, nowhere,
                 {say_text(a), say_word("x"), say_number(1)});
    findings_add(findings, MESSAGE_NO_SUCH_NAME_OFTEN, nowhere,
                 {say_text(a), say_word("x"), say_number(2)});
    assert_sentence(findings, 0, "`a` has 9223372036854775807 bytes, at most -1 are read");
    assert_sentence(findings, 1, "found {{ without }}");
    assert_sentence(findings, 2, "cell D1: there is no file `b{1}`");
    assert_string_equal(findings->list[2].item.s, "p/1");
    assert_sentence(findings, 3, "\"a\" is no x (here and in 1 more place)");
    assert_sentence(findings, 4, "\"a\" is no x (here and in 2 more places)");
}

/* The first alternative whose arguments are all there. */
static void test_hints(void **state) {
    struct findings *findings = *state;
    struct argument x = say_word("x");
    findings_add(findings, MESSAGE_UNKNOWN_ELEMENT, nowhere, {x, x, say_word("near"), x});
    findings_add(findings, MESSAGE_UNKNOWN_ELEMENT, nowhere, {x, x, {0}, say_word("all")});
    findings_add(findings, MESSAGE_UNKNOWN_ELEMENT, nowhere, {x, x});
    findings_add(findings, MESSAGE_FILE_IS_EMPTY, nowhere, {x});
    assert_hint(findings, 0, "did you mean \"near\"?");
    assert_hint(findings, 1, "expected here: all");
    assert_hint(findings, 2, "");
    assert_hint(findings, 3, "");
}

/* Each hole has an argument's number, and a sentence and its help have at most four. */
static void test_table(void **state) {
    struct findings *findings = *state;
    struct argument x = say_word("x");
    for (int id = MESSAGE_NONE + 1; id < MESSAGE_COUNT; id++) {
        struct finding finding = {.id = (enum message)id, .arguments = {x, x, x, x}};
        struct str sentence = finding_sentence(findings->arena, &finding);
        assert_true(sentence.n > 0);
        for (const char *hole = strchr(sentence.s, '{'); hole; hole = strchr(hole + 1, '{'))
            assert_false(hole[1] >= '0' && hole[1] <= '9');
        assert_int_not_equal(sentence.s[sentence.n - 1], '.');
    }
}

static void test_causes(void **state) {
    struct findings *findings = *state;
    struct cause size = {CAUSE_FACT, STR("size"), STR("contoso")};
    struct cause other = {CAUSE_FACT, STR("size"), STR("fabrikam")};
    assert_false(findings_know(findings, size));
    findings_add(findings, MESSAGE_UNKNOWN_FIELD, nowhere, {say_word("sise")}, .cause = size);
    findings_add(findings, MESSAGE_REPEATED_FIELD, nowhere, {say_word("size")}, .cause = size);
    assert_int_equal(findings->count, 1);
    assert_true(findings_know(findings, size));
    assert_false(findings_know(findings, other));
    assert_false(findings_know(findings, (struct cause){CAUSE_NAME, size.subject, size.about}));
    findings_note(findings, other);
    findings_add(findings, MESSAGE_REPEATED_FIELD, nowhere, {say_word("size")}, .cause = other);
    assert_int_equal(findings->count, 1);
    findings_add(findings, MESSAGE_REPEATED_FIELD, nowhere, {say_word("size")});
    findings_add(findings, MESSAGE_REPEATED_FIELD, nowhere, {say_word("size")});
    assert_int_equal(findings->count, 3);
    assert_false(findings_know(findings, (struct cause){0}));
}

/* What a finding says is its own, whatever becomes of the texts that it was made from. */
static void test_copies(void **state) {
    struct findings *findings = *state;
    char text[] = "name";
    struct place place = {STR("f"), 1, 2, 3};
    struct str name = {text, 4};
    findings_add(findings, MESSAGE_NO_FILE, place, {say_text(name)},
                 .fix = fix_of(place, name, name));
    memset(text, 'x', 4);
    assert_sentence(findings, 0, "there is no file `name`");
    assert_string_equal(findings->list[0].fix.replacement.s, "name");
    assert_int_equal(findings->list[0].fix.at.length, 3);
    assert_int_equal(fix_of(place, name, STR("")).at.line, 0);
    assert_int_equal(fix_of(nowhere, name, name).at.line, 0);
}

static void test_sorted(void **state) {
    struct findings *findings = *state;
    struct place late = {STR("b"), 1, 1, 0}, early = {STR("a"), 9, 1, 0},
                 mid = {STR("a"), 10, 1, 0};
    findings_add(findings, MESSAGE_XML_OTHER, late, {say_word("late")});
    findings_add(findings, MESSAGE_XML_OTHER, mid, {say_word("mid two")});
    findings_add(findings, MESSAGE_XML_OTHER, mid, {say_word("mid one")});
    findings_add(findings, MESSAGE_XML_OTHER, mid, {say_word("mid two")});
    findings_add(findings, MESSAGE_XML_OTHER, early, {say_word("early")});
    findings_sort(findings);
    assert_int_equal(findings->count, 4);
    static const char *const expected[] = {"early", "mid two", "mid one", "late"};
    for (size_t i = 0; i < 4; i++)
        assert_sentence(findings, i, expected[i]);
}

/* An error found after a flood of notes still counts, and so does one that is no error by its kind.
 */
static void test_limit(void **state) {
    struct findings *findings = *state;
    for (int i = 0; i < 100000; i++)
        findings_add(findings, MESSAGE_UNUSED_NOTE, nowhere);
    assert_int_equal(findings->count, LIMIT_FINDINGS);
    assert_int_equal(findings_count(findings, SEVERITY_ERROR), 0);
    findings_add(findings, MESSAGE_XML_OTHER, nowhere, {say_word("bad")});
    findings_add(findings, MESSAGE_XML_OTHER, nowhere, {say_word("mild")},
                 .severity = SEVERITY_NOTE);
    findings_add(findings, MESSAGE_NOTE_TWICE, nowhere, .severity = SEVERITY_ERROR);
    assert_int_equal(findings_count(findings, SEVERITY_ERROR), 2);
    assert_int_equal(findings->count + findings->dropped, 100003);
    findings_sort(findings);
    assert_int_equal(findings->count, 3);
    assert_sentence(findings, 0, "bad");
}

/* A cause is known also where its finding was dropped beyond the limit. */
static void test_limit_keeps_causes(void **state) {
    struct findings *findings = *state;
    struct cause cause = {CAUSE_NAME, STR("x"), STR("item")};
    for (int i = 0; i < LIMIT_FINDINGS; i++)
        findings_add(findings, MESSAGE_NO_SUCH_NAME, nowhere);
    findings_add(findings, MESSAGE_NO_SUCH_NAME, nowhere, .cause = cause);
    findings_add(findings, MESSAGE_NO_SUCH_NAME, nowhere, .cause = cause);
    assert_int_equal(findings->dropped, 1);
    assert_true(findings_know(findings, cause));
}

static void test_take(void **state) {
    struct findings *findings = *state;
    struct finding taken = {.id = MESSAGE_NO_FILE,
                            .place = {.file = STR("f")},
                            .arguments = {say_word("name")},
                            .severity = SEVERITY_WARNING};
    findings_add(findings, MESSAGE_NO_FILE, taken.place, {say_word("other")});
    findings_take(findings, &taken);
    findings_take(findings, &taken);
    assert_int_equal(findings->count, 2);
    assert_sentence(findings, 1, "there is no file `name`");
    assert_int_equal(findings->list[1].severity, SEVERITY_WARNING);
}

static void test_names_differ(void **state) {
    (void)state;
    for (size_t i = 0; i < FINDING_COUNT; i++)
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(finding_kinds[i].name, finding_kinds[j].name);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, open_findings, drop_findings)

int main(void) {
    const struct CMUnitTest tests[] = {TEST(test_sentences), TEST(test_hints),
                                       TEST(test_table),     TEST(test_causes),
                                       TEST(test_copies),    TEST(test_sorted),
                                       TEST(test_limit),     TEST(test_limit_keeps_causes),
                                       TEST(test_take),      TEST(test_names_differ)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
