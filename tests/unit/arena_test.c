/* The arena, and buffers in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/buf.h"

static void test_zeroed_and_aligned(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)8 << 20);
    static const char zeros[70000];
    static const size_t sizes[] = {0, 1, 3, 16, 1000, 16384, 16385, 65536, 70000};
    for (size_t round = 0; round < 20; round++) {
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            char *bytes = arena_alloc(arena, sizes[i], 1);
            assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
            assert_memory_equal(bytes, zeros, sizes[i]);
            memset(bytes, 0xAA, sizes[i]);
        }
    }
    arena_drop(arena);
}

/* How many blocks of 100 bytes an arena of this cap gives before it leaves. */
static size_t count_given(size_t cap) {
    struct arena *arena = arena_new(cap);
    volatile size_t given = 0;
    jmp_buf exhausted;
    arena_on_exhausted(arena, &exhausted);
    if (setjmp(exhausted) == 0)
        for (;; given++)
            arena_alloc(arena, 1, 100);
    arena_drop(arena);
    return given;
}

/* Every cap from nothing up: what was given stays below it, and 112 bytes more are one block more.
 */
static void test_cap(void **state) {
    (void)state;
    for (size_t cap = 0; cap < 5000; cap += 7) {
        assert_true(count_given(cap) * 100 <= cap);
        assert_true(count_given(cap + 112) > count_given(cap));
    }
}

static void test_overflow_leaves(void **state) {
    (void)state;
    struct arena *arena = arena_new(SIZE_MAX);
    jmp_buf exhausted;
    arena_on_exhausted(arena, &exhausted);
    if (setjmp(exhausted) == 0) {
        arena_alloc(arena, SIZE_MAX / 2, 3);
        fail();
    }
    if (setjmp(exhausted) == 0) {
        arena_alloc(arena, SIZE_MAX, 1);
        fail();
    }
    arena_drop(arena);
}

static void push(char **order, char c) {
    *(*order)++ = c;
}

static char *order_end;

static void drop_letter(void *object) {
    push(&order_end, *(char *)object);
}

static void test_defer_last_first(void **state) {
    (void)state;
    char order[4] = {0}, letters[] = "abc";
    order_end = order;
    struct arena *arena = arena_new(1 << 16);
    for (size_t i = 0; i < 3; i++)
        arena_defer(arena, drop_letter, &letters[i]);
    arena_drop(arena);
    assert_string_equal(order, "cba");
}

static void test_defer_without_memory_drops(void **state) {
    (void)state;
    char order[4] = {0}, letter = 'x';
    order_end = order;
    struct arena *arena = arena_new(8);
    jmp_buf exhausted;
    arena_on_exhausted(arena, &exhausted);
    if (setjmp(exhausted) == 0) {
        arena_defer(arena, drop_letter, &letter);
        fail();
    }
    arena_drop(arena);
    assert_string_equal(order, "x");
}

static void test_append(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 22);
    int *numbers = NULL;
    size_t count = 0;
    for (int i = 0; i < 10000; i++) {
        int *added = APPEND(arena, numbers, count);
        assert_int_equal(*added, 0);
        *added = i;
    }
    assert_int_equal(count, 10000);
    for (int i = 0; i < 10000; i++)
        assert_int_equal(numbers[i], i);
    count = 5; /* a list that was cut gives zeroed elements again */
    assert_int_equal(*APPEND(arena, numbers, count), 0);
    arena_drop(arena);
}

static void test_buf_grows_within_cap(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)9 << 20); /* doubling in copies would need 16 MiB */
    struct buf buf = buf_init(arena, (size_t)8 << 20);
    for (uint32_t i = 0; i < (1u << 20); i++)
        buf_add_bytes(&buf, &i, sizeof i);
    for (uint32_t i = 0; i < (1u << 20); i++)
        if (memcmp(buf.bytes + i * sizeof i, &i, sizeof i) != 0)
            fail_msg("number %u", i);
    arena_drop(arena);
}

static void test_buf_max(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    jmp_buf exhausted;
    arena_on_exhausted(arena, &exhausted);
    struct buf buf = buf_init(arena, 5);
    buf_add_text(&buf, "abc");
    buf_printf(&buf, "%d", 42);
    assert_string_equal(buf_str(&buf).s, "abc42");
    if (setjmp(exhausted) == 0) {
        buf_add_char(&buf, '!');
        fail();
    }
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zeroed_and_aligned),
        cmocka_unit_test(test_cap),
        cmocka_unit_test(test_overflow_leaves),
        cmocka_unit_test(test_defer_last_first),
        cmocka_unit_test(test_defer_without_memory_drops),
        cmocka_unit_test(test_append),
        cmocka_unit_test(test_buf_grows_within_cap),
        cmocka_unit_test(test_buf_max),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
