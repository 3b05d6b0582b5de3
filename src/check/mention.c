/* What a text names in numbers: each with the words around it that say how it is meant. */
#include "check/mention.h"

#include "base/ascii.h"
#include "check/words_near.h"

/* Words directly before a number that say how it is meant; LEADING words may stand between. */
static const struct {
    enum mention_relation relation;
    const char *words;
} relation_words[] = {
    {MENTION_BY, "by um plus minus"},
    {MENTION_MOVES, "of instead statt anstelle rather"},
    {MENTION_MORE, "over above exceeding exceeds beyond least more minimum min greater mindestens "
                   "über mehr oberhalb größer wenigstens"},
    {MENTION_LESS, "under below less fewer up most within maximum max nearly almost smaller unter "
                   "weniger höchstens maximal knapp fast unterhalb"},
    {MENTION_ABOUT,
     "about around roughly approximately some circa ca etwa rund ungefähr zirka gut"},
};
#define LEADING "the a der die das den dem than als to zu von vom"

static enum mention_relation relation_before(struct str text, size_t at) {
    struct str word = word_before(text, &at);
    for (int far = 0; far < 2 && word_is_one_of(word, LEADING); far++)
        word = word_before(text, &at);
    for (size_t i = 0; i < COUNT(relation_words); i++) {
        if (!word_is_one_of(word, relation_words[i].words))
            continue;
        if (!word_equals(word, "of"))
            return relation_words[i].relation;
        return word_is_one_of(word_before(text, &at), "place instead") ? MENTION_MOVES : MENTION_IS;
    }
    return MENTION_IS;
}

bool mention_is_range(struct str text, const struct mention *first, const struct mention *second) {
    size_t before = first->from;
    struct str between = str_trim(str_slice(text, first->to, second->from));
    if (word_is_one_of(between, "and und"))
        return word_is_one_of(word_before(text, &before), "between zwischen");
    return str_is(between, "-") || str_is(between, "\u2013") || str_is(between, "\u2192") ||
           str_is(between, "->") || str_is(between, "bis zum") ||
           word_is_one_of(between, "to bis auf");
}

static bool follows_sign(struct str text, size_t at) {
    struct str before = str_slice(text, 0, at);
    return str_ends(before, STR("\u2212")) ||
           ((str_ends(before, STR("-")) || str_ends(before, STR("+"))) &&
            (at < 2 || !is_word_at(text, at - 2)));
}

/* Of a range both ends; the first one of a size takes the second one's unit. */
static void join_range(struct str text, struct mention *first, struct mention *second) {
    if (!mention_is_range(text, first, second))
        return;
    if (first->kind == MENTION_COUNT && second->kind != MENTION_DATE)
        first->kind = MENTION_OTHER;
    if (first->kind == MENTION_DATE && !first->date.year)
        return;
    if (first->kind != MENTION_DATE)
        first->relation = second->relation = MENTION_MOVES;
}

/* A day and a month without a year are of the year of the next date, "5 March to 28 September
 * 2018", or of the one before. */
static void fill_years(struct str text, struct mention *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct mention *date = &list[i];
        int year = 0;
        if (date->kind != MENTION_DATE || date->date.year)
            continue;
        for (size_t k = i + 1; k < count && !year && mention_is_range(text, &list[k - 1], &list[k]);
             k++)
            year = list[k].kind == MENTION_DATE ? list[k].date.year : 0;
        for (size_t k = i; k-- > 0 && !year;)
            year = list[k].kind == MENTION_DATE ? list[k].date.year : 0;
        date->date.year = year;
        if (!year || !date_exists(date->date)) {
            date->kind = MENTION_OTHER;
            continue;
        }
        date->value.low = date->value.high = date->exact = date_number(date->date);
    }
}

static void place_mention(struct str text, struct mention *mention) {
    if (mention->kind == MENTION_DATE || mention->kind == MENTION_OTHER)
        return;
    bool sign = follows_sign(text, mention->from);
    mention->relation = sign ? MENTION_BY : relation_before(text, mention->from);
    if (sign && mention->kind == MENTION_COUNT)
        mention->kind = MENTION_OTHER;
    mention->period = period_behind(text, mention->to);
    if (mention->relation == MENTION_ABOUT) {
        int64_t tenth = mention->exact / 10;
        mention->value = (struct span){mention->exact - tenth, mention->exact + tenth};
    }
}

struct mention *mentions_find(struct arena *arena, struct str text, size_t *count) {
    struct mention *list = NULL;
    *count = 0;
    for (size_t at = 0; at < text.n;) {
        struct mention mention;
        bool begins = is_word_at(text, at) && (at == 0 || !is_word_at(text, at - 1));
        if (begins &&
            (mention_read_date(text, at, &mention) || mention_read_number(text, at, &mention))) {
            place_mention(text, &mention);
            *APPEND(arena, list, *count) = mention;
            at = mention.to > at ? mention.to : at + 1;
        } else {
            at++;
        }
    }
    fill_years(text, list, *count);
    for (size_t i = 1; i < *count; i++)
        join_range(text, &list[i - 1], &list[i]);
    return list;
}

bool mention_of_value(struct arena *arena, struct str text, struct mention *mention) {
    size_t count;
    struct str value = str_trim(text);
    struct mention *list = mentions_find(arena, value, &count);
    if (count != 1 || list[0].from || list[0].to != value.n)
        return false;
    *mention = list[0];
    return mention->kind != MENTION_OTHER;
}

static bool overlap(struct span a, struct span b) {
    return a.low <= b.high && b.low <= a.high;
}

/* What is written of a value is within its rounding, or the value within what is written; a value
 * of one digit is no licence for all it could be rounded from. */
static bool fits(struct span written, int64_t exact, const struct mention *value) {
    int64_t hundredth = value->exact / 100, half = value->value.high - value->exact;
    half = half < hundredth ? half : hundredth;
    if (value->kind == MENTION_DATE)
        return overlap(written, value->value);
    return (written.low <= value->exact && value->exact <= written.high) ||
           (exact >= value->exact - half && exact <= value->exact + half);
}

bool mention_agrees(const struct mention *mention, const struct mention *value) {
    if (mention->kind != value->kind)
        return false;
    if (mention->relation == MENTION_MORE && mention->kind != MENTION_DATE)
        return mention->value.low <= value->exact;
    if (mention->relation == MENTION_LESS && mention->kind != MENTION_DATE)
        return mention->value.high >= value->exact;
    return fits(mention->value, mention->exact, value) ||
           (mention->otherwise.low <= mention->otherwise.high &&
            fits(mention->otherwise, (mention->otherwise.low + mention->otherwise.high) / 2,
                 value));
}
