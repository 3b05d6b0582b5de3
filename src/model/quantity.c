/* Numbers as people write them: with thousands commas, decimals, a unit or a per cent sign. All
 * arithmetic is in integers; a fraction of a byte is cut off. */
#include "model/quantity.h"
#include "base/ascii.h"

#define DECIMALS 6
#define MILLION 1000000u /* 10 to the power of DECIMALS */

struct decimal {
    uint64_t whole;
    uint32_t millionths;
};

static const struct {
    struct str name;
    uint64_t bytes;
} units[] = {
    {{"B", 1}, 1},
    {{"kB", 2}, 1000},
    {{"MB", 2}, 1000000},
    {{"GB", 2}, 1000000000},
    {{"TB", 2}, 1000000000000},
    {{"PB", 2}, 1000000000000000},
    {{"KiB", 3}, (uint64_t)1 << 10},
    {{"MiB", 3}, (uint64_t)1 << 20},
    {{"GiB", 3}, (uint64_t)1 << 30},
    {{"TiB", 3}, (uint64_t)1 << 40},
    {{"PiB", 3}, (uint64_t)1 << 50},
};

static bool digit_at(struct str text, size_t at) {
    return at < text.n && is_digit(text.s[at]);
}

static bool char_at(struct str text, size_t at, char c) {
    return at < text.n && text.s[at] == c;
}

/* Appends a decimal digit; false on overflow. */
static bool push_digit(uint64_t *number, char digit) {
    return !__builtin_mul_overflow(*number, 10u, number) &&
           !__builtin_add_overflow(*number, (uint64_t)(digit - '0'), number);
}

/* A comma stands before exactly three digits, after one to three or another such group. */
static bool comma_fits(struct str text, size_t at, size_t group, bool first_group) {
    bool before = first_group ? group >= 1 && group <= 3 : group == 3;
    return before && digit_at(text, at + 1) && digit_at(text, at + 2) && digit_at(text, at + 3);
}

/* Digits with thousands commas from *at; moves on behind them. */
static enum quantity_problem read_whole(struct str text, size_t *at, uint64_t *whole) {
    size_t group = 0;
    bool first_group = true;
    *whole = 0;
    if (!digit_at(text, *at))
        return QUANTITY_NO_NUMBER;
    for (; *at < text.n; (*at)++) {
        if (digit_at(text, *at)) {
            if (!push_digit(whole, text.s[*at]))
                return QUANTITY_TOO_LARGE;
            group++;
        } else if (char_at(text, *at, ',')) {
            if (!comma_fits(text, *at, group, first_group))
                return QUANTITY_NO_NUMBER;
            first_group = false;
            group = 0;
        } else {
            break;
        }
    }
    return first_group || group == 3 ? QUANTITY_OK : QUANTITY_NO_NUMBER;
}

/* The digits behind a full stop, if there is one; false without digits or with more than DECIMALS.
 */
static bool read_fraction(struct str text, size_t *at, uint32_t *millionths) {
    *millionths = 0;
    if (!char_at(text, *at, '.'))
        return true;
    (*at)++;
    unsigned count = 0;
    for (; digit_at(text, *at); (*at)++, count++) {
        if (count == DECIMALS)
            return false;
        *millionths = *millionths * 10 + (uint32_t)(text.s[*at] - '0');
    }
    for (unsigned i = count; i < DECIMALS; i++)
        *millionths *= 10;
    return count > 0;
}

static enum quantity_problem read_decimal(struct str text, size_t *at, struct decimal *number) {
    bool minus = char_at(text, 0, '-') || str_starts(text, STR("\u2212"));
    if (minus)
        return QUANTITY_NEGATIVE;
    enum quantity_problem problem = read_whole(text, at, &number->whole);
    if (problem)
        return problem;
    if (!read_fraction(text, at, &number->millionths))
        return QUANTITY_NO_NUMBER;
    return char_at(text, *at, '.') || char_at(text, *at, ',') ? QUANTITY_NO_NUMBER : QUANTITY_OK;
}

/* Drops blanks before a unit, also the no-break ones that typographers put there. */
static struct str skip_blanks(struct str text) {
    static const struct str blanks[] = {{" ", 1}, {"\t", 1}, {"\u00A0", 2}, {"\u202F", 3}};
    for (size_t i = 0; i < COUNT(blanks);)
        if (str_starts(text, blanks[i])) {
            text = str_slice(text, blanks[i].n, text.n);
            i = 0; /* another may follow */
        } else {
            i++;
        }
    return text;
}

static bool scale(struct decimal number, uint64_t unit, uint64_t *bytes) {
    uint64_t whole;
    if (__builtin_mul_overflow(number.whole, unit, &whole))
        return false;
    uint64_t part =
        number.millionths * (unit / MILLION) + number.millionths * (unit % MILLION) / MILLION;
    return !__builtin_add_overflow(whole, part, bytes);
}

enum quantity_problem quantity_parse(struct str text, struct quantity *quantity) {
    text = str_trim(text);
    *quantity = (struct quantity){.text = text};
    struct decimal number;
    size_t at = 0;
    enum quantity_problem problem = read_decimal(text, &at, &number);
    if (problem)
        return problem;
    struct str unit = skip_blanks(str_slice(text, at, text.n));
    if (unit.n == 0)
        return QUANTITY_NO_UNIT;
    for (size_t i = 0; i < COUNT(units); i++)
        if (str_equal(unit, units[i].name))
            return scale(number, units[i].bytes, &quantity->bytes) ? QUANTITY_OK
                                                                   : QUANTITY_TOO_LARGE;
    return QUANTITY_UNKNOWN_UNIT;
}

bool integer_parse(struct str text, uint64_t *number) {
    text = str_trim(text);
    size_t at = 0;
    uint64_t whole;
    *number = 0;
    if (read_whole(text, &at, &whole) || at != text.n)
        return false;
    *number = whole;
    return true;
}

bool percentage_parse(struct str text, int *thousandths) {
    text = str_trim(text);
    struct decimal number;
    size_t at = 0;
    *thousandths = 0;
    if (read_decimal(text, &at, &number) || number.millionths % 1000 != 0)
        return false;
    struct str unit = skip_blanks(str_slice(text, at, text.n));
    if (unit.n != 0 && !str_is(unit, "%"))
        return false;
    if (number.whole > 100 || (number.whole == 100 && number.millionths != 0))
        return false;
    *thousandths = (int)number.whole * 1000 + (int)(number.millionths / 1000);
    return true;
}
