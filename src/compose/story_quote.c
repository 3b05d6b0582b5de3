/* What the customer says, for the short story: a block quotation whose last line begins with a dash
 * and names who is quoted. One without such a line is a remark of the author. */
#include "compose/story.h"

static struct str quote_after_dash(struct str text) {
    static const char *const dashes[] = {"\u2014", "\u2013", "--"};
    text = str_trim(text);
    for (size_t k = 0; k < COUNT(dashes); k++)
        if (str_starts(text, str_of(dashes[k])))
            return str_trim(str_slice(text, str_of(dashes[k]).n, text.n));
    return STR("");
}

/* Where the line with the name begins; NULL with a name: the whole paragraph is that line. */
static struct str quote_find_name(struct arena *arena, const struct node *paragraph,
                                  const struct node **from) {
    struct str name = quote_after_dash(node_text(arena, paragraph));
    *from = NULL;
    for (const struct node *n = paragraph->first; n && str_empty(name); n = n->next) {
        if ((n->kind != NODE_SOFT_BREAK && n->kind != NODE_LINE_BREAK) || !n->next)
            continue;
        struct node rest = {.kind = NODE_PARAGRAPH, .first = n->next, .last = paragraph->last};
        struct str text = {0};
        for (const struct node *m = rest.first; m; m = m->next)
            text = str_join(arena, text, node_text(arena, m));
        name = quote_after_dash(text);
        *from = n;
    }
    return name;
}

static struct str quote_by(struct arena *arena, const struct node *quote) {
    const struct node *from;
    if (quote->kind != NODE_QUOTE || !quote->last || quote->last->kind != NODE_PARAGRAPH)
        return STR("");
    struct str name = quote_find_name(arena, quote->last, &from);
    return from || quote->first != quote->last ? name : STR("");
}

static bool quote_find(struct composer *composer, const struct node *body,
                       struct story_quote *quote) {
    for (const struct node *n = body ? body->first : NULL; n; n = n->next) {
        quote->by = quote_by(composer->arena, n);
        quote->node = str_empty(quote->by) ? NULL : n;
        if (quote->node)
            return true;
    }
    return false;
}

/* That of the story comes first. Of a customer who is not named, no person is. */
struct story_quote story_find_quote(struct composer *composer) {
    const struct case_study *study = composer->study;
    struct story_quote quote = {0};
    bool found = quote_find(composer, study->story.body, &quote);
    for (size_t k = 0; k < study->section_count && !found; k++)
        found = quote_find(composer, study->sections[k].body, &quote);
    if (found && !study->customer_named)
        quote.by =
            str_empty(study->public_name) ? WORD(composer, the_customer) : study->public_name;
    return quote;
}

static void quote_drop_name(struct arena *arena, struct node *quote) {
    const struct node *from;
    struct node *paragraph = quote->last, *before = NULL;
    quote_find_name(arena, paragraph, &from);
    struct node *parent = from ? paragraph : quote;
    const struct node *first_gone = from ? from : paragraph;
    for (struct node *n = parent->first; n && n != first_gone; n = n->next)
        before = n;
    parent->last = before;
    if (before)
        before->next = NULL;
    else
        parent->first = NULL;
}

void story_add_quote(struct composer *composer, struct node *parent,
                     const struct story_quote *quote) {
    if (!quote->node)
        return;
    struct node *copy = node_copy(composer->arena, quote->node);
    quote_drop_name(composer->arena, copy);
    copy->id = (struct str){0};
    build_paragraph(composer, copy, ROLE_QUIET,
                    str_format(composer->arena, "\u2014 %.*s", STR_ARG(quote->by)));
    node_append(parent, copy);
}
