/* Anchors and cross references. Every heading gets an id made from its title, every figure a number
 * and an id made from its file's name; ids are unique in the document. A link "#slug" is resolved
 * within its own level-1 chapter first, because case studies share their section titles, then in
 * the others, where it must fit one heading only; a link to nowhere is a finding at the place where
 * it was written. */
#include "base/buf.h"
#include "base/letters.h"
#include "base/limits.h"
#include "base/names.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "compose/composer.h"
#include "parse/percent.h"

struct anchor_name {
    struct str slug, id;
    size_t chapter;
    bool given;    /* the id is the program's, not made from a title */
    bool is_title; /* of a chapter */
    bool heading;
    const struct node *figure; /* NULL: something else */
};

struct numbering {
    struct composer *composer;
    struct anchor_name *list;
    size_t count;
    struct names *ids;
    size_t chapter;
    int figures;
    struct node **references; /* links to headings that get a page number */
    size_t reference_count;
};

/* As GitHub does it: lower case, blanks to hyphens, punctuation dropped. */
static struct str number_slug(struct arena *arena, struct str title) {
    struct buf slug = buf_init(arena, LIMIT_OUTPUT_BYTES);
    title = str_trim(title);
    for (size_t at = 0; at < title.n;) {
        uint32_t c = utf8_next(title, &at);
        char bytes[4];
        if (c == ' ' || c == '\n')
            buf_add_char(&slug, '-');
        else if (c == '-' || c == '_' || letter_is_word(c))
            buf_add_bytes(&slug, bytes, utf8_encode(letter_fold(c), bytes));
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

/* "figure-network" for diagrams/network.svg; its caption, written as a heading's slug, does too.
 * The public is not told the file's name. */
static void number_figure(struct numbering *numbering, struct node *node) {
    struct arena *arena = numbering->composer->arena;
    struct str file = node->target, piece, rest = node->target;
    while (str_cut(&rest, '/', &piece))
        file = piece;
    size_t dot = str_find(file, STR("."), 1);
    struct str slugs[2] = {number_slug(arena, str_slice(file, 0, dot)),
                           number_slug(arena, node_text(arena, node))};
    node->start = ++numbering->figures;
    if (str_empty(node->id))
        node->id = numbering->composer->study ? str_format(arena, "figure-%d", node->start)
                                              : str_format(arena, "figure-%.*s", STR_ARG(slugs[0]));
    node->id = number_unique(numbering, node->id);
    for (size_t k = 0; k < 2; k++)
        *APPEND(arena, numbering->list, numbering->count) =
            (struct anchor_name){.slug = str_format(arena, "figure-%.*s", STR_ARG(slugs[k])),
                                 .id = node->id,
                                 .chapter = numbering->chapter,
                                 .figure = node};
}

static void number_node(struct numbering *numbering, struct node *node) {
    struct arena *arena = numbering->composer->arena;
    if (node->kind == NODE_FIGURE) {
        number_figure(numbering, node);
        return;
    }
    bool given = !str_empty(node->id), heading = node->kind == NODE_HEADING;
    bool is_title = heading && node->level == 1;
    numbering->chapter += is_title;
    if (node->kind == NODE_FOOTNOTE || (!heading && !given))
        return;
    struct str slug = heading ? number_slug(arena, node_text(arena, node)) : node->id;
    node->id = number_unique(numbering, given ? node->id : slug);
    *APPEND(arena, numbering->list, numbering->count) =
        (struct anchor_name){slug, node->id, numbering->chapter, given, is_title, heading, NULL};
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
        bool same = elsewhere && str_equal(elsewhere->id, anchor->id); /* a figure has two names */
        *fitting = rank > best ? 1 : *fitting + !same;
        best = rank;
        elsewhere = anchor;
    }
    return *fitting == 1 ? elsewhere : NULL;
}

/* In the text of the link, which begins at its place. */
static struct fix fix_anchor(struct composer *composer, const struct node *link, struct str name,
                             struct str meant) {
    struct place at = link->place;
    at.length = LIMIT_CASE_STUDY_BYTES;
    if (!meant.n)
        return (struct fix){0};
    return fix_of(at, str_join(composer->arena, STR("#"), name),
                  str_join(composer->arena, STR("#"), meant));
}

/* A name that leads nowhere is told once in its file. */
static struct cause cause_of(const struct node *link, struct str name) {
    return (struct cause){CAUSE_NAME, name, link->place.file};
}

static void number_report(const struct numbering *numbering, const struct node *link,
                          struct str name) {
    struct composer *composer = numbering->composer;
    struct str *names = NEW_ARRAY(composer->arena, struct str, numbering->count + 1);
    for (size_t k = 0; k < numbering->count; k++)
        names[k] = numbering->list[k].id;
    bool bare = dossier_find_case(composer->input->dossier, name) != NULL;
    struct str meant = bare ? str_join(composer->arena, STR("case-"), name)
                            : str_nearest(name, names, numbering->count);
    findings_add(composer->findings, MESSAGE_LINK_TO_NO_HEADING, link->place,
                 {say_text(name), say_text(meant)}, .cause = cause_of(link, name),
                 .fix = fix_anchor(composer, link, name, meant));
}

static void number_report_part(const struct numbering *numbering, const struct node *link,
                               struct str name, size_t chapter) {
    struct composer *composer = numbering->composer;
    size_t hash = str_find(name, STR("#"), 0), count = 0;
    struct str slug = str_slice(name, hash + 1, name.n), *slugs = NULL;
    for (size_t k = 0; k < numbering->count; k++)
        if (numbering->list[k].chapter == chapter)
            *APPEND(composer->arena, slugs, count) = numbering->list[k].slug;
    struct str meant = str_nearest(slug, slugs, count);
    findings_add(composer->findings, MESSAGE_LINK_TO_NO_HEADING_OF, link->place,
                 {say_text(slug), say_text(str_slice(name, 5, hash)), say_text(meant)},
                 .cause = cause_of(link, name), .fix = fix_anchor(composer, link, slug, meant));
}

/* A public draft is one case study: a link of its story into the rest of the packet, where it was
 * looked up already, keeps its words only. The template's links are its author's affair. */
static bool number_leaves_draft(const struct composer *composer, const struct node *link) {
    return composer->study && !str_equal(link->place.file, composer->template->file);
}

/* Whether the last word of a text is one of `words`. */
static bool ends_in_word(struct str text, const char *words) {
    struct str rest = str_of(words), word;
    while (str_cut(&rest, ' ', &word))
        if (str_ends(text, word) && (text.n == word.n || text.s[text.n - word.n - 1] == ' '))
            return true;
    return false;
}

/* "see" becomes "see Figure 3", "the network" becomes "the network (Figure 3)", and a link without
 * words is the number alone. */
static void number_name_figure(struct composer *composer, struct node *link,
                               const struct node *figure) {
    struct arena *arena = composer->arena;
    struct str text = str_lower(arena, str_trim(node_text(arena, link)));
    bool leads =
        ends_in_word(text, words_of_any()->see) ||
        (str_find(text, STR(" "), 0) != SIZE_MAX && ends_in_word(text, words_of_any()->in));
    const char *word = composer->words->figure;
    const char *english = words_of(STR("en"))->figure;
    bool named = str_ends(text, str_lower(arena, str_of(english))) ||
                 str_ends(text, str_lower(arena, str_of(word)));
    const char *form = str_empty(text) ? "%s\u00A0%d" : leads ? " %s\u00A0%d" : " (%s\u00A0%d)";
    struct str number = named ? str_format(arena, "\u00A0%d", figure->start)
                              : str_format(arena, form, word, figure->start);
    if (link->kind == NODE_LINK)
        node_add_text(arena, link, number)->place = link->place;
}

/* A case study that stands in the packet, seen from the self-assessment. */
static bool number_leads_to_packet(const struct composer *composer, struct node *link,
                                   struct str name) {
    struct str file = composer->template->file,
               id = str_slice(name, 5, str_find(name, STR("#"), 0));
    if (!str_starts(name, STR("case-")) || !dossier_find_case(composer->input->dossier, id) ||
        composer->study || str_ends(file, STR("case-studies.md")))
        return false;
    link->target =
        str_format(composer->arena, "%.*s#case-%.*s", STR_ARG(label_packet(composer)), STR_ARG(id));
    return true;
}

/* "#case-ID#slug": a heading of that case study, as read/links.c writes it for "file.md#slug". What
 * is not in this document stays as it is. */
static bool number_link_part(struct numbering *numbering, struct node *link, struct str name) {
    struct arena *arena = numbering->composer->arena;
    size_t hash = str_find(name, STR("#"), 0), fitting, chapter = numbering->chapter;
    struct str study = str_slice(name, 0, hash);
    for (size_t k = 0; hash != SIZE_MAX && k < numbering->count; k++) {
        const struct anchor_name *whole = &numbering->list[k], *part;
        if (!whole->given || !whole->is_title || !str_equal(whole->id, study))
            continue;
        numbering->chapter = whole->chapter;
        part = number_resolve(numbering, str_slice(name, hash + 1, name.n), &fitting);
        numbering->chapter = chapter;
        if (!part || part->chapter != whole->chapter)
            number_report_part(numbering, link, name, whole->chapter);
        link->target = str_format(
            arena, "#%.*s", STR_ARG(part && part->chapter == whole->chapter ? part->id : study));
        return true;
    }
    return false;
}

static void number_link(struct numbering *numbering, struct node *link) {
    struct composer *composer = numbering->composer;
    struct str name = percent_decode(composer->arena, str_slice(link->target, 1, link->target.n));
    size_t fitting;
    if (number_link_part(numbering, link, name))
        return;
    const struct anchor_name *anchor = number_resolve(numbering, name, &fitting);
    if (anchor) {
        link->target = str_format(composer->arena, "#%.*s", STR_ARG(anchor->id));
        if (anchor->figure)
            number_name_figure(composer, link, anchor->figure);
    } else if (number_leaves_draft(composer, link)) {
        link->kind = NODE_SPAN;
        link->target = (struct str){0};
    } else if (number_leads_to_packet(composer, link, name)) {
        return;
    } else if (fitting > 1) {
        findings_add(composer->findings, MESSAGE_LINK_TO_MANY, link->place,
                     {say_text(name), say_size(fitting)}, .cause = cause_of(link, name));
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
    references_add_pages(composer, root);
}
