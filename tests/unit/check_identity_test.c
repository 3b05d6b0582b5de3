/* Identities, values that are none, weights, tracks, and what is waved away: a good submission with
 * one fault at a time. */
#include "truth_fixture.h"

#define WAVE(item)                                                                                 \
    {                                                                                              \
        "manifest.xml", "<answer item='" item "' case='a' met='yes'",                              \
            "<answer item='" item "' case='a' met='not-applicable' reason='Out of scope'"          \
    }

#define PEOPLE "<people>"
#define CONTACT "contact='yes'"
#define SPEAKS "<speaks-to item='p/1'/>"
#define EVE(name, mail, contact)                                                                   \
    "<person id='eve' name='" name "' role='Lead' email='" mail "' " contact "/>\n"

static const struct truth_row rows[] = {
    {{{0}}, ""},
    /* the same one twice: at the one whose story does not name it */
    {{{"b.md", "Fabrikam Insurance AG", "Contoso Retail"}}, "b.md:3 same-identity"},
    {{{"a.md", "Contoso Retail GmbH", "fabrikam insurance"}}, "a.md:3 same-identity"},
    {{{"b.md", "4711 6789 0123", "471156789012"}}, "b.md:4 same-identity"},
    {{{"a.md", "stories/contoso", "stories/fabrikam/"}}, "a.md:5 same-identity"},
    {{{"b.md", "stories/fabrikam", "stories?id=2"}, {"a.md", "stories/contoso", "stories?id=1"}},
     ""},
    {{{"b.md", "4711 6789 0123", "1111 1111 1111"}}, "b.md:4 impossible-value"},
    {{{"b.md", "4711 6789 0123", "1111 1111 1112"}}, ""},
    /* the partner */
    {{{"b.md", "Fabrikam Insurance", "Northwind Cloud Partners"}}, "b.md:3 same-identity"},
    {{{"b.md", "customer: Fabrikam Insurance AG", "customer: Northwind"},
      {"b.md", "Fabrikam Insurance kept", "Northwind kept"}},
     "b.md:3 same-identity"},
    /* misspelt */
    {{{"a.md", "Contoso Retail ran", "Contosso Retail ran"}}, "a.md:21 misspelt-name"},
    {{{"b.md", "Insurance kept", "Insurence kept"}}, "b.md:19 misspelt-name"},
    {{{"a.md", "customer: Contoso", "customer: Contsoo"}}, "a.md:3 misspelt-name"},
    {{{"a.md", "ran one", "'s and Contosos staff ran one"}}, ""},
    {{{"a.md", "ran one", "and Contono, another firm, ran one"},
      {"b.md", "customer: Fabrikam", "customer: Contono"},
      {"b.md", "Fabrikam Insurance kept", "Contono Insurance kept"}},
     ""},
    /* another person, another town */
    {{{"a.md", "ran one", "ran, as Erik Contosso saw, one"}}, ""},
    {{{"a.md", "ran one", "ran, as Mrs. Contosso saw, one"}}, ""},
    {{{"a.md", "ran one", "ran in Contosso, England, one"}}, ""},
    {{{"a.md", "ran one", "ran in Contosso's hall one"}}, "a.md:21 misspelt-name"},
    {{{"a.md", "ran one", "ran in Contosso Retail one"}}, "a.md:21 misspelt-name"},
    {{{"a.md", "ran one", "ran. At Contosso it ran one"}}, "a.md:21 misspelt-name"},
    /* values */
    {{{"b.md", "[us, eu]", "[us, ue]"}}, "b.md:9 bad-value"},
    {{{"b.md", "database.tables: 318", "database.tables: 0"}}, "b.md:12 bad-value"},
    {{{"b.md", "database.size: 268 GB", "database.size: 0 GB"}}, "b.md:10 bad-value"},
    {{{"b.md", "database.read-share: 64 %", "database.read-share: 0 %"},
      {"b.md", "database.write-share: 36 %", "database.write-share: 100 %"},
      {"manifest.xml", "36 %", "100 %"}},
     ""},
    /* tracks and weights */
    {{{"manifest.xml", "date='2019-03-15'", "date='2019-03-15' tracks='advertised-complaince'"}},
     "manifest.xml:1 dangling-reference"},
    {{{"manifest.xml", "date='2019-03-15'", "date='2019-03-15' tracks='advertised-compliance'"}},
     ""},
    {{{"manifest.xml", "</answers>",
       "</answers><weights><weight table='strategy' key='rehost' value='3' "
       "source='x'/></weights>"}},
     "manifest.xml:34 weight"},
    {{{"manifest.xml", "</answers>",
       "</answers><weights><weight table='strategy' key='rehost' value='2' "
       "source='x'/></weights>"}},
     ""},
    {{{"manifest.xml", "</answers>",
       "</answers><weights><weight table='strategy' key='refactr' value='6' "
       "source='x'/></weights>"}},
     "manifest.xml:34 dangling-reference"},
    {{{"manifest.xml", "</answers>",
       "</answers><weights><weight table='strat' key='refactor' value='6' source='x'/></weights>"}},
     "manifest.xml:34 dangling-reference"},
    {{{"manifest.xml", "</answers>",
       "</answers><weights><weight table='strategy' key='refactor' value='600' "
       "source='x'/></weights>"}},
     "manifest.xml:34 weight"},
    {{{"manifest.xml", "</answers>",
       "</answers><weights><weight table='strategy' key='refactor' value='6' "
       "source='x'/></weights>"}},
     ""},
    /* people */
    {{{"manifest.xml", PEOPLE, PEOPLE EVE("Ada Lind", "eve@northwind.example", CONTACT)},
      {"manifest.xml", "/></person>", "/>" SPEAKS "</person>"}},
     "manifest.xml:5 people"},
    {{{"manifest.xml", PEOPLE, PEOPLE EVE("Eve Moor", "ada@northwind.example", CONTACT)},
      {"manifest.xml", "email='a@", "email='ada@"},
      {"manifest.xml", "/></person>", "/>" SPEAKS "</person>"}},
     "manifest.xml:4 people"},
    {{{"manifest.xml", PEOPLE, PEOPLE EVE("Eve Moor", "aws@northwind.example", CONTACT)},
      {"manifest.xml", "email='a@", "email='aws@"},
      {"manifest.xml", "/></person>", "/>" SPEAKS "</person>"}},
     ""},
    {{{"manifest.xml", PEOPLE, PEOPLE EVE("Eve Moor", "eve@northwind.example", "")},
      {"manifest.xml", "/></person>", "/>" SPEAKS "</person>"}},
     "manifest.xml:4 contact"},
    {{{"manifest.xml", PEOPLE, PEOPLE EVE("Eve Moor", "eve@northwind.example", CONTACT)}},
     "manifest.xml:4 people"},
    {{{"manifest.xml", "file='a.md' named='yes'", "file='a.md' named='yes' public-name='a shop'"}},
     "manifest.xml:6 people"},
    {{{"manifest.xml", "file='a.md' named='yes'", "file='a.md' named='no' public-name='TBD'"}},
     "manifest.xml:6 placeholder"},
    {{{"manifest.xml", "file='a.md' named='yes'", "file='a.md' named='no' public-name='a shop'"}},
     ""},
    {{{"manifest.xml", "file='b.md' named='yes'",
       "file='b.md' named='no' public-name='FABRIKAM INSURANCE'"}},
     "manifest.xml:7 people"},
    {{{"manifest.xml", "file='b.md' named='yes'", "file='b.md' named='no' public-name='Fabrikam'"}},
     "manifest.xml:7 people"},
    {{{"manifest.xml", "file='b.md' named='yes'",
       "file='b.md' named='no' public-name='an insurance firm'"}},
     ""},
    /* reasons that are none */
    {{{"manifest.xml", "<answer item='p/2' case='a' met='yes'",
       "<answer item='p/2' case='a' met='not-applicable' "
       "reason='This does not apply to our project.'"}},
     "manifest.xml:28 no-reason"},
    {{{"manifest.xml", "<answer item='p/2' case='a' met='yes'",
       "<answer item='p/2' case='a' met='not-applicable' "
       "reason='In diesem Projekt nicht erforderlich'"}},
     "manifest.xml:28 no-reason"},
    {{{"manifest.xml", "<answer item='p/2' case='a' met='yes'",
       "<answer item='p/2' case='a' met='not-applicable' reason='Not needed: both sides are "
       "MySQL.'"}},
     ""},
    /* waved away */
    {{WAVE("p/2"), WAVE("p/3"), WAVE("p/4")}, "manifest.xml:28 waved-away"},
    {{WAVE("p/2"), WAVE("p/3")}, ""},
    {{WAVE("p/2"), WAVE("p/3"), WAVE("p/4"), WAVE("p/1/word")}, "manifest.xml:26 waved-away"},
    {{{"manifest.xml", "<answer item='p/2' case='a' met='yes'",
       "<answer item='p/2' case='a' met='not-applicable' reason='Not done.'"},
      {"manifest.xml", "First words here.", ""}},
     "manifest.xml:28 no-reason"},
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
