/* What all shapes ask of a text: where words begin and end, and which stand before. */
#include <string.h>

#include "base/ascii.h"
#include "base/shape.h"

char shape_byte(struct str text, size_t at) {
    return at < text.n ? text.s[at] : 0;
}

/* Bytes C2 80-BF (blanks, quotation marks) and E2 80 xx (dashes, quotation marks) are no letters.
 */
bool shape_is_word(struct str text, size_t at) {
    unsigned char c = (unsigned char)shape_byte(text, at);
    if (c < 0x80)
        return is_letter_or_digit(c);
    size_t lead = at;
    while (lead && ((unsigned char)text.s[lead] & 0xC0) == 0x80 && at - lead < 3)
        lead--;
    unsigned char first = (unsigned char)text.s[lead];
    return !(first == 0xC2 || (first == 0xE2 && (unsigned char)shape_byte(text, lead + 1) <= 0x8F));
}

size_t shape_gap(struct str text, size_t at) {
    static const struct str gaps[] = {{" ", 1},      {"-", 1},      {"\u00A0", 2}, {"\u202F", 3},
                                      {"\u2009", 3}, {"\u2011", 3}, {"\u2010", 3}};
    for (size_t i = 0; i < COUNT(gaps); i++)
        if (str_starts(str_slice(text, at, text.n), gaps[i]) &&
            is_digit(shape_byte(text, at + gaps[i].n)))
            return gaps[i].n;
    return 0;
}

static bool is_listed(struct str word, const char *list) {
    struct str rest = str_of(list), one;
    while (str_cut(&rest, ' ', &one))
        if (one.n && str_equal_ignoring_case(one, word))
            return true;
    return false;
}

enum { ABBREVIATION = 4 }; /* bytes; its full stop ends no sentence: "Tel." */

bool shape_follows(struct str text, size_t at, const char *list, int most) {
    for (int i = 0; i < most; i++) {
        bool stop = false, point = false;
        while (at && !shape_is_word(text, at - 1)) {
            at--;
            bool ends = is_blank(shape_byte(text, at + 1));
            stop = stop || text.s[at] == '\n' || (ends && strchr(";!?", text.s[at]));
            point = point || (ends && text.s[at] == '.');
        }
        size_t end = at;
        while (at && shape_is_word(text, at - 1))
            at--;
        if (end == at || stop || (point && end - at > ABBREVIATION))
            return false;
        if (is_listed(str_slice(text, at, end), list))
            return true;
    }
    return false;
}
