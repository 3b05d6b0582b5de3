/* The document tree, and looking things up in the model: answers, evidence, roll-up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "model/result.h"

/* document( heading("A" code "b") list( item( paragraph("c" soft-break "d") ) item() )
 *           figure "alt"( text "caption" ) ) */
static struct node *make_tree(struct arena *arena) {
    struct node *root = node_new(arena, NODE_DOCUMENT);
    struct node *heading = node_add(arena, root, NODE_HEADING);
    node_add_text(arena, heading, STR("A"));
    node_add(arena, heading, NODE_CODE)->text = STR("b");
    struct node *list = node_add(arena, root, NODE_LIST);
    struct node *item = node_add(arena, list, NODE_ITEM);
    struct node *paragraph = node_add(arena, item, NODE_PARAGRAPH);
    node_add_text(arena, paragraph, STR("c"));
    node_add(arena, paragraph, NODE_SOFT_BREAK);
    node_add_text(arena, paragraph, STR("d"));
    node_add(arena, list, NODE_ITEM);
    struct node *figure = node_add(arena, root, NODE_FIGURE);
    figure->text = STR("alt");
    node_add_text(arena, figure, STR("caption"));
    return root;
}

static const char walked[] = "document heading text code list item paragraph text soft-break text "
                             "item figure text ";

static struct str walk(struct arena *arena, const struct node *root) {
    struct buf names = buf_init(arena, 1000);
    for (const struct node *n = root; n; n = node_next(root, n))
        buf_printf(&names, "%s ", node_kind_name(n->kind));
    return buf_str(&names);
}

static void test_walk_and_copy(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    struct node *root = make_tree(arena);
    assert_string_equal(walk(arena, root).s, walked);
    struct node *copy = node_copy(arena, root);
    assert_string_equal(walk(arena, copy).s, walked);
    for (struct node *n = copy; n; n = node_next(copy, n))
        for (struct node *child = n->first; child; child = child->next)
            assert_ptr_equal(child->parent, n);
    struct node *list = node_copy(arena, root->first->next);
    assert_null(list->next);
    assert_null(list->parent);
    assert_string_equal(walk(arena, list).s, "list item paragraph text soft-break text item ");
    assert_string_equal(walk(arena, root->first->next).s,
                        "list item paragraph text soft-break text item ");
    arena_drop(arena);
}

static void test_text(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    struct node *root = make_tree(arena);
    assert_string_equal(node_text(arena, root).s, "Ab\nc d\ncaption");
    assert_string_equal(node_text(arena, root->first).s, "Ab");
    assert_string_equal(node_text(arena, root->first->first).s, "A");
    assert_string_equal(node_text(arena, node_new(arena, NODE_DOCUMENT)).s, "");
    arena_drop(arena);
}

/* A hundred thousand levels: no recursion. */
static void test_deep(void **state) {
    (void)state;
    struct arena *arena = arena_new(SIZE_MAX);
    struct node *root = node_new(arena, NODE_DOCUMENT), *n = root;
    for (int i = 0; i < 100000; i++)
        n = node_add(arena, n, NODE_QUOTE);
    node_add_text(arena, n, STR("deep"));
    assert_string_equal(node_text(arena, node_copy(arena, root)).s, "deep");
    arena_drop(arena);
}

static void test_answers(void **state) {
    (void)state;
    struct answer answers[] = {
        {.item = STR("r/1.0"), .reason = STR("item")},
        {.item = STR("r/1.0/s4"), .case_id = STR("a"), .reason = STR("s4 a")},
        {.item = STR("r/1.0/s5"), .reason = STR("s5")},
        {.item = STR("r/1.0"), .case_id = STR("b"), .reason = STR("item b")},
    };
    struct dossier dossier = {.answers = answers, .answer_count = 4};
    static const struct {
        const char *key, *case_id, *reason; /* NULL: no answer */
    } cases[] = {
        {"r/1.0/s4", "a", "s4 a"},
        {"r/1.0/s4", "b", "item b"},
        {"r/1.0/s4", "c", "item"},
        {"r/1.0/s5", "b", "s5"},
        {"r/1.0", "b", "item b"},
        {"r/1.0", "", "item"},
        {"r/1.1", "", NULL},
        {"r", "", NULL},
        {"", "", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct answer *answer =
            dossier_find_answer(&dossier, str_of(cases[i].key), str_of(cases[i].case_id));
        assert_int_equal(answer != NULL, cases[i].reason != NULL);
        if (answer)
            assert_string_equal(answer->reason.s, cases[i].reason);
    }
}

static void test_supports(void **state) {
    (void)state;
    struct support supports[] = {{.item = STR("r/1.0/m1"), .case_id = STR("a")},
                                 {.item = STR("r/2.0")}};
    struct evidence evidence = {.supports = supports, .support_count = 2};
    static const struct {
        const char *key, *case_id;
        bool supported;
    } cases[] = {
        {"r/1.0/m1", "a", true}, {"r/1.0/m1", "b", false}, {"r/1.0/m1", "", true},
        {"r/1.0", "a", false},   {"r/1.0/m2", "a", false}, {"r/2.0", "b", true},
        {"r/2.0/x", "b", true},  {"r/2.0/x", "", true},    {"r/2", "", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(
            evidence_supports(&evidence, str_of(cases[i].key), str_of(cases[i].case_id)),
            cases[i].supported);
}

static void test_roll_up(void **state) {
    (void)state;
    struct condition mandatory = {.key = STR("i/m")}, optional = {.optional = true};
    struct item item = {.key = STR("i")}, other = {0}, wishes = {0}, mixed = {0};
    struct case_study a = {.id = STR("a")}, b = {.id = STR("b")}, c = {.id = STR("c")};
    struct result list[] = {
        {.item = &item,
         .condition = &mandatory,
         .study = &a,
         .outcome = OUTCOME_MET,
         .basis = BASIS_COMPUTED},
        {.item = &item, .condition = &optional, .study = &a, .outcome = OUTCOME_NOT_MET},
        {.item = &item, .condition = &mandatory, .study = &b, .outcome = OUTCOME_PARTLY},
        {.item = &item, .condition = &mandatory, .outcome = OUTCOME_MET, .basis = BASIS_ATTESTED},
        {.item = &other, .condition = &mandatory, .outcome = OUTCOME_NOT_APPLICABLE},
        {.item = &wishes, .condition = &optional, .outcome = OUTCOME_OPEN},
        {.item = &mixed, .condition = &mandatory, .outcome = OUTCOME_PARTLY, .basis = BASIS_STATED},
        {.item = &mixed, .condition = &mandatory, .outcome = OUTCOME_OPEN},
        {.item = &mixed,
         .condition = &mandatory,
         .outcome = OUTCOME_NOT_MET,
         .basis = BASIS_COMPUTED},
    };
    struct results results = {.list = list, .count = sizeof list / sizeof *list};
    assert_int_equal(results_roll_up(&results, &item, &a).outcome, OUTCOME_MET);
    assert_int_equal(results_roll_up(&results, &item, &a).basis, BASIS_ATTESTED); /* the weakest */
    assert_int_equal(results_roll_up(&results, &item, &b).outcome, OUTCOME_PARTLY);
    assert_int_equal(results_roll_up(&results, &item, &c).basis, BASIS_ATTESTED);
    assert_int_equal(results_roll_up(&results, &item, NULL).outcome, OUTCOME_PARTLY);
    assert_int_equal(results_roll_up(&results, &other, NULL).outcome, OUTCOME_NOT_APPLICABLE);
    assert_int_equal(results_roll_up(&results, &wishes, NULL).outcome, OUTCOME_OPEN);
    assert_int_equal(results_roll_up(&results, &mixed, NULL).outcome, OUTCOME_NOT_MET);
    assert_int_equal(results_roll_up(&results, &mixed, NULL).basis, BASIS_STATED); /* of both N */
    assert_ptr_equal(results_find(&results, &mandatory, &b), &list[2]);
    assert_ptr_equal(results_find(&results, &mandatory, NULL), &list[3]);
    assert_null(results_find(&results, &optional, &b));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_walk_and_copy), cmocka_unit_test(test_text),
        cmocka_unit_test(test_deep),          cmocka_unit_test(test_answers),
        cmocka_unit_test(test_supports),      cmocka_unit_test(test_roll_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
