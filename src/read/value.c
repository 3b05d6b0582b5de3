/* Values of attributes: which texts each type accepts, and what a message says was expected.
 *
 * The same types are described in templates/schemas/; tests/spec/schema.sh holds the two together.
 */
#include "read/value.h"
#include "base/ascii.h"
#include "base/nearest.h"

static bool has_blank(struct str text) {
    for (size_t i = 0; i < text.n; i++)
        if (is_blank(text.s[i]))
            return true;
    return false;
}

static bool accepts_text(struct str text, const char *keywords) {
    (void)keywords;
    return text.n > 0;
}

bool value_is_id(struct str text) {
    for (size_t i = 0; i < text.n; i++) {
        char c = text.s[i];
        bool inner = i > 0 && (c == '.' || c == '_' || c == '-');
        if (!is_letter(c) && !is_digit(c) && !inner)
            return false;
    }
    return text.n > 0;
}

static bool accepts_id(struct str text, const char *keywords) {
    (void)keywords;
    return value_is_id(text);
}

static bool accepts_keyword(struct str text, const char *keywords) {
    struct str rest = str_of(keywords), piece;
    while (str_cut(&rest, '|', &piece))
        if (str_equal(piece, text))
            return true;
    return false;
}

static bool accepts_yes_no(struct str text, const char *keywords) {
    (void)keywords;
    return str_is(text, "yes") || str_is(text, "no");
}

static bool accepts_date(struct str text, const char *keywords) {
    (void)keywords;
    struct date date;
    return date_parse(text, &date);
}

bool value_is_url(struct str text) {
    struct str lower = str_slice(text, 0, 8);
    size_t host = 0;
    if (lower.n >= 7 && str_equal_ignoring_case(str_slice(lower, 0, 7), STR("http://")))
        host = 7;
    if (lower.n == 8 && str_equal_ignoring_case(lower, STR("https://")))
        host = 8;
    return host > 0 && text.n > host && text.s[host] != '/' && !has_blank(text);
}

static bool accepts_url(struct str text, const char *keywords) {
    (void)keywords;
    return value_is_url(text);
}

static bool accepts_email(struct str text, const char *keywords) {
    (void)keywords;
    size_t at = str_find(text, STR("@"), 0);
    return at != SIZE_MAX && at > 0 && at + 1 < text.n &&
           str_find(text, STR("@"), at + 1) == SIZE_MAX && !has_blank(text);
}

static bool accepts_subtag(struct str tag, bool first) {
    for (size_t i = 0; i < tag.n; i++)
        if (!is_letter(tag.s[i]) && (first || !is_digit(tag.s[i])))
            return false;
    return tag.n >= (first ? 2u : 1u) && tag.n <= 8;
}

static bool accepts_language(struct str text, const char *keywords) {
    (void)keywords;
    size_t from = 0;
    while (true) {
        size_t dash = str_find(text, STR("-"), from);
        if (!accepts_subtag(str_slice(text, from, dash), from == 0))
            return false;
        if (dash == SIZE_MAX)
            return true;
        from = dash + 1;
    }
}

static bool accepts_integer(struct str text, const char *keywords) {
    (void)keywords;
    for (size_t i = 0; i < text.n; i++)
        if (!is_digit(text.s[i]))
            return false;
    return text.n > 0 && text.n <= 9;
}

static bool accepts_list(struct str text, const char *keywords) {
    (void)keywords;
    size_t from = 0;
    while (true) {
        size_t bar = str_find(text, STR("|"), from);
        if (str_empty(str_trim(str_slice(text, from, bar))))
            return false;
        if (bar == SIZE_MAX)
            return true;
        from = bar + 1;
    }
}

bool value_parse_length(struct str text, int *thousandths) {
    int whole = 0, fraction = 0, decimals = 0;
    size_t i = 0;
    for (; i < text.n && i < 5 && is_digit(text.s[i]); i++)
        whole = whole * 10 + (text.s[i] - '0');
    bool point = i < text.n && text.s[i] == '.';
    if (i == 0 || (i < text.n && !point) || (point && i + 1 == text.n))
        return false;
    for (i++; i < text.n && decimals < 3 && is_digit(text.s[i]); i++, decimals++)
        fraction = fraction * 10 + (text.s[i] - '0');
    if (i < text.n)
        return false;
    for (; decimals < 3; decimals++)
        fraction *= 10;
    *thousandths = whole * 1000 + fraction;
    return true;
}

static bool accepts_length(struct str text, const char *keywords) {
    (void)keywords;
    int ignored;
    return value_parse_length(text, &ignored);
}

bool value_parse_colour(struct str text, struct colour *colour) {
    int digits[6];
    if (text.n != 7 || text.s[0] != '#')
        return false;
    for (size_t i = 0; i < 6; i++)
        if ((digits[i] = hex_value(text.s[i + 1])) < 0)
            return false;
    colour->r = (unsigned char)(digits[0] * 16 + digits[1]);
    colour->g = (unsigned char)(digits[2] * 16 + digits[3]);
    colour->b = (unsigned char)(digits[4] * 16 + digits[5]);
    return true;
}

static bool accepts_colour(struct str text, const char *keywords) {
    (void)keywords;
    struct colour ignored;
    return value_parse_colour(text, &ignored);
}

static bool accepts_ink(struct str text, const char *keywords) {
    return accepts_colour(text, keywords) ||
           accepts_keyword(text, "ink|quiet|accent|rule|panel|cover|tint");
}

struct value_form {
    bool (*accepts)(struct str text, const char *keywords);
    const char *expected;
};

static const struct value_form forms[] = {
    [VALUE_TEXT] = {accepts_text, "a text"},
    [VALUE_ID] = {accepts_id, "an id of letters, digits, '.', '_' and '-'"},
    [VALUE_YES_NO] = {accepts_yes_no, "yes or no"},
    [VALUE_DATE] = {accepts_date, "an existing date like 2019-03-15"},
    [VALUE_PATH] = {accepts_text, "a path relative to the submission folder"},
    [VALUE_URL] = {accepts_url, "an address that begins with https:// or http://"},
    [VALUE_EMAIL] = {accepts_email, "a mail address like name@example.com"},
    [VALUE_LANGUAGE] = {accepts_language, "a language tag like en or de-CH"},
    [VALUE_INTEGER] = {accepts_integer, "a whole number"},
    [VALUE_KEYWORD] = {accepts_keyword, NULL},
    [VALUE_LIST] = {accepts_list, "texts separated by '|'"},
    [VALUE_LENGTH] = {accepts_length, "a number with up to three decimals, like 9.2"},
    [VALUE_COLOUR] = {accepts_colour, "a colour like #0b4f8a"},
    [VALUE_INK] = {accepts_ink,
                   "a colour like #0b4f8a, or ink, quiet, accent, rule, panel, cover, tint"},
};
static_assert(COUNT(forms) == VALUE_TYPE_COUNT, "a form for each type");

bool value_accepts(const struct attribute_row *row, struct str text) {
    return forms[row->type].accepts(text, row->keywords);
}

static struct str list_keywords(struct arena *arena, const char *keywords) {
    struct str rest = str_of(keywords), piece, out = {0};
    while (str_cut(&rest, '|', &piece)) {
        const char *between = out.n == 0 ? "" : rest.n > 0 ? ", " : " or ";
        out = str_format(arena, "%.*s%s%.*s", STR_ARG(out), between, STR_ARG(piece));
    }
    return out;
}

struct str value_expected(struct arena *arena, const struct attribute_row *row) {
    if (row->type == VALUE_KEYWORD)
        return list_keywords(arena, row->keywords);
    return str_of(forms[row->type].expected);
}

struct str *value_split(struct arena *arena, struct str text, char separator, size_t *count) {
    struct str *pieces = NULL, rest = text, piece;
    *count = 0;
    while (str_cut(&rest, separator, &piece)) {
        piece = str_trim(piece);
        if (piece.n > 0)
            *APPEND(arena, pieces, *count) = str_copy(arena, piece.s, piece.n);
    }
    return pieces;
}
