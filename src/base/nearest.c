/* Words: how many a text has, and which known word an unknown one is nearest to. */
#include "base/str.h"

#define NEAREST_MAX 64 /* bytes; longer words are not names of anything we know */

struct letters {
    uint32_t first, last;
};

/* Above ASCII everything is a letter but these blocks of spaces, punctuation and symbols. */
static const struct letters not_letters[] = {
    {0x0080, 0x00A9}, {0x00AB, 0x00B4}, {0x00B6, 0x00B9}, {0x00BB, 0x00BF},   {0x00D7, 0x00D7},
    {0x00F7, 0x00F7}, {0x037E, 0x037E}, {0x0387, 0x0387}, {0x055A, 0x055F},   {0x0589, 0x058A},
    {0x05BE, 0x05BE}, {0x060C, 0x060C}, {0x061B, 0x061F}, {0x066A, 0x066C},   {0x06D4, 0x06D4},
    {0x0964, 0x0965}, {0x1680, 0x1680}, {0x2000, 0x200B}, {0x200E, 0x206F},   {0x20A0, 0x20CF},
    {0x2190, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x3004}, {0x3008, 0x3020},   {0x3030, 0x3030},
    {0xFE00, 0xFE1F}, {0xFE30, 0xFE6F}, {0xFEFF, 0xFEFF}, {0xFF01, 0xFF0F},   {0xFF1A, 0xFF20},
    {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF},
};

/* Scripts written without spaces, where word processors count each character as a word. */
static const struct letters ideographs[] = {
    {0x3005, 0x3007}, {0x3021, 0x3029}, {0x3031, 0x30FF},   {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFD},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool in_ranges(uint32_t c, const struct letters *ranges, size_t count) {
    for (size_t i = 0; i < count && ranges[i].first <= c; i++)
        if (c <= ranges[i].last)
            return true;
    return false;
}

static bool is_letter(uint32_t c) {
    if (c >= 0x80)
        return c != UINT32_MAX && !in_ranges(c, not_letters, COUNT(not_letters));
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* "don't" is one word. */
static bool is_apostrophe(uint32_t c) {
    return c == '\'' || c == 0x2019;
}

size_t str_words(struct str a) {
    size_t words = 0;
    bool inside = false;
    for (size_t at = 0; at < a.n;) {
        uint32_t c = utf8_next(a, &at);
        if (in_ranges(c, ideographs, COUNT(ideographs))) {
            words++;
            inside = false;
        } else if (is_letter(c)) {
            words += !inside;
            inside = true;
        } else if (!is_apostrophe(c)) {
            inside = false;
        }
    }
    return words;
}

static char fold(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Damerau-Levenshtein distance in bytes, ignoring ASCII case: insert, remove, replace, or swap two
 * neighbours (the restricted form: no edit inside a swapped pair). Three rows of the matrix. */
static size_t distance(struct str a, struct str b) {
    size_t rows[3][NEAREST_MAX + 1];
    size_t *two_back = rows[0], *back = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.n; j++)
        back[j] = two_back[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            char x = fold(a.s[i - 1]), y = fold(b.s[j - 1]);
            row[j] = least(least(back[j], row[j - 1]) + 1, back[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == fold(b.s[j - 2]) && fold(a.s[i - 2]) == y)
                row[j] = least(row[j], two_back[j - 2] + 1);
        }
        size_t *oldest = two_back;
        two_back = back;
        back = row;
        row = oldest;
    }
    return back[b.n];
}

struct str str_nearest(struct str word, const struct str *words, size_t count) {
    struct str nearest = STR("");
    size_t best = SIZE_MAX;
    if (word.n == 0 || word.n > NEAREST_MAX)
        return nearest;
    for (size_t i = 0; i < count; i++) {
        if (words[i].n == 0 || words[i].n > NEAREST_MAX)
            continue;
        size_t longer = word.n > words[i].n ? word.n : words[i].n;
        size_t d = distance(word, words[i]);
        if (d <= longer / 3 && d < best) {
            best = d;
            nearest = words[i];
        }
    }
    return nearest;
}
