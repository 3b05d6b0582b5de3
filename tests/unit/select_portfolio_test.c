/* From case studies and rules to a model: for random libraries every set of case studies is handed
 * to the checker, and the best that it accepts is the one that the search finds. Dossiers and
 * checklist are made here, without files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "random.h"
#include "select/portfolio.h"

enum { LIBRARIES = 150, MOST = 8 };

static uint32_t random_state;

static uint32_t pick(uint32_t below) {
    return random_below(&random_state, below);
}

/* ---- the checklist ---- */

static struct rule *make_rule(struct arena *arena, enum rule_kind kind, struct rule *first) {
    struct rule *rule = NEW(arena, struct rule);
    *rule = (struct rule){.kind = kind, .first = first};
    return rule;
}

static void set_text(struct arena *arena, struct rule *rule, enum rule_attribute attribute,
                     struct str text) {
    *APPEND(arena, rule->values, rule->value_count) =
        (struct rule_value){.attribute = attribute, .text = text};
}

static void set_number(struct arena *arena, struct rule *rule, enum rule_attribute attribute,
                       uint32_t number) {
    set_text(arena, rule, attribute, str_format(arena, "%u", number));
    rule->values[rule->value_count - 1].number = number;
}

static struct rule *at_least(struct arena *arena, const char *field, uint32_t least) {
    struct rule *rule = make_rule(arena, RULE_QUANTITY, NULL);
    set_text(arena, rule, AT_NAME, str_of(field));
    set_number(arena, rule, AT_AT_LEAST, least);
    return rule;
}

static struct rule *count_rule(struct arena *arena) {
    struct rule *rule = make_rule(arena, RULE_COUNT, NULL);
    uint32_t least = 1 + pick(3);
    set_number(arena, rule, AT_AT_LEAST, least);
    set_number(arena, rule, AT_AT_MOST, least + pick(4));
    return rule;
}

static struct rule *sum_rule(struct arena *arena) {
    struct rule *rule = make_rule(arena, RULE_WEIGHTED_SUM, NULL);
    enum rule_attribute bound = pick(3) ? AT_MORE_THAN : AT_AT_LEAST;
    set_text(arena, rule, AT_COUNTS, STR("servers"));
    set_text(arena, rule, AT_TABLE, STR("strategy"));
    set_number(arena, rule, bound, 2 * pick(30));
    return rule;
}

static struct rule *field_rule(struct arena *arena, enum rule_kind kind, const char *field) {
    struct rule *rule = make_rule(arena, kind, NULL);
    set_text(arena, rule, AT_NAME, str_of(field));
    return rule;
}

static struct rule *for_rule(struct arena *arena) {
    static const char *const scopes[] = {"any", "one", "each"};
    uint32_t scope = pick(3);
    struct rule *rule = make_rule(arena, RULE_FOR, at_least(arena, "stars", scope == 2 ? 2 : 4));
    set_text(arena, rule, AT_SCOPE, str_of(scopes[scope]));
    set_number(arena, rule, AT_AT_LEAST, 1);
    return rule;
}

static struct condition *add_item(struct arena *arena, struct group *group, enum scope scope,
                                  struct rule *rule) {
    struct item *item = APPEND(arena, group->items, group->item_count);
    item->key = str_format(arena, "p/%zu", group->item_count);
    item->conditions = NEW(arena, struct condition);
    item->condition_count = 1;
    item->conditions->key = item->key;
    item->conditions->scope = scope;
    item->conditions->rule = rule;
    return item->conditions;
}

static void add_items(struct arena *arena, struct group *group) {
    struct rule *both = count_rule(arena);
    both->next = pick(2) ? sum_rule(arena) : NULL;
    add_item(arena, group, SCOPE_ALL, make_rule(arena, RULE_ALL_OF, both));
    if (pick(2))
        add_item(arena, group, SCOPE_EACH, at_least(arena, "stars", pick(3)));
    if (pick(2))
        add_item(arena, group, SCOPE_ANY, at_least(arena, "stars", 3))->at_least = 1 + pick(2);
    if (pick(2))
        add_item(arena, group, SCOPE_ANY, at_least(arena, "size", 2))->at_least = 1 + pick(2);
    if (pick(4) == 0)
        add_item(arena, group, SCOPE_ONE, at_least(arena, "size", 3));
    if (pick(2))
        add_item(arena, group, SCOPE_ALL, field_rule(arena, RULE_DISTINCT, "customer"));
    if (pick(2))
        add_item(arena, group, SCOPE_ALL, field_rule(arena, RULE_SAME, "method"));
    if (pick(4) == 0)
        add_item(arena, group, SCOPE_ALL, for_rule(arena));
    if (pick(4) == 0)
        add_item(arena, group, SCOPE_ALL, at_least(arena, "size", 1));
    group->same_studies = pick(2);
}

static struct checklist *make_checklist(struct arena *arena) {
    static struct lookup_row rows[] = {
        {.key = {"rehost", 6}, .known = true, .weight = 2000},
        {.key = {"replatform", 10}, .known = true, .weight = 4000},
        {.key = {"refactor", 8}, .known = false},
    };
    static struct lookup lookup = {.id = {"strategy", 8}, .rows = rows, .row_count = 3};
    struct checklist *checklist = NEW(arena, struct checklist);
    checklist->lookups = &lookup;
    checklist->lookup_count = 1;
    checklist->parts = NEW(arena, struct part);
    checklist->part_count = 1;
    checklist->parts->groups = NEW(arena, struct group);
    checklist->parts->group_count = 1;
    add_items(arena, checklist->parts->groups);
    return checklist;
}

/* ---- the library ---- */

static void add_field(struct arena *arena, struct case_study *study, const char *name,
                      enum field_type type, struct str text) {
    struct field *field = APPEND(arena, study->fields, study->field_count);
    *field = (struct field){.name = str_of(name), .type = type, .valid = true, .text = text};
    if (type == FIELD_INTEGER)
        assert_true(integer_parse(text, &field->integer));
}

static struct str digits(struct arena *arena, uint32_t number) {
    return str_format(arena, "%u", number);
}

static void make_study(struct arena *arena, struct case_study *study, size_t index) {
    static const char *const customers[] = {"Litware",     "LITWARE GmbH", "Contoso",
                                            "Fabrikam",    "Fabrikam Inc", "Tailspin",
                                            "Adventure W", "Woodgrove"};
    study->id = str_format(arena, "s%zu", (index * 5) % 8); /* not in the order of names */
    add_field(arena, study, "customer", FIELD_TEXT, str_of(customers[pick(8)]));
    if (pick(4))
        add_field(arena, study, "method", FIELD_TEXT, pick(3) ? STR("Agile") : STR("waterfall"));
    add_field(arena, study, "stars", FIELD_INTEGER, digits(arena, pick(6)));
    if (pick(10))
        add_field(arena, study, "size", FIELD_INTEGER, digits(arena, pick(4)));
    add_field(arena, study, "servers.rehost", FIELD_INTEGER, digits(arena, pick(12)));
    add_field(arena, study, "servers.replatform", FIELD_INTEGER, digits(arena, pick(5)));
    add_field(arena, study, "servers.refactor", FIELD_INTEGER, digits(arena, pick(5)));
}

static struct dossier *make_dossier(struct arena *arena) {
    struct dossier *dossier = NEW(arena, struct dossier);
    dossier->case_count = 1 + pick(MOST);
    dossier->cases = NEW_ARRAY(arena, struct case_study, MOST);
    for (size_t i = 0; i < dossier->case_count; i++)
        make_study(arena, &dossier->cases[i], i);
    return dossier;
}

/* ---- every set, by the checker ---- */

struct rated {
    bool found;
    size_t count;
};

static bool holds(const struct verdict *verdict) {
    return verdict->outcome == OUTCOME_MET;
}

static bool accepts(struct arena *arena, const struct dossier *dossier,
                    const struct checklist *checklist, const struct condition *condition) {
    for (size_t i = 0; condition->scope == SCOPE_EACH && i < dossier->case_count; i++) {
        struct verdict verdict =
            check_rule(arena, condition->rule, dossier, checklist, condition, &dossier->cases[i]);
        if (!holds(&verdict))
            return false;
    }
    struct verdict verdict =
        check_rule(arena, condition->rule, dossier, checklist, condition, NULL);
    return condition->scope == SCOPE_EACH || holds(&verdict);
}

/* The same case studies for all items of scope any. */
static bool group_holds(struct arena *arena, const struct dossier *dossier,
                        const struct checklist *checklist) {
    const struct group *group = checklist->parts->groups;
    long count = 0, asked = 0;
    for (size_t s = 0; s < dossier->case_count; s++) {
        bool all = true;
        for (size_t i = 0; i < group->item_count; i++) {
            const struct condition *condition = group->items[i].conditions;
            if (condition->scope != SCOPE_ANY)
                continue;
            asked = condition->at_least > asked ? condition->at_least : asked;
            struct verdict verdict = check_rule(arena, condition->rule, dossier, checklist,
                                                condition, &dossier->cases[s]);
            all = all && holds(&verdict);
        }
        count += all;
    }
    return !group->same_studies || asked == 0 || count >= asked;
}

static bool is_accepted(struct arena *arena, const struct dossier *dossier,
                        const struct checklist *checklist) {
    const struct group *group = checklist->parts->groups;
    for (size_t i = 0; i < group->item_count; i++)
        if (!accepts(arena, dossier, checklist, group->items[i].conditions))
            return false;
    return dossier->case_count > 0 && group_holds(arena, dossier, checklist);
}

static struct rated search_all(struct arena *arena, const struct dossier *dossier,
                               const struct checklist *checklist) {
    struct rated best = {.found = false};
    for (uint32_t members = 0; members < 1u << dossier->case_count; members++) {
        struct dossier some = *dossier;
        some.cases = NEW_ARRAY(arena, struct case_study, MOST);
        some.case_count = 0;
        for (size_t i = 0; i < dossier->case_count; i++)
            if (members >> i & 1)
                some.cases[some.case_count++] = dossier->cases[i];
        if (best.found && some.case_count >= best.count)
            continue;
        if (is_accepted(arena, &some, checklist))
            best = (struct rated){.found = true, .count = some.case_count};
    }
    return best;
}

/* ---- comparing ---- */

static void compare(struct arena *arena, size_t *found) {
    struct dossier *dossier = make_dossier(arena);
    struct checklist *checklist = make_checklist(arena);
    struct findings none = findings_init(arena);
    struct portfolio_source source = {.dossier = dossier, .checklist = checklist, .reading = &none};
    struct portfolio *portfolio = portfolio_new(arena, &source);
    for (size_t i = 0; i < portfolio->count; i++)
        portfolio_examine(portfolio, i);
    portfolio_make_model(portfolio);
    assert_int_equal(portfolio->left_count, 0);
    struct set set = set_smallest(arena, &portfolio->model);
    struct rated best = search_all(arena, dossier, checklist);
    assert_int_equal(set.proof, SET_PROVED);
    assert_int_equal(set.found, best.found);
    *found += set.found;
    if (!set.found)
        return;
    assert_int_equal(set.count, best.count);
    assert_true(is_accepted(arena, portfolio_dossier(arena, portfolio, set.chosen), checklist));
    set = set_widest(arena, &portfolio->model);
    struct dossier *widest = portfolio_dossier(arena, portfolio, set.chosen);
    assert_true(is_accepted(arena, widest, checklist));
    for (size_t i = 1; i < widest->case_count; i++)
        assert_true(str_compare(widest->cases[i - 1].id, widest->cases[i].id) < 0);
}

static void test_libraries(void **state) {
    size_t found = 0;
    (void)state;
    random_state = 20193;
    for (int k = 0; k < LIBRARIES; k++) {
        struct arena *arena = arena_new((size_t)256 << 20);
        compare(arena, &found);
        arena_drop(arena);
    }
    print_message("%zu of %d libraries have a set\n", found, LIBRARIES);
    assert_in_range(found, LIBRARIES / 5, LIBRARIES - LIBRARIES / 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_libraries)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
