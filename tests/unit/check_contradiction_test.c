/* Numbers and dates against the fields they speak of: a good submission with one change at a time.
 */
#include "truth_fixture.h"

/* A sentence more in the story of a; it ends its line 32. */
#define SAYS(text)                                                                                 \
    {                                                                                              \
        { "a.md", "Twelve servers were", text " Twelve servers were" }                             \
    }
#define ANSWER(from, to)                                                                           \
    {                                                                                              \
        { "manifest.xml", from, to }                                                               \
    }

static const struct truth_row rows[] = {
    {{{0}}, ""},
    /* days that no calendar has */
    {{{"a.md", "one database.", "one database. It was tested on 31 June 2018."}},
     "a.md:21 impossible-value"},
    {{{"a.md", "one database.", "one database. Getestet am 30. Februar 2018."}},
     "a.md:21 impossible-value"},
    {{{"a.md", "one database.", "one database since Monday, 9 September 2018."}},
     "a.md:21 impossible-value"},
    {{{"a.md", "one database.", "one database, seit Sonntag, dem 9. September 2018."}}, ""},
    {{{"a.md", "one database.", "one database; on Monday it ran. 9 September 2018 came."}}, ""},
    {{{"a.md", "one database.", "one database in version 1.31 June 2018."}}, ""},
    /* one range, and another date behind it */
    {{{"manifest.xml", "2018. Fabrikam: 4 June to 14 December 2018.",
       "2018. Fabrikam: 4 May to 14 December 2018; the contract is of 1 May 2018."}},
     "b.md:7 fact-contradicted"},
    /* the field alone is changed */
    {{{"a.md", "database.size: 412 GB", "database.size: 812 GB"}}, "a.md:10 fact-contradicted"},
    {{{"a.md", "yearly-growth: 61 GB", "yearly-growth: 16 GB"}}, "a.md:11 fact-contradicted"},
    {{{"a.md", "database.tables: 1204", "database.tables: 1024"}}, "a.md:12 fact-contradicted"},
    {{{"a.md", "peak-requests: 2600", "peak-requests: 26,000"}}, "a.md:13 fact-contradicted"},
    {{{"b.md", "database.tables: 318", "database.tables: 381"}}, "b.md:12 fact-contradicted"},
    {{{"b.md", "peak-requests: 640", "peak-requests: 460"}}, "b.md:13 fact-contradicted"},
    {{{"a.md", "servers.rehost: 12", "servers.rehost: 21"}}, "a.md:16 fact-contradicted"},
    {{{"a.md", "recovery.rto: 1 h", "recovery.rto: 4 h"}}, "a.md:17 fact-contradicted"},
    {{{"a.md", "start: 2018-03-05", "start: 2017-03-05"}}, "a.md:7 fact-contradicted"},
    {{{"a.md", "end: 2018-09-28", "end: 2018-12-28"}}, "a.md:8 fact-contradicted"},
    {{{"b.md", "end: 2018-12-14", "end: 2018-12-15"}}, "b.md:8 fact-contradicted"},
    /* the text alone is changed */
    {ANSWER("'a' met='yes'>412 GB", "'a' met='yes'>812 GB"), "manifest.xml:18 fact-contradicted"},
    {ANSWER(">268 GB", ">2.68 TB"), "manifest.xml:19 fact-contradicted"},
    {ANSWER(">1,204 tables", ">1.240 Tabellen"), "manifest.xml:22 fact-contradicted"},
    {ANSWER(">22 %;", ">27 %;"), "manifest.xml:24 fact-contradicted"},
    {ANSWER(">22 %;", ">78 %;"), "manifest.xml:24 fact-contradicted"},
    {ANSWER("Contoso: 5 March", "Contoso: 5 May"), "a.md:7 fact-contradicted"},
    {{{"a.md", "indexes | 412 GB", "indexes | 421 GB"}}, "a.md:25 fact-contradicted"},
    {{{"a.md", "| Tables | 1,204", "| Tables | 1,402"}}, "a.md:27 fact-contradicted"},
    {{{"a.md", "78 % and 22 %", "87 % and 22 %"}}, "a.md:14 fact-contradicted"},
    {{{"a.md", "peak | 2,600", "peak | 6,200"}}, "a.md:13 fact-contradicted"},
    {{{"b.md", "with 268 GB in", "with 628 GB in"}}, "b.md:19 fact-contradicted"},
    {{{"b.md", "in 318 tables", "in 138 tables"}}, "b.md:19 fact-contradicted"},
    {{{"b.md", "640 concurrent", "1,640 concurrent"}}, "b.md:13 fact-contradicted"},
    {SAYS("Contoso moved 812 GB of Oracle."), "a.md:32 fact-contradicted"},
    {SAYS("At 812 GB the database is large."), "a.md:32 fact-contradicted"},
    {SAYS("Die Datenbank mit 812 GB lag in Leipzig."), "a.md:32 fact-contradicted"},
    {SAYS("Die Größe der Datenbank betrug 0,8 TB."), "a.md:32 fact-contradicted"},
    {SAYS("The database had 2,204 tables."), "a.md:32 fact-contradicted"},
    {SAYS("82 % reads were counted."), "a.md:32 fact-contradicted"},
    {SAYS("It grows by 91 GB a year."), "a.md:32 fact-contradicted"},
    {SAYS("In der Spitze waren es 3.600 Anfragen."), "a.md:32 fact-contradicted"},
    {SAYS("The project started on 5 March 2017."), "a.md:32 fact-contradicted"},
    {SAYS("Projektbeginn war der 5. März 2017."), "a.md:32 fact-contradicted"},
    {{{"a.md", "in 34 minutes", "in 43 minutes"}}, "a.md:2 fact-contradicted"},
    /* words of a list */
    {{{"a.md", "Contoso Retail ran", "A pilot ran, then a second pilot. Contoso Retail ran"}},
     "a.md:6 fact-contradicted"},
    {{{"a.md", "Contoso Retail ran",
       "A pilot ran, then production. The pilot. Contoso Retail ran"}},
     ""},
    /* what is equal, in another notation, or nearly */
    {ANSWER("'a' met='yes'>412 GB", "'a' met='yes'>0.4 TB"), ""},
    {ANSWER("'a' met='yes'>412 GB", "'a' met='yes'>383.7 GiB"), ""},
    {ANSWER(">1,204 tables", ">1.204 Tabellen"), ""},
    {ANSWER(">1,204 tables", ">About 1,200 tables"), ""},
    {ANSWER("Contoso: 5 March to 28 September 2018", "Contoso: 2018-03-05 \u2013 2018-09-28"), ""},
    {ANSWER("Contoso: 5 March to 28 September 2018", "Contoso: 5. März bis 28. September 2018"),
     ""},
    {ANSWER("Contoso: 5 March to 28 September 2018", "Contoso: 3/5/2018 to 9/28/2018"), ""},
    {ANSWER("Contoso: 5 March to 28 September 2018", "Contoso ended on 28 September 2018"), ""},
    {{{"a.md", "in 34 minutes", "in half an hour"}}, ""},
    {{{"a.md", "in 34 minutes", "in 0.6 h"}}, ""},
    /* what speaks of something else */
    {ANSWER(">1,204 tables in nine", ">All tables of nine"), ""},
    {ANSWER("'a' met='yes'>412 GB, more than",
            "'a' met='yes'>The largest table has 96 GB; more than"),
     ""},
    {ANSWER("61 GB a year, from", "61 GB a year, 5 GB a month, from"), ""},
    {SAYS("An instance with 500 GB of storage was used."), ""},
    {SAYS("The archive of 1.8 TB stayed, and 53 tables have no key."), ""},
    {SAYS("It grew from 61 GB to 80 GB."), ""},
    {SAYS("In place of 800 GB the database has 412 GB."), ""},
    {SAYS("Nobody would have moved 900 GB for Contoso."), ""},
    {SAYS("The database served 655 concurrent requests on 29 November."), ""},
    {SAYS("Reads of the catalogue fell to 4 % of processor time."), ""},
    {SAYS("Das Auslesen der 22 Tabellen dauerte 9 h."), ""},
    {SAYS("SCT converted 91 % of 2,316 objects."), ""},
    {SAYS("The full load began on 21 August 2018."), ""},
    {SAYS("The project plan of 13 April 2018 names four gates."), ""},
    {SAYS("Nine servers were retired."), ""},
    {SAYS("The restore took 26 h before."), ""},
    {SAYS("ORDER_LINE of 96 GB went to tasks of its own."), ""},
    {SAYS("Redo at peak was 5.1 MB/s, 58 GB of cache were busy."), ""},
    {SAYS("Monatlich kamen 5 GB hinzu."), ""},
    /* a month's number, and a whole that parts are taken of */
    {{{"a.md", "Twelve servers were", "In April nine servers were rehosted. Twelve servers were"}},
     ""},
    {{{"a.md", "Twelve servers were",
       "In April the read share at peak was 71 %. Twelve servers were"}},
     ""},
    {{{"a.md", "Twelve servers were",
       "The tool took 1,097 of 8,204 tables without work. Twelve servers were"}},
     "a.md:32 fact-contradicted"},
    {{{"a.md", "Twelve servers were",
       "The tool took 1,097 of 1,204 tables without work. Twelve servers were"}},
     ""},
    {{{"a.md", "Twelve servers were",
       "The tool took 97 of 104 tables without work. Twelve servers were"}},
     ""},
    /* a slip of the field's number */
    {{{"a.md", "Twelve servers were", "The shop has 1,004 tables. Twelve servers were"}},
     "a.md:32 fact-contradicted"},
    {{{"a.md", "Twelve servers were", "In the archive 7,204 pages stand. Twelve servers were"}},
     ""},
    {{{"a.md", "Twelve servers were", "The shop has 1,065 tables. Twelve servers were"}}, ""},
    /* an answer against the story */
    {{{"manifest.xml", "The report of August names it.",
       "The largest table has 614 million rows."}},
     ""},
    {{{"manifest.xml", "The report of August names it.",
       "The largest table has 914 million rows."}},
     "manifest.xml:26 fact-contradicted"},
    {{{"manifest.xml", "The report of August names it.",
       "The largest table has 641 million rows."}},
     ""},
    {{{"manifest.xml", "The report of August names it.",
       "The largest table has 615 million rows."}},
     ""},
    {{{"manifest.xml", "The report of August names it.",
       "In the archive 914 million rows were deleted."}},
     ""},
    {{{"manifest.xml", "The report of August names it.", "The largest table has 914,000 pages."}},
     ""},
    {{{"manifest.xml", "The report of August names it.", "Die Tabelle im Archiv hat 914 Zeilen."}},
     ""},
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
