/* What takes a yes back: a part, or what is to come; and good answers that sound like it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/hedges.h"

static const struct {
    const char *text;
    enum hedge is;
} rows[] = {
    {"We plan to have three groups with an IAM policy each: engineers, operators, auditors.",
     HEDGE_TO_COME},
    {"Two KMS keys will be created next quarter, one for the bucket.", HEDGE_TO_COME},
    {"Operators are going to start and stop tasks.", HEDGE_TO_COME},
    {"Our team intends to rehearse it twice.", HEDGE_TO_COME},
    {"Wir werden zwei Schlüssel anlegen.", HEDGE_TO_COME},
    {"Die Umstellung ist geplant für Mai.", HEDGE_TO_COME},
    {"Each call is recorded in most cases.", HEDGE_PART},
    {"The storage is partially encrypted.", HEDGE_PART},
    {"Die Platten sind teilweise verschlüsselt.", HEDGE_PART},
    {"Das gilt in den meisten Fällen.", HEDGE_PART},
    /* how something behaves */
    {"When a zone is lost, the standby will be promoted.", HEDGE_NONE},
    {"If a task fails, an alarm will be raised within a minute.", HEDGE_NONE},
    {"Three groups have a policy each. We will repeat the review next year.", HEDGE_NONE},
    {"The plan was approved on 3 May, and the team worked by it.", HEDGE_NONE},
    {"Latency was mostly 3 s, at worst 41 s.", HEDGE_NONE},
    {"32 %, mostly `tracking_event`.", HEDGE_NONE},
    {"Wir haben zwei Schlüssel angelegt; sie werden jährlich gewechselt.", HEDGE_NONE},
    {"Es werden zwei Schlüssel verwendet.", HEDGE_NONE},
    {"", HEDGE_NONE},
};

static void test_hedges(void **state) {
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str said;
        enum hedge found = hedge_find(str_of(rows[i].text), &said);
        if (found != rows[i].is || (found != HEDGE_NONE && !said.n))
            fail_msg("%s: found %d, expected %d", rows[i].text, found, rows[i].is);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_hedges)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
