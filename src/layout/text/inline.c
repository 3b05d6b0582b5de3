/* Inlines to one text with spans of equal look. */
#include "layout/block/flow.h"

enum { MAX_PARAGRAPH = 1 << 28, NAME_LENGTH = 20 };

struct paragraph paragraph_init(struct flow *flow) {
    return (struct paragraph){.text = buf_init(flow->block_arena, MAX_PARAGRAPH)};
}

void paragraph_add_text(struct flow *flow, struct paragraph *p, struct str text,
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
        *APPEND(flow->block_arena, p->spans, p->span_count) =
            (struct span){from, p->text.count, look};
}

static const struct look *keep_look(struct flow *flow, struct look look) {
    look_settle(flow, &look);
    return arena_copy(flow->block_arena, &look, sizeof look);
}

static struct look in_face(const struct look *look, enum font_face face) {
    struct look new = *look;
    new.face = (enum font_face)((unsigned)look->face | (unsigned)face);
    return new;
}

static struct look in_code(const struct flow *flow, const struct look *look) {
    struct look new = *look;
    new.role = FONT_CODE;
    const struct style *style = flow_style(flow, ROLE_CODE);
    if (style != NULL && style->has_colour && str_empty(look->link))
        new.colour = style->colour;
    new.size = look->size * 92 / 100;
    return new;
}

/* The text of a short link, as "2.1 a", is the name of something: it stays on one line. */
static struct look in_link(const struct flow *flow, const struct look *look,
                           const struct node *link) {
    struct look new = *look;
    const struct node *text = link->first;
    new.colour = flow->theme->accent;
    new.link = link->target;
    new.whole = text != NULL && text->next == NULL && text->kind == NODE_TEXT &&
                text->text.n <= NAME_LENGTH;
    return new;
}

/* A style on inlines adds to the text around it: bold stays bold. */
static struct look in_span(const struct flow *flow, const struct look *look, enum role role) {
    struct look new = look_style(flow, look, role);
    const struct style *style = flow_style(flow, role);
    if (style == NULL)
        return new;
    new.face = (enum font_face)((unsigned)look->face | (unsigned)style->face);
    if (style->font_role == FONT_BODY)
        new.role = look->role;
    return new;
}

static struct look in_note(const struct look *look, struct str target) {
    struct look new = *look;
    new.size = look->size * 65 / 100;
    new.raise = look->size * 35 / 100;
    new.link = target;
    return new;
}

static struct look look_inside(const struct flow *flow, const struct node *node,
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
        new = in_link(flow, look, node);
        break;
    case NODE_STRIKE:
        new.struck = true;
        break;
    case NODE_CODE:
    case NODE_HTML_INLINE:
        new = in_code(flow, look);
        break;
    case NODE_IMAGE:
        new = in_face(look, FACE_ITALIC);
        break;
    default:
        break;
    }
    if (node->role != ROLE_NONE)
        new = in_span(flow, &new, node->role);
    new.node = node;
    return new;
}

static void add_note(struct flow *flow, struct paragraph *p, const struct node *node,
                     const struct look *look) {
    if (p->galley == NULL) { /* only measured: a note gets its number where it is printed */
        paragraph_add_text(flow, p, STR("9"), keep_look(flow, in_note(look, node->target)));
        return;
    }
    struct footnote *note = flow_footnote(flow, node->target);
    struct look raised = in_note(look, str_format(flow->page_arena, "#note-%zu", note->number));
    paragraph_add_text(flow, p, str_format(flow->block_arena, "%zu", note->number),
                       keep_look(flow, raised));
}

static void add_leaf(struct flow *flow, struct paragraph *p, const struct node *node,
                     const struct look *look) {
    switch (node->kind) {
    case NODE_SOFT_BREAK:
        paragraph_add_text(flow, p, STR(" "), look);
        break;
    case NODE_LINE_BREAK: /* a blank for who reads on, which belongs to what stands before it */
        paragraph_add_text(flow, p, STR(" \n"),
                           p->span_count > 0 ? p->spans[p->span_count - 1].look : look);
        break;
    case NODE_FOOTNOTE_REFERENCE:
        add_note(flow, p, node, look);
        break;
    case NODE_PAGE_NUMBER:
        flow->wants_numbers = true;
        paragraph_add_text(flow, p, contents_page_of(flow, node), look);
        break;
    case NODE_IMAGE: /* the picture follows the paragraph */
        *APPEND(flow->block_arena, p->images, p->image_count) = node;
        p->blank_before = p->text.count == 0 || p->text.bytes[p->text.count - 1] == ' ';
        break;
    default:
        paragraph_add_text(flow, p, node->text, look);
    }
}

/* Recursion is as deep as the parser allows, LIMIT_NESTING. */
void paragraph_add(struct flow *flow, struct paragraph *p, const struct node *first,
                   const struct node *end, const struct look *look) {
    for (const struct node *node = first; node != NULL && node != end; node = node->next) {
        bool plain = node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK;
        const struct look *inside = plain ? look : keep_look(flow, look_inside(flow, node, look));
        if (!str_empty(node->id) && p->galley != NULL)
            galley_mark(p->galley, (struct mark){.name = node->id});
        add_leaf(flow, p, node, inside);
        paragraph_add(flow, p, node->kind == NODE_IMAGE ? NULL : node->first, NULL, inside);
    }
}
