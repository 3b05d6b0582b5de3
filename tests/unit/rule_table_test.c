/* What the table of rule kinds answers: which case study a rule speaks about, and what must be
 * known to decide it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/rule.h"

static struct rule_value value_of(enum rule_attribute attribute, const char *text) {
    return (struct rule_value){.attribute = attribute,
                               .text = str_of(text),
                               .number = 9,
                               .yes = str_is(str_of(text), "yes")};
}

static void test_needs(void **state) {
    static const struct {
        enum rule_kind kind;
        enum rule_attribute attribute; /* RULE_ATTRIBUTE_COUNT: none is written */
        const char *text;
        unsigned needs;
        bool of_study;
    } cases[] = {
        {RULE_TEXT, RULE_ATTRIBUTE_COUNT, "", NEEDS_WORDS, false},
        {RULE_TEXT, AT_SECTION, "story", NEEDS_STUDY, true},
        {RULE_TEXT, AT_UNLIKE, "60", NEEDS_WORDS | NEEDS_SET, false},
        {RULE_FREQUENCY, RULE_ATTRIBUTE_COUNT, "", NEEDS_DOCUMENTS, false},
        {RULE_FREQUENCY, AT_NAME, "reviews", NEEDS_STUDY, true},
        {RULE_ONE_OF, AT_NAME, "status", NEEDS_STUDY, true},
        {RULE_ONE_OF, AT_OR_WORDS, "9", NEEDS_STUDY | NEEDS_ANSWER, true},
        {RULE_URL, AT_OWN_SITE, "yes", NEEDS_STUDY | NEEDS_PARTNER, true},
        {RULE_URL, AT_OWN_SITE, "no", NEEDS_STUDY, true},
        {RULE_CONSENT, RULE_ATTRIBUTE_COUNT, "", NEEDS_STUDY | NEEDS_CONSENT, true},
        {RULE_DISTINCT, AT_NAME, "customer", NEEDS_STUDY | NEEDS_SET, false},
        {RULE_ITEM_MET, AT_ITEM, "a/1", NEEDS_SET, false},
        {RULE_TEST, AT_XPATH, "field[@name='size'] > 3", NEEDS_STUDY | NEEDS_ALL, false},
        {RULE_TEST, AT_XPATH, "//case-study", NEEDS_STUDY | NEEDS_ALL | NEEDS_SET, false},
        {RULE_TEST, AT_XPATH, "//person", NEEDS_STUDY | NEEDS_ALL | NEEDS_ANSWER, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct rule_value value = value_of(cases[i].attribute, cases[i].text);
        struct rule rule = {.kind = cases[i].kind,
                            .values = &value,
                            .value_count = cases[i].attribute != RULE_ATTRIBUTE_COUNT};
        if (rule_needs(&rule) != cases[i].needs || rule_is_of_study(&rule) != cases[i].of_study)
            fail_msg("case %zu, <%s>: needs %u", i, rule_rows[rule.kind].name, rule_needs(&rule));
    }
}

/* A rule needs what the rules inside need; no rule is a person's word. */
static void test_needs_inside(void **state) {
    struct rule consent = {.kind = RULE_CONSENT};
    struct rule evidence = {.kind = RULE_EVIDENCE, .next = &consent};
    struct rule both = {.kind = RULE_ALL_OF, .first = &evidence};
    struct rule not_both = {.kind = RULE_NOT, .first = &both};
    (void)state;
    assert_int_equal(rule_needs(&not_both),
                     NEEDS_DOCUMENTS | NEEDS_ALL | NEEDS_STUDY | NEEDS_CONSENT);
    assert_int_equal(rule_needs(NULL), NEEDS_WORDS);
}

/* The columns of one row and of rows of one kind agree. */
static void test_rows_agree(void **state) {
    (void)state;
    for (enum rule_kind kind = 0; kind < RULE_KIND_COUNT; kind++) {
        const struct rule_row *row = &rule_rows[kind];
        bool names = rule_attribute_row(kind, AT_NAME) || rule_attribute_row(kind, AT_SECTION);
        if (!row->name || !row->means || (row->about == ABOUT_NAMED && !names) ||
            (row->least && row->made_of == MADE_OF_NOTHING) ||
            (row->made_of >= MADE_OF_SCOPE && row->about != ABOUT_WHOLE))
            fail_msg("<%s>", row->name ? row->name : "?");
    }
    for (size_t i = 0; i < rule_attribute_row_count; i++) {
        const struct rule_attribute_row *row = &rule_attribute_rows[i];
        if ((row->form == FORM_KEYWORD) != (row->keywords != NULL) ||
            (row->form == FORM_PREFIX && !rule_attribute_row(row->kind, AT_TABLE)) ||
            (row->form == FORM_VALUES && !rule_attribute_row(row->kind, AT_NAME)) ||
            rule_attribute_row(row->kind, row->attribute) != row)
            fail_msg("<%s %s>", rule_rows[row->kind].name, rule_attribute_names[row->attribute]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_needs),
        cmocka_unit_test(test_needs_inside),
        cmocka_unit_test(test_rows_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
