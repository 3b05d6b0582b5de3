/* The heart of the self-assessment: every condition with what is asked, what the partner answers,
 * where the evidence stands, and how each case study fares.
 *
 * An answer or evidence given for an item as a whole stands once, in a row of the item before its
 * conditions, not again beside each of them. */
#include <assert.h>

#include "compose/status_columns.h"

enum {
    WIDE_CASES = 3, /* more columns would break words */
    LABEL_SHORT = 3 /* bytes; a longer label stands below its number */
};

/* ---- answers ---- */

static const struct answer *checklist_next_answer(const struct composer *composer, struct str key,
                                                  size_t from) {
    const struct dossier *dossier = composer->input->dossier;
    for (size_t k = from; k < dossier->answer_count; k++)
        if (str_equal(dossier->answers[k].item, key))
            return &dossier->answers[k];
    return NULL;
}

static void checklist_add_case_name(struct composer *composer, struct node *cell,
                                    const struct answer *answer) {
    const struct case_study *study = dossier_find_case(composer->input->dossier, answer->case_id);
    struct node *paragraph;
    if (!study || composer->input->dossier->case_count < 2)
        return;
    paragraph = build_paragraph(composer, cell, ROLE_ANSWER_NAME, (struct str){0});
    paragraph->id = label_answer_anchor(composer, answer->item, study);
    build_strong(composer, paragraph, label_case(composer, study));
}

static void checklist_add_answer(struct composer *composer, struct node *cell,
                                 const struct answer *answer) {
    checklist_add_case_name(composer, cell, answer);
    build_body(composer, cell, answer->body, 3);
    if (!str_empty(answer->reason))
        build_paragraph(composer, cell, ROLE_ANSWER, answer->reason);
}

/* Answers of one person to one condition are signed once, below the last of them. */
static bool checklist_signs_below(const struct composer *composer, const struct answer *answer) {
    size_t at = (size_t)(answer - composer->input->dossier->answers);
    const struct answer *next = checklist_next_answer(composer, answer->item, at + 1);
    return next != NULL && str_equal(next->person, answer->person);
}

static bool checklist_add_answers(struct composer *composer, struct node *cell, struct str key) {
    const struct dossier *dossier = composer->input->dossier;
    bool added = false;
    for (size_t k = 0; k < dossier->answer_count; k++) {
        if (!str_equal(dossier->answers[k].item, key))
            continue;
        checklist_add_answer(composer, cell, &dossier->answers[k]);
        if (!checklist_signs_below(composer, &dossier->answers[k])) {
            const struct answer *answer = &dossier->answers[k];
            const struct person *person =
                dossier_find_person(composer->input->dossier, answer->person);
            struct node *paragraph;
            if (person) {
                paragraph = build_paragraph(composer, cell, ROLE_REQUIREMENT, (struct str){0});
                build_span(
                    composer, paragraph, ROLE_QUIET,
                    SAY(composer, answered_by,
                        str_format(composer->arena, "%.*s%s%.*s", STR_ARG(person->name),
                                   str_empty(person->role) ? "" : ", ", STR_ARG(person->role))));
            }
        }
        added = true;
    }
    return evidence_add_line(composer, cell, key) || added;
}

static void checklist_add_quiet(struct composer *composer, struct node *cell, struct str text) {
    build_span(composer, build_paragraph(composer, cell, ROLE_REQUIREMENT, (struct str){0}),
               ROLE_QUIET, text);
}

/* ---- rows ---- */

/* "2.1 a" in one line; a label that is a word, as in "2.1 production", in a line of its own. */
static struct node *checklist_add_row(struct composer *composer, struct node *table,
                                      const struct item *item, struct str label, struct str key) {
    struct node *row = build_row(composer, table, ROLE_NONE);
    struct node *cell = build_cell(composer, row, (struct str){0});
    struct node *number = build_paragraph(composer, cell, ROLE_NONE, (struct str){0});
    bool below = label.n > LABEL_SHORT;
    build_strong(composer, number,
                 below || str_empty(label) ? item->number
                                           : str_format(composer->arena, "%.*s %.*s",
                                                        STR_ARG(item->number), STR_ARG(label)));
    if (below)
        build_paragraph(composer, cell, ROLE_ITEM_LABEL, label);
    row->id = label_anchor(composer, key);
    return row;
}

static struct node *checklist_add_requirement(struct composer *composer, struct node *row,
                                              struct str text, struct str asked) {
    struct node *cell = build_cell(composer, row, (struct str){0});
    struct node *paragraph;
    if (!str_empty(text)) {
        paragraph = build_paragraph(composer, cell, ROLE_REQUIREMENT, (struct str){0});
        build_span(composer, paragraph, ROLE_REQUIREMENT, text);
    }
    if (!str_empty(asked))
        checklist_add_quiet(composer, cell, SAY(composer, asked_for, asked));
    return cell;
}

static void checklist_add_remark(struct composer *composer, struct node *cell,
                                 const struct condition *condition) {
    const char *optional = condition->optional ? composer->words->optional : "";
    if (!condition->optional && str_empty(condition->note))
        return;
    checklist_add_quiet(composer, cell,
                        str_format(composer->arena, "%s%s%.*s", optional,
                                   *optional && !str_empty(condition->note) ? "; " : "",
                                   STR_ARG(condition->note)));
}

/* The item's own row, when there is something to say about the item as a whole. */
static void checklist_add_item_row(struct composer *composer, struct node *table, size_t columns,
                                   const struct item *item) {
    struct node *probe = node_new(composer->arena, NODE_CELL), *row, *cell;
    bool answered = checklist_add_answers(composer, probe, item->key);
    if (!answered && str_empty(item->text))
        return;
    row = checklist_add_row(composer, table, item, (struct str){0}, item->key);
    cell = checklist_add_requirement(composer, row, item->text, item->evidence_asked);
    if (answered)
        node_append(row, probe);
    else
        cell->column_span = 2; /* room of the answer that the conditions below will give */
    status_add_item(composer, row, columns, item);
}

static void checklist_add_item(struct composer *composer, struct node *table, size_t columns,
                               const struct item *item) {
    build_group_row(
        composer, table,
        str_format(composer->arena, "%.*s %.*s", STR_ARG(item->number), STR_ARG(item->title)));
    if (!item_is_condition(item))
        checklist_add_item_row(composer, table, columns, item);
    for (size_t k = 0; k < item->condition_count; k++) {
        const struct condition *condition = &item->conditions[k];
        struct node *row =
            checklist_add_row(composer, table, item, condition->label, condition->key);
        struct node *cell =
            checklist_add_requirement(composer, row, condition->text, condition->evidence_asked);
        bool shared = checklist_next_answer(composer, item->key, 0) != NULL;
        checklist_add_remark(composer, cell, condition);
        cell = build_cell(composer, row, (struct str){0});
        if (!checklist_add_answers(composer, cell, condition->key) &&
            !condition_asks_nobody(condition))
            checklist_add_quiet(composer, cell,
                                shared ? WORD(composer, see_above) : WORD(composer, no_answer));
        status_add_cells(composer, row, columns, condition);
    }
}

/* ---- tables ---- */

/* By the number of status columns: what they leave, most of it for the answer. One column holds
 * either the only case study or the results of many. */
struct shares {
    int item, requirement, answer, status;
};
static const struct shares shares_of[WIDE_CASES + 1] = {
    [1] = {115, 220, 455, 210},
    [2] = {112, 208, 430, 125},
    [3] = {108, 172, 345, 125},
};

static void checklist_add_group(struct composer *composer, struct node *parent,
                                const struct group *group) {
    size_t columns = status_columns(composer, WIDE_CASES);
    const struct shares *shares = &shares_of[columns];
    struct node *table;
    assert(shares->item + shares->requirement + shares->answer + shares->status * (int)columns ==
           1000);
    if (!group->item_count)
        return;
    build_heading(
        composer, parent, 2,
        str_format(composer->arena, "%.*s %.*s", STR_ARG(group->number), STR_ARG(group->title)));
    table = status_add_table(composer, parent,
                             &(struct status_table){
                                 .leading = {{composer->words->item, shares->item},
                                             {composer->words->requirement, shares->requirement},
                                             {composer->words->answer, shares->answer}},
                                 .leading_count = 3,
                                 .columns = columns,
                                 .share = shares->status,
                             });
    for (size_t k = 0; k < group->item_count; k++)
        checklist_add_item(composer, table, columns, &group->items[k]);
}

/* Without a part: all parts, each under its own heading on a new page. */
void component_checklist_table(struct composer *composer, struct node *parent,
                               struct str attributes) {
    const struct checklist *checklist = composer->input->checklist;
    struct str id = component_attribute(attributes, "part");
    for (size_t k = 0; k < checklist->part_count; k++) {
        const struct part *part = &checklist->parts[k];
        if (str_empty(id)) {
            node_add(composer->arena, parent, NODE_PAGE_BREAK);
            build_heading(composer, parent, 1, part->title);
            build_markdown(composer, parent, part->intro);
        }
        if (str_empty(id) || str_equal(id, part->id)) {
            for (size_t i = 0; i < part->group_count; i++)
                checklist_add_group(composer, parent, &part->groups[i]);
        }
    }
}
