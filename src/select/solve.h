/* One search for a set, by the solver. Shared by solve.c and choose.c only. */
#ifndef SELECT_SOLVE_H
#define SELECT_SOLVE_H

#include "select/set.h"

enum goal { GOAL_FEWEST, GOAL_MARGIN, GOAL_NAMES, GOAL_ROW, GOAL_UNMET, GOAL_SHORTFALL };

/* One search: what holds besides the model, and what is asked for. */
struct task {
    const struct set_model *model;
    enum goal goal;
    long long count;          /* of candidates, exactly; -1: any */
    long long margin;         /* at least; SET_NO_MARGIN: any */
    size_t relaxed;           /* row without its least; SIZE_MAX: none */
    bool elastic;             /* every row may fall short */
    long long unmet;          /* with elastic: rows that do, at most; -1: any */
    const signed char *fixed; /* 1 chosen, 0 not, -1 free; NULL: all free */
    size_t from, to;          /* GOAL_NAMES: candidates that count */
    bool **refused;           /* answers that did not hold */
    size_t refused_count;
};

struct answer_found {
    bool found;
    enum set_proof proof;
};

/* `chosen` is set when something was found. */
struct answer_found solve_task(struct arena *arena, struct task *task, bool *chosen);
void solve_end(void); /* gives back what the solver keeps between searches */

#endif
