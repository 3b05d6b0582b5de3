/* Nodes in one line: the small vocabulary that the components are written in. Everything made here
 * has an empty place, because the program and not an author wrote it; copied bodies keep theirs. */
#include "compose/composer.h"
#include "parse/markdown.h"

#include <stdio.h>

struct str component_attribute(struct str attributes, const char *name) {
    char key[64];
    int length = snprintf(key, sizeof key, " %s=\"", name);
    size_t at = str_find(attributes, str_of(key), 0);
    if (at == SIZE_MAX)
        return (struct str){0};
    at += (size_t)length;
    size_t end = str_find(attributes, STR("\""), at);
    return end == SIZE_MAX ? (struct str){0} : str_slice(attributes, at, end);
}

struct node *build_block(struct composer *composer, struct node *parent, enum node_kind kind,
                         enum role role) {
    struct node *node = node_add(composer->arena, parent, kind);
    node->role = role;
    return node;
}

struct node *build_paragraph(struct composer *composer, struct node *parent, enum role role,
                             struct str text) {
    struct node *node = build_block(composer, parent, NODE_PARAGRAPH, role);
    if (!str_empty(text))
        node_add_text(composer->arena, node, text);
    return node;
}

struct node *build_heading(struct composer *composer, struct node *parent, int level,
                           struct str text) {
    struct node *node = build_block(composer, parent, NODE_HEADING, ROLE_NONE);
    node->level = level;
    node_add_text(composer->arena, node, text);
    return node;
}

struct node *build_span(struct composer *composer, struct node *parent, enum role role,
                        struct str text) {
    struct node *node = build_block(composer, parent, NODE_SPAN, role);
    node_add_text(composer->arena, node, text);
    return node;
}

struct node *build_strong(struct composer *composer, struct node *parent, struct str text) {
    struct node *node = node_add(composer->arena, parent, NODE_STRONG);
    node_add_text(composer->arena, node, text);
    return node;
}

struct node *build_link(struct composer *composer, struct node *parent, struct str target,
                        struct str text) {
    struct node *node = node_add(composer->arena, parent, NODE_LINK);
    node->target = target;
    node_add_text(composer->arena, node, text);
    return node;
}

struct node *build_table(struct composer *composer, struct node *parent, enum role role,
                         const int *shares, size_t columns) {
    struct node *table = build_block(composer, parent, NODE_TABLE, role);
    table->columns = NEW_ARRAY(composer->arena, struct column, columns);
    table->column_count = columns;
    for (size_t k = 0; k < columns; k++)
        table->columns[k].share = shares ? shares[k] : 0;
    return table;
}

struct node *build_row(struct composer *composer, struct node *table, enum role role) {
    return build_block(composer, table, NODE_ROW, role);
}

struct node *build_cell(struct composer *composer, struct node *row, struct str text) {
    struct node *cell = node_add(composer->arena, row, NODE_CELL);
    if (!str_empty(text))
        node_add_text(composer->arena, cell, text);
    return cell;
}

void build_header(struct composer *composer, struct node *table, const char *const *titles,
                  size_t count) {
    struct node *row = build_row(composer, table, ROLE_NONE);
    for (size_t k = 0; k < count; k++)
        build_cell(composer, row, str_of(titles[k]));
    table->header_rows = 1;
}

void build_group_row(struct composer *composer, struct node *table, struct str text) {
    struct node *cell = build_cell(composer, build_row(composer, table, ROLE_GROUP), text);
    cell->column_span = table->column_count;
}

/* The sign says the same as the color, for those who do not see it. What only people say has a sign
 * of its own. */
void build_mark(struct composer *composer, struct node *parent, struct standing standing) {
    static const struct look {
        const char *sign;
        enum role role;
    } looks[OUTCOME_COUNT] =
        {
            [OUTCOME_OPEN] = {"○", ROLE_STATUS_OPEN},
            [OUTCOME_MET] = {"✓", ROLE_STATUS_MET},
            [OUTCOME_NOT_MET] = {"✕", ROLE_STATUS_NOT_MET},
            [OUTCOME_PARTLY] = {"◐", ROLE_STATUS_PARTLY},
            [OUTCOME_NOT_APPLICABLE] = {"–", ROLE_STATUS_NOT_APPLICABLE},
            [OUTCOME_WAIVED] = {"≡", ROLE_STATUS_WAIVED},
        },
      said = {"◆", ROLE_STATUS_ATTESTED};
    struct look look = standing.outcome == OUTCOME_MET && standing.basis < BASIS_SHOWN
                           ? said
                           : looks[standing.outcome];
    build_span(composer, parent, look.role,
               str_format(composer->arena, "%s\u00A0%s", look.sign,
                          mark_word(composer->words, outcome_mark(standing.outcome))));
}

void build_status(struct composer *composer, struct node *parent, struct standing standing) {
    const char *basis = basis_word(composer->words, standing.basis);
    build_mark(composer, parent, standing);
    if (*basis)
        build_span(composer, parent, ROLE_QUIET, str_format(composer->arena, " · %s", basis));
}

struct renaming {
    struct str from, to;
};

/* Footnote labels repeat from body to body; in the document each gets the next number. */
static void build_number_footnotes(struct composer *composer, struct node *body) {
    struct renaming *list = NULL;
    size_t count = 0;
    for (struct node *n = body; n; n = node_next(body, n)) {
        if (n->kind != NODE_FOOTNOTE)
            continue;
        struct str number = str_format(composer->arena, "%zu", ++composer->footnotes);
        *APPEND(composer->arena, list, count) = (struct renaming){n->id, number};
        n->id = number;
    }
    for (struct node *n = body; count && n; n = node_next(body, n))
        for (size_t k = 0; n->kind == NODE_FOOTNOTE_REFERENCE && k < count; k++)
            if (str_equal(n->target, list[k].from)) {
                n->target = list[k].to;
                break;
            }
}

void build_move_children(struct node *from, struct node *to) {
    struct node *next;
    for (struct node *n = from->first; n; n = next) {
        next = n->next;
        n->parent = n->next = NULL;
        node_append(to, n);
    }
    from->first = from->last = NULL;
}

void build_body(struct composer *composer, struct node *parent, const struct node *body,
                int above) {
    struct node *copy;
    if (!body)
        return;
    copy = node_copy(composer->arena, body);
    build_number_footnotes(composer, copy);
    /* Headings of the body keep their order among themselves, the highest just below `above`. */
    int highest = 7;
    for (struct node *n = copy; n; n = node_next(copy, n))
        if (n->kind == NODE_HEADING && n->level < highest)
            highest = n->level;
    for (struct node *n = copy; n; n = node_next(copy, n))
        if (n->kind == NODE_HEADING) {
            int level = n->level - highest + above + 1;
            n->level = level < 6 ? level : 6;
        }
    build_move_children(copy, parent);
}

void build_markdown(struct composer *composer, struct node *parent, struct str text) {
    struct findings ignored = findings_init(composer->arena);
    struct node *body;
    if (str_empty(str_trim(text)))
        return;
    body = markdown_parse(composer->arena, (struct str){0}, text, 1, &ignored);
    if (!body) {
        build_paragraph(composer, parent, ROLE_NONE, text);
        return;
    }
    for (struct node *n = body; n; n = node_next(body, n))
        n->place = (struct place){0};
    build_body(composer, parent, body, 2);
}
