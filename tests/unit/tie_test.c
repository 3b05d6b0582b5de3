/* Blanks between what belongs together: numbers and units, days and months, the parts of a time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/text/tie.h"

/* The tie of the blank that is written "|" in `text`. */
static enum tie tie_in(const char *text) {
    char copy[128];
    size_t n = 0, at = 0;
    for (; text[n] != '\0'; n++) {
        assert_true(n < sizeof copy);
        at = text[n] == '|' ? n : at;
        copy[n] = text[n];
        if (text[n] == '|')
            copy[n] = ' ';
    }
    return tie_find((struct str){copy, n}, at, at + 1);
}

struct sample {
    const char *text;
    enum tie tie;
};

static const struct sample samples[] = {
    {"412|GB", TIE_NARROW},
    {"412|GB, and more", TIE_NARROW},
    {"(412|GB)", TIE_NARROW},
    {"5.1|MB/s", TIE_NARROW},
    {"69.9|%", TIE_NARROW},
    {"1,204|\u20AC", TIE_NARROW},
    {"20|\u00B0C", TIE_NARROW},
    {"12|\u00B5s", TIE_NARROW},
    {"\u20AC|300", TIE_NARROW},
    {"$|300", TIE_NARROW},
    {"412 \u20AC|300 USD", TIE_NONE},
    {"EC2|s of them", TIE_WEAK},
    {"db_2|GB", TIE_WEAK},
    {"4 h|05 min", TIE_HELD},
    {"4\u00A0h|05\u00A0min", TIE_HELD},
    {"4 h|05 trucks", TIE_NONE},
    {"with|05 min", TIE_NONE},
    {"412|GBytes", TIE_NONE},
    {"12|sacks", TIE_NONE},
    {"14|days", TIE_STRONG},
    {"16|vCPUs", TIE_STRONG},
    {"5|March", TIE_STRONG},
    {"9|September 2018", TIE_STRONG},
    {"2018|March", TIE_NONE},
    {"March|5", TIE_STRONG},
    {"March|2018", TIE_NONE},
    {"5.|M\u00E4rz", TIE_STRONG},
    {"Kapitel 2018.|Mai", TIE_NONE},
    {"37|in 22 tables", TIE_WEAK},
    {"the|word", TIE_NONE},
    {"|GB", TIE_NONE},
    {"412|", TIE_NONE},
};

static void blanks_tie_as_expected(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        enum tie tie = tie_in(samples[i].text);
        if (tie != samples[i].tie)
            fail_msg("%s: %d, not %d", samples[i].text, (int)tie, (int)samples[i].tie);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(blanks_tie_as_expected)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
