/* Dates against dates: a good submission with one change at a time. */
#include "truth_fixture.h"

#define MANIFEST(from, to)                                                                         \
    {                                                                                              \
        { "manifest.xml", from, to }                                                               \
    }

static const struct truth_row rows[] = {
    {{{0}}, ""},
    /* documents */
    {MANIFEST("'plan' date='2018-04-13'", "'plan' date='2011-04-13'"),
     "manifest.xml:10 early-evidence"},
    {MANIFEST("'plan' date='2018-04-13'", "'plan' date='2017-04-13'"), ""},
    {MANIFEST("'plan' date='2018-04-13'", "'contract' date='2016-04-13'"), ""},
    {MANIFEST("'plan' date='2018-04-13'", "'log' date='2017-11-13'"),
     "manifest.xml:10 early-evidence"},
    {MANIFEST("'plan' date='2018-04-13'", "'Richtlinie' date='2016-04-13'"), ""},
    {MANIFEST("'plan' date='2018-04-13'", "'Protokoll' date='2017-04-13'"),
     "manifest.xml:10 early-evidence"},
    {MANIFEST("date='2017-01-11'", "date='2011-01-11'"), "manifest.xml:12 early-evidence"},
    {MANIFEST("date='2018-04-13'", "date='2019-04-13'"), "manifest.xml:10 late-evidence"},
    {MANIFEST("date='2019-03-15'", "date='2018-03-10'"), "manifest.xml:1 late-evidence"},
    /* proof of production */
    {MANIFEST("'sign-off' date='2018-09-10'", "'sign-off' date='2018-09-08'"),
     "manifest.xml:11 early-evidence"},
    {MANIFEST("'sign-off' date='2018-09-10'", "'sign-off' date='2018-09-09'"), ""},
    {MANIFEST("item='p/1/live' case='a'/>", "item='p/1/word' case='a'/>"), ""},
    /* go-live against the project */
    {MANIFEST("since 9 September 2018", "since 9 September 2017"), "manifest.xml:16 chronology"},
    {MANIFEST("since 9 September 2018", "since 9 January 2019"),
     "manifest.xml:11 early-evidence, manifest.xml:16 chronology"},
    {MANIFEST("since 18 November 2018", "since 18 November 2028"), "manifest.xml:17 chronology"},
    {MANIFEST("since 18 November 2018", "seit dem 18. November 2017"),
     "manifest.xml:17 chronology"},
    /* the project itself */
    {{{"a.md", "start: 2018-03-05", "start: 2011-03-05"},
      {"manifest.xml", "Contoso: 5 March to 28 September 2018.", ""}},
     "a.md:7 chronology"},
    {{{"b.md", "start: 2018-06-04", "start: 2016-06-04"}}, "b.md:7 fact-contradicted"},
    /* days to come */
    {{{"a.md", "Twelve servers were", "It was measured on 2 May 2019. Twelve servers were"}},
     "a.md:32 chronology"},
    {{{"a.md", "Twelve servers were", "Support is to end on 2 May 2019. Twelve servers were"}}, ""},
    {{{"a.md", "Twelve servers were", "It will be measured on 2 May 2019. Twelve servers were"}},
     ""},
    {{{"a.md", "Twelve servers were", "On 2 May 2022 the shops moved. Twelve servers were"}},
     "a.md:32 chronology"},
    {{{"a.md", "Twelve servers were",
       "Am 4. Mai 2022 fiel der alte Rechner aus. Twelve servers were"}},
     "a.md:32 chronology"},
    {{{"a.md", "views, 6 March 2018", "report of 6 March 2028"}}, "a.md:25 chronology"},
    {{{"a.md", "views, 6 March 2018", "contract, to 6 March 2028"}}, ""},
    {{{"a.md", "Twelve servers were", "The lease was extended to 2 May 2022. Twelve servers were"}},
     ""},
    {{{"a.md", "Twelve servers were",
       "It was told that support ends on 2 May 2022. Twelve servers were"}},
     ""},
    {{{"a.md", "Twelve servers were", "The next test was set for 2 May 2022. Twelve servers were"}},
     ""},
    {{{"a.md", "Twelve servers were",
       "Der Vertrag wurde bis zum 2. Mai 2022 verlängert. Twelve servers were"}},
     ""},
    {{{"a.md", "Twelve servers were",
       "It was issued on 2 May 2018 with 2 May 2022 as its end. Twelve servers were"}},
     ""},
    {{{"a.md", "Twelve servers were",
       "A second phase was agreed for 2 May 2022. Twelve servers were"}},
     ""},
    /* remarks and certificates */
    {MANIFEST("date='2019-02-20'", "date='2019-04-20'"), "manifest.xml:35 chronology"},
    {MANIFEST(" reply='It is there.'", ""), "manifest.xml:35 remark-open"},
    {MANIFEST("state='changed'", "state='open'"), "manifest.xml:35 remark-open"},
    {MANIFEST("state='changed' reply='It is there.'", "reply='It is there.'"), ""},
    {MANIFEST("expires='2020-01-31'", "expires='2019-01-31'"), "manifest.xml:4 chronology"},
};

static void test_rows(void **state) {
    truth_run(state, rows, COUNT(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
