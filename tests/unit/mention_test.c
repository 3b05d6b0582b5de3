/* Numbers and dates in texts: what is found, and what agrees with a value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/mention.h"

/* Whether the first of the text's mentions that are of the value's kind agrees with it; NONE: there
 * is none. */
enum answer { NO, YES, NONE };

static const struct {
    const char *text, *value;
    enum answer agrees;
} rows[] = {
    /* sizes */
    {"412 GB, more than sixteen times the minimum.", "412 GB", YES},
    {"812 GB, more than sixteen times the minimum.", "412 GB", NO},
    {"some 1,400 GB of data", "1.4 TB", YES},
    {"1,4 TB an Daten", "1.4 TB", YES},
    {"1.400 GB an Daten", "1.4 TB", YES},
    {"1 400 GB an Daten", "1.4 TB", YES},
    {"1'400 GB an Daten", "1.4 TB", YES},
    {"383.7 GiB on disk", "412 GB", YES},
    {"about 0.4 TB", "412 GB", YES},
    {"0.4 TB", "412 GB", YES},
    {"0.5 TB", "412 GB", NO},
    {"4.1 TB", "412 GB", NO},
    {"a database of 412-GB class", "412 GB", YES},
    {"412 gigabytes", "412 GB", YES},
    {"rund 400 GB", "412 GB", YES},
    {"rund 300 GB", "412 GB", NO},
    {"more than 400 GB", "412 GB", YES},
    {"more than 500 GB", "412 GB", NO},
    {"well above the 25 GB asked", "412 GB", YES},
    {"mindestens 25 GB", "12 GB", NO},
    {"up to 500 GB", "412 GB", YES},
    {"1.4 TB", "1 TB", NO},
    {"a 1 Gbit/s line", "1 GB", NONE},
    {"5.1 MB/s of redo", "5.1 MB", NONE},
    {"the class r4.2xlarge and engine 2.4.3", "2 GB", NONE},
    /* counts */
    {"1,204 tables", "1204", YES},
    {"1.204 Tabellen", "1204", YES},
    {"1 204 tables", "1204", YES},
    {"1'204 tables", "1204", YES},
    {"1,204 tables", "1024", NO},
    {"twelve hundred tables", "1200", YES},
    {"eleven tables", "11", YES},
    {"elf Tabellen", "11", YES},
    {"Zwanzig Server", "20", YES},
    {"Thirty-three requests", "33", YES},
    {"zwölf Server", "12", YES},
    {"48 million requests", "48,000,000", YES},
    {"48 Mio. Anfragen", "48,000,000", YES},
    {"47,6 Millionen Anfragen", "48,000,000", NO},
    {"310k requests a day", "310000", YES},
    {"12c and db.r4.4xlarge and SP2", "12", NONE},
    {"order-line-1 and -4", "1", NONE},
    {"12.1.0.2 Enterprise", "12", NONE},
    {"\u20AC340,000 of lost sales", "340000", NONE},
    {"the 95th percentile", "95", NONE},
    {"sixteen times", "16", NONE},
    {"Seite 3.", "3", YES},
    /* shares */
    {"78 % reads", "78 %", YES},
    {"78 % reads", "82 %", NO},
    {"78% reads", "78 %", YES},
    {"76,8 Prozent", "78 %", NO},
    {"78 per cent", "77.8 %", YES},
    {"99 %", "99.2 %", YES},
    {"98 %", "99.2 %", NO},
    {"\u221269.9 %", "69.9 %", YES},
    /* durations */
    {"34 minutes", "34 min", YES},
    {"9 h 40 min", "580 min", YES},
    {"9 h 40 min", "9 h", NO},
    {"eine Zeit von 60 Minuten", "1 h", YES},
    {"zwei Stunden", "1 h", NO},
    {"four hours", "4 h", YES},
    /* dates */
    {"since 5 March 2018", "2018-03-05", YES},
    {"on March 5, 2018", "2018-03-05", YES},
    {"am 5. M\u00E4rz 2018", "2018-03-05", YES},
    {"am 05.03.2018", "2018-03-05", YES},
    {"05.03.18", "2018-03-05", YES},
    {"on 3/5/2018", "2018-03-05", YES},
    {"on 5/3/2018", "2018-03-05", YES},
    {"on 3/6/2018", "2018-03-05", NO},
    {"3/15/2018", "2018-03-15", YES},
    {"the start of March 2018", "2018-03-05", YES},
    {"the start of March 2018", "2019-03-05", NO},
    {"im Jahr 2018", "2018-03-05", YES},
    {"in 2017", "2018-03-05", NO},
    {"5 March to 28 September 2018", "2018-03-05", YES},
    {"5 March to 28 September 2018", "2017-03-05", NO},
    {"5. M\u00E4rz bis 28. September 2018", "2018-03-05", YES},
    {"5 Sept. 2018", "2018-09-05", YES},
    {"J\u00E4nner 2018", "2018-01-20", YES},
    {"we may 5 times", "2018-05-05", NONE},
    {"31 February 2018", "2018-03-05", NO},
};

static enum answer agrees(struct arena *arena, struct str text, const struct mention *value) {
    size_t count;
    struct mention *list = mentions_find(arena, text, &count);
    for (size_t i = 0; i < count; i++)
        if (list[i].kind == value->kind)
            return mention_agrees(&list[i], value) ? YES : NO;
    return NONE;
}

static void test_agrees(void **state) {
    static const char *const words[] = {"disagrees with", "agrees with", "says nothing of"};
    struct arena *arena = arena_new((size_t)1 << 20);
    bool failed = false;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct mention value;
        assert_true(mention_of_value(arena, str_of(rows[i].value), &value));
        enum answer found = agrees(arena, str_of(rows[i].text), &value);
        if (found != rows[i].agrees)
            print_error("\"%s\" %s %s\n", rows[i].text, words[found], rows[i].value), failed = true;
    }
    arena_drop(arena);
    assert_false(failed);
}

static void test_how_it_is_meant(void **state) {
    static const struct {
        const char *text;
        enum mention_relation relation;
        enum period period;
    } meant[] = {
        {"61 GB a year", MENTION_IS, PERIOD_YEAR},
        {"61 GB pro Jahr", MENTION_IS, PERIOD_YEAR},
        {"61 GB/year", MENTION_IS, PERIOD_YEAR},
        {"48 million requests a month", MENTION_IS, PERIOD_MONTH},
        {"48 Mio. Anfragen im Monat", MENTION_IS, PERIOD_MONTH},
        {"61 GB", MENTION_IS, PERIOD_NONE},
        {"grew by 61 GB", MENTION_BY, PERIOD_NONE},
        {"at least 61 GB", MENTION_MORE, PERIOD_NONE},
        {"bis zu 61 GB", MENTION_IS, PERIOD_NONE},
        {"from 61 GB to 80 GB", MENTION_MOVES, PERIOD_NONE},
        {"61\u201380 GB", MENTION_MOVES, PERIOD_NONE},
    };
    struct arena *arena = arena_new((size_t)1 << 20);
    bool failed = false;
    (void)state;
    for (size_t i = 0; i < COUNT(meant); i++) {
        size_t count;
        struct mention *list = mentions_find(arena, str_of(meant[i].text), &count);
        assert_true(count > 0);
        if (list[0].relation != meant[i].relation || list[0].period != meant[i].period)
            print_error("\"%s\": %d, %d\n", meant[i].text, list[0].relation, list[0].period),
                failed = true;
    }
    arena_drop(arena);
    assert_false(failed);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_agrees),
                                       cmocka_unit_test(test_how_it_is_meant)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
