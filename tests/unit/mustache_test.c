/* Tests of parse/mustache.c: lookup, sections, lines, escaping, and findings with their place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "parse/mustache.h"

#define TEXT(literal)                                                                              \
    { literal, sizeof(literal) - 1 } /* STR is no constant initialiser */

struct fixture {
    struct arena *arena;
    struct findings findings;
    struct value *values;
};

static struct value *make_values(struct arena *arena) {
    struct value *root = value_map(arena);
    struct value *partner = value_add_map(arena, root, "partner");
    value_add_text(arena, partner, "name", STR("A & B_c"));
    struct value *studies = value_add_list(arena, root, "case-study");
    for (int i = 1; i <= 2; i++) {
        struct value *study = value_add_map(arena, studies, NULL);
        value_add_text(arena, study, "id", str_format(arena, "c%d", i));
        value_add_text(arena, study, "database.size", STR("400 GB"));
        value_add_text(arena, study, "first", i == 1 ? STR("yes") : STR(""));
        struct value *services = value_add_list(arena, study, "services");
        value_add_text(arena, services, NULL, STR("S3"));
        value_add_text(arena, services, NULL, STR("RDS"));
    }
    value_add_list(arena, root, "none");
    value_add_text(arena, root, "draft", STR(""));
    return root;
}

static int setup(void **state) {
    static struct fixture fixture;
    fixture.arena = arena_new(LIMIT_JOB_MEMORY);
    fixture.findings = findings_init(fixture.arena);
    fixture.values = make_values(fixture.arena);
    *state = &fixture;
    return 0;
}

static int teardown(void **state) {
    arena_drop(((struct fixture *)*state)->arena);
    return 0;
}

static void assert_str(struct str given, const char *expected) {
    char copy[512];
    assert_true(given.n < sizeof copy);
    memcpy(copy, given.s ? given.s : "", given.n);
    copy[given.n] = '\0';
    assert_string_equal(copy, expected);
}

static void rendering(void **state) {
    static const struct {
        struct str source;
        const char *expected;
    } cases[] = {
        {TEXT(""), ""},
        {TEXT("a {{ partner.name }} b"), "a A \\& B\\_c b"},
        {TEXT("{{{partner.name}}}"), "A & B_c"},
        {TEXT("{{#partner}}{{name}}{{/partner}}"), "A \\& B\\_c"},
        {TEXT("{{#case-study}}{{id}} {{database.size}} {{partner.name}};{{/case-study}}"),
         "c1 400 GB A \\& B\\_c;c2 400 GB A \\& B\\_c;"},
        {TEXT("x\n  {{#case-study}}  \r\n- {{id}}\n{{/case-study}}\ny"), "x\n- c1\n- c2\ny"},
        {TEXT("{{#case-study}}\n{{#services}}\n{{.}},\n{{/services}}\n{{/case-study}}"),
         "S3,\nRDS,\nS3,\nRDS,\n"},
        {TEXT("{{#case-study}}{{#first}}1{{/first}}{{^first}}n{{/first}}{{/case-study}}"), "1n"},
        {TEXT("{{^none}}empty{{/none}}{{#none}}{{unknown}}{{/none}}"), "empty"},
        {TEXT("a\n{{! note }}\nb {{! note }} c"), "a\nb  c"},
        {TEXT("a\n\n  {{> checklist-table part=\"x\"}}\nb"),
         "a\n\n<!--component checklist-table part=\"x\"-->\nb"},
        {TEXT("{{> contents}}"), "<!--component contents-->\n"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str out = mustache_render(f->arena, STR("t.md"), cases[i].source, f->values,
                                         MUSTACHE_MARKDOWN, &f->findings);
        assert_str(out, cases[i].expected);
        assert_int_equal(f->findings.count, 0);
    }
}

static void escaping(void **state) {
    static const struct {
        struct str value;
        const char *expected;
    } cases[] = {
        {TEXT("\\`*_[]<>#|~&!"), "\\\\\\`\\*\\_\\[\\]\\<\\>\\#\\|\\~\\&\\!"},
        {TEXT("- a\r\nb\nc"), "\\- a b c"},
        {TEXT("12. x"), "12\\. x"},
        {TEXT("4.0 x"), "4.0 x"},
        {TEXT("    code"), "code"},
        {TEXT("https://a.example/b_c www.x.example"), "https\\://a.example/b\\_c www\\.x.example"},
        {TEXT("<!--component cover-->"), "\\<\\!--component cover--\\>"},
        {TEXT("J\xC3\xBCrgen (a) 5-6"), "J\xC3\xBCrgen (a) 5-6"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct value *map = value_map(f->arena);
        value_add_text(f->arena, map, "v", cases[i].value);
        assert_str(
            mustache_render(f->arena, STR("t"), STR("{{v}}"), map, MUSTACHE_MARKDOWN, &f->findings),
            cases[i].expected);
        struct str plain =
            mustache_render(f->arena, STR("t"), STR("{{v}}"), map, MUSTACHE_PLAIN, &f->findings);
        assert_true(str_equal(plain, cases[i].value));
    }
}

static void mistakes_with_their_place(void **state) {
    static const struct {
        struct str source;
        int line, column, length;
        const char *message;
    } cases[] = {
        {TEXT("\xC3\xA4\n\xC3\xA4\xC3\xB6 {{partner.nam}}"), 2, 4, 15,
         "there is no value named \"partner.nam\" here"},
        {TEXT("\r\n\t{{#case-study}}\r\n"), 2, 2, 15, "section \"case-study\" is never closed"},
        {TEXT("a{{/x}}"), 1, 2, 6, "\"x\" is closed but was never opened"},
        {TEXT("{{#partner}}\n{{/case-study}}"), 2, 1, 15,
         "\"case-study\" is closed here, expected the end of \"partner\""},
        {TEXT("a {{partner"), 1, 3, 2, "found {{ without }}"},
        {TEXT("{{}}"), 1, 1, 4, "found a tag that is not understood"},
        {TEXT("{{=<% %>=}}"), 1, 1, 11, "found a tag that is not understood"},
        {TEXT("x {{> contents}}"), 1, 3, 14, "a component must stand on a line of its own"},
        {TEXT("{{partner}}"), 1, 1, 11, "\"partner\" is a list or group, expected a text"},
        {TEXT("{{#case-study}}{{nothing}}{{/case-study}}"), 1, 16, 11,
         "there is no value named \"nothing\" here"},
        {TEXT("{{> x a=\"-->\"}}"), 1, 1, 15,
         "a component is written {{> name attribute=\"value\"}}, on one line and without \"--\""},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        f->findings = findings_init(f->arena);
        assert_str(mustache_render(f->arena, STR("t.md"), cases[i].source, f->values,
                                   MUSTACHE_MARKDOWN, &f->findings),
                   "");
        assert_int_equal(f->findings.count, 1);
        const struct finding *finding = &f->findings.list[0];
        assert_str(finding_sentence(f->findings.arena, finding), cases[i].message);
        assert_int_equal(finding->code, FINDING_TEMPLATE);
        assert_int_equal(finding->place.line, cases[i].line);
        assert_int_equal(finding->place.column, cases[i].column);
        assert_int_equal(finding->place.length, cases[i].length);
    }
}

static void unknown_name_suggests_the_nearest(void **state) {
    struct fixture *f = *state;
    (void)mustache_render(f->arena, STR("t.md"), STR("{{partner.nam}}"), f->values, MUSTACHE_PLAIN,
                          &f->findings);
    assert_str(finding_hint(f->findings.arena, &f->findings.list[0]),
               "did you mean \"partner.name\"?");
}

static void depth_is_limited(void **state) {
    struct fixture *f = *state;
    struct buf source = buf_init(f->arena, (size_t)1 << 24);
    for (int i = 0; i < 10000; i++)
        buf_add_text(&source, "{{#partner}}");
    assert_str(mustache_render(f->arena, STR("t"), buf_str(&source), f->values, MUSTACHE_PLAIN,
                               &f->findings),
               "");
    assert_int_equal(f->findings.list[0].place.column, LIMIT_NESTING * 12 + 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rendering, setup, teardown),
        cmocka_unit_test_setup_teardown(escaping, setup, teardown),
        cmocka_unit_test_setup_teardown(mistakes_with_their_place, setup, teardown),
        cmocka_unit_test_setup_teardown(unknown_name_suggests_the_nearest, setup, teardown),
        cmocka_unit_test_setup_teardown(depth_is_limited, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
