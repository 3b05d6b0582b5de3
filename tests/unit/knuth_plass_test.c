/* Line breaks against an oracle: for 200 generated paragraphs and five widths, the total demerits
 * are the least that a search over all breaks finds. The oracle is written from the paper's
 * definitions and shares no code with knuth_plass.c but the badness. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "layout/text/knuth_plass.h"

enum { MOST = 700, PARAGRAPHS = 200, ENDLESS = 1 << 30 };

static const int widths[] = {60000, 110000, 170000, 250000, 400000};
enum { WIDTHS = sizeof widths / sizeof widths[0] };

static uint32_t draw(uint32_t *seed, uint32_t below) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

struct text {
    struct break_item items[MOST];
    size_t count;
};

static void add(struct text *t, struct break_item item) {
    assert_true(t->count < MOST);
    t->items[t->count++] = item;
}

static void add_box(struct text *t, int width) {
    add(t, (struct break_item){.kind = ITEM_BOX, .width = width});
}

static void add_penalty(struct text *t, int penalty, int width, bool flagged) {
    add(t, (struct break_item){
               .kind = ITEM_PENALTY, .penalty = penalty, .width = width, .flagged = flagged});
}

static void add_glue(struct text *t) {
    add(t, (struct break_item){.kind = ITEM_GLUE, .width = 2600, .stretch = 1300, .shrink = 650});
}

/* Words of one to four syllables with hyphens between, now and then a written hyphen or a
 * forbidden or a welcome place. */
static void add_word(struct text *t, uint32_t *seed) {
    for (uint32_t syllables = 1 + draw(seed, 4); syllables > 0; syllables--) {
        add_box(t, 3000 + (int)draw(seed, 9000));
        if (syllables > 1 && draw(seed, 3) > 0)
            add_penalty(t, 50, 3300, true);
        else if (syllables > 1 && draw(seed, 4) == 0)
            add_penalty(t, 150, 0, false);
    }
    if (draw(seed, 25) == 0)
        add_penalty(t, KNUTH_PLASS_NEVER, 0, false);
    else if (draw(seed, 25) == 0)
        add_penalty(t, -60, 0, false);
}

/* A fifth of the boxes begin or end with what hangs into the margin, and so may their breaks. */
static void add_hangs(struct text *t, uint32_t seed) {
    for (size_t i = 0; i < t->count; i++) {
        if (draw(&seed, 5) > 0)
            continue;
        t->items[i].hang = 200 + (int)draw(&seed, 2300);
        if (t->items[i].kind != ITEM_BOX && i > 0 && t->items[i - 1].kind != ITEM_BOX)
            t->items[i].hang = 0;
    }
}

static void make_text(struct text *t, uint32_t seed) {
    t->count = 0;
    for (uint32_t words = 5 + draw(&seed, 70); words > 0; words--) {
        add_word(t, &seed);
        if (words > 1)
            add_glue(t);
    }
    add_hangs(t, seed);
}

static bool may_end(const struct text *t, size_t i) {
    if (i == t->count)
        return true;
    const struct break_item *item = &t->items[i];
    return item->kind == ITEM_PENALTY
               ? item->penalty < KNUTH_PLASS_NEVER
               : item->kind == ITEM_GLUE && i > 0 && t->items[i - 1].kind == ITEM_BOX;
}

struct oracle_line {
    int badness, fitness;
};

/* The line of items [from, to), measured item by item. */
static struct oracle_line measure(const struct text *t, size_t from, size_t to,
                                  const struct knuth_plass_setup *setup) {
    int64_t width = 0, stretch = setup->tail + setup->emergency, shrink = 0;
    while (from < to && t->items[from].kind != ITEM_BOX)
        from++;
    width -= from < to ? t->items[from].hang : 0;
    width -= to < t->count ? t->items[to].hang : 0;
    for (size_t i = from; i < to; i++) {
        if (t->items[i].kind == ITEM_PENALTY)
            continue;
        width += t->items[i].width;
        stretch += t->items[i].stretch;
        shrink += t->items[i].shrink;
    }
    if (to < t->count && t->items[to].kind == ITEM_PENALTY)
        width += t->items[to].width;
    int64_t gap = setup->width - width;
    struct oracle_line line = {0, 2};
    if (gap < 0) {
        line.badness = -gap > shrink ? ENDLESS : knuth_plass_badness(-gap, shrink);
        line.fitness = line.badness > 12 ? 3 : 2;
    } else if (to < t->count) {
        line.badness = knuth_plass_badness(gap, stretch);
        line.fitness = line.badness >= 100 ? 0 : line.badness >= 13 ? 1 : 2;
    }
    return line;
}

static bool is_hyphen(const struct text *t, size_t i) {
    return i < t->count && t->items[i].kind == ITEM_PENALTY && t->items[i].flagged;
}

static int64_t cost(const struct text *t, size_t to, struct oracle_line line) {
    int64_t d = (int64_t)(10 + line.badness) * (10 + line.badness);
    int64_t p = to < t->count && t->items[to].kind == ITEM_PENALTY ? t->items[to].penalty : 0;
    return p < 0 ? d - p * p : d + p * p;
}

static int64_t between(const struct text *t, size_t from, size_t to, int before, int after) {
    int64_t d = before - after > 1 || after - before > 1 ? 10000 : 0;
    if (from != SIZE_MAX && is_hyphen(t, from))
        d += is_hyphen(t, to) ? 30000 : to == t->count ? 5000 : 0;
    return d;
}

/* least[i][f]: least demerits of breaks up to item i, the last line in class f. */
static int64_t least[MOST + 1][4];

static void relax(const struct text *t, size_t from, size_t to,
                  const struct knuth_plass_setup *setup) {
    struct oracle_line line = measure(t, from == SIZE_MAX ? 0 : from, to, setup);
    if (line.badness > setup->tolerance)
        return;
    for (int f = 0; f < 4; f++) {
        int64_t before = from != SIZE_MAX ? least[from][f] : f == 2 ? 0 : INT64_MAX;
        if (before == INT64_MAX)
            continue;
        int64_t d = before + cost(t, to, line) + between(t, from, to, f, line.fitness);
        if (d < least[to][line.fitness])
            least[to][line.fitness] = d;
    }
}

/* INT64_MAX: no way. */
static int64_t search_all(const struct text *t, const struct knuth_plass_setup *setup) {
    for (size_t to = 0; to <= t->count; to++) {
        for (int f = 0; f < 4; f++)
            least[to][f] = INT64_MAX;
        if (!may_end(t, to))
            continue;
        relax(t, SIZE_MAX, to, setup);
        for (size_t from = 0; from < to; from++)
            if (may_end(t, from))
                relax(t, from, to, setup);
    }
    int64_t best = INT64_MAX;
    for (int f = 0; f < 4; f++)
        best = least[t->count][f] < best ? least[t->count][f] : best;
    return best;
}

/* The demerits of the breaks that were chosen, and no line too wide. */
static int64_t add_up(const struct text *t, const struct knuth_plass *o,
                      const struct knuth_plass_setup *setup) {
    int64_t total = 0;
    size_t from = SIZE_MAX;
    int fitness = 2;
    for (size_t i = 0; i < o->break_count; i++) {
        size_t to = o->breaks[i];
        assert_true(may_end(t, to));
        struct oracle_line line = measure(t, from == SIZE_MAX ? 0 : from, to, setup);
        assert_true(line.badness <= setup->tolerance);
        total += cost(t, to, line) + between(t, from, to, fitness, line.fitness);
        fitness = line.fitness;
        from = to;
    }
    assert_int_equal(from, t->count);
    return total;
}

static size_t compare_all(const struct knuth_plass_setup *model) {
    struct knuth_plass breaker = {.arena = arena_new((size_t)64 << 20)};
    static struct text text;
    size_t possible = 0;
    for (uint32_t n = 0; n < PARAGRAPHS; n++)
        for (size_t w = 0; w < WIDTHS; w++) {
            struct knuth_plass_setup setup = *model;
            setup.width = widths[w];
            make_text(&text, n + 1);
            int64_t expected = search_all(&text, &setup);
            bool found = knuth_plass_break(&breaker, text.items, text.count, &setup);
            assert_true(found == (expected != INT64_MAX));
            if (!found)
                continue;
            assert_true(breaker.demerits == expected);
            assert_true(add_up(&text, &breaker, &setup) == expected);
            possible++;
        }
    arena_drop(breaker.arena);
    return possible;
}

static void justified_text_is_optimal(void **state) {
    (void)state;
    assert_true(compare_all(&(struct knuth_plass_setup){.tolerance = 200}) > 600);
}

static void strict_text_is_optimal(void **state) {
    (void)state;
    assert_true(compare_all(&(struct knuth_plass_setup){.tolerance = 60}) > 300);
}

static void ragged_text_is_optimal(void **state) {
    (void)state;
    assert_true(compare_all(&(struct knuth_plass_setup){.tolerance = 200, .tail = 25000}) > 900);
}

static void last_attempt_is_optimal(void **state) {
    (void)state;
    struct knuth_plass_setup setup = {.tolerance = KNUTH_PLASS_ANY, .emergency = 30000};
    assert_true(compare_all(&setup) == PARAGRAPHS * WIDTHS);
}

static void too_wide_a_box_sticks_out_alone(void **state) {
    (void)state;
    struct knuth_plass breaker = {.arena = arena_new((size_t)1 << 20)};
    static struct text t;
    t.count = 0;
    const int boxes[] = {20000, 150000, 20000, 30000};
    for (size_t i = 0; i < 4; i++) {
        add_box(&t, boxes[i]);
        if (i < 3)
            add_glue(&t);
    }
    struct knuth_plass_setup setup = {.width = 100000, .tolerance = KNUTH_PLASS_ANY};
    assert_false(knuth_plass_break(&breaker, t.items, t.count, &setup));
    setup.rescue = true;
    assert_true(knuth_plass_break(&breaker, t.items, t.count, &setup));
    assert_int_equal(breaker.break_count, 3);
    assert_int_equal(breaker.breaks[0], 1);
    assert_int_equal(breaker.breaks[1], 3);
    arena_drop(breaker.arena);
}

static void filled_lines_take_what_fits(void **state) {
    (void)state;
    struct knuth_plass breaker = {.arena = arena_new((size_t)1 << 22)};
    static struct text t;
    for (uint32_t n = 0; n < PARAGRAPHS; n++) {
        make_text(&t, n + 1);
        knuth_plass_fill(&breaker, t.items, t.count, 110000);
        struct knuth_plass_setup setup = {.width = 110000};
        size_t from = 0;
        for (size_t i = 0; i < breaker.break_count; i++) {
            size_t to = breaker.breaks[i];
            if (to < t.count)
                t.items[to].hang = 0;
            for (size_t k = from; k < to; k++) /* nothing is shrunk here, and nothing hangs */
                t.items[k].shrink = t.items[k].hang = 0;
            assert_true(measure(&t, from, to, &setup).badness != ENDLESS);
            from = to;
        }
        assert_int_equal(from, t.count);
    }
    arena_drop(breaker.arena);
}

/* "aaaa bb." and "(c": with the hang both lines are natural ones, without it too long or loose. */
static void hang_enters_the_choice(void **state) {
    (void)state;
    struct knuth_plass breaker = {.arena = arena_new((size_t)1 << 20)};
    struct break_item items[] = {
        {.kind = ITEM_BOX, .width = 60000},
        {.kind = ITEM_GLUE, .width = 3000, .stretch = 1000, .shrink = 500},
        {.kind = ITEM_BOX, .width = 39000},
        {.kind = ITEM_GLUE, .width = 3000, .stretch = 1000, .shrink = 500, .hang = 2000},
        {.kind = ITEM_BOX, .width = 101500, .hang = 1500},
        {.kind = ITEM_PENALTY, .penalty = 0},
        {.kind = ITEM_BOX, .width = 20000},
    };
    size_t count = sizeof items / sizeof *items;
    struct knuth_plass_setup setup = {.width = 100000, .tolerance = 10};
    assert_true(knuth_plass_break(&breaker, items, count, &setup));
    assert_int_equal(breaker.break_count, 3);
    assert_int_equal(breaker.breaks[0], 3);
    assert_int_equal(breaker.breaks[1], 5);
    assert_int_equal(breaker.demerits, 3 * KNUTH_PLASS_LINE_PENALTY * KNUTH_PLASS_LINE_PENALTY);
    items[4].hang = 0;
    assert_false(knuth_plass_break(&breaker, items, count, &setup));
    items[4].hang = 1500;
    items[3].hang = 0;
    assert_false(knuth_plass_break(&breaker, items, count, &setup));
    arena_drop(breaker.arena);
}

static void badness_is_that_of_tex(void **state) {
    (void)state;
    assert_int_equal(knuth_plass_badness(0, 0), 0);
    assert_int_equal(knuth_plass_badness(1, 0), KNUTH_PLASS_ANY);
    assert_int_equal(knuth_plass_badness(1000, 1000), 100);
    assert_int_equal(knuth_plass_badness(500, 1000), 12);
    assert_int_equal(knuth_plass_badness(2000, 1000), 800);
    assert_int_equal(knuth_plass_badness(9000, 1000), KNUTH_PLASS_ANY);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(badness_is_that_of_tex),
        cmocka_unit_test(hang_enters_the_choice),
        cmocka_unit_test(justified_text_is_optimal),
        cmocka_unit_test(strict_text_is_optimal),
        cmocka_unit_test(ragged_text_is_optimal),
        cmocka_unit_test(last_attempt_is_optimal),
        cmocka_unit_test(too_wide_a_box_sticks_out_alone),
        cmocka_unit_test(filled_lines_take_what_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
