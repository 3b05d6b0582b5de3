/* What stands below the mark where many case studies share a column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "compose/status_columns.h"

enum { CASES = 14 };

struct fixture {
    struct field customers[CASES];
    struct case_study cases[CASES];
    struct dossier dossier;
    struct condition condition;
    struct result list[CASES];
    struct results results;
    struct compose_input input;
    struct composer composer;
};

static struct fixture *fixture_new(struct arena *arena, const char *language) {
    struct fixture *f = NEW(arena, struct fixture);
    f->condition.scope = SCOPE_EACH;
    for (size_t k = 0; k < CASES; k++) {
        f->customers[k] = (struct field){.name = STR("customer"),
                                         .valid = true,
                                         .text = str_format(arena, "Customer%zu Ltd", k + 1)};
        f->cases[k] = (struct case_study){
            .id = str_format(arena, "c%zu", k), .fields = &f->customers[k], .field_count = 1};
        f->list[k] = (struct result){.condition = &f->condition,
                                     .study = &f->cases[k],
                                     .outcome = OUTCOME_MET,
                                     .basis = BASIS_COMPUTED};
    }
    f->dossier =
        (struct dossier){.language = str_of(language), .cases = f->cases, .case_count = CASES};
    f->results = (struct results){.list = f->list, .count = CASES};
    f->input = (struct compose_input){.dossier = &f->dossier, .results = &f->results};
    f->composer = (struct composer){
        .arena = arena, .input = &f->input, .words = words_of(f->dossier.language)};
    return f;
}

static const char *cell_text(struct fixture *f) {
    struct node *row = node_new(f->composer.arena, NODE_ROW);
    status_add_cells(&f->composer, row, 1, &f->condition);
    return node_text(f->composer.arena, row).s;
}

/* A long list of names is cut, the reason that they share is not. */
static void test_shared_reason_stays(void **state) {
    static const struct person adeyemi = {.name = {"Jonas Adeyemi", 13}};
    struct fixture *f = fixture_new(*state, "en");
    for (size_t k = 0; k < CASES; k++)
        f->list[k].reason = k < CASES - 1 ? phrase_of(*state, REASON_BY, say_person(&adeyemi))
                                          : phrase_text(*state, STR("412 GB"));
    const char *text = cell_text(f);
    assert_non_null(strstr(text, "\nCustomer1, Customer2, Customer3 and 10\u00A0more: "
                                 "by Jonas Adeyemi"));
    assert_non_null(strstr(text, "\nCustomer14: 412 GB"));
}

static void test_reason_of_all_needs_no_names(void **state) {
    struct fixture *f = fixture_new(*state, "en");
    for (size_t k = 0; k < CASES; k++)
        f->list[k].reason = phrase_text(*state, STR("412 GB"));
    assert_string_equal(cell_text(f), "✓\u00A0Y · computed (all 14)\n412 GB");
}

/* The check's reasons are said in the document's language; facts and the partner's own words stay
 * as they are written. */
static void test_words_of_authors_stay(void **state) {
    static const struct field customer = {.name = {"customer", 8},
                                          .text = {"by Malene Birger", 16}};
    struct fixture *f = fixture_new(*state, "de");
    for (size_t k = 0; k < CASES; k++)
        f->list[k].reason = k % 3 == 0   ? phrase_text(*state, STR("by 2021"))
                            : k % 3 == 1 ? phrase_of(*state, REASON_BY, say_text(STR("2021")))
                                         : phrase_of(*state, REASON_TEXT, say_field(&customer));
    const char *text = cell_text(f);
    assert_non_null(strstr(text, ": by 2021"));
    assert_non_null(strstr(text, ": von 2021"));
    assert_non_null(strstr(text, ": by Malene Birger"));
}

static const struct node *find_link(const struct node *row) {
    for (const struct node *node = row; node; node = node_next(row, node))
        if (node->kind == NODE_LINK)
            return node;
    return NULL;
}

/* The kind of the argument decides, not what it looks like. */
static void test_numbers_and_addresses(void **state) {
    static const struct field count = {.type = FIELD_INTEGER,
                                       .valid = true,
                                       .integer = 1204,
                                       .text = {"1204", 4}},
                              account = {.type = FIELD_ACCOUNT, .text = {"447109326608", 12}},
                              name = {.type = FIELD_TEXT, .text = {"1204", 4}},
                              page = {.type = FIELD_URL, .text = {"https://a.example/b", 19}};
    const struct {
        struct argument argument;
        const char *said;
    } rows[] = {{say_field(&count), "1.204"},
                {say_number(1204), "1.204"},
                {say_field(&account), "4471 0932 6608"},
                {say_field(&name), "1204"},
                {say_text(STR("1204")), "1204"},
                {say_field(&page), "öffentliche Seite"},
                {say_address(page.text), "öffentliche Seite"},
                {say_text(page.text), "https://a.example/b"}};
    struct fixture *f = fixture_new(*state, "de");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct node *row = node_new(*state, NODE_ROW);
        for (size_t k = 0; k < CASES; k++)
            f->list[k].reason = phrase_of(*state, REASON_TEXT, rows[i].argument);
        status_add_cells(&f->composer, row, 1, &f->condition);
        const char *said = strchr(node_text(*state, row).s, '\n') + 1;
        assert_string_equal(said, rows[i].said);
        assert_int_equal(find_link(row) != NULL, strcmp(said, "öffentliche Seite") == 0);
    }
}

/* A long list is cut by its entries, not by the commas that stand in them. */
static void test_list_is_cut_by_entries(void **state) {
    static const struct str firms[] = {{"Contoso, Ltd., of Delaware", 26},
                                       {"Fabrikam, Inc., of Ohio", 23},
                                       {"Tailspin, LLC, of Maine", 23},
                                       {"Wingtip, Ltd.", 13},
                                       {"Adatum, Inc.", 12}};
    struct fixture *f = fixture_new(*state, "en");
    for (size_t count = 4; count <= 5; count++) {
        for (size_t k = 0; k < CASES; k++)
            f->list[k].reason = phrase_of(*state, REASON_TEXT, say_list(firms, count, LIST_COMMA));
        assert_string_equal(strchr(cell_text(f), '\n') + 1,
                            count == 4 ? "Contoso, Ltd., of Delaware, Fabrikam, Inc., of Ohio, "
                                         "Tailspin, LLC, of Maine, Wingtip, Ltd."
                                       : "Contoso, Ltd., of Delaware, Fabrikam, Inc., of Ohio, "
                                         "Tailspin, LLC, of Maine and 2\u00A0more");
    }
}

static int start(void **state) {
    *state = arena_new((size_t)1 << 24);
    return 0;
}

static int stop(void **state) {
    arena_drop(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_shared_reason_stays, start, stop),
        cmocka_unit_test_setup_teardown(test_reason_of_all_needs_no_names, start, stop),
        cmocka_unit_test_setup_teardown(test_words_of_authors_stay, start, stop),
        cmocka_unit_test_setup_teardown(test_numbers_and_addresses, start, stop),
        cmocka_unit_test_setup_teardown(test_list_is_cut_by_entries, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
