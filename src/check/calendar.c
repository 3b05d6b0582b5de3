/* Dates of stories and answers that no calendar has: "31 November 2018", and "Monday, 9 September
 * 2018", which was a Sunday. */
#include "base/ascii.h"
#include "check/checker.h"
#include "check/said.h"
#include "check/words_near.h"
#include "model/words.h"

#define DAYS 7

/* Of a week that begins on Sunday; -1: the word is no day of the week. */
static int day_of_week(struct str word) {
    struct str rest = str_of(words_of_any()->weekdays), name;
    for (int count = 0; str_cut(&rest, ' ', &name); count++)
        if (str_equal(word, name))
            return count % DAYS;
    return -1;
}

/* The word before `at`, across a comma and "dem" or "den"; from it on *from. */
static struct str word_that_dates(struct str text, size_t at, size_t *from) {
    struct str word = STR("");
    do {
        size_t end = at;
        while (end && (text.s[end - 1] == ' ' || text.s[end - 1] == ',' || text.s[end - 1] == '\n'))
            end--;
        for (at = end; at && is_word_at(text, at - 1);)
            at--;
        word = str_slice(text, at, end);
    } while (str_is(word, "dem") || str_is(word, "den"));
    *from = at;
    return word;
}

static void look_at_weekday(struct checker *checker, const struct said *said,
                            const struct mention *mention) {
    const struct date sunday = {2018, 9, 9};
    size_t from;
    int told = day_of_week(word_that_dates(said->text, mention->from, &from));
    int day = (date_number(mention->date) - date_number(sunday)) % DAYS;
    if (told < 0 || told == (day + DAYS) % DAYS)
        return;
    struct str rest = str_of(words_of_any()->weekdays), name = STR("");
    for (int i = 0; i <= (day + DAYS) % DAYS; i++)
        str_cut(&rest, ' ', &name);
    findings_add(checker->findings, MESSAGE_NO_SUCH_WEEKDAY, said_place(said, mention),
                 {say_text(str_slice(said->text, from, mention->to)), say_text(name)});
}

static void look_at(struct checker *checker, const struct said *said) {
    for (size_t i = 0; i < said->count; i++) {
        const struct mention *mention = &said->mentions[i];
        if (mention->kind == MENTION_DATE && mention->day_named && mention->date.year)
            look_at_weekday(checker, said, mention);
    }
    for (size_t at = 0; at < said->text.n; at++) {
        struct mention mention;
        bool begins = is_digit(said->text.s[at]) &&
                      (!at || !(is_word_at(said->text, at - 1) || said->text.s[at - 1] == '.'));
        if (begins && mention_read_no_day(said->text, at, &mention))
            findings_add(checker->findings, MESSAGE_NO_SUCH_DAY, said_place(said, &mention),
                         {say_text(str_slice(said->text, mention.from, mention.to))});
    }
}

void check_calendar(struct checker *checker) {
    for (size_t i = 0; i < checker->dossier->case_count; i++)
        for (size_t k = 0; k < checker->said[i].count; k++)
            look_at(checker, &checker->said[i].list[k]);
}
