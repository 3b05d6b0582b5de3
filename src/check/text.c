/* Measures of texts, in integers: no locale, no floating point. */
#include "check/text.h"

#include <assert.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"

/* Words: shorter runs are shared by texts that have nothing to do with one another. */
#define RUN 3
#define LIST_BYTES ((size_t)1 << 20)

/* Base letters of U+00C0 to U+00FF and of U+0100 to U+017F; a blank is dropped. */
static const char latin_1[] = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";
static const char latin_a[] = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllll"
                              "lnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static_assert(sizeof latin_1 == 0x40 + 1 && sizeof latin_a == 0x80 + 1, "a letter too many");

static char base_letter(uint32_t c) {
    if (is_upper(c))
        return (char)(c - 'A' + 'a');
    if (is_lower(c) || is_digit(c))
        return (char)c;
    if (c >= 0xC0 && c <= 0xFF)
        return latin_1[c - 0xC0];
    return c >= 0x100 && c <= 0x17F ? latin_a[c - 0x100] : ' ';
}

/* Cuts the next word off `text`, folded; letters of other scripts are kept as they are. */
static bool cut_word(struct str text, size_t *at, struct buf *word) {
    word->count = 0;
    while (*at < text.n) {
        size_t from = *at;
        uint32_t c = utf8_next(text, at);
        char letter = base_letter(c);
        if (letter != ' ')
            buf_add_char(word, letter);
        else if (c > 0x17F && !(c >= 0x2000 && c <= 0x206F) && c != UINT32_MAX)
            buf_add_bytes(word, text.s + from, *at - from);
        else if (word->count && c != '\'' && c != '.')
            return true;
    }
    return word->count > 0;
}

struct str text_fold(struct str word, char *folded, size_t size) {
    size_t at = 0, count = 0;
    while (at < word.n && count < size) {
        char letter = base_letter(utf8_next(word, &at));
        if (letter != ' ')
            folded[count++] = letter;
    }
    return (struct str){folded, count};
}

bool text_is_form_of_firm(struct str word) {
    static const char *const forms[] = {
        "inc",     "ltd",     "llc", "llp", "plc", "gmbh", "mbh",  "ag",          "kg",
        "kgaa",    "ohg",     "se",  "sa",  "sas", "sarl", "srl",  "spa",         "bv",
        "nv",      "oy",      "oyj", "ab",  "as",  "aps",  "corp", "corporation", "incorporated",
        "limited", "company", "co",  "pty", "kk",  "eg",   "ev",   "ug"};
    for (size_t i = 0; i < COUNT(forms); i++)
        if (str_is(word, forms[i]))
            return true;
    return false;
}

struct str text_normalise(struct arena *arena, struct str text) {
    struct str *words = NULL;
    size_t count = 0, at = 0;
    struct buf word = buf_init(arena, text.n + 8), all = buf_init(arena, text.n + 8);
    while (cut_word(text, &at, &word)) {
        struct str made = buf_str(&word);
        *APPEND(arena, words, count) = str_copy(arena, made.s, made.n);
    }
    while (count > 1 && text_is_form_of_firm(words[count - 1]))
        count--;
    for (size_t i = 0; i < count; i++)
        buf_add(&all, words[i]);
    return buf_str(&all);
}

/* ---- how alike ---- */

/* FNV-1a, 64 bits. */
static uint64_t print_of(uint64_t print, struct str word) {
    for (size_t i = 0; i < word.n; i++)
        print = (print ^ (unsigned char)word.s[i]) * 1099511628211u;
    return (print ^ ' ') * 1099511628211u;
}

static int compare_prints(const void *a, const void *b) {
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

struct prints text_prints(struct arena *arena, struct str text) {
    struct prints words = {NULL, 0}, runs = {NULL, 0};
    struct buf word = buf_init(arena, text.n + 8);
    size_t at = 0;
    while (cut_word(text, &at, &word))
        *APPEND(arena, words.list, words.count) = print_of(14695981039346656037u, buf_str(&word));
    size_t length = words.count < RUN ? words.count : RUN;
    for (size_t i = 0; length && i + length <= words.count; i++) {
        uint64_t print = 14695981039346656037u;
        for (size_t k = 0; k < length; k++)
            print = (print ^ words.list[i + k]) * 1099511628211u;
        *APPEND(arena, runs.list, runs.count) = print;
    }
    if (runs.count)
        qsort(runs.list, runs.count, sizeof *runs.list, compare_prints);
    return runs;
}

int prints_alike(struct prints a, struct prints b) {
    size_t i = 0, k = 0, shared = 0, all = a.count + b.count;
    while (i < a.count && k < b.count) {
        if (a.list[i] == b.list[k])
            shared++, i++, k++;
        else if (a.list[i] < b.list[k])
            i++;
        else
            k++;
    }
    return all ? (int)(200 * shared / all) : 0;
}

int text_similarity(struct arena *arena, struct str a, struct str b) {
    struct arena *scratch = arena_scratch(arena);
    int alike = prints_alike(text_prints(scratch, a), text_prints(scratch, b));
    arena_drop(scratch);
    return alike;
}

/* ---- how much ---- */

/* A stop ends a sentence before white space or the end; the rest of the text is one too. */
size_t text_sentences(struct str text) {
    size_t count = 0;
    bool words = false;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        bool stop = c == '.' || c == '!' || c == '?' ||
                    (c == '\n' && i + 1 < text.n && text.s[i + 1] == '\n');
        if (stop && words && (c == '\n' || i + 1 == text.n || is_blank(text.s[i + 1]))) {
            count++;
            words = false;
        } else if (!is_blank(c) && !stop) {
            words = true;
        }
    }
    return count + words;
}

size_t text_numbers(struct str text) {
    size_t count = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (!is_digit(text.s[i]))
            continue;
        count++;
        while (i + 1 < text.n &&
               (is_digit(text.s[i + 1]) || ((text.s[i + 1] == ',' || text.s[i + 1] == '.') &&
                                            i + 2 < text.n && is_digit(text.s[i + 2]))))
            i++;
    }
    return count;
}

bool text_matches(struct str text, struct str pattern) {
    size_t t = 0, p = 0, star = SIZE_MAX, mark = 0;
    while (t < text.n) {
        if (p < pattern.n && pattern.s[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < pattern.n && (pattern.s[p] == '?' || pattern.s[p] == text.s[t])) {
            p++, t++;
        } else if (star != SIZE_MAX) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.n && pattern.s[p] == '*')
        p++;
    return p == pattern.n;
}

/* ---- words ---- */

static bool is_word_byte(char c) {
    return is_letter_or_digit(c) || (unsigned char)c >= 0x80;
}

struct str text_excerpt(struct arena *arena, struct str text) {
    enum { MOST = 80 }; /* bytes */
    size_t end = str_find(text, STR("\n"), 0), at = 0, fit = 0;
    end = end == SIZE_MAX ? text.n : end;
    while (at < end && (utf8_next(text, &at), at <= MOST))
        fit = at;
    return fit == text.n ? text
                         : str_format(arena, "%.*s …", STR_ARG(str_trim(str_slice(text, 0, fit))));
}

bool text_word(struct str text, size_t *at, struct str *word) {
    while (*at < text.n && !is_word_byte(text.s[*at]))
        (*at)++;
    size_t from = *at;
    while (*at < text.n && is_word_byte(text.s[*at]))
        (*at)++;
    *word = str_slice(text, from, *at);
    return word->n > 0;
}

bool text_names(struct str text, struct str word) {
    for (size_t at = 0; word.n && at + word.n <= text.n; at++) {
        size_t end = at + word.n;
        bool alone = (at == 0 || !is_word_byte(text.s[at - 1])) &&
                     (end == text.n || !is_word_byte(text.s[end]));
        if (alone && str_equal_ignoring_case(str_slice(text, at, end), word))
            return true;
    }
    return false;
}

struct str words_list(struct arena *arena, const struct str *words, size_t count,
                      const char *last) {
    struct buf buf = buf_init(arena, LIST_BYTES);
    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_printf(&buf, i + 1 == count ? " %s " : ", ", last);
        buf_add(&buf, words[i]);
    }
    return buf_str(&buf);
}

size_t word_position(struct str word, const struct str *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal_ignoring_case(words[i], word))
            return i;
    return SIZE_MAX;
}

bool word_is_in(struct str word, const struct str *words, size_t count) {
    return word_position(word, words, count) != SIZE_MAX;
}
