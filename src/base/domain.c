#include "base/domain.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "base/letters.h"
#include "base/utf8.h"

static const char endings[] =
    " com org net ch de at li eu uk fr it nl be lu es pt se no dk fi pl cz ie io ai app dev cloud "
    "info biz swiss bank us ca jp cn ru au co gov edu example invalid test ";

static bool is_ending(struct str text, size_t from, size_t to) {
    char key[16];
    if (to - from > sizeof key - 2 || to == from)
        return false;
    key[0] = ' ';
    memcpy(key + 1, text.s + from, to - from);
    key[to - from + 1] = ' ';
    return str_find(str_of(endings), (struct str){key, to - from + 2}, 0) != SIZE_MAX;
}

static size_t letters_end(struct str text, size_t at) {
    while (at < text.n && is_lower(text.s[at]))
        at++;
    return at;
}

bool domain_has_label(struct str text, size_t from, size_t to) {
    uint32_t before = utf8_before(text, from);
    if (to >= text.n || text.s[to] != '.' || letter_is_word(before) || before == '-')
        return false;
    size_t end = letters_end(text, to + 1);
    uint32_t behind = utf8_at(text, end);
    return is_ending(text, to + 1, end) && !letter_is_word(behind) && behind != '-';
}

/* ---- punycode ---- */

enum { LONGEST_LABEL = 63 };

/* GLib's decoder (RFC 3492); a label that is none stays. False: then. */
static bool add_decoded(struct buf *out, struct str label) {
    char text[LONGEST_LABEL + 1];
    if (label.n > LONGEST_LABEL)
        return false;
    memcpy(text, label.s, label.n);
    text[label.n] = '\0';
    char *letters = g_hostname_to_unicode(text);
    if (letters)
        buf_add_text(out, letters);
    g_free(letters);
    return letters != NULL;
}

struct str domain_decode(struct arena *arena, struct str text) {
    struct buf out = buf_init(arena, 4 * text.n + 1);
    for (size_t at = 0; at < text.n;) {
        size_t end = at + 4;
        bool begins = str_equal_ignoring_case(str_slice(text, at, end), STR("xn--"));
        while (begins && end < text.n && (is_letter_or_digit(text.s[end]) || text.s[end] == '-'))
            end++;
        if (begins && add_decoded(&out, str_slice(text, at, end)))
            at = end;
        else
            buf_add_char(&out, text.s[at++]);
    }
    return buf_str(&out);
}
