/* Points: what each condition that holds earns, added up for groups, parts, categories and in all,
 * and compared with the minimums. A condition asked of each case study earns when it holds for all;
 * one that does not apply is neither earned nor possible. */
#include "check/checker.h"
#include "check/claim.h"

static bool is_earned(enum outcome outcome) {
    return outcome_mark(outcome) == MARK_YES;
}

/* Marks the points at the condition's first result; gives whether it counts at all. */
static bool settle(struct checker *checker, const struct condition *condition, long *earned) {
    struct result *first = NULL;
    bool all = true, any = false;
    for (size_t i = 0; i < checker->results->count; i++) {
        struct result *result = &checker->results->list[i];
        if (result->condition != condition)
            continue;
        first = first ? first : result;
        any = any || result->outcome != OUTCOME_NOT_APPLICABLE;
        all = all && (is_earned(result->outcome) || result->outcome == OUTCOME_NOT_APPLICABLE);
    }
    *earned = first && any && all ? condition->points : 0;
    if (first)
        first->points = *earned;
    return any;
}

static void add_item(struct checker *checker, const struct item *item, struct score *score) {
    for (size_t i = 0; i < item->condition_count; i++) {
        const struct condition *condition = &item->conditions[i];
        long earned;
        if (!condition->points || !settle(checker, condition, &earned))
            continue;
        score->earned += earned;
        score->possible += condition->points;
    }
}

static void close_score(struct checker *checker, const struct score *score) {
    if (score->possible == 0 && score->minimum == 0)
        return;
    *APPEND(checker->arena, checker->results->scores, checker->results->score_count) = *score;
    if (score->earned >= score->minimum)
        return;
    findings_add(checker->findings, MESSAGE_POINTS,
                 (struct place){.file = checker->dossier->manifest},
                 {say_text(score->title), say_number(score->earned), say_number(score->possible),
                  say_number(score->minimum), say_number(score->minimum - score->earned)});
}

static void add_up(struct score *to, const struct score *score) {
    to->earned += score->earned;
    to->possible += score->possible;
}

void check_points(struct checker *checker) {
    const struct checklist *c = checker->checklist;
    struct score all = {
        .of = SCORE_ALL, .title = STR("the submission"), .minimum = c->minimum_points};
    for (size_t p = 0; p < c->part_count; p++) {
        struct score part = {.of = SCORE_PART,
                             .id = c->parts[p].id,
                             .title = c->parts[p].title,
                             .minimum = c->parts[p].minimum_points};
        for (size_t g = 0; g < c->parts[p].group_count; g++) {
            const struct group *group = &c->parts[p].groups[g];
            struct score score = {.of = SCORE_GROUP,
                                  .id = group->number,
                                  .title = group->title,
                                  .minimum = group->minimum_points};
            for (size_t i = 0; i < group->item_count; i++)
                add_item(checker, &group->items[i], &score);
            close_score(checker, &score);
            add_up(&part, &score);
        }
        close_score(checker, &part);
        add_up(&all, &part);
    }
    for (size_t k = 0; k < c->category_count; k++) {
        struct score score = {.of = SCORE_CATEGORY,
                              .id = c->categories[k].id,
                              .title = c->categories[k].title,
                              .minimum = c->categories[k].minimum_points};
        struct cursor cursor = {0};
        const struct item *item, *last = NULL;
        const struct condition *condition;
        while (cursor_next(c, &cursor, &item, &condition)) {
            if (item != last && str_equal(item->category, c->categories[k].id))
                add_item(checker, item, &score);
            last = item;
        }
        close_score(checker, &score);
    }
    close_score(checker, &all);
}
