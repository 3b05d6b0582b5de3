/* Words of enumerations: a file's word leads to its enumerator, and nothing else does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/result.h"

static const struct keywords *const tables[] = {
    &met_keywords,       &field_type_keywords, &scope_keywords,  &demand_keywords,
    &channel_keywords,   &sample_keywords,     &format_keywords, &font_role_keywords,
    &font_face_keywords, &flush_keywords,      &paper_keywords,  &theme_colour_keywords,
};

static void each_word_leads_to_its_enumerator(void **state) {
    (void)state;
    for (size_t t = 0; t < COUNT(tables); t++)
        for (int i = 0; i < tables[t]->count; i++) {
            const char *word = tables[t]->rows[i].word;
            assert_non_null(word);
            assert_int_equal(keyword_find(tables[t], str_of(word)), *word ? i : -1);
        }
}

static void other_words_lead_nowhere(void **state) {
    (void)state;
    assert_int_equal(keyword_find(&met_keywords, STR("Yes")), -1); /* as a workbook prints it */
    assert_int_equal(keyword_find(&met_keywords, STR("")), -1);    /* open is not written */
    assert_int_equal(keyword_find(&scope_keywords, STR("practice|each")), -1);
    assert_int_equal(keyword_find(&met_keywords, STR("not-applicable")), MET_NOT_APPLICABLE);
    assert_int_equal(keyword_find(&scope_keywords, STR("all")), SCOPE_ALL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_word_leads_to_its_enumerator),
        cmocka_unit_test(other_words_lead_nowhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
