/* The choice of a set of case studies as a model in whole numbers, and its exact search. What the
 * numbers stand for is not known here. */
#ifndef SELECT_SET_H
#define SELECT_SET_H

#include <limits.h>

#include "base/str.h"

#define SET_NO_LEAST LLONG_MIN
#define SET_NO_MOST LLONG_MAX
#define SET_NO_MARGIN LLONG_MIN
#define SET_PARTS 10000 /* a margin is counted in hundredths of a per cent */

/* One condition: the weights of the chosen candidates add up to a number between `least` and
 * `most`. */
struct set_row {
    long long *weights; /* one for each candidate, none below 0 */
    long long least, most;
    long long threshold; /* above 0: the set's margin is measured from here */
    bool recommended;    /* given up when no set keeps it */
    size_t owner;        /* of whoever made the model: which condition it is */
};

/* One condition: the chosen candidates are all of one class. */
struct set_same {
    size_t *classes; /* one for each candidate, below `class_count` */
    size_t class_count;
    bool recommended;
    size_t owner;
};

struct set_model {
    size_t count; /* candidates, in the order that breaks ties */
    struct set_row *rows;
    size_t row_count;
    struct set_same *sames;
    size_t same_count;
};

enum set_proof {
    SET_PROVED,     /* there is none better, or none at all */
    SET_LIMIT,      /* the search was stopped at its limit of nodes */
    SET_UNVERIFIED, /* the solver's answers did not hold in whole numbers */
};

struct set {
    bool found; /* false and proved: there is none */
    enum set_proof proof;
    bool *chosen; /* one for each candidate */
    size_t count;
    long long margin; /* SET_NO_MARGIN: no row has a threshold */
};

/* The fewest; of these the largest margin; of these the first in the order of candidates. */
struct set set_smallest(struct arena *arena, const struct set_model *model);
/* The largest margin; of these the fewest; of these the first in the order of candidates. */
struct set set_widest(struct arena *arena, const struct set_model *model);

/* How much a row lacks of its `least`, in its own unit. */
struct set_lack {
    size_t row;
    long long missing;
};
struct set_shortage {
    bool each_alone; /* any one of the list would do; false: all of them together */
    enum set_proof proof;
    struct set_lack *list; /* empty: nothing that could be added would help */
    size_t count;
};
/* What is lacking when there is no set: for each row the least it must be relaxed by when all
 * others are kept; when no single one helps, the fewest rows that must be relaxed together. */
struct set_shortage set_find_shortage(struct arena *arena, const struct set_model *model);

/* In whole numbers, by the model alone. */
bool set_holds(const struct set_model *model, const bool *chosen);
long long set_sum(const struct set_model *model, size_t row, const bool *chosen);
/* By how much the chosen pass the thresholds, the least over all rows that have one, in 1/SET_PARTS
 * of the threshold, rounded down. */
long long set_margin(const struct set_model *model, const bool *chosen);
/* The greatest that divides both, never below 0; 0 for 0 and 0. */
long long set_divisor(long long a, long long b);
/* The sum that a row must reach for this margin. */
long long set_least_for(const struct set_row *row, long long margin);

#endif
