/* Dates as people write them: 5 March 2018, March 5, 2018, 5. März 2018, March 2018, 2018-03-05,
 * 05.03.2018, 3/5/2018 and the year alone. */
#include "base/ascii.h"
#include "check/mention.h"
#include "check/words_near.h"
#include "model/words.h"

#define FIRST_YEAR 1950
#define LAST_YEAR 2099

/* The name of a month or its first three letters, perhaps with a full stop; 0: none. Only a capital
 * makes "may" a month. */
static int month_at(struct str text, size_t *at) {
    size_t end = *at;
    bool capital = end < text.n && (is_upper(text.s[end]) || (unsigned char)text.s[end] >= 0x80);
    struct str word = capital ? word_next(text, &end) : STR("");
    if (word.n < 3 || word.s != text.s + *at)
        return 0;
    struct str rest = str_of(words_of_any()->months), name;
    int count = 0;
    while (str_cut(&rest, ' ', &name)) {
        bool brief = word.n <= 4; /* four: "Sept", and "Mär" in bytes */
        if (word.s[0] == name.s[0] &&
            (str_equal(word, name) || (brief && str_starts(name, word)))) {
            if (brief && end < text.n && text.s[end] == '.')
                end++;
            *at = end;
            return count % 12 + 1;
        }
        count++;
    }
    return 0;
}

/* One to `most` digits that no digit follows; -1: none. */
static int digits_at(struct str text, size_t *at, size_t most) {
    int number = 0;
    size_t end = *at;
    while (end < text.n && is_digit(text.s[end]) && end - *at < most)
        number = number * 10 + (text.s[end++] - '0');
    if (end == *at || (end < text.n && is_digit(text.s[end])))
        return -1;
    *at = end;
    return number;
}

static bool skip_blank(struct str text, size_t *at) {
    size_t from = *at;
    while (*at < text.n && !is_word_at(text, *at) && text.s[*at] != '.' && text.s[*at] != ',' &&
           text.s[*at] != '\n' && text.s[*at] != '-' && text.s[*at] != '/' && text.s[*at] != '(' &&
           text.s[*at] != ')' && text.s[*at] != ';' && text.s[*at] != ':')
        (*at)++;
    return *at > from;
}

/* A year of four digits behind a blank, perhaps with a comma before it; 0: none. */
static int year_behind(struct str text, size_t *at) {
    size_t end = *at;
    if (end < text.n && text.s[end] == ',')
        end++;
    if (!skip_blank(text, &end) || end + 4 > text.n)
        return 0;
    size_t from = end;
    int year = digits_at(text, &end, 4);
    bool alone =
        end >= text.n || !(is_word_at(text, end) ||
                           (text.s[end] == '.' && end + 1 < text.n && is_digit(text.s[end + 1])));
    if (end - from != 4 || year < FIRST_YEAR || year > LAST_YEAR || !alone)
        return 0;
    *at = end;
    return year;
}

static int days_of_year(int year) {
    return date_number((struct date){year + 1, 1, 1}) - date_number((struct date){year, 1, 1});
}

/* Fills value and date from what is known: a day, a month, a year. */
static bool set_date(struct mention *mention, struct date date) {
    mention->kind = MENTION_DATE;
    mention->day_named = date.day > 0;
    mention->date = date;
    if (!date.year)
        return date.month >= 1;
    struct date first = {date.year, date.month ? date.month : 1, date.day ? date.day : 1};
    if (!date_exists(first))
        return false;
    mention->date = first;
    mention->value.low = mention->value.high = mention->exact = date_number(first);
    if (!date.month)
        mention->value.high += days_of_year(date.year) - 1;
    else if (!date.day)
        mention->value.high = date_number(date_add_months(first, 1)) - 1;
    return true;
}

/* "3/5/2018", "05.03.2018": the day first, or with strokes perhaps the month. */
static bool read_numeric(struct str text, size_t *at, struct mention *mention) {
    size_t end = *at;
    int first = digits_at(text, &end, 2), second, year;
    char mark = end < text.n ? text.s[end] : ' ';
    if (first < 1 || (mark != '.' && mark != '/'))
        return false;
    end++;
    second = digits_at(text, &end, 2);
    if (second < 1 || end >= text.n || text.s[end] != mark)
        return false;
    end++;
    size_t from = end;
    year = digits_at(text, &end, 4);
    if (end - from == 2 && year >= 0)
        year += year < 50 ? 2000 : 1900;
    else if (end - from != 4)
        return false;
    struct mention other = *mention;
    bool day_first = set_date(mention, (struct date){year, second, first});
    bool month_first = mark == '/' && set_date(&other, (struct date){year, first, second});
    if (!day_first && !month_first)
        return false;
    if (!day_first)
        *mention = other;
    else if (month_first)
        mention->otherwise = other.value;
    *at = end;
    return true;
}

static bool read_iso(struct str text, size_t *at, struct mention *mention) {
    struct date date;
    if (*at + 10 > text.n || !date_parse(str_slice(text, *at, *at + 10), &date) ||
        is_word_at(text, *at + 10))
        return false;
    *at += 10;
    return set_date(mention, date);
}

/* "5 March 2018", "5. März", "5th March 2018"; the day may be one that no calendar has. */
static bool read_named_month(struct str text, size_t *at, struct date *date) {
    size_t end = *at;
    int day = digits_at(text, &end, 2);
    if (day < 1 || day > 31)
        return false;
    struct str ending = str_slice(text, end, end + 2);
    if (str_is(ending, "st") || str_is(ending, "nd") || str_is(ending, "rd") ||
        str_is(ending, "th"))
        end += 2;
    else if (end < text.n && text.s[end] == '.')
        end++;
    skip_blank(text, &end);
    int month = month_at(text, &end);
    if (!month)
        return false;
    *date = (struct date){year_behind(text, &end), month, day};
    *at = end;
    return true;
}

static bool read_day_first(struct str text, size_t *at, struct mention *mention) {
    struct date date;
    return read_named_month(text, at, &date) && set_date(mention, date);
}

bool mention_read_no_day(struct str text, size_t at, struct mention *mention) {
    struct date date;
    size_t end = at;
    if (!is_digit(text.s[at]) || !read_named_month(text, &end, &date) || !date.year ||
        date_exists(date))
        return false;
    *mention = (struct mention){.from = at, .to = end, .date = date};
    return true;
}

/* "March 5, 2018", "March 2018"; a month alone is nothing to compare. */
static bool read_month_first(struct str text, size_t *at, struct mention *mention) {
    size_t end = *at;
    int month = month_at(text, &end), year;
    if (!month)
        return false;
    year = year_behind(text, &end);
    if (year) {
        *at = end;
        return set_date(mention, (struct date){year, month, 0});
    }
    size_t from = end;
    if (!skip_blank(text, &end))
        return false;
    int day = digits_at(text, &end, 2);
    if (day < 1 || day > 31 || is_word_at(text, end)) {
        end = from;
        return false;
    }
    year = year_behind(text, &end);
    *at = end;
    return set_date(mention, (struct date){year, month, day});
}

static bool read_year(struct str text, size_t *at, struct mention *mention) {
    size_t end = *at;
    int year = digits_at(text, &end, 4);
    bool alone =
        end >= text.n || !(is_word_at(text, end) || text.s[end] == '/' ||
                           ((text.s[end] == '.' || text.s[end] == ',' || text.s[end] == '-') &&
                            end + 1 < text.n && is_digit(text.s[end + 1])));
    if (end - *at != 4 || year < FIRST_YEAR || year > LAST_YEAR || !alone)
        return false;
    *at = end;
    return set_date(mention, (struct date){year, 0, 0});
}

bool mention_read_date(struct str text, size_t at, struct mention *mention) {
    size_t end = at;
    *mention = (struct mention){.from = at, .otherwise = {1, 0}};
    if (!(is_digit(text.s[at])
              ? read_iso(text, &end, mention) || read_numeric(text, &end, mention) ||
                    read_day_first(text, &end, mention) || read_year(text, &end, mention)
              : read_month_first(text, &end, mention)))
        return false;
    mention->to = end;
    return true;
}
