/* Exact arithmetic on a set and its model; whatever the solver says is measured here. */
#include "select/set.h"

long long set_sum(const struct set_model *model, size_t row, const bool *chosen) {
    long long sum = 0;
    for (size_t i = 0; i < model->count; i++)
        if (chosen[i])
            sum += model->rows[row].weights[i];
    return sum;
}

static bool is_same(const struct set_same *same, const bool *chosen, size_t count) {
    size_t class = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        if (chosen[i] && class != SIZE_MAX && same->classes[i] != class)
            return false;
        if (chosen[i])
            class = same->classes[i];
    }
    return true;
}

bool set_holds(const struct set_model *model, const bool *chosen) {
    for (size_t r = 0; r < model->row_count; r++) {
        long long sum = set_sum(model, r, chosen);
        if (sum < model->rows[r].least || sum > model->rows[r].most)
            return false;
    }
    for (size_t s = 0; s < model->same_count; s++)
        if (!is_same(&model->sames[s], chosen, model->count))
            return false;
    return true;
}

/* floor(a * SET_PARTS / b) for b > 0, without overflow for sums below 2^62. */
static long long parts_of(long long a, long long b) {
    long long whole = a / b, rest = a % b;
    if (rest < 0) {
        whole--;
        rest += b;
    }
    if (whole > LLONG_MAX / SET_PARTS / 2)
        return LLONG_MAX / 2;
    /* Thresholds of checklists are below 10^12, so that the product below fits. */
    return whole * SET_PARTS + rest * SET_PARTS / b;
}

long long set_margin(const struct set_model *model, const bool *chosen) {
    long long margin = SET_NO_MARGIN;
    for (size_t r = 0; r < model->row_count; r++) {
        long long threshold = model->rows[r].threshold;
        if (threshold <= 0)
            continue;
        long long own = parts_of(set_sum(model, r, chosen) - threshold, threshold);
        if (margin == SET_NO_MARGIN || own < margin)
            margin = own;
    }
    return margin;
}

long long set_divisor(long long a, long long b) {
    a = a < 0 ? -a : a;
    b = b < 0 ? -b : b;
    while (b) {
        long long rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

long long set_least_for(const struct set_row *row, long long margin) {
    long long t = row->threshold, whole = t / SET_PARTS, rest = t % SET_PARTS;
    long long more = whole * margin + (rest * margin + SET_PARTS - 1) / SET_PARTS;
    return t + more;
}
