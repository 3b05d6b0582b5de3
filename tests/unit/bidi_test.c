/* Known cases of UAX 9: levels, base direction and the order on a line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "layout/text/bidi.h"

/* The text as it stands on a line, character by character from the left. */
static struct str show(struct arena *arena, struct str text, int *base) {
    signed char *levels = NEW_ARRAY(arena, signed char, text.n + 1);
    signed char *each = NEW_ARRAY(arena, signed char, text.n + 1);
    size_t *from = NEW_ARRAY(arena, size_t, text.n + 1);
    size_t *order = NEW_ARRAY(arena, size_t, text.n + 1), count = 0;
    *base = bidi_resolve(arena, text, BIDI_BY_TEXT, levels);
    for (size_t at = 0; at < text.n; count++) {
        from[count] = at;
        each[count] = levels[at];
        (void)utf8_next(text, &at);
    }
    from[count] = text.n;
    bidi_order(each, count, order);
    struct buf out = buf_init(arena, 4096);
    for (size_t i = 0; i < count; i++)
        buf_add(&out, str_slice(text, from[order[i]], from[order[i] + 1]));
    return buf_str(&out);
}

static void known_cases(void **state) {
    (void)state;
    static const struct {
        const char *text, *shown;
        int base;
    } cases[] = {
        {"plain text", "plain text", 0},
        {"car אבג!", "car גבא!", 0},
        {"אבג car דה", "הד car גבא", 1},
        {"price is אבג 123 דה.", "price is הד 123 גבא.", 0},
        {"אבג (abc) דה", "הד )abc( גבא", 1},
        {"אב 12-34", "12-34 בא", 1},
        {"سعر 100 كتاب", "باتك 100 رعس", 1},
        {"he said \"אבג 123, דה\", ok", "he said \"הד ,123 גבא\", ok", 0},
    };
    struct arena *arena = arena_new((size_t)4 << 20);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int base = -1;
        assert_string_equal(show(arena, str_of(cases[i].text), &base).s, cases[i].shown);
        assert_int_equal(base, cases[i].base);
    }
    arena_drop(arena);
}

static void plain_text_is_not_resolved(void **state) {
    (void)state;
    assert_false(bidi_is_needed(STR("Größe — 10 € 日本語 नमस्ते")));
    assert_true(bidi_is_needed(STR("abc ש")));
    assert_true(bidi_is_needed(STR("سلام")));
    assert_true(bidi_is_needed(STR("\u2067abc\u2069")));
}

static void letters_join(void **state) {
    (void)state;
    assert_true(bidi_joins(0x628, 0x644));  /* beh, lam */
    assert_false(bidi_joins(0x627, 0x644)); /* alef joins to the right only */
    assert_true(bidi_joins(0x644, 0x627));
    assert_false(bidi_joins('a', 'b'));
    assert_false(bidi_joins(0x5D0, 0x5D1));
}

static void nested_levels(void **state) {
    (void)state;
    static const signed char levels[] = {0, 1, 1, 2, 2, 1, 0};
    static const size_t expected[] = {0, 5, 3, 4, 2, 1, 6};
    size_t order[7];
    bidi_order(levels, 7, order);
    assert_memory_equal(order, expected, sizeof order);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_cases),
        cmocka_unit_test(plain_text_is_not_resolved),
        cmocka_unit_test(letters_join),
        cmocka_unit_test(nested_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
