/* Changes to an XML source: what is asked for changes, every other byte stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "parse/xml_edit.h"

enum action { SET, REMOVE, TEXT, AFTER, APPEND_TO };

/* The action is done to the first element called "a", or else to the root. */
static const struct row {
    const char *before;
    enum action action;
    const char *name, *value, *after;
} rows[] = {
    {"<r><a x='1' y=\"2\"/></r>", SET, "x", "3", "<r><a x=\"3\" y=\"2\"/></r>"},
    {"<r><a x='' /></r>", SET, "x", "q\"<&>\n", "<r><a x=\"q&quot;&lt;&amp;&gt; \" /></r>"},
    {"<r><a x='1' /></r>", SET, "y", "2", "<r><a x='1' y=\"2\" /></r>"},
    {"<r><a\n  x='>'>t</a></r>", SET, "y", "2", "<r><a\n  x='>' y=\"2\">t</a></r>"},
    {"<r>ä<a y=\"é\" x = '1'/></r>", SET, "x", "2", "<r>ä<a y=\"é\" x = \"2\"/></r>"},
    {"<r><a x='1'\n   y='2' z='3'/></r>", REMOVE, "y", "", "<r><a x='1' z='3'/></r>"},
    {"<r><a x='1'/></r>", REMOVE, "y", "", "<r><a x='1'/></r>"},
    {"<r><a>old</a><!-- a --></r>", TEXT, "", "n & <w>",
     "<r><a>n &amp; &lt;w&gt;</a><!-- a --></r>"},
    {"<r><a><!-- </a> --><![CDATA[</a>]]></a>.</r>", TEXT, "", "n", "<r><a>n</a>.</r>"},
    {"<r><a x='1' /></r>", TEXT, "", "n", "<r><a x='1'>n</a></r>"},
    {"<r xmlns:p='u'><p:a/></r>", TEXT, "", "n", "<r xmlns:p='u'><p:a>n</p:a></r>"},
    {"<r>\n\t<a>1</a>\n</r>", TEXT, "", "n\n\n  m", "<r>\n\t<a>\n\t  n\n\n\t    m\n\t</a>\n</r>"},
    {"<r>\r\n <a>1</a>\r\n</r>", TEXT, "", "n\nm", "<r>\r\n <a>\r\n   n\r\n   m\r\n </a>\r\n</r>"},
    {"<r>\n  <a>1</a> <!-- c -->\n</r>", AFTER, "", "<b/>",
     "<r>\n  <a>1</a>\n  <b/> <!-- c -->\n</r>"},
    {"<r>\n  <a><a><b/></a></a>\n</r>", AFTER, "", "<c/>",
     "<r>\n  <a><a><b/></a></a>\n  <c/>\n</r>"},
    {"<r>\n  <a>\n  </a>\n</r>", APPEND_TO, "", "<b/>", "<r>\n  <a>\n    <b/>\n  </a>\n</r>"},
    {"<r>\n  <a/>\n</r>", APPEND_TO, "", "<b/>", "<r>\n  <a>\n    <b/>\n  </a>\n</r>"},
    {"<r>\n  <a></a>\n</r>", APPEND_TO, "", "<b/>", "<r>\n  <a>\n    <b/>\n  </a>\n</r>"},
    {"<r>\n  <a>\n    <!-- c -->\n  </a>\n</r>", APPEND_TO, "", "<b/>",
     "<r>\n  <a>\n    <!-- c -->\n    <b/>\n  </a>\n</r>"},
};

static const struct xml_node *first_a(const struct xml_node *root) {
    for (const struct xml_node *n = root->first; n; n = n->next)
        if (strcmp(n->name.s, "a") == 0)
            return n;
    return root;
}

static void edit_do(struct xml_edit *edit, const struct xml_node *node, const struct row *row) {
    struct str value = str_of(row->value);
    switch (row->action) {
    case SET:
        xml_edit_set(edit, node, row->name, value);
        break;
    case REMOVE:
        xml_edit_remove(edit, node, row->name);
        break;
    case TEXT:
        xml_edit_text(edit, node, value);
        break;
    case AFTER:
        xml_edit_add_after(edit, node, value);
        break;
    default:
        xml_edit_append(edit, node, &value, 1);
    }
}

static void test_rows(void **state) {
    (void)state;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct arena *arena = arena_new((size_t)1 << 24);
        struct findings findings = findings_init(arena);
        struct str bytes = str_of(rows[k].before), after;
        const struct xml_node *root = xml_parse(arena, STR("t.xml"), bytes, &findings);
        assert_non_null(root);
        struct xml_edit *edit = xml_edit_new(arena, bytes);
        assert_string_equal(xml_edit_apply(edit).s, rows[k].before);
        edit_do(edit, first_a(root), &rows[k]);
        after = xml_edit_apply(edit);
        assert_string_equal(after.s, rows[k].after);
        assert_non_null(xml_parse(arena, STR("t.xml"), after, &findings));
        arena_drop(arena);
    }
}

/* Several changes of one element, asked for in another order than they stand. */
static void test_together(void **state) {
    static const char before[] = "<r>\n  <a x='1' file='f'/>\n  <a x='2'>t</a>\n</r>";
    (void)state;
    struct arena *arena = arena_new((size_t)1 << 24);
    struct findings findings = findings_init(arena);
    const struct xml_node *root = xml_parse(arena, STR("t.xml"), str_of(before), &findings);
    struct xml_edit *edit = xml_edit_new(arena, str_of(before));
    xml_edit_add_after(edit, root->last, STR("<a x='3'/>"));
    xml_edit_add_after(edit, root->last, STR("<a x='4'/>"));
    xml_edit_text(edit, root->first, STR("new"));
    xml_edit_remove(edit, root->first, "file");
    xml_edit_set(edit, root->first, "reason", STR("why"));
    xml_edit_set(edit, root->first, "x", STR("0"));
    assert_string_equal(xml_edit_apply(edit).s,
                        "<r>\n  <a x=\"0\" reason=\"why\">new</a>\n  <a x='2'>t</a>\n"
                        "  <a x='3'/>\n  <a x='4'/>\n</r>");
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
