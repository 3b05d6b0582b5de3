/* Listings: the lines of a file, each with its number in the margin of the listing. Numbers and the
 * sign beside a wrapped line are artefacts: what is copied is the file. Lines that are pointed to
 * stand on a ground. */
#include "layout/block/block.h"

enum { NUMBER_DIGITS = 4 };

static struct context number_context(struct context c, const struct look *look, int width) {
    c.look = look;
    c.alignment = ALIGN_RIGHT;
    c.frame = (struct frame){c.frame.x, width};
    return c;
}

static int digits_width(struct context c) {
    struct typesetter *t = &c.flow->typesetter;
    struct paragraph p = paragraph_init(t);
    paragraph_add_text(t, &p, str_slice(STR("0000000000"), 0, NUMBER_DIGITS), c.look);
    return paragraph_measure(t, &p).full;
}

static void add_number(struct slice *slice, size_t number, struct context c) {
    struct arena *arena = c.flow->typesetter.block_arena;
    struct galley galley = galley_of_text(c, str_format(arena, "%zu", number), DIRECTION_OWN);
    if (slice->baseline == 0 && galley.count > 0)
        slice->baseline = galley.slices[0].baseline; /* of an empty line */
    if (galley.count > 0)
        slice_add_runs(arena, slice, &galley.slices[0], true);
}

void listing_lay(struct galley *galley, const struct node *node, struct context c) {
    const struct typesetter *t = &c.flow->typesetter;
    struct look own = look_style(t, c.look, ROLE_LISTING), quiet;
    const struct rail *outer = galley->rails;
    own.node = node;
    own.font_role = FONT_CODE;
    look_settle(t, &own);
    quiet = own;
    quiet.colour = t->theme->quiet;
    quiet.node = NULL;
    c.look = &own;
    int width = digits_width(c), hang = width + t->theme->listing_number_gap;
    struct context number = number_context(c, &quiet, width);
    if (node->parent != NULL && node->parent->role == ROLE_CITED)
        galley_rail(galley, c.frame, t->theme->panel);
    c.frame = (struct frame){c.frame.x + hang, c.frame.width - hang};
    struct galley sign = code_make_sign(c, t->theme->listing_number_gap);
    struct str text = node->text, line;
    for (size_t at = (size_t)node->start; str_cut(&text, '\n', &line); at++) {
        size_t from = galley->count;
        if (str_ends(line, STR("\r")))
            line.n--;
        code_lay_line(galley, line, c, &sign);
        if (galley->count > from)
            add_number(&galley->slices[from], at, number);
    }
    galley->rails = outer;
}
