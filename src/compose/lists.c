/* The lists around the checklist: open points of a draft, people, reviewers' remarks. */
#include "compose/composer.h"

/* ---- open points ---- */

static struct str lists_place(struct composer *composer, const struct place *place) {
    struct str file = dossier_relative_path(composer->input->dossier, place->file);
    if (str_empty(file))
        return STR("–");
    if (!place->line)
        return file;
    return SAY(composer, place_line, file, str_format(composer->arena, "%d", place->line));
}

static void lists_add_level(struct composer *composer, struct node *row,
                            const struct finding *finding) {
    bool error = finding->severity == SEVERITY_ERROR;
    struct node *cell = build_cell(composer, row, (struct str){0});
    build_span(composer, build_paragraph(composer, cell, ROLE_NONE, (struct str){0}),
               error ? ROLE_STATUS_NOT_MET : ROLE_STATUS_PARTLY,
               error ? WORD(composer, error) : WORD(composer, warning));
}

static struct node *lists_start_points(struct composer *composer, struct node *parent) {
    const struct words *words = composer->words;
    const char *const titles[] = {words->level, words->where, words->what, words->cure};
    static const int shares[] = {120, 230, 350, 300};
    struct node *table = build_table(composer, parent, ROLE_NONE, shares, 4);
    build_header(composer, table, titles, 4);
    return table;
}

/* A sorted copy: the list itself still grows. */
static struct findings lists_sort(struct composer *composer) {
    struct findings sorted = *composer->input->findings;
    if (sorted.count)
        sorted.list = arena_copy(composer->arena, sorted.list, sorted.count * sizeof *sorted.list);
    findings_sort(&sorted);
    return sorted;
}

/* For the author, in a draft only: what is sent has no open points. */
void component_open_points(struct composer *composer, struct node *parent, struct str attributes) {
    struct findings list = findings_init(composer->arena);
    struct node *table = NULL;
    (void)attributes;
    if (!composer->input->draft)
        return;
    if (composer->input->findings)
        list = lists_sort(composer);
    for (size_t k = 0; k < list.count; k++) {
        const struct finding *finding = &list.list[k];
        struct str help = finding_hint(composer->arena, finding);
        if (finding->severity < SEVERITY_WARNING)
            continue;
        if (!table)
            table = lists_start_points(composer, parent);
        if (str_empty(help))
            help = str_of(finding_kinds[finding->code].cure);
        struct node *row = build_row(composer, table, ROLE_NONE);
        lists_add_level(composer, row, finding);
        struct node *cell = build_cell(composer, row, (struct str){0});
        if (!str_empty(finding->item))
            build_strong(composer, build_paragraph(composer, cell, ROLE_NONE, (struct str){0}),
                         label_key(composer, finding->item));
        build_span(composer, build_paragraph(composer, cell, ROLE_REQUIREMENT, (struct str){0}),
                   ROLE_QUIET, lists_place(composer, &finding->place));
        build_cell(composer, row, finding_sentence(composer->arena, finding));
        build_cell(composer, row, help);
    }
    if (!table)
        build_paragraph(composer, parent, ROLE_NONE, WORD(composer, no_points));
}

/* ---- people ---- */

static void lists_add_person(struct composer *composer, struct node *table,
                             const struct person *person) {
    struct node *row = build_row(composer, table, ROLE_NONE), *paragraph;
    build_strong(composer,
                 build_paragraph(composer, build_cell(composer, row, (struct str){0}), ROLE_NONE,
                                 (struct str){0}),
                 person->name);
    build_cell(composer, row, person->role);
    struct node *cell = build_cell(composer, row, (struct str){0});
    if (!str_empty(person->email))
        build_link(composer, build_paragraph(composer, cell, ROLE_NONE, (struct str){0}),
                   str_format(composer->arena, "mailto:%.*s", STR_ARG(person->email)),
                   person->email);
    paragraph = build_paragraph(composer, build_cell(composer, row, (struct str){0}), ROLE_NONE,
                                (struct str){0});
    for (size_t k = 0; k < person->speaks_to_count; k++) {
        struct str key = person->speaks_to[k];
        if (k)
            node_add_text(composer->arena, paragraph, STR(", "));
        build_link(composer, paragraph,
                   str_format(composer->arena, "#%s", label_anchor(composer, key).s),
                   label_key(composer, key));
    }
}

void component_people(struct composer *composer, struct node *parent, struct str attributes) {
    const struct words *words = composer->words;
    const char *const titles[] = {words->name, words->role, words->mail, words->speaks_to};
    static const int shares[] = {205, 225, 360, 210};
    const struct dossier *dossier = composer->input->dossier;
    struct node *table;
    (void)attributes;
    if (!dossier->person_count) {
        build_paragraph(composer, parent, ROLE_NONE, WORD(composer, no_people));
        return;
    }
    table = build_table(composer, parent, ROLE_NONE, shares, 4);
    build_header(composer, table, titles, 4);
    for (size_t k = 0; k < dossier->person_count; k++)
        lists_add_person(composer, table, &dossier->people[k]);
}

/* ---- remarks ---- */

bool remark_is_settled(const struct remark *remark) {
    return remark->reply.n && remark->state != REMARK_OPEN;
}

/* "Partner solutions architect, 26 February 2019" */
static struct str lists_said_by(struct composer *composer, const struct remark *remark) {
    struct str day = words_date(composer->arena, composer->words, remark->date);
    return str_format(composer->arena, "%.*s%s%.*s", STR_ARG(remark->by),
                      remark->by.n && day.n ? ", " : "", STR_ARG(day));
}

static void lists_add_remark(struct composer *composer, struct node *table,
                             const struct remark *remark) {
    const char *const states[] = {[REMARK_OPEN] = composer->words->remark_open,
                                  [REMARK_CHANGED] = composer->words->remark_changed,
                                  [REMARK_ANSWERED] = composer->words->remark_answered};
    struct str said = lists_said_by(composer, remark);
    struct node *row = build_row(composer, table, ROLE_NONE);
    struct node *cell = build_cell(composer, row, (struct str){0});
    build_link(composer, build_paragraph(composer, cell, ROLE_NONE, (struct str){0}),
               str_format(composer->arena, "#%s", label_anchor(composer, remark->item).s),
               label_key(composer, remark->item));
    cell = build_cell(composer, row, (struct str){0});
    build_paragraph(composer, cell, ROLE_NONE, remark->text);
    if (said.n)
        build_span(composer, build_paragraph(composer, cell, ROLE_REQUIREMENT, (struct str){0}),
                   ROLE_QUIET, said);
    cell = build_cell(composer, row, (struct str){0});
    build_strong(composer, build_paragraph(composer, cell, ROLE_NONE, (struct str){0}),
                 str_of(states[remark->state]));
    if (remark->reply.n)
        build_paragraph(composer, cell, ROLE_NONE, remark->reply);
}

static void lists_add_remarks(struct composer *composer, struct node *parent, bool settled_only) {
    const struct words *words = composer->words;
    const char *const titles[] = {words->item, words->remark, words->reply};
    static const int shares[] = {130, 435, 435};
    const struct dossier *dossier = composer->input->dossier;
    struct node *table = NULL;
    for (size_t k = 0; k < dossier->remark_count; k++) {
        if (settled_only && !remark_is_settled(&dossier->remarks[k]))
            continue;
        if (!table) {
            table = build_table(composer, parent, ROLE_NONE, shares, COUNT(titles));
            build_header(composer, table, titles, COUNT(titles));
        }
        lists_add_remark(composer, table, &dossier->remarks[k]);
    }
    if (!table)
        build_paragraph(composer, parent, ROLE_NONE, WORD(composer, no_remarks));
}

/* For the author, in a draft. */
void component_remarks(struct composer *composer, struct node *parent, struct str attributes) {
    (void)attributes;
    lists_add_remarks(composer, parent, false);
}

/* For the reviewers. */
void component_changes(struct composer *composer, struct node *parent, struct str attributes) {
    (void)attributes;
    lists_add_remarks(composer, parent, true);
}
