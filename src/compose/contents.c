/* The contents, and after them the lists of figures and of evidence, for readers who look for one
 * of these. A packet with few figures goes without: turning a page is quicker. */
#include "compose/composer.h"

enum { DEFAULT_DEPTH = 3, LEAST_ENTRIES = 3 };

static void contents_add_list(struct composer *composer, struct node *parent, struct str title,
                              enum role role) {
    struct node *section = build_block(composer, parent, NODE_SECTION, ROLE_CONTENTS_LIST);
    build_paragraph(composer, section, ROLE_HEADING_2, title);
    node_add(composer->arena, section, NODE_CONTENTS)->role = role;
}

void component_contents(struct composer *composer, struct node *parent, struct str attributes) {
    struct str depth = component_attribute(attributes, "depth");
    bool given = depth.n == 1 && depth.s[0] >= '1' && depth.s[0] <= '6';
    build_paragraph(composer, parent, ROLE_HEADING_1, WORD(composer, contents));
    node_add(composer->arena, parent, NODE_CONTENTS)->level =
        given ? depth.s[0] - '0' : DEFAULT_DEPTH;
    if (!str_is(component_attribute(attributes, "lists"), "yes"))
        return;
    contents_add_list(composer, parent, WORD(composer, figures), ROLE_FIGURES);
    contents_add_list(composer, parent, WORD(composer, evidence), ROLE_EVIDENCE);
}

static void contents_remove(struct node *node) {
    struct node *parent = node->parent, **link = &parent->first, *before = NULL;
    for (; *link != node; link = &(*link)->next)
        before = *link;
    *link = node->next;
    if (parent->last == node)
        parent->last = before;
}

void contents_drop_short_lists(struct node *root) {
    size_t figures = 0, evidence = 0;
    struct node *next;
    for (const struct node *n = root; n; n = node_next(root, n)) {
        figures += n->kind == NODE_FIGURE && n->role != ROLE_COVER_LOGO;
        evidence += n->kind == NODE_ROW && str_starts(n->id, STR("evidence-"));
    }
    for (struct node *n = root->first; n; n = next) {
        next = n->next;
        if (n->kind != NODE_SECTION || n->role != ROLE_CONTENTS_LIST || !n->last)
            continue;
        bool wanted = n->last->role == ROLE_FIGURES || evidence >= LEAST_ENTRIES;
        if (!wanted || figures < LEAST_ENTRIES)
            contents_remove(n);
    }
}
