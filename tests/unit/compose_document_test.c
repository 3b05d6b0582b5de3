/* The self-assessment holds every requirement of its checklist; components and links that do not
 * exist are findings; anchors are unique. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "compose/compose.h"
#include "parse/markdown.h"
#include "read/read.h"
#include "sys/file.h"

struct fixture {
    struct arena *arena;
    struct findings findings;
    struct checklist *checklist;
    struct field fields[1];
    struct section sections[2];
    struct case_study cases[2];
    struct support supports[1];
    struct evidence evidence[1];
    struct dossier dossier;
    struct results results;
    struct compose_input input;
};

static void fixture_add_result(struct fixture *f, const struct item *item,
                               const struct condition *condition) {
    for (size_t k = 0; k < (condition->scope == SCOPE_EACH ? 2 : 1); k++)
        *APPEND(f->arena, f->results.list, f->results.count) =
            (struct result){.item = item,
                            .condition = condition,
                            .outcome = OUTCOME_MET,
                            .study = condition->scope == SCOPE_EACH ? &f->cases[k] : NULL};
}

static void fixture_fill_results(struct fixture *f) {
    for (size_t p = 0; p < f->checklist->part_count; p++)
        for (size_t g = 0; g < f->checklist->parts[p].group_count; g++) {
            const struct group *group = &f->checklist->parts[p].groups[g];
            for (size_t k = 0; k < group->item_count; k++)
                for (size_t c = 0; c < group->items[k].condition_count; c++)
                    fixture_add_result(f, &group->items[k], &group->items[k].conditions[c]);
        }
}

static void fixture_fill(struct fixture *f, const char *body) {
    *f = (struct fixture){.arena = arena_new((size_t)128 << 20)};
    f->findings = findings_init(f->arena);
    f->checklist = read_checklist(
        f->arena, STR(SOURCE_DIR "/templates/checklists/aws-dms-service-delivery-2019.xml"),
        &f->findings);
    assert_non_null(f->checklist);
    for (size_t k = 0; k < 2; k++) {
        f->sections[k] = (struct section){.id = STR("outcome"), .title = STR("Outcome")};
        f->sections[k].body = markdown_parse(f->arena, STR("a.md"), str_of(body), 10, &f->findings);
        f->cases[k] = (struct case_study){.id = k ? STR("b") : STR("a"),
                                          .title = STR("A case"),
                                          .sections = &f->sections[k],
                                          .section_count = 1};
    }
    f->supports[0] = (struct support){.item = STR("prerequisites/1.1"), .pages = STR("14")};
    f->evidence[0] = (struct evidence){.id = STR("E3"),
                                       .title = STR("Migration plan"),
                                       .file = STR("e.pdf"),
                                       .supports = f->supports,
                                       .support_count = 1};
    f->dossier = (struct dossier){.partner_name = STR("P & *Q*"),
                                  .cases = f->cases,
                                  .case_count = 2,
                                  .evidence = f->evidence,
                                  .evidence_count = 1,
                                  .date = {2019, 3, 15}};
    fixture_fill_results(f);
    f->input = (struct compose_input){.dossier = &f->dossier,
                                      .checklist = f->checklist,
                                      .results = &f->results,
                                      .findings = &f->findings};
}

static struct document *compose(struct fixture *f, const char *path) {
    struct template template = {.file = str_of(path)};
    assert_true(file_read(f->arena, template.file, (size_t)1 << 20, (struct place){0}, &f->findings,
                          &template.text));
    return compose_document(f->arena, &f->input, &template, &f->findings);
}

static struct document *compose_text(struct fixture *f, const char *text) {
    struct template template = {.file = STR("t.md"), .text = str_of(text)};
    return compose_document(f->arena, &f->input, &template, &f->findings);
}

static void assert_holds(struct arena *arena, const struct document *document, struct str text) {
    struct str all = node_text(arena, document->root);
    if (!str_empty(text) && str_find(all, text, 0) == SIZE_MAX)
        print_message("missing: %.*s\n", STR_ARG(text));
    assert_true(str_empty(text) || str_find(all, text, 0) != SIZE_MAX);
}

static void test_every_requirement_is_printed(void **state) {
    struct fixture f;
    struct document *document;
    (void)state;
    fixture_fill(&f, "Text.\n");
    document = compose(&f, SOURCE_DIR "/templates/documents/self-assessment.md");
    assert_non_null(document);
    for (size_t k = 0; k < f.results.count; k++) {
        assert_holds(f.arena, document, f.results.list[k].condition->text);
        assert_holds(f.arena, document, f.results.list[k].item->title);
    }
    assert_holds(f.arena, document, STR("E3\u00A0Migration plan, p.\u00A014"));
    assert_holds(f.arena, document, STR("P & *Q*"));
    assert_string_equal(document->file_name.s, "self-assessment.pdf");
    arena_drop(f.arena);
}

static void assert_unique_anchors(const struct document *document) {
    for (const struct node *a = document->root; a; a = node_next(document->root, a))
        for (const struct node *b = node_next(document->root, a); b;
             b = node_next(document->root, b))
            assert_false(!str_empty(a->id) && a->kind != NODE_FOOTNOTE && str_equal(a->id, b->id));
}

static const struct node *find_anchor(const struct document *document, const char *id) {
    for (const struct node *n = document->root; n; n = node_next(document->root, n))
        if (str_is(n->id, id))
            return n;
    return NULL;
}

/* Each case study's own "#outcome", and the place that the self-assessment points at. */
static void test_anchors_of_the_packet(void **state) {
    struct fixture f;
    struct document *document;
    size_t links = 0;
    (void)state;
    fixture_fill(&f, "See [it](#outcome).[^1]\n\n# Deep\n\n[^1]: Note.\n");
    document = compose(&f, SOURCE_DIR "/templates/documents/case-studies.md");
    assert_non_null(document);
    assert_unique_anchors(document);
    assert_non_null(find_anchor(document, "case-a"));
    assert_non_null(find_anchor(document, "evidence-E3"));
    assert_int_equal(find_anchor(document, "deep")->level, 3);
    for (const struct node *n = document->root; n; n = node_next(document->root, n))
        if (n->kind == NODE_LINK && str_starts(n->target, STR("#outcome")))
            assert_string_equal(n->target.s, links++ ? "#outcome-2" : "#outcome");
    assert_int_equal(links, 2);
    assert_non_null(find_anchor(document, "2"));
    arena_drop(f.arena);
}

static void test_dangling_link(void **state) {
    struct fixture f;
    size_t before;
    (void)state;
    fixture_fill(&f, "See [it](#outcme).\n");
    before = f.findings.count;
    compose(&f, SOURCE_DIR "/templates/documents/case-studies.md");
    assert_int_equal(f.findings.count, before + 1); /* twice in one file, told once */
    assert_int_equal(f.findings.list[before].code, FINDING_DANGLING_REFERENCE);
    assert_string_equal(f.findings.list[before].place.file.s, "a.md");
    assert_int_equal(f.findings.list[before].place.line, 10);
    assert_non_null(strstr(finding_hint(f.findings.arena, &f.findings.list[before]).s, "#outcome"));
    arena_drop(f.arena);
}

static void set_body(struct fixture *f, size_t study, const char *text) {
    f->sections[study].body = markdown_parse(f->arena, STR("a.md"), str_of(text), 10, &f->findings);
}

static const struct node *find_link(const struct document *document, struct arena *arena,
                                    const char *text) {
    for (const struct node *n = document->root; n; n = node_next(document->root, n))
        if (n->kind == NODE_LINK && str_is(node_text(arena, n), text))
            return n;
    fail_msg("no link %s", text);
    return NULL;
}

/* A heading of another case study is reached by its slug, and the whole study by its id. */
static void test_links_between_case_studies(void **state) {
    static const char *const rows[][2] = {
        {"title", "#case-b"},   {"id", "#case-b"},         {"deep", "#only-in-b"},
        {"coded", "#größe"},    {"capital", "#überblick"}, {"dash", "#tests--das-ergebnis"},
        {"quote", "#was-wars"}, {"own", "#outcome"}};
    struct fixture f;
    struct document *document;
    (void)state;
    fixture_fill(&f, "");
    f.cases[1].title = STR("B moves");
    set_body(&f, 0,
             "[title](#b-moves) [id](#case-b) [deep](#only-in-b) [coded](#gr%C3%B6%C3%9Fe) "
             "[own](#outcome) [capital](#überblick) [dash](#tests--das-ergebnis) "
             "[quote](#was-wars)\n");
    set_body(&f, 1,
             "## Only in b\n\n## größe\n\n## Überblick\n\n## Tests – das Ergebnis\n\n"
             "## Was war’s?\n");
    document = compose_text(&f, "{{> case-study}}\n\n# Sheets\n\n{{> fact-sheet}}\n");
    assert_non_null(document);
    assert_int_equal(f.findings.count, 0);
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        assert_string_equal(find_link(document, f.arena, rows[k][0])->target.s, rows[k][1]);
    arena_drop(f.arena);
}

static void test_ambiguous_link(void **state) {
    struct fixture f;
    (void)state;
    fixture_fill(&f, "");
    set_body(&f, 0, "See [it](#costs).\n");
    set_body(&f, 1, "## Costs\n\nA.\n\n## Costs\n\nB.\n");
    compose_text(&f, "{{> case-study}}\n");
    assert_int_equal(f.findings.count, 1);
    assert_int_equal(f.findings.list[0].code, FINDING_DANGLING_REFERENCE);
    assert_string_equal(finding_sentence(f.findings.arena, &f.findings.list[0]).s,
                        "the link \"#costs\" fits 2 headings of other chapters");
    arena_drop(f.arena);
}

/* Text before the first heading stands by itself, without an empty line in the contents. */
static void test_section_without_title(void **state) {
    struct fixture f;
    struct document *document;
    size_t headings = 0;
    (void)state;
    fixture_fill(&f, "Before all.\n");
    f.sections[0].title = (struct str){0};
    document = compose_text(&f, "{{> case-study id=\"a\"}}\n");
    assert_non_null(document);
    for (const struct node *n = document->root; n; n = node_next(document->root, n))
        headings += n->kind == NODE_HEADING;
    assert_int_equal(headings, 1);
    assert_holds(f.arena, document, STR("A case\nBefore all."));
    arena_drop(f.arena);
}

/* Facts and parts of the story in the checklist's order, whatever the author's; figures last. */
static void test_fact_sheet(void **state) {
    struct field fields[3] = {
        {.name = STR("database.tables"),
         .type = FIELD_INTEGER,
         .valid = true,
         .integer = 1204,
         .text = STR("1204")},
        {.name = STR("status"), .type = FIELD_ONE_OF, .valid = true, .text = STR("production")},
        {.name = STR("customer"), .valid = true, .text = STR("Contoso")}};
    struct fixture f;
    struct document *document;
    (void)state;
    fixture_fill(&f, "> Quoted.\n\nThe *batch* takes\n70 minutes.\n\nA second paragraph.\n");
    f.cases[0].fields = fields;
    f.cases[0].field_count = 3;
    f.dossier.case_count = 1;
    document = compose_text(&f, "{{> fact-sheet}}\n");
    assert_non_null(document);
    assert_string_equal(node_text(f.arena, document->root).s,
                        "A case\nField\nText\nCustomer\nContoso\nStatus\nproduction\nOutcome\n"
                        "The batch takes 70 minutes. A second paragraph.\nTables\n1,204");
    arena_drop(f.arena);
}

static struct str sheet_text(struct fixture *f, const char *sentence, size_t times) {
    struct buf text = buf_init(f->arena, 10000);
    for (size_t k = 0; k < times; k++)
        buf_add_text(&text, sentence);
    set_body(f, 0, buf_str(&text).s);
    f->dossier.case_count = 1;
    struct document *document = compose_text(f, "{{> fact-sheet}}\n");
    assert_non_null(document);
    struct str all = node_text(f->arena, document->root),
               head = STR("A case\nField\nText\nOutcome\n");
    assert_true(str_starts(all, head));
    return str_slice(all, head.n, all.n);
}

/* A form takes so much and no more: whole sentences, else words, else letters. */
static void test_fact_sheet_is_short(void **state) {
    struct fixture f;
    struct str text;
    (void)state;
    fixture_fill(&f, "");
    text = sheet_text(&f, "It took 1.5 hours. ", 100);
    assert_int_equal(text.n, 31 * 19 - 1);
    assert_true(str_ends(text, STR(" It took 1.5 hours.")));
    text = sheet_text(&f, "words ", 200);
    assert_true(text.n <= 603 && str_ends(text, STR(" words…")));
    text = sheet_text(&f, "ä", 600);
    assert_int_equal(text.n, 598 + 3);
    assert_int_equal(utf8_check(text), SIZE_MAX);
    arena_drop(f.arena);
}

/* Without a sentence the rows of a table are some, each cell with its heading. */
static void test_fact_sheet_of_a_table(void **state) {
    struct fixture f;
    (void)state;
    fixture_fill(&f, "");
    struct str text = sheet_text(&f,
                                 "| Measure | Before | After |\n|---|---|---|\n"
                                 "| Outage | 75 min | none |\n| Cost | | 402 |\n",
                                 1);
    assert_string_equal(text.s, "Outage (Before: 75 min; After: none). Cost (After: 402).");
    arena_drop(f.arena);
}

static void test_unknown_component(void **state) {
    struct fixture f;
    size_t before;
    (void)state;
    fixture_fill(&f, "Text.\n");
    before = f.findings.count;
    assert_null(compose_text(&f, "# A\n\n{{> poeple}}\n"));
    assert_int_equal(f.findings.count, before + 1);
    assert_int_equal(f.findings.list[before].code, FINDING_TEMPLATE);
    assert_int_equal(f.findings.list[before].place.line, 3);
    assert_non_null(strstr(finding_hint(f.findings.arena, &f.findings.list[before]).s, "people"));
    arena_drop(f.arena);
}

/* A comment in an author's text never becomes a component. */
static void test_authors_call_no_component(void **state) {
    struct fixture f;
    struct document *document;
    (void)state;
    fixture_fill(&f, "<!--component people-->\n");
    document = compose_text(&f, "{{> case-study}}\n");
    assert_non_null(document);
    assert_holds(f.arena, document, STR("<!--component people-->"));
    arena_drop(f.arena);
}

static void test_subject(void **state) {
    struct fixture f;
    (void)state;
    fixture_fill(&f, "Text.\n");
    assert_string_equal(compose_subject(f.arena, &f.input, &f.findings).s,
                        "P & *Q*, Service Delivery Partner Completed Self-Assessment.");
    assert_true(compose_mail_body(f.arena, &f.input, &f.findings).n > 0);
    assert_int_equal(findings_count(&f.findings, SEVERITY_ERROR), 0);
    arena_drop(f.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_requirement_is_printed),
        cmocka_unit_test(test_anchors_of_the_packet),
        cmocka_unit_test(test_dangling_link),
        cmocka_unit_test(test_links_between_case_studies),
        cmocka_unit_test(test_ambiguous_link),
        cmocka_unit_test(test_section_without_title),
        cmocka_unit_test(test_fact_sheet),
        cmocka_unit_test(test_fact_sheet_is_short),
        cmocka_unit_test(test_fact_sheet_of_a_table),
        cmocka_unit_test(test_unknown_component),
        cmocka_unit_test(test_authors_call_no_component),
        cmocka_unit_test(test_subject),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
