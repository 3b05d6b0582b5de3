/* Tests of parse/xml.c: places, text, references, and everything that is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/limits.h"
#include "parse/xml.h"
#include "parse_fixture.h"

static struct xml_node *parse(struct fixture *f, struct str text) {
    return xml_parse(f->arena, STR("m.xml"), text, &f->findings);
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
    assert_str(place.file, "m.xml");
}

static void places_of_elements_and_attributes(void **state) {
    struct xml_node *root =
        parse(*state, STR("<?xml version=\"1.0\"?>\r\n"
                          "<!-- <a b='c'> -->\r\n"
                          "<s xmlns='urn:x'\r\n"
                          "\tid = \"\xC3\xBC\xC3\xA4 >\" xmlns:p='urn:p'  name='a\tb'>\r\n"
                          "\t<\xC3\xA4\xC3\xB6/><p:b\tc=''/>\r\n"
                          "</s>\r\n"));
    assert_non_null(root);
    assert_str(root->name, "s");
    assert_str(root->space, "urn:x");
    assert_place(root->place, 3, 2, 1);
    assert_int_equal(root->attribute_count, 2);
    assert_str(root->attributes[0].name, "id");
    assert_place(root->attributes[0].place, 4, 2, 2);
    assert_place(root->attributes[0].value_place, 4, 8, 4);
    assert_str(root->attributes[0].value, "\xC3\xBC\xC3\xA4 >");
    assert_place(root->attributes[1].place, 4, 31, 4);
    assert_place(root->attributes[1].value_place, 4, 37, 3);
    assert_str(root->attributes[1].value, "a b");
    assert_place(root->first->place, 5, 3, 2);
    struct xml_node *b = root->first->next;
    assert_str(b->name, "b");
    assert_str(b->space, "urn:p");
    assert_place(b->place, 5, 8, 3);
    assert_place(b->attributes[0].value_place, 5, 15, 0);
    assert_ptr_equal(b->parent, root);
    assert_null(xml_find_attribute(b, "d"));
    assert_ptr_equal(xml_find_attribute(b, "c"), &b->attributes[0]);
}

static void text_and_its_place(void **state) {
    struct xml_node *root =
        parse(*state,
              STR("<a>\n <!-- x -->\n <b>\xC3\xA4 &amp; &#x41;</b> \xC3\xB6 t<c/>u<![CDATA[<&]]>\n"
                  "<d><?pi x?> <![CDATA[  v]]></d><e>\r\n</e></a>"));
    assert_non_null(root);
    assert_str(root->text, "\n \n  \xC3\xB6 tu<&\n");
    assert_place(root->text_place, 3, 24, 1);
    struct xml_node *b = root->first;
    assert_str(b->text, "\xC3\xA4 & A");
    assert_place(b->text_place, 3, 5, 1);
    struct xml_node *d = b->next->next;
    assert_str(d->text, "   v");
    assert_place(d->text_place, 4, 24, 1);
    assert_str(d->next->text, "\n");
}

static void references_in_attributes(void **state) {
    struct xml_node *root =
        parse(*state, STR("<a b='&amp;&lt;&quot;&#38;amp; x&#10;y &amp;#38;' xml:lang='de'/>"));
    assert_non_null(root);
    assert_str(root->attributes[0].value, "&<\"&amp; x\ny &#38;");
    assert_str(root->attributes[1].name, "xml:lang");
    assert_place(root->attributes[1].value_place, 1, 61, 2);
}

/* What an editor of the file needs: the bytes of elements, of their content and of attributes. */
static void ranges_in_bytes(void **state) {
    static const char source[] = "<?xml version='1.0' encoding='UTF-8'?>\r\n"
                                 "<s>\xC3\xA4<!-- <a/> --><p:a xmlns:p='u' \xC3\xBC = '>'\n/>\n"
                                 "<b c=\"\" d='&lt;'><![CDATA[</b>]]><b></b ></b\n> </s>";
    static const struct {
        const char *element, *content, *attribute, *value; /* of its last attribute */
    } rows[] = {
        {"<p:a xmlns:p='u' \xC3\xBC = '>'\n/>", "", "\xC3\xBC = '>'", ">"},
        {"<b c=\"\" d='&lt;'><![CDATA[</b>]]><b></b ></b\n>", "<![CDATA[</b>]]><b></b >",
         "d='&lt;'", "&lt;"},
        {"<b></b >", "", NULL, NULL},
    };
    struct str bytes = str_of(source);
    const struct xml_node *root = parse(*state, bytes), *node = root;
    assert_non_null(root);
    assert_int_equal(root->range.to, bytes.n);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        node = xml_next(root, node);
        assert_str(str_slice(bytes, node->range.from, node->range.to), rows[i].element);
        assert_str(str_slice(bytes, node->content.from, node->content.to), rows[i].content);
        assert_ptr_equal(xml_find(root, node->range), node);
        if (!rows[i].attribute)
            continue;
        const struct xml_attribute *last = &node->attributes[node->attribute_count - 1];
        assert_str(str_slice(bytes, last->range.from, last->range.to), rows[i].attribute);
        assert_str(str_slice(bytes, last->value_range.from, last->value_range.to), rows[i].value);
    }
    assert_null(xml_next(root, node));
    assert_int_equal(root->first->content.to, root->first->range.to);
    assert_true(node->content.to < node->range.to);
    assert_null(xml_find(root, (struct range){root->range.from, node->range.to}));
    assert_null(xml_find(root, node->content));
}

static void errors_with_their_place(void **state) {
    static const struct {
        struct str text;
        enum finding_code code;
        int line, column;
        const char *message; /* beginning */
    } cases[] = {
        {TEXT("<a>\n  <b>\n</a>"), FINDING_XML_SYNTAX, 3, 1,
         "<b> of line 2 is not closed before </a>"},
        {TEXT("<a>\n\t<people>\n"), FINDING_XML_SYNTAX, 2, 3, "<people> is never closed"},
        {TEXT("<a>\n\xC3\xA4\xC3\xA4 &foo; </a>"), FINDING_XML_SYNTAX, 2, 9,
         "entity 'foo' not defined"},
        {TEXT("<a b='1' b='2'/>"), FINDING_XML_SYNTAX, 1, 10,
         "the attribute b stands twice in one element"},
        {TEXT("<a b='1'\n b='2' c=''/>"), FINDING_XML_SYNTAX, 2, 2, "the attribute b stands twice"},
        {TEXT("<a>x & y</a>"), FINDING_XML_SYNTAX, 1, 6, "a & begins no reference"},
        {TEXT("<a b='x & y'/>"), FINDING_XML_SYNTAX, 1, 9, "a & begins no reference"},
        {TEXT("<a>x < y</a>"), FINDING_XML_SYNTAX, 1, 6, "a < begins no tag"},
        {TEXT("<a b='1 c='2'/>"), FINDING_XML_SYNTAX, 1, 12, "an attribute begins where a blank"},
        {TEXT("<a b='1><c/></a>"), FINDING_XML_SYNTAX, 1, 9, "a < stands in the value"},
        {TEXT("<a><!-- a -- b --></a>"), FINDING_XML_SYNTAX, 1, 11, "two hyphens stand inside"},
        {TEXT("<a>\033[31m</a>"), FINDING_XML_SYNTAX, 1, 4, "a control character stands in"},
        {TEXT("<p:a/>"), FINDING_XML_SYNTAX, 1, 5, "namespace prefix p on a is not defined"},
        {TEXT("<a b=1/>"), FINDING_XML_SYNTAX, 1, 6,
         "the value of an attribute is not in quotation marks"},
        {TEXT("<a/>\n<b/>"), FINDING_XML_SYNTAX, 2, 1, "extra content at the end of the document"},
        {TEXT("hello"), FINDING_XML_SYNTAX, 1, 1, "start tag expected"},
        {TEXT(""), FINDING_XML_SYNTAX, 0, 0, "the file is empty"},
        {TEXT("<!--x-->\n <!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"),
         FINDING_XML_DTD, 2, 2, "found a document type"},
        {TEXT("<!DOCTYPE a SYSTEM 'a<b'><a/>"), FINDING_XML_DTD, 1, 1, "found a document type"},
        {TEXT("\xEF\xBB\xBF<a/>"), FINDING_ENCODING, 1, 1,
         "the file begins with a byte order mark"},
        {TEXT("<a>\n\xC3\xA4\xE4</a>"), FINDING_ENCODING, 2, 2,
         "found a byte that is not valid UTF-8"},
        {TEXT("<a>\r\n \0</a>"), FINDING_ENCODING, 2, 2, "found a NUL byte"},
        {TEXT("\xFF\xFE<\0a\0"), FINDING_ENCODING, 1, 1, "the file is UTF-16"},
        {TEXT("<?xml version='1.0' encoding='ISO-8859-1'?><a/>"), FINDING_ENCODING, 1, 31,
         "the file declares the encoding \"ISO-8859-1\""},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        f->findings = findings_init(f->arena);
        assert_null(parse(f, cases[i].text));
        assert_int_equal(f->findings.count, 1);
        const struct finding *finding = &f->findings.list[0];
        struct str message =
            str_slice(finding_sentence(f->findings.arena, finding), 0, strlen(cases[i].message));
        assert_str(message, cases[i].message);
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
    struct fixture *f = *state;
    assert_null(parse(f, repeat(f->arena, "<a>\n", 100000)));
    assert_int_equal(f->findings.count, 1);
    assert_int_equal(f->findings.list[0].code, FINDING_TOO_DEEP);
    assert_int_equal(f->findings.list[0].place.line, LIMIT_NESTING + 1);
    struct str allowed = str_join(f->arena, repeat(f->arena, "<a>", LIMIT_NESTING),
                                  repeat(f->arena, "</a>", LIMIT_NESTING));
    assert_non_null(parse(f, allowed));
}

/* Offsets must hold beyond libxml2's window, and one long line must not take quadratic time. */
static void places_in_a_large_file(void **state) {
    struct fixture *f = *state;
    struct str many = repeat(f->arena, "<b c=\"\xC3\xA4\"/>", 1000000);
    struct xml_node *root = parse(f, str_format(f->arena, "<a>%.*s</a>", STR_ARG(many)));
    assert_non_null(root);
    assert_place(root->last->place, 1, 4 + 999999 * 10 + 1, 1);
    assert_place(root->last->attributes[0].value_place, 1, 4 + 999999 * 10 + 6, 1);
    root =
        parse(f, str_format(f->arena, "<a>%.*s<z/></a>", STR_ARG(repeat(f->arena, "\n", 70000))));
    assert_place(root->first->place, 70001, 2, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(places_of_elements_and_attributes, setup, teardown),
        cmocka_unit_test_setup_teardown(text_and_its_place, setup, teardown),
        cmocka_unit_test_setup_teardown(references_in_attributes, setup, teardown),
        cmocka_unit_test_setup_teardown(ranges_in_bytes, setup, teardown),
        cmocka_unit_test_setup_teardown(errors_with_their_place, setup, teardown),
        cmocka_unit_test_setup_teardown(depth_is_limited, setup, teardown),
        cmocka_unit_test_setup_teardown(places_in_a_large_file, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
