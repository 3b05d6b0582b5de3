/* Anchors and cross references. Every heading gets an id made from its title; ids are unique in the
 * document. A link "#slug" is resolved within its own level-1 chapter first, because case studies
 * share their section titles; a link to nowhere is a finding at the place where it was written. */
#include "base/buf.h"
#include "base/limits.h"
#include "compose/composer.h"

struct anchor_name {
    struct str slug, id;
    size_t chapter;
};

struct numbering {
    struct composer *composer;
    struct anchor_name *list;
    size_t count;
    size_t chapter;
};

static bool number_keeps(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || (c & 0x80);
}

/* As GitHub does it: lower case, blanks to hyphens, punctuation dropped. */
struct str number_slug(struct arena *arena, struct str title) {
    struct buf slug = buf_init(arena, LIMIT_OUTPUT_BYTES);
    struct str lower = str_lower(arena, str_trim(title));
    for (size_t k = 0; k < lower.n; k++) {
        char c = lower.s[k];
        if (c == ' ' || c == '\n')
            buf_add_char(&slug, '-');
        else if (number_keeps(c))
            buf_add_char(&slug, c);
    }
    if (!slug.count)
        buf_add_text(&slug, "section");
    return buf_str(&slug);
}

static bool number_is_used(const struct numbering *numbering, struct str id) {
    for (size_t k = 0; k < numbering->count; k++)
        if (str_equal(numbering->list[k].id, id))
            return true;
    return false;
}

static struct str number_unique(const struct numbering *numbering, struct str id) {
    struct str candidate = id;
    for (int k = 2; number_is_used(numbering, candidate); k++)
        candidate = str_format(numbering->composer->arena, "%.*s-%d", STR_ARG(id), k);
    return candidate;
}

static void number_node(struct numbering *numbering, struct node *node) {
    struct arena *arena = numbering->composer->arena;
    struct str slug = node->id;
    if (node->kind == NODE_HEADING && node->level == 1)
        numbering->chapter++;
    if (node->kind == NODE_FOOTNOTE || (node->kind != NODE_HEADING && str_empty(slug)))
        return;
    if (node->kind == NODE_HEADING)
        slug = number_slug(arena, node_text(arena, node));
    node->id = number_unique(numbering, str_empty(node->id) ? slug : node->id);
    *APPEND(arena, numbering->list, numbering->count) =
        (struct anchor_name){slug, node->id, numbering->chapter};
}

static const struct anchor_name *number_resolve(const struct numbering *numbering,
                                                struct str name) {
    const struct anchor_name *elsewhere = NULL;
    for (size_t k = 0; k < numbering->count; k++) {
        const struct anchor_name *anchor = &numbering->list[k];
        if (str_equal(anchor->slug, name) && anchor->chapter == numbering->chapter)
            return anchor;
        if (!elsewhere && (str_equal(anchor->id, name) || str_equal(anchor->slug, name)))
            elsewhere = anchor;
    }
    return elsewhere;
}

static void number_link(struct numbering *numbering, struct node *link) {
    struct composer *composer = numbering->composer;
    struct str name = str_slice(link->target, 1, link->target.n);
    const struct anchor_name *anchor = number_resolve(numbering, name);
    struct str *names;
    struct finding *finding;
    if (anchor) {
        link->target = str_format(composer->arena, "#%.*s", STR_ARG(anchor->id));
        return;
    }
    finding = finding_add(composer->findings, FINDING_DANGLING_REFERENCE, link->place,
                          "the link \"#%.*s\" leads to no heading of this document", STR_ARG(name));
    names = NEW_ARRAY(composer->arena, struct str, numbering->count + 1);
    for (size_t k = 0; k < numbering->count; k++)
        names[k] = numbering->list[k].id;
    name = str_nearest(name, names, numbering->count);
    if (!str_empty(name))
        finding_help(composer->findings, finding, "did you mean \"#%.*s\"?", STR_ARG(name));
}

void number_anchors(struct composer *composer, struct node *root) {
    struct numbering numbering = {.composer = composer};
    for (struct node *n = root; n; n = node_next(root, n))
        number_node(&numbering, n);
    numbering.chapter = 0;
    for (struct node *n = root; n; n = node_next(root, n)) {
        if (n->kind == NODE_HEADING && n->level == 1)
            numbering.chapter++;
        if ((n->kind == NODE_LINK || n->kind == NODE_PAGE_NUMBER) && n->target.n > 1 &&
            n->target.s[0] == '#')
            number_link(&numbering, n);
    }
}
