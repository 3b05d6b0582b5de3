/* Inlines to one text with spans of equal look. */
#include "layout/text/paragraph.h"

enum { MAX_PARAGRAPH = 1 << 28, NAME_LENGTH = 20 };

struct paragraph paragraph_init(const struct typesetter *t) {
    return (struct paragraph){.text = buf_init(t->block_arena, MAX_PARAGRAPH)};
}

void paragraph_add_text(struct typesetter *t, struct paragraph *p, struct str text,
                        const struct look *look) {
    if (p->blank_before && str_starts(text, STR(" ")))
        text = str_slice(text, 1, text.n);
    if (str_empty(text))
        return;
    p->blank_before = false;
    size_t from = p->text.count;
    buf_add(&p->text, text);
    struct span *last = p->span_count > 0 ? &p->spans[p->span_count - 1] : NULL;
    if (last != NULL && last->look == look)
        last->to = p->text.count;
    else
        *APPEND(t->block_arena, p->spans, p->span_count) = (struct span){from, p->text.count, look};
}

static const struct look *keep_look(struct typesetter *t, struct look look) {
    look_settle(t, &look);
    return arena_copy(t->block_arena, &look, sizeof look);
}

static struct look in_face(const struct look *look, enum font_face face) {
    struct look new = *look;
    new.face = (enum font_face)((unsigned)look->face | (unsigned)face);
    return new;
}

static struct look in_code(const struct typesetter *t, const struct look *look) {
    struct look new = *look;
    new.font_role = FONT_CODE;
    const struct style *style = theme_style(t->theme, ROLE_CODE);
    if (style != NULL && style->has_colour && str_empty(look->link))
        new.colour = style->colour;
    new.size = look->size * t->theme->inline_code_size / 1000;
    return new;
}

/* The text of a short link, as "2.1 a", is the name of something: it stays on one line. */
static struct look in_link(const struct typesetter *t, const struct look *look,
                           const struct node *link) {
    struct look new = *look;
    const struct node *text = link->first;
    new.colour = t->theme->accent;
    new.link = link->target;
    new.whole = text != NULL && text->next == NULL && text->kind == NODE_TEXT &&
                text->text.n <= NAME_LENGTH;
    return new;
}

/* A style on inlines adds to the text around it: bold stays bold. */
static struct look in_span(const struct typesetter *t, const struct look *look, enum role role) {
    struct look new = look_style(t, look, role);
    const struct style *style = theme_style(t->theme, role);
    if (style == NULL)
        return new;
    new.face = (enum font_face)((unsigned)look->face | (unsigned)style->face);
    if (style->font_role == FONT_BODY)
        new.font_role = look->font_role;
    return new;
}

static struct look in_note(const struct typesetter *t, const struct look *look, struct str target) {
    struct look new = *look;
    new.size = look->size * t->theme->note_mark_size / 1000;
    new.raise = look->size * t->theme->note_mark_raise / 1000;
    new.link = target;
    return new;
}

static struct look look_inside(const struct typesetter *t, const struct node *node,
                               const struct look *look) {
    struct look new = *look;
    switch (node->kind) {
    case NODE_EMPHASIS:
        new = in_face(look, FACE_ITALIC);
        break;
    case NODE_STRONG:
        new = in_face(look, FACE_BOLD);
        break;
    case NODE_LINK:
        new = in_link(t, look, node);
        break;
    case NODE_STRIKE:
        new.struck = true;
        break;
    case NODE_CODE:
    case NODE_HTML_INLINE:
        new = in_code(t, look);
        break;
    case NODE_IMAGE:
        new = in_face(look, FACE_ITALIC);
        break;
    default:
        break;
    }
    if (node->role != ROLE_NONE)
        new = in_span(t, &new, node->role);
    new.node = node;
    return new;
}

static void add_note(struct typesetter *t, struct paragraph *p, const struct node *node,
                     const struct look *look) {
    if (p->measured) { /* a note gets its number where it is printed */
        paragraph_add_text(t, p, STR("9"), keep_look(t, in_note(t, look, node->target)));
        return;
    }
    const struct footnote *note = typesetter_footnote(t, node->target);
    struct look raised = in_note(t, look, str_format(t->page_arena, "#note-%zu", note->number));
    paragraph_add_text(t, p, str_format(t->block_arena, "%zu", note->number), keep_look(t, raised));
}

/* A page number inside another is the end of a range: "17" and "–19", or nothing on one page. */
static struct str page_number(const struct typesetter *t, const struct node *node) {
    const struct page_numbers *numbers = &t->page_numbers;
    struct str page = numbers->of_anchor(numbers->context, t->block_arena, node->target);
    const struct node *outer = node->parent;
    if (outer == NULL || outer->kind != NODE_PAGE_NUMBER)
        return page;
    struct str from = numbers->of_anchor(numbers->context, t->block_arena, outer->target);
    return str_equal(page, from) ? (struct str){0}
                                 : str_format(t->block_arena, "\u2013%.*s", STR_ARG(page));
}

static void add_leaf(struct typesetter *t, struct paragraph *p, const struct node *node,
                     const struct look *look) {
    switch (node->kind) {
    case NODE_SOFT_BREAK:
        paragraph_add_text(t, p, STR(" "), look);
        break;
    case NODE_LINE_BREAK: /* a blank for who reads on, which belongs to what stands before it */
        paragraph_add_text(t, p, STR(" \n"),
                           p->span_count > 0 ? p->spans[p->span_count - 1].look : look);
        break;
    case NODE_FOOTNOTE_REFERENCE:
        add_note(t, p, node, look);
        break;
    case NODE_PAGE_NUMBER:
        paragraph_add_text(t, p, page_number(t, node), look);
        break;
    case NODE_IMAGE: /* the picture follows the paragraph */
        *APPEND(t->block_arena, p->images, p->image_count) = node;
        p->blank_before = p->text.count == 0 || p->text.bytes[p->text.count - 1] == ' ';
        break;
    default:
        paragraph_add_text(t, p, node->text, look);
    }
}

/* Recursion is as deep as the parser allows, LIMIT_NESTING. */
void paragraph_add(struct typesetter *t, struct paragraph *p, const struct node *first,
                   const struct node *end, const struct look *look) {
    for (const struct node *node = first; node != NULL && node != end; node = node->next) {
        bool plain = node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK;
        const struct look *inside = plain ? look : keep_look(t, look_inside(t, node, look));
        if (!str_empty(node->id))
            *APPEND(t->block_arena, p->anchors, p->anchor_count) = node->id;
        add_leaf(t, p, node, inside);
        paragraph_add(t, p, node->kind == NODE_IMAGE ? NULL : node->first, NULL, inside);
    }
}
