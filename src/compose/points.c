/* Points of a checklist that has them: a row for each group, part and category that can earn any,
 * the total last. */
#include "compose/composer.h"

static const int points_shares[] = {520, 160, 160, 160};

static struct str points_number(struct composer *composer, long number) {
    return str_format(composer->arena, "%ld", number);
}

static struct str points_name(struct composer *composer, const struct score *score) {
    if (score->of == SCORE_GROUP)
        return str_format(composer->arena, "%.*s %.*s", STR_ARG(score->id), STR_ARG(score->title));
    return score->of == SCORE_ALL ? WORD(composer, total) : score->title;
}

static void points_add_cell(struct composer *composer, struct node *row, struct str text,
                            bool strong) {
    struct node *cell;
    if (!strong) {
        build_cell(composer, row, text);
        return;
    }
    cell = build_cell(composer, row, (struct str){0});
    build_strong(composer, build_paragraph(composer, cell, ROLE_NONE, (struct str){0}), text);
}

static struct str points_say(struct composer *composer, const struct score *score) {
    long missing = score->minimum - score->earned;
    const struct words *words = composer->words;
    const struct str values[] = {
        score->of == SCORE_ALL ? WORD(composer, in_all) : score->title,
        points_number(composer, score->earned), points_number(composer, score->possible),
        points_number(composer, score->minimum), points_number(composer, missing)};
    const char *pattern = !score->minimum ? words->points_say
                          : missing <= 0  ? words->points_asked
                          : missing == 1  ? words->point_missing
                                          : words->points_missing;
    return words_fill(composer->arena, pattern, values, COUNT(values));
}

void component_points(struct composer *composer, struct node *parent, struct str attributes) {
    const struct words *words = composer->words;
    const char *const titles[] = {words->section, words->points, words->possible, words->minimum};
    const struct results *results = composer->input->results;
    enum { COLUMNS = COUNT(titles) };
    struct node *table;
    (void)attributes;
    if (!points_are_there(results))
        return;
    table = build_table(composer, parent, ROLE_NONE, points_shares, COLUMNS);
    build_header(composer, table, titles, COLUMNS);
    for (size_t k = 1; k < COLUMNS; k++)
        table->columns[k].alignment = ALIGN_RIGHT;
    for (size_t k = 0; k < results->score_count; k++) {
        /* Sums stand out from what they are the sum of. */
        const struct score *score = &results->scores[k];
        struct node *row = build_row(composer, table, ROLE_NONE);
        bool strong = score->of == SCORE_PART || score->of == SCORE_ALL;
        points_add_cell(composer, row, points_name(composer, score), strong);
        points_add_cell(composer, row, points_number(composer, score->earned), strong);
        points_add_cell(composer, row, points_number(composer, score->possible), strong);
        points_add_cell(composer, row,
                        score->minimum ? points_number(composer, score->minimum) : STR("–"),
                        strong);
    }
    /* The total, and each section that stays below its minimum. */
    for (size_t i = 0; i < results->score_count; i++) {
        const struct score *score = &results->scores[i];
        if (score->of == SCORE_ALL || score->earned < score->minimum)
            build_paragraph(composer, parent, ROLE_NONE, points_say(composer, score));
    }
}

bool points_are_there(const struct results *results) {
    return results && results->score_count > 0;
}
