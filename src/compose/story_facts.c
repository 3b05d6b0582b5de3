/* Results with a number, for the fact box of the short story. */
#include "base/ascii.h"
#include "base/word_count.h"
#include "compose/story.h"

enum { FACT_MOST = 4, RESULTS_ENOUGH = 3 };

static bool facts_have_digit(struct str text) {
    for (size_t k = 0; k < text.n; k++)
        if (is_digit(text.s[k]))
            return true;
    return false;
}

static bool facts_have_year(struct str text) {
    size_t run = 0;
    for (size_t k = 0; k < text.n; k++) {
        run = is_digit(text.s[k]) ? run + 1 : 0;
        if (run == 4)
            return true;
    }
    return false;
}

static struct str facts_cell(struct arena *arena, const struct node *row, size_t at) {
    const struct node *cell = row->first;
    while (cell && at--)
        cell = cell->next;
    return cell ? str_trim(node_text(arena, cell)) : STR("");
}

/* Two columns by these names, or by two points in time. */
static bool facts_compare(struct str before, struct str after) {
    const struct words *any = words_of_any();
    return (words_have(any->befores, before) && words_have(any->afters, after)) ||
           (facts_have_year(before) && facts_have_year(after));
}

static bool facts_read_table(struct composer *composer, const struct node *table,
                             struct story_facts *facts) {
    struct arena *arena = composer->arena;
    const struct node *row = table->first;
    if (!row || !table->header_rows || table->column_count < 2)
        return false;
    bool pair = table->column_count > 2 &&
                facts_compare(facts_cell(arena, row, 1), facts_cell(arena, row, 2));
    if (table->column_count > 2 && !pair)
        return false;
    for (row = row->next; row && facts->count < FACT_MOST; row = row->next) {
        struct story_fact fact = {.label = facts_cell(arena, row, 0),
                                  .value = facts_cell(arena, row, pair ? 2 : 1)};
        if (pair && facts_have_digit(facts_cell(arena, row, 1)))
            fact.before = facts_cell(arena, row, 1);
        if (!str_empty(fact.label) && facts_have_digit(fact.value))
            *APPEND(arena, facts->list, facts->count) = fact;
    }
    facts->results = facts->count > 0;
    return facts->results;
}

static bool facts_read_blocks(struct composer *composer, const struct node *first,
                              const struct node *end, struct story_facts *facts) {
    for (const struct node *n = first; n && n != end; n = n->next)
        if (n->kind == NODE_TABLE && facts_read_table(composer, n, facts))
            return true;
    return false;
}

static void facts_read_sections(struct composer *composer, struct story_facts *facts) {
    const struct case_study *study = composer->study;
    for (size_t k = 0; k < study->section_count; k++)
        if (checklist_story_part(composer->input->checklist, study->sections[k].id) ==
                STORY_OUTCOME &&
            facts_read_blocks(composer, study->sections[k].body->first, NULL, facts))
            return;
}

static void facts_read_fields(struct composer *composer, struct story_facts *facts) {
    const struct case_study *study = composer->study;
    for (size_t k = 0; k < study->field_count && facts->count < FACT_MOST; k++) {
        const struct field *field = &study->fields[k];
        struct str value;
        if (facts_is_number(field->type) && facts_are_shown(composer, study, field, &value) &&
            facts_have_digit(value))
            *APPEND(composer->arena, facts->list, facts->count) =
                (struct story_fact){label_field_title(composer, field->name), value, {0}};
    }
}

struct story_facts story_facts_of(struct composer *composer, const struct node *first,
                                  const struct node *end) {
    struct story_facts facts = {0};
    if (!facts_read_blocks(composer, first, end, &facts))
        facts_read_sections(composer, &facts);
    if (facts.count < RESULTS_ENOUGH)
        facts_read_fields(composer, &facts);
    return facts;
}

void story_add_facts(struct composer *composer, struct node *parent,
                     const struct story_facts *facts) {
    struct node *panel =
        facts->count ? build_block(composer, parent, NODE_SECTION, ROLE_FACTS) : NULL;
    for (size_t k = 0; k < facts->count; k++) {
        const struct story_fact *fact = &facts->list[k];
        struct node *value = facts_add(composer, panel, fact->label);
        node_add_text(composer->arena, value, fact->value);
        if (str_empty(fact->before))
            continue;
        node_add_text(composer->arena, value, STR(" "));
        build_span(composer, value, ROLE_QUIET, SAY(composer, story_before, fact->before));
    }
}
