/* The form of numbers in cells: signs, currencies, digits in groups, units. A number is told from
 * other text by its form only; which sign is the decimal one follows from the number itself where
 * it can, else from the document's language. */
#include "base/ascii.h"
#include "layout/block/table.h"
#include "model/words.h"

enum { LONGEST_PREFIX = 10, LONGEST_UNIT = 16, LONGEST_NUMBER = 40 /* bytes */ };

static bool digit_at(struct str text, size_t at) {
    return at < text.n && is_digit(text.s[at]);
}

static size_t count_digits(struct str text, size_t at) {
    size_t count = 0;
    while (digit_at(text, at + count))
        count++;
    return count;
}

/* Bytes of a blank that may stand between groups of digits. */
static size_t group_blank(struct str text, size_t at) {
    static const struct str blanks[] = {{" ", 1},      {"'", 1},      {"\u00A0", 2},
                                        {"\u2019", 3}, {"\u2009", 3}, {"\u202F", 3}};
    for (size_t i = 0; i < COUNT(blanks); i++)
        if (str_starts(str_slice(text, at, text.n), blanks[i]) &&
            count_digits(text, at + blanks[i].n) == 3)
            return blanks[i].n;
    return 0;
}

struct signs {
    size_t count[2], last[2]; /* of '.' and ',' */
    bool groups[2];           /* three digits stand behind each of them */
};

static size_t read_digits(struct str text, size_t from, struct signs *signs) {
    size_t at = from;
    for (;;) {
        at += count_digits(text, at);
        size_t blank = group_blank(text, at);
        bool sign = at < text.n && (text.s[at] == '.' || text.s[at] == ',');
        if (sign && digit_at(text, at + 1)) {
            int kind = text.s[at] == ',';
            signs->groups[kind] =
                (signs->count[kind] == 0 || signs->groups[kind]) && count_digits(text, at + 1) == 3;
            signs->count[kind]++;
            signs->last[kind] = at++;
        } else if (blank > 0) {
            at += blank;
        } else {
            return at;
        }
    }
}

/* False: no number is written so, as "12.1.0.2". */
static bool find_point(struct number *n, const struct signs *s, struct str language) {
    n->point = n->end;
    for (int kind = 0; kind < 2; kind++) {
        bool usual = words_decimal_comma(language) == (kind == 1);
        bool last = s->count[kind] > 0 && (s->count[!kind] == 0 || s->last[kind] > s->last[!kind]);
        if (!last)
            continue;
        if (s->count[!kind] > 0 && !s->groups[!kind] && s->count[!kind] > 1)
            return false;
        bool single = s->count[kind] == 1;
        if (single && (!s->groups[kind] || usual || s->count[!kind] > 0))
            n->point = s->last[kind];
        else if (!s->groups[kind])
            return false;
    }
    return true;
}

/* Signs, currencies and their codes: no words. */
static bool is_prefix(struct str text) {
    size_t capitals = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (is_lower(text.s[i]))
            return false;
        capitals += is_upper(text.s[i]);
    }
    return capitals <= 3 && text.n <= LONGEST_PREFIX;
}

static bool is_unit(struct str text) {
    size_t blanks = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (digit_at(text, i) || text.s[i] == ',' || text.s[i] == '\n')
            return false;
        blanks += text.s[i] == ' ';
    }
    return text.n <= LONGEST_UNIT && blanks <= 2;
}

enum cell_kind number_read(struct str text, struct str language, struct number *n) {
    struct str trimmed = str_trim(text);
    if (trimmed.n == 0)
        return CELL_EMPTY;
    static const char *const nothing[] = {"-", "\u2013", "\u2014", "\u2026", "...", "n/a", "n. a."};
    for (size_t i = 0; i < COUNT(nothing); i++)
        if (str_is(trimmed, nothing[i]))
            return CELL_NOTHING;
    struct signs signs = {0};
    *n = (struct number){0};
    while (n->from < text.n && !digit_at(text, n->from))
        n->from++;
    n->end = read_digits(text, n->from, &signs);
    bool number = n->end > n->from && text.n <= LONGEST_NUMBER &&
                  is_prefix(str_slice(text, 0, n->from)) &&
                  is_unit(str_slice(text, n->end, text.n)) && find_point(n, &signs, language);
    return number ? CELL_NUMBER : CELL_WORDS;
}
