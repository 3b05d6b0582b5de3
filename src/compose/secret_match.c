/* Where a text holds a secret: whatever its case, white space and, in numbers, separators: "412GB",
 * "412 gb" and "1,204" for 1204. */
#include "compose/secret_match.h"

#include <string.h>

#include "base/ascii.h"
#include "base/domain.h"
#include "base/letters.h"
#include "base/utf8.h"

static bool secret_is_blank(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x202F ||
           c == 0x2009 || c == 0xAD || c == 0x200B;
}

uint32_t secret_fold(uint32_t c) {
    return c == 0x2019 ? '\'' : letter_fold(c);
}

/* What may stand between two words of a name: "Project-Kestrel", "project_kestrel". */
static size_t secret_skip_joint(struct str text, size_t at) {
    while (at < text.n && strchr(" \t\n-_./", text.s[at]))
        at++;
    return at;
}

/* What may stand between two characters of a number without changing it. */
static bool secret_is_separator(uint32_t c) {
    return secret_is_blank(c) || c == ',' || c == '.' || c == '-' || c == '\'' || c == 0x2019 ||
           c == 0x2013 || c == '/';
}

/* Marks that change nothing where they stand, and the hyphen at the end of a line. */
static size_t skip_marks(struct str text, size_t at, bool number) {
    while (at < text.n && strchr("*~`", text.s[at]))
        at++;
    bool hyphen = !number && at + 1 < text.n && text.s[at] == '-' && strchr(" \n", text.s[at + 1]);
    return hyphen ? at + 2 : at;
}

static size_t secret_skip(struct str text, size_t at, bool number) {
    while (at < text.n) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        if (!secret_is_blank(c) && !(number && secret_is_separator(c)))
            break;
        at = next;
    }
    return at;
}

/* End of the match of `secret` at `at`, or 0. */
size_t secret_match(struct str text, size_t at, struct str secret) {
    size_t s = secret_skip(secret, 0, false);
    while (s < secret.n) {
        if (at >= text.n)
            return 0;
        uint32_t wanted = secret_fold(utf8_next(secret, &s));
        if (wanted != secret_fold(utf8_next(text, &at)))
            return 0;
        bool digit = is_digit(wanted);
        size_t next = secret_skip(secret, s, digit);
        if (next < secret.n && next > s && !digit)
            at = secret_skip_joint(text, at);
        s = next;
        if (s < secret.n)
            at = secret_skip(text, skip_marks(text, at, digit), digit);
    }
    return at;
}

enum { SHORT_WORD = 5 }; /* bytes; "AXA" is not meant in "taxable" */

/* "KUNZDB01", "KunzHost": the name of a machine or a table begins with a short name. */
static bool secret_begins_identifier(struct str text, size_t from, size_t end) {
    bool small_before = letter_fold(utf8_before(text, end)) == utf8_before(text, end);
    bool identifier = small_before && letter_fold(utf8_at(text, end)) != utf8_at(text, end);
    for (size_t at = end; !identifier && letter_is_word(utf8_at(text, at)); utf8_next(text, &at))
        identifier = is_digit(utf8_at(text, at));
    return identifier && !letter_is_word(utf8_before(text, from)) &&
           !is_digit(utf8_before(text, end));
}

/* A number inside a longer number is another number; a long name inside a word is still the name.
 */
bool secret_is_bounded(struct str text, size_t from, size_t end, bool is_name) {
    bool starts = is_digit((unsigned char)text.s[from]);
    bool ends = is_digit((unsigned char)text.s[end - 1]);
    if (end - from < SHORT_WORD && !(is_name && secret_begins_identifier(text, from, end)) &&
        (letter_is_word(utf8_before(text, from)) || letter_is_word(utf8_at(text, end))))
        return false;
    if (starts && from && is_digit((unsigned char)text.s[from - 1]))
        return false;
    return !(ends && end < text.n && is_digit((unsigned char)text.s[end]));
}

/* "Shell" and "the Open Systems team", not "shell" or "Poweroften": a word by itself, that and the
 * last of several written with a capital. */
static bool secret_is_written_as_name(struct str text, size_t at, size_t end, struct str secret) {
    size_t first = at, last = end, letters = 0;
    for (size_t i = 0, from; from = i, i < secret.n;)
        letters =
            utf8_next(secret, &i) == ' ' ? 0 : letters + letter_is_word(utf8_at(secret, from));
    while (last > at && letters) { /* the last word, whatever stands between its letters */
        do
            last--;
        while (last > at && ((unsigned char)text.s[last] & 0xC0) == 0x80);
        letters -= letter_is_word(utf8_at(text, last));
    }
    uint32_t begin = utf8_next(text, &first), second = utf8_next(text, &last);
    return letter_fold(begin) != begin && (letter_fold(second) != second || is_digit(second)) &&
           !letter_is_word(utf8_before(text, at)) && !letter_is_word(utf8_at(text, end));
}

/* "the Ottos", "Brinkmeyers Daten": the plural, or the German genitive, goes with the name. */
size_t secret_name_end(struct str text, size_t end) {
    bool plural = end < text.n && (text.s[end] == 's' || text.s[end] == 'S') &&
                  !letter_is_word(utf8_at(text, end + 1));
    return plural ? end + 1 : end;
}

/* "AEG", not "Aeg" or "AEGIS": what is large in the secret is so here too. */
static bool secret_is_in_initials(struct str text, size_t at, struct str secret) {
    struct str here = str_slice(text, at, at + secret.n);
    for (size_t i = 0; i < secret.n;) {
        size_t k = i;
        uint32_t wanted = utf8_next(secret, &k);
        size_t behind = i;
        if (k > here.n || (letter_fold(wanted) != wanted && utf8_next(here, &behind) != wanted))
            return false;
        i = k;
    }
    return !letter_is_word(utf8_before(text, at)) &&
           (!letter_is_word(utf8_at(text, at + secret.n)) ||
            secret_name_end(text, at + secret.n) > at + secret.n);
}

bool secret_is_spelled(const struct secret *secret, struct str text, struct range part) {
    struct str here = str_slice(text, part.from, part.to);
    switch (secret->capital) {
    case SPELLED_ANYHOW:
        return true;
    case SPELLED_IN_ONE:
        return str_find(here, STR(" "), 0) == SIZE_MAX;
    case SPELLED_AS_INITIALS:
        return secret_is_in_initials(text, part.from, secret->text) ||
               domain_has_label(text, part.from, part.to);
    default:
        return secret_is_written_as_name(text, part.from, part.to, secret->text) ||
               domain_has_label(text, part.from, part.to);
    }
}

/* ---- tokens ---- */

static bool secret_ends_token(char c) {
    return strchr(" \t\n\"'()<>,;|", c) != NULL;
}

/* The token around a part of the text; a full stop behind it ends a sentence. */
static struct range token_around(struct str text, size_t at, size_t end) {
    size_t from = at, to = end;
    while (from && !secret_ends_token(text.s[from - 1]))
        from--;
    while (to < text.n && !secret_ends_token(text.s[to]))
        to++;
    while (to > end && strchr(".:!?", text.s[to - 1]))
        to--;
    return (struct range){from, to};
}

/* "myKestrel": a word in which it begins with a capital. */
static bool is_behind_small(struct str text, size_t at) {
    uint32_t before = utf8_before(text, at), first = utf8_at(text, at);
    return letter_is_word(before) && letter_fold(before) == before && letter_fold(first) != first;
}

struct range secret_token(struct str text, size_t at, size_t end, bool small) {
    struct range around = token_around(text, at, end);
    struct str token = str_slice(text, around.from, around.to);
    size_t slash = str_find(token, STR("/"), 0);
    bool is_token = secret_begins_identifier(text, at, end) || is_behind_small(text, at) ||
                    token.s[0] == '#' ||
                    (slash != SIZE_MAX && str_find(token, STR("/"), slash + 1) != SIZE_MAX);
    for (size_t i = 0; i < token.n && !is_token; i++)
        is_token =
            strchr("@_\\", token.s[i]) || (i && i + 1 < token.n && token.s[i] == '.' &&
                                           is_lower(token.s[i - 1]) && is_lower(token.s[i + 1]));
    is_token = is_token || (small && end < text.n && text.s[end] == '-');
    bool inside = is_token && (around.from < at || around.to > end);
    return inside ? around : (struct range){0, 0};
}

struct range secret_code_token(struct str text, size_t at, size_t end) {
    while (at && !strchr(" \t\n\"'()<>,;|=[]{}`", text.s[at - 1]))
        at--;
    while (end < text.n && !strchr(" \t\n\"'()<>,;|=[]{}`", text.s[end]))
        end++;
    return (struct range){at, end};
}

bool secret_token_is_address(struct str token) {
    bool address =
        str_find(token, STR("://"), 0) != SIZE_MAX || (str_find(token, STR("@"), 1) != SIZE_MAX);
    for (size_t at = 0; at < token.n && !address; at++) {
        size_t end = str_find(token, STR("."), at);
        address = end != SIZE_MAX && domain_has_label(token, at, end);
    }
    return address;
}

struct range secret_encoded_token(struct str text, size_t at) {
    if (at && !secret_ends_token(text.s[at - 1]))
        return (struct range){0, 0};
    struct range around = token_around(text, at, at);
    struct str token = str_slice(text, around.from, around.to);
    bool encoded =
        str_find(token, STR("%"), 0) != SIZE_MAX || str_find(token, STR("xn--"), 0) != SIZE_MAX;
    return encoded ? around : (struct range){0, 0};
}
