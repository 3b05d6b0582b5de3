/* Tests of parse/markdown.c: the tree and its places, written down line by line, and the limit of
 * nesting. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "parse/markdown.h"
#include "parse_fixture.h"

/* One line a node: depth in dots, kind, line:column, text, target, id. */
static struct str outline(struct fixture *f, struct str source) {
    struct buf out = buf_init(f->arena, (size_t)1 << 20);
    struct node *root = markdown_parse(f->arena, STR("c.md"), source, 11, &f->findings);
    for (struct node *node = root; node; node = node_next(root, node)) {
        for (const struct node *up = node->parent; up; up = up->parent)
            buf_add_char(&out, '.');
        buf_printf(&out, "%s %d:%d", node_kind_name(node->kind), node->place.line,
                   node->place.column);
        if (node->text.n)
            buf_printf(&out, " [%.*s]", STR_ARG(node->text));
        if (node->target.n)
            buf_printf(&out, " -> %.*s", STR_ARG(node->target));
        if (node->id.n)
            buf_printf(&out, " = %.*s", STR_ARG(node->id));
        buf_add_char(&out, '\n');
    }
    return buf_str(&out);
}

static void trees_and_places(void **state) {
    static const struct {
        struct str source;
        const char *outline;
    } cases[] = {
        {TEXT(""), "document 11:1\n"},
        {TEXT("# \xC3\x9C *x*\r\n\r\n\xC3\xA4 `c`\r\n**s** \xC3\xB6\r\n"),
         "document 11:1\n"
         ".heading 11:1\n"
         "..text 11:3 [\xC3\x9C ]\n"
         "..emphasis 11:6\n"
         "...text 11:6 [x]\n"
         ".paragraph 13:1\n"
         "..text 13:1 [\xC3\xA4 ]\n"
         "..code 13:4 [c]\n"
         "..soft-break 13:0\n"
         "..strong 14:3\n"
         "...text 14:3 [s]\n"
         "..text 14:6 [ \xC3\xB6]\n"},
        {TEXT("> a\n>\n>   - b  \n>     TBD\n"), "document 11:1\n"
                                                 ".quote 11:1\n"
                                                 "..paragraph 11:3\n"
                                                 "...text 11:3 [a]\n"
                                                 "..list 13:5\n"
                                                 "...item 13:5\n"
                                                 "....paragraph 13:7\n"
                                                 ".....text 13:7 [b]\n"
                                                 ".....line-break 13:0\n"
                                                 ".....text 14:7 [TBD]\n"},
        {TEXT("x `a\nb` yy <b\nc> zz ![t](a.png)\n"), "document 11:1\n"
                                                      ".paragraph 11:1\n"
                                                      "..text 11:1 [x ]\n"
                                                      "..code 11:0 [a b]\n"
                                                      "..text 12:3 [ yy ]\n"
                                                      "..html-inline 12:7 [<b\nc>]\n"
                                                      "..text 13:3 [ zz ]\n"
                                                      "..image 13:7 [t] -> a.png\n"},
        {TEXT("![*A* text](d.png)\n\n![A](e.png \"Caption\")\n"), "document 11:1\n"
                                                                  ".figure 11:1 [A text] -> d.png\n"
                                                                  "..text 11:1 [A text]\n"
                                                                  ".figure 13:1 [A] -> e.png\n"
                                                                  "..text 13:1 [Caption]\n"},
        {TEXT("a[^q] b\n\n[^q]: Def\n"), "document 11:1\n"
                                         ".paragraph 11:1\n"
                                         "..text 11:1 [a]\n"
                                         "..footnote-reference 11:0 -> 1\n"
                                         "..text 11:6 [ b]\n"
                                         ".footnote 13:7 = 1\n"
                                         "..paragraph 13:7\n"
                                         "...text 13:7 [Def]\n"},
        {TEXT("<!--component x-->\nt\n\n```sql\nq\n```\n\n***\n"),
         "document 11:1\n"
         ".html-block 11:1 [<!--component x-->\n]\n"
         ".paragraph 12:1\n"
         "..text 12:1 [t]\n"
         ".code-block 14:1 [q\n] -> sql\n"
         ".rule 18:1\n"},
        {TEXT("see www.a.example and [l\nk](u \"a\nb\") tail\n"),
         "document 11:1\n"
         ".paragraph 11:1\n"
         "..text 11:1 [see ]\n"
         "..link 11:5 -> http://www.a.example\n"
         "...text 11:5 [www.a.example]\n"
         "..text 11:18 [ and ]\n"
         "..link 11:24 -> u\n"
         "...text 11:24 [l]\n"
         "...soft-break 11:0\n"
         "...text 12:1 [k]\n"
         "..text 13:4 [ tail]\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(outline(*state, cases[i].source).s, cases[i].outline);
}

static void tables(void **state) {
    struct fixture *f = *state;
    struct node *root =
        markdown_parse(f->arena, STR("c.md"),
                       STR("| \xC3\xA4 | b | c |\n|:-:|--:|---|\n| \xC3\xB6 \\| | ~~e~~ | TBD |\n"),
                       1, &f->findings);
    struct node *table = root->first;
    assert_int_equal(table->kind, NODE_TABLE);
    assert_int_equal(table->column_count, 3);
    assert_int_equal(table->header_rows, 1);
    assert_int_equal(table->columns[0].alignment, ALIGN_CENTRE);
    assert_int_equal(table->columns[1].alignment, ALIGN_RIGHT);
    assert_int_equal(table->columns[2].alignment, ALIGN_LEFT);
    assert_int_equal(table->first->kind, NODE_ROW);
    struct node *cell = table->last->first;
    assert_int_equal(cell->kind, NODE_CELL);
    assert_string_equal(cell->first->text.s, "\xC3\xB6 |");
    assert_int_equal(cell->next->first->kind, NODE_STRIKE);
    assert_int_equal(cell->next->next->first->place.line, 3);
    assert_int_equal(cell->next->next->first->place.column, 18);
}

static void lists(void **state) {
    struct fixture *f = *state;
    struct node *root =
        markdown_parse(f->arena, STR("c.md"), STR("3) a\n4) b\n\n- [ ] o\n- [x] d\n- n\n\n## H\n"),
                       1, &f->findings);
    struct node *list = root->first;
    assert_true(list->ordered);
    assert_true(list->tight);
    assert_int_equal(list->start, 3);
    list = list->next;
    assert_false(list->ordered);
    assert_int_equal(list->first->task, TASK_OPEN);
    assert_int_equal(list->first->next->task, TASK_DONE);
    assert_int_equal(list->last->task, TASK_NONE);
    assert_int_equal(list->next->level, 2);
    assert_int_equal(list->next->id.n, 0);
}

static void add_times(struct buf *buf, const char *text, size_t count) {
    for (size_t i = 0; i < count; i++)
        buf_add_text(buf, text);
}

static void nesting_is_limited(void **state) {
    static const struct {
        const char *open, *middle, *close;
        bool too_deep;
    } cases[] = {
        {">", "a", "", true},      {"> ", "a", "", true}, {"- ", "a", "", true},
        {"1. ", "a", "", true},    {"*", "a", "*", true}, {"![", "a", "](u)", true},
        {"[", "a", "](u)", false}, {"[", "", "", false},  {"- ", "", "", false},
        {"* ", "", "", false},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf text = buf_init(f->arena, (size_t)1 << 20);
        buf_add_text(&text, "a\n\n");
        add_times(&text, cases[i].open, 10000);
        buf_add_text(&text, cases[i].middle);
        add_times(&text, cases[i].close, 10000);
        f->findings = findings_init(f->arena);
        struct node *root = markdown_parse(f->arena, STR("c.md"), buf_str(&text), 1, &f->findings);
        assert_true((root == NULL) == cases[i].too_deep);
        assert_int_equal(f->findings.count, cases[i].too_deep);
        if (cases[i].too_deep)
            assert_int_equal(f->findings.list[0].code, FINDING_TOO_DEEP);
        if (cases[i].too_deep)
            assert_int_equal(f->findings.list[0].place.line, 3);
    }
}

static void nested_lists_over_many_lines_are_limited(void **state) {
    struct fixture *f = *state;
    struct buf text = buf_init(f->arena, (size_t)1 << 24);
    for (size_t i = 0; i < 1000; i++) {
        add_times(&text, "  ", i);
        buf_add_text(&text, "- a\n");
    }
    assert_null(markdown_parse(f->arena, STR("c.md"), buf_str(&text), 1, &f->findings));
    assert_int_equal(f->findings.count, 1);
    assert_int_equal(f->findings.list[0].place.line, 49); /* its text is the 101st level */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(trees_and_places, setup, teardown),
        cmocka_unit_test_setup_teardown(tables, setup, teardown),
        cmocka_unit_test_setup_teardown(lists, setup, teardown),
        cmocka_unit_test_setup_teardown(nesting_is_limited, setup, teardown),
        cmocka_unit_test_setup_teardown(nested_lists_over_many_lines_are_limited, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
