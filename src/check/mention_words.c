/* Numbers below a thousand in words: "twenty", "thirty-three", "eight hundred and twelve", and as
 * German writes them, in one word, "achthundertzwölf" and "zweiundvierzig". */
#include "base/ascii.h"
#include "check/mention.h"
#include "check/words_near.h"

/* In digits nothing is said of how exact a number is but by its last one; in words it is exact. */
static const struct {
    const char *english, *german;
    int value;
} number_words[] = {
    {"two", "zwei", 2},           {"three", "drei", 3},
    {"four", "vier", 4},          {"five", "fünf", 5},
    {"six", "sechs", 6},          {"seven", "sieben", 7},
    {"eight", "acht", 8},         {"nine", "neun", 9},
    {"ten", "zehn", 10},          {"eleven", "elf", 11},
    {"twelve", "zwölf", 12},      {"thirteen", "dreizehn", 13},
    {"fourteen", "vierzehn", 14}, {"fifteen", "fünfzehn", 15},
    {"sixteen", "sechzehn", 16},  {"seventeen", "siebzehn", 17},
    {"eighteen", "achtzehn", 18}, {"nineteen", "neunzehn", 19},
    {"twenty", "zwanzig", 20},    {"thirty", "dreißig", 30},
    {"thirty", "dreissig", 30},   {"forty", "vierzig", 40},
    {"fifty", "fünfzig", 50},     {"sixty", "sechzig", 60},
    {"seventy", "siebzig", 70},   {"eighty", "achtzig", 80},
    {"ninety", "neunzig", 90},
};

/* One only before a unit: elsewhere they are articles. */
#define ONE_WORDS "one ein eine einen einer eines"

/* Below `limit`; 0: none. */
static int word_value(struct str word, int limit) {
    char first = word.n ? to_lower(word.s[0]) : ' ';
    for (size_t i = 0; i < COUNT(number_words) && number_words[i].value < limit; i++)
        if ((first == number_words[i].english[0] || first == number_words[i].german[0]) &&
            (word_equals(word, number_words[i].english) ||
             word_equals(word, number_words[i].german)))
            return number_words[i].value;
    return 0;
}

/* "zweiundvierzig": the ones first; "ein" and "zwei" have forms of their own before "und". */
static int value_below_hundred(struct str word) {
    int value = word_value(word, 100);
    size_t und = value ? SIZE_MAX : str_find(word, STR("und"), 1);
    if (und == SIZE_MAX)
        return value;
    struct str first = str_slice(word, 0, und);
    int ones = word_equals(first, "ein") ? 1 : word_value(first, 10);
    int tens = word_value(str_slice(word, und + 3, word.n), 100);
    return ones && tens >= 20 ? tens + ones : 0;
}

/* "achthundertzwölf", "hundertzwanzig" */
static int value_of(struct str word) {
    size_t hundred = str_find(word, STR("hundert"), 0);
    if (hundred == SIZE_MAX || word.n == 7)
        return value_below_hundred(word);
    struct str first = str_slice(word, 0, hundred), rest = str_slice(word, hundred + 7, word.n);
    int hundreds = !first.n || word_equals(first, "ein") ? 1 : word_value(first, 10);
    if (str_starts(rest, STR("und")))
        rest = str_slice(rest, 3, rest.n);
    int more = value_below_hundred(rest);
    return hundreds && (more || !rest.n) ? hundreds * 100 + more : 0;
}

/* "hundred and twelve", "hundred twenty-one" behind the hundreds. */
static void read_hundreds(struct str text, size_t *at, int64_t *value) {
    size_t end = *at;
    if (*value >= 10 || !word_equals(word_next(text, &end), "hundred"))
        return;
    size_t behind = end;
    struct str word = word_next(text, &behind);
    if (word_equals(word, "and"))
        word = word_next(text, &behind);
    int more = word_value(word, 100);
    if (!more)
        return;
    *value = *value * 100 + more;
    *at = behind;
    int ones = more >= 20 && behind < text.n && text.s[behind] == '-'
                   ? word_value(word_next(text, &behind), 10)
                   : 0;
    if (ones) {
        *value += ones;
        *at = behind;
    }
}

bool mention_read_words(struct str text, size_t *at, int64_t *value) {
    size_t end = *at;
    struct str word = word_next(text, &end);
    *value = value_of(word);
    if (!*value && word.n <= 5 && word_is_one_of(word, ONE_WORDS))
        *value = 1;
    if (!*value)
        return false;
    *at = end;
    if (*value < 10)
        read_hundreds(text, at, value);
    if (*value < 20 || *value >= 100 || end >= text.n || text.s[end] != '-')
        return true;
    int ones = word_value(word_next(text, &end), 10);
    if (ones) {
        *value += ones;
        *at = end;
    }
    return true;
}
