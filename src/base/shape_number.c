/* Bank accounts, payment cards and telephones. */
#include <string.h>

#include "base/ascii.h"
#include "base/shape.h"

static bool set(struct shape *found, enum shape_kind kind, size_t from, size_t to) {
    *found = (struct shape){kind, from, to};
    return true;
}

/* ---- bank accounts ---- */

enum { LEAST_IBAN = 15, MOST_IBAN = 34 };

static int remainder_of(const char *signs, size_t count) {
    int rest = 0;
    for (size_t i = 0; i < count; i++) {
        char c = signs[(i + 4) % count];
        rest = is_digit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'A' + 10) % 97;
    }
    return rest;
}

static bool is_iban_country(struct str code) {
    static const char countries[] =
        "ADAEALATAZBABEBGBHBIBRBYCHCRCYCZDEDJDKDOEEEGESFIFKFOFRGBGEGIGLGRGTHRHUIEILIQISITJOKWKZLBLC"
        "LILT"
        "LULVLYMCMDMEMKMNMRMTMUNINLNOOMPKPLPSPTQAROTNRSRUSASCSDSESISKSMSOSTSVTLTRUAVAVGXKYE";
    for (size_t i = 0; i + 2 < sizeof countries; i += 2)
        if (str_equal_ignoring_case(str_slice(str_of(countries), i, i + 2), code))
            return code.n == 2;
    return false;
}

/* Two capitals, two check digits, and at most thirty signs, in one or in groups of four. */
static bool find_iban(struct str text, size_t at, struct shape *found) {
    char signs[MOST_IBAN];
    size_t count = 0, end = at, to = 0;
    bool small = is_lower(shape_byte(text, at)) && is_lower(shape_byte(text, at + 1));
    if (!is_digit(shape_byte(text, at + 2)) || !is_digit(shape_byte(text, at + 3)) ||
        !is_iban_country(str_slice(text, at, at + 2)))
        return false;
    while (count < MOST_IBAN) {
        char c = shape_byte(text, end);
        if (!is_digit(c) && !is_upper(c) && !(small && count < 2))
            break;
        signs[count++] = is_lower(c) ? (char)(c - 'a' + 'A') : c;
        end++;
        bool ends = !shape_is_word(text, end);
        if (ends && count >= LEAST_IBAN && remainder_of(signs, count) == 1)
            to = end;
        if (!ends || count % 4)
            continue;
        if (shape_byte(text, end) == ' ')
            end++;
        else if (str_starts(str_slice(text, end, text.n), STR("\u00A0")))
            end += 2;
    }
    return to && set(found, SHAPE_IBAN, at, to);
}

/* ---- cards ---- */

enum { LEAST_CARD = 13, MOST_CARD = 19 };

static bool is_luhn(const char *digits, size_t count) {
    int sum = 0;
    for (size_t i = 0; i < count; i++) {
        int digit = digits[count - 1 - i] - '0';
        digit = i % 2 ? digit * 2 : digit;
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

/* First digits and length, of the large networks. */
static bool is_issued(const char *digits, size_t count) {
    int four = 0;
    for (size_t i = 0; i < 4; i++)
        four = four * 10 + digits[i] - '0';
    static const struct {
        int from, to;
        size_t least, most;
    } issuers[] = {{4000, 4999, 13, 13}, {4000, 4999, 16, 16}, {5100, 5599, 16, 16},
                   {2221, 2720, 16, 16}, {3400, 3499, 15, 15}, {3700, 3799, 15, 15},
                   {6011, 6011, 16, 16}, {6500, 6599, 16, 16}, {3600, 3699, 14, 14},
                   {3800, 3899, 14, 14}, {3528, 3589, 16, 16}};
    for (size_t i = 0; i < COUNT(issuers); i++)
        if (four >= issuers[i].from && four <= issuers[i].to && count >= issuers[i].least &&
            count <= issuers[i].most)
            return true;
    return false;
}

static bool is_test_card(const char *digits, size_t count) {
    static const char *const tests[] = {"4111111111111111", "4242424242424242", "5555555555554444",
                                        "378282246310005",  "371449635398431",  "4012888888881881",
                                        "5105105105105100", "6011111111111117", "4000000000000002"};
    for (size_t i = 0; i < COUNT(tests); i++)
        if (strlen(tests[i]) == count && !memcmp(tests[i], digits, count))
            return true;
    return false;
}

static bool find_card(struct str text, size_t at, struct shape *found) {
    char digits[MOST_CARD];
    size_t count = 0, end = at, groups = 1, first = 0;
    while (count < MOST_CARD) {
        size_t gap = count ? shape_gap(text, end) : 0;
        if (gap && groups == 1)
            first = count;
        groups += gap != 0;
        end += gap;
        if (!is_digit(shape_byte(text, end)))
            break;
        digits[count++] = text.s[end++];
    }
    bool in_address = at && strchr("/=_#.-", text.s[at - 1]);
    if (count < LEAST_CARD || is_digit(shape_byte(text, end)) || shape_is_word(text, end) ||
        in_address || (groups > 1 && (first != 4 || groups > 5)) ||
        (shape_byte(text, end) == '.' && is_digit(shape_byte(text, end + 1))))
        return false;
    return is_issued(digits, count) && is_luhn(digits, count) && !is_test_card(digits, count) &&
           set(found, SHAPE_CARD, at, end);
}

/* ---- telephones ---- */

enum { LEAST_PHONE = 7, LEAST_BARE_PHONE = 9, MOST_PHONE = 15 /* ITU-T E.164 */ };

#define PHONE_WORDS                                                                                \
    " tel telephone telefon phone call mobile mobil handy fax cell hotline telefonnummer "         \
    "durchwahl "                                                                                   \
    "helpdesk pager anruf "

struct phone {
    size_t digits, groups, end;
    size_t first, least; /* digits of the first group, of the smallest other one */
    bool thousands;      /* as 12 000 000 */
    bool stroke, bracket, dots;
};

static size_t phone_gap(struct str text, size_t at) {
    size_t gap = shape_gap(text, at);
    char c = shape_byte(text, at), next = shape_byte(text, at + 1);
    if (!gap && (c == '/' || c == '.') && is_digit(next))
        return 1;
    if (str_starts(str_slice(text, at, text.n), STR(" / ")) && is_digit(shape_byte(text, at + 3)))
        return 3;
    if (!gap && c == ' ' && next == '(' && is_digit(shape_byte(text, at + 2)))
        return 2;
    if (!gap && (c == '(' || c == ')'))
        return is_digit(next) ? 1 : (next == ' ' && is_digit(shape_byte(text, at + 2))) ? 2 : 0;
    return gap;
}

static struct phone read_phone(struct str text, size_t at) {
    struct phone phone = {.end = at, .thousands = true, .least = MOST_PHONE};
    while (strchr("+(", shape_byte(text, phone.end)) && phone.end < text.n)
        phone.bracket |= text.s[phone.end++] == '(';
    for (;;) {
        size_t from = phone.end;
        while (is_digit(shape_byte(text, phone.end)))
            phone.end++;
        size_t n = phone.end - from;
        phone.digits += n;
        phone.first = phone.groups++ ? phone.first : n;
        if (phone.groups > 1) {
            phone.thousands = phone.thousands && n == 3;
            phone.least = n < phone.least ? n : phone.least;
        }
        size_t gap = phone_gap(text, phone.end);
        if (!n || !gap)
            break;
        struct str between = str_slice(text, phone.end, phone.end + gap);
        phone.stroke |= str_is(str_trim(between), "/");
        phone.dots |= str_is(between, ".");
        phone.bracket |= memchr(between.s, '(', gap) || memchr(between.s, ')', gap);
        phone.end += gap;
    }
    phone.thousands = phone.thousands && phone.groups > 1 && !phone.bracket;
    return phone;
}

/* 555-0100 to 555-0199 are for stories. */
static bool is_fictional(struct str written) {
    char digits[MOST_PHONE + 1];
    size_t count = 0;
    for (size_t i = 0; i < written.n && count < MOST_PHONE; i++)
        if (is_digit(written.s[i]))
            digits[count++] = written.s[i];
    return count >= 7 && !memcmp(digits + count - 7, "55501", 5);
}

/* "206-732-0177", "(206) 732-0177"; neither area nor exchange begins with 0 or 1. */
static bool is_american(struct str text, size_t at, const struct phone *phone) {
    struct str written = str_slice(text, at, phone->end);
    size_t area = at + (text.s[at] == '('), exchange = area + 4;
    exchange += shape_byte(text, exchange) == ' ';
    return phone->groups == 3 && phone->digits == 10 && phone->first == 3 && phone->least == 3 &&
           shape_byte(text, area) > '1' && shape_byte(text, exchange) > '1' &&
           (phone->bracket || str_find(written, STR(" "), 0) == SIZE_MAX);
}

/* International with a plus; national with a zero, or as 206-555-0123; any other only where a word
 * says so. */
static bool is_phone(struct str text, size_t at, const struct phone *phone) {
    bool named = shape_follows(text, at, PHONE_WORDS, 2);
    bool plus = text.s[at] == '+',
         zero = text.s[at] == '0' || (text.s[at] == '(' && shape_byte(text, at + 1) == '0');
    bool abroad = str_starts(str_slice(text, at, text.n), STR("00"));
    if (named)
        return phone->digits >= LEAST_PHONE && (phone->groups > 1 || phone->digits >= 9 || plus);
    if (phone->digits < LEAST_BARE_PHONE || phone->dots)
        return false;
    if (plus)
        return !phone->thousands;
    if (phone->stroke)
        return zero && phone->groups == 2 && phone->first <= 5 && phone->least >= 5;
    if (zero && phone->bracket)
        return true;
    if (str_starts(str_slice(text, at, text.n), STR("000")))
        return false;
    if (zero && phone->groups == 2)
        return phone->first >= 4 && phone->first <= 5 && phone->least >= 6;
    if (zero)
        return phone->groups >= 3 && phone->groups <= 5 && phone->first >= 3 && phone->first <= 5 &&
               phone->least >= 2 && phone->digits <= (abroad ? 14 : 12);
    return is_american(text, at, phone);
}

static bool find_phone(struct str text, size_t at, struct shape *found) {
    bool inside =
        at && strchr("/=_#.-+:@", text.s[at - 1]) && !shape_follows(text, at, PHONE_WORDS, 1);
    if (inside || (!is_digit(text.s[at]) && !strchr("+(", text.s[at])))
        return false;
    struct phone phone = read_phone(text, at);
    struct str written = str_slice(text, at, phone.end);
    if (phone.digits > MOST_PHONE || shape_is_word(text, phone.end) ||
        !is_phone(text, at, &phone) || is_fictional(written))
        return false;
    return set(found, SHAPE_PHONE, at, phone.end);
}

bool shape_number(struct str text, size_t at, struct shape *found) {
    return find_iban(text, at, found) || (is_digit(text.s[at]) && find_card(text, at, found)) ||
           find_phone(text, at, found);
}
