/* Units are symbols ("GB", "min", "%"), which do not change with the language; words ("minutes")
 * are tied less, as they are read as words. The space between number and unit is that of the SI
 * brochure (9th edition, 5.4.3), written small as DIN 5008 and most house styles have it. */
#include "layout/text/tie.h"
#include "base/ascii.h"

#include <string.h>

#include "model/words.h"

static const char *const times[] = {"d", "h", "min", "s", "ms"};
static const char *const units[] = {
    "%",    "\u2030",  "\u00B0",  "\u00B0C", "\u00B0F", "d",      "h",      "min",
    "s",    "ms",      "ns",      "B",       "kB",      "KB",     "MB",     "GB",
    "TB",   "PB",      "EB",      "KiB",     "MiB",     "GiB",    "TiB",    "PiB",
    "bit",  "kbit",    "Mbit",    "Gbit",    "Tbit",    "kbps",   "Kbps",   "Mbps",
    "Gbps", "Tbps",    "Mb",      "Gb",      "Hz",      "kHz",    "MHz",    "GHz",
    "V",    "W",       "kW",      "MW",      "kWh",     "MWh",    "m",      "km",
    "cm",   "mm",      "nm",      "g",       "kg",      "mg",     "px",     "pt",
    "dpi",  "\u00B5s", "\u03BCs", "\u00B5m", "$",       "\u20AC", "\u00A3", "\u00A5"};
static const char *const codes[] = {"vCPU", "vCPUs", "IOPS", "EUR", "USD", "GBP", "CHF"};
static const char *const signs[] = {"$", "\u20AC", "\u00A3", "\u00A5"};

enum { LONGEST_SHORT = 3 /* bytes of a short word */ };

static size_t count_digits(struct str text, size_t at) {
    size_t count = 0;
    while (at + count < text.n && is_digit(text.s[at + count]))
        count++;
    return count;
}

static size_t digits_before(struct str text, size_t end) {
    size_t count = 0;
    while (count < end && is_digit(text.s[end - 1 - count]))
        count++;
    return count;
}

/* A word ends at `at`. Of characters beyond ASCII, only blanks, raised figures, points in the
 * middle and general punctuation end one. */
static bool ends_word(struct str text, size_t at) {
    if (at >= text.n)
        return true;
    unsigned char c = (unsigned char)text.s[at];
    if (c < 0x80)
        return !is_letter((char)c) && !is_digit((char)c) && c != '_';
    unsigned char d = at + 1 < text.n ? (unsigned char)text.s[at + 1] : 0;
    return (c == 0xC2 && d != 0xB5) || (c == 0xE2 && d == 0x80);
}

static bool fits(struct str text, size_t at, struct str word) {
    return text.s[at] == word.s[0] && at + word.n <= text.n &&
           memcmp(text.s + at, word.s, word.n) == 0 && ends_word(text, at + word.n);
}

/* Bytes of the word of `list` that stands at `at`, whole; 0 = none does. */
static size_t match(struct str text, size_t at, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text.s[at] == list[i][0] && fits(text, at, str_of(list[i])))
            return strlen(list[i]);
    return 0;
}

/* The next of the words between blanks; empty behind the last. str_cut() takes twice as long. */
static struct str next_word(const char **words) {
    const char *from = *words, *end = from;
    while (*end != '\0' && *end != ' ')
        end++;
    *words = *end == ' ' ? end + 1 : end;
    return (struct str){from, (size_t)(end - from)};
}

/* Whether one of the words stands there. */
static bool is_any(struct str text, size_t at, const char *words) {
    for (struct str word; (word = next_word(&words)).n > 0;)
        if (fits(text, at, word))
            return true;
    return false;
}

/* Bytes of the blank that begins at `at`: a space, or one that does not break. */
static size_t blank_at(struct str text, size_t at) {
    if (at < text.n && text.s[at] == ' ')
        return 1;
    return str_starts(str_slice(text, at, text.n), STR("\u00A0")) ? 2 : 0;
}

/* Bytes of the blank that ends at `at`. */
static size_t blank_before(struct str text, size_t at) {
    if (at > 0 && text.s[at - 1] == ' ')
        return 1;
    return at >= 2 && blank_at(text, at - 2) == 2 ? 2 : 0;
}

static bool is_short_word(struct str text, size_t at) {
    size_t end = at;
    while (end < text.n && end - at <= LONGEST_SHORT && text.s[end] != ' ' && text.s[end] != '\n')
        end++;
    return end > at && end - at <= LONGEST_SHORT;
}

/* Where the sign before `end` begins, or `end`. */
static size_t sign_before(struct str text, size_t end) {
    for (size_t i = 0; i < COUNT(signs); i++)
        if (str_ends(str_slice(text, 0, end), str_of(signs[i])))
            return end - strlen(signs[i]);
    return end;
}

/* A month ends at `end`, and is a whole word. */
static bool is_month_before(struct str text, size_t end) {
    const char *months = words_of_any()->months;
    for (struct str word; (word = next_word(&months)).n > 0;)
        if (word.n <= end && text.s[end - 1] == word.s[word.n - 1] &&
            memcmp(text.s + end - word.n, word.s, word.n) == 0)
            return word.n == end || text.s[end - word.n - 1] == ' ';
    return false;
}

/* "4 h" before the blank, "05 min" behind it. */
static bool is_between_times(struct str text, size_t from, size_t to) {
    for (size_t i = 0; i < COUNT(times); i++) {
        size_t n = strlen(times[i]);
        if (n >= from || memcmp(text.s + from - n, times[i], n) != 0)
            continue;
        size_t at = from - n, blank = blank_before(text, at);
        if (blank > 0 && at > blank && is_digit(text.s[at - blank - 1])) {
            size_t end = to + count_digits(text, to);
            return blank_at(text, end) > 0 &&
                   match(text, end + blank_at(text, end), times, COUNT(times)) > 0;
        }
    }
    return false;
}

/* "5." before a blank and a month. */
static bool is_ordinal_day(struct str text, size_t from, size_t to) {
    size_t digits = text.s[from - 1] == '.' ? digits_before(text, from - 1) : 0;
    return (digits == 1 || digits == 2) && is_any(text, to, words_of_any()->months);
}

enum tie tie_find(struct str text, size_t from, size_t to) {
    if (from == 0 || to >= text.n)
        return TIE_NONE;
    if (is_digit(text.s[to])) {
        /* The blank stands before a digit. */
        size_t sign = sign_before(text, from);
        size_t gap = blank_before(text, sign);
        if (sign < from && !(gap > 0 && sign > gap && is_digit(text.s[sign - gap - 1])))
            return TIE_NARROW;
        if (is_between_times(text, from, to))
            return TIE_HELD;
        size_t digits = count_digits(text, to);
        return digits <= 2 && ends_word(text, to + digits) && is_month_before(text, from)
                   ? TIE_STRONG
                   : TIE_NONE;
    }
    if (is_digit(text.s[from - 1])) {
        /* The blank stands behind a digit. */
        /* A number ends at `end`, and is not the end of a name ("EC2"). */
        size_t at = from;
        while (at > 0 && (is_digit(text.s[at - 1]) || strchr(".,'", text.s[at - 1]) != NULL))
            at--;
        bool number = at == 0 || !(is_letter(text.s[at - 1]) || text.s[at - 1] == '_');
        if (number && match(text, to, units, COUNT(units)) > 0)
            return TIE_NARROW;
        if (number &&
            (match(text, to, codes, COUNT(codes)) > 0 || is_any(text, to, words_of_any()->counted)))
            return TIE_STRONG;
        if (digits_before(text, from) <= 2 && is_any(text, to, words_of_any()->months))
            return TIE_STRONG;
        return is_short_word(text, to) ? TIE_WEAK : TIE_NONE;
    }
    return is_ordinal_day(text, from, to) ? TIE_STRONG : TIE_NONE;
}
