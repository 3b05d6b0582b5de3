/* The search for a set of case studies against all sets: random models of up to 18 candidates, as
 * checklists make them, and each answer compared with the best of the 2^n. The exhaustive search
 * is written here, by its own arithmetic. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "random.h"
#include "select/set.h"

enum { MODELS = 600, MOST = 18, MOST_ROWS = 9, NEVER = 1 << 30 };

static uint32_t random_state;

static uint32_t pick(uint32_t below) {
    return random_below(&random_state, below);
}

/* ---- making ---- */

static struct set_row *add_row(struct arena *arena, struct set_model *model) {
    struct set_row *row = APPEND(arena, model->rows, model->row_count);
    *row = (struct set_row){.least = SET_NO_LEAST, .most = SET_NO_MOST};
    row->weights = NEW_ARRAY(arena, long long, model->count + 1);
    return row;
}

static void add_number(struct arena *arena, struct set_model *model) {
    struct set_row *row = add_row(arena, model);
    row->least = 1 + pick(5);
    row->most = row->least + pick(4);
    for (size_t i = 0; i < model->count; i++)
        row->weights[i] = 1;
}

static void add_public(struct arena *arena, struct set_model *model) {
    struct set_row *row = add_row(arena, model);
    row->least = 1 + pick(3);
    row->threshold = pick(3) ? 0 : row->least;
    if (pick(4) == 0)
        row->most = row->least; /* exactly */
    for (size_t i = 0; i < model->count; i++)
        row->weights[i] = pick(3) == 0;
}

/* In thousandths: counts of two strategies by weights 2 and 4, now and then one with a fraction. */
static void add_sum(struct arena *arena, struct set_model *model, uint32_t largest) {
    struct set_row *row = add_row(arena, model);
    row->threshold = 1000LL * (1 + pick(largest * (uint32_t)(model->count / 3 + 1)));
    row->least = row->threshold + (pick(4) > 0);
    for (size_t i = 0; i < model->count; i++)
        row->weights[i] = 2000LL * pick(largest) + 4000LL * pick(largest / 2 + 1) +
                          (pick(8) == 0 ? 2500LL * pick(4) : 0);
}

/* Two of one customer: at most one of them. */
static void add_customers(struct arena *arena, struct set_model *model) {
    for (uint32_t pairs = pick(3); pairs > 0; pairs--) {
        struct set_row *row = add_row(arena, model);
        row->most = 1;
        for (uint32_t k = 2 + pick(2); k > 0; k--)
            row->weights[pick((uint32_t)model->count)] = 1;
    }
}

static void add_same(struct arena *arena, struct set_model *model) {
    struct set_same *same = APPEND(arena, model->sames, model->same_count);
    *same = (struct set_same){.class_count = 1 + pick(3)};
    same->classes = NEW_ARRAY(arena, size_t, model->count + 1);
    for (size_t i = 0; i < model->count; i++)
        same->classes[i] = pick((uint32_t)same->class_count);
}

static struct set_model make_model(struct arena *arena) {
    struct set_model model = {.count = 1 + pick(MOST)};
    add_number(arena, &model);
    if (pick(3))
        add_public(arena, &model);
    if (pick(5))
        add_sum(arena, &model, 12);
    if (pick(4))
        add_sum(arena, &model, 90);
    add_customers(arena, &model);
    if (pick(3) == 0)
        add_same(arena, &model);
    return model;
}

/* ---- all sets ---- */

struct rated {
    uint32_t members; /* bit i: candidate i */
    int count;
    long long margin;
};

static long long sum_of(const struct set_row *row, uint32_t members, size_t count) {
    long long sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += members >> i & 1 ? row->weights[i] : 0;
    return sum;
}

static bool keeps_classes(const struct set_model *model, uint32_t members) {
    for (size_t s = 0; s < model->same_count; s++)
        for (size_t i = 0; i < model->count; i++)
            for (size_t k = 0; k < i; k++)
                if (members >> i & members >> k & 1 &&
                    model->sames[s].classes[i] != model->sames[s].classes[k])
                    return false;
    return true;
}

static bool satisfies(const struct set_model *model, uint32_t members, size_t without) {
    for (size_t r = 0; r < model->row_count; r++) {
        long long sum = sum_of(&model->rows[r], members, model->count);
        if (sum > model->rows[r].most || (r != without && sum < model->rows[r].least))
            return false;
    }
    return keeps_classes(model, members);
}

/* floor of the margin, by counting up or down where the division is not exact. */
static long long margin_of(const struct set_model *model, uint32_t members) {
    long long margin = SET_NO_MARGIN;
    for (size_t r = 0; r < model->row_count; r++) {
        const struct set_row *row = &model->rows[r];
        long long over = (sum_of(row, members, model->count) - row->threshold) * SET_PARTS;
        if (row->threshold <= 0)
            continue;
        long long own = over / row->threshold;
        while (own * row->threshold > over)
            own--;
        if (margin == SET_NO_MARGIN || own < margin)
            margin = own;
    }
    return margin;
}

/* Whether a's names come first: the first candidate that is in one only is in a. */
static bool is_named_before(uint32_t a, uint32_t b) {
    uint32_t differ = a ^ b;
    return differ && (differ & (~differ + 1) & a);
}

static bool is_better(struct rated a, struct rated b, bool margin_first) {
    if (margin_first && a.margin != b.margin)
        return a.margin > b.margin;
    if (a.count != b.count)
        return a.count < b.count;
    if (a.margin != b.margin)
        return a.margin > b.margin;
    return is_named_before(a.members, b.members);
}

static struct rated search_all(const struct set_model *model, bool margin_first) {
    struct rated best = {.count = NEVER};
    for (uint32_t members = 0; members < 1u << model->count; members++) {
        struct rated rated = {.members = members};
        if (!satisfies(model, members, SIZE_MAX))
            continue;
        for (uint32_t rest = members; rest; rest >>= 1)
            rated.count += (int)(rest & 1);
        rated.margin = margin_of(model, members);
        if (best.count == NEVER || is_better(rated, best, margin_first))
            best = rated;
    }
    return best;
}

/* ---- comparing ---- */

static void compare_set(const struct set_model *model, const struct set *set,
                        const struct rated *best) {
    assert_int_equal(set->proof, SET_PROVED);
    assert_int_equal(set->found, best->count != NEVER);
    if (!set->found)
        return;
    uint32_t members = 0;
    for (size_t i = 0; i < model->count; i++)
        members |= (uint32_t)set->chosen[i] << i;
    assert_int_equal(set->count, best->count);
    assert_true(set->margin == best->margin);
    assert_int_equal(members, best->members);
    assert_true(set_holds(model, set->chosen));
}

/* The least a row falls short by when only it is given up, or -1 when that does not help. */
static long long shortfall_of(const struct set_model *model, size_t row) {
    long long least = -1;
    for (uint32_t members = 0; members < 1u << model->count; members++) {
        if (!satisfies(model, members, row))
            continue;
        long long missing =
            model->rows[row].least - sum_of(&model->rows[row], members, model->count);
        if (least < 0 || missing < least)
            least = missing;
    }
    return least;
}

/* The fewest rows that must fall short together. */
static size_t fewest_unmet(const struct set_model *model) {
    size_t fewest = SIZE_MAX;
    for (uint32_t members = 0; members < 1u << model->count; members++) {
        size_t unmet = 0;
        bool possible = keeps_classes(model, members);
        for (size_t r = 0; r < model->row_count; r++) {
            long long sum = sum_of(&model->rows[r], members, model->count);
            possible = possible && sum <= model->rows[r].most;
            unmet += sum < model->rows[r].least;
        }
        if (possible && unmet < fewest)
            fewest = unmet;
    }
    return fewest;
}

static void compare_shortage(const struct set_model *model, const struct set_shortage *shortage) {
    size_t alone = 0;
    assert_int_equal(shortage->proof, SET_PROVED);
    for (size_t r = 0; r < model->row_count; r++) {
        long long missing = model->rows[r].least == SET_NO_LEAST ? -1 : shortfall_of(model, r);
        if (missing <= 0)
            continue;
        assert_true(alone < shortage->count);
        assert_int_equal(shortage->list[alone].row, r);
        assert_true(shortage->list[alone].missing == missing);
        alone++;
    }
    assert_int_equal(shortage->each_alone, alone > 0);
    assert_int_equal(shortage->count, alone ? alone : fewest_unmet(model));
}

static void test_exhaustive(void **state) {
    size_t found = 0, none_alone = 0, none_together = 0;
    (void)state;
    random_state = 20191;
    for (int k = 0; k < MODELS; k++) {
        struct arena *arena = arena_new((size_t)64 << 20);
        struct set_model model = make_model(arena);
        struct rated fewest = search_all(&model, false), widest = search_all(&model, true);
        struct set smallest = set_smallest(arena, &model), largest = set_widest(arena, &model);
        compare_set(&model, &smallest, &fewest);
        compare_set(&model, &largest, &widest);
        found += smallest.found;
        if (!smallest.found) {
            struct set_shortage shortage = set_find_shortage(arena, &model);
            compare_shortage(&model, &shortage);
            none_alone += shortage.each_alone;
            none_together += !shortage.each_alone;
        }
        arena_drop(arena);
    }
    print_message("%zu with a set, %zu lack one thing, %zu lack several\n", found, none_alone,
                  none_together);
    assert_true(found > 200 && none_alone > 40 && none_together > 40);
}

/* DOMAIN: exactly 50 is not more than 50. */
static void test_strict(void **state) {
    struct arena *arena = arena_new((size_t)1 << 20);
    long long weights[] = {10000, 40000, 2000};
    struct set_row row = {
        .weights = weights, .least = 50001, .most = SET_NO_MOST, .threshold = 50000};
    struct set_model model = {.count = 2, .rows = &row, .row_count = 1};
    (void)state;
    assert_false(set_smallest(arena, &model).found);
    struct set_shortage shortage = set_find_shortage(arena, &model);
    assert_true(shortage.count == 1 && shortage.each_alone && shortage.list[0].missing == 1);
    model.count = 3;
    struct set set = set_smallest(arena, &model);
    assert_true(set.found && set.count == 3 && set.margin == 400);
    arena_drop(arena);
}

/* Numbers that doubles cannot tell apart are told apart in whole numbers. */
static void test_large_numbers(void **state) {
    struct arena *arena = arena_new((size_t)8 << 20);
    long long weights[] = {1000000000000001, 1000000000000002, 999999999999999};
    struct set_row row = {.weights = weights, .least = 2000000000000002, .most = SET_NO_MOST};
    struct set_model model = {.count = 3, .rows = &row, .row_count = 1};
    (void)state;
    struct set set = set_smallest(arena, &model);
    assert_true(set.proof == SET_UNVERIFIED || set_holds(&model, set.chosen));
    if (set.proof == SET_PROVED)
        assert_true(set.count == 2 && set.chosen[0] && set.chosen[1]);
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exhaustive),
        cmocka_unit_test(test_strict),
        cmocka_unit_test(test_large_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
