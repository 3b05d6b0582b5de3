/* Case studies: in the packet with everything, and the story and facts of the public draft. */
#include "compose/composer.h"

static void case_add_diagrams(struct composer *composer, struct node *parent,
                              const struct case_study *study) {
    for (size_t k = 0; k < study->diagram_count; k++)
        if (study->diagrams[k].image)
            facts_add_figure(composer, parent, &study->diagrams[k]);
}

static void case_add_sections(struct composer *composer, struct node *parent,
                              const struct case_study *study) {
    bool diagrams = false, table = false;
    for (size_t k = 0; k < study->section_count; k++) {
        const struct section *section = &study->sections[k];
        if (!str_empty(section->title)) /* text before the first heading has none */
            build_heading(composer, parent, 2, section->title)->place = section->place;
        if (str_is(section->id, "environment")) {
            facts_add_table(composer, parent, study);
            table = true;
        }
        build_body(composer, parent, section->body, 2);
        if (str_is(section->id, "customer")) {
            facts_add_table(composer, parent, study);
            table = true;
        }
        if (str_is(section->id, "aws-services") && !diagrams) {
            case_add_diagrams(composer, parent, study);
            diagrams = true;
        }
    }
    if (!table)
        facts_add_table(composer, parent, study);
    if (!diagrams)
        case_add_diagrams(composer, parent, study);
}

/* Without an id: all, in the manifest's order. */
void component_case_study(struct composer *composer, struct node *parent, struct str attributes) {
    const struct dossier *dossier = composer->input->dossier;
    struct str id = component_attribute(attributes, "id");
    for (size_t k = 0; k < dossier->case_count; k++)
        if (str_empty(id) || str_equal(id, dossier->cases[k].id)) {
            const struct case_study *study = &composer->input->dossier->cases[k];
            struct node *heading;
            node_add(composer->arena, parent, NODE_PAGE_BREAK);
            build_paragraph(composer, parent, ROLE_EYEBROW,
                            SAY(composer, case_study, str_format(composer->arena, "%zu", k + 1)));
            heading = build_heading(composer, parent, 1, study->title);
            heading->id = str_format(composer->arena, "case-%.*s", STR_ARG(study->id));
            facts_add_panel(composer, parent, study);
            case_add_sections(composer, parent, study);
        }
}

/* ---- public draft ---- */

void component_public_facts(struct composer *composer, struct node *parent, struct str attributes) {
    (void)attributes;
    facts_add_panel(composer, parent, composer->study);
}

/* A picture cannot be searched for what it tells, so it appears only with the customer's consent.
 */
static void case_drop_pictures(struct node *body) {
    for (struct node *n = body; n; n = node_next(body, n)) {
        if (n->kind == NODE_FIGURE)
            n->kind = NODE_PARAGRAPH;
        else if (n->kind == NODE_IMAGE)
            n->kind = NODE_SPAN;
        else
            continue;
        n->target = n->text = (struct str){0};
        n->first = n->last = NULL;
    }
}

void component_public_story(struct composer *composer, struct node *parent, struct str attributes) {
    struct node *story = node_new(composer->arena, NODE_SECTION);
    struct case_study study = *composer->study;
    (void)attributes;
    bool pictured = case_is_pictured(composer->input->dossier, composer->study);
    if (!pictured)
        study.diagram_count = 0;
    case_add_sections(composer, story, &study);
    if (!pictured)
        case_drop_pictures(story);
    build_move_children(story, parent);
}
