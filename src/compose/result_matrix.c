/* The result summary: every condition with its mark for each case study, and nothing else. The
 * checklist table says the same with words. */
#include "compose/status_columns.h"

enum { WIDE = 4 }; /* case studies with a column of their own */

static void matrix_add_item(struct composer *composer, struct node *table, size_t columns,
                            const struct item *item) {
    for (size_t k = 0; k < item->condition_count; k++) {
        const struct condition *condition = &item->conditions[k];
        struct node *row = build_row(composer, table, ROLE_NONE);
        struct node *cell = build_cell(composer, row, (struct str){0});
        build_link(composer, build_paragraph(composer, cell, ROLE_NONE, (struct str){0}),
                   str_format(composer->arena, "#%s", label_anchor(composer, condition->key).s),
                   label_condition(composer, item, condition));
        build_cell(composer, row, label_condition_title(composer, item, condition));
        status_add_marks(composer, row, columns, condition);
    }
}

void component_result_matrix(struct composer *composer, struct node *parent,
                             struct str attributes) {
    const struct checklist *checklist = composer->input->checklist;
    size_t columns = status_columns(composer, WIDE);
    bool shared = columns < composer->input->dossier->case_count;
    struct node *table = status_add_table(
        composer, parent,
        &(struct status_table){
            .leading = {{composer->words->item, 0}, {composer->words->requirement, 0}},
            .leading_count = 2,
            .columns = columns,
            .share = shared        ? 400
                     : columns > 3 ? 130
                                   : 150,
        });
    (void)attributes;
    table->role = ROLE_MATRIX;
    for (size_t k = 0; k < checklist->part_count; k++) {
        const struct part *part = &checklist->parts[k];
        build_group_row(composer, table, part->title);
        for (size_t g = 0; g < part->group_count; g++)
            for (size_t i = 0; i < part->groups[g].item_count; i++)
                matrix_add_item(composer, table, columns, &part->groups[g].items[i]);
    }
}
