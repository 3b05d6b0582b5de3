/* Cross references in print: behind a link to a heading stands the page, for those who read on
 * paper. Only links that an author wrote are looked at; the program's own tables print pages where
 * they help. */
#include "base/ascii.h"
#include "base/names.h"
#include "compose/composer.h"

/* "12", "page 12", "p. 12": the words tell a page already. */
static bool reference_tells_page(struct arena *arena, struct str text) {
    const struct words *any = words_of_any();
    struct str words = str_format(arena, "%s %s %s", any->page, any->page_short, any->pages_short);
    struct str rest, word;
    size_t digits = 0;
    words = str_lower(arena, words);
    text = str_trim(str_lower(arena, text));
    for (size_t k = 0; k < text.n; k++)
        digits += is_digit(text.s[k]);
    if (digits == text.n)
        return true;
    while (digits && str_cut(&words, ' ', &word)) {
        size_t at = str_find(text, word, 0);
        bool begins =
            at == 0 || (at != SIZE_MAX && (text.s[at - 1] == ' ' || text.s[at - 1] == '('));
        rest = str_slice(text, begins ? at + word.n : text.n, text.n);
        if (str_starts(rest, STR("\u00A0")))
            rest = str_slice(rest, 2, rest.n);
        rest = str_trim(rest);
        if (rest.n && is_digit(rest.s[0]))
            return true;
    }
    return false;
}

/* The text around tells it: "see [Outcome](#outcome), page 12", or "page [12](#outcome)". */
static bool reference_is_followed(const struct node *link) {
    const struct node *next = link->next;
    if (!next)
        return false;
    struct str text = next->kind == NODE_TEXT ? next->text : (struct str){0};
    return next->kind == NODE_PAGE_NUMBER || str_starts(text, STR(" (page")) ||
           str_starts(text, STR(", page")) || str_starts(text, STR(" on page")) ||
           str_starts(text, STR(" (Seite")) || str_starts(text, STR(", Seite"));
}

static bool reference_is_inside(const struct node *node, enum node_kind kind) {
    for (; node; node = node->parent)
        if (node->kind == kind)
            return true;
    return false;
}

static bool reference_wants_page(const struct composer *composer, const struct node *link) {
    struct str file = link->place.file;
    return link->kind == NODE_LINK && !composer->study && !str_empty(file) &&
           str_starts(link->target, STR("#")) && !str_equal(file, composer->template->file) &&
           !reference_is_inside(link, NODE_HEADING) && !reference_is_followed(link) &&
           !reference_tells_page(composer->arena, node_text(composer->arena, link));
}

static void reference_add_page(struct composer *composer, struct node *link) {
    struct node *span = node_new(composer->arena, NODE_SPAN);
    /* Whether a parenthesis is open where the link stands. */
    int open = 0;
    for (const struct node *n = link->parent->first; n && n != link; n = n->next)
        for (size_t k = 0; n->kind == NODE_TEXT && k < n->text.n; k++)
            open += n->text.s[k] == '(' ? 1 : n->text.s[k] == ')' && open ? -1 : 0;
    bool bracketed = open > 0;
    span->role = ROLE_QUIET;
    node_add_text(composer->arena, span, bracketed ? STR(", ") : STR(" ("));
    node_add_text(composer->arena, span,
                  str_format(composer->arena, "%s\u00A0", composer->words->page));
    node_add(composer->arena, span, NODE_PAGE_NUMBER)->target = link->target;
    if (!bracketed)
        node_add_text(composer->arena, span, STR(")"));
    span->parent = link->parent;
    span->next = link->next;
    link->next = span;
    if (link->parent->last == link)
        link->parent->last = span;
}

void references_add_pages(struct composer *composer, struct node *root) {
    struct names *headings = names_new(composer->arena);
    for (const struct node *n = root; n; n = node_next(root, n))
        if (n->kind == NODE_HEADING && !str_empty(n->id))
            *names_enter(headings, n->id) = 1;
    for (struct node *n = root; n; n = node_next(root, n))
        if (reference_wants_page(composer, n) &&
            names_find(headings, str_slice(n->target, 1, n->target.n)))
            reference_add_page(composer, n);
}
