#include "compose/secret_spot.h"

#include <string.h>

#include "base/ascii.h"
#include "base/letters.h"
#include "base/utf8.h"

bool spot_starts_sentence(struct str text, size_t at) {
    while (at && strchr(" \n\t\"'(", text.s[at - 1]))
        at--;
    return at == 0 || strchr(".!?:", text.s[at - 1]);
}

bool spot_follows_word(struct str text, size_t at, const char *word) {
    struct str w = str_of(word);
    size_t from = at - w.n;
    return at >= w.n && str_equal_ignoring_case(str_slice(text, from, at), w) &&
           !letter_is_word(utf8_before(text, from));
}

const char *spot_follows_one(struct str text, size_t at, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (spot_follows_word(text, at, words[i]))
            return words[i];
    return NULL;
}

bool spot_is_small(struct str text, size_t at) {
    uint32_t c = utf8_at(text, at);
    return letter_is_word(c) && !is_digit(c) && letter_fold(c) == c;
}

bool spot_is_capital(struct str text, size_t at) {
    uint32_t c = utf8_at(text, at);
    return letter_fold(c) != c;
}

struct str spot_word_before(struct str text, size_t at) {
    size_t end = at;
    while (end && text.s[end - 1] == ' ')
        end--;
    size_t from = end;
    while (from && !strchr(" \n\t(", text.s[from - 1]))
        from--;
    return str_slice(text, from, end);
}

size_t spot_word_end(struct str text, size_t at) {
    while (at < text.n && letter_is_word(utf8_at(text, at)))
        utf8_next(text, &at);
    return at;
}

/* "'s", "’s", or only the apostrophe behind an s; 0: none. */
size_t spot_possessive_end(struct str text, size_t end) {
    size_t at = end;
    uint32_t c = at < text.n ? utf8_next(text, &at) : 0;
    if (c != '\'' && c != 0x2019 && c != 0x2BC && c != 0xB4 && c != '`')
        return 0;
    bool s = at < text.n && (text.s[at] | 32) == 's' && !letter_is_word(utf8_at(text, at + 1));
    bool after_s = end && (text.s[end - 1] | 32) == 's' && at < text.n && text.s[at] == ' ' &&
                   letter_is_word(utf8_at(text, at + 1));
    return s ? at + 1 : after_s ? at : 0;
}

enum { FIRST_GREEK = 0x370 };

/* "preKestrel", "Kestrelwerke": parts of a word are parted by hyphens; false: it is a whole one. Of
 * a word of another script what stands behind is its case. */
bool spot_in_word(struct spot *spot, struct str bare) {
    struct str text = spot->text;
    size_t end = spot->range.to;
    bool before = letter_is_word(utf8_before(text, spot->range.from));
    bool behind = letter_is_word(utf8_at(text, end));
    if (!before && !behind)
        return false;
    size_t to = spot_word_end(text, end);
    if (!before && utf8_at(text, end) >= FIRST_GREEK) {
        spot->range.to = to;
        return false;
    }
    spot->by = str_format(spot->arena, "%s%.*s", before ? "-" : "", STR_ARG(bare));
    if (!behind)
        return true;
    char *rest = arena_copy(spot->arena, text.s + end, to - end);
    if (spot->german && is_lower(rest[0]))
        rest[0] = (char)(rest[0] - 'a' + 'A');
    spot->by = str_format(spot->arena, "%.*s-%.*s", STR_ARG(spot->by), (int)(to - end), rest);
    spot->range.to = to;
    return true;
}
