/* The customers of a submission, and how a text speaks of them. */
#ifndef CHECK_CUSTOMERS_H
#define CHECK_CUSTOMERS_H

#include "check/checker.h"

#define MOST_NAMES 6 /* words of a name that are compared */

struct customer {
    const struct case_study *study;
    struct str name;              /* as written */
    struct str words[MOST_NAMES]; /* folded, without the form of the firm */
    size_t word_count;
    bool small[MOST_NAMES];       /* those that are not capitalized */
    bool alone;                   /* the case study calls it by the first word */
    bool shared;                  /* that word is another's too */
    struct str key, id_key;       /* name and id, normalized */
    size_t mentions, comparisons; /* in the text that was scanned last */
    size_t subjects;              /* mentions a sentence of which it is the subject begins with */
    struct str first, subject;    /* the first mention that is no comparison; the first subject */
};

struct customers {
    struct checker *checker;
    struct customer *list; /* one for each case study; without words: not known */
    size_t count;
    struct names *by_first; /* the first word: the number of the last customer of it + 1 */
};

struct customers customers_of(struct checker *checker);
/* Counts in each customer how often the text speaks of it. */
void customers_scan(struct customers *customers, struct str text);
/* The one the text speaks of most, of those scanned last, other than the one of the case study. */
const struct customer *customers_most(const struct customers *customers,
                                      const struct case_study *study);
struct customer *customers_find(const struct customers *customers, const struct case_study *study);

#endif
