/* Anchors and cross references. Every heading gets an id made from its title; ids are unique in the
 * document. A link "#slug" is resolved within its own level-1 chapter first, because case studies
 * share their section titles, then in the others, where it must fit one heading only; a link to
 * nowhere is a finding at the place where it was written. */
#include "base/buf.h"
#include "base/limits.h"
#include "base/names.h"
#include "compose/composer.h"
#include "parse/percent.h"

struct anchor_name {
    struct str slug, id;
    size_t chapter;
    bool given;    /* the id is the program's, not made from a title */
    bool is_title; /* of a chapter */
};

struct numbering {
    struct composer *composer;
    struct anchor_name *list;
    size_t count;
    struct names *ids;
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

/* The number of a name is the last one that was put behind it. */
static struct str number_unique(const struct numbering *numbering, struct str id) {
    size_t last = *names_enter(numbering->ids, id);
    struct str candidate = id;
    while (last++ > 0) {
        candidate = str_format(numbering->composer->arena, "%.*s-%zu", STR_ARG(id), last);
        if (!names_find(numbering->ids, candidate))
            break;
    }
    *names_enter(numbering->ids, candidate) = 1;
    *names_enter(numbering->ids, id) = last;
    return candidate;
}

static void number_node(struct numbering *numbering, struct node *node) {
    struct arena *arena = numbering->composer->arena;
    bool given = !str_empty(node->id), heading = node->kind == NODE_HEADING;
    bool is_title = heading && node->level == 1;
    numbering->chapter += is_title;
    if (node->kind == NODE_FOOTNOTE || (!heading && !given))
        return;
    struct str slug = heading ? number_slug(arena, node_text(arena, node)) : node->id;
    node->id = number_unique(numbering, given ? node->id : slug);
    *APPEND(arena, numbering->list, numbering->count) =
        (struct anchor_name){slug, node->id, numbering->chapter, given, is_title};
}

/* How well an anchor of another chapter fits a name; 0 = not. An id that the program gave is meant
 * for sure, and the title of a chapter before what repeats it further down. */
static int number_rank(const struct anchor_name *anchor, struct str name) {
    if (!str_equal(anchor->id, name) && !str_equal(anchor->slug, name))
        return 0;
    if (anchor->given && str_equal(anchor->id, name))
        return 3;
    return anchor->is_title ? 2 : 1;
}

/* NULL when `*fitting`, the number of headings that fit the name best, is not one. */
static const struct anchor_name *number_resolve(const struct numbering *numbering, struct str name,
                                                size_t *fitting) {
    const struct anchor_name *elsewhere = NULL;
    int best = 1;
    *fitting = 0;
    for (size_t k = 0; k < numbering->count; k++) {
        const struct anchor_name *anchor = &numbering->list[k];
        if (str_equal(anchor->slug, name) && anchor->chapter == numbering->chapter)
            return anchor;
        int rank = number_rank(anchor, name);
        if (rank < best)
            continue;
        *fitting = rank > best ? 1 : *fitting + 1;
        best = rank;
        elsewhere = anchor;
    }
    return *fitting == 1 ? elsewhere : NULL;
}

static void number_report_choice(struct composer *composer, const struct node *link,
                                 struct str name, size_t fitting) {
    struct finding *finding = finding_add(
        composer->findings, FINDING_DANGLING_REFERENCE, link->place,
        "the link \"#%.*s\" fits %zu headings of other chapters", STR_ARG(name), fitting);
    finding_help(
        composer->findings, finding,
        "give the heading a title that no other has, or link to the case study as a whole: "
        "#case-ID");
}

static void number_report(const struct numbering *numbering, const struct node *link,
                          struct str name) {
    struct composer *composer = numbering->composer;
    struct finding *finding =
        finding_add(composer->findings, FINDING_DANGLING_REFERENCE, link->place,
                    "the link \"#%.*s\" leads to no heading of this document", STR_ARG(name));
    struct str *names = NEW_ARRAY(composer->arena, struct str, numbering->count + 1);
    for (size_t k = 0; k < numbering->count; k++)
        names[k] = numbering->list[k].id;
    name = str_nearest(name, names, numbering->count);
    if (!str_empty(name))
        finding_help(composer->findings, finding, "did you mean \"#%.*s\"?", STR_ARG(name));
}

/* A public draft is one case study: a link of its story into the rest of the packet, where it was
 * looked up already, keeps its words only. The template's links are its author's affair. */
static bool number_leaves_draft(const struct composer *composer, const struct node *link) {
    return composer->study && !str_equal(link->place.file, composer->template->file);
}

static void number_link(struct numbering *numbering, struct node *link) {
    struct composer *composer = numbering->composer;
    struct str name = percent_decode(composer->arena, str_slice(link->target, 1, link->target.n));
    size_t fitting;
    const struct anchor_name *anchor = number_resolve(numbering, name, &fitting);
    if (anchor) {
        link->target = str_format(composer->arena, "#%.*s", STR_ARG(anchor->id));
    } else if (number_leaves_draft(composer, link)) {
        link->kind = NODE_SPAN;
        link->target = (struct str){0};
    } else if (fitting > 1) {
        number_report_choice(composer, link, name, fitting);
    } else {
        number_report(numbering, link, name);
    }
}

void number_anchors(struct composer *composer, struct node *root) {
    struct numbering numbering = {.composer = composer, .ids = names_new(composer->arena)};
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
