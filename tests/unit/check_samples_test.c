/* Every checklist in templates/, and those of the tests that use each kind of rule: their rules are
 * run on their own samples. A good sample must hold, a bad one must not; with the rule, or any rule
 * inside it, negated, that must change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/check.h"
#include "check/claim.h"
#include "check/sample.h"
#include "read/read.h"
#include "sys/file.h"

#define FOLDER SOURCE_DIR "/templates/checklists"

struct suite {
    struct arena *arena;
    struct findings findings;
    struct checklist **checklists;
    size_t checklist_count;
    size_t shipped; /* the first so many are those of templates/ */
};

static void suite_add(struct suite *suite, struct str path) {
    struct checklist *checklist = read_checklist(suite->arena, path, &suite->findings);
    if (checklist)
        *APPEND(suite->arena, suite->checklists, suite->checklist_count) = checklist;
}

static int suite_open(void **state) {
    static struct suite suite;
    struct str *names;
    size_t count;
    suite.arena = arena_new((size_t)256 << 20);
    suite.findings = findings_init(suite.arena);
    assert_true(file_list(suite.arena, STR(FOLDER), &names, &count));
    for (size_t i = 0; i < count; i++)
        if (str_ends(names[i], STR(".xml")))
            suite_add(&suite, file_join(suite.arena, STR(FOLDER), names[i]));
    suite.shipped = suite.checklist_count;
    suite_add(&suite, STR(SOURCE_DIR "/tests/spec/vocabulary-checklist.xml"));
    suite_add(&suite, STR(SOURCE_DIR "/tests/spec/complete-checklist.xml"));
    *state = &suite;
    return 0;
}

static int suite_close(void **state) {
    arena_drop(((struct suite *)*state)->arena);
    return 0;
}

static void test_checklists_are_read_without_findings(void **state) {
    struct suite *suite = *state;
    for (size_t i = 0; i < suite->findings.count; i++)
        print_error("%s:%d: %s (%s)\n", suite->findings.list[i].place.file.s,
                    suite->findings.list[i].place.line,
                    finding_sentence(suite->findings.arena, &suite->findings.list[i]).s,
                    finding_hint(suite->findings.arena, &suite->findings.list[i]).s
                        ? finding_hint(suite->findings.arena, &suite->findings.list[i]).s
                        : "");
    assert_int_equal(suite->findings.count, 0);
    assert_true(suite->checklist_count > 0);
}

static int sample_fails(struct suite *suite, const struct checklist *checklist,
                        const struct condition *condition, const struct sample *sample) {
    struct verdict verdict = sample_judge(suite->arena, checklist, condition, sample);
    if (sample_is_good(verdict.outcome) == sample->good)
        return 0;
    print_error("%.*s:%d: %.*s: the %s sample is %s: %.*s\n", STR_ARG(sample->place.file),
                sample->place.line, STR_ARG(condition->key), sample->good ? "good" : "bad",
                outcome_names[verdict.outcome],
                STR_ARG(phrase_say_in_full(suite->arena, verdict.reason)));
    return 1;
}

static int condition_fails(struct suite *suite, const struct checklist *checklist,
                           const struct condition *condition) {
    int failed = 0;
    size_t good = 0;
    for (size_t i = 0; i < condition->sample_count; i++) {
        good += condition->samples[i].good;
        failed += sample_fails(suite, checklist, condition, &condition->samples[i]);
    }
    if (!condition_asks_nobody(condition) && (good == 0 || good == condition->sample_count)) {
        print_error("%.*s: lacks a good or a bad sample\n", STR_ARG(condition->key));
        failed++;
    }
    return failed;
}

static void test_samples_come_out_as_they_say(void **state) {
    struct suite *suite = *state;
    int failed = 0;
    for (size_t i = 0; i < suite->checklist_count; i++) {
        struct cursor cursor = {0};
        const struct item *item;
        const struct condition *condition;
        while (cursor_next(suite->checklists[i], &cursor, &item, &condition))
            failed += condition_fails(suite, suite->checklists[i], condition);
    }
    assert_int_equal(failed, 0);
}

/* ---- mutation ---- */

/* Whether any sample comes out other than it says. */
static bool some_sample_fails(struct suite *suite, const struct checklist *checklist,
                              const struct condition *condition) {
    for (size_t i = 0; i < condition->sample_count; i++) {
        struct verdict verdict =
            sample_judge(suite->arena, checklist, condition, &condition->samples[i]);
        if (sample_is_good(verdict.outcome) != condition->samples[i].good)
            return true;
    }
    return false;
}

/* Puts <not> around the rule at `place` while the samples run. */
static int mutant_survives(struct suite *suite, const struct checklist *checklist,
                           struct condition *condition, struct rule **place) {
    struct rule *original = *place, inner = **place;
    struct rule negated = {.kind = RULE_NOT, .first = &inner, .next = original->next};
    inner.next = NULL;
    *place = &negated;
    bool caught = some_sample_fails(suite, checklist, condition);
    *place = original;
    if (caught)
        return 0;
    print_error("%.*s:%d: %.*s: no sample notices when <%s> is negated\n",
                STR_ARG(original->place.file), original->place.line, STR_ARG(condition->key),
                rule_rows[original->kind].name);
    return 1;
}

static int mutants_survive(struct suite *suite, const struct checklist *checklist,
                           struct condition *condition, struct rule **place) {
    int survived = mutant_survives(suite, checklist, condition, place);
    for (struct rule **child = &(*place)->first; *child; child = &(*child)->next)
        survived += mutants_survive(suite, checklist, condition, child);
    return survived;
}

static void test_negated_rules_fail_their_samples(void **state) {
    struct suite *suite = *state;
    int survived = 0;
    size_t rules = 0;
    for (size_t i = 0; i < suite->checklist_count; i++) {
        struct cursor cursor = {0};
        const struct item *item;
        const struct condition *condition;
        while (cursor_next(suite->checklists[i], &cursor, &item, &condition)) {
            struct condition mutant = *condition;
            if (!mutant.rule)
                continue;
            rules++;
            survived += mutants_survive(suite, suite->checklists[i], &mutant, &mutant.rule);
        }
    }
    assert_true(rules > 50);
    assert_int_equal(survived, 0);
}

static void mark_kinds(const struct rule *rule, bool seen[RULE_KIND_COUNT]) {
    for (; rule; rule = rule->next) {
        seen[rule->kind] = true;
        mark_kinds(rule->first, seen);
    }
}

static void test_every_kind_has_samples(void **state) {
    struct suite *suite = *state;
    bool seen[RULE_KIND_COUNT] = {false};
    for (size_t i = suite->shipped; i < suite->checklist_count; i++) {
        struct cursor cursor = {0};
        const struct item *item;
        const struct condition *condition;
        while (cursor_next(suite->checklists[i], &cursor, &item, &condition))
            mark_kinds(condition->rule, seen);
    }
    for (int kind = 0; kind < RULE_KIND_COUNT; kind++)
        if (!seen[kind])
            fail_msg("no sample of <%s>", rule_rows[kind].name);
}

static void test_every_condition_is_explained(void **state) {
    struct suite *suite = *state;
    for (size_t i = 0; i < suite->shipped; i++) {
        struct cursor cursor = {0};
        const struct item *item;
        const struct condition *condition;
        while (cursor_next(suite->checklists[i], &cursor, &item, &condition)) {
            assert_true(condition->text.n && condition->why.n && condition->fix.n);
            assert_true(condition_asks_nobody(condition) ||
                        (condition->good_answer.n && condition->weak_answer.n));
        }
    }
}

static const struct checklist *find_dms(const struct suite *suite) {
    for (size_t i = 0; i < suite->checklist_count; i++)
        if (str_is(suite->checklists[i]->id, "aws-dms-service-delivery-2019"))
            return suite->checklists[i];
    return NULL;
}

/* The source's own numbers: each item with its count of conditions. */
static void test_dms_has_every_item_of_the_source(void **state) {
    static const struct {
        const char *key;
        size_t conditions;
    } items[] = {
        {"prerequisites/1.1", 1}, {"prerequisites/1.2", 1}, {"prerequisites/2.1", 13},
        {"prerequisites/2.2", 3}, {"prerequisites/2.3", 2}, {"prerequisites/3.1", 2},
        {"requirements/1.0", 21}, {"requirements/2.1", 2},  {"requirements/2.2", 7},
    };
    const struct checklist *dms = find_dms(*state);
    assert_non_null(dms);
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        const struct item *item = checklist_find_item(dms, str_of(items[i].key));
        assert_non_null(item);
        assert_int_equal(item->condition_count, items[i].conditions);
    }
}

static void test_dms_names_each_of_the_21_conditions(void **state) {
    static const char *const labels[] = {"g1", "g2",  "a1", "a2", "a3", "a4", "m1",
                                         "m2", "m3",  "m4", "m5", "m6", "m7", "m8",
                                         "m9", "m10", "s1", "s2", "s3", "s4", "s5"};
    const struct item *item = checklist_find_item(find_dms(*state), STR("requirements/1.0"));
    assert_int_equal(item->condition_count, sizeof labels / sizeof *labels);
    for (size_t i = 0; i < item->condition_count; i++) {
        assert_true(str_is(item->conditions[i].label, labels[i]));
        assert_int_equal(item->conditions[i].optional, str_is(item->conditions[i].label, "m9"));
    }
}

static void test_dms_subject_is_the_prescribed_one(void **state) {
    const struct checklist *dms = find_dms(*state);
    assert_true(str_is(dms->subject,
                       "{{partner.name}}, Service Delivery Partner Completed Self-Assessment."));
    assert_true(str_is(dms->delivery_to, "aws-service-delivery@amazon.com"));
    assert_true(checklist_find_field(dms, STR("aws-account-id"))->confidential);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_checklists_are_read_without_findings),
        cmocka_unit_test(test_samples_come_out_as_they_say),
        cmocka_unit_test(test_negated_rules_fail_their_samples),
        cmocka_unit_test(test_every_kind_has_samples),
        cmocka_unit_test(test_every_condition_is_explained),
        cmocka_unit_test(test_dms_has_every_item_of_the_source),
        cmocka_unit_test(test_dms_names_each_of_the_21_conditions),
        cmocka_unit_test(test_dms_subject_is_the_prescribed_one),
    };
    return cmocka_run_group_tests(tests, suite_open, suite_close);
}
