/* Known words of both languages, and words that have no place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "layout/text/hyphenate.h"

static struct str read_bytes(struct arena *arena, const char *path) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long size = ftell(file);
    rewind(file);
    char *bytes = arena_alloc(arena, (size_t)size + 1, 1);
    assert_int_equal(fread(bytes, 1, (size_t)size, file), (size_t)size);
    assert_int_equal(fclose(file), 0);
    return (struct str){bytes, (size_t)size};
}

static void compare(const char *dictionary, const char *const *words, size_t count) {
    struct arena *arena = arena_new((size_t)32 << 20);
    struct hyphenator *hyphenator = hyphenator_new(arena, read_bytes(arena, dictionary));
    for (size_t i = 0; i < count; i++) {
        struct buf word = buf_init(arena, 256), found = buf_init(arena, 256);
        for (const char *c = words[i]; *c != '\0'; c++)
            if (*c != '-')
                buf_add_char(&word, *c);
        unsigned char places[HYPHENATE_LONGEST];
        size_t places_count = hyphenate_word(hyphenator, buf_str(&word), places), from = 0;
        for (size_t k = 0; k < places_count; k++) {
            buf_add(&found, str_slice(buf_str(&word), from, places[k]));
            buf_add_char(&found, '-');
            from = places[k];
        }
        buf_add(&found, str_slice(buf_str(&word), from, word.count));
        assert_string_equal(buf_str(&found).s, words[i]);
    }
    arena_drop(arena);
}

static void english_words(void **state) {
    (void)state;
    static const char *const words[] = {"hy-phen-ation", "repli-ca-tion", "avail-abil-ity",
                                        "data-base",     "mi-gra-tion",   "re-cov-ery",
                                        "se-cu-rity",    "par-ti-tion",   "re-spon-si-bil-i-ties",
                                        "or-ders",       "process",       "self",
                                        "through",       "Mi-gra-tion",   "math-e-mat-ics",
                                        "type-set-ting", "al-go-rithm",   "de-vel-op-ment"};
    compare("/usr/share/hyphen/hyph_en.dic", words, sizeof words / sizeof words[0]);
}

static void german_words(void **state) {
    (void)state;
    static const char *const words[] = {
        "Sil-ben-tren-nung", "Ver-bin-dung", "Daten-bank",    "Re-chen-zen-trum",
        "Ver-füg-bar-keit",  "dru-cken",     "Ur-instinkt",   "Do-nau-dampf-schiff-fahrt",
        "Stau-be-cken",      "Abend",        "Über-tra-gung", "Stra-ße"};
    compare("/usr/share/hyphen/hyph_de.dic", words, sizeof words / sizeof words[0]);
}

static void odd_input_has_no_place(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)32 << 20);
    unsigned char places[HYPHENATE_LONGEST];
    struct hyphenator *none = hyphenator_new(arena, (struct str){0});
    assert_int_equal(hyphenate_word(none, STR("replication"), places), 0);
    struct hyphenator *broken = hyphenator_new(arena, STR("UTF-8\nNEXTLEVEL"));
    assert_int_equal(hyphenate_word(broken, STR("replication"), places), 0);
    struct hyphenator *german =
        hyphenator_new(arena, read_bytes(arena, "/usr/share/hyphen/hyph_de.dic"));
    assert_int_equal(hyphenate_word(german, STR("репликация"), places), 0);
    char long_word[HYPHENATE_LONGEST + 10];
    memset(long_word, 'a', sizeof long_word);
    struct str word = {long_word, sizeof long_word};
    assert_int_equal(hyphenate_word(german, word, places), 0);
    assert_int_equal(hyphenate_word(german, (struct str){long_word, 0}, places), 0);
    arena_drop(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_words),
        cmocka_unit_test(german_words),
        cmocka_unit_test(odd_input_has_no_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
