/* Weighted sums with every step, so that a reviewer can follow them by hand: a row for each case
 * study and strategy, then the sum, what is asked, and the margin. Sums over one lookup table stand
 * side by side. A number that depends on a weight that the checklist does not confirm carries a
 * star, and the notes below say which weight that is and what the sums are without it. */
#include "base/ascii.h"
#include "compose/composer.h"

enum {
    SIDE_BY_SIDE = 2, /* sums in one table; more would break words */
    LEADING = 3,      /* reference, strategy, weight */
    EACH = 3,         /* count, product, running sum */
    THOUSAND = 1000
};

/* Sums that share a table. */
struct sheet {
    const struct lookup *lookup;
    const struct calculation *list[SIDE_BY_SIDE];
    const struct result *results[SIDE_BY_SIDE];
    size_t count;
};

/* ---- numbers ---- */

static struct str calculation_number(struct composer *composer, long long thousandths) {
    unsigned long long size =
        thousandths < 0 ? 0 - (unsigned long long)thousandths : (unsigned long long)thousandths;
    struct str part =
        str_format(composer->arena, "%s%03llu", composer->words->decimal, size % THOUSAND);
    while (part.s[part.n - 1] == '0')
        part.n--;
    return str_format(composer->arena, "%s%llu%.*s", thousandths < 0 ? "−" : "", size / THOUSAND,
                      part.n > 1 ? (int)part.n : 0, part.s);
}

static struct str calculation_signed(struct composer *composer, long long thousandths) {
    return str_format(composer->arena, "%s%s", thousandths > 0 ? "+" : "",
                      calculation_number(composer, thousandths).s);
}

static struct str calculation_starred(struct composer *composer, struct str number, bool star) {
    return star ? str_format(composer->arena, "%.*s*", STR_ARG(number)) : number;
}

/* ---- weights ---- */

/* The submission has put its own in the checklist's place. */
static bool calculation_is_own(const struct calculation_row *row) {
    return row->known && (!row->row->known || row->weight != row->row->weight ||
                          !str_equal(row->source, row->row->source));
}

static bool calculation_is_doubtful(const struct calculation_row *row) {
    return row->known && (row->unconfirmed || calculation_is_own(row));
}

/* What the sum would be without the doubtful weights. */
static long long calculation_firm_sum(const struct calculation *calculation) {
    long long sum = 0;
    for (size_t k = 0; k < calculation->row_count; k++)
        if (!calculation_is_doubtful(&calculation->rows[k]))
            sum += calculation->rows[k].product;
    return sum;
}

static bool calculation_has_doubt(const struct calculation *calculation) {
    for (size_t k = 0; k < calculation->row_count; k++)
        if (calculation_is_doubtful(&calculation->rows[k]))
            return true;
    return false;
}

/* "Applications" of "applications". */
static struct str calculation_title(struct composer *composer, struct str counts) {
    char *bytes = arena_copy(composer->arena, counts.s, counts.n);
    if (counts.n && is_lower(bytes[0]))
        bytes[0] = (char)(bytes[0] - 'a' + 'A');
    return (struct str){bytes, counts.n};
}

/* ---- rows ---- */

/* The row for a case study and a strategy, or NULL. */
static const struct calculation_row *calculation_find(const struct calculation *calculation,
                                                      const struct case_study *study,
                                                      const struct lookup_row *row) {
    for (size_t k = 0; k < calculation->row_count; k++)
        if (calculation->rows[k].study == study && calculation->rows[k].row == row)
            return &calculation->rows[k];
    return NULL;
}

/* Whether a doubtful weight has entered the running sum of `row`. */
static bool calculation_is_running_on_doubt(const struct calculation *calculation,
                                            const struct calculation_row *row) {
    for (const struct calculation_row *r = calculation->rows; r <= row; r++)
        if (calculation_is_doubtful(r))
            return true;
    return false;
}

static void calculation_add_counts(struct composer *composer, struct node *row,
                                   const struct calculation *calculation,
                                   const struct calculation_row *found) {
    struct str none = STR("–");
    if (!found) {
        for (int k = 0; k < EACH; k++)
            build_cell(composer, row, none);
        return;
    }
    bool running = calculation_is_running_on_doubt(calculation, found);
    struct str product = calculation_number(composer, found->product);
    struct str sum = calculation_number(composer, found->running);
    build_cell(composer, row,
               str_format(composer->arena, "%llu", (unsigned long long)found->count));
    build_cell(composer, row,
               found->known ? calculation_starred(composer, product, calculation_is_doubtful(found))
                            : none);
    build_cell(composer, row, calculation_starred(composer, sum, running));
}

/* Every row names its reference: the table may break over a page, and a machine reads row by row.
 */
static void calculation_add_row(struct composer *composer, struct node *table,
                                const struct sheet *sheet, const struct case_study *study,
                                const struct lookup_row *strategy) {
    const struct calculation_row *found[SIDE_BY_SIDE], *any = NULL;
    struct str customer = case_field_text(study, STR("customer"));
    struct node *row;
    for (size_t k = 0; k < sheet->count; k++) {
        found[k] = calculation_find(sheet->list[k], study, strategy);
        any = any ? any : found[k];
    }
    if (!any)
        return;
    row = build_row(composer, table, ROLE_NONE);
    build_cell(composer, row, str_empty(customer) ? label_case(composer, study) : customer);
    build_cell(composer, row, strategy->title);
    struct str weight = calculation_number(composer, any->weight);
    build_cell(composer, row,
               any->known ? calculation_starred(composer, weight, calculation_is_doubtful(any))
                          : WORD(composer, unknown));
    for (size_t k = 0; k < sheet->count; k++)
        calculation_add_counts(composer, row, sheet->list[k], found[k]);
}

/* ---- the foot of the table ---- */

/* A row whose numbers stand below the running sums. */
static struct node *calculation_start_foot(struct composer *composer, struct node *table,
                                           const char *title) {
    struct node *row = build_row(composer, table, ROLE_NONE), *cell;
    cell = build_cell(composer, row, (struct str){0});
    cell->column_span = LEADING;
    build_strong(composer, build_paragraph(composer, cell, ROLE_NONE, (struct str){0}),
                 str_of(title));
    return row;
}

static void calculation_add_total(struct composer *composer, struct node *row, struct str number) {
    struct node *cell = build_cell(composer, row, (struct str){0});
    cell->column_span = EACH;
    build_strong(composer, build_paragraph(composer, cell, ROLE_NONE, (struct str){0}), number);
}

/* By the number of sums, 1/1000 of the width: a firm's name in one line, numbers narrow. */
static const int calculation_shares[SIDE_BY_SIDE + 1][LEADING + EACH * SIDE_BY_SIDE] = {
    [1] = {300, 200, 120, 140, 110, 130},
    [2] = {256, 115, 91, 114, 80, 84, 96, 80, 84},
};

static struct node *calculation_start_table(struct composer *composer, struct node *parent,
                                            const struct sheet *sheet) {
    size_t columns = LEADING + EACH * sheet->count;
    struct node *table =
        build_table(composer, parent, ROLE_NONE, calculation_shares[sheet->count], columns);
    struct node *head = build_row(composer, table, ROLE_NONE);
    table->header_rows = 1;
    for (size_t k = LEADING - 1; k < columns; k++)
        table->columns[k].alignment = ALIGN_RIGHT;
    build_cell(composer, head, WORD(composer, reference));
    build_cell(composer, head, WORD(composer, strategy));
    build_cell(composer, head, WORD(composer, weight));
    for (size_t k = 0; k < sheet->count; k++) {
        build_cell(composer, head, calculation_title(composer, sheet->list[k]->counts));
        build_cell(composer, head, WORD(composer, product));
        build_cell(composer, head, WORD(composer, running_sum));
    }
    return table;
}

/* ---- notes ---- */

static bool calculation_uses(const struct sheet *sheet, const struct lookup_row *strategy,
                             const struct calculation_row **found) {
    for (size_t c = 0; c < sheet->count; c++)
        for (size_t k = 0; k < sheet->list[c]->row_count; k++)
            if (sheet->list[c]->rows[k].row == strategy) {
                *found = &sheet->list[c]->rows[k];
                return true;
            }
    return false;
}

/* "applications 14, servers 9" */
static struct str calculation_say_weight(struct composer *composer, const struct sheet *sheet,
                                         const struct calculation_row *row) {
    struct str title = row->row->title, source = row->source;
    struct str weight = calculation_number(composer, row->weight);
    struct str standing = calculation_is_own(row) ? WORD(composer, weight_own)
                          : row->unconfirmed      ? WORD(composer, weight_unconfirmed)
                                                  : STR("");
    struct str counts = {0};
    for (size_t c = 0; c < sheet->count; c++) {
        unsigned long long count = 0;
        for (size_t k = 0; k < sheet->list[c]->row_count; k++)
            if (sheet->list[c]->rows[k].row == row->row)
                count += sheet->list[c]->rows[k].count;
        counts = str_format(composer->arena, "%.*s%s%.*s %llu", STR_ARG(counts), c ? ", " : "",
                            STR_ARG(sheet->list[c]->counts), count);
    }

    if (!row->known)
        return str_empty(source) ? SAY(composer, weight_none, title, counts)
                                 : SAY(composer, weight_none_source, title, counts, source);
    return SAY(composer, weight_is, title,
               calculation_starred(composer, weight, calculation_is_doubtful(row)), standing,
               str_empty(source) ? source : SAY(composer, weight_source, source));
}

/* The sum without the weights that nobody has confirmed. */
static struct str calculation_say_without(struct composer *composer, const struct calculation *c) {
    struct str title = calculation_title(composer, c->counts);
    long long firm = calculation_firm_sum(c), margin = firm - c->threshold;
    bool holds = c->strict ? margin > 0 : margin >= 0;
    struct str sum = calculation_number(composer, firm);
    struct str rest = calculation_signed(composer, margin);
    return holds ? SAY(composer, without_holds, title, sum, rest)
                 : SAY(composer, without_fails, title, sum, rest);
}

static void calculation_add_doubt(struct composer *composer, struct node *parent,
                                  const struct sheet *sheet) {
    struct node *list = NULL;
    for (size_t k = 0; k < sheet->count; k++) {
        if (!calculation_has_doubt(sheet->list[k]))
            continue;
        if (!list) {
            build_paragraph(composer, parent, ROLE_NONE, WORD(composer, star));
            list = build_block(composer, parent, NODE_LIST, ROLE_NONE);
        }
        build_paragraph(composer, build_block(composer, list, NODE_ITEM, ROLE_NONE), ROLE_NONE,
                        calculation_say_without(composer, sheet->list[k]));
    }
    if (!list)
        build_paragraph(composer, parent, ROLE_NONE, WORD(composer, no_star));
}

/* "Asked by 4.1, Applications ✓ Met; 4.2, Servers ✓ Met", with links to the items. */
static void calculation_add_items(struct composer *composer, struct node *parent,
                                  const struct sheet *sheet) {
    struct node *paragraph = build_paragraph(composer, parent, ROLE_NONE, (struct str){0});
    for (size_t k = 0; k < sheet->count; k++) {
        const struct result *result = sheet->results[k];
        struct str key = result->condition->key;
        node_add_text(composer->arena, paragraph, k ? STR("; ") : WORD(composer, asked_by));
        build_link(composer, paragraph,
                   str_format(composer->arena, "#%s", label_anchor(composer, key).s),
                   str_format(composer->arena, "%s, %s", label_key(composer, key).s,
                              result->item->title.s));
        node_add_text(composer->arena, paragraph, STR(" "));
        build_status(composer, paragraph, (struct standing){result->outcome, result->basis});
    }
}

/* ---- sheets ---- */

static void calculation_add_sheet(struct composer *composer, struct node *parent,
                                  const struct sheet *sheet) {
    const struct dossier *dossier = composer->input->dossier;
    struct node *table;
    calculation_add_items(composer, parent, sheet);
    table = calculation_start_table(composer, parent, sheet);
    for (size_t k = 0; k < dossier->case_count; k++)
        for (size_t r = 0; r < sheet->lookup->row_count; r++)
            calculation_add_row(composer, table, sheet, &dossier->cases[k],
                                &sheet->lookup->rows[r]);
    struct node *sum = calculation_start_foot(composer, table, composer->words->sum);
    struct node *asked = calculation_start_foot(composer, table, composer->words->asked);
    struct node *margin = calculation_start_foot(composer, table, composer->words->margin);
    for (size_t i = 0; i < sheet->count; i++) {
        const struct calculation *c = sheet->list[i];
        bool doubt = calculation_has_doubt(c);
        struct str number = calculation_number(composer, c->sum);
        calculation_add_total(composer, sum, calculation_starred(composer, number, doubt));
        number = calculation_number(composer, c->threshold);
        calculation_add_total(composer, asked,
                              c->strict ? SAY(composer, more_than, number)
                                        : SAY(composer, at_least, number));
        number = calculation_signed(composer, c->margin);
        calculation_add_total(composer, margin, calculation_starred(composer, number, doubt));
    }
    struct node *list = build_block(composer, parent, NODE_LIST, ROLE_NONE);
    const struct calculation_row *row;
    for (size_t j = 0; j < sheet->lookup->row_count; j++)
        if (calculation_uses(sheet, &sheet->lookup->rows[j], &row))
            build_paragraph(composer, build_block(composer, list, NODE_ITEM, ROLE_NONE), ROLE_NONE,
                            calculation_say_weight(composer, sheet, row));
    calculation_add_doubt(composer, parent, sheet);
}

/* A sum joins the sheet before it when both use one table; a full or another one is set first. */
static void calculation_take(struct composer *composer, struct node *parent, struct sheet *sheet,
                             const struct result *result, const struct calculation *calculation) {
    if (!calculation->lookup)
        return;
    if (sheet->count && (sheet->lookup != calculation->lookup || sheet->count == SIDE_BY_SIDE)) {
        calculation_add_sheet(composer, parent, sheet);
        *sheet = (struct sheet){0};
    }
    sheet->lookup = calculation->lookup;
    sheet->results[sheet->count] = result;
    sheet->list[sheet->count++] = calculation;
}

void component_calculation(struct composer *composer, struct node *parent, struct str attributes) {
    const struct results *results = composer->input->results;
    struct sheet sheet = {0};
    (void)attributes;
    for (size_t k = 0; results && k < results->count; k++)
        for (size_t c = 0; c < results->list[k].calculation_count; c++)
            calculation_take(composer, parent, &sheet, &results->list[k],
                             &results->list[k].calculations[c]);
    if (sheet.count)
        calculation_add_sheet(composer, parent, &sheet);
}

bool calculation_is_there(const struct results *results) {
    for (size_t k = 0; results && k < results->count; k++)
        for (size_t c = 0; c < results->list[k].calculation_count; c++)
            if (results->list[k].calculations[c].lookup)
                return true;
    return false;
}
