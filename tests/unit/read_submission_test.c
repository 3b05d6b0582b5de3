/* Submissions as a whole: places and words of findings, fields by type, sections, answers' texts.
 */
#include "read_fixture.h"

static const char checklist[] =
    "<checklist xmlns=\"urn:dossier:checklist:1\" id=\"small\" edition=\"1.0\">\n"
    "<title>Small</title><fields>\n"
    "<field name=\"customer\" type=\"text\" title=\"C\"/>\n"
    "<field name=\"account\" type=\"account\" title=\"C\"/>\n"
    "<field name=\"start\" type=\"date\" title=\"C\"/>\n"
    "<field name=\"status\" type=\"one-of\" values=\"production|pilot\" title=\"C\"/>\n"
    "<field name=\"services\" type=\"list\" title=\"C\"/>\n"
    "<field name=\"page\" type=\"url\" title=\"C\"/>\n"
    "<field name=\"database.size\" type=\"quantity\" title=\"C\"/>\n"
    "<field name=\"database.tables\" type=\"integer\" title=\"C\"/>\n"
    "<field name=\"database.share\" type=\"percentage\" title=\"C\"/>\n"
    "</fields><sections>\n"
    "<section id=\"problem\" title=\"Problem\" aliases=\"Challenge\"/>\n"
    "<section id=\"outcome\" title=\"Outcome\" aliases=\"Results\"/>\n"
    "</sections>\n"
    "<part id=\"p\" title=\"P\"><group number=\"1\" title=\"G\"><item number=\"1\" title=\"I\">"
    "<text>T</text></item></group></part></checklist>\n";

static const char manifest[] =
    "<submission xmlns=\"urn:dossier:submission:1\" checklist=\"small\" date=\"2019-03-15\">\n"
    "<partner name=\"Northwind\"/>\n"
    "<case-studies><case-study id=\"a\" file=\"a.md\"/></case-studies>\n"
    "</submission>\n";

static struct dossier *read_all(struct fixture *f, const char *manifest_text, const char *study) {
    fixture_write(f, "templates/checklists/small.xml", checklist);
    fixture_write(f, "manifest.xml", manifest_text);
    if (study)
        fixture_write(f, "a.md", study);
    return fixture_read(f);
}

static void reads_fields_of_each_type(void **state) {
    struct fixture *f = *state;
    struct dossier *d = read_all(f, manifest,
                                 "---\n"
                                 "title: A title\n"
                                 "customer: Contoso\n"
                                 "account: 1234-5678 9012\n"
                                 "start: 2018-03-05\n"
                                 "status: pilot\n"
                                 "services: [AWS DMS, AWS SCT]\n"
                                 "page:\n"
                                 "database:\n"
                                 "  size: 412 GB\n"
                                 "  tables: 1,204\n"
                                 "database.share: 78.5 %\n"
                                 "---\n");
    assert_findings(f, "");
    assert_non_null(d);
    const struct case_study *study = &d->cases[0];
    assert_text(study->title, "A title");
    assert_int_equal(study->field_count, 8);
    assert_text(case_field_text(study, STR("account")), "123456789012");
    assert_int_equal(case_find_field(study, STR("start"))->date.month, 3);
    assert_text(case_field_text(study, STR("services")), "AWS DMS, AWS SCT");
    assert_int_equal(case_find_field(study, STR("database.size"))->quantity.bytes, 412000000000);
    assert_int_equal(case_find_field(study, STR("database.tables"))->integer, 1204);
    assert_int_equal(case_find_field(study, STR("database.share"))->percentage, 78500);
    assert_null(case_find_field(study, STR("page")));
}

static void says_what_is_wrong_with_fields(void **state) {
    struct fixture *f = *state;
    struct dossier *d = read_all(f, manifest,
                                 "---\n"
                                 "custumer: Contoso\n"
                                 "account: 1234\n"
                                 "start: 2018-02-30\n"
                                 "status: Pilott\n"
                                 "services: AWS DMS\n"
                                 "page: example.com\n"
                                 "database:\n"
                                 "  size: -4 GB\n"
                                 "  tables: [1]\n"
                                 "  share: 101 %\n"
                                 "database.size: 4 GB\n"
                                 "---\n");
    assert_non_null(d);
    assert_null(case_find_field(&d->cases[0], STR("database.size")));
    assert_findings(
        f,
        "a.md:2:1 the checklist has no field \"custumer\" [unknown-field] did you mean "
        "\"customer\"?\n"
        "a.md:3:10 account is \"1234\", not 12 digits; expected an account id of 12 digits, like "
        "1234 5678 9012 [bad-value]\n"
        "a.md:4:8 start is \"2018-02-30\", a date that does not exist; expected an existing date "
        "like 2018-03-05 [bad-value]\n"
        "a.md:5:9 status is \"Pilott\"; expected production or pilot [bad-value] did you mean "
        "\"pilot\"?\n"
        "a.md:6:11 services is a single value; expected a list like [first, second] [bad-value] "
        "write services: [AWS DMS]\n"
        "a.md:7:7 page is \"example.com\"; expected an address that begins with https:// or "
        "http:// [bad-value]\n"
        "a.md:9:9 database.size is \"-4 GB\", a negative size; expected a size with its unit, like "
        "400 GB or 1.5 TiB [bad-value]\n"
        "a.md:10:11 database.tables is a list; expected a whole number like 1204 [bad-value]\n"
        "a.md:11:10 database.share is \"101 %\"; expected a percentage from 0 % to 100 %, like "
        "78 % [bad-value]\n"
        "a.md:12:1 the field \"database.size\" is here again [repeated-field]\n");
}

static void cuts_sections(void **state) {
    struct fixture *f = *state;
    struct dossier *d = read_all(f, manifest,
                                 "---\ncustomer: C\n---\n"
                                 "# The title\n\n"
                                 "Before.\n\n"
                                 "## 1. Challenge:\n\nText.\n\n"
                                 "### Detail\n\nMore.\n\n"
                                 "## Team\n\nWho.\n\n"
                                 "## Outcome\n\n"
                                 "### Results\n\nNumbers.\n");
    assert_findings(f, "");
    assert_non_null(d);
    const struct case_study *study = &d->cases[0];
    assert_text(study->title, "The title");
    assert_int_equal(study->section_count, 4);
    assert_text(study->sections[0].id, "");
    assert_text(study->sections[0].title, "");
    assert_text(study->sections[1].id, "problem");
    assert_text(study->sections[1].title, "1. Challenge:");
    assert_int_equal(study->sections[1].place.line, 8);
    assert_text(node_text(f->arena, study->sections[1].body), "Text.\nDetail\nMore.");
    assert_text(study->sections[2].id, "");
    assert_text(study->sections[2].title, "Team");
    assert_text(node_text(f->arena, study->sections[3].body), "Results\nNumbers.");
}

static void reports_a_repeated_section(void **state) {
    struct fixture *f = *state;
    assert_non_null(read_all(f, manifest, "---\n---\n## Problem\n\nA.\n\n## Challenge\n\nB.\n"));
    assert_findings(f, "a.md:7:1 the section \"Problem\" is here again [repeated-element]\n");
}

static const struct {
    const char *bytes;
    size_t count;
    const char *finding;
} broken[] = {
#define BYTES(literal) literal, sizeof(literal) - 1
    {BYTES("\xEF\xBB\xBF---\n---\n"),
     "a.md:1:1 the file begins with a UTF-8 byte order mark; expected UTF-8 without one "
     "[encoding]\n"},
    {BYTES("\xFF\xFE-\0"),
     "a.md:1:1 the file begins with a UTF-16 byte order mark; expected UTF-8 without one "
     "[encoding]\n"},
    {BYTES("---\n---\nGr\xc3\xbc\xdf"
           "e\n"),
     "a.md:3:4 byte 0xdf is not valid UTF-8 [encoding]\n"},
    {BYTES("---\n---\na\0b\n"), "a.md:3:2 a NUL byte is in the text [encoding]\n"},
    {BYTES("# Title\n"), "a.md:1:1 the file does not begin with front matter; expected a line of "
                         "three dashes [front-matter]\n"},
    {BYTES("---\ncustomer: C\n"), "a.md:1:1 the front matter has no end; expected a second line of "
                                  "three dashes [front-matter]\n"},
    {BYTES("---\r\ncustomer: C\r\n---\r\n## Problem\r\n"), ""},
    {BYTES("---\n---\n![](https://example.com/a.png)\n"),
     "a.md:3:1 the picture \"https://example.com/a.png\" is not in the submission; expected a "
     "relative path [bad-value]\n"
     "a.md:3:1 the picture \"https://example.com/a.png\" has no alternative text "
     "[missing-alternative]\n"},
    {BYTES("---\ndiagrams:\n  - file: b.png\n    captoin: C\n    alternative: A\n---\n"),
     "a.md:3:11 \"b.png\" does not exist [file-missing]\n"
     "a.md:4:5 a diagram has no \"captoin\" [unknown-field] did you mean \"caption\"?\n"},
};

static void reports_broken_case_studies(void **state) {
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        f->findings = findings_init(f->arena);
        fixture_write_bytes(f, "a.md", broken[i].bytes, broken[i].count);
        assert_non_null(read_all(f, manifest, NULL));
        assert_findings(f, broken[i].finding);
    }
}

/* What nothing is known of is marked, so that its facts are not asked for. */
static void marks_what_was_not_read(void **state) {
    static const struct {
        const char *study;
        bool unread;
    } rows[] = {{"---\ncustomer: C\n---\nText.\n", false},
                {"---\n---\n", false},
                {"---\ncustomer: [C\n---\nText.\n", true},
                {"---\n- C\n---\nText.\n", true},
                {"Text.\n", true},
                {"---\ncustomer: C\n", true},
                {"---\n---\n\xff\n", true}};
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        f->findings = findings_init(f->arena);
        struct dossier *d = read_all(f, manifest, rows[i].study);
        assert_non_null(d);
        assert_int_equal(d->cases[0].unread, rows[i].unread);
        assert_int_equal(f->findings.count, rows[i].unread ? 1 : 0);
    }
    fixture_write(f, "a.md", "---\n---\n");
    struct dossier *d = read_all(
        f,
        "<submission xmlns=\"urn:dossier:submission:1\" checklist=\"small\" date=\"2019-03-15\">"
        "<partner name=\"N\"/><case-studies><case-study id=\"a\" file=\"a.md\"/>"
        "<case-study id=\"a\" file=\"a.md\"/><case-study id=\"b\" file=\"b.md\"/>"
        "</case-studies></submission>",
        NULL);
    assert_non_null(d);
    assert_false(d->cases[0].unread);
    assert_true(d->cases[1].unread);
    assert_true(d->cases[2].unread);
}

/* Markdown writes a blank in a path as %20; the dossier keeps the name as it was written. */
static void reads_pictures_with_coded_names(void **state) {
    struct fixture *f = *state;
    fixture_write(f, "my plan.png", "no picture");
    assert_non_null(read_all(f, manifest,
                             "---\n---\n![A](my%20plan.png)\n\n![B](no%20plan.png)\n\n"
                             "![C](%2e%2e/c.png)\n"));
    assert_findings(f, "a.md:3:1 \"my%20plan.png\" is neither PNG nor JPEG nor SVG [image-type]\n"
                       "a.md:5:1 \"no plan.png\" does not exist [file-missing] did you mean \"my "
                       "plan.png\"?\n"
                       "a.md:7:1 the path `../c.png` goes up with `..` [path-outside]\n");
}

static void names_the_output_by_the_real_folder(void **state) {
    struct fixture *f = *state;
    char before[1024];
    read_all(f, manifest, "---\n---\n");
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(f->folder), 0);
    struct install_paths install = {.templates = STR("/nonexistent")};
    struct dossier *d = read_submission(f->arena, STR("."), &install, &f->findings).dossier;
    assert_int_equal(chdir(before), 0);
    assert_non_null(d);
    assert_text(d->name, strrchr(f->folder, '/') + 1);
}

static void removes_the_indentation_of_answers(void **state) {
    struct fixture *f = *state;
    struct dossier *d = read_all(f,
                                 "<submission xmlns=\"urn:dossier:submission:1\" "
                                 "checklist=\"small\" date=\"2019-03-15\">\n"
                                 "<partner name=\"Northwind\"/><case-studies/>\n"
                                 "<answers>\n"
                                 "  <answer item=\"p/1\" met=\"yes\">\n"
                                 "\n"
                                 "      First\n"
                                 "      line.\n"
                                 "\n"
                                 "      * one\n"
                                 "          * deeper\n"
                                 "  </answer>\n"
                                 "</answers></submission>\n",
                                 NULL);
    assert_findings(f, "");
    assert_non_null(d);
    const struct node *body = d->answers[0].body;
    assert_int_equal(body->first->kind, NODE_PARAGRAPH);
    assert_int_equal(body->first->place.line, 6);
    assert_int_equal(body->first->place.column, 7);
    assert_int_equal(body->last->kind, NODE_LIST);
    assert_int_equal(body->last->place.line, 9);
    assert_int_equal(body->last->place.column, 7);
}

static void suggests_the_nearest_word(void **state) {
    struct fixture *f = *state;
    struct dossier *d = read_all(f,
                                 "<submission xmlns=\"urn:dossier:submission:1\" "
                                 "checklist=\"smal\" date=\"2019-13-15\">\n"
                                 "  <partner nam=\"Northwind\"/>\n"
                                 "  <case-study/>\n"
                                 "</submission>\n",
                                 NULL);
    assert_null(d);
    assert_findings(
        f, "manifest.xml:1:2 <submission> has no <case-studies> [missing-element]\n"
           "manifest.xml:1:57 there is no checklist \"smal\"; available: small "
           "[unknown-checklist] did you mean \"small\"?\n"
           "manifest.xml:1:69 date is \"2019-13-15\"; expected an existing date like 2019-03-15 "
           "[bad-value]\n"
           "manifest.xml:2:4 <partner> has no attribute \"name\"; expected a text "
           "[missing-attribute]\n"
           "manifest.xml:2:12 <partner> has no attribute \"nam\" [unknown-attribute] did you mean "
           "\"name\"?\n"
           "manifest.xml:3:4 <case-study> is not known inside <submission> [unknown-element] did "
           "you mean \"case-studies\"?\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        CASE(reads_fields_of_each_type),
        CASE(says_what_is_wrong_with_fields),
        CASE(cuts_sections),
        CASE(reports_a_repeated_section),
        CASE(reports_broken_case_studies),
        CASE(marks_what_was_not_read),
        CASE(reads_pictures_with_coded_names),
        CASE(names_the_output_by_the_real_folder),
        CASE(removes_the_indentation_of_answers),
        CASE(suggests_the_nearest_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
