/* Scopes against a brute-force evaluator written here: small dossiers and rules made at random,
 * each judged by both. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "check/check.h"
#include "random.h"

#define CASES 20000
#define STUDIES 5

static uint32_t random_state;

static uint32_t pick(uint32_t below) {
    return random_below(&random_state, below);
}

struct world {
    struct arena *arena;
    struct dossier dossier;
    struct condition condition;
    int values[STUDIES];
    bool denied[STUDIES]; /* an answer of its own says no */
    size_t count;
};

/* ---- making ---- */

static struct str digits(struct arena *arena, uint32_t number) {
    return str_format(arena, "%u", number);
}

static void add_text(struct arena *arena, struct rule *rule, enum rule_attribute attribute,
                     struct str text) {
    *APPEND(arena, rule->values, rule->value_count) =
        (struct rule_value){.attribute = attribute, .text = text};
}

static void add_number(struct arena *arena, struct rule *rule, enum rule_attribute attribute,
                       uint32_t number) {
    add_text(arena, rule, attribute, digits(arena, number));
    rule->values[rule->value_count - 1].number = number;
}

static struct rule *make_rule(struct arena *arena, int depth);

static struct rule *make_children(struct arena *arena, int depth, uint32_t count) {
    struct rule *first = NULL;
    for (uint32_t i = 0; i < count; i++) {
        struct rule *rule = make_rule(arena, depth);
        rule->next = first;
        first = rule;
    }
    return first;
}

static struct rule *make_leaf(struct arena *arena) {
    struct rule *rule = NEW(arena, struct rule);
    rule->kind = RULE_QUANTITY;
    add_text(arena, rule, AT_NAME, STR("n"));
    enum rule_attribute bound = pick(2) ? AT_AT_LEAST : AT_LESS_THAN;
    add_number(arena, rule, bound, pick(6));
    return rule;
}

static const char *const scope_words[] = {"practice", "each", "any", "one", "all"};

static struct rule *make_rule(struct arena *arena, int depth) {
    static const enum rule_kind kinds[] = {RULE_ALL_OF, RULE_ANY_OF, RULE_SOME_OF,
                                           RULE_NOT,    RULE_COUNT,  RULE_FOR};
    if (depth == 0 || pick(3) == 0)
        return make_leaf(arena);
    struct rule *rule = NEW(arena, struct rule);
    rule->kind = kinds[pick(sizeof kinds / sizeof *kinds)];
    bool single = rule->kind == RULE_NOT || rule->kind == RULE_COUNT || rule->kind == RULE_FOR;
    rule->first = make_children(arena, depth - 1, single ? 1 : 1 + pick(3));
    if (rule->kind == RULE_SOME_OF)
        add_number(arena, rule, AT_AT_LEAST, 1 + pick(2));
    if (rule->kind == RULE_COUNT) {
        enum rule_attribute bound = pick(3) == 0 ? AT_EXACTLY : pick(2) ? AT_AT_LEAST : AT_AT_MOST;
        add_number(arena, rule, bound, pick(4));
    }
    if (rule->kind == RULE_FOR) {
        add_text(arena, rule, AT_SCOPE, str_of(scope_words[pick(5)]));
        add_number(arena, rule, AT_AT_LEAST, 1 + pick(3));
    }
    return rule;
}

static void make_study(struct world *world, size_t index) {
    struct case_study *study = &world->dossier.cases[index];
    struct field *field = NEW(world->arena, struct field);
    world->values[index] = (int)pick(6);
    world->denied[index] = pick(4) == 0;
    study->id = str_format(world->arena, "s%zu", index);
    *field = (struct field){.name = STR("n"), .type = FIELD_INTEGER, .valid = true};
    field->text = digits(world->arena, (uint32_t)world->values[index]);
    field->integer = (uint64_t)world->values[index];
    study->fields = field;
    study->field_count = 1;
    if (world->denied[index])
        *APPEND(world->arena, world->dossier.answers, world->dossier.answer_count) =
            (struct answer){.item = STR("p/1"), .case_id = study->id, .met = MET_NO};
}

static void make_world(struct world *world, struct arena *arena) {
    *world = (struct world){.arena = arena, .count = pick(STUDIES + 1)};
    world->dossier.cases = NEW_ARRAY(arena, struct case_study, STUDIES);
    world->dossier.case_count = world->count;
    for (size_t i = 0; i < world->count; i++)
        make_study(world, i);
    world->condition.key = STR("p/1");
    world->condition.scope = (enum scope)pick(5);
    world->condition.at_least = 1 + (long)pick(3);
    world->condition.rule = make_rule(arena, 3);
}

/* ---- brute force: nothing of check/ is used from here on ---- */

static const struct rule_value *find_value(const struct rule *rule, enum rule_attribute attribute) {
    for (size_t i = 0; i < rule->value_count; i++)
        if (rule->values[i].attribute == attribute)
            return &rule->values[i];
    return NULL;
}

static bool holds(const struct world *world, const struct rule *rule, int study);

static long count_holds(const struct world *world, const struct rule *rule, bool with_denied) {
    long count = 0;
    for (size_t i = 0; i < world->count; i++)
        count += holds(world, rule, (int)i) && (with_denied || !world->denied[i]);
    return count;
}

static bool holds_in_scope(const struct world *world, const struct rule *rule, int scope,
                           long at_least) {
    long count = count_holds(world, rule, false), all = (long)world->count;
    switch (scope) {
    case 1:
        return all > 0 && count == all;
    case 2:
        return count >= at_least;
    case 3:
        return count == 1;
    default:
        return holds(world, rule, -1);
    }
}

static bool leaf_holds(const struct world *world, const struct rule *rule, int study) {
    if (study < 0) {
        bool all = world->count > 0;
        for (size_t i = 0; i < world->count; i++)
            all = all && leaf_holds(world, rule, (int)i);
        return all;
    }
    int value = world->values[study];
    const struct rule_value *least = find_value(rule, AT_AT_LEAST);
    return least ? value >= least->number : value < find_value(rule, AT_LESS_THAN)->number;
}

static bool count_rule_holds(const struct world *world, const struct rule *rule) {
    long count = count_holds(world, rule->first, true);
    const struct rule_value *exact = find_value(rule, AT_EXACTLY),
                            *least = find_value(rule, AT_AT_LEAST);
    if (exact)
        return count == exact->number;
    return least ? count >= least->number : count <= find_value(rule, AT_AT_MOST)->number;
}

static bool holds(const struct world *world, const struct rule *rule, int study) {
    long held = 0, all = 0;
    if (rule->kind == RULE_QUANTITY)
        return leaf_holds(world, rule, study);
    if (rule->kind == RULE_COUNT)
        return count_rule_holds(world, rule);
    if (rule->kind == RULE_FOR) {
        int scope = 0;
        while (!str_is(find_value(rule, AT_SCOPE)->text, scope_words[scope]))
            scope++;
        return holds_in_scope(world, rule->first, scope, find_value(rule, AT_AT_LEAST)->number);
    }
    for (const struct rule *child = rule->first; child; child = child->next, all++)
        held += holds(world, child, study);
    if (rule->kind == RULE_NOT)
        return held == 0;
    if (rule->kind == RULE_SOME_OF)
        return held >= find_value(rule, AT_AT_LEAST)->number;
    return rule->kind == RULE_ALL_OF ? held == all : held > 0;
}

/* ---- the comparison ---- */

static bool judged(const struct world *world, const struct case_study *study) {
    static const struct checklist checklist;
    struct verdict verdict = check_rule(world->arena, world->condition.rule, &world->dossier,
                                        &checklist, &world->condition, study);
    return verdict.outcome == OUTCOME_MET;
}

static void compare(const struct world *world, int number) {
    const struct condition *condition = &world->condition;
    if (condition->scope == SCOPE_EACH) {
        for (size_t i = 0; i < world->count; i++)
            if (judged(world, &world->dossier.cases[i]) != holds(world, condition->rule, (int)i))
                fail_msg("case %d, study %zu", number, i);
        return;
    }
    static const int scopes[] = {
        [SCOPE_PRACTICE] = 0, [SCOPE_ANY] = 2, [SCOPE_ONE] = 3, [SCOPE_ALL] = 4};
    bool expected =
        holds_in_scope(world, condition->rule, scopes[condition->scope], condition->at_least);
    if (judged(world, NULL) != expected)
        fail_msg("case %d, scope %d: expected %d", number, condition->scope, expected);
}

static void test_random_dossiers(void **state) {
    size_t met = 0;
    (void)state;
    random_state = 20190315;
    for (int i = 0; i < CASES; i++) {
        struct arena *arena = arena_new((size_t)64 << 20);
        struct world world;
        make_world(&world, arena);
        compare(&world, i);
        met += world.condition.scope != SCOPE_EACH && judged(&world, NULL);
        arena_drop(arena);
    }
    assert_in_range(met, CASES / 10, CASES * 9 / 10); /* neither always nor never */
}

/* The same case studies for a whole group: brute force over all of them. */
static void group_world(struct arena *arena, struct group *group, struct dossier *dossier,
                        int values[STUDIES][2], size_t count) {
    dossier->cases = NEW_ARRAY(arena, struct case_study, STUDIES);
    dossier->case_count = count;
    dossier->date = (struct date){2019, 3, 15};
    group->same_studies = true;
    group->title = STR("Both");
    group->items = NEW_ARRAY(arena, struct item, 2);
    group->item_count = 2;
    for (int k = 0; k < 2; k++) {
        struct rule *rule = NEW(arena, struct rule);
        struct condition *condition = NEW(arena, struct condition);
        *rule = (struct rule){.kind = RULE_QUANTITY};
        add_number(arena, rule, AT_AT_LEAST, 3);
        add_text(arena, rule, AT_NAME, k ? STR("n1") : STR("n0"));
        *condition = (struct condition){
            .key = k ? STR("p/1") : STR("p/0"), .scope = SCOPE_ANY, .rule = rule};
        condition->at_least = 1 + (long)pick(2);
        group->items[k] =
            (struct item){.key = condition->key, .conditions = condition, .condition_count = 1};
    }
    for (size_t i = 0; i < count; i++) {
        struct case_study *study = &dossier->cases[i];
        study->id = str_format(arena, "s%zu", i);
        study->fields = NEW_ARRAY(arena, struct field, 2);
        study->field_count = 2;
        for (int k = 0; k < 2; k++) {
            values[i][k] = (int)pick(6);
            study->fields[k] = (struct field){.name = k ? STR("n1") : STR("n0"),
                                              .type = FIELD_INTEGER,
                                              .valid = true,
                                              .text = digits(arena, (uint32_t)values[i][k]),
                                              .integer = (uint64_t)values[i][k]};
        }
    }
}

static void test_same_references(void **state) {
    (void)state;
    random_state = 36;
    for (int i = 0; i < 2000; i++) {
        struct arena *arena = arena_new((size_t)64 << 20);
        struct findings findings = findings_init(arena);
        struct group group = {.items = NULL};
        struct dossier dossier = {.manifest = STR("m")};
        struct part part = {.groups = &group, .group_count = 1};
        struct checklist checklist = {.parts = &part, .part_count = 1};
        struct answer answers[2] = {{.item = STR("p/0"), .met = MET_YES},
                                    {.item = STR("p/1"), .met = MET_YES}};
        int values[STUDIES][2], both = 0, met = 0;
        size_t count = pick(STUDIES + 1);
        group_world(arena, &group, &dossier, values, count);
        dossier.answers = answers;
        dossier.answer_count = 2;
        for (size_t k = 0; k < count; k++)
            both += values[k][0] >= 3 && values[k][1] >= 3;
        struct results *results = check_dossier(arena, &dossier, &checklist, &findings);
        long asked[2] = {group.items[0].conditions->at_least, group.items[1].conditions->at_least};
        for (size_t k = 0; k < 2; k++)
            met += results->list[k].outcome == OUTCOME_MET;
        bool whole = both >= asked[0] && both >= asked[1];
        assert_int_equal(met == 2, whole);
        assert_int_equal(findings_count(&findings, SEVERITY_ERROR), 2 - met);
        assert_int_equal(findings_count(&findings, SEVERITY_NOTE), whole ? 0 : 1);
        arena_drop(arena);
    }
}

static void set_values(struct dossier *dossier, uint64_t (*values)[2], size_t count) {
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < 2; k++) {
            dossier->cases[i].fields[k].integer = values[i][k];
            dossier->cases[i].fields[k].text = values[i][k] >= 3 ? STR("3") : STR("0");
        }
}

/* One gap is told once, where it is; the group says who is nearest. */
static void test_gap_is_told_once(void **state) {
    static uint64_t rows[][2][2] = {
        {{3, 0}, {0, 0}}, /* p/1 holds for nobody; s0 has p/0 */
        {{3, 0}, {0, 3}}, /* each holds for another one: s0, the first, is taken as meant */
    };
    static const char *const messages[] = {
        "p/1 is answered yes, but it holds for 0 of 2 case studies (nearest: s0: n1 is 0, at least "
        "3 asked), at least 1 case study asked",
        "p/1 is answered yes, but it holds for s1, and s0, nearest to all of \"Both\", lacks it "
        "(n1 is 0, at least 3 asked), the same 1 for every item asked",
    };
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct arena *arena = arena_new((size_t)64 << 20);
        struct findings findings = findings_init(arena);
        struct group group = {.items = NULL};
        struct dossier dossier = {.manifest = STR("m")};
        struct part part = {.groups = &group, .group_count = 1};
        struct checklist checklist = {.parts = &part, .part_count = 1};
        struct answer answers[2] = {{.item = STR("p/0"), .met = MET_YES},
                                    {.item = STR("p/1"), .met = MET_YES}};
        int values[STUDIES][2];
        group_world(arena, &group, &dossier, values, 2);
        group.items[0].conditions->at_least = group.items[1].conditions->at_least = 1;
        set_values(&dossier, rows[i], 2);
        dossier.answers = answers;
        dossier.answer_count = 2;
        struct results *results = check_dossier(arena, &dossier, &checklist, &findings);
        assert_int_equal(results->list[0].outcome, OUTCOME_MET);
        assert_int_equal(results->list[1].outcome, OUTCOME_NOT_MET);
        assert_int_equal(findings.count, 2);
        assert_string_equal(finding_sentence(findings.arena, &findings.list[0]).s, messages[i]);
        assert_int_equal(findings.list[1].code, FINDING_SAME_REFERENCES);
        assert_string_equal(finding_sentence(findings.arena, &findings.list[1]).s,
                            "0 of 2 case studies satisfy all of \"Both\", the same 1 for every "
                            "item asked; remaining: none; nearest: s0 lacks p/1");
        arena_drop(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gap_is_told_once),
        cmocka_unit_test(test_random_dossiers),
        cmocka_unit_test(test_same_references),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
