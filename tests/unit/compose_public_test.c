/* Public drafts: of a small hand-made dossier full of secrets, none is left in any written form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "compose/compose.h"
#include "parse/markdown.h"
#include "write/write.h"

static const char story[] =
    "The Contoso team of CONTOSO RETAIL GmbH moved 412GB (412 GB exactly) with 1,204 tables.\n"
    "Contoso's account 1234-5678-9012 ran *Project* **Kestrel**, says Jide Adeyemi\n"
    "<jide@p.example>.\n\n"
    "`contoso-db-01` and [a page](https://contoso.example/x) and ![Contoso plan](contoso.png)\n\n"
    "![Plan of Contoso](diagrams/contoso.png)\n\n"
    "| contoso | 123456789012 |\n|---|---|\n| Contoso Retail | Fabrikam AG |\n\n"
    "```\nhost=contoso.internal Project-Kestrel\n```\n\n"
    "Signed by Contoso\nRetail GmbH. Kept: 1412 GB and 5412 rows. See [outcome](#outcome).\n";

static const char template_text[] = "# {{case-study.title}}\n\n{{> public-facts}}\n\n{{> "
                                    "public-story}}\n\n## Outcome\n\n{{partner.name}}\n";

struct fixture {
    struct arena *arena;
    struct findings findings;
    struct field_declaration declared[1];
    struct checklist checklist;
    struct field fields[4];
    struct field other_fields[1];
    struct section sections[1];
    struct diagram diagrams[1];
    struct image image;
    struct case_study cases[2];
    struct person people[1];
    struct confidential confidential[2];
    struct consent consents[1];
    struct dossier dossier;
    struct results results;
    struct compose_input input;
};

static struct field text_field(const char *name, const char *text, enum field_type type) {
    return (struct field){.name = str_of(name), .type = type, .valid = true, .text = str_of(text)};
}

static void fixture_fill_cases(struct fixture *f) {
    f->fields[0] = text_field("customer", "Contoso Retail GmbH", FIELD_TEXT);
    f->fields[1] = text_field("aws-account-id", "123456789012", FIELD_ACCOUNT);
    f->fields[2] = text_field("database.size", "412 GB", FIELD_QUANTITY);
    f->fields[3] = text_field("database.tables", "1204", FIELD_INTEGER);
    f->fields[2].quantity.bytes = 412000000000;
    f->fields[3].integer = 1204;
    f->other_fields[0] = text_field("customer", "Fabrikam AG", FIELD_TEXT);
    f->image = (struct image){.path = STR("d.png")};
    f->diagrams[0] = (struct diagram){
        .file = STR("d.png"), .caption = STR("Plan for Contoso"), .image = &f->image};
    f->sections[0] = (struct section){.title = STR("How Contoso did it")};
    f->sections[0].body = markdown_parse(f->arena, STR("a.md"), str_of(story), 1, &f->findings);
    f->cases[0] = (struct case_study){.id = STR("contoso"),
                                      .title = STR("Contoso leaves Oracle"),
                                      .fields = f->fields,
                                      .field_count = 4,
                                      .sections = f->sections,
                                      .section_count = 1,
                                      .diagrams = f->diagrams,
                                      .diagram_count = 1,
                                      .public_name = STR("a European retailer")};
    f->cases[1] = (struct case_study){.id = STR("b"),
                                      .title = STR("B"),
                                      .fields = f->other_fields,
                                      .field_count = 1,
                                      .public_name = STR("an insurer")};
}

static void fixture_fill(struct fixture *f) {
    *f = (struct fixture){.arena = arena_new((size_t)64 << 20)};
    f->findings = findings_init(f->arena);
    fixture_fill_cases(f);
    f->declared[0] = (struct field_declaration){
        .name = STR("database.size"), .title = STR("Initial size"), .confidential = true};
    f->checklist = (struct checklist){.fields = f->declared, .field_count = 1};
    f->people[0] = (struct person){.id = STR("jide"),
                                   .name = STR("Jide Adeyemi"),
                                   .role = STR("Architect"),
                                   .email = STR("jide@p.example")};
    f->confidential[0] =
        (struct confidential){.term = STR("Project Kestrel"), .replacement = STR("the project")};
    f->confidential[1] =
        (struct confidential){.field = STR("database.tables"), .case_id = STR("contoso")};
    f->dossier = (struct dossier){.partner_name = STR("Partner Inc."),
                                  .people = f->people,
                                  .person_count = 1,
                                  .cases = f->cases,
                                  .case_count = 2,
                                  .confidential = f->confidential,
                                  .confidential_count = 2};
    f->input = (struct compose_input){.dossier = &f->dossier,
                                      .checklist = &f->checklist,
                                      .results = &f->results,
                                      .findings = &f->findings};
}

static struct document *fixture_compose(struct fixture *f) {
    struct template template = {.file = STR("templates/public.md"), .text = str_of(template_text)};
    struct document *document =
        compose_public(f->arena, &f->input, &f->cases[0], &template, &f->findings);
    for (size_t k = 0; k < f->findings.count; k++) /* a term that is left out of a sentence */
        assert_int_equal(f->findings.list[k].code, FINDING_ROUGH);
    assert_non_null(document);
    return document;
}

static void assert_no_secret(struct fixture *f, struct str bytes) {
    size_t count, hit;
    struct secret *secrets = compose_secrets(f->arena, &f->input, &f->cases[0], &count);
    struct searched *texts = NEW_ARRAY(f->arena, struct searched, count);
    for (size_t k = 0; k < count; k++)
        texts[k] = (struct searched){secrets[k].text, secrets[k].capital};
    hit = secret_search(bytes, texts, count);
    if (hit != SIZE_MAX)
        print_message("leaks \"%s\":\n%s\n", texts[hit].text.s, bytes.s);
    assert_true(hit == SIZE_MAX);
}

static void test_no_secret_is_left(void **state) {
    struct fixture f;
    struct document *document;
    struct str markdown;
    (void)state;
    fixture_fill(&f);
    document = fixture_compose(&f);
    markdown = write_markdown(f.arena, document);
    assert_no_secret(&f, markdown);
    assert_no_secret(&f, write_html(f.arena, document));
    assert_no_secret(&f, document->title);
    assert_no_secret(&f, document->file_name);
    assert_null(strstr(markdown.s, ".png"));
    assert_null(strstr(markdown.s, "Initial size"));
    assert_non_null(strstr(markdown.s, "# A European retailer leaves Oracle"));
    assert_non_null(
        strstr(markdown.s, "The retailer's team of the retailer moved several hundred gigabytes"));
    assert_non_null(strstr(markdown.s, "`undisclosed` and a page"));
    assert_non_null(strstr(markdown.s, "up to several thousand tables"));
    assert_non_null(strstr(markdown.s, "1412 GB and 5412 rows"));
    assert_non_null(strstr(markdown.s, "[outcome](#outcome)"));
    arena_drop(f.arena);
}

/* The first customer agrees to its name and more. */
static void fixture_consent(struct fixture *f, unsigned scopes) {
    f->cases[0].customer_named = true;
    f->consents[0] =
        (struct consent){.case_id = f->cases[0].id, .scopes = scopes, .on = {2018, 1, 2}};
    f->dossier.consents = f->consents;
    f->dossier.consent_count = 1;
}

static void test_consent_keeps_name_and_diagram(void **state) {
    struct fixture f;
    struct str markdown;
    (void)state;
    fixture_fill(&f);
    fixture_consent(&f, 1U << CONSENT_NAME | 1U << CONSENT_PICTURE);
    markdown = write_markdown(f.arena, fixture_compose(&f));
    assert_non_null(strstr(markdown.s, "Contoso Retail GmbH"));
    assert_non_null(strstr(markdown.s, "(d.png"));
    assert_null(strstr(markdown.s, "Fabrikam"));
    assert_null(strstr(markdown.s, "9012"));
    arena_drop(f.arena);
}

/* named="yes" alone, or a consent that does not hold, shows nothing. */
static void test_no_name_without_consent(void **state) {
    struct fixture f;
    struct str markdown;
    (void)state;
    fixture_fill(&f);
    f.cases[0].customer_named = true;
    assert_no_secret(&f, write_markdown(f.arena, fixture_compose(&f)));
    fixture_consent(&f, 1U << CONSENT_NAME | 1U << CONSENT_PICTURE);
    f.consents[0].withdrawn = (struct date){2018, 6, 1};
    markdown = write_markdown(f.arena, fixture_compose(&f));
    assert_no_secret(&f, markdown);
    assert_null(strstr(markdown.s, ".png"));
    assert_string_equal(compose_public_name(f.arena, &f.input, &f.cases[0]).s, "case-study-1");
    fixture_consent(&f, 1U << CONSENT_NAME);
    markdown = write_markdown(f.arena, fixture_compose(&f));
    assert_non_null(strstr(markdown.s, "Contoso Retail GmbH"));
    assert_null(strstr(markdown.s, ".png"));
    arena_drop(f.arena);
}

/* What a link led to elsewhere in the packet is not in the draft: its words stay. */
static void test_links_out_of_the_draft(void **state) {
    struct fixture f;
    struct str markdown;
    (void)state;
    fixture_fill(&f);
    f.cases[0].sections[0].body = markdown_parse(
        f.arena, STR("a.md"),
        STR("See [one](#b), [two](#the-end-of-b), [three](#case-b) and [four](#outcome).\n"), 1,
        &f.findings);
    markdown = write_markdown(f.arena, fixture_compose(&f));
    assert_non_null(strstr(markdown.s, "See one, two, three and [four](#outcome)."));
    arena_drop(f.arena);
}

/* An address tells a name in whatever case and encoding it writes it. */
static void test_addresses_that_tell(void **state) {
    static const char *const told[] = {"https://m%C3%BCller.example/",
                                       "https://x.example/M%C3%9CLLER",
                                       "https://x.example/mül-ler?a=%DF"};
    struct fixture f;
    (void)state;
    fixture_fill(&f);
    f.confidential[0].term = STR("Müller");
    for (size_t k = 0; k < sizeof told / sizeof *told; k++) {
        struct str text =
            str_format(f.arena, "[page](%s) [other](https://moeller.example/)\n", told[k]);
        f.cases[0].sections[0].body = markdown_parse(f.arena, STR("a.md"), text, 1, &f.findings);
        struct str markdown = write_markdown(f.arena, fixture_compose(&f));
        assert_null(strstr(markdown.s, "[page]"));
        assert_non_null(strstr(markdown.s, "[other](https://moeller.example/)"));
    }
    arena_drop(f.arena);
}

static void test_names_of_files(void **state) {
    struct fixture f;
    (void)state;
    fixture_fill(&f);
    assert_string_equal(compose_public_name(f.arena, &f.input, &f.cases[0]).s, "case-study-1");
    assert_string_equal(compose_public_name(f.arena, &f.input, &f.cases[1]).s, "b");
    fixture_consent(&f, 1U << CONSENT_NAME);
    assert_string_equal(compose_public_name(f.arena, &f.input, &f.cases[0]).s, "contoso");
    arena_drop(f.arena);
}

static void test_secrets_have_their_origin(void **state) {
    struct fixture f;
    size_t count;
    bool account = false;
    (void)state;
    fixture_fill(&f);
    struct secret *secrets = compose_secrets(f.arena, &f.input, &f.cases[0], &count);
    for (size_t k = 0; k < count; k++)
        account = account || str_is(secrets[k].what, "aws-account-id of contoso");
    assert_true(account);
    arena_drop(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_secret_is_left),
        cmocka_unit_test(test_consent_keeps_name_and_diagram),
        cmocka_unit_test(test_no_name_without_consent),
        cmocka_unit_test(test_links_out_of_the_draft),
        cmocka_unit_test(test_addresses_that_tell),
        cmocka_unit_test(test_names_of_files),
        cmocka_unit_test(test_secrets_have_their_origin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
