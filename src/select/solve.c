/* The search, by the integer solver of GLPK (branch and bound). GLPK calculates in doubles: rows
 * are divided by their greatest common divisor before it sees them, every answer is measured again
 * in whole numbers (set.c), and one that does not hold there is forbidden and searched past. */
#include <glpk.h>

#include "select/solve.h"

/* Of one search. A count, not a time, so that the answer is the same everywhere. */
#define MOST_NODES 200000
#define MOST_RETRIES 20

struct search {
    const struct task *task;
    glp_prob *lp;
    int *columns; /* of the row being made */
    double *values;
    int entries;
    int margin, unmet, short_of; /* first column of each kind; 0: there is none */
    long nodes;
};

/* ---- making the problem ---- */

static void enter(struct search *search, int column, double value) {
    search->entries++;
    search->columns[search->entries] = column;
    search->values[search->entries] = value;
}

static void end_row(struct search *search, int kind, double least, double most) {
    int row = glp_add_rows(search->lp, 1);
    glp_set_row_bnds(search->lp, row, kind, least, most);
    glp_set_mat_row(search->lp, row, search->entries, search->columns, search->values);
    search->entries = 0;
}

/* A whole number is 0 until it is given bounds. */
static int add_column(struct search *search, int kind, double cost) {
    int column = glp_add_cols(search->lp, 1);
    glp_set_col_kind(search->lp, column, kind);
    if (kind == GLP_IV)
        glp_set_col_bnds(search->lp, column, GLP_FX, 0, 0);
    glp_set_obj_coef(search->lp, column, cost);
    return column;
}

static double name_cost(const struct task *task, size_t i) {
    if (task->goal != GOAL_NAMES || i < task->from || i >= task->to)
        return 0;
    return (double)(1L << (task->to - 1 - i));
}

static long long row_divisor(const struct search *search, const struct set_row *row) {
    long long common = 0;
    for (size_t i = 0; i < search->task->model->count; i++)
        common = set_divisor(common, row->weights[i]);
    return common ? common : 1;
}

static void enter_weights(struct search *search, const struct set_row *row, long long common,
                          double times) {
    for (size_t i = 0; i < search->task->model->count; i++)
        if (row->weights[i])
            enter(search, (int)i + 1, times * (double)(row->weights[i] / common));
}

/* The row's least, raised to what the margin asks. */
static long long least_of(const struct task *task, const struct set_row *row) {
    long long least = row->least;
    if (task->margin != SET_NO_MARGIN && row->threshold > 0) {
        long long asked = set_least_for(row, task->margin);
        least = asked > least ? asked : least;
    }
    return least;
}

static void add_row(struct search *search, size_t index) {
    const struct set_row *row = &search->task->model->rows[index];
    long long common = row_divisor(search, row), least = least_of(search->task, row);
    bool elastic = search->task->elastic;
    if (least != SET_NO_LEAST && index != search->task->relaxed) {
        long long asked = least / common + (least % common > 0);
        if (elastic) {
            /* How far a row falls short, and whether it does. */
            int short_of = search->short_of + (int)index, unmet = search->unmet + (int)index;
            bool counts = search->task->goal == GOAL_SHORTFALL;
            long long cost = asked > 0 ? SET_PARTS / asked : 0;
            glp_set_col_bnds(search->lp, short_of, asked > 0 ? GLP_DB : GLP_FX, 0,
                             asked > 0 ? (double)asked : 0);
            glp_set_obj_coef(search->lp, short_of, counts ? (double)(cost > 1 ? cost : 1) : 0);
            enter(search, short_of, 1);
            enter(search, unmet, -(double)(asked > 0 ? asked : 0));
            end_row(search, GLP_UP, 0, 0);
        }
        enter_weights(search, row, common, 1);
        if (elastic)
            enter(search, search->short_of + (int)index, 1);
        end_row(search, GLP_LO, (double)asked, 0);
    }
    if (row->most != SET_NO_MOST) {
        enter_weights(search, row, common, 1);
        end_row(search, GLP_UP, 0, (double)(row->most / common - (row->most % common < 0)));
    }
}

/* A column for each class; a candidate is chosen only with its class, and there is one class. */
static void add_same(struct search *search, const struct set_same *same) {
    int first = glp_get_num_cols(search->lp) + 1;
    for (size_t k = 0; k < same->class_count; k++)
        add_column(search, GLP_BV, 0);
    for (size_t k = 0; k < same->class_count; k++)
        enter(search, first + (int)k, 1);
    end_row(search, GLP_UP, 0, 1);
    for (size_t i = 0; i < search->task->model->count; i++) {
        enter(search, (int)i + 1, 1);
        enter(search, first + (int)same->classes[i], -1);
        end_row(search, GLP_UP, 0, 0);
    }
}

static void add_refused(struct search *search, const bool *refused) {
    int chosen = 0;
    for (size_t i = 0; i < search->task->model->count; i++) {
        enter(search, (int)i + 1, refused[i] ? -1 : 1);
        chosen += refused[i];
    }
    end_row(search, GLP_LO, 1 - chosen, 0);
}

static void add_unmet(struct search *search) {
    const struct task *task = search->task;
    size_t rows = task->model->row_count;
    for (size_t r = 0; r < rows; r++) {
        int column = add_column(search, GLP_BV, task->goal == GOAL_UNMET);
        search->unmet = r ? search->unmet : column;
    }
    for (size_t r = 0; r < rows; r++) {
        int column = add_column(search, GLP_IV, 0);
        search->short_of = r ? search->short_of : column;
    }
    if (task->unmet < 0)
        return;
    for (size_t r = 0; r < rows; r++)
        enter(search, search->unmet + (int)r, 1);
    end_row(search, GLP_UP, 0, (double)task->unmet);
}

static void make_problem(struct search *search) {
    const struct task *task = search->task;
    const struct set_model *model = task->model;
    bool most = task->goal == GOAL_MARGIN || task->goal == GOAL_NAMES || task->goal == GOAL_ROW;
    glp_set_obj_dir(search->lp, most ? GLP_MAX : GLP_MIN);
    for (size_t i = 0; i < task->model->count; i++) {
        double cost = task->goal == GOAL_FEWEST ? 1
                      : task->goal == GOAL_ROW ? (double)task->model->rows[task->relaxed].weights[i]
                                               : name_cost(task, i);
        int column = add_column(search, GLP_BV, cost);
        if (task->fixed && task->fixed[i] >= 0)
            glp_set_col_bnds(search->lp, column, GLP_FX, task->fixed[i], task->fixed[i]);
    }
    if (task->elastic && model->row_count)
        add_unmet(search);
    if (task->goal == GOAL_MARGIN) {
        search->margin = add_column(search, GLP_IV, 1);
        glp_set_col_bnds(search->lp, search->margin, GLP_LO, -SET_PARTS, 0);
    }
    for (size_t r = 0; r < model->row_count; r++) {
        add_row(search, r);
        if (task->goal == GOAL_MARGIN && model->rows[r].threshold > 0) {
            /* SET_PARTS * sum - threshold * margin >= SET_PARTS * threshold, in lowest terms. */
            const struct set_row *row = &model->rows[r];
            long long common = set_divisor(row_divisor(search, row), row->threshold);
            long long threshold = row->threshold / common,
                      shared = set_divisor(threshold, SET_PARTS);
            long long parts = SET_PARTS / shared;
            enter_weights(search, row, common, (double)parts);
            enter(search, search->margin, -(double)(threshold / shared));
            end_row(search, GLP_LO, (double)parts * (double)threshold, 0);
        }
    }
    for (size_t s = 0; s < model->same_count; s++)
        add_same(search, &model->sames[s]);
    if (task->count >= 0) {
        for (size_t j = 0; j < search->task->model->count; j++)
            enter(search, (int)j + 1, 1);
        end_row(search, GLP_FX, (double)search->task->count, (double)search->task->count);
    }
    for (size_t k = 0; k < task->refused_count; k++)
        add_refused(search, task->refused[k]);
}

/* ---- solving it ---- */

static void count_nodes(glp_tree *tree, void *info) {
    struct search *search = info;
    if (glp_ios_reason(tree) == GLP_ISELECT && ++search->nodes > MOST_NODES)
        glp_ios_terminate(tree);
}

static struct answer_found run(struct search *search, bool *chosen) {
    struct answer_found answer = {.proof = SET_PROVED};
    glp_iocp how;
    glp_init_iocp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.presolve = GLP_ON;
    how.cb_func = count_nodes;
    how.cb_info = search;
    int status = glp_intopt(search->lp, &how);
    if (status == GLP_ENOPFS)
        return answer;
    if (status == GLP_ESTOP)
        answer.proof = SET_LIMIT;
    else if (status)
        answer.proof = SET_UNVERIFIED;
    int found = glp_mip_status(search->lp);
    answer.found = found == GLP_OPT || found == GLP_FEAS;
    for (size_t i = 0; answer.found && i < search->task->model->count; i++)
        chosen[i] = glp_mip_col_val(search->lp, (int)i + 1) > 0.5;
    return answer;
}

static struct answer_found search_once(struct arena *arena, const struct task *task, bool *chosen) {
    const struct set_model *model = task->model;
    size_t most = model->count + 2 * model->row_count + 2;
    for (size_t s = 0; s < model->same_count; s++)
        most += model->sames[s].class_count;
    struct search search = {.task = task,
                            .columns = NEW_ARRAY(arena, int, most + 1),
                            .values = NEW_ARRAY(arena, double, most + 1)};
    search.lp = glp_create_prob();
    make_problem(&search);
    struct answer_found answer = run(&search, chosen);
    glp_delete_prob(search.lp);
    return answer;
}

/* Whether the answer is one to the task, in whole numbers; rows that were relaxed are not asked. */
static bool is_sound(const struct task *task, const bool *chosen) {
    const struct set_model *model = task->model;
    struct set_model kept = *model; /* without its rows, which are measured here */
    size_t count = 0;
    for (size_t i = 0; i < model->count; i++)
        count += chosen[i];
    if (task->count >= 0 && count != (size_t)task->count)
        return false;
    if (task->margin != SET_NO_MARGIN && set_margin(model, chosen) < task->margin)
        return false;
    for (size_t r = 0; r < model->row_count; r++) {
        long long sum = set_sum(model, r, chosen);
        bool must = !task->elastic && r != task->relaxed;
        if (sum > model->rows[r].most || (must && sum < model->rows[r].least))
            return false;
    }
    kept.row_count = 0;
    return set_holds(&kept, chosen);
}

struct answer_found solve_task(struct arena *arena, struct task *task, bool *chosen) {
    struct answer_found answer;
    task->refused = NULL;
    task->refused_count = 0;
    for (;;) {
        answer = search_once(arena, task, chosen);
        if (!answer.found || is_sound(task, chosen))
            return answer;
        if (task->refused_count == MOST_RETRIES)
            return (struct answer_found){.proof = SET_UNVERIFIED};
        *APPEND(arena, task->refused, task->refused_count) =
            arena_copy(arena, chosen, task->model->count * sizeof *chosen);
    }
}

void solve_end(void) {
    glp_free_env();
}
