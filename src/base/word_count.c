/* Counts words. Above ASCII, letters are what is not in a table of the other blocks. */
#include "base/word_count.h"

#include "base/ascii.h"
#include "base/utf8.h"

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

static bool in_ranges(uint32_t c, const struct letters *ranges, size_t count) {
    for (size_t i = 0; i < count && ranges[i].first <= c; i++)
        if (c <= ranges[i].last)
            return true;
    return false;
}

static bool is_word_character(uint32_t c) {
    if (c >= 0x80)
        return c != UINT32_MAX && !in_ranges(c, not_letters, COUNT(not_letters));
    return is_letter_or_digit(c);
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
        } else if (is_word_character(c)) {
            words += !inside;
            inside = true;
        } else if (!is_apostrophe(c)) {
            inside = false;
        }
    }
    return words;
}
