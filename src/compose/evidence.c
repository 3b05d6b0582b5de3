/* Evidence in both directions: the pointers beside an answer, the index by document and by item,
 * and the list in the packet on which the pointers land. */
#include "compose/composer.h"

/* The very place, where the file is bound in; else the entry in the packet's list. */
struct str evidence_target(struct composer *composer, const struct evidence *evidence,
                           const struct support *support) {
    if (exhibit_is_bound(evidence))
        return exhibit_target(composer, evidence, support);
    return str_format(composer->arena, "%s#%s", label_packet(composer).s,
                      label_evidence_anchor(composer, evidence).s);
}

/* `title` is the document's own or a part of it. */
struct str evidence_pointer(struct composer *composer, const struct evidence *evidence,
                            struct str title, struct str pages) {
    struct str name =
        str_format(composer->arena, "%.*s\u00A0%.*s", STR_ARG(evidence->id), STR_ARG(title));
    struct str where = label_pages(composer, pages);
    if (str_empty(where))
        return name;
    return str_format(composer->arena, "%.*s, %.*s", STR_ARG(name), STR_ARG(where));
}

const struct case_study *evidence_case(const struct composer *composer,
                                       const struct evidence *evidence, size_t at) {
    const struct support *support = &evidence->supports[at];
    for (size_t k = at + 1; k < evidence->support_count; k++)
        if (str_equal(evidence->supports[k].item, support->item) &&
            str_equal(evidence->supports[k].pages, support->pages) &&
            !str_equal(evidence->supports[k].case_id, support->case_id))
            return NULL;
    return dossier_find_case(composer->input->dossier, support->case_id);
}

/* A line in the making. */
struct pointers {
    struct node *line;
    const struct case_study *of; /* whose pointers come now; NULL: the practice's */
    struct str name;             /* of that; empty when it need not be said */
    bool led;                    /* a pointer of that stands in the line already */
};

/* What stands before a pointer: a dot after another of the same case study; before its first
 * `opening` and its name. */
static void evidence_add_lead(struct composer *composer, struct pointers *pointers,
                              const char *opening) {
    struct str mark = pointers->led ? STR("\u00A0· ") : str_of(opening);
    if (!str_empty(mark))
        node_add_text(composer->arena, pointers->line, mark);
    if (!pointers->led && !str_empty(pointers->name))
        node_add_text(composer->arena, pointers->line,
                      str_format(composer->arena, "%.*s\u00A0", STR_ARG(pointers->name)));
    pointers->led = true;
}

/* A title that begins with the name before it, or with more of the customer's, goes on without it:
 * "Contoso E1 plan", not "Contoso E1 Contoso Retail: plan". */
static struct str evidence_short_title(const struct evidence *evidence,
                                       const struct pointers *pointers) {
    struct str title = evidence->title;
    size_t colon = str_find(title, STR(": "), 0);
    struct str prefix = str_slice(title, 0, colon == SIZE_MAX ? 0 : colon);
    if (str_empty(pointers->name) || str_empty(prefix))
        return title;
    struct str customer = str_trim(case_field_text(pointers->of, STR("customer")));
    bool whole = customer.n == prefix.n || (customer.n > prefix.n && customer.s[prefix.n] == ' ');
    if (!str_equal(prefix, pointers->name) && !(whole && str_starts(customer, prefix)))
        return title;
    return str_slice(title, colon + 2, title.n);
}

static void evidence_add_pointers(struct composer *composer, struct node *parent,
                                  struct pointers *pointers, const struct evidence *evidence,
                                  struct str key) {
    for (size_t s = 0; s < evidence->support_count; s++) {
        bool first = pointers->line == NULL;
        if (!str_equal(evidence->supports[s].item, key) || evidence_is_repeated(evidence, s) ||
            evidence_case(composer, evidence, s) != pointers->of)
            continue;
        if (first)
            pointers->line =
                build_paragraph(composer, parent, ROLE_REQUIREMENT, WORD(composer, evidence_line));
        evidence_add_lead(composer, pointers, first ? " " : "; ");
        build_link(composer, pointers->line,
                   evidence_target(composer, evidence, &evidence->supports[s]),
                   evidence_pointer(composer, evidence, evidence_short_title(evidence, pointers),
                                    evidence->supports[s].pages));
    }
}

/* The pointers for `study` (NULL: for the practice or several) come next. */
static void evidence_turn_to(struct composer *composer, struct pointers *pointers,
                             const struct case_study *study) {
    bool named = study && composer->input->dossier->case_count > 1;
    pointers->of = study;
    pointers->name = named ? label_case(composer, study) : (struct str){0};
    pointers->led = false;
}

/* "Contoso E1 plan, p. 1 · E3 settings; Fabrikam E16 plan, p. 1; E28 guide" */
bool evidence_add_line(struct composer *composer, struct node *parent, struct str key) {
    const struct dossier *dossier = composer->input->dossier;
    struct pointers pointers = {0};
    for (size_t c = 0; c <= dossier->case_count; c++) {
        evidence_turn_to(composer, &pointers, c < dossier->case_count ? &dossier->cases[c] : NULL);
        for (size_t k = 0; k < dossier->evidence_count; k++)
            evidence_add_pointers(composer, parent, &pointers, &dossier->evidence[k], key);
    }
    return pointers.line != NULL;
}

bool evidence_add_substitutes(struct composer *composer, struct node *cell,
                              const struct result *result) {
    struct node *paragraph;
    if (result->outcome != OUTCOME_WAIVED || !result->substitute_count)
        return false;
    paragraph = build_paragraph(composer, cell, ROLE_REQUIREMENT, (struct str){0});
    build_span(composer, paragraph, ROLE_QUIET, SAY(composer, in_its_place, result->substitute));
    for (size_t k = 0; k < result->substitute_count; k++) {
        const struct evidence *evidence = result->substitutes[k];
        if (k)
            node_add_text(composer->arena, paragraph, STR("\u00A0· "));
        build_link(composer, paragraph, evidence_target(composer, evidence, NULL),
                   evidence_pointer(composer, evidence, evidence->title, (struct str){0}));
    }
    return true;
}

/* ---- by document ---- */

static void evidence_add_supports(struct composer *composer, struct node *cell,
                                  const struct evidence *evidence) {
    struct node *paragraph = build_paragraph(composer, cell, ROLE_NONE, (struct str){0});
    for (size_t k = 0; k < evidence->support_count; k++) {
        struct str key = evidence->supports[k].item;
        if (evidence_is_repeated(evidence, k))
            continue;
        if (paragraph->first)
            node_add_text(composer->arena, paragraph, STR(", "));
        build_link(composer, paragraph,
                   str_format(composer->arena, "#%s", label_anchor(composer, key).s),
                   label_key(composer, key));
    }
    if (!paragraph->first)
        build_span(composer, paragraph, ROLE_STATUS_OPEN, WORD(composer, supports_none));
}

static void evidence_add_source(struct composer *composer, struct node *row,
                                const struct evidence *evidence) {
    struct node *cell = build_cell(composer, row, (struct str){0});
    struct node *paragraph = build_paragraph(composer, cell, ROLE_NONE, (struct str){0});
    if (!str_empty(evidence->url)) {
        build_link(composer, paragraph, evidence->url, evidence->url);
        return;
    }
    node_add_text(composer->arena, paragraph, evidence->file);
    if (evidence->sha256.n >= 12)
        build_span(composer, build_paragraph(composer, cell, ROLE_REQUIREMENT, (struct str){0}),
                   ROLE_QUIET, str_format(composer->arena, "SHA-256 %.12s", evidence->sha256.s));
}

static struct str evidence_date(struct composer *composer, const struct evidence *evidence) {
    return evidence->date.year ? words_date(composer->arena, composer->words, evidence->date)
                               : STR("–");
}

static struct node *evidence_add_row(struct composer *composer, struct node *table,
                                     const struct evidence *evidence) {
    struct node *row = build_row(composer, table, ROLE_NONE);
    row->id = label_evidence_anchor(composer, evidence);
    struct node *cell = build_cell(composer, row, STR(""));
    if (exhibit_is_bound(evidence))
        build_link(composer, cell, exhibit_target(composer, evidence, NULL), evidence->id);
    else
        node_add_text(composer->arena, cell, evidence->id);
    build_cell(composer, row, evidence->title);
    build_cell(composer, row, evidence->kind);
    build_cell(composer, row, evidence_date(composer, evidence));
    evidence_add_source(composer, row, evidence);
    return row;
}

/* A row for each document; what it supports stands under the title `last`. */
static struct node *evidence_start_table(struct composer *composer, struct node *parent,
                                         const char *last) {
    const struct words *words = composer->words;
    const char *const titles[] = {words->id,  words->document, words->kind,
                                  words->day, words->source,   last};
    static const int shares[] = {55, 190, 105, 192, 258, 200};
    struct node *table = build_table(composer, parent, ROLE_NONE, shares, 6);
    build_header(composer, table, titles, 6);
    return table;
}

/* ---- by item ---- */

/* Whether this one support is for the condition or for its item as a whole. */
static bool evidence_fits(const struct evidence *evidence, size_t at, struct str key) {
    struct evidence one = *evidence;
    one.supports = &evidence->supports[at];
    one.support_count = 1;
    return evidence_supports(&one, key, (struct str){0});
}

/* The case study that the document is for where it supports the key; NULL: for the practice, or for
 * several. */
static const struct case_study *evidence_only_case(const struct composer *composer,
                                                   const struct evidence *evidence,
                                                   struct str key) {
    const struct support *first = NULL;
    for (size_t s = 0; s < evidence->support_count; s++) {
        const struct support *support = &evidence->supports[s];
        if (!evidence_fits(evidence, s, key))
            continue;
        if (first && !str_equal(first->case_id, support->case_id))
            return NULL;
        first = first ? first : support;
    }
    return first ? dossier_find_case(composer->input->dossier, first->case_id) : NULL;
}

/* A document once, whatever its pages. */
static void evidence_add_entry(struct composer *composer, struct pointers *pointers,
                               const struct evidence *evidence, struct str key) {
    if (!evidence_supports(evidence, key, (struct str){0}) ||
        evidence_only_case(composer, evidence, key) != pointers->of)
        return;
    struct str target =
        str_format(composer->arena, "#%s", label_evidence_anchor(composer, evidence).s);
    evidence_add_lead(composer, pointers, pointers->line->first ? "; " : "");
    build_link(composer, pointers->line, target,
               evidence_pointer(composer, evidence, evidence_short_title(evidence, pointers),
                                (struct str){0}));
}

/* "Contoso E1 plan · E3 settings; Fabrikam E16 plan; E28 guide" */
static void evidence_add_for_key(struct composer *composer, struct node *cell, struct str key) {
    const struct dossier *dossier = composer->input->dossier;
    struct pointers pointers = {.line =
                                    build_paragraph(composer, cell, ROLE_NONE, (struct str){0})};
    for (size_t c = 0; c <= dossier->case_count; c++) {
        evidence_turn_to(composer, &pointers, c < dossier->case_count ? &dossier->cases[c] : NULL);
        for (size_t k = 0; k < dossier->evidence_count; k++)
            evidence_add_entry(composer, &pointers, &dossier->evidence[k], key);
    }
}

static bool evidence_is_there(const struct composer *composer, struct str key) {
    const struct dossier *dossier = composer->input->dossier;
    for (size_t k = 0; k < dossier->evidence_count; k++)
        if (evidence_supports(&dossier->evidence[k], key, (struct str){0}))
            return true;
    return false;
}

static void evidence_link_condition(struct composer *composer, struct node *paragraph,
                                    const struct item *item, const struct condition *condition) {
    build_link(composer, paragraph,
               str_format(composer->arena, "#%s", label_anchor(composer, condition->key).s),
               label_condition(composer, item, condition));
}

/* Conditions without a document stand together in `rest`, which is NULL before the first. */
static void evidence_add_item(struct composer *composer, struct node *table, struct node **rest,
                              const struct item *item) {
    for (size_t k = 0; k < item->condition_count; k++) {
        const struct condition *condition = &item->conditions[k];
        if (evidence_is_there(composer, condition->key)) {
            struct node *row = build_row(composer, table, ROLE_NONE);
            struct node *cell = build_cell(composer, row, (struct str){0});
            evidence_link_condition(composer,
                                    build_paragraph(composer, cell, ROLE_NONE, (struct str){0}),
                                    item, condition);
            build_cell(composer, row, label_condition_title(composer, item, condition));
            evidence_add_for_key(composer, build_cell(composer, row, (struct str){0}),
                                 condition->key);
            continue;
        }
        if (*rest)
            node_add_text(composer->arena, *rest, STR(", "));
        else {
            *rest = node_new(composer->arena, NODE_PARAGRAPH);
            build_span(composer, *rest, ROLE_QUIET, WORD(composer, without_evidence));
        }
        evidence_link_condition(composer, *rest, item, condition);
    }
}

static void evidence_add_part(struct composer *composer, struct node *table,
                              const struct part *part) {
    struct node *rest = NULL, *cell;
    build_group_row(composer, table, part->title);
    for (size_t g = 0; g < part->group_count; g++)
        for (size_t k = 0; k < part->groups[g].item_count; k++)
            evidence_add_item(composer, table, &rest, &part->groups[g].items[k]);
    if (!rest)
        return;
    cell = build_cell(composer, build_row(composer, table, ROLE_NONE), (struct str){0});
    cell->column_span = table->column_count;
    node_append(cell, rest);
}

static void evidence_add_items(struct composer *composer, struct node *parent) {
    const struct words *words = composer->words;
    const char *const titles[] = {words->item, words->requirement, words->evidence};
    static const int shares[] = {152, 298, 550};
    const struct checklist *checklist = composer->input->checklist;
    struct node *table = build_table(composer, parent, ROLE_NONE, shares, 3);
    build_header(composer, table, titles, 3);
    for (size_t p = 0; p < checklist->part_count; p++)
        evidence_add_part(composer, table, &checklist->parts[p]);
}

void component_evidence_index(struct composer *composer, struct node *parent,
                              struct str attributes) {
    (void)attributes;
    if (!evidence_handed_in(composer->input->dossier)) {
        build_paragraph(composer, parent, ROLE_NONE, WORD(composer, no_evidence));
        return;
    }
    build_heading(composer, parent, 2, WORD(composer, by_document));
    const struct dossier *dossier = composer->input->dossier;
    struct node *table = evidence_start_table(composer, parent, composer->words->supports), *row;
    for (size_t k = 0; k < dossier->evidence_count; k++) {
        if (evidence_is_private(dossier, &dossier->evidence[k]))
            continue;
        row = evidence_add_row(composer, table, &dossier->evidence[k]);
        evidence_add_supports(composer, build_cell(composer, row, (struct str){0}),
                              &dossier->evidence[k]);
    }
    build_heading(composer, parent, 2, WORD(composer, by_item));
    evidence_add_items(composer, parent);
}

/* "2.1 dates" is not parted at its space. */
static struct str evidence_whole_label(struct composer *composer, struct str label) {
    size_t space = str_find(label, STR(" "), 0);
    if (space == SIZE_MAX)
        return label;
    return str_format(composer->arena, "%.*s\u00A0%.*s", (int)space, label.s,
                      STR_ARG(str_slice(label, space + 1, label.n)));
}

/* The items as words, not links: they stand in the sister document. */
static struct str evidence_items(struct composer *composer, const struct evidence *evidence) {
    struct str list = {0};
    for (size_t k = 0; k < evidence->support_count; k++) {
        struct str key =
            evidence_whole_label(composer, label_key(composer, evidence->supports[k].item));
        if (!evidence_is_repeated(evidence, k))
            list = str_format(composer->arena, "%.*s%s%.*s", STR_ARG(list),
                              str_empty(list) ? "" : ", ", STR_ARG(key));
    }
    return list;
}

void component_evidence_pages(struct composer *composer, struct node *parent,
                              struct str attributes) {
    const struct dossier *dossier = composer->input->dossier;
    struct node *table;
    (void)attributes;
    if (!evidence_handed_in(dossier)) {
        build_paragraph(composer, parent, ROLE_NONE, WORD(composer, no_evidence));
        return;
    }
    table = evidence_start_table(composer, parent, composer->words->items);
    for (size_t k = 0; k < dossier->evidence_count; k++) {
        const struct evidence *evidence = &dossier->evidence[k];
        if (!evidence_is_private(dossier, evidence))
            build_cell(composer, evidence_add_row(composer, table, evidence),
                       evidence_items(composer, evidence));
    }
}
