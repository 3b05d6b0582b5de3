/* Hidden values in other notations: each row a hidden text, a text, and what of it tells the value;
 * and what can be computed from what stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "compose/secret_values.h"
#include "model/checklist.h"

static const struct row {
    enum field_type type;
    const char *hidden, *text, *told;
} rows[] =
    {
        {FIELD_QUANTITY, "812 GB", "812 GB, 0.8 TB, 0.812 TB and 812,000 MB",
         "812 GB|0.8 TB|0.812 TB|812,000 MB"},
        {FIELD_QUANTITY, "812 GB", "about 800 GB; eight hundred and twelve gigabytes",
         "800 GB|eight hundred and twelve gigabytes"},
        {FIELD_QUANTITY, "812 GB", "0,81 TB or 812.000 MB, 756 GiB", "0,81 TB|812.000 MB|756 GiB"},
        {FIELD_QUANTITY, "812 GB", "900 GB, 812 MB, 812 tables, 8.12 TB, grew by 812 GB", ""},
        {FIELD_DATE, "2018-03-05", "5 March 2018, March 5, 2018, 05.03.2018 and 2018-03-05",
         "5 March 2018|March 5, 2018|05.03.2018|2018-03-05"},
        {FIELD_DATE, "2018-03-05", "5. M\u00E4rz 2018, 3/5/18, 5th March 2018, 5 Mar 2018",
         "5. M\u00E4rz 2018|3/5/18|5th March 2018|5 Mar 2018"},
        {FIELD_DATE, "2018-03-05", "March 2018, 2018, 6 March 2018, 5 March 2019", ""},
        {FIELD_INTEGER, "1234567", "1,234,567 1.234.567 1 234 567 1234567",
         "1,234,567|1.234.567|1 234 567|1234567"},
        {FIELD_INTEGER, "1234567", "1.2 million rows, 1,2 Mio. Zeilen, 12 million",
         "1.2 million|1,2 Mio."},
        {FIELD_INTEGER, "12", "twelve tables, zw\u00F6lf Tabellen, 12 small tables",
         "twelve|zw\u00F6lf|12"},
        {FIELD_INTEGER, "12", "twelve months, 12 hours, 12 people, version 12", ""},
        {FIELD_PERCENTAGE, "78 %", "78 per cent, 78.0 %, seventy-eight percent, 78 GB",
         "78 per cent|78.0 %|seventy-eight percent"},
        {FIELD_TEXT, "100 hours",
         "A hundred hours, hundert Stunden, a hundred tables, several hundred hours, a hundred and "
         "twelve hours.",
         "A hundred hours|hundert Stunden"},
        {FIELD_INTEGER, "24",
         "two dozen tables, zwei Dutzend Tabellen, a dozen tables, two dozen people",
         "two dozen|zwei Dutzend"},
        {FIELD_QUANTITY, "1 TB", "a thousand gigabytes, tausend Gigabyte, thousands of gigabytes",
         "a thousand gigabytes|tausend Gigabyte"},
        {FIELD_TEXT, "9 h 40 min", "580 minutes, nine hours", "580 minutes"},
        {FIELD_TEXT, "Project Kestrel 7", "7 people, kestrel 7", ""},
},
  computed[] = {
      {FIELD_TEXT, "100 hours", "reduced by 40 % to 60 hours", "40 % to 60 hours"},
      {FIELD_TEXT, "EUR 298,456 a year", "cost fell to EUR 171,015 (-42.7 %)", "171,015 (-42.7 %"},
      {FIELD_PERCENTAGE, "40 %", "down from 100 hours to 60 hours", "100 hours to 60 hours"},
      {FIELD_QUANTITY, "812 GB", "It grew by 88 GB to 900 GB.", "88 GB to 900 GB"},
      {FIELD_QUANTITY, "812 GB", "It grew by 10 % to 2 TB in 5 hours.", ""},
      {FIELD_TEXT, "100 hours", "40 % of the tables took 60 hours", ""},
      {FIELD_TEXT, "100 hours", "reduced to 60 hours", ""},
};

static struct hidden_values values_of(struct arena *arena, const struct row *row) {
    static struct field_declaration declaration = {.name = {"database.tables", 15}};
    struct hidden_values values = {0};
    struct hidden_value like = {.text = str_of(row->hidden), .is_field = true};
    struct field field = {.type = row->type, .valid = true, .text = like.text};
    like.words = field_words_of(&declaration);
    date_parse(field.text, &field.date);
    quantity_parse(field.text, &field.quantity);
    integer_parse(field.text, &field.integer);
    percentage_parse(field.text, &field.percentage);
    hidden_values_add(arena, &values, &like, &field);
    return values;
}

static void values_are_found_in_any_notation(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct hidden_values values = values_of(arena, &rows[i]);
        struct str text = str_of(rows[i].text);
        struct buf told = buf_init(arena, 4096);
        size_t count;
        struct value_hit *hits = hidden_values_find(arena, &values, text, text, &count);
        for (size_t k = 0; k < count; k++)
            buf_printf(&told, "%s%.*s", k ? "|" : "",
                       STR_ARG(str_slice(text, hits[k].range.from, hits[k].range.to)));
        assert_string_equal(told.count ? buf_str(&told).s : "", rows[i].told);
    }
    arena_drop(arena);
}

static void what_stays_may_give_them(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    for (size_t i = 0; i < COUNT(computed); i++) {
        struct hidden_values values = values_of(arena, &computed[i]);
        struct str text = str_of(computed[i].text);
        struct range from = {0, 0};
        hidden_values_infer(arena, &values, text, &from);
        struct str part = str_slice(text, from.from, from.to);
        assert_string_equal(str_copy(arena, part.s, part.n).s, computed[i].told);
    }
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(values_are_found_in_any_notation),
                                       cmocka_unit_test(what_stays_may_give_them)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
