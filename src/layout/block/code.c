/* Program text: monospaced lines on a coloured ground. A line that is too long goes on below, with
 * a sign beside it that is no part of the text: what is copied stays the program. */
#include "layout/block/block.h"

enum {
    LEAST_SIZE = 100, /* of blanks that are set closer */
};

/* The sign, as a line of its own to be copied. */
struct galley code_make_sign(struct context c, int hang) {
    const struct typesetter *t = &c.flow->typesetter;
    struct look own = *c.look;
    own.font_role = FONT_BODY;
    own.size = own.size * t->theme->code_sign_size / 1000;
    own.colour = t->theme->quiet;
    own.node = NULL;
    look_settle(t, &own);
    c.look = &own;
    c.alignment = ALIGN_RIGHT;
    c.frame = (struct frame){c.frame.x - hang, hang - t->theme->code_sign_gap};
    return galley_of_text(c, STR("\u21B3"), DIRECTION_OWN);
}

/* Blanks at the line's beginning that would leave less than half of the frame for the program are
 * set closer, in the look `close`: the text keeps each of them. Gives the rest of the line. */
static struct str add_indent(struct context c, struct paragraph *p, struct str line,
                             struct look *close) {
    struct typesetter *t = &c.flow->typesetter;
    size_t count = 0;
    while (count < line.n && (line.s[count] == ' ' || line.s[count] == '\t'))
        count++;
    if (count == 0)
        return line;
    struct str blanks = str_slice(line, 0, count);
    struct paragraph measured = paragraph_init(t);
    paragraph_add_text(t, &measured, blanks, c.look);
    paragraph_add_text(t, &measured, STR("|"), c.look); /* blanks at a line's end do not count */
    int wide = paragraph_measure(t, &measured).full;
    if (wide <= c.frame.width / 2)
        return line;
    *close = *c.look;
    int64_t size = (int64_t)c.look->size * (c.frame.width / 2) / wide;
    close->size = size > LEAST_SIZE ? (int)size : LEAST_SIZE;
    look_settle(t, close);
    paragraph_add_text(t, p, blanks, close);
    return str_slice(line, count, line.n);
}

void code_lay_line(struct galley *galley, struct str line, struct context c,
                   const struct galley *sign) {
    struct typesetter *t = &c.flow->typesetter;
    size_t from = galley->count;
    if (str_empty(line)) {
        galley_add(galley, 0, c.look->leading);
        return;
    }
    struct look close;
    struct paragraph p = paragraph_init(t);
    paragraph_add_text(t, &p, add_indent(c, &p, line, &close), c.look);
    lines_lay(galley, c, (struct line_shape){.paragraph = &p});
    for (size_t i = from + 1; sign->count > 0 && i < galley->count; i++)
        slice_add_runs(t->block_arena, &galley->slices[i], &sign->slices[0], true);
}

void code_lay(struct galley *galley, const struct node *node, struct context c) {
    if (node->role == ROLE_LISTING) {
        listing_lay(galley, node, c);
        return;
    }
    const struct typesetter *t = &c.flow->typesetter;
    struct look own = look_style(t, c.look, ROLE_CODE);
    own.node = node;
    own.font_role = FONT_CODE;
    look_settle(t, &own);
    c.look = &own;
    const struct style *style = own.style;
    const struct theme *theme = t->theme;
    const struct rail *outer = galley->rails;
    int width = c.frame.width, padding = theme->code_padding;
    galley_request_space(galley, style != NULL ? style->space_before : padding);
    galley_rail(galley, c.frame, style != NULL && style->has_fill ? style->fill : theme->panel);
    galley_add(galley, 0, padding * 3 / 4)->keep_next = true;
    int hang = width < theme->code_narrowest ? 0
               : width < theme->code_narrow  ? theme->code_cell_padding
                                             : padding;
    c.frame = (struct frame){c.frame.x + hang, width - hang - (hang == padding ? padding : 0)};
    struct galley sign = {0};
    if (hang > 0)
        sign = code_make_sign(c, hang);
    size_t first = galley->count;
    struct str text = node->text, line;
    while (text.n > 0 && text.s[text.n - 1] == '\n')
        text.n--;
    while (str_cut(&text, '\n', &line))
        code_lay_line(galley, line, c, &sign);
    /* A block goes over to the next page with two lines at least on either side. */
    if (galley->count > first) {
        galley->slices[first].keep_next = true;
        galley->slices[galley->count - 1].keep_next = true; /* the ground ends below it */
    }
    if (galley->count > first + 1)
        galley->slices[galley->count - 2].keep_next = true;
    galley_add(galley, 0, padding * 3 / 4);
    galley->rails = outer;
    galley_request_space(galley, style != NULL ? style->space_after : padding);
}
