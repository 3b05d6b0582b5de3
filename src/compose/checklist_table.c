/* The heart of the self-assessment: every condition with what is asked, what the partner answers,
 * where the evidence stands, and how each case study fares. And the result matrix, the same in
 * marks only.
 *
 * An answer or evidence given for an item as a whole stands once, in a row of the item before its
 * conditions, not again beside each of them. */
#include <assert.h>

#include "compose/status_columns.h"

enum {
    ITEM_SHARE = 90,
    REQUIREMENT_SHARE = 240,
    ANSWER_SHARE = 400,
    STATUS_SHARE = 270,
    WIDE_CASES = 3, /* more columns would break words */
    MATRIX_WIDE = 6,
};

/* ---- answers ---- */

static bool checklist_has_answer(const struct composer *composer, struct str key) {
    const struct dossier *dossier = composer->input->dossier;
    for (size_t k = 0; k < dossier->answer_count; k++)
        if (str_equal(dossier->answers[k].item, key))
            return true;
    return false;
}

static void checklist_add_case_name(struct composer *composer, struct node *cell,
                                    const struct answer *answer) {
    const struct case_study *study = dossier_find_case(composer->input->dossier, answer->case_id);
    struct node *paragraph;
    if (!study || composer->input->dossier->case_count < 2)
        return;
    paragraph = build_paragraph(composer, cell, "answer", (struct str){0});
    build_strong(composer, paragraph, label_case(composer, study));
}

static void checklist_add_signature(struct composer *composer, struct node *cell,
                                    const struct answer *answer) {
    const struct person *person = dossier_find_person(composer->input->dossier, answer->person);
    struct node *paragraph;
    if (!person)
        return;
    paragraph = build_paragraph(composer, cell, "requirement", (struct str){0});
    build_span(composer, paragraph, "quiet",
               str_format(composer->arena, "Answered by %.*s%s%.*s", STR_ARG(person->name),
                          str_empty(person->role) ? "" : ", ", STR_ARG(person->role)));
}

static void checklist_add_answer(struct composer *composer, struct node *cell,
                                 const struct answer *answer) {
    checklist_add_case_name(composer, cell, answer);
    build_body(composer, cell, answer->body, 3);
    if (!str_empty(answer->reason))
        build_paragraph(composer, cell, "answer", answer->reason);
    checklist_add_signature(composer, cell, answer);
}

static bool checklist_add_answers(struct composer *composer, struct node *cell, struct str key) {
    const struct dossier *dossier = composer->input->dossier;
    bool added = false;
    for (size_t k = 0; k < dossier->answer_count; k++) {
        if (!str_equal(dossier->answers[k].item, key))
            continue;
        checklist_add_answer(composer, cell, &dossier->answers[k]);
        added = true;
    }
    return evidence_add_line(composer, cell, key) || added;
}

static void checklist_add_quiet(struct composer *composer, struct node *cell, struct str text) {
    build_span(composer, build_paragraph(composer, cell, "requirement", (struct str){0}), "quiet",
               text);
}

/* ---- rows ---- */

static struct node *checklist_add_row(struct composer *composer, struct node *table,
                                      struct str number, struct str key) {
    struct node *row = build_row(composer, table, "");
    struct node *cell = build_cell(composer, row, (struct str){0});
    build_strong(composer, build_paragraph(composer, cell, "", (struct str){0}), number);
    row->id = label_anchor(composer, key);
    return row;
}

static struct node *checklist_add_requirement(struct composer *composer, struct node *row,
                                              struct str text, struct str asked) {
    struct node *cell = build_cell(composer, row, (struct str){0});
    struct node *paragraph;
    if (!str_empty(text)) {
        paragraph = build_paragraph(composer, cell, "requirement", (struct str){0});
        build_span(composer, paragraph, "requirement", text);
    }
    if (!str_empty(asked))
        checklist_add_quiet(composer, cell,
                            str_format(composer->arena, "Asked for: %.*s", STR_ARG(asked)));
    return cell;
}

static void checklist_add_remark(struct composer *composer, struct node *cell,
                                 const struct condition *condition) {
    const char *optional = condition->optional ? "Optional" : "";
    if (!condition->optional && str_empty(condition->note))
        return;
    checklist_add_quiet(composer, cell,
                        str_format(composer->arena, "%s%s%.*s", optional,
                                   *optional && !str_empty(condition->note) ? "; " : "",
                                   STR_ARG(condition->note)));
}

static void checklist_add_condition(struct composer *composer, struct node *table, size_t columns,
                                    const struct item *item, const struct condition *condition) {
    struct node *row = checklist_add_row(
        composer, table, label_condition(composer, item, condition), condition->key);
    struct node *cell =
        checklist_add_requirement(composer, row, condition->text, condition->evidence_asked);
    bool shared = checklist_has_answer(composer, item->key);
    checklist_add_remark(composer, cell, condition);
    cell = build_cell(composer, row, (struct str){0});
    if (!checklist_add_answers(composer, cell, condition->key))
        checklist_add_quiet(composer, cell,
                            shared ? STR("See the answer to the item above.") : STR("No answer."));
    status_add_cells(composer, row, columns, condition);
}

static bool checklist_is_own_condition(const struct item *item) {
    return item->condition_count == 1 && str_empty(item->conditions[0].label);
}

/* The item's own row, when there is something to say about the item as a whole. */
static void checklist_add_item_row(struct composer *composer, struct node *table, size_t columns,
                                   const struct item *item) {
    struct node *probe = node_new(composer->arena, NODE_CELL), *row;
    bool answered = checklist_add_answers(composer, probe, item->key);
    if (checklist_is_own_condition(item) || (!answered && str_empty(item->text)))
        return;
    row = checklist_add_row(composer, table, item->number, item->key);
    checklist_add_requirement(composer, row, item->text, item->evidence_asked);
    if (answered)
        node_append(row, probe);
    else
        build_cell(composer, row, (struct str){0});
    status_add_item(composer, row, columns, item);
}

static void checklist_add_item(struct composer *composer, struct node *table, size_t columns,
                               const struct item *item) {
    size_t footnotes = composer->footnotes;
    build_group_row(
        composer, table,
        str_format(composer->arena, "%.*s %.*s", STR_ARG(item->number), STR_ARG(item->title)));
    if (checklist_is_own_condition(item))
        composer->footnotes = footnotes;
    else
        checklist_add_item_row(composer, table, columns, item);
    for (size_t k = 0; k < item->condition_count; k++)
        checklist_add_condition(composer, table, columns, item, &item->conditions[k]);
}

/* ---- tables ---- */

struct leading_column {
    const char *title;
    int share;
};

static struct node *checklist_start_table(struct composer *composer, struct node *parent,
                                          const struct leading_column *leading, size_t count,
                                          size_t columns) {
    int shares[STATUS_COLUMNS_MAX + 4], rest = 1000;
    struct node *table, *row;
    for (size_t k = 0; k < count; k++) {
        shares[k] = leading[k].share;
        rest -= leading[k].share;
    }
    for (size_t k = 0; k < columns; k++)
        shares[count + k] = rest / (int)columns;
    table = build_table(composer, parent, "checklist", shares, count + columns);
    table->header_rows = 1;
    row = build_row(composer, table, "");
    for (size_t k = 0; k < count; k++)
        build_cell(composer, row, str_of(leading[k].title));
    status_add_titles(composer, row, columns);
    return table;
}

static void checklist_add_group(struct composer *composer, struct node *parent,
                                const struct group *group) {
    static const struct leading_column leading[] = {
        {"Item", ITEM_SHARE},
        {"Requirement", REQUIREMENT_SHARE},
        {"Answer and evidence", ANSWER_SHARE},
    };
    size_t columns = status_columns(composer, WIDE_CASES);
    struct node *table;
    static_assert(ITEM_SHARE + REQUIREMENT_SHARE + ANSWER_SHARE + STATUS_SHARE == 1000, "shares");
    if (!group->item_count)
        return;
    build_heading(
        composer, parent, 2,
        str_format(composer->arena, "%.*s %.*s", STR_ARG(group->number), STR_ARG(group->title)));
    table = checklist_start_table(composer, parent, leading, 3, columns);
    for (size_t k = 0; k < group->item_count; k++)
        checklist_add_item(composer, table, columns, &group->items[k]);
}

static void checklist_add_part(struct composer *composer, struct node *parent,
                               const struct part *part) {
    for (size_t k = 0; k < part->group_count; k++)
        checklist_add_group(composer, parent, &part->groups[k]);
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
        if (str_empty(id) || str_equal(id, part->id))
            checklist_add_part(composer, parent, part);
    }
}

static void matrix_add_item(struct composer *composer, struct node *table, size_t columns,
                            const struct item *item) {
    for (size_t k = 0; k < item->condition_count; k++) {
        const struct condition *condition = &item->conditions[k];
        struct node *row = build_row(composer, table, ""), *cell;
        cell = build_cell(composer, row, (struct str){0});
        build_link(composer, build_paragraph(composer, cell, "", (struct str){0}),
                   str_format(composer->arena, "#%s", label_anchor(composer, condition->key).s),
                   label_condition(composer, item, condition));
        build_cell(composer, row, label_condition_title(composer, item, condition));
        status_add_marks(composer, row, columns, condition);
    }
}

static void matrix_add_part(struct composer *composer, struct node *table, size_t columns,
                            const struct part *part) {
    build_group_row(composer, table, part->title);
    for (size_t g = 0; g < part->group_count; g++)
        for (size_t k = 0; k < part->groups[g].item_count; k++)
            matrix_add_item(composer, table, columns, &part->groups[g].items[k]);
}

void component_result_matrix(struct composer *composer, struct node *parent,
                             struct str attributes) {
    static const struct leading_column leading[] = {{"Item", 100}, {"Requirement", 480}};
    static const struct leading_column narrow[] = {{"Item", 90}, {"Requirement", 310}};
    const struct checklist *checklist = composer->input->checklist;
    size_t columns = status_columns(composer, MATRIX_WIDE);
    struct node *table =
        checklist_start_table(composer, parent, columns > 3 ? narrow : leading, 2, columns);
    (void)attributes;
    for (size_t k = 0; k < checklist->part_count; k++)
        matrix_add_part(composer, table, columns, &checklist->parts[k]);
}
