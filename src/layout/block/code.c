/* Program text: monospaced lines on a coloured ground. A line that is too long goes on below, with
 * a sign beside it that is no part of the text: what is copied stays the program. */
#include "layout/block/flow.h"

enum {
    PADDING = 8000,
    NARROW_PADDING = 6500, /* in cells: only where the signs stand */
    NARROW = 46000,
    NARROWEST = 24000, /* below this width there are no signs */
    SIGN_GAP = 1000,
    LEAST_SIZE = 100, /* of blanks that are set closer */
    SIGN_SHARE = 78   /* per cent of the text's size */
};

/* The sign, as a line of its own to be copied. */
static struct galley make_sign(struct flow *flow, struct frame frame, int hang,
                               const struct look *look) {
    struct galley galley = {.arena = flow->block_arena};
    struct look *own = arena_copy(flow->block_arena, look, sizeof *look);
    own->role = FONT_BODY;
    own->size = look->size * SIGN_SHARE / 100;
    own->colour = flow->theme->quiet;
    own->node = NULL;
    look_settle(flow, own);
    struct paragraph p = paragraph_init(flow);
    paragraph_add_text(flow, &p, STR("\u21B3"), own);
    linebreak_lay(flow, &galley,
                  &(struct line_shape){.paragraph = &p,
                                       .look = own,
                                       .x = frame.x - hang,
                                       .width = hang - SIGN_GAP,
                                       .alignment = ALIGN_RIGHT});
    return galley;
}

static void add_sign(struct flow *flow, struct slice *slice, const struct galley *sign) {
    for (const struct piece *piece = sign->slices[0].first; piece != NULL; piece = piece->next)
        if (piece->kind == PIECE_RUN) {
            struct run *run = &slice_add(flow->block_arena, slice, PIECE_RUN)->run;
            *run = piece->run;
            run->y += slice->baseline - sign->slices[0].baseline;
            run->artefact = true;
        }
}

static int blanks_width(struct flow *flow, struct str blanks, const struct look *look) {
    struct paragraph p = paragraph_init(flow);
    paragraph_add_text(flow, &p, blanks, look);
    paragraph_add_text(flow, &p, STR("|"), look); /* blanks at a line's end count for nothing */
    int least = 0, full = 0;
    linebreak_measure(flow, &p, &least, &full);
    return full;
}

/* Blanks at the line's beginning that would leave less than half of the frame for the program are
 * set closer: the text keeps each of them. */
static struct str add_indent(struct flow *flow, struct paragraph *p, struct str line, int width,
                             const struct look *look) {
    size_t count = 0;
    while (count < line.n && (line.s[count] == ' ' || line.s[count] == '\t'))
        count++;
    struct str blanks = str_slice(line, 0, count);
    int wide = count > 0 ? blanks_width(flow, blanks, look) : 0;
    if (wide <= width / 2)
        return line;
    struct look close = *look;
    int64_t size = (int64_t)look->size * (width / 2) / wide;
    close.size = size > LEAST_SIZE ? (int)size : LEAST_SIZE;
    look_settle(flow, &close);
    paragraph_add_text(flow, p, blanks, arena_copy(flow->block_arena, &close, sizeof close));
    return str_slice(line, count, line.n);
}

static void lay_line(struct flow *flow, struct galley *galley, struct str line, struct frame frame,
                     const struct look *look, const struct galley *sign) {
    size_t from = galley->count;
    if (str_empty(line)) {
        galley_add(galley, 0, look->leading);
        return;
    }
    struct paragraph p = paragraph_init(flow);
    paragraph_add_text(flow, &p, add_indent(flow, &p, line, frame.width, look), look);
    linebreak_lay(
        flow, galley,
        &(struct line_shape){.paragraph = &p, .look = look, .x = frame.x, .width = frame.width});
    for (size_t i = from + 1; sign->count > 0 && i < galley->count; i++)
        add_sign(flow, &galley->slices[i], sign);
}

/* Lines are wrapped, never cut off. */
static void lay_lines(struct flow *flow, struct galley *galley, struct str text, struct frame frame,
                      const struct look *look, const struct galley *sign) {
    while (text.n > 0 && text.s[text.n - 1] == '\n')
        text.n--;
    struct str line;
    while (str_cut(&text, '\n', &line))
        lay_line(flow, galley, line, frame, look, sign);
}

static void pad(struct galley *galley, int height) {
    galley_add(galley, 0, height)->keep_next = true;
}

/* A block goes over to the next page with two lines at least on either side. */
static void keep_ends(struct galley *galley, size_t first) {
    if (galley->count > first) {
        galley->slices[first].keep_next = true;
        galley->slices[galley->count - 1].keep_next = true; /* the ground ends below it */
    }
    if (galley->count > first + 1)
        galley->slices[galley->count - 2].keep_next = true;
}

void code_lay(struct flow *flow, struct galley *galley, const struct node *node, struct frame frame,
              const struct look *look) {
    struct look own = look_style(flow, look, ROLE_CODE);
    own.node = node;
    own.role = FONT_CODE;
    look_settle(flow, &own);
    const struct look *kept = arena_copy(flow->block_arena, &own, sizeof own);
    const struct rail *outer = galley->rails;
    galley_request_space(galley, own.style != NULL ? own.style->space_before : PADDING);
    galley_rail(galley, frame.x, frame.width,
                own.style != NULL && own.style->has_fill ? own.style->fill : flow->theme->panel);
    pad(galley, PADDING * 3 / 4);
    int hang = frame.width < NARROWEST ? 0 : frame.width < NARROW ? NARROW_PADDING : PADDING;
    struct frame inner = {frame.x + hang, frame.width - hang};
    if (hang == PADDING)
        inner.width -= PADDING;
    struct galley sign = {0};
    if (hang > 0)
        sign = make_sign(flow, inner, hang, kept);
    size_t first = galley->count;
    lay_lines(flow, galley, node->text, inner, kept, &sign);
    keep_ends(galley, first);
    galley_add(galley, 0, PADDING * 3 / 4);
    galley->rails = outer;
    galley_request_space(galley, own.style != NULL ? own.style->space_after : PADDING);
}
