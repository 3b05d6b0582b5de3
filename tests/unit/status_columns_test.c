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
        f->list[k] = (struct result){
            .condition = &f->condition, .study = &f->cases[k], .outcome = OUTCOME_MET};
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
    struct fixture *f = fixture_new(*state, "en");
    for (size_t k = 0; k < CASES; k++)
        f->list[k].reason = k < CASES - 1 ? STR("by Jonas Adeyemi") : STR("412 GB");
    const char *text = cell_text(f);
    assert_non_null(strstr(text, "\nCustomer1, Customer2, Customer3 and 10\u00A0more: "
                                 "by Jonas Adeyemi"));
    assert_non_null(strstr(text, "\nCustomer14: 412 GB"));
}

static void test_reason_of_all_needs_no_names(void **state) {
    struct fixture *f = fixture_new(*state, "en");
    for (size_t k = 0; k < CASES; k++)
        f->list[k].reason = STR("412 GB");
    assert_string_equal(cell_text(f), "✓ Met (all 14)\n412 GB");
}

/* The check's reasons are said in the document's language, the partner's own are not touched. */
static void test_stated_reason_is_the_partners(void **state) {
    struct fixture *f = fixture_new(*state, "de");
    for (size_t k = 0; k < CASES; k++) {
        f->list[k].reason = STR("by 2021");
        f->list[k].stated = k % 2 == 0;
    }
    const char *text = cell_text(f);
    assert_non_null(strstr(text, "weitere: by 2021"));
    assert_non_null(strstr(text, "weitere: von 2021"));
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
        cmocka_unit_test_setup_teardown(test_stated_reason_is_the_partners, start, stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
