/* Status cells: a mark and a word for each case study, the reason small below. A result of the
 * practice as a whole stands once over all columns. */
#include "compose/status_columns.h"

enum { LONG = 64 /* bytes */, ENTRIES = 3 /* of a list */ };

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

/* A column is narrow: of a long list the first few, the rest as a number; the packet has all of it.
 */
static struct str status_say(const struct composer *composer, struct phrase phrase) {
    struct str text = phrase_say(composer->arena, phrase, composer->words);
    return text.n > LONG ? phrase_say_shortened(composer->arena, phrase, composer->words, ENTRIES)
                         : text;
}

struct reason {
    struct str text; /* empty: none */
    struct str address;
};

/* A fact is written as it is in the case study's table of facts. An address is wider than the
 * column: it is a link under a short name. */
static struct reason status_reason(const struct composer *composer, struct phrase phrase) {
    struct argument bare = phrase_bare(phrase);
    const struct field *field = bare.kind == ARGUMENT_FIELD ? bare.field : NULL;
    if (bare.kind == ARGUMENT_ADDRESS)
        return (struct reason){bare.text, bare.text};
    if (field && field->type == FIELD_URL)
        return (struct reason){field->text, field->text};
    if (bare.kind == ARGUMENT_NUMBER)
        return (struct reason){
            words_integer(composer->arena, composer->words, (uint64_t)bare.number), {0}};
    if (field && field->type != FIELD_LIST)
        return (struct reason){label_field(composer, field), {0}};
    return (struct reason){status_say(composer, phrase), {0}};
}

/* After what it rests on: "shown: E3". */
static void status_add_reason(struct composer *composer, struct node *cell, struct str basis,
                              struct reason reason) {
    struct node *paragraph = build_paragraph(composer, cell, ROLE_REQUIREMENT, (struct str){0});
    if (basis.n)
        build_span(
            composer, paragraph, ROLE_QUIET,
            str_format(composer->arena, "%.*s%s", STR_ARG(basis), reason.text.n ? ": " : ""));
    if (reason.address.n)
        build_link(composer, paragraph, reason.address, WORD(composer, public_page));
    else
        build_span(composer, paragraph, ROLE_QUIET, reason.text);
}

struct status_style {
    bool reasons;
};

static struct node *status_add_result(struct composer *composer, struct node *cell,
                                      const struct result *result, struct status_style style) {
    struct node *paragraph = build_paragraph(composer, cell, ROLE_NONE, (struct str){0});
    struct standing standing = {result->outcome, result->basis};
    if (!style.reasons) {
        build_status(composer, paragraph, standing);
        return paragraph;
    }
    struct str basis = str_of(basis_word(composer->words, result->basis));
    bool waived = result->outcome == OUTCOME_WAIVED && result->substitute_count;
    struct reason reason = waived ? (struct reason){0} : status_reason(composer, result->reason);
    build_mark(composer, paragraph, standing);
    if (basis.n || reason.text.n)
        status_add_reason(composer, cell, basis, reason);
    evidence_add_substitutes(composer, cell, result);
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
    struct str *names; /* of the case studies with this outcome, or this reason */
    size_t count;
};

static struct phrase status_names(const struct composer *composer, const struct tally *tally) {
    return phrase_of(composer->arena, REASON_TEXT,
                     say_list(tally->names, tally->count, LIST_COMMA));
}

static void status_add_name(struct composer *composer, struct tally *tally,
                            const struct case_study *study) {
    *APPEND(composer->arena, tally->names, tally->count) = label_case(composer, study);
}

/* "Contoso: 412 GB", each in a line; a reason that several have, once, and without names when all
 * have it. */
static void status_add_reasons(struct composer *composer, struct node *cell,
                               const struct condition *condition) {
    const struct dossier *dossier = composer->input->dossier;
    struct reason *reasons = NEW_ARRAY(composer->arena, struct reason, dossier->case_count + 1);
    for (size_t k = 0; k < dossier->case_count; k++) {
        const struct result *result =
            results_find(composer->input->results, condition, &dossier->cases[k]);
        if (result)
            reasons[k] = status_reason(composer, result->reason);
    }
    for (size_t k = 0; k < dossier->case_count; k++) {
        struct reason reason = reasons[k];
        struct tally tally = {0};
        if (str_empty(reason.text))
            continue;
        for (size_t i = k; i < dossier->case_count; i++) {
            if (!str_equal(reason.text, reasons[i].text))
                continue;
            status_add_name(composer, &tally, &dossier->cases[i]);
            reasons[i] = (struct reason){0};
        }
        struct str names = status_say(composer, status_names(composer, &tally));
        if (tally.count < dossier->case_count)
            reason = (struct reason){
                str_format(composer->arena, "%.*s: %.*s", STR_ARG(names), STR_ARG(reason.text)),
                {0}};
        status_add_reason(composer, cell, STR(""), reason);
    }
}

/* Each standing once, with the case studies that have it. */
static void status_add_common(struct composer *composer, struct node *cell,
                              const struct condition *condition, struct status_style style) {
    struct tally tallies[OUTCOME_COUNT][BASIS_COUNT] = {0};
    const struct dossier *dossier = composer->input->dossier;
    size_t results = 0;
    for (size_t i = 0; i < dossier->case_count; i++) {
        const struct case_study *study = &dossier->cases[i];
        const struct result *result = results_find(composer->input->results, condition, study);
        if (!result)
            continue;
        status_add_name(composer, &tallies[result->outcome][result->basis], study);
        results++;
    }

    for (size_t k = 0; k < OUTCOME_COUNT * BASIS_COUNT; k++) {
        struct standing standing = {(enum outcome)(k / BASIS_COUNT), (enum basis)(k % BASIS_COUNT)};
        const struct tally *tally = &tallies[standing.outcome][standing.basis];
        if (!tally->count)
            continue;
        struct node *paragraph = build_paragraph(composer, cell, ROLE_NONE, (struct str){0});
        build_status(composer, paragraph, standing);
        struct str all = SAY(composer, of_all, str_format(composer->arena, "%zu", results));
        struct str names =
            phrase_say(composer->arena, status_names(composer, tally), composer->words);
        struct str some = str_format(composer->arena, " %.*s", STR_ARG(names));
        build_span(composer, paragraph, ROLE_QUIET,
                   results > 1 && tally->count == results ? all : some);
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
        struct standing standing = results_roll_up(input->results, item, study);
        struct str basis = str_of(basis_word(composer->words, standing.basis));
        build_mark(composer, build_paragraph(composer, cell, ROLE_NONE, (struct str){0}), standing);
        if (basis.n)
            status_add_reason(composer, cell, basis, (struct reason){0});
    }
}
