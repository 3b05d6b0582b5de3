/* Types of attribute values, lengths and colours of themes, and lists. */
#include "read_fixture.h"

#include "read/value.h"

static const struct {
    enum value_type type;
    const char *text;
    bool accepted;
} cases[] = {
    {VALUE_TEXT, "x", true},
    {VALUE_TEXT, "", false},
    {VALUE_ID, "E1", true},
    {VALUE_ID, "database.yearly-growth", true},
    {VALUE_ID, "1_a", true},
    {VALUE_ID, "", false},
    {VALUE_ID, "-a", false},
    {VALUE_ID, "a b", false},
    {VALUE_ID, "a/b", false},
    {VALUE_ID, "\xc3\xa4", false},
    {VALUE_YES_NO, "yes", true},
    {VALUE_YES_NO, "no", true},
    {VALUE_YES_NO, "Yes", false},
    {VALUE_YES_NO, "true", false},
    {VALUE_DATE, "2020-02-29", true},
    {VALUE_DATE, "2019-02-29", false},
    {VALUE_DATE, "2019-3-15", false},
    {VALUE_DATE, "15.03.2019", false},
    {VALUE_URL, "https://northwind.example/a?b#c", true},
    {VALUE_URL, "HTTP://northwind.example", true},
    {VALUE_URL, "https://", false},
    {VALUE_URL, "https:///a", false},
    {VALUE_URL, "northwind.example", false},
    {VALUE_URL, "ftp://northwind.example", false},
    {VALUE_URL, "https://a b", false},
    {VALUE_EMAIL, "a@b.de", true},
    {VALUE_EMAIL, "a@b", false},
    {VALUE_EMAIL, "@b", false},
    {VALUE_EMAIL, "a@", false},
    {VALUE_EMAIL, "a@b@c", false},
    {VALUE_LANGUAGE, "en", true},
    {VALUE_LANGUAGE, "zh-Hant-TW", true},
    {VALUE_LANGUAGE, "de-1996", true},
    {VALUE_LANGUAGE, "e", false},
    {VALUE_LANGUAGE, "en-", false},
    {VALUE_LANGUAGE, "en_US", false},
    {VALUE_LANGUAGE, "1996", false},
    {VALUE_INTEGER, "0", true},
    {VALUE_INTEGER, "999999999", true},
    {VALUE_INTEGER, "1000000000", false},
    {VALUE_INTEGER, "-1", false},
    {VALUE_INTEGER, "", false},
    {VALUE_KEYWORD, "mail", true},
    {VALUE_KEYWORD, "mai", false},
    {VALUE_KEYWORD, "", false}, /* no file writes that there is none */
    {VALUE_KEYWORD, "mail|portal", false},
    {VALUE_LIST, "a", true},
    {VALUE_LIST, "a b|c", true},
    {VALUE_LIST, "a||c", false},
    {VALUE_LIST, "|a", false},
    {VALUE_LIST, "a|", false},
    {VALUE_LENGTH, "9.2", true},
    {VALUE_LENGTH, "0", true},
    {VALUE_LENGTH, "9.", false},
    {VALUE_LENGTH, ".9", false},
    {VALUE_LENGTH, "9.2345", false},
    {VALUE_LENGTH, "100000", false},
    {VALUE_LENGTH, "-1", false},
    {VALUE_COLOUR, "#0b4F8a", true},
    {VALUE_COLOUR, "0b4f8a", false},
    {VALUE_COLOUR, "#0b4f8", false},
    {VALUE_COLOUR, "#0b4f8g", false},
    {VALUE_COLOUR, "ink", false},
    {VALUE_INK, "ink", true},
    {VALUE_INK, "#000000", true},
    {VALUE_INK, "black", false},
};

static void accepts_values(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct attribute_row row = {"x", cases[i].type, false, &channel_keywords};
        if (value_accepts(&row, str_of(cases[i].text)) != cases[i].accepted)
            fail_msg("type %d, \"%s\"", cases[i].type, cases[i].text);
    }
}

static void parses_lengths(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int thousandths;
    } lengths[] = {{"9.2", 9200}, {"14", 14000}, {"0.125", 125}, {"99999.999", 99999999}};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        int thousandths = -1;
        assert_true(value_parse_length(str_of(lengths[i].text), &thousandths));
        assert_int_equal(thousandths, lengths[i].thousandths);
    }
}

static void parses_colours(void **state) {
    (void)state;
    struct colour colour;
    assert_true(value_parse_colour(STR("#0B4f8a"), &colour));
    assert_int_equal(colour.r, 0x0b);
    assert_int_equal(colour.g, 0x4f);
    assert_int_equal(colour.b, 0x8a);
}

static void splits_lists(void **state) {
    struct fixture *f = *state;
    size_t count;
    struct str *pieces = value_split(f->arena, STR(" AWS DMS | AWS SCT |"), '|', &count);
    assert_int_equal(count, 2);
    assert_text(pieces[0], "AWS DMS");
    assert_text(pieces[1], "AWS SCT");
    value_split(f->arena, STR(""), '|', &count);
    assert_int_equal(count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accepts_values),
        cmocka_unit_test(parses_lengths),
        cmocka_unit_test(parses_colours),
        cmocka_unit_test_setup_teardown(splits_lists, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
