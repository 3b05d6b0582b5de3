/* Outcomes that are none: projects that were given up, and what only sounds like it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/abandoned.h"

static const char *const given_up[] = {
    "The platform never went into production.",
    "Costs were to fall. The project was stopped in May! Nobody was hurt.",
    "After the audit the migration failed and the old server stayed.",
    "In June the customer went back to the old system",
    "Das Projekt wurde abgebrochen, nachdem das Budget verbraucht war.",
    "Die Anwendung ist nie in Produktion gegangen.",
    "Im Mai ging es zum alten System zurück.",
};

static const char *const not_given_up[] = {
    "",
    "The platform went into production on 3 May 2019.",
    "An earlier attempt never went live; ours did on 3 May 2019.",
    "The first project was stopped in 2014, ten years before.",
    "A rehearsal in which the migration failed was repeated a week later.",
    "No migration was stopped, and no project was canceled.",
    "If the migration failed, the way back would have taken 20 minutes.",
    "Der erste Anlauf: das Projekt wurde gestoppt, bevor wir kamen.",
    "Ein früherer Versuch ist nie in Produktion gegangen.",
};

static void test_given_up(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(given_up); i++)
        if (!abandoned_find(str_of(given_up[i])).n)
            fail_msg("not taken for a project that was given up: %s", given_up[i]);
}

static void test_not_given_up(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(not_given_up); i++)
        if (abandoned_find(str_of(not_given_up[i])).n)
            fail_msg("taken for a project that was given up: %s", not_given_up[i]);
}

static void test_sentence(void **state) {
    (void)state;
    struct str said = abandoned_find(
        STR("All was paid. The project was stopped before the cut-over. A new one is planned."));
    assert_true(str_is(said, "The project was stopped before the cut-over"));
    said = abandoned_find(STR("The first project was stopped. Then the migration failed."));
    assert_true(str_is(said, "Then the migration failed"));
}

static void test_sections(void **state) {
    (void)state;
    assert_true(abandoned_may_tell(STR("outcomes-and-measures")));
    assert_true(abandoned_may_tell(STR("ergebnisse")));
    assert_true(abandoned_may_tell(STR("business-benefits")));
    assert_false(abandoned_may_tell(STR("problem")));
    assert_false(abandoned_may_tell(STR("lessons-learned")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_given_up),
        cmocka_unit_test(test_not_given_up),
        cmocka_unit_test(test_sentence),
        cmocka_unit_test(test_sections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
