/* The order of the searches: what one found is a condition of the next, so that ties are broken by
 * what is asked, never by the order in which the solver happens to find things. */
#include "select/solve.h"

#define NAMES_AT_ONCE 16 /* 2^16 is exact and well above the solver's tolerance */

static bool has_margin(const struct set_model *model) {
    for (size_t r = 0; r < model->row_count; r++)
        if (model->rows[r].threshold > 0)
            return true;
    return false;
}

struct course {
    struct arena *arena;
    struct task task;
    struct set set;
};

/* A proof is no better than the worst of its steps. */
static void weaken_proof(enum set_proof *proof, enum set_proof other) {
    *proof = other > *proof ? other : *proof;
}

static struct course course_start(struct arena *arena, const struct set_model *model) {
    struct course course = {.arena = arena};
    course.task = (struct task){
        .model = model, .count = -1, .margin = SET_NO_MARGIN, .relaxed = SIZE_MAX, .unmet = -1};
    course.set.chosen = NEW_ARRAY(arena, bool, model->count + 1);
    course.set.margin = SET_NO_MARGIN;
    return course;
}

static void keep_set(struct course *course, bool *chosen) {
    course->set.found = true;
    course->set.chosen = chosen;
    course->set.count = 0;
    for (size_t i = 0; i < course->task.model->count; i++)
        course->set.count += chosen[i];
    course->set.margin = set_margin(course->task.model, chosen);
}

/* Searches again with what the steps before have fixed; where nothing is found, the set stays. */
static bool course_step(struct course *course, enum goal goal) {
    bool *chosen = NEW_ARRAY(course->arena, bool, course->task.model->count + 1);
    course->task.goal = goal;
    struct answer_found answer = solve_task(course->arena, &course->task, chosen);
    weaken_proof(&course->set.proof, answer.proof);
    if (!answer.found) {
        if (course->set.found && course->set.proof == SET_PROVED)
            course->set.proof = SET_UNVERIFIED; /* there was one a moment ago */
        return false;
    }
    keep_set(course, chosen);
    return true;
}

static bool step_fewest(struct course *course) {
    if (!course_step(course, GOAL_FEWEST))
        return false;
    course->task.count = (long long)course->set.count;
    return true;
}

/* Whether there is a margin larger by the smallest step than the one that the solver calls the
 * largest is asked until there is none. */
static bool step_margin(struct course *course) {
    if (!has_margin(course->task.model))
        return true;
    if (!course_step(course, GOAL_MARGIN))
        return false;
    while (course->set.margin < LLONG_MAX / 2 && course->set.proof == SET_PROVED) {
        bool *chosen = NEW_ARRAY(course->arena, bool, course->task.model->count + 1);
        course->task.margin = course->set.margin + 1;
        course->task.goal = GOAL_FEWEST;
        struct answer_found answer = solve_task(course->arena, &course->task, chosen);
        weaken_proof(&course->set.proof, answer.proof);
        if (!answer.found)
            break;
        keep_set(course, chosen);
    }
    course->task.margin = course->set.margin;
    return true;
}

/* Of all sets as good as this one, the first in the order of candidates: some names at a time, the
 * earlier ones counting more than all later ones together. */
static void step_names(struct course *course) {
    size_t count = course->task.model->count;
    signed char *fixed = NEW_ARRAY(course->arena, signed char, count + 1);
    for (size_t i = 0; i < count; i++)
        fixed[i] = -1;
    course->task.fixed = fixed;
    course->task.count = (long long)course->set.count;
    for (size_t from = 0, left = course->set.count; from < count && left > 0;
         from = course->task.to) {
        course->task.from = from;
        course->task.to = count - from > NAMES_AT_ONCE ? from + NAMES_AT_ONCE : count;
        if (!course_step(course, GOAL_NAMES))
            return;
        for (size_t i = from; i < course->task.to; i++) {
            fixed[i] = course->set.chosen[i];
            left -= course->set.chosen[i];
        }
    }
}

struct set set_smallest(struct arena *arena, const struct set_model *model) {
    struct course course = course_start(arena, model);
    if (step_fewest(&course) && step_margin(&course))
        step_names(&course);
    solve_end();
    return course.set;
}

struct set set_widest(struct arena *arena, const struct set_model *model) {
    struct course course = course_start(arena, model);
    if (step_margin(&course) && step_fewest(&course))
        step_names(&course);
    solve_end();
    return course.set;
}

/* ---- what is lacking ---- */

static void add_lack(const struct course *course, struct set_shortage *shortage, size_t row) {
    const struct set_model *model = course->task.model;
    long long least = model->rows[row].least, sum = set_sum(model, row, course->set.chosen);
    if (sum < least)
        *APPEND(course->arena, shortage->list, shortage->count) =
            (struct set_lack){.row = row, .missing = least - sum};
}

static void find_alone(struct course *course, struct set_shortage *shortage) {
    const struct set_model *model = course->task.model;
    for (size_t r = 0; r < model->row_count; r++) {
        if (model->rows[r].least == SET_NO_LEAST)
            continue;
        course->task.relaxed = r;
        course->task.goal = GOAL_ROW;
        struct answer_found answer = solve_task(course->arena, &course->task, course->set.chosen);
        weaken_proof(&shortage->proof, answer.proof);
        if (answer.found)
            add_lack(course, shortage, r);
    }
    course->task.relaxed = SIZE_MAX;
}

static size_t count_unmet(const struct set_model *model, const bool *chosen) {
    size_t count = 0;
    for (size_t r = 0; r < model->row_count; r++)
        count += set_sum(model, r, chosen) < model->rows[r].least;
    return count;
}

static void find_together(struct course *course, struct set_shortage *shortage) {
    const struct set_model *model = course->task.model;
    course->task.elastic = true;
    for (enum goal goal = GOAL_UNMET; goal <= GOAL_SHORTFALL; goal++) {
        course->task.goal = goal;
        struct answer_found answer = solve_task(course->arena, &course->task, course->set.chosen);
        weaken_proof(&shortage->proof, answer.proof);
        if (!answer.found)
            return;
        course->task.unmet = (long long)count_unmet(model, course->set.chosen);
    }
    for (size_t r = 0; r < model->row_count; r++)
        add_lack(course, shortage, r);
}

struct set_shortage set_find_shortage(struct arena *arena, const struct set_model *model) {
    struct course course = course_start(arena, model);
    struct set_shortage shortage = {.each_alone = true, .proof = SET_PROVED};
    find_alone(&course, &shortage);
    if (shortage.count == 0) {
        shortage.each_alone = false;
        find_together(&course, &shortage);
    }
    solve_end();
    return shortage;
}
