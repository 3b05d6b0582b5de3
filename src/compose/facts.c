/* Facts of a case study in print: the panel beside the story, the table of its figures, and
 * diagrams. In a public draft (composer->study set) what is confidential is left out or reworded.
 */
#include "compose/composer.h"

bool facts_are_shown(struct composer *composer, const struct case_study *study,
                     const struct field *field, struct str *value) {
    struct str by = {0};
    if (!field->valid || str_empty(field->text))
        return false;
    *value = label_field(composer, field);
    if (!composer->study)
        return true;
    const struct field_declaration *declared =
        checklist_find_field(composer->input->checklist, field->name);
    if ((declared && declared->internal) ||
        !secrets_field_shown(composer->input, study, field, &by))
        return false;
    if (!str_empty(by))
        *value = by;
    return true;
}

bool facts_is_figure(struct str name) {
    return str_find(name, STR("."), 0) != SIZE_MAX;
}

/* One paragraph for each fact, so that label and value are never parted. */
struct node *facts_add(struct composer *composer, struct node *panel, struct str label) {
    struct node *paragraph = build_paragraph(composer, panel, ROLE_FACT, (struct str){0});
    build_span(composer, paragraph, ROLE_FACT_LABEL, label);
    node_add(composer->arena, paragraph, NODE_LINE_BREAK);
    return build_block(composer, paragraph, NODE_SPAN, ROLE_FACT_VALUE);
}

void facts_add_panel(struct composer *composer, struct node *parent,
                     const struct case_study *study) {
    struct node *panel = NULL;
    struct str value;
    for (size_t k = 0; k < study->field_count; k++) {
        const struct field *field = &study->fields[k];
        if (facts_is_figure(field->name) || !facts_are_shown(composer, study, field, &value))
            continue;
        if (!panel)
            panel = build_block(composer, parent, NODE_SECTION, ROLE_FACTS);
        struct node *span = facts_add(composer, panel, label_field_title(composer, field->name));
        span->parent->place = field->place;
        if (field->type == FIELD_URL)
            build_link(composer, span, value, value);
        else
            node_add_text(composer->arena, span, value);
    }
}

bool facts_is_number(enum field_type type) {
    return type == FIELD_QUANTITY || type == FIELD_INTEGER || type == FIELD_PERCENTAGE;
}

void facts_add_table(struct composer *composer, struct node *parent,
                     const struct case_study *study) {
    const char *const titles[] = {composer->words->characteristic, composer->words->value};
    static const int shares[] = {420, 580};
    struct node *table = NULL, *row;
    bool numbers = true;
    struct str value;
    for (size_t k = 0; k < study->field_count; k++) {
        const struct field *field = &study->fields[k];
        if (!facts_is_figure(field->name) || !facts_are_shown(composer, study, field, &value))
            continue;
        if (!table) {
            table = build_table(composer, parent, ROLE_NONE, shares, 2);
            build_header(composer, table, titles, 2);
        }
        numbers = numbers && facts_is_number(field->type);
        row = build_row(composer, table, ROLE_NONE);
        build_cell(composer, row, label_field_title(composer, field->name));
        build_cell(composer, row, value)->place = field->place;
    }
    if (table)
        table->columns[1].alignment = numbers ? ALIGN_RIGHT : ALIGN_LEFT;
}

void facts_add_figure(struct composer *composer, struct node *parent,
                      const struct diagram *diagram) {
    struct node *figure = build_block(composer, parent, NODE_FIGURE, ROLE_NONE);
    figure->target = diagram->file;
    figure->text = str_empty(diagram->alternative) ? diagram->caption : diagram->alternative;
    figure->place = diagram->place;
    if (!str_empty(diagram->caption))
        node_add_text(composer->arena, figure, diagram->caption);
}
