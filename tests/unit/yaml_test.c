/* Tests of parse/yaml.c: the tree, its places, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "parse/yaml.h"
#include "parse_fixture.h"

static struct yaml_node *parse(struct fixture *f, struct str text) {
    return yaml_parse(f->arena, STR("c.md"), text, 2, &f->findings);
}

static void assert_str(struct str given, const char *expected) {
    char copy[256];
    assert_true(given.n < sizeof copy);
    memcpy(copy, given.s ? given.s : "", given.n);
    copy[given.n] = '\0';
    assert_string_equal(copy, expected);
}

static void assert_place(struct place place, int line, int column, int length) {
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
    assert_int_equal(place.length, length);
    assert_str(place.file, "c.md");
}

static void tree_and_places(void **state) {
    struct yaml_node *root = parse(*state, STR("\xC3\xBC: \xC3\x9C"
                                               "ber  # note\r\n"
                                               "status: NO\r\n"
                                               "services: [AWS DMS,   \"\xC3\xA4, b\"]\r\n"
                                               "database:\r\n"
                                               "    size: 412 GB\r\n"
                                               "diagrams:\r\n"
                                               "  - file: a.png\r\n"
                                               "    caption: 'it''s'\r\n"
                                               "note: |\r\n"
                                               "  a\r\n"
                                               "  b\r\n"
                                               "none:\r\n"));
    assert_non_null(root);
    assert_int_equal(root->kind, YAML_MAPPING);
    struct yaml_node *node = root->first;
    assert_str(node->key, "\xC3\xBC");
    assert_place(node->key_place, 2, 1, 1);
    assert_str(node->text, "\xC3\x9C"
                           "ber");
    assert_place(node->place, 2, 4, 4);
    node = node->next;
    assert_str(node->text, "NO");
    assert_place(node->place, 3, 9, 2);
    node = node->next;
    assert_int_equal(node->kind, YAML_SEQUENCE);
    assert_place(node->place, 4, 11, 1);
    assert_str(node->first->text, "AWS DMS");
    assert_str(node->last->text, "\xC3\xA4, b");
    assert_place(node->last->place, 4, 23, 6);
    node = node->next;
    assert_str(node->first->key, "size");
    assert_place(node->first->key_place, 6, 5, 4);
    assert_place(node->first->place, 6, 11, 6);
    node = node->next;
    assert_str(node->first->last->text, "it's");
    assert_place(node->first->last->place, 9, 14, 7);
    node = node->next;
    assert_str(node->text, "a\nb\n");
    assert_int_equal(node->place.line, 10);
    node = node->next;
    assert_str(node->key, "none");
    assert_str(node->text, "");
    assert_place(node->key_place, 13, 1, 4);
    assert_null(node->next);
}

static void empty_input_is_an_empty_mapping(void **state) {
    static const struct str cases[] = {TEXT(""), TEXT("\n"), TEXT("# only a note\n")};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct yaml_node *root = parse(*state, cases[i]);
        assert_non_null(root);
        assert_int_equal(root->kind, YAML_MAPPING);
        assert_null(root->first);
    }
}

static void refusals_with_their_place(void **state) {
    static const struct {
        struct str text;
        enum finding_code code;
        int line, column;
        const char *message;
    } cases[] = {
        {TEXT("a: 1\n\xC3\xA4: b: c\n"), FINDING_YAML_SYNTAX, 3, 5,
         "found a second \": \" on the line"},
        {TEXT("a: &x 1\n"), FINDING_YAML_SYNTAX, 2, 4,
         "found an anchor (&name), which is not read"},
        {TEXT("a: *x\n"), FINDING_YAML_SYNTAX, 2, 4, "found an alias (*name), which is not read"},
        {TEXT("a: !!int 1\n"), FINDING_YAML_SYNTAX, 2, 4, "found a tag (!name), which is not read"},
        {TEXT("a: 1\n---\nb: 2\n"), FINDING_YAML_SYNTAX, 3, 1, "found a second YAML document"},
        {TEXT("a: 1\nb: 2\na: 3\n"), FINDING_REPEATED_FIELD, 4, 1,
         "\"a\" is already given on line 2"},
        {TEXT("? [x]\n: 1\n"), FINDING_YAML_SYNTAX, 2, 3,
         "a key must be plain text, found a list or mapping"},
        {TEXT("a: 1\n\tb: 2\n"), FINDING_YAML_SYNTAX, 3, 1, "found a tab"},
        {TEXT("a: [1, 2\nb: 3\n"), FINDING_YAML_SYNTAX, 3, 2,
         "a list that begins with \"[\" is not closed with \"]\""},
        {TEXT("a: \"x\n"), FINDING_YAML_SYNTAX, 3, 1, "a quote is never closed"},
        {TEXT("a: @x\n"), FINDING_YAML_SYNTAX, 2, 4,
         "found a character that no value can begin with"},
        {TEXT("a: 1\nhello\n"), FINDING_YAML_SYNTAX, 4, 1,
         "found a line without \": \", expected \"key: value\""},
        {TEXT("a: \xC3\xA4\nb: \x01\n"), FINDING_YAML_SYNTAX, 3, 4, "found a control character"},
        {TEXT("a: \xC3\xA4\xFF\n"), FINDING_YAML_SYNTAX, 2, 5,
         "found a byte that is not valid UTF-8"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        f->findings = findings_init(f->arena);
        assert_null(parse(f, cases[i].text));
        assert_int_equal(f->findings.count, 1);
        const struct finding *finding = &f->findings.list[0];
        assert_str(finding_sentence(f->findings.arena, finding), cases[i].message);
        assert_int_equal(finding->code, cases[i].code);
        assert_int_equal(finding->place.line, cases[i].line);
        assert_int_equal(finding->place.column, cases[i].column);
    }
}

static struct str repeat(struct arena *arena, const char *text, size_t count) {
    struct buf buf = buf_init(arena, (size_t)1 << 30);
    for (size_t i = 0; i < count; i++)
        buf_add_text(&buf, text);
    return buf_str(&buf);
}

static void depth_is_limited(void **state) {
    static const char *const marks[] = {"[", "{a: ", "- ", "[\n", "? "};
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        f->findings = findings_init(f->arena);
        assert_null(parse(f, repeat(f->arena, marks[i], 10000)));
        assert_int_equal(f->findings.count, 1);
        if (i < 4)
            assert_int_equal(f->findings.list[0].code, FINDING_TOO_DEEP);
    }
}

static void many_keys_take_little_time(void **state) {
    struct fixture *f = *state;
    struct buf text = buf_init(f->arena, (size_t)1 << 30);
    for (int i = 0; i < 200000; i++)
        buf_printf(&text, "key%d: \xC3\xA4\n", i);
    buf_add_text(&text, "key7: b\n");
    assert_null(parse(f, buf_str(&text)));
    assert_int_equal(f->findings.count, 1);
    assert_place(f->findings.list[0].place, 200002, 1, 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(tree_and_places, setup, teardown),
        cmocka_unit_test_setup_teardown(empty_input_is_an_empty_mapping, setup, teardown),
        cmocka_unit_test_setup_teardown(refusals_with_their_place, setup, teardown),
        cmocka_unit_test_setup_teardown(depth_is_limited, setup, teardown),
        cmocka_unit_test_setup_teardown(many_keys_take_little_time, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
