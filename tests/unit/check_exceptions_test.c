/* What surrounds a rule: weighted sums with their calculation, applies-if, waived-if, tracks,
 * severity, not-applicable, points, editions, thin answers. Small checklists are written to a file
 * and read; their samples are the submissions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "check/lint.h"
#include "model/words.h"
#include "read/read.h"

#define HEAD                                                                                       \
    "<checklist xmlns=\"urn:dossier:checklist:1\" id=\"c\" edition=\"1\" %s><title>T</title>%s"    \
    "<fields><field name=\"customer\" type=\"text\" title=\"C\"/>"                                 \
    "<field name=\"size\" type=\"quantity\" title=\"S\"/>%s"                                       \
    "<field name=\"apps.rehost\" type=\"integer\" title=\"R\"/>"                                   \
    "<field name=\"apps.replatform\" type=\"integer\" title=\"P\"/>"                               \
    "<field name=\"apps.refactor\" type=\"integer\" title=\"F\"/></fields>"                        \
    "<sections><section id=\"story\" title=\"Story\"/></sections>"                                 \
    "<part id=\"p\" title=\"Part\">%s</part></checklist>"
#define LOOKUP                                                                                     \
    "<lookup id=\"w\"><row key=\"rehost\" weight=\"2\"/><row key=\"replatform\" weight=\"4\"/>"    \
    "<row key=\"refactor\" weight=\"6\" unconfirmed=\"yes\"/></lookup>"

struct scene {
    struct arena *arena;
    struct findings findings;
    struct checklist *checklist;
    struct results *results;
};

/* Reads a checklist and checks the first sample of its first condition as a submission. */
static void play(struct scene *scene, const char *attributes, const char *head, const char *part) {
    char name[] = "check_exceptions_XXXXXX";
    int file = mkstemp(name);
    scene->arena = arena_new((size_t)64 << 20);
    scene->findings = findings_init(scene->arena);
    scene->results = NULL;
    assert_true(file >= 0);
    dprintf(file, HEAD, attributes, head,
            strstr(part, "name=\"must\"") ? "<field name=\"must\" type=\"text\" title=\"M\" "
                                            "required=\"yes\" example=\"big\"/>"
                                          : "",
            part);
    close(file);
    scene->checklist = read_checklist(scene->arena, str_of(name), &scene->findings);
    unlink(name);
    for (size_t i = 0; i < scene->findings.count; i++)
        print_error("%s\n", finding_sentence(scene->findings.arena, &scene->findings.list[i]).s);
    assert_non_null(scene->checklist);
    struct condition *first = &scene->checklist->parts[0].groups[0].items[0].conditions[0];
    if (first->sample_count)
        scene->results = check_dossier(scene->arena, first->samples[0].dossier, scene->checklist,
                                       &scene->findings);
}

static size_t count_findings(const struct scene *scene, enum finding_code code,
                             enum severity severity) {
    size_t count = 0;
    for (size_t i = 0; i < scene->findings.count; i++)
        count +=
            scene->findings.list[i].code == code && scene->findings.list[i].severity == severity;
    return count;
}

static const struct finding *find(const struct scene *scene, enum finding_code code) {
    for (size_t i = 0; i < scene->findings.count; i++)
        if (scene->findings.list[i].code == code)
            return &scene->findings.list[i];
    fail_msg("no finding %s", finding_kinds[code].name);
    return NULL;
}

static const struct result *result(const struct scene *scene, const char *key) {
    for (size_t i = 0; i < scene->results->count; i++)
        if (str_is(scene->results->list[i].condition->key, key))
            return &scene->results->list[i];
    fail_msg("no result for %s", key);
    return NULL;
}

static const char *reason(const struct scene *scene, const char *key) {
    return phrase_say(scene->arena, result(scene, key)->reason, words_of(STR("en"))).s;
}

/* ---- the weighted sum: worked examples, thresholds ---- */

static void weigh(struct scene *scene, const char *rule, const char *sample) {
    char part[2048];
    snprintf(part, sizeof part,
             "<group number=\"1\" title=\"G\"><item number=\"1\" title=\"I\"><text>T</text>"
             "<rule scope=\"all\"><weighted-sum counts=\"apps\" table=\"w\" %s/></rule>"
             "<sample result=\"good\">%s<answer met=\"yes\"/></sample></item></group>",
             rule, sample);
    play(scene, "", LOOKUP, part);
}

static void test_worked_examples(void **state) {
    static const struct {
        const char *rehost, *replatform, *rule;
        long long sum;
        bool holds;
    } rows[] = {
        {"5", "0", "more-than=\"9\"", 10, true},
        {"0", "5", "more-than=\"19\"", 20, true},
        {"25", "0", "more-than=\"50\"", 50, false},
        {"23", "1", "more-than=\"50\"", 50, false},
        {"26", "0", "more-than=\"50\"", 52, true},
        {"250", "0", "more-than=\"500\"", 500, false},
        {"0", "125", "more-than=\"500\"", 500, false},
        {"251", "0", "more-than=\"500\"", 502, true},
        {"25", "0", "at-least=\"50\"", 50, true},
        {"0", "0", "more-than=\"0\"", 0, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scene scene;
        char sample[512];
        snprintf(sample, sizeof sample,
                 "<case id=\"a\"><field name=\"apps.rehost\">%s</field></case>"
                 "<case id=\"b\"><field name=\"apps.replatform\">%s</field></case>",
                 rows[i].rehost, rows[i].replatform);
        weigh(&scene, rows[i].rule, sample);
        const struct result *r = result(&scene, "p/1");
        assert_int_equal(r->calculation_count, 1);
        assert_int_equal(r->calculations[0].sum, rows[i].sum * 1000);
        assert_int_equal(r->calculations[0].holds, rows[i].holds);
        assert_int_equal(r->outcome, rows[i].holds ? OUTCOME_MET : OUTCOME_NOT_MET);
        arena_drop(scene.arena);
    }
}

/* 51 and 501 cannot be reached with even weights; a weight of one half is set by the submission. */
static void test_just_above(void **state) {
    static const struct {
        const char *count, *rule;
        bool holds;
    } rows[] = {{"100", "more-than=\"50\"", false},
                {"102", "more-than=\"50\"", true},
                {"101", "more-than=\"50\"", true},
                {"1000", "more-than=\"500\"", false},
                {"1002", "more-than=\"500\"", true}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scene scene;
        char sample[512];
        snprintf(sample, sizeof sample,
                 "<case id=\"a\"><field name=\"apps.refactor\">%s</field></case>"
                 "<weight table=\"w\" key=\"refactor\" value=\"0.5\" source=\"A letter\"/>",
                 rows[i].count);
        weigh(&scene, rows[i].rule, sample);
        assert_int_equal(result(&scene, "p/1")->calculations[0].holds, rows[i].holds);
        assert_false(result(&scene, "p/1")->calculations[0].unconfirmed);
        assert_int_equal(count_findings(&scene, FINDING_UNCONFIRMED, SEVERITY_WARNING), 0);
        arena_drop(scene.arena);
    }
}

static void test_calculation_is_kept(void **state) {
    struct scene scene;
    (void)state;
    weigh(&scene, "more-than=\"20\"",
          "<case id=\"a\"><field name=\"apps.rehost\">5</field>"
          "<field name=\"apps.refactor\">1</field></case>"
          "<case id=\"b\"><field name=\"apps.replatform\">3</field></case>");
    const struct calculation *sheet = &result(&scene, "p/1")->calculations[0];
    static const long long products[] = {10000, 6000, 12000}, sums[] = {10000, 16000, 28000};
    assert_int_equal(sheet->row_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(sheet->rows[i].product, products[i]);
        assert_int_equal(sheet->rows[i].running, sums[i]);
    }
    assert_int_equal(sheet->margin, 8000);
    assert_true(sheet->unconfirmed);
    assert_string_equal(finding_sentence(scene.arena, find(&scene, FINDING_UNCONFIRMED)).s,
                        "the weight of refactor (w), on which p/1 depends, is not confirmed");
    assert_non_null(strstr(reason(&scene, "p/1"), "unconfirmed"));
    arena_drop(scene.arena);
}

/* ---- exceptions ---- */

#define ASKED(number, attributes, inside)                                                          \
    "<item number=\"" number "\" title=\"I\" " attributes "><text>T</text>" inside "</item>"
#define SIZE_RULE "<rule scope=\"each\"><quantity name=\"size\" at-least=\"25 GB\"/></rule>"
#define ATTEST_RULE "<rule scope=\"practice\"><attest/></rule>"

static void test_applies_and_waived(void **state) {
    struct scene scene;
    (void)state;
    play(
        &scene, "", "",
        "<group number=\"1\" title=\"G\">" ASKED(
            "1", "",
            "<applies-if><quantity name=\"size\" more-than=\"1 TB\"/></applies-if>" SIZE_RULE
            "<sample result=\"good\"><case id=\"a\"><field name=\"size\">30 GB</field></case>"
            "<document id=\"E7\" kind=\"report\" item=\"p/3\"/></sample>") "</group>"
                                                                           "<group number=\"2\" "
                                                                           "title=\"H\"><waived-if "
                                                                           "substitute=\"A "
                                                                           "report\">"
                                                                           "<evidence "
                                                                           "kinds=\"report\"/></"
                                                                           "waived-if>" ASKED(
                                                                               "2", "", ATTEST_RULE)
                                                                               ASKED(
                                                                                   "3", "",
                                                                                   ATTEST_RULE) "</"
                                                                                                "gr"
                                                                                                "ou"
                                                                                                "p>"
                                                                                                "<g"
                                                                                                "ro"
                                                                                                "up"
                                                                                                " n"
                                                                                                "um"
                                                                                                "be"
                                                                                                "r="
                                                                                                "\""
                                                                                                "3"
                                                                                                "\""
                                                                                                " t"
                                                                                                "it"
                                                                                                "le"
                                                                                                "="
                                                                                                "\""
                                                                                                "K"
                                                                                                "\""
                                                                                                ">" ASKED(
                                                                                                    "4",
                                                                                                    "",
                                                                                                    ATTEST_RULE) "</group>");
    assert_int_equal(result(&scene, "p/1")->outcome, OUTCOME_NOT_APPLICABLE);
    assert_int_equal(result(&scene, "p/2")->outcome, OUTCOME_WAIVED);
    assert_string_equal(reason(&scene, "p/2"), "waived by A report: evidence E7");
    assert_int_equal(result(&scene, "p/3")->substitute_count, 1);
    assert_true(str_is(result(&scene, "p/3")->substitutes[0]->id, "E7"));
    assert_int_equal(result(&scene, "p/4")->outcome, OUTCOME_OPEN);
    assert_int_equal(count_findings(&scene, FINDING_UNANSWERED, SEVERITY_ERROR), 1);
    arena_drop(scene.arena);
}

static void test_tracks_and_severity(void **state) {
    struct scene scene;
    (void)state;
    play(&scene, "", "<tracks><track id=\"x\" title=\"X\"/><track id=\"y\" title=\"Y\"/></tracks>",
         "<group number=\"1\" title=\"G\">" ASKED(
             "1", "tracks=\"x\"", ATTEST_RULE "<sample result=\"good\" tracks=\"y\"/>")
             ASKED("2", "tracks=\"y\" severity=\"recommended\"", ATTEST_RULE)
                 ASKED("3", "severity=\"encouraged\"", ATTEST_RULE) "</group>");
    assert_int_equal(result(&scene, "p/1")->outcome, OUTCOME_NOT_APPLICABLE);
    assert_int_equal(count_findings(&scene, FINDING_UNANSWERED, SEVERITY_ERROR), 0);
    assert_int_equal(count_findings(&scene, FINDING_UNANSWERED, SEVERITY_WARNING), 1);
    assert_int_equal(count_findings(&scene, FINDING_UNANSWERED, SEVERITY_NOTE), 1);
    arena_drop(scene.arena);
}

static void test_not_applicable(void **state) {
    struct scene scene;
    (void)state;
    play(&scene, "", "",
         "<group number=\"1\" title=\"G\">" ASKED(
             "1", "",
             "<not-applicable allowed=\"no\"/>" ATTEST_RULE
             "<sample result=\"good\"><person id=\"mia\" role=\"Solutions architect\"/>"
             "<answer met=\"not-applicable\" reason=\"why\"/>"
             "<answer item=\"p/2\" met=\"not-applicable\" reason=\"why\"/>"
             "<answer item=\"p/3\" met=\"not-applicable\" reason=\"why\" by=\"mia\"/></sample>")
             ASKED("2", "", "<not-applicable allowed=\"yes\" by=\"architect\"/>" ATTEST_RULE) ASKED(
                 "3", "",
                 "<not-applicable allowed=\"yes\" by=\"architect\"/>" ATTEST_RULE) "</group>");
    assert_int_not_equal(result(&scene, "p/1")->outcome, OUTCOME_NOT_APPLICABLE);
    assert_int_equal(count_findings(&scene, FINDING_CONTRADICTION, SEVERITY_ERROR), 1);
    assert_int_equal(result(&scene, "p/2")->outcome, OUTCOME_OPEN);
    assert_non_null(
        strstr(finding_sentence(scene.arena, find(&scene, FINDING_NO_REASON)).s, "role architect"));
    assert_int_equal(result(&scene, "p/3")->outcome, OUTCOME_NOT_APPLICABLE);
    arena_drop(scene.arena);
}

/* A false yes is an error, or a warning where the condition is no must; both sides are shown. */
static void test_false_yes(void **state) {
    static const struct {
        const char *attributes;
        enum severity severity;
    } rows[] = {{"", SEVERITY_ERROR},
                {"severity=\"recommended\"", SEVERITY_WARNING},
                {"severity=\"encouraged\"", SEVERITY_WARNING},
                {"optional=\"yes\"", SEVERITY_ERROR}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scene scene;
        char part[1024];
        snprintf(part, sizeof part,
                 "<group number=\"1\" title=\"G\"><item number=\"1\" title=\"I\" %s>"
                 "<text>T</text>" SIZE_RULE "<sample result=\"bad\"><case id=\"a\">"
                 "<field name=\"size\">12 GB</field></case><answer met=\"yes\"/></sample></item>"
                 "</group>",
                 rows[i].attributes);
        play(&scene, "", "", part);
        assert_int_equal(count_findings(&scene, FINDING_CONTRADICTION, rows[i].severity), 1);
        assert_string_equal(finding_sentence(scene.arena, find(&scene, FINDING_CONTRADICTION)).s,
                            "p/1 is answered yes for a, but size is 12 GB, at least 25 GB asked");
        assert_int_equal(result(&scene, "p/1")->outcome, OUTCOME_NOT_MET);
        arena_drop(scene.arena);
    }
}

/* applies-if on a fact that is not there: an optional one means that the condition does not apply,
 * a required one is missed once and keeps it open. */
static void test_applies_if_absent(void **state) {
    static const struct {
        const char *fields;
        enum outcome optional, required;
        size_t missing, unanswered, placeholders;
    } rows[] = {
        {"", OUTCOME_NOT_APPLICABLE, OUTCOME_OPEN, 1, 0, 0},
        {"<field name=\"size\">2 TB</field><field name=\"must\">big</field>", OUTCOME_OPEN,
         OUTCOME_OPEN, 0, 2, 0},
        {"<field name=\"size\">2 GB</field><field name=\"must\">small</field>",
         OUTCOME_NOT_APPLICABLE, OUTCOME_NOT_APPLICABLE, 0, 0, 0},
        {"<field name=\"must\">TBD</field>", OUTCOME_NOT_APPLICABLE, OUTCOME_OPEN, 0, 0, 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scene scene;
        char part[2048];
        snprintf(part, sizeof part,
                 "<group number=\"1\" title=\"G\">" ASKED(
                     "1", "",
                     "<applies-if><quantity name=\"size\" more-than=\"1 TB\"/></applies-if>"
                     "<rule scope=\"each\"><attest/></rule><sample result=\"good\">"
                     "<case id=\"a\">%s</case></sample>")
                     ASKED("2", "",
                           "<applies-if><one-of name=\"must\" values=\"big\"/></applies-if>"
                           "<rule scope=\"each\"><attest/></rule>") "</group>",
                 rows[i].fields);
        play(&scene, "", "", part);
        assert_int_equal(result(&scene, "p/1")->outcome, rows[i].optional);
        assert_int_equal(result(&scene, "p/2")->outcome, rows[i].required);
        assert_int_equal(count_findings(&scene, FINDING_MISSING_FIELD, SEVERITY_ERROR),
                         rows[i].missing);
        assert_int_equal(count_findings(&scene, FINDING_UNANSWERED, SEVERITY_ERROR),
                         rows[i].unanswered);
        assert_int_equal(count_findings(&scene, FINDING_PLACEHOLDER, SEVERITY_ERROR),
                         rows[i].placeholders);
        if (i == 0) {
            assert_string_equal(reason(&scene, "p/1"),
                                "does not apply: size is not given, which is optional");
            assert_string_equal(reason(&scene, "p/2"),
                                "open: must is not given, which decides whether this is asked");
        }
        arena_drop(scene.arena);
    }
}

static void test_points(void **state) {
    struct scene scene;
    (void)state;
    play(&scene, "minimum-points=\"8\"",
         "<categories><category id=\"k\" title=\"Kept\" minimum-points=\"3\"/></categories>",
         "<group number=\"1\" title=\"G\" minimum-points=\"6\">" ASKED(
             "1", "points=\"5\" category=\"k\"",
             ATTEST_RULE "<sample result=\"good\"><answer met=\"yes\">By the lead, in May.</answer>"
                         "</sample>")
             ASKED("2", "points=\"4\" severity=\"encouraged\"", ATTEST_RULE) "</group>");
    assert_int_equal(result(&scene, "p/1")->points, 5);
    assert_int_equal(scene.results->score_count, 4);
    const struct score *all = &scene.results->scores[3];
    assert_int_equal(all->earned, 5);
    assert_int_equal(all->possible, 9);
    assert_int_equal(count_findings(&scene, FINDING_POINTS, SEVERITY_ERROR), 2);
    assert_string_equal(finding_sentence(scene.arena, find(&scene, FINDING_POINTS)).s,
                        "G has 5 of 9 points, at least 6 asked");
    arena_drop(scene.arena);
}

static void test_editions(void **state) {
    static const struct {
        const char *date;
        size_t errors, warnings;
    } rows[] = {{"2025-02-27", 1, 0}, {"2025-02-28", 0, 0}, {"2025-06-29", 0, 0},
                {"2025-07-01", 0, 1}, {"2025-08-31", 0, 1}, {"2025-09-01", 1, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scene scene;
        char part[1024];
        snprintf(part, sizeof part,
                 "<group number=\"1\" title=\"G\"><item number=\"1\" title=\"I\"><text>T</text>"
                 "<sample result=\"good\" date=\"%s\"/></item></group>",
                 rows[i].date);
        play(&scene, "released=\"2025-02-28\" usable-until=\"2025-08-31\"", "", part);
        assert_int_equal(count_findings(&scene, FINDING_EDITION, SEVERITY_ERROR), rows[i].errors);
        assert_int_equal(count_findings(&scene, FINDING_EDITION, SEVERITY_WARNING),
                         rows[i].warnings);
        arena_drop(scene.arena);
    }
}

static void test_thin_answers(void **state) {
    struct scene scene;
    (void)state;
    play(&scene, "",
         "<quality min-words=\"4\" min-sentences=\"2\" numbers=\"1\" names=\"customer\" "
         "alike=\"80\"/>",
         "<group number=\"1\" title=\"G\">" ASKED(
             "1", "",
             ATTEST_RULE
             "<sample result=\"good\">"
             "<case id=\"a\"><field name=\"customer\">Contoso Ltd</field><section id=\"story\">"
             "The shops of Contoso opened late on 11 days. It cost much.</section></case>"
             "<case id=\"b\"><field name=\"customer\">Fabrikam</field><section id=\"story\">"
             "The shops of Contoso opened late on 11 days. It cost much.</section></case>"
             "<answer met=\"yes\">Three words here.</answer>"
             "<answer item=\"p/2\" met=\"yes\">It is one sentence with 4 numbers</answer>"
             "<answer item=\"p/3\" met=\"yes\">It names two ways. The third one was dear.</answer>"
             "</sample>") ASKED("2", "", ATTEST_RULE) ASKED("3", "", ATTEST_RULE) "</group>");
    assert_int_equal(count_findings(&scene, FINDING_THIN_ANSWER, SEVERITY_ERROR), 3);
    assert_int_equal(count_findings(&scene, FINDING_THIN_ANSWER, SEVERITY_WARNING), 1);
    assert_string_equal(finding_sentence(scene.arena, find(&scene, FINDING_THIN_ANSWER)).s,
                        "the answer to p/1 has 3 words, at least 4 asked");
    assert_int_equal(count_findings(&scene, FINDING_COPIED_TEXT, SEVERITY_WARNING), 1);
    assert_non_null(
        strstr(finding_sentence(scene.arena, find(&scene, FINDING_COPIED_TEXT)).s, "100 % alike"));
    arena_drop(scene.arena);
}

/* ---- lint ---- */

static void test_lint(void **state) {
    static const struct {
        const char *rule;
        enum finding_code code;
    } rows[] = {
        {"<quantity name=\"size\" at-least=\"2 GB\" at-most=\"1 GB\"/>", FINDING_UNREACHABLE_RULE},
        {"<quantity name=\"size\" more-than=\"1 GB\" less-than=\"1000 MB\"/>",
         FINDING_UNREACHABLE_RULE},
        {"<fields names=\"size customer\" at-least=\"3\"/>", FINDING_UNREACHABLE_RULE},
        {"<level name=\"customer\" at-least=\"d\" values=\"a|b\"/>", FINDING_UNREACHABLE_RULE},
        {"<any-of><field name=\"size\"/><field name=\"size\"/></any-of>", FINDING_UNREACHABLE_RULE},
        {"<all-of><field name=\"size\"/><not><field name=\"size\"/></not></all-of>",
         FINDING_UNREACHABLE_RULE},
        {"<status name=\"customer\" values=\"a\" refused=\"a\"/>", FINDING_UNREACHABLE_RULE},
        {"<count exactly=\"3\" at-most=\"2\"/>", FINDING_UNREACHABLE_RULE},
        {"<test xpath=\"field[@name='sise']\"/>", FINDING_DANGLING_REFERENCE},
        {"<field name=\"size\"/>", FINDING_NO_SAMPLE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct scene scene;
        char part[1024];
        snprintf(part, sizeof part,
                 "<group number=\"1\" title=\"G\"><item number=\"1\" title=\"I\"><text>T</text>"
                 "<rule scope=\"each\">%s</rule></item></group>",
                 rows[i].rule);
        play(&scene, "", "", part);
        lint_checklist(scene.arena, scene.checklist, &scene.findings);
        find(&scene, rows[i].code);
        assert_int_equal(count_findings(&scene, FINDING_NO_TEXT, SEVERITY_WARNING), 4);
        assert_int_equal(count_findings(&scene, FINDING_UNREACHABLE_RULE, SEVERITY_ERROR),
                         rows[i].code == FINDING_UNREACHABLE_RULE);
        arena_drop(scene.arena);
    }
}

static void test_shipped_checklist_has_no_lint(void **state) {
    struct arena *arena = arena_new((size_t)256 << 20);
    struct findings findings = findings_init(arena);
    struct checklist *checklist = read_checklist(
        arena, STR(SOURCE_DIR "/templates/checklists/aws-dms-service-delivery-2019.xml"),
        &findings);
    (void)state;
    lint_checklist(arena, checklist, &findings);
    for (size_t i = 0; i < findings.count; i++)
        print_error("%d: %s\n", findings.list[i].place.line,
                    finding_sentence(findings.arena, &findings.list[i]).s);
    assert_int_equal(findings.count, 0);
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_worked_examples),
        cmocka_unit_test(test_just_above),
        cmocka_unit_test(test_calculation_is_kept),
        cmocka_unit_test(test_applies_and_waived),
        cmocka_unit_test(test_tracks_and_severity),
        cmocka_unit_test(test_not_applicable),
        cmocka_unit_test(test_false_yes),
        cmocka_unit_test(test_applies_if_absent),
        cmocka_unit_test(test_points),
        cmocka_unit_test(test_editions),
        cmocka_unit_test(test_thin_answers),
        cmocka_unit_test(test_lint),
        cmocka_unit_test(test_shipped_checklist_has_no_lint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
