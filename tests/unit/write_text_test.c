/* The text writers: Markdown that parses back to the same document, HTML that escapes, a report
 * that is JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "parse/markdown.h"
#include "write/write.h"

static const char *const round_trips[] = {
    "# Title\n\nText with *emphasis*, **strong**, ~~strike~~ and `code`.",
    "***both*** and **strong *inside* it** and *em **in** it*",
    "*a*__b__ and **x *y***",
    "Escapes: \\*no\\* \\_no\\_ \\[no\\] \\`no\\` \\<b\\> \\&amp; a\\|b \\~\\~x\\~\\~ snake_case",
    "\\# no heading\n\\- no list\n1\\. no number\n\\> no quote\n\\=\\=\\=",
    "two\nlines  \nand a hard break",
    "- a\n- b\n  - c\n  - d\n- e",
    "- a\n\n- b\n\n  second",
    "3. three\n4. four",
    "- one\n\n* other list\n\n1. x\n\n1) y",
    "- [ ] open\n- [x] done",
    "> quote\n>\n> - list\n>\n>   more",
    "```c\nint x = `1`;\n```",
    "````\n```\nfence\n```\n````",
    "~~~a`b\ncode\n~~~",
    "`` a`b `` and ` `` `",
    "| a | b \\| c | d |\n|:--|:-:|--:|\n| `x\\|y` | *e* | [l](http://x.example) |\n|  | 2 |  |",
    "[text](http://example.org/a_b?c=d&e=f \"t\") and [angle](<a b(c>) and <http://auto.example/>",
    "http\\://not.a.link and www\\.not.either and https://is.example/x",
    "![inline](x.png) in text",
    "![alternative](a.png \"A caption: \\\"quoted\\\"\")",
    "***\n\ntext\n\n---",
    "Note[^1] and[^2].\n\n[^1]: First.\n\n[^2]: Second\n\n    with two paragraphs.",
    "<div>\nraw\n</div>\n\ntext <b>inline</b>",
    "Setext of\ntwo lines\n===",
    "## C\\# and \\#\\#",
    "- ```\n  code\n\n  more\n  ```\n- ___",
    "Wow\\![x](y)",
    "&copy; \xE2\x9C\x93 caf\xC3\xA9",
};

static struct str describe(struct arena *arena, const struct node *root) {
    struct buf out = buf_init(arena, LIMIT_OUTPUT_BYTES);
    for (const struct node *n = root; n; n = node_next(root, n)) {
        size_t depth = 0;
        for (const struct node *p = n->parent; p; p = p->parent)
            depth++;
        buf_printf(&out, "%*s%s %d %d %d%d%d '%.*s' '%.*s' '%.*s' %zu", (int)depth, "",
                   node_kind_name(n->kind), n->level, n->start, n->ordered, n->tight, (int)n->task,
                   STR_ARG(n->text), STR_ARG(n->target), STR_ARG(n->id), n->column_count);
        for (size_t k = 0; k < n->column_count; k++)
            buf_printf(&out, " %d", (int)n->columns[k].alignment);
        buf_add_char(&out, '\n');
    }
    return buf_str(&out);
}

static struct document document_of(struct arena *arena, const char *markdown) {
    struct findings findings = findings_init(arena);
    return (struct document){
        .root = markdown_parse(arena, STR("x.md"), str_of(markdown), 1, &findings),
        .title = STR("A <title>"),
        .language = STR("en"),
    };
}

static void test_markdown_round_trip(void **state) {
    struct arena *arena = arena_new((size_t)64 << 20);
    (void)state;
    for (size_t k = 0; k < sizeof round_trips / sizeof *round_trips; k++) {
        struct document first = document_of(arena, round_trips[k]);
        struct str text = write_markdown(arena, &first);
        struct document second = document_of(arena, text.s);
        struct str a = describe(arena, first.root), b = describe(arena, second.root);
        if (!str_equal(a, b))
            print_message("source:\n%s\nwritten:\n%s\n", round_trips[k], text.s);
        assert_string_equal(a.s, b.s);
    }
    arena_drop(arena);
}

struct html_case {
    const char *markdown, *expected, *absent;
};

static const struct html_case html_cases[] = {
    {"a < b & \"c\"", "<p>a &lt; b &amp; &quot;c&quot;</p>", NULL},
    {"[x](javascript:alert)", "<p><a>x</a></p>", "javascript"},
    {"[x](JavaScript:alert)", "<p><a>x</a></p>", "JavaScript"},
    {"[x](data:text/html,y)", "<p><a>x</a></p>", "data:"},
    {"[x](https://a.example/?q=1&r=2)", "href=\"https://a.example/?q=1&amp;r=2\"", NULL},
    {"[x](mailto:a@b.example)", "href=\"mailto:a@b.example\"", NULL},
    {"[x](#there) [y](file.md)", "<a href=\"#there\">x</a> <a href=\"file.md\">y</a>", NULL},
    {"[x](//evil.example)", "<a>x</a>", "evil"},
    {"<script>alert(1)</script>", "&lt;script&gt;", "<script>alert"},
    {"x <b onclick=y>z</b>", "&lt;b onclick=y&gt;z&lt;/b&gt;", "<b "},
    {"| a | b |\n|--:|---|\n| 1 | 2 |", "<thead>\n<tr><th scope=\"col\" class=\"right\">a</th>",
     NULL},
    {"![alt <t>](a.png)", "<img src=\"a.png\" alt=\"alt &lt;t&gt;\">", NULL},
};

static void test_html_escapes(void **state) {
    struct arena *arena = arena_new((size_t)64 << 20);
    (void)state;
    for (size_t k = 0; k < sizeof html_cases / sizeof *html_cases; k++) {
        struct document document = document_of(arena, html_cases[k].markdown);
        struct str html = write_html(arena, &document);
        if (!strstr(html.s, html_cases[k].expected))
            print_message("%s\n", html.s);
        assert_non_null(strstr(html.s, html_cases[k].expected));
        assert_non_null(strstr(html.s, "<title>A &lt;title&gt;</title>"));
        assert_non_null(strstr(html.s, "<html lang=\"en\">"));
        if (html_cases[k].absent)
            assert_null(strstr(html.s, html_cases[k].absent));
    }
    arena_drop(arena);
}

static void test_report(void **state) {
    struct arena *arena = arena_new((size_t)64 << 20);
    struct dossier dossier = {
        .folder = STR("in/x"), .name = STR("x"), .partner_name = STR("P \"Q\"")};
    struct checklist checklist = {.id = STR("c")};
    struct item item = {.key = STR("p/1.0")};
    struct condition condition = {.key = STR("p/1.0/a")};
    struct result list[] = {{.item = &item,
                             .condition = &condition,
                             .outcome = OUTCOME_MET,
                             .reason = phrase_text(arena, STR("412 GB"))}};
    struct results results = {.list = list, .count = 1};
    struct findings findings = findings_init(arena);
    struct place place = {.file = STR("in/x/manifest.xml"), .line = 3, .column = 7};
    struct str report;
    (void)state;
    findings_add(&findings, MESSAGE_UNDATED_EVIDENCE, place, {say_word("E1")});
    struct report_input input = {&dossier, &checklist, &results, &findings, NULL, 0};
    report = write_report(arena, &input);
    assert_non_null(strstr(report.s, "\"version\": 2"));
    assert_non_null(strstr(report.s, "\"partner\": \"P \\\"Q\\\"\""));
    assert_non_null(strstr(report.s, "\"file\": \"manifest.xml\""));
    assert_non_null(strstr(report.s, "\"outcome\": \"met\""));
    assert_non_null(strstr(report.s, "\"case\": null"));
    assert_true(str_equal(report, write_report(arena, &input)));
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_markdown_round_trip),
        cmocka_unit_test(test_html_escapes),
        cmocka_unit_test(test_report),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
