/* What stands in the place of a name: each row a name, a text, and the text for the public. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compose/composer.h"

static const struct row {
    const char *name, *text, *wanted;
    enum spelling capital;
} rows[] = {
    {"UBS", "UBS moved.", "A bank moved.", false},
    {"UBS", "Every UBS branch, and a UBS clerk.", "Every bank branch, and a bank clerk.", false},
    {"UBS", "UBSs branches, UBS's halls", "A bank branches, a bank's halls", false},
    {"UBS", "clubs and ubss", "clubs and a bank", false},
    {"Kunz", "on KUNZDB01 and KunzHost", "on an address and an address", false},
    {"Kunz", "Kunzelmann and kunzite", "Kunzelmann and kunzite", false},
    {"Kestrel", "see https://kestrel.example/a.", "see an address.", false},
    {"Kestrel", "joe@kestrel.example wrote", "An address wrote", false},
    {"Kestrel", "Kestrel/AWS team", "A bank/AWS team", false},
    {"Kestrel", "the KestrelDb cluster", "the address cluster", false},
    {"Target", "Target and the target database", "A bank and the target database", true},
    {"Target", "Targeted offers", "Targeted offers", true},
    {"Open Systems", "by Open Systems, on open systems", "by a bank, on open systems", true},
    {"山田", "山田 moved", "A bank moved", false},
};

static void names_give_way(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct substitute one = {
            .secret = {.text = str_of(rows[i].name), .capital = rows[i].capital},
            .is_name = true,
            .by = STR("a bank")};
        struct rewordings log = {0};
        struct substitutes all = {arena, &one, 1, STR("an address"), &log};
        struct str got = secrets_replace(&all, str_of(rows[i].text));
        if (!str_is(got, rows[i].wanted))
            print_message("\"%s\": \"%.*s\"\n", rows[i].text, STR_ARG(got));
        assert_true(str_is(got, rows[i].wanted));
    }
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_give_way)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
