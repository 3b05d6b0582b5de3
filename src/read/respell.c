/* Dates as people write them, yes in other words, numbers with thousands apart, units in another
 * case. */
#include "read/respell.h"

#include <string.h>

#include "base/ascii.h"
#include "read/value.h"

static bool is_letter_byte(char c) {
    return is_letter(c) || ((unsigned char)c & 0x80);
}

/* ---- dates ---- */

static int month_of(struct str word) {
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    for (int i = 0; i < 12; i++)
        if (str_equal_ignoring_case(word, str_of(names[i])) ||
            str_equal_ignoring_case(word, str_slice(str_of(names[i]), 0, 3)))
            return i + 1;
    return 0;
}

static int number_of(struct str digits) {
    int number = 0;
    for (size_t i = 0; i < digits.n && i < 4; i++)
        number = number * 10 + (digits.s[i] - '0');
    return number;
}

/* Digits or letters; false at the end, or when anything but signs between them follows. */
static bool cut_piece(struct str *rest, struct str *piece) {
    size_t from = 0;
    while (from < rest->n && strchr(" .,/-", rest->s[from]))
        from++;
    size_t to = from;
    if (from < rest->n && is_digit(rest->s[from]))
        while (to < rest->n && is_digit(rest->s[to]))
            to++;
    else
        while (to < rest->n && is_letter_byte(rest->s[to]))
            to++;
    *piece = str_slice(*rest, from, to);
    *rest = str_slice(*rest, to, rest->n);
    return piece->n > 0;
}

/* Of 3/4/2019 nobody knows which is the month. */
static struct str respell_date(struct arena *arena, struct str text) {
    struct str rest = text, pieces[3];
    for (size_t i = 0; i < 3; i++)
        if (!cut_piece(&rest, &pieces[i]))
            return (struct str){0};
    bool year_first = pieces[0].n == 4 && is_digit(pieces[0].s[0]);
    struct str year = pieces[year_first ? 0 : 2], a = pieces[year_first ? 1 : 0],
               b = pieces[year_first ? 2 : 1];
    int first = is_digit(a.s[0]) ? number_of(a) : 0, second = is_digit(b.s[0]) ? number_of(b) : 0;
    if (str_trim(rest).n || year.n != 4 || !is_digit(year.s[0]) || a.n > 2 + 10 || b.n > 2 + 10)
        return (struct str){0};
    struct date date = {.year = number_of(year), .month = first, .day = second};
    if (!first || !second) {
        date.month = month_of(first ? b : a);
        date.day = first ? first : second;
    } else if (!year_first && (str_find(text, STR("."), 0) != SIZE_MAX || first > 12)) {
        date.month = second;
        date.day = first;
    } else if (!year_first && second <= 12 && first != second) {
        return (struct str){0};
    }
    struct str iso = date_format_iso(arena, date);
    return date_parse(iso, &date) ? iso : (struct str){0};
}

/* ---- words ---- */

static struct str respell_yes_no(struct arena *arena, struct str text) {
    static const char *const yes[] = {"yes", "y", "true", "1", "on", "ja"};
    static const char *const no[] = {"no", "n", "false", "0", "off", "nein"};
    (void)arena;
    for (size_t i = 0; i < COUNT(yes); i++) {
        if (str_equal_ignoring_case(text, str_of(yes[i])))
            return STR("yes");
        if (str_equal_ignoring_case(text, str_of(no[i])))
            return STR("no");
    }
    return (struct str){0};
}

static struct str respell_language(struct arena *arena, struct str text) {
    size_t line = str_find(text, STR("_"), 0);
    return line == SIZE_MAX ? (struct str){0}
                            : str_format(arena, "%.*s-%.*s", STR_ARG(str_slice(text, 0, line)),
                                         STR_ARG(str_slice(text, line + 1, text.n)));
}

/* "www.example.com/page" */
static struct str respell_url(struct arena *arena, struct str text) {
    struct str host = str_slice(text, 0, str_find(text, STR("/"), 0));
    size_t dot = str_find(host, STR("."), 1);
    for (size_t i = 0; i < host.n; i++)
        if (!is_letter_byte(host.s[i]) && !is_digit(host.s[i]) && host.s[i] != '.' &&
            host.s[i] != '-')
            return (struct str){0};
    return dot == SIZE_MAX || dot + 2 >= host.n ? (struct str){0}
                                                : str_join(arena, STR("https://"), text);
}

static struct str respell_email(struct arena *arena, struct str text) {
    (void)arena;
    return str_starts(text, STR("mailto:")) ? str_slice(text, 7, text.n) : (struct str){0};
}

static struct str respell_colour(struct arena *arena, struct str text) {
    struct str digits = str_starts(text, STR("#")) ? str_slice(text, 1, text.n) : text;
    const char *d = digits.s;
    if (digits.n == 3)
        return str_format(arena, "#%c%c%c%c%c%c", d[0], d[0], d[1], d[1], d[2], d[2]);
    return digits.n == 6 && digits.n == text.n ? str_join(arena, STR("#"), text) : (struct str){0};
}

/* Without the places between bars where nothing stands. */
static struct str respell_list(struct arena *arena, struct str text) {
    size_t count;
    struct str *pieces = value_split(arena, text, '|', &count), out = {0};
    for (size_t i = 0; i < count; i++)
        out = str_format(arena, "%.*s%s%.*s", STR_ARG(out), i ? "|" : "", STR_ARG(pieces[i]));
    return out;
}

/* ---- numbers ---- */

/* "1.204", "1 204", "1,204,000": digits in threes. */
static struct str respell_integer(struct arena *arena, struct str text) {
    struct str out = {0};
    size_t group = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (is_digit(text.s[i])) {
            out = str_format(arena, "%.*s%c", STR_ARG(out), text.s[i]);
            group++;
            continue;
        }
        bool three = group == 3 || (out.n == group && group > 0 && group < 3);
        if (!strchr(" .,'", text.s[i]) || !three)
            return (struct str){0};
        group = 0;
    }
    return group == 3 ? out : (struct str){0};
}

/* A comma where the point stands in English: not of three digits, which are thousands. */
static struct str respell_decimal(struct arena *arena, struct str text) {
    size_t comma = str_find(text, STR(","), 0), end = comma;
    if (comma == SIZE_MAX || str_find(text, STR("."), 0) != SIZE_MAX)
        return (struct str){0};
    for (end++; end < text.n && is_digit(text.s[end]);)
        end++;
    return end - comma == 4 ? (struct str){0}
                            : str_format(arena, "%.*s.%.*s", STR_ARG(str_slice(text, 0, comma)),
                                         STR_ARG(str_slice(text, comma + 1, text.n)));
}

/* "400 gb", "400 gigabytes", "1,5 TB" */
static struct str respell_quantity(struct arena *arena, struct str text) {
    static const char *const units[] = {"B",   "kB",  "MB",  "GB",  "TB", "PB",
                                        "KiB", "MiB", "GiB", "TiB", "PiB"};
    static const char *const words[] = {"bytes",     "kilobytes", "megabytes",
                                        "gigabytes", "terabytes", "petabytes"};
    struct str decimal = respell_decimal(arena, text);
    text = decimal.n ? decimal : text;
    size_t at = text.n;
    while (at > 0 && is_letter_byte(text.s[at - 1]))
        at--;
    struct str number = str_trim(str_slice(text, 0, at)), unit = str_slice(text, at, text.n);
    for (size_t i = 0; unit.n && i < COUNT(units); i++) {
        bool word =
            i < COUNT(words) &&
            (str_equal_ignoring_case(unit, str_of(words[i])) ||
             str_equal_ignoring_case(unit, str_slice(str_of(words[i]), 0, strlen(words[i]) - 1)));
        if (word || str_equal_ignoring_case(unit, str_of(units[i])))
            return str_format(arena, "%.*s %s", STR_ARG(number), units[i]);
    }
    return (struct str){0};
}

static struct str respell_percentage(struct arena *arena, struct str text) {
    static const char *const words[] = {"per cent", "percent", "pct"};
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_ends(text, str_of(words[i])))
            return str_format(arena, "%.*s %%",
                              STR_ARG(str_trim(str_slice(text, 0, text.n - strlen(words[i])))));
    return respell_decimal(arena, text);
}

/* ---- interface ---- */

struct str respell_attribute(struct arena *arena, const struct attribute_row *row,
                             struct str text) {
    static struct str (*const forms[VALUE_TYPE_COUNT])(struct arena * arena, struct str text) = {
        [VALUE_YES_NO] = respell_yes_no,     [VALUE_DATE] = respell_date,
        [VALUE_URL] = respell_url,           [VALUE_EMAIL] = respell_email,
        [VALUE_LANGUAGE] = respell_language, [VALUE_INTEGER] = respell_integer,
        [VALUE_LIST] = respell_list,         [VALUE_LENGTH] = respell_decimal,
        [VALUE_POINTS] = respell_decimal,    [VALUE_SHARE] = respell_decimal,
        [VALUE_COLOUR] = respell_colour,     [VALUE_INK] = respell_colour};
    struct str form = forms[row->type] ? forms[row->type](arena, text) : (struct str){0};
    return form.n && value_accepts(row, form) ? form : (struct str){0};
}

struct str respell_field(struct arena *arena, const struct field_declaration *declaration,
                         struct str text) {
    static struct str (*const forms[FIELD_TYPE_COUNT])(struct arena * arena, struct str text) = {
        [FIELD_DATE] = respell_date,
        [FIELD_QUANTITY] = respell_quantity,
        [FIELD_INTEGER] = respell_integer,
        [FIELD_PERCENTAGE] = respell_percentage,
        [FIELD_URL] = respell_url};
    return forms[declaration->type] ? forms[declaration->type](arena, text) : (struct str){0};
}
