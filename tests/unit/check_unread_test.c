/* A case study that could not be read gives the finding about its file and nothing else; what it
 * might have shown disproves no claim. Captions and alternative texts are searched for
 * placeholders. */
#include "check/check.h"
#include "model/words.h"
#include "read_fixture.h"

static const char checklist_text[] =
    "<checklist xmlns=\"urn:dossier:checklist:1\" id=\"small\" edition=\"1.0\">\n"
    "<title>Small</title><fields>\n"
    "<field name=\"customer\" type=\"text\" title=\"C\" required=\"yes\" example=\"Adatum\"/>\n"
    "</fields><sections>\n"
    "<section id=\"problem\" title=\"Problem\" required=\"yes\"/>\n"
    "</sections>\n"
    "<part id=\"p\" title=\"P\"><group number=\"1\" title=\"G\">"
    "<item number=\"1\" title=\"I\"><text>T</text>"
    "<rule scope=\"each\"><field name=\"customer\"/></rule></item>"
    "<item number=\"2\" title=\"J\"><text>T</text>"
    "<rule scope=\"all\"><count exactly=\"2\"><field name=\"customer\"/></count></rule></item>"
    "<item number=\"3\" title=\"K\"><text>T</text>"
    "<rule scope=\"each\"><attest/></rule></item>"
    "<item number=\"4\" title=\"L\"><text>T</text>"
    "<rule scope=\"practice\"><complete/></rule></item>"
    "</group></part></checklist>\n";

static const char manifest_text[] =
    "<submission xmlns=\"urn:dossier:submission:1\" checklist=\"small\" date=\"2019-03-15\">\n"
    "<partner name=\"Northwind\"/>\n"
    "<case-studies><case-study id=\"a\" file=\"a.md\"/>\n"
    "<case-study id=\"b\" file=\"b.md\"/></case-studies>\n"
    "<answers><answer item=\"p/1\" met=\"yes\"/><answer item=\"p/2\" met=\"yes\"/>\n"
    "<answer item=\"p/3\" case=\"a\" met=\"yes\">By Ada Lind and her deputy.</answer>\n"
    "<answer item=\"p/4\" met=\"yes\"/></answers></submission>\n";

static struct results *check(struct fixture *f, const char *a, const char *b) {
    fixture_write(f, "templates/checklists/small.xml", checklist_text);
    fixture_write(f, "manifest.xml", manifest_text);
    fixture_write(f, "a.md", a);
    if (b)
        fixture_write(f, "b.md", b);
    struct submission read =
        read_submission(f->arena, str_of(f->folder),
                        &(struct install_paths){.templates = STR("/nonexistent")}, &f->findings);
    assert_non_null(read.dossier);
    return check_dossier(f->arena, read.dossier, read.checklist, &f->findings);
}

#define SOUND "---\ncustomer: Contoso\n---\n## Problem\n\nThe words of Contoso.\n"

static void stays_silent_about_what_is_missing(void **state) {
    struct fixture *f = *state;
    struct results *results = check(f, SOUND, NULL);
    assert_findings(f, "manifest.xml:4:26 \"b.md\" does not exist [file-missing] did you mean "
                       "\"a.md\"?\n");
    static const enum outcome outcomes[] = {OUTCOME_MET, OUTCOME_OPEN, OUTCOME_OPEN,
                                            OUTCOME_MET, OUTCOME_OPEN, OUTCOME_MET};
    assert_int_equal(results->count, 6);
    for (size_t i = 0; i < results->count; i++)
        assert_int_equal(results->list[i].outcome, outcomes[i]);
    assert_int_equal(results_marked(results, MARK_OPEN), 3);
    assert_text(phrase_say(f->arena, results->list[1].reason, words_of(STR("en"))),
                "the case study could not be checked");
    assert_non_null(results->list[1].answer);
}

static void stays_silent_about_broken_facts(void **state) {
    struct fixture *f = *state;
    check(f, SOUND, "---\ncustomer: C\ncustomer: D\n---\nText.\n");
    assert_findings(f, "b.md:3:1 \"customer\" is already given on line 2 [repeated-field]\n");
}

/* The same submission with a second case study that can be read and lacks all of it. */
static void speaks_about_what_was_read(void **state) {
    struct fixture *f = *state;
    struct results *results = check(f, SOUND, "---\n---\nText.\n");
    assert_true(f->findings.count > 3);
    assert_int_equal(results->list[2].outcome, OUTCOME_NOT_MET);
}

static void finds_placeholders_beside_pictures(void **state) {
    struct fixture *f = *state;
    check(f,
          "---\ncustomer: C\ndiagrams:\n  - file: d.png\n    caption: TBD\n"
          "    alternative: Shows lorem ipsum\n---\n## Problem\n\nThe words of it.\n\n"
          "![n/a](d.png)\n\n![A plan](d.png \"Plan, TODO\")\n\nAs ![n/a](d.png) and ![XXX](d.png) "
          "show.\n",
          "---\ncustomer: D\n---\n## Problem\n\nThe words of it.\n");
    static const char *const expected[] = {
        "the alternative text of \"d.png\" is a placeholder: \"Shows lorem ipsum\"",
        "the caption of \"d.png\" is a placeholder: \"TBD\"",
        "the alternative text of \"d.png\" is a placeholder: \"n/a\"",
        "the caption of \"d.png\" is a placeholder: \"Plan, TODO\"",
        "the alternative text of \"d.png\" is a placeholder: \"n/a\"",
        "a part of the section \"Problem\" is a placeholder: \"XXX\""};
    static const int lines[] = {4, 4, 12, 14, 16, 16};
    for (size_t k = 0; k < sizeof expected / sizeof *expected; k++) {
        size_t found = 0;
        for (size_t i = 0; i < f->findings.count; i++)
            found +=
                str_is(finding_sentence(f->findings.arena, &f->findings.list[i]), expected[k]) &&
                f->findings.list[i].place.line == lines[k];
        if (found != 1)
            fail_msg("%s: %zu times", expected[k], found);
    }
    size_t placeholders = 0;
    for (size_t i = 0; i < f->findings.count; i++)
        placeholders += f->findings.list[i].code == FINDING_PLACEHOLDER;
    assert_int_equal(placeholders, sizeof expected / sizeof *expected);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        CASE(stays_silent_about_what_is_missing),
        CASE(stays_silent_about_broken_facts),
        CASE(speaks_about_what_was_read),
        CASE(finds_placeholders_beside_pictures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
