/* Status cells: a mark and a word for each case study, the reason small below. A result of the
 * practice as a whole stands once over all columns. */
#include "compose/status_columns.h"

enum { LIST_LONG = 64 /* bytes */, LIST_ENTRIES = 3 };

size_t status_columns(const struct composer *composer, size_t wide) {
    size_t count = composer->input->dossier->case_count;
    return count >= 1 && count <= wide ? count : 1;
}

struct node *status_add_table(struct composer *composer, struct node *parent,
                              const struct status_table *plan) {
    const struct dossier *dossier = composer->input->dossier;
    int shares[STATUS_LEADING_MAX + STATUS_COLUMNS_MAX];
    for (size_t k = 0; k < plan->leading_count; k++)
        shares[k] = plan->leading[k].share;
    for (size_t k = 0; k < plan->columns; k++)
        shares[plan->leading_count + k] = plan->share;
    struct node *table =
        build_table(composer, parent, ROLE_CHECKLIST, shares, plan->leading_count + plan->columns);
    table->header_rows = 1;
    struct node *row = build_row(composer, table, ROLE_NONE);
    for (size_t k = 0; k < plan->leading_count; k++)
        build_cell(composer, row, str_of(plan->leading[k].title));
    if (!dossier->case_count)
        build_cell(composer, row, WORD(composer, practice));
    else if (plan->columns < dossier->case_count)
        build_cell(composer, row, WORD(composer, result));
    else
        for (size_t k = 0; k < plan->columns; k++)
            build_cell(composer, row, label_case(composer, &dossier->cases[k]));
    return table;
}

static bool status_is_address(struct str reason) {
    return str_starts(reason, STR("https://")) && str_find(reason, STR(" "), 0) == SIZE_MAX;
}

/* A column is narrow: of a list the first few, the rest as a number; the packet has all of it. */
static struct str status_shorten(const struct composer *composer, struct str list) {
    size_t commas = 0, end = 0;
    if (list.n <= LIST_LONG || status_is_address(list))
        return list;
    for (size_t at = 0; at < list.n; at++)
        if (list.s[at] == ',' && ++commas == LIST_ENTRIES)
            end = at;
    if (commas <= LIST_ENTRIES)
        return list;
    return SAY(composer, and_more, str_slice(list, 0, end),
               str_format(composer->arena, "%zu", commas + 1 - LIST_ENTRIES));
}

/* A fact that is a bare number is written as it is in the case study's table of facts. */
static struct str status_reason(const struct composer *composer, const struct result *result) {
    uint64_t number;
    if (result->stated)
        return status_shorten(composer, result->reason);
    if (integer_parse(result->reason, &number))
        return words_integer(composer->arena, composer->words, number);
    return status_shorten(composer, words_reason(composer->arena, composer->words, result->reason));
}

/* An address is wider than the column: it is a link under a short name. */
static void status_add_reason(struct composer *composer, struct node *cell, struct str reason) {
    struct node *paragraph = build_paragraph(composer, cell, ROLE_REQUIREMENT, (struct str){0});
    if (status_is_address(reason))
        build_link(composer, paragraph, reason, WORD(composer, public_page));
    else
        build_span(composer, paragraph, ROLE_QUIET, reason);
}

struct status_style {
    bool reasons;
};

static struct node *status_add_result(struct composer *composer, struct node *cell,
                                      const struct result *result, struct status_style style) {
    struct node *paragraph = build_paragraph(composer, cell, ROLE_NONE, (struct str){0});
    build_status(composer, paragraph, result->outcome);
    if (style.reasons && !evidence_add_substitutes(composer, cell, result) &&
        !str_empty(result->reason))
        status_add_reason(composer, cell, status_reason(composer, result));
    return paragraph;
}

/* Over several columns the mark would seem to belong to the first: say what it belongs to. */
static void status_add_practice(struct composer *composer, struct node *cell,
                                const struct result *result, struct status_style style) {
    struct node *paragraph = status_add_result(composer, cell, result, style);
    bool practice = result->condition->scope == SCOPE_PRACTICE;
    if (composer->input->dossier->case_count)
        build_span(composer, paragraph, ROLE_QUIET,
                   practice ? WORD(composer, of_practice) : WORD(composer, together));
}

/* ---- more case studies than columns ---- */

struct tally {
    struct str names; /* of the case studies with this outcome */
    size_t count;
};

static void status_add_name(struct composer *composer, struct tally *tally,
                            const struct case_study *study) {
    struct str name = label_case(composer, study);
    tally->names = tally->count++ ? str_format(composer->arena, "%.*s, %.*s", STR_ARG(tally->names),
                                               STR_ARG(name))
                                  : name;
}

static size_t status_tally(struct composer *composer, const struct condition *condition,
                           struct tally *tallies) {
    const struct dossier *dossier = composer->input->dossier;
    size_t results = 0;
    for (size_t k = 0; k < dossier->case_count; k++) {
        const struct case_study *study = &dossier->cases[k];
        const struct result *result = results_find(composer->input->results, condition, study);
        if (!result)
            continue;
        status_add_name(composer, &tallies[result->outcome], study);
        results++;
    }
    return results;
}

/* By case study; empty where there is none. */
static struct str *status_list_reasons(struct composer *composer,
                                       const struct condition *condition) {
    const struct dossier *dossier = composer->input->dossier;
    struct str *reasons = NEW_ARRAY(composer->arena, struct str, dossier->case_count + 1);
    for (size_t k = 0; k < dossier->case_count; k++) {
        const struct result *result =
            results_find(composer->input->results, condition, &dossier->cases[k]);
        if (result)
            reasons[k] = status_reason(composer, result);
    }
    return reasons;
}

/* The names of those from `at` on that share its reason, which is taken from them. */
static struct tally status_take_reason(struct composer *composer, struct str *reasons, size_t at) {
    const struct dossier *dossier = composer->input->dossier;
    struct str reason = reasons[at];
    struct tally tally = {0};
    for (size_t k = at; k < dossier->case_count; k++) {
        if (!str_equal(reason, reasons[k]))
            continue;
        status_add_name(composer, &tally, &dossier->cases[k]);
        reasons[k] = (struct str){0};
    }
    return tally;
}

/* "Contoso: 412 GB", each in a line; a reason that several have, once, and without names when all
 * have it. */
static void status_add_reasons(struct composer *composer, struct node *cell,
                               const struct condition *condition) {
    size_t count = composer->input->dossier->case_count;
    struct str *reasons = status_list_reasons(composer, condition);
    for (size_t k = 0; k < count; k++) {
        struct str reason = reasons[k];
        if (str_empty(reason))
            continue;
        struct tally tally = status_take_reason(composer, reasons, k);
        struct str names = status_shorten(composer, tally.names);
        if (tally.count < count)
            reason = str_format(composer->arena, "%.*s: %.*s", STR_ARG(names), STR_ARG(reason));
        status_add_reason(composer, cell, reason);
    }
}

/* One mark for each outcome, with the case studies it is the outcome of. */
static void status_add_common(struct composer *composer, struct node *cell,
                              const struct condition *condition, struct status_style style) {
    struct tally tallies[OUTCOME_COUNT] = {0};
    size_t results = status_tally(composer, condition, tallies);
    for (int k = 0; k < OUTCOME_COUNT; k++) {
        if (!tallies[k].count)
            continue;
        struct node *paragraph = build_paragraph(composer, cell, ROLE_NONE, (struct str){0});
        build_status(composer, paragraph, (enum outcome)k);
        struct str all = SAY(composer, of_all, str_format(composer->arena, "%zu", results));
        struct str some = str_format(composer->arena, " %.*s", STR_ARG(tallies[k].names));
        build_span(composer, paragraph, ROLE_QUIET,
                   results > 1 && tallies[k].count == results ? all : some);
    }
    if (style.reasons)
        status_add_reasons(composer, cell, condition);
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
        build_status(composer, build_paragraph(composer, cell, ROLE_NONE, (struct str){0}),
                     results_roll_up(input->results, item, study));
    }
}
