/* Words of a text one by one. */
#include "check/words_near.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "model/words.h"

static size_t blank_length(struct str text, size_t at) {
    static const struct str blanks[] = {
        {" ", 1}, {"\t", 1}, {"\u00A0", 2}, {"\u202F", 3}, {"\u2009", 3}};
    struct str rest = str_slice(text, at, text.n);
    for (size_t i = 0; i < COUNT(blanks); i++)
        if (str_starts(rest, blanks[i]))
            return blanks[i].n;
    return 0;
}

/* Marks and signs, no letters: U+0080 to U+00BF and U+2000 to U+2FFF, by the first byte. */
static bool is_mark(struct str text, size_t at) {
    return (unsigned char)text.s[at] == 0xE2 || (unsigned char)text.s[at] == 0xC2;
}

bool is_word_at(struct str text, size_t at) {
    if (at >= text.n)
        return false;
    if ((unsigned char)text.s[at] < 0x80)
        return is_letter_or_digit(text.s[at]);
    while (at > 0 && ((unsigned char)text.s[at] & 0xC0) == 0x80)
        at--;
    return !is_mark(text, at);
}

static bool is_stop(char c) {
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '(' ||
           c == ')' || c == '\n' || c == '|';
}

struct str word_next(struct str text, size_t *at) {
    while (*at < text.n && !is_word_at(text, *at)) {
        if (is_stop(text.s[*at]))
            return STR("");
        (*at)++;
    }
    size_t from = *at;
    while (*at < text.n && is_word_at(text, *at))
        (*at)++;
    return str_slice(text, from, *at);
}

struct str word_before(struct str text, size_t *at) {
    while (*at > 0 && !is_word_at(text, *at - 1)) {
        if (is_stop(text.s[*at - 1]))
            return STR("");
        (*at)--;
    }
    size_t to = *at;
    while (*at > 0 && is_word_at(text, *at - 1))
        (*at)--;
    return str_slice(text, *at, to);
}

/* Lower case of ASCII and of Latin-1 letters in UTF-8 (C3 80 to C3 9E). */
static char fold(struct str text, size_t at) {
    unsigned char c = (unsigned char)text.s[at];
    if (at && (unsigned char)text.s[at - 1] == 0xC3 && c >= 0x80 && c <= 0x9E)
        return (char)(c + 0x20);
    return to_lower(text.s[at]);
}

bool word_equals(struct str word, const char *other) {
    if (!word.n || fold(word, 0) != to_lower(other[0]))
        return false;
    struct str right = str_of(other);
    if (word.n != right.n)
        return false;
    for (size_t i = 0; i < word.n; i++)
        if (fold(word, i) != fold(right, i))
            return false;
    return true;
}

static bool fits(struct str word, struct str pattern) {
    bool ends = pattern.n && pattern.s[0] == '*';
    bool begins = pattern.n && pattern.s[pattern.n - 1] == '*';
    struct str stem = str_slice(pattern, ends, pattern.n - begins);
    for (size_t at = 0; at + stem.n <= word.n; at++) {
        size_t i = 0;
        if ((at && !ends) || (at + stem.n < word.n && !begins))
            continue;
        while (i < stem.n && fold(word, at + i) == fold(stem, i))
            i++;
        if (i == stem.n)
            return true;
    }
    return false;
}

/* Most patterns differ in the first letter already. */
bool word_is_one_of(struct str word, const char *list) {
    char first = word.n ? fold(word, 0) : 0;
    for (const char *p = list, *end; word.n && *p; p = *end ? end + 1 : end) {
        end = strchrnul(p, ' ');
        if ((*p == first || *p == '*' || to_lower(*p) == first) &&
            fits(word, (struct str){p, (size_t)(end - p)}))
            return true;
    }
    return false;
}

bool text_has_any(struct str text, const char *list) {
    for (size_t at = 0; at < text.n; at++)
        if (word_is_one_of(word_next(text, &at), list))
            return true;
    return false;
}

bool stop_ends_sentence(struct str text, size_t at) {
    size_t next = at + 1, before = at;
    size_t blank = blank_length(text, next);
    if (next < text.n && !blank && text.s[next] != '\n')
        return false;
    if (text.s[at] != '.')
        return true;
    next += blank;
    struct str word = word_before(text, &before), behind = word_next(text, &next);
    if (behind.n && is_lower(behind.s[0]))
        return false;
    bool number = word.n && is_digit(word.s[0]);
    if (number && word.n <= 2)
        return !word_is_one_of(behind, words_of_any()->months);
    return number || word.n > 3 ||
           !word_is_one_of(word, "ca nr no vs ggf inkl bzw z b d h u a dr st");
}

/* Bytes to each side; a text without stops is no sentence. */
#define SENTENCE_BYTES 600

struct str sentence_around(struct str text, size_t at) {
    size_t from = at, to = at;
    while (from > 0 && at - from < SENTENCE_BYTES && text.s[from - 1] != '\n') {
        char c = text.s[from - 1];
        if (c == ';' || c == '|' ||
            ((c == '.' || c == '!' || c == '?') && stop_ends_sentence(text, from - 1)))
            break;
        from--;
    }
    while (to < text.n && to - at < SENTENCE_BYTES && text.s[to] != '\n') {
        char c = text.s[to];
        if (c == ';' || c == '|' ||
            ((c == '.' || c == '!' || c == '?') && stop_ends_sentence(text, to)))
            break;
        to++;
    }
    return str_slice(text, from, to);
}
