/* Numbers as people write them, with what stands behind: a unit, a per cent sign, a period. */
#include "base/ascii.h"
#include "check/mention.h"
#include "check/words_near.h"

/* ---- words ---- */

static const struct {
    const char *words;
    int64_t factor;
} multipliers[] = {
    {"hundred hundert", 100},
    {"thousand tausend tsd k", 1000},
    {"million millions millionen mio M", 1000000},
    {"billion billions milliarde milliarden mrd", 1000000000},
};

#define SECOND 1000
#define MINUTE (60 * SECOND)
#define HOUR (60LL * MINUTE)
#define DAY (24 * HOUR)

static const struct {
    const char *words; /* of up to three letters as they are written */
    enum mention_kind kind;
    int64_t factor;
} units[] = {
    {"kB KB kilobyte kilobytes", MENTION_SIZE, 1000},
    {"MB megabyte megabytes MByte", MENTION_SIZE, 1000000},
    {"GB gigabyte gigabytes GByte", MENTION_SIZE, 1000000000},
    {"TB terabyte terabytes TByte", MENTION_SIZE, 1000000000000},
    {"PB petabyte petabytes PByte", MENTION_SIZE, 1000000000000000},
    {"KiB kibibyte kibibytes", MENTION_SIZE, (int64_t)1 << 10},
    {"MiB mebibyte mebibytes", MENTION_SIZE, (int64_t)1 << 20},
    {"GiB gibibyte gibibytes", MENTION_SIZE, (int64_t)1 << 30},
    {"TiB tebibyte tebibytes", MENTION_SIZE, (int64_t)1 << 40},
    {"PiB pebibyte pebibytes", MENTION_SIZE, (int64_t)1 << 50},
    {"percent prozent", MENTION_SHARE, 1000},
    {"ms millisecond milliseconds millisekunden", MENTION_DURATION, 1},
    {"s sec secs Sek second seconds sekunde sekunden", MENTION_DURATION, SECOND},
    {"min mins Min minute minutes minuten", MENTION_DURATION, MINUTE},
    {"h hr hrs Std hour hours stunde stunden", MENTION_DURATION, HOUR},
    {"day days tag tage tagen", MENTION_DURATION, DAY},
    {"week weeks woche wochen", MENTION_DURATION, 7 * DAY},
    {"month months monat monate monaten", MENTION_DURATION, 30 * DAY},
    {"year years jahr jahre jahren", MENTION_DURATION, 365 * DAY},
    {"times fold x mal fach st nd rd th Uhr bit kbit Mbit Gbit Kbit MHz GHz px mm cm km m "
     "EUR USD CHF GBP euro euros dollar dollars francs franken pounds points",
     MENTION_OTHER, 1},
};

static bool is_unit(struct str word, const char *words) {
    struct str rest = str_of(words), unit;
    while (str_cut(&rest, ' ', &unit))
        if (word.n > 3 ? str_equal_ignoring_case(word, unit) : str_equal(word, unit))
            return true;
    return false;
}

static const struct {
    enum period period;
    const char *words, *adverbs;
} periods[] = {
    {PERIOD_SECOND, "second sekunde", ""},
    {PERIOD_MINUTE, "minute", ""},
    {PERIOD_HOUR, "hour stunde", "hourly stündlich*"},
    {PERIOD_DAY, "day tag", "daily täglich*"},
    {PERIOD_WEEK, "week woche", "weekly wöchentlich*"},
    {PERIOD_MONTH, "month monat", "monthly monatlich*"},
    {PERIOD_YEAR, "year jahr annum", "yearly annually annual jährlich*"},
};
#define BEFORE_PERIOD "a an per each every pro im je am in"

enum period period_of(struct str word) {
    for (size_t i = 0; i < COUNT(periods); i++)
        if (word_is_one_of(word, periods[i].words) || word_is_one_of(word, periods[i].adverbs))
            return periods[i].period;
    return PERIOD_NONE;
}

enum period period_behind(struct str text, size_t at) {
    bool before = at < text.n && text.s[at] == '/';
    for (int i = 0; i < 4; i++) {
        struct str word = word_next(text, &at);
        if (!word.n)
            return PERIOD_NONE;
        for (size_t k = 0; k < COUNT(periods); k++)
            if ((before && word_is_one_of(word, periods[k].words)) ||
                word_is_one_of(word, periods[k].adverbs))
                return periods[k].period;
        before = word_is_one_of(word, BEFORE_PERIOD);
    }
    return PERIOD_NONE;
}

/* ---- digits ---- */

struct decimal {
    int64_t digits; /* without the separators */
    int decimals;
    int64_t power; /* ten to the power of `decimals` */
};

#define MOST_GROUPS 8
#define MOST_DIGITS 15

struct groups { /* of digits, and what stands before each but the first */
    struct str list[MOST_GROUPS];
    char before[MOST_GROUPS];
    size_t count, total;
    bool more;
};

/* A separator before a digit: '.', ',', '\'' or ' ' for any blank that keeps a number together. */
static char separator_at(struct str text, size_t at, size_t *length) {
    static const struct {
        struct str text;
        char kind;
    } rows[] = {{{".", 1}, '.'}, {{",", 1}, ','},      {{"'", 1}, '\''},     {{"\u2019", 3}, '\''},
                {{" ", 1}, ' '}, {{"\u00A0", 2}, ' '}, {{"\u202F", 3}, ' '}, {{"\u2009", 3}, ' '}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        *length = rows[i].text.n;
        if (str_starts(str_slice(text, at, text.n), rows[i].text) && at + *length < text.n &&
            is_digit(text.s[at + *length]))
            return rows[i].kind;
    }
    return 0;
}

static struct str digits_from(struct str text, size_t at) {
    size_t end = at;
    while (end < text.n && is_digit(text.s[end]))
        end++;
    return str_slice(text, at, end);
}

static struct groups read_groups(struct str text, size_t *at) {
    struct groups groups = {.count = 0};
    char kind = 0;
    size_t length = 0;
    for (;;) {
        struct str digits = digits_from(text, *at + length);
        bool apart = kind == ' ' || kind == '\'';
        bool fits =
            digits.n == 3 && groups.count && groups.list[0].n <= 3 && groups.list[0].s[0] != '0';
        if (apart && !fits)
            return groups;
        if (groups.count == MOST_GROUPS) {
            groups.more = true;
            return groups;
        }
        groups.before[groups.count] = kind;
        groups.list[groups.count++] = digits;
        groups.total += digits.n;
        *at += length + digits.n;
        kind = separator_at(text, *at, &length);
        if (!kind)
            return groups;
    }
}

static struct decimal join(const struct groups *groups, size_t whole) {
    struct decimal out = {.power = 1};
    for (size_t i = 0; i < groups->count; i++)
        for (size_t k = 0; k < groups->list[i].n; k++) {
            out.digits = out.digits * 10 + (groups->list[i].s[k] - '0');
            out.decimals += i >= whole;
            out.power *= i >= whole ? 10 : 1;
        }
    return out;
}

/* Whether the groups from the second up to `count` are thousands with one and the same mark. */
static bool are_thousands(const struct groups *groups, size_t count) {
    if (groups->list[0].n > 3 || groups->list[0].s[0] == '0')
        return false;
    for (size_t i = 1; i < count; i++)
        if (groups->list[i].n != 3 || groups->before[i] != groups->before[1])
            return false;
    return true;
}

/* One or two readings; false: a version, an address or another thing with digits. */
static bool read_decimal(struct str text, size_t *at, struct decimal readings[2], size_t *count) {
    struct groups groups = read_groups(text, at);
    size_t last = groups.count - 1;
    char mark = groups.before[last];
    bool point = mark == '.' || mark == ',';
    *count = 0;
    if (groups.more || groups.total > MOST_DIGITS)
        return false;
    if (groups.count == 1 || are_thousands(&groups, groups.count))
        readings[(*count)++] = join(&groups, groups.count);
    if (groups.count > 1 && point && groups.list[last].n <= 6 &&
        (last == 1 || (groups.before[1] != mark && are_thousands(&groups, last))))
        readings[(*count)++] = join(&groups, last);
    return *count > 0;
}

/* ---- what a number stands for ---- */

struct reading {
    struct decimal numbers[2];
    size_t count;
    int64_t factor; /* of the words behind */
    bool in_words;  /* "two hours": no digit says how exact it is */
    bool rounded;   /* a factor above one: what is below the last digit is not known */
};

static bool span_of(const struct decimal *number, int64_t factor, bool rounded, struct span *span,
                    int64_t *exact) {
    int64_t scaled;
    if (__builtin_mul_overflow(number->digits, factor, &scaled)) {
        /* digits that the factor's zeros cancel */
        if (factor % number->power ||
            __builtin_mul_overflow(number->digits, factor / number->power, &scaled))
            return false;
        *exact = scaled;
    } else {
        *exact = scaled / number->power;
    }
    int64_t half = rounded ? factor / number->power / 2 : 0;
    *span = (struct span){*exact - half, *exact + half};
    return true;
}

static bool fill(struct mention *mention, const struct reading *reading, enum mention_kind kind,
                 int64_t unit) {
    int64_t factor, ignored;
    mention->kind = kind;
    mention->otherwise = (struct span){1, 0};
    if (__builtin_mul_overflow(reading->factor, unit, &factor) ||
        !span_of(&reading->numbers[0], factor,
                 reading->rounded || (kind != MENTION_COUNT && !reading->in_words), &mention->value,
                 &mention->exact))
        return false;
    if (reading->count > 1 &&
        !span_of(&reading->numbers[1], factor, true, &mention->otherwise, &ignored))
        mention->otherwise = (struct span){1, 0};
    return true;
}

/* What stands directly behind: a blank or a hyphen, and a word. */
static struct str word_behind(struct str text, size_t *at) {
    size_t end = *at;
    if (end < text.n && text.s[end] == '-')
        end++;
    struct str word = word_next(text, &end);
    size_t gap = word.n ? (size_t)(word.s - text.s) - *at : 0;
    if (!word.n || gap > 3)
        return STR("");
    *at = end;
    return word;
}

static bool is_percent(struct str text, size_t *at) {
    static const struct str forms[] = {{"%", 1},       {" %", 2},        {"\u00A0%", 3},
                                       {"\u202F%", 4}, {" per cent", 9}, {" v. H.", 6}};
    for (size_t i = 0; i < COUNT(forms); i++)
        if (str_starts(str_slice(text, *at, text.n), forms[i])) {
            *at += forms[i].n;
            return true;
        }
    return false;
}

static void take_multiplier(struct str text, size_t *at, struct reading *reading) {
    size_t end = *at;
    struct str word = word_behind(text, &end);
    bool letter = word.n == 1;
    for (size_t i = 0; word.n && i < COUNT(multipliers); i++) {
        bool fits = letter ? is_unit(word, multipliers[i].words) && word.s == text.s + *at
                           : word_is_one_of(word, multipliers[i].words);
        if (!fits)
            continue;
        reading->factor = multipliers[i].factor;
        reading->rounded = true;
        if (end < text.n && text.s[end] == '.' && !letter && word.n == 3)
            end++;
        *at = end;
        return;
    }
}

/* The unit behind; MENTION_COUNT: none. */
static enum mention_kind take_unit(struct str text, size_t *at, int64_t *factor) {
    size_t end = *at;
    *factor = 1;
    if (is_percent(text, at)) {
        *factor = 1000;
        return MENTION_SHARE;
    }
    struct str word = word_behind(text, &end);
    for (size_t i = 0; word.n && i < COUNT(units); i++)
        if (is_unit(word, units[i].words)) {
            *at = end;
            *factor = units[i].factor;
            return units[i].kind;
        }
    return MENTION_COUNT;
}

/* "9 h 40 min" is one duration. */
static void take_lesser_units(struct str text, struct mention *mention) {
    while (mention->kind == MENTION_DURATION) {
        size_t at = mention->to, end;
        struct decimal numbers[2];
        size_t count;
        int64_t factor;
        while (at < text.n && text.s[at] == ' ')
            at++;
        end = at;
        if (at == mention->to || at >= text.n || !is_digit(text.s[at]) ||
            !read_decimal(text, &end, numbers, &count) || numbers[0].decimals)
            return;
        if (take_unit(text, &end, &factor) != MENTION_DURATION)
            return;
        int64_t half = factor / 2;
        mention->exact += numbers[0].digits * factor;
        mention->value = (struct span){mention->exact - half, mention->exact + half};
        mention->to = end;
    }
}

/* What begins a name, a sum of money, a page or an address is nothing to compare. */
static bool is_bound(struct str text, size_t from) {
    struct str before = str_slice(text, 0, from);
    static const char *const marks[] = {"\u20AC",  "$",  "\u00A3", "#",      "/",
                                        "_",       "@",  "=",      "\u00A7", "\u20AC\u00A0",
                                        "\u20AC ", "$ ", "\u00A3 "};
    for (size_t i = 0; i < COUNT(marks); i++)
        if (str_ends(before, str_of(marks[i])))
            return true;
    return from > 1 && (before.s[from - 1] == '-' || before.s[from - 1] == '.') &&
           is_word_at(text, from - 2) && !is_digit(before.s[from - 2]);
}

bool mention_read_number(struct str text, size_t at, struct mention *mention) {
    struct reading reading = {.factor = 1};
    size_t end = at;
    int64_t value = 0, unit;
    bool digits = is_digit(text.s[at]);
    *mention = (struct mention){.from = at, .otherwise = {1, 0}};
    if (digits && !read_decimal(text, &end, reading.numbers, &reading.count)) {
        mention->to = end;
        return true;
    }
    if (!digits) {
        if (!mention_read_words(text, &end, &value))
            return false;
        reading.numbers[0] = (struct decimal){value, 0, 1};
        reading.count = 1;
        reading.in_words = true;
    }
    take_multiplier(text, &end, &reading);
    enum mention_kind kind = take_unit(text, &end, &unit);
    size_t behind = end + 1;
    if (!digits && value == 1 && kind != MENTION_SIZE && kind != MENTION_DURATION)
        return false;
    bool rate =
        end < text.n && text.s[end] == '/' && period_of(word_next(text, &behind)) < PERIOD_DAY;
    bool glued = kind == MENTION_COUNT && end < text.n && is_word_at(text, end);
    mention->to = end;
    if (is_bound(text, at) || glued || (rate && kind != MENTION_COUNT) ||
        !fill(mention, &reading, kind, unit) ||
        (kind == MENTION_COUNT && reading.factor == 1 && reading.numbers[0].decimals)) {
        mention->kind = MENTION_OTHER;
        while (glued && mention->to < text.n && is_word_at(text, mention->to))
            mention->to++;
        return true;
    }
    take_lesser_units(text, mention);
    return true;
}
