#include "base/total.h"

#include "base/ascii.h"

enum { ROWS_LEAST = 2, DIGITS_MOST = 15 };

static bool is_one_of(struct str word, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal_ignoring_case(word, str_of(words[i])))
            return true;
    return false;
}

bool total_is_label(struct str label) {
    static const char *const names[] = {"total",  "totals", "sum",       "in total", "grand total",
                                        "gesamt", "summe",  "insgesamt", "total:",   "summe:"};
    return is_one_of(str_trim(label), names, COUNT(names));
}

bool total_is_part(struct str label) {
    static const char *const begins[] = {
        "of which", "thereof",    "davon",   "subtotal", "sub-total",    "zwischensumme", "average",
        "mean",     "mittel",     "maximum", "-",        "\xe2\x80\x93", "including",     "incl",
        "saving",   "difference", "total",   "sum",      "gesamt",       "insgesamt"};
    label = str_trim(label);
    for (size_t i = 0; i < COUNT(begins); i++)
        if (str_equal_ignoring_case(str_slice(label, 0, str_of(begins[i]).n), str_of(begins[i])))
            return true;
    return false;
}

/* A whole number, with or without marks between groups of three, and what stands around it. */
static bool read_cell(struct str cell, long long *value, struct str *before, struct str *behind) {
    size_t at = 0, digits = 0, group = 0;
    bool groups = false;
    cell = str_trim(cell);
    while (at < cell.n && !is_digit(cell.s[at]))
        at++;
    *before = str_slice(cell, 0, at);
    for (*value = 0; at < cell.n; at++) {
        bool mark = cell.s[at] == ',' || cell.s[at] == '.' || cell.s[at] == '\'';
        if (is_digit(cell.s[at])) {
            *value = 10 * *value + (cell.s[at] - '0');
            digits++;
            group++;
        } else if (mark && at + 1 < cell.n && is_digit(cell.s[at + 1])) {
            if (groups ? group != 3 : group > 3)
                return false;
            groups = true;
            group = 0;
        } else {
            break;
        }
        if (digits > DIGITS_MOST)
            return false;
    }
    *behind = str_slice(cell, at, cell.n);
    for (size_t i = 0; i < behind->n; i++)
        if (is_digit(behind->s[i]))
            return false;
    return digits && (!groups || group == 3) && !str_ends(*before, STR("-")) &&
           !str_ends(*before, STR("\xe2\x88\x92"));
}

void total_add(struct total_column *column, struct str cell) {
    long long value;
    struct str before, behind;
    if (!read_cell(cell, &value, &before, &behind) ||
        (column->count &&
         (!str_equal(before, column->before) || !str_equal(behind, column->behind)))) {
        column->uncertain = true;
        return;
    }
    if (!column->count)
        column->resolution = 1000000000;
    while (value % column->resolution)
        column->resolution /= 10;
    column->before = before;
    column->behind = behind;
    column->sum += value;
    column->count++;
}

enum total total_compare(const struct total_column *column, struct str cell) {
    long long value, off;
    struct str before, behind;
    if (column->uncertain || column->count < ROWS_LEAST || column->sum == 0 ||
        !read_cell(cell, &value, &before, &behind) || !str_equal(before, column->before) ||
        !str_equal(behind, column->behind))
        return TOTAL_UNCERTAIN;
    off = value > column->sum ? value - column->sum : column->sum - value;
    return 2 * off <= (long long)(column->count + 1) * column->resolution ? TOTAL_RIGHT
                                                                          : TOTAL_WRONG;
}
