/* What a text names in numbers: sizes, shares, counts, durations and dates, in any notation of
 * English and German. Whoever compares asks whether what is named agrees with a value; a number
 * that can be read in two ways ("1.204", 3/5/2018) agrees when one of them does. */
#ifndef CHECK_MENTION_H
#define CHECK_MENTION_H

#include "model/date.h"

enum mention_kind {
    MENTION_OTHER,    /* money, a version, an ordinal, a rate: nothing that is compared */
    MENTION_COUNT,    /* a whole number */
    MENTION_SIZE,     /* bytes */
    MENTION_SHARE,    /* thousandths of a per cent */
    MENTION_DURATION, /* milliseconds */
    MENTION_DATE      /* days, as date_number counts them */
};

enum mention_relation {
    MENTION_IS,
    MENTION_ABOUT,
    MENTION_MORE, /* "more than", "at least" */
    MENTION_LESS, /* "less than", "up to" */
    MENTION_BY,   /* a difference */
    MENTION_MOVES /* "from 61 GB to 80 GB", "in place of", a range */
};

enum period {
    PERIOD_NONE,
    PERIOD_SECOND,
    PERIOD_MINUTE,
    PERIOD_HOUR,
    PERIOD_DAY,
    PERIOD_WEEK,
    PERIOD_MONTH,
    PERIOD_YEAR
};

struct span { /* both included */
    int64_t low, high;
};

struct mention {
    enum mention_kind kind;
    enum mention_relation relation;
    enum period period;    /* "a year" behind it */
    struct span value;     /* all that the digits written may stand for */
    struct span otherwise; /* the other way to read it; low > high: there is none */
    int64_t exact;         /* of `value`, without rounding */
    struct date date;      /* MENTION_DATE: the first day it may be; year 0: not known */
    bool day_named;        /* MENTION_DATE: to the day */
    size_t from, to;       /* bytes of the text */
};

/* In the order of the text. */
struct mention *mentions_find(struct arena *arena, struct str text, size_t *count);
/* The only one a text holds, when the text is nothing else: the value of a field. */
bool mention_of_value(struct arena *arena, struct str text, struct mention *mention);
/* Whether they may be the same, within the rounding of the digits written. */
bool mention_agrees(const struct mention *mention, const struct mention *value);

/* A dash or an arrow stands between the two, or the words "to", "bis", "auf"; or "and" after
 * "between". */
bool mention_is_range(struct str text, const struct mention *first, const struct mention *second);

/* The names of a period, in any language known here; PERIOD_NONE: it is none. */
enum period period_of(struct str word);
/* "a year", "pro Jahr", "/year", "jährlich": up to three words behind `at`. */
enum period period_behind(struct str text, size_t at);

/* For the files that find mentions. A number or date at `at`, which begins no word's middle; false:
 * there is none. */
bool mention_read_date(struct str text, size_t at, struct mention *mention);
/* "31 November 2018", which no calendar has. */
bool mention_read_no_day(struct str text, size_t at, struct mention *mention);
bool mention_read_number(struct str text, size_t at, struct mention *mention);
/* A number below a thousand in words at *at, which moves behind it. */
bool mention_read_words(struct str text, size_t *at, int64_t *value);

#endif
