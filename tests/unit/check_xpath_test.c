/* XPath over a dossier: the view's form, the functions of checklists, and what happens to an
 * expression that is wrong or takes too long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "check/text.h"
#include "check/xpath_view.h"
#include "model/words.h"

struct scene {
    struct arena *arena;
    struct shared_check shared;
    struct question ask;
};

static struct str services[] = {{"AWS DMS", 7}, {"Amazon RDS", 10}};
static struct field fields[] = {
    {.name = {"size", 4}, .type = FIELD_QUANTITY, .valid = true, .text = {"1.5 kB", 6}},
    {.name = {"services", 8},
     .type = FIELD_LIST,
     .valid = true,
     .text = {"AWS DMS, Amazon RDS", 19},
     .list = services,
     .list_count = 2,
     .place = {{"a.md", 4}, 7, 1, 0}},
    {.name = {"broken", 6}, .type = FIELD_DATE, .valid = false, .text = {"soon", 4}},
};
static struct case_study studies[] = {
    {.id = {"a", 1}, .fields = fields, .field_count = COUNT(fields)}, {.id = {"b", 1}}};
static struct lookup_row rows[] = {
    {.key = {"rehost", 6}, .known = true, .weight = 2500},
    {.key = {"refactor", 8}, .known = true, .weight = 6000, .unconfirmed = true},
    {.key = {"repurchase", 10}}};
static struct lookup lookups[] = {{.id = {"w", 1}, .rows = rows, .row_count = COUNT(rows)}};
static const struct checklist checklist = {.lookups = lookups, .lookup_count = 1};
static struct answer answers[] = {{.item = {"p/1", 3}, .met = MET_YES}};
static const struct dossier dossier = {.home_page = {"https://www.n.example/", 22},
                                       .date = {2019, 3, 15},
                                       .cases = studies,
                                       .case_count = 2,
                                       .answers = answers,
                                       .answer_count = 1};
static const struct condition condition = {.key = {"p/1", 3}};

static int scene_open(void **state) {
    static struct scene scene;
    scene = (struct scene){.arena = arena_new((size_t)256 << 20)};
    scene.ask = (struct question){.arena = scene.arena,
                                  .dossier = &dossier,
                                  .checklist = &checklist,
                                  .condition = &condition,
                                  .study = &studies[0],
                                  .shared = &scene.shared};
    *state = &scene;
    return 0;
}

static int scene_close(void **state) {
    arena_drop(((struct scene *)*state)->arena);
    return 0;
}

static void test_values(void **state) {
    static const struct {
        const char *expression, *text;
    } cases[] = {
        {"@id", "a"},
        {"count(/dossier/case-study)", "2"},
        {"field[@name='size']", "1.5 kB"},
        {"count(field[@name='services']/value)", "2"},
        {"count(field[@name='broken'])", "0"},
        {"/dossier/@date", "2019-03-15"},
        {"/dossier/answer[@item='p/1']/@met", "yes"},
        {"quantity(field[@name='size'])", "1500"},
        {"quantity('78.5 %')", "78.5"},
        {"quantity('much')", "NaN"},
        {"date('2019-03-01') - date('2019-02-28')", "1"},
        {"date('2020-03-01') - date('2020-02-28')", "2"},
        {"date('2019-02-30')", "NaN"},
        {"months-between('2018-01-31', '2018-02-28')", "1"},
        {"months-between('2018-01-15', '2018-03-14')", "1"},
        {"months-between('2018-03-15', '2018-01-16')", "-1"},
        {"months-between('2016-03-15', '2019-03-15')", "36"},
        {"words('Two words.')", "2"},
        {"normalise('Müller & Söhne GmbH')", "mullersohne"},
        {"normalise('  CONTOSO, Inc. ') = normalise('contoso')", "true"},
        {"same-site('https://aws.n.example/x', 'http://n.example')", "true"},
        {"same-site('https://notn.example/x', 'http://n.example')", "false"},
        {"is-home-page('http://n.example/index.html?a=1')", "true"},
        {"is-home-page('http://n.example/aws')", "false"},
        {"similarity('one two three four', 'One, two three four!')", "100"},
        {"similarity('one two three four', 'five six seven eight')", "0"},
        {"weight('w', 'rehost') * 2", "5"},
        {"weight('w', 'repurchase')", "NaN"},
        {"weight('v', 'rehost')", "NaN"},
    };
    struct scene *scene = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct xpath_value value;
        struct xpath_fault fault;
        bool unconfirmed;
        struct str expression = str_of(cases[i].expression);
        if (!view_evaluate(&scene->ask, expression, &value, &fault, &unconfirmed))
            fail_msg("%s: %s", cases[i].expression, fault.message.s);
        if (!str_is(value.text, cases[i].text) && value.kind != VALUE_IS_TRUTH)
            fail_msg("%s is %s", cases[i].expression, value.text.s);
        if (value.kind == VALUE_IS_TRUTH && value.truth != (cases[i].text[0] == 't'))
            fail_msg("%s is %d", cases[i].expression, value.truth);
        assert_false(unconfirmed);
    }
}

static void test_unconfirmed_weight_is_told(void **state) {
    struct scene *scene = *state;
    struct rule_value value = {.attribute = AT_XPATH, .text = STR("weight('w', 'refactor') = 6")};
    struct rule rule = {.kind = RULE_TEST, .values = &value, .value_count = 1};
    struct verdict verdict = judge_test(&scene->ask, &rule);
    assert_int_equal(verdict.outcome, OUTCOME_MET);
    assert_non_null(strstr(phrase_say(scene->ask.arena, verdict.reason, words_of(STR("en"))).s,
                           "(with unconfirmed weights)"));
}

static void test_failure_names_value_and_place(void **state) {
    struct scene *scene = *state;
    struct rule_value values[] = {
        {.attribute = AT_XPATH, .text = STR("count(field[@name='services']/value) > 2")},
        {.attribute = AT_EXPECTED, .text = STR("three services")},
        {.attribute = AT_FOUND, .text = STR("field[@name='services']/value")}};
    struct rule rule = {.kind = RULE_TEST, .values = values, .value_count = 3};
    struct verdict verdict = judge_test(&scene->ask, &rule);
    assert_int_equal(verdict.outcome, OUTCOME_NOT_MET);
    assert_string_equal(phrase_say(scene->ask.arena, verdict.reason, words_of(STR("en"))).s,
                        "found AWS DMS, three services asked");
    assert_int_equal(verdict.place.line, 7);
}

static void test_faults(void **state) {
    static const struct {
        const char *expression, *message;
        size_t offset;
    } cases[] = {
        {"1 +", "it is not an expression from this place on", 3},
        {"unheard(1)", "it calls a function that is not known", 0},
        {"words()", "it calls a function with too few or too many arguments", 0},
        {"words('a', 'b')", "it calls a function with too few or too many arguments", 0},
        {"$x", "it uses a variable, and there are none", 0},
        {"document('/etc/passwd')", "it calls a function that is not known", 0},
    };
    struct scene *scene = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct xpath_value value;
        struct xpath_fault fault = {.message = STR("")};
        bool unconfirmed;
        assert_false(
            view_evaluate(&scene->ask, str_of(cases[i].expression), &value, &fault, &unconfirmed));
        if (!str_is(fault.message, cases[i].message))
            fail_msg("%s: %s", cases[i].expression, fault.message.s);
        if (cases[i].offset)
            assert_int_equal(fault.offset, cases[i].offset);
    }
}

/* Each pair of slashes multiplies the work; without a limit this would not end. */
static void test_too_many_steps(void **state) {
    struct scene *scene = *state;
    struct rule_value value = {
        .attribute = AT_XPATH,
        .text = STR("count(//*[count(//*[count(//*[count(//*[count(//*[count(//*) > 0]) > 0]) > "
                    "0]) > 0]) > 0]) > 0"),
        .place = {STR("c.xml"), 12, 30, 0}};
    struct rule rule = {.kind = RULE_TEST, .values = &value, .value_count = 1};
    struct verdict verdict = judge_test(&scene->ask, &rule);
    assert_int_equal(verdict.outcome, OUTCOME_OPEN);
    const char *found = phrase_say_in_full(scene->ask.arena, verdict.found).s;
    if (!strstr(found, "it takes too many steps"))
        fail_msg("%s", found);
    assert_non_null(strstr(found, "c.xml:12:30"));
}

static void test_measures(void **state) {
    (void)state;
    assert_int_equal(text_sentences(STR("One. Two? v2.0 is three!")), 3);
    assert_int_equal(text_sentences(STR("No stop")), 1);
    assert_int_equal(text_sentences(STR("")), 0);
    assert_int_equal(text_numbers(STR("12 of 1,204, 3.5 % and none")), 3);
    assert_true(text_matches(STR("arn:aws:s3:::b"), STR("arn:*:s3:*")));
    assert_true(text_matches(STR("abc"), STR("a?c")));
    assert_false(text_matches(STR("abc"), STR("a?")));
    assert_true(text_matches(STR(""), STR("*")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, scene_open, scene_close)
        CASE(test_values),
        CASE(test_unconfirmed_weight_is_told),
        CASE(test_failure_names_value_and_place),
        CASE(test_faults),
        CASE(test_too_many_steps),
        CASE(test_measures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
