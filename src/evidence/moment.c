/* Pointers that name a moment, as the lines of a log have one: "22 August, 00:39". Whether the file
 * knows the day, the year and the time of day. */
#include "base/ascii.h"
#include "evidence/opened.h"
#include "model/words.h"

enum { MONTHS = 12 };

/* From 1; 0: the word is no month. The words of a language begin with its twelve. */
static size_t month_of(struct str word) {
    for (size_t k = 0; k < LANGUAGES; k++) {
        struct str months = str_of(words_of(k ? STR("de") : STR("en"))->months), name;
        for (size_t month = 1; month <= MONTHS && str_cut(&months, ' ', &name); month++)
            if (str_equal_ignoring_case(name, word))
                return month;
    }
    return 0;
}

static size_t number_of(struct str word) {
    size_t number = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (!is_digit(word.s[i]) || i >= 4)
            return 0;
        number = 10 * number + (size_t)(word.s[i] - '0');
    }
    return number;
}

static bool is_time(struct str word) {
    size_t colon = str_find(word, STR(":"), 0);
    return colon != SIZE_MAX && colon > 0 && colon + 1 < word.n && is_digit(word.s[colon - 1]) &&
           is_digit(word.s[colon + 1]);
}

static bool is_iso(struct str word) {
    return word.n == 10 && is_digit(word.s[0]) && word.s[4] == '-' && word.s[7] == '-';
}

static bool cut_token(struct str *rest, struct str *word) {
    while (str_cut(rest, ' ', word)) {
        while (word->n && (word->s[word->n - 1] == ',' || word->s[word->n - 1] == '.'))
            *word = str_slice(*word, 0, word->n - 1);
        if (word->n)
            return true;
    }
    return false;
}

bool pointer_is_date(struct str pointer) {
    struct str word;
    while (cut_token(&pointer, &word))
        if (is_time(word) || is_iso(word) || month_of(word))
            return true;
    return false;
}

/* Whether the text writes its days as 2018-08-22: then it can be asked for one. */
static bool has_iso_days(struct str text) {
    for (size_t at = 0; at + 10 <= text.n && at < 4096; at++)
        if (is_iso(str_slice(text, at, at + 10)) && is_digit(text.s[at + 9]))
            return true;
    return false;
}

static bool has_day(struct str text, size_t month, size_t day) {
    const char iso[] = {'-', (char)('0' + month / 10), (char)('0' + month % 10),
                        '-', (char)('0' + day / 10),   (char)('0' + day % 10)};
    return day > 31 || str_find(text, (struct str){iso, sizeof iso}, 0) != SIZE_MAX;
}

/* The numbers before or behind a month are days of it. */
bool pointer_date_stands(struct str pointer, struct str text) {
    struct str rest = pointer, word;
    size_t month = 0;
    while (cut_token(&rest, &word))
        month = month_of(word) ? month_of(word) : month;
    if (!has_iso_days(text))
        return true;
    while (cut_token(&pointer, &word)) {
        size_t number = number_of(word);
        bool stands = number == 0   ? !(is_time(word) || is_iso(word)) || words_contain(text, word)
                      : month == 0  ? true
                      : number > 31 ? words_contain(text, word)
                                    : has_day(text, month, number);
        if (!stands)
            return false;
    }
    return true;
}

/* Whether the line is of one of the days, and of the time where one is named. */
static bool line_is_of(struct str line, struct str pointer, size_t month) {
    struct str word;
    bool day = false, timed = false, time = false;
    while (cut_token(&pointer, &word)) {
        size_t number = number_of(word);
        if (is_time(word)) {
            timed = true;
            time = time || words_contain(line, word);
        } else if (is_iso(word)) {
            day = day || words_contain(line, word);
        } else if (number && number <= 31 && month) {
            day = day || has_day(line, month, number);
        }
    }
    return timed ? time : day;
}

void pointer_locate_date(struct citing *citing, struct str pointer) {
    struct str text = citing->evidence->content->text, line, rest = pointer, word;
    size_t month = 0;
    while (cut_token(&rest, &word))
        month = month_of(word) ? month_of(word) : month;
    for (size_t number = 1; str_cut(&text, '\n', &line); number++)
        if (line_is_of(line, pointer, month))
            citing_locate(citing, LOCATION_LINES, number, number);
}
