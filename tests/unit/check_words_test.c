/* Placeholders and web addresses: tables of cases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/placeholder.h"
#include "check/rules.h"
#include "check/text.h"
#include "check/web_address.h"

static void test_values(void **state) {
    static const struct {
        const char *value;
        bool placeholder;
    } rows[] = {
        {"TBD", true},
        {"tbd", true},
        {"[TBD]", true},
        {"TBD.", true},
        {"n/a", true},
        {"N/A", true},
        {"xxx", true},
        {"XX-XX", true},
        {"...", true},
        {"???", true},
        {"-", true},
        {"lorem ipsum dolor sit amet", true},
        {"to be confirmed", true},
        {"<insert here>", true},
        {"Todo", true},
        {"(to follow)", true},
        {"[your answer here]", true},
        {"[Describe how the servers were found.]", true},
        {"[hier beschreiben, wie gemessen wurde]", true},
        {"Wird ergänzt", true},
        {"[Describe] how", false},
        {"[redacted by request of the customer]", false},
        {"your answer was the right one", false},
        {"folgt dem Plan", false},
        {"", false},
        {"Contoso", false},
        {"none used", false},
        {"none", false},
        {"X", true},
        {"Exxon", false},
        {"412 GB", false},
        {"Nadia", false},
        {"NATO", false},
        {"0", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (placeholder_is(str_of(rows[i].value)) != rows[i].placeholder)
            fail_msg("\"%s\" is %s placeholder", rows[i].value, rows[i].placeholder ? "a" : "no");
}

static void test_text(void **state) {
    static const struct {
        const char *text, *found;
    } rows[] = {
        {"The size is TBD, as agreed.", "TBD"},
        {"Lag: XXX seconds", "XXX"},
        {"Lorem Ipsum dolor", "Lorem Ipsum"},
        {"The date is to be confirmed.", "to be confirmed"},
        {"TODO: numbers", "TODO"},
        {"todo el equipo", ""},
        {"dms-XXX-prod is a name", ""},
        {"The option is n/a for this engine", ""},
        {"outbdoor", ""},
        {"The saving was XX % [to be confirmed].", "to be confirmed"},
        {"The date is to be confirmed by finance.", "to be confirmed"},
        {"The owner is a TBD.", "TBD"},
        {"The owner is listed as TBD.", "TBD"},
        {"TODO list the servers", "TODO"},
        {"Its text: lorem ipsum dolor", "lorem ipsum"},
        {"No TODO is left but this: TBD", "TBD"},
        /* spoken of */
        {"The runbook lists what is to be determined by the customer: the day.", ""},
        {"The day was to be confirmed in May.", ""},
        {"Not a single TODO was left in the code.", ""},
        {"Fields marked TBD in the contract of March were settled; so were those marked as TBC.",
         ""},
        {"Tests use the text lorem ipsum as a name.", ""},
        {"Our TODO list was empty.", ""},
        /* what programs leave behind */
        {"As in Error! Reference source not found.", "Error! Reference source not found"},
        {"A saving of #REF! a year", "#REF!"},
        {"<<CUSTOMER_NAME>> was content", "CUSTOMER_NAME"},
        {"[Customer] was content", "[Customer]"},
        {"As an AI language model, I cannot", "As an AI language model"},
        {"The cost fell by ?? percent", "?? percent"},
        {"Why so??", ""},
        {"The customer's error was found in chapter #2 [2].", ""},
        {"Every \"TBD\" was settled.", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str found = placeholder_find(str_of(rows[i].text));
        if (!str_is(found, rows[i].found))
            fail_msg("\"%s\": found \"%.*s\"", rows[i].text, STR_ARG(found));
    }
}

static void test_words_stand_alone(void **state) {
    (void)state;
    assert_true(text_names(STR("Large LOBs, in full mode"), STR("lobs")));
    assert_true(text_names(STR("the change data capture ran"), STR("change data capture")));
    assert_false(text_names(STR("the globe"), STR("lob")));
    assert_true(text_names(STR("(SCT)"), STR("sct")));
    assert_false(text_names(STR(""), STR("x")));
}

static void test_same_page(void **state) {
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {
        {"https://northwind.example/", "http://www.northwind.example", true},
        {"https://northwind.example/index.html?x=1#top", "https://NORTHWIND.example", true},
        {"https://northwind.example/aws/", "northwind.example/aws", true},
        {"https://northwind.example:443//aws/./x/..", "https://northwind.example/aws", true},
        {"https://northwind.example/aws", "https://northwind.example/", false},
        {"https://northwind.example/aws", "https://aws.northwind.example/", false},
    };
    struct arena *arena = arena_new((size_t)1 << 20);
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct site a = site_of(arena, str_of(rows[i].a)), b = site_of(arena, str_of(rows[i].b));
        if (site_is_same_page(&a, &b) != rows[i].same)
            fail_msg("%s and %s", rows[i].a, rows[i].b);
    }
    arena_drop(arena);
}

static void test_site(void **state) {
    static const struct {
        const char *page;
        bool is_public, below;
    } rows[] = {
        {"https://northwind.example/aws", true, true},
        {"https://aws.northwind.example/", true, true},
        {"https://notnorthwind.example/aws", true, false},
        {"https://northwind.example.evil.example/", true, false},
        {"ftp://northwind.example/aws", false, true},
        {"https://localhost/aws", false, false},
        {"https://192.168.1.5/aws", false, false},
        {"https://wiki.northwind.internal/", false, false},
        {"https://northwind.example@evil.example/", true, false},
        {"", false, false},
    };
    struct arena *arena = arena_new((size_t)1 << 20);
    struct site home = site_of(arena, STR("https://www.northwind.example/"));
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct site page = site_of(arena, str_of(rows[i].page));
        if (page.is_public != rows[i].is_public || site_is_below(&page, &home) != rows[i].below)
            fail_msg("%s: public %d, below %d", rows[i].page, page.is_public,
                     site_is_below(&page, &home));
    }
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_words_stand_alone),
        cmocka_unit_test(test_same_page),
        cmocka_unit_test(test_site),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
