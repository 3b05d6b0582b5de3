/* Status cells: a mark and a word for each case study, the reason small below. A result of the
 * practice as a whole stands once over all columns. */
#include "compose/status_columns.h"

size_t status_columns(const struct composer *composer, size_t wide) {
    size_t count = composer->input->dossier->case_count;
    return count >= 1 && count <= wide ? count : 1;
}

void status_add_titles(struct composer *composer, struct node *row, size_t columns) {
    const struct dossier *dossier = composer->input->dossier;
    if (!dossier->case_count)
        build_cell(composer, row, STR("Practice"));
    else if (columns < dossier->case_count)
        build_cell(composer, row, STR("Result"));
    else
        for (size_t k = 0; k < columns; k++)
            build_cell(composer, row, label_case(composer, &dossier->cases[k]));
}

struct status_style {
    bool reasons;
};

static struct node *status_add_result(struct composer *composer, struct node *cell,
                                      const struct result *result, struct status_style style) {
    struct node *paragraph = build_paragraph(composer, cell, "", (struct str){0});
    build_status(composer, paragraph, result->outcome);
    if (style.reasons && !str_empty(result->reason))
        build_span(composer, build_paragraph(composer, cell, "requirement", (struct str){0}),
                   "quiet", result->reason);
    return paragraph;
}

/* Over several columns the mark would seem to belong to the first: say that it does not. */
static void status_add_practice(struct composer *composer, struct node *cell,
                                const struct result *result, struct status_style style) {
    struct node *paragraph = status_add_result(composer, cell, result, style);
    if (composer->input->dossier->case_count)
        build_span(composer, paragraph, "quiet", STR(" (practice)"));
}

static void status_add_common(struct composer *composer, struct node *cell,
                              const struct condition *condition, struct status_style style) {
    const struct dossier *dossier = composer->input->dossier;
    for (size_t k = 0; k < dossier->case_count; k++) {
        const struct result *result =
            results_find(composer->input->results, condition, &dossier->cases[k]);
        if (!result)
            continue;
        struct node *paragraph = status_add_result(composer, cell, result, style);
        node_add_text(
            composer->arena, paragraph,
            str_format(composer->arena, " %s", label_case(composer, &dossier->cases[k]).s));
    }
}

static void status_add(struct composer *composer, struct node *row, size_t columns,
                       const struct condition *condition, struct status_style style) {
    const struct compose_input *input = composer->input;
    const struct result *practice = results_find(input->results, condition, NULL);
    struct node *cell;
    if (practice || columns < input->dossier->case_count || !input->dossier->case_count) {
        cell = build_cell(composer, row, (struct str){0});
        cell->column_span = columns;
        if (practice)
            status_add_practice(composer, cell, practice, style);
        else
            status_add_common(composer, cell, condition, style);
        return;
    }
    for (size_t k = 0; k < columns; k++) {
        const struct result *result =
            results_find(input->results, condition, &input->dossier->cases[k]);
        cell = build_cell(composer, row, (struct str){0});
        if (result)
            status_add_result(composer, cell, result, style);
    }
}

void status_add_cells(struct composer *composer, struct node *row, size_t columns,
                      const struct condition *condition) {
    status_add(composer, row, columns, condition, (struct status_style){.reasons = true});
}

void status_add_marks(struct composer *composer, struct node *row, size_t columns,
                      const struct condition *condition) {
    status_add(composer, row, columns, condition, (struct status_style){.reasons = false});
}

void status_add_item(struct composer *composer, struct node *row, size_t columns,
                     const struct item *item) {
    const struct compose_input *input = composer->input;
    bool each = columns == input->dossier->case_count;
    for (size_t k = 0; k < columns; k++) {
        const struct case_study *study = each ? &input->dossier->cases[k] : NULL;
        struct node *cell = build_cell(composer, row, (struct str){0});
        build_status(composer, build_paragraph(composer, cell, "", (struct str){0}),
                     results_roll_up(input->results, item, study));
    }
}
