/* Tables of stories and answers with empty cells: a good submission with one change at a time. */
#include "truth_fixture.h"

#define STORY(from, to)                                                                            \
    {                                                                                              \
        { "a.md", from, to }                                                                       \
    }
#define GROWTH "| Growth | 61 GB a year | 12 months |\n"
#define LARGEST "| Largest table | 96 GB, 614 million rows | views |\n"
#define END "Twelve servers were"

static const struct truth_row rows[] = {
    {{{0}}, ""},
    /* a row */
    {STORY(GROWTH, "| Growth | | |\n"), "a.md:26 empty-cells"},
    {STORY(LARGEST, "| Largest table |\n"), "a.md:28 empty-cells"},
    {STORY(GROWTH, "| Growth | – | – |\n"), ""},
    {STORY(GROWTH, "| Growth | 61 GB a year | |\n"), ""},
    {STORY(GROWTH, "| | | 12 months |\n"), ""},
    /* rows that head others */
    {STORY(GROWTH, "| **Growth** | | |\n" LARGEST), ""},
    {STORY(GROWTH, "| Growth: | | |\n" LARGEST), ""},
    {STORY(GROWTH, "| Growth | | |\n" LARGEST "| Load | | |\n" LARGEST), ""},
    {STORY(GROWTH, "| Growth | | |\n| Load | | |\n" LARGEST), "a.md:26 empty-cells"},
    /* the heading, a column, all */
    {STORY("| Characteristic | Value | How measured |", "| Characteristic | | |"),
     "a.md:23 empty-cells"},
    {STORY("| Characteristic | Value | How measured |", "| | Value | How measured |"), ""},
    {STORY(END, "\n| A | B |\n|--|--|\n| a | |\n| b | |\n\n" END), "a.md:35 empty-cells"},
    {STORY(END, "\n| A | B | C |\n|--|--|--|\n| a | | 1 |\n| b | | 2 |\n\n" END),
     "a.md:33 empty-cells"},
    {STORY(END, "\n| A | Remarks | C |\n|--|--|--|\n| a | | 1 |\n| b | | 2 |\n\n" END), ""},
    {STORY(END, "\n| A | B | C |\n|--|--|--|\n| a | x | 1 |\n| b | | 2 |\n\n" END), ""},
    {STORY(END, "\n| Facts | |\n|--|--|\n| a | 1 |\n| b | 2 |\n\n" END), ""},
    /* totals */
    {STORY(END, "\n| A | B | C |\n|--|--|--|\n| a | 1,200 GB | x |\n| b | 300 GB | y |\n| c | 20 "
                "GB | z |\n"
                "| Total | 1,620 GB | |\n\n" END),
     "a.md:38 wrong-total"},
    {STORY(END, "\n| A | B | C |\n|--|--|--|\n| a | 1,200 GB | x |\n| b | 300 GB | y |\n| c | 20 "
                "GB | z |\n"
                "| Total | 1,520 GB | |\n\n" END),
     ""},
    {STORY(END, "\n| A | B | C |\n|--|--|--|\n| a | 1,200 GB | x |\n| b | 300 MB | y |\n| c | 20 "
                "GB | z |\n"
                "| Total | 1,620 GB | |\n\n" END),
     ""},
    {STORY(END, "\n| A | B | C |\n|--|--|--|\n| a | 1,200 GB | x |\n| b | 300 GB | y |\n| c | 20 "
                "GB | z |\n"
                "| Totals of the archive | 1,620 GB | |\n\n" END),
     ""},
    /* an answer */
    {{{"manifest.xml", "Measured in the first week.",
       "Measured in the first week.\n\n"
       "| Test | Result |\n|--|--|\n| load | |\n| fail-over | 38 s |\n"}},
     "manifest.xml:31 empty-cells"},
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
