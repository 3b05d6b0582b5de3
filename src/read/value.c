/* Values of attributes: which texts each type accepts, what a message says was expected, and the
 * RELAX NG pattern by which templates/schemas/ say the same; tests/spec/schema.sh holds the two
 * together. */
#include "read/value.h"
#include "base/ascii.h"
#include "base/nearest.h"

static bool has_blank(struct str text) {
    for (size_t i = 0; i < text.n; i++)
        if (is_blank(text.s[i]))
            return true;
    return false;
}

static bool accepts_text(struct str text) {
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

static bool accepts_id(struct str text) {
    return value_is_id(text);
}

static bool accepts_yes_no(struct str text) {
    return str_is(text, "yes") || str_is(text, "no");
}

static bool accepts_date(struct str text) {
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

static bool accepts_url(struct str text) {
    return value_is_url(text);
}

/* Labels of letters, digits and hyphens, the last one of letters. */
static bool is_domain(struct str text) {
    struct str label = {NULL, 0};
    size_t count = 0;
    for (; str_cut(&text, '.', &label); count++) {
        for (size_t i = 0; i < label.n; i++)
            if (!is_letter_or_digit(label.s[i]) && label.s[i] != '-' && !(label.s[i] & 0x80))
                return false;
        if (!label.n)
            return false;
    }
    return count > 1 && label.n > 1 && !is_digit(label.s[0]);
}

static bool accepts_email(struct str text) {
    size_t at = str_find(text, STR("@"), 0);
    return at != SIZE_MAX && at > 0 && is_domain(str_slice(text, at + 1, text.n)) &&
           !has_blank(text);
}

static bool accepts_subtag(struct str tag, bool first) {
    for (size_t i = 0; i < tag.n; i++)
        if (!is_letter(tag.s[i]) && (first || !is_digit(tag.s[i])))
            return false;
    return tag.n >= (first ? 2u : 1u) && tag.n <= 8;
}

static bool accepts_language(struct str text) {
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

static bool accepts_integer(struct str text) {
    for (size_t i = 0; i < text.n; i++)
        if (!is_digit(text.s[i]))
            return false;
    return text.n > 0 && text.n <= 9;
}

static bool accepts_list(struct str text) {
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

static bool accepts_digest(struct str text) {
    for (size_t i = 0; i < text.n; i++)
        if (!is_digit(text.s[i]) && !(text.s[i] >= 'a' && text.s[i] <= 'f'))
            return false;
    return text.n == 64;
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

static bool accepts_length(struct str text) {
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

static bool accepts_colour(struct str text) {
    struct colour ignored;
    return value_parse_colour(text, &ignored);
}

static bool accepts_ink(struct str text) {
    return accepts_colour(text) || keyword_find(&theme_colour_keywords, text) >= 0;
}

#define PATTERN(pattern) "<data type=\"token\"><param name=\"pattern\">" pattern "</param></data>"
#define NOT_EMPTY "<data type=\"token\"><param name=\"minLength\">1</param></data>"
#define DECIMAL(most)                                                                              \
    "<data type=\"decimal\"><param name=\"minInclusive\">0</param><param "                         \
    "name=\"maxInclusive\">" most "</param><param name=\"fractionDigits\">3</param></data>"

const struct value_form value_forms[VALUE_TYPE_COUNT] = {
    [VALUE_TEXT] = {"text", accepts_text, "a text", NOT_EMPTY},
    [VALUE_ID] = {"id", accepts_id, "an id of letters, digits, '.', '_' and '-'",
                  PATTERN("[A-Za-z0-9][A-Za-z0-9._\\-]*")},
    [VALUE_YES_NO] = {"yes-no", accepts_yes_no, "yes or no",
                      "<choice><value>yes</value><value>no</value></choice>"},
    [VALUE_DATE] = {"date", accepts_date, "an existing date like 2019-03-15",
                    "<data type=\"date\"><param name=\"pattern\">[0-9]{4}-[0-9]{2}-[0-9]{2}</param>"
                    "</data>"},
    [VALUE_PATH] = {"path", accepts_text, "a path relative to the submission folder", NOT_EMPTY},
    [VALUE_URL] = {"url", accepts_url, "an address that begins with https:// or http://",
                   PATTERN("[hH][tT][tT][pP][sS]?://[^\\s/]\\S*")},
    [VALUE_EMAIL] = {"email", accepts_email, "a mail address like name@example.com",
                     PATTERN("[^@\\s]+@[^@\\s]+")},
    [VALUE_LANGUAGE] = {"language", accepts_language, "a language tag like en or de-CH",
                        PATTERN("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")},
    [VALUE_INTEGER] = {"integer", accepts_integer, "a whole number", PATTERN("[0-9]{1,9}")},
    [VALUE_DIGEST] = {"digest", accepts_digest, "64 hexadecimal digits, in lower case",
                      PATTERN("[0-9a-f]{64}")},
    [VALUE_LIST] = {"list", accepts_list, "texts separated by '|'",
                    PATTERN("\\s*[^|\\s][^|]*(\\|\\s*[^|\\s][^|]*)*")},
    [VALUE_LENGTH] = {"number", accepts_length, "a number with up to three decimals, like 9.2",
                      PATTERN("[0-9]{1,5}(\\.[0-9]{1,3})?")},
    [VALUE_POINTS] = {"points", accepts_length, "a number with up to three decimals, like 9.2",
                      DECIMAL("1000")},
    [VALUE_SHARE] = {"share", accepts_length, "a number with up to three decimals, like 9.2",
                     DECIMAL("1")},
    [VALUE_COLOUR] = {"colour", accepts_colour, "a colour like #0b4f8a",
                      PATTERN("#[0-9A-Fa-f]{6}")},
    [VALUE_INK] = {"ink", accepts_ink, NULL, NULL},
    [VALUE_KEYWORD] = {NULL, NULL, NULL, NULL},
    [VALUE_KEYWORDS] = {NULL, NULL, NULL, NULL},
};

bool value_next_word(struct str *rest, struct str *word) {
    struct str text = str_trim(*rest);
    size_t end = 0;
    while (end < text.n && !is_blank(text.s[end]))
        end++;
    *word = str_slice(text, 0, end);
    *rest = str_slice(text, end, text.n);
    return end > 0;
}

/* Each of them, and at least one. */
static bool accepts_keywords(const struct keywords *keywords, struct str text) {
    struct str word;
    bool any = false;
    for (; value_next_word(&text, &word); any = true)
        if (keyword_find(keywords, word) < 0)
            return false;
    return any;
}

bool value_accepts(const struct attribute_row *row, struct str text) {
    if (row->type == VALUE_KEYWORD)
        return keyword_find(row->keywords, text) >= 0;
    if (row->type == VALUE_KEYWORDS)
        return accepts_keywords(row->keywords, text);
    return value_forms[row->type].accepts(text);
}

static struct str list_keywords(struct arena *arena, const struct keywords *keywords,
                                const char *before_last) {
    struct str out = {0};
    for (int i = 0; i < keywords->count; i++)
        if (*keywords->rows[i].word)
            out = str_format(arena, "%.*s%s%s", STR_ARG(out),
                             out.n == 0                ? ""
                             : i + 1 < keywords->count ? ", "
                                                       : before_last,
                             keywords->rows[i].word);
    return out;
}

struct str value_expected(struct arena *arena, const struct attribute_row *row) {
    if (row->type == VALUE_KEYWORD)
        return list_keywords(arena, row->keywords, " or ");
    if (row->type == VALUE_KEYWORDS)
        return str_format(arena, "one or more of %s, separated by blanks",
                          list_keywords(arena, row->keywords, " and ").s);
    if (row->type == VALUE_INK)
        return str_join(arena, STR("a colour like #0b4f8a, or "),
                        list_keywords(arena, &theme_colour_keywords, ", "));
    return str_of(value_forms[row->type].expected);
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
