/* What is shipped can be read, and rules, samples and themes arrive in the model as written. */
#include "read_fixture.h"

static const char small[] =
    "<checklist xmlns=\"urn:dossier:checklist:1\" id=\"small\" edition=\"1.0\">\n"
    "<title>Small\n   list</title>\n"
    "<fields>\n"
    "<field name=\"status\" type=\"one-of\" values=\"production|pilot\" title=\"Status\"/>\n"
    "<field name=\"size\" type=\"quantity\" title=\"Size\"/>\n"
    "<field name=\"services\" type=\"list\" title=\"Services\"/>\n"
    "</fields>\n"
    "<part id=\"p\" title=\"P\"><group number=\"1\" title=\"G\">\n"
    "<item number=\"1.1\" title=\"I\"><text>T</text>\n"
    "<rule scope=\"any\"><any-of><one-of name=\"status\" values=\"production\"/>\n"
    "<not><quantity name=\"size\" less-than=\"25 GB\"/></not></any-of></rule>\n"
    "<sample result=\"good\" date=\"2019-03-15\"><case id=\"a\"><field name=\"size\">25 GB</field>"
    "<field name=\"services\">AWS DMS, AWS SCT</field><diagram file=\"d.png\"/></case>"
    "<document id=\"E1\" kind=\"plan\"/><answer met=\"yes\" case=\"a\">Text.</answer></sample>\n"
    "<sample result=\"bad\"><case id=\"a\"><field name=\"size\">small</field></case></sample>\n"
    "</item></group></part></checklist>\n";

static struct checklist *read_text(struct fixture *f, const char *text) {
    fixture_write(f, "c.xml", text);
    struct str path = str_format(f->arena, "%s/c.xml", f->folder);
    return read_checklist(f->arena, path, &f->findings);
}

static void reads_rules(void **state) {
    struct fixture *f = *state;
    struct checklist *c = read_text(f, small);
    assert_findings(f, "");
    assert_non_null(c);
    assert_text(c->title, "Small list");
    assert_text(c->short_title, "Small list");
    const struct condition *condition = checklist_find_condition(c, STR("p/1.1"), NULL);
    assert_non_null(condition);
    assert_int_equal(condition->scope, SCOPE_ANY);
    assert_int_equal(condition->at_least, 1);
    const struct rule *rule = condition->rule;
    assert_int_equal(rule->kind, RULE_ANY_OF);
    assert_int_equal(rule->first->kind, RULE_ONE_OF);
    assert_text(rule_value(rule->first, AT_VALUES).list[0], "production");
    assert_int_equal(rule->first->next->kind, RULE_NOT);
    assert_text(rule_text(rule->first->next->first, AT_LESS_THAN), "25 GB");
    assert_null(rule->first->next->next);
}

static void reads_samples(void **state) {
    struct fixture *f = *state;
    struct checklist *c = read_text(f, small);
    assert_non_null(c);
    const struct condition *condition = checklist_find_condition(c, STR("p/1.1"), NULL);
    assert_int_equal(condition->sample_count, 2);
    const struct sample *good = &condition->samples[0];
    assert_true(good->good);
    assert_int_equal(good->dossier->date.year, 2019);
    const struct case_study *study = &good->dossier->cases[0];
    assert_text(case_field_text(study, STR("size")), "25 GB");
    assert_text(case_field_text(study, STR("services")), "AWS DMS, AWS SCT");
    assert_int_equal(case_find_field(study, STR("services"))->list_count, 2);
    assert_non_null(study->diagrams[0].image);
    assert_true(evidence_supports(&good->dossier->evidence[0], STR("p/1.1"), STR("a")));
    assert_non_null(dossier_find_answer(good->dossier, STR("p/1.1"), STR("a")));
    assert_false(condition->samples[1].good);
    assert_null(case_find_field(&condition->samples[1].dossier->cases[0], STR("size")));
}

static void refuses_what_could_never_hold(void **state) {
    struct fixture *f = *state;
    struct checklist *c = read_text(
        f, "<checklist xmlns=\"urn:dossier:checklist:1\" id=\"x\" edition=\"1\"><title>T</title>\n"
           "<fields><field name=\"s\" type=\"one-of\" values=\"a|b\" title=\"S\"/>\n"
           "<field name=\"s\" type=\"one-of\" title=\"S\"/></fields>\n"
           "<part id=\"p\" title=\"P\"><group number=\"1\" title=\"G\">\n"
           "<item number=\"1\" title=\"I\"><rule scope=\"each\"><field name=\"t\"/></rule></item>\n"
           "<item number=\"1\" title=\"I\"><rule scope=\"each\">"
           "<one-of name=\"s\" values=\"c\"/></rule></item>\n"
           "<item number=\"2\" title=\"I\"><rule scope=\"each\"><not/></rule></item>\n"
           "<item number=\"3\" title=\"I\">\n<why>W</why><condition id=\"a\"><text>T</text>"
           "</condition></item></group></part></checklist>\n");
    assert_null(c);
    assert_findings(
        f, "c.xml:3:2 a field of type one-of has no attribute \"values\" [missing-attribute]\n"
           "c.xml:3:14 \"s\" is used before [duplicate-id]\n"
           "c.xml:5:60 \"t\" is no field of this checklist [dangling-reference]\n"
           "c.xml:6:15 \"1\" is used before [duplicate-id] if the source repeats the number, add "
           "occurrence=\"2\"\n"
           "c.xml:6:72 \"c\" is no value of the field of this checklist [dangling-reference]\n"
           "c.xml:7:48 <not> holds 0 elements; expected at least 1 [missing-element]\n"
           "c.xml:9:2 <why> stands beside conditions; expected it inside one of them "
           "[unknown-element]\n");
}

/* Each form of an attribute that names something; what is declared is not complained of. */
static void refuses_names_that_are_not_declared(void **state) {
    struct fixture *f = *state;
    struct checklist *c = read_text(
        f, "<checklist xmlns=\"urn:dossier:checklist:1\" id=\"x\" edition=\"1\"><title>T</title>\n"
           "<fields><field name=\"a\" type=\"date\" title=\"A\"/></fields>\n"
           "<sections><section id=\"s\" title=\"S\"/></sections>\n"
           "<part id=\"p\" title=\"P\"><group number=\"1\" title=\"G\">\n"
           "<item number=\"1\" title=\"I\"><rule scope=\"all\"><all-of>\n"
           "<date-within name=\"a\" of=\"b\" months=\"3\"/>\n"
           "<date-order names=\"a c\"/>\n"
           "<text section=\"s\" names=\"d\"/>\n"
           "<section name=\"e\"/>\n"
           "<certificates names=\"f\"/>\n"
           "<weighted-sum counts=\"g\" table=\"h\"/>\n"
           "<test xpath=\"1 +\"/>\n"
           "<item-met item=\"p/9\"/>\n"
           "</all-of></rule></item></group></part></checklist>\n");
    assert_null(c);
    assert_findings(
        f, "c.xml:6:27 \"b\" is no field of this checklist [dangling-reference]\n"
           "c.xml:7:20 \"c\" is no field of this checklist [dangling-reference]\n"
           "c.xml:8:26 \"d\" is no field of this checklist [dangling-reference]\n"
           "c.xml:9:16 \"e\" is no section of this checklist [dangling-reference]\n"
           "c.xml:11:2 <weighted-sum> has neither \"more-than\" nor \"at-least\" "
           "[missing-attribute]\n"
           "c.xml:11:33 \"h\" is no lookup table of this checklist [dangling-reference]\n"
           "c.xml:12:17 xpath is no XPath expression: it is not an expression from this place on "
           "[bad-value] see XPATH in dossier-checklist(5)\n"
           "c.xml:13:17 \"p/9\" is no item of this checklist [dangling-reference]\n");
}

static void reads_what_is_shipped(void **state) {
    struct fixture *f = *state;
    struct checklist *c = read_checklist(
        f->arena, STR(SOURCE_DIR "/templates/checklists/aws-dms-service-delivery-2019.xml"),
        &f->findings);
    assert_findings(f, "");
    assert_non_null(c);
    assert_text(c->id, "aws-dms-service-delivery-2019");
    assert_text(c->subject,
                "{{partner.name}}, Service Delivery Partner Completed Self-Assessment.");
    assert_non_null(checklist_find_item(c, STR("prerequisites/2.1")));
    assert_non_null(checklist_find_item(c, STR("requirements/2.1")));
}

static void reads_the_theme(void **state) {
    struct fixture *f = *state;
    struct theme *theme = read_theme(f->arena, STR(SOURCE_DIR "/templates/themes/modern.xml"),
                                     &(struct design){0}, &f->findings);
    assert_findings(f, "");
    assert_non_null(theme);
    assert_int_equal(theme->page_width, 595276);
    assert_text(theme->fonts[FONT_BODY][FACE_REGULAR], "Inter-Regular.otf");
    const struct style *body = theme_style(theme, ROLE_BODY);
    assert_non_null(body);
    assert_true(body->has_colour);
    assert_int_equal(body->colour.r, theme->ink.r);
    assert_int_equal(theme_style(theme, ROLE_STATUS_MET)->size, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_rules, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(reads_samples, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(refuses_names_that_are_not_declared, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(refuses_what_could_never_hold, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(reads_what_is_shipped, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(reads_the_theme, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
