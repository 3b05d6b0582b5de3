/* Forms of names: each row a name and, between bars, what is a secret of its own; forms with a star
 * only where they are written with a capital, words of the language with a question mark, initials
 * with ^ where they stand in capitals, with = where no blank is in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/buf.h"
#include "compose/composer.h"

static const struct row {
    const char *name, *forms;
} firms[] =
    {
        {"UBS AG", "UBS AG|UBS|U.B.S.|U.B.S|U-B-S"},
        {"ING Bank N.V.", "ING Bank N.V.|ING Bank|ING|I.N.G.|I.N.G|I-N-G"},
        {"BP p.l.c.", "BP p.l.c.|BP|B.P.|B.P|B-P"},
        {"3M Company", "3M Company|3M"},
        {"Die Mobiliar", "Die Mobiliar|Mobiliar"},
        {"Bank of Elmwood", "Bank of Elmwood|Banks of Elmwood|Elmwood|BoE^|B.o.E.^|B.o.E^|B-o-E^"},
        {"Stadtwerke Ebersfeld", "Stadtwerke Ebersfeld|Stadtwerkes Ebersfeld|Ebersfeld"},
        {"Target Corporation", "Target Corporation|Target?"},
        {"Halvorsen Seed Company", "Halvorsen Seed Company|Halvorsen Seed|Halvorsen|Seed*"},
        {"Open Systems AG", "Open Systems AG|Open Systems*|Open-Systems=|OpenSystems="},
        {"Kestrel & Marr Shipping plc",
         "Kestrel & Marr Shipping plc|Kestrel & Marr Shipping|Kestrel & "
         "Marr|Kestrel|Marr*|Shipping*|Kestrel and Marr|Kestrel und Marr|Kestrel + Marr|K&M^|K & "
         "M^|K+M^"},
        {"Royal Bank of Elmwood Group",
         "Royal Bank of Elmwood Group|Royal Bank of Elmwood|Royals Bank of "
         "Elmwood|Elmwood|RBE^|R.B.E.^|R.B.E^|R-B-E^|RBoE^|R.B.o.E.^|R.B.o.E^|R-B-o-E^|RBEG^|R.B.E."
         "G.^|R.B.E.G^|R-B-E-G^"},
        {"Main Street Bank", "Main Street Bank|Main-Street-Bank=|MainStreetBank=|Main "
                             "Street*|Main-Street=|MainStreet=|MSB^|M.S.B.^|M.S.B^|M-S-B^"},
        {"adidas AG", "adidas AG|adidas"},
        {"eBay Inc.", "eBay Inc.|eBay"},
        {"ООО Контосо", "ООО Контосо|ooo kontoso|Контосо|kontoso"},
        {"株式会社山田", "株式会社山田|山田"},
        {"Allgemeine Elektricit\u00E4ts-Gesellschaft",
         "Allgemeine Elektricitäts-Gesellschaft|Allgemeine Elektricitats-Gesellschaft|Allgemeine "
         "Elektricitaets-Gesellschaft|Allgemeines "
         "Elektricitäts-Gesellschaft|Elektricitäts-Gesellschaft|ElektricitatsGesellschaft|"
         "Elektricitats-Gesellschaft|Elektricitaets-Gesellschaft|AEG^|A.E.G.^|A.E.G^|A-E-G^"},
        {"Hong & Shang Banking Corporation",
         "Hong & Shang Banking Corporation|Hong & Shang Banking|Hong & "
         "Shang|Hong|Shang*|Banking*|Hong and Shang|Hong und Shang|Hong + "
         "Shang|HSB^|H.S.B.^|H.S.B^|H-S-B^|HSBC^|H.S.B.C.^|H.S.B.C^|H-S-B-C^"},
        {"Migros-Genossenschafts-Bund",
         "Migros-Genossenschafts-Bund|MigrosGenossenschaftsBund|Migros|MGB^|M.G.B.^|M.G.B^|M-G-B^"},
        {"AT&T Inc.", "AT&T Inc.|AT&T|ATT^|A.T.T.^|A.T.T^|A-T-T^|AT and T^|AT & T^"},
        {"ПАО «Газпром»", "ПАО «Газпром»|pao «gazprom»|Газпром|gazprom"},
        {"Swiss Life Assurance",
         "Swiss Life Assurance|Swisss Life Assurance|Assurance"}, /* not SLA */
        {"The Phone Company", "The Phone Company|Phone Company"},
},
  people[] = {
      {"Jonas Adeyemi", "Jonas Adeyemi|Adeyemi, Jonas|J. Adeyemi*|J Adeyemi*|Adeyemi, "
                        "J.*|jadeyemi=|Jonas A.*|JonasAdeyemi=|Adeyemi*"},
      {"Li Wu", "Li Wu|Wu, Li"},
      {"Hans-Peter Roth",
       "Hans-Peter Roth|Roth, Hans-Peter|H.-P. Roth*|HP Roth*|Roth, H.-P.*|hproth=|H. Roth*|H "
       "Roth*|Roth, H.*|hroth=|Hans-Peter R.*|Hans-PeterRoth=|HansPeterRoth=|Roth*"},
      {"Björk", "Björk|Bjork|Bjoerk"},
};

static const char *const marks[] = {[SPELLED_ANYHOW] = "",
                                    [SPELLED_AS_NAME] = "*",
                                    [SPELLED_AS_WORD] = "?",
                                    [SPELLED_AS_INITIALS] = "^",
                                    [SPELLED_IN_ONE] = "="};

static struct str print(struct arena *arena, struct name_forms forms) {
    struct buf buf = buf_init(arena, 4096);
    for (size_t i = 0; i < forms.count; i++)
        buf_printf(&buf, "%s%.*s%s", i ? "|" : "", STR_ARG(forms.list[i].text),
                   marks[forms.list[i].capital]);
    return buf_str(&buf);
}

static void firms_have_these_forms(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    for (size_t i = 0; i < COUNT(firms); i++)
        assert_string_equal(print(arena, name_forms_of_firm(arena, str_of(firms[i].name))).s,
                            firms[i].forms);
    arena_drop(arena);
}

static void people_have_these_forms(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    for (size_t i = 0; i < COUNT(people); i++)
        assert_string_equal(print(arena, name_forms_of_person(arena, str_of(people[i].name))).s,
                            people[i].forms);
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(firms_have_these_forms),
                                       cmocka_unit_test(people_have_these_forms)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
