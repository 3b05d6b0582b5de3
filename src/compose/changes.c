/* What changed in the results since an earlier build. */
#include "compose/composer.h"

static struct str changes_case(struct composer *composer, struct str case_id) {
    const struct case_study *study = dossier_find_case(composer->input->dossier, case_id);
    return study ? label_case(composer, study) : case_id;
}

static void changes_add_item(struct composer *composer, struct node *row,
                             const struct result_change *change) {
    const struct receipt_result *result = change->after ? change->after : change->before;
    struct str label = label_key(composer, result->condition);
    struct node *cell = build_cell(composer, row, (struct str){0});
    struct node *paragraph = build_paragraph(composer, cell, ROLE_NONE, (struct str){0});
    if (change->after)
        build_link(composer, paragraph,
                   str_format(composer->arena, "#%s", label_anchor(composer, result->condition).s),
                   label);
    else
        node_add_text(composer->arena, paragraph, label);
    if (result->case_id.n)
        build_span(composer, build_paragraph(composer, cell, ROLE_REQUIREMENT, (struct str){0}),
                   ROLE_QUIET, changes_case(composer, result->case_id));
}

static void changes_add_side(struct composer *composer, struct node *row,
                             const struct receipt_result *result) {
    struct node *cell = build_cell(composer, row, (struct str){0});
    struct node *paragraph = build_paragraph(composer, cell, ROLE_NONE, (struct str){0});
    if (result)
        build_status(composer, paragraph, (struct standing){result->outcome, result->basis});
    else
        node_add_text(composer->arena, paragraph, STR("–"));
}

static void changes_add_reasons(struct composer *composer, struct node *row,
                                const struct result_change *change) {
    const struct words *words = composer->words;
    const char *const documents[] = {[DOCUMENT_NEW] = words->document_new,
                                     [DOCUMENT_GONE] = words->document_gone,
                                     [DOCUMENT_CHANGED] = words->document_changed,
                                     [DOCUMENT_ELSEWHERE] = words->document_elsewhere};
    struct node *cell = build_cell(composer, row, (struct str){0});
    if (change->answer)
        build_paragraph(composer, cell, ROLE_NONE, WORD(composer, answer_changed));
    for (size_t i = 0; i < change->cited_count; i++)
        build_paragraph(composer, cell, ROLE_NONE,
                        WORDS_FILL(composer->arena, documents[change->cited[i].change],
                                   change->cited[i].evidence));
}

void component_result_changes(struct composer *composer, struct node *parent,
                              struct str attributes) {
    const struct words *words = composer->words;
    const char *const titles[] = {words->item, words->before, words->now, words->changed};
    static const int shares[] = {200, 220, 220, 360};
    const struct changes *changes = composer->input->changes;
    (void)attributes;
    if (!changes || !changes->count)
        return;
    struct node *table = build_table(composer, parent, ROLE_NONE, shares, COUNT(titles));
    build_header(composer, table, titles, COUNT(titles));
    for (size_t i = 0; i < changes->count; i++) {
        const struct result_change *change = &changes->list[i];
        struct node *row = build_row(composer, table, ROLE_NONE);
        changes_add_item(composer, row, change);
        changes_add_side(composer, row, change->before);
        changes_add_side(composer, row, change->after);
        changes_add_reasons(composer, row, change);
    }
}
