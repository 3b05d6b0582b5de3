/* From breaks to lines: the atoms between two breaks, words cut at hyphens shaped anew, and blanks
 * stretched or shrunk to the measure. */
#include "layout/text/lines.h"

static struct atom *add_atom(struct compositor *c) {
    struct line_scratch *s = c->typesetter->lines;
    s->line = lines_reserve(c->typesetter->document_arena, s->line, s->line_count,
                            &s->line_capacity, sizeof *s->line);
    return &s->line[s->line_count++];
}

/* Bytes from..to of an atom; `hyphen` ends it when not NULL. */
static void add_piece(struct compositor *c, const struct atom *atom, uint32_t from, uint32_t to,
                      const struct hyphen *hyphen) {
    struct str all = str_slice(atom->word->text, atom->part->from, atom->part->to);
    struct str text = str_slice(all, from, to);
    struct str soft = STR("\u00AD");
    if (hyphen != NULL) {
        if (str_ends(text, soft))
            text.n -= soft.n;
        text = str_join(c->typesetter->block_arena, text, shape_hyphen(atom->look->font));
    }
    unsigned joins = (from > 0 ? SHAPE_JOINS_BEFORE : 0) | (to < all.n ? SHAPE_JOINS_AFTER : 0);
    struct word *word =
        shaper_shape(c->typesetter->shaper, atom->look->font, text, atom->word->manner & ~joins);
    for (size_t i = 0; i < word->part_count; i++) {
        struct atom *piece = add_atom(c);
        *piece = *atom;
        atomise_fill(piece, word, i, atom->from + from);
    }
    struct atom *last = &c->typesetter->lines->line[c->typesetter->lines->line_count - 1];
    last->to = atom->from + to;
    last->hyphen = hyphen != NULL;
}

/* `start` and `end` inside of one atom or in different ones. */
static void collect(struct compositor *c, struct spot start, struct spot end, size_t after) {
    size_t from = start.atom;
    if (start.at > 0) {
        const struct atom *atom = &c->atoms[from];
        bool same = end.at > 0 && end.atom == from;
        uint32_t to = same ? end.at : (uint32_t)(atom->to - atom->from);
        add_piece(c, atom, start.at, to, same ? end.hyphen : NULL);
        if (same)
            return;
        from++;
    }
    for (size_t to = end.at > 0 ? end.atom : after; from < to; from++)
        *add_atom(c) = c->atoms[from];
    if (end.at > 0)
        add_piece(c, &c->atoms[end.atom], 0, end.at, end.hyphen);
}

/* Shares out `gap` so that nothing is lost to rounding. */
static void share_out(struct atom *atoms, size_t count, int64_t gap, int64_t total) {
    int64_t passed = 0, given = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        passed += gap > 0 ? atoms[i].stretch : atoms[i].shrink;
        int64_t due = gap * passed / total;
        atoms[i].extra += (int)(due - given);
        atoms[i].width += (int)(due - given);
        given = due;
    }
}

struct spot compose_line(struct compositor *c, struct spot start, struct spot end) {
    struct line_scratch *s = c->typesetter->lines;
    size_t after = end.atom;
    while (end.at == 0 && after < c->limit && c->atoms[after].space)
        after++;
    s->line_count = 0;
    collect(c, start, end, after);
    size_t visible = line_visible(s->line, s->line_count);
    int left = 0, right = 0;
    if (c->hangs && visible > 0) {
        const struct atom *first = &s->line[0], *last = &s->line[visible - 1];
        if (first->part != NULL && !first->space)
            left = hang_left(first->word, first->part, first->look);
        if (!c->last) /* which ends where it ends */
            right = hang_right(last->word, last->part, last->look);
    }
    /* Lines that would be stretched to more than three times what is due stay short. */
    struct atom *atoms = s->line;
    int room = c->shape->frame.width + left + right;
    int64_t gap = room, stretch = 0, shrink = 0;
    for (size_t k = 0; k < visible; k++)
        gap -= atoms[k].width;
    for (size_t k = 0; k + 1 < visible; k++) {
        stretch += atoms[k].stretch;
        shrink += atoms[k].shrink;
    }
    if (gap > 0 && c->justified && !c->last && gap <= 3 * stretch)
        share_out(atoms, visible, gap, stretch);
    else if (gap < 0 && shrink > 0 && -gap <= 2 * shrink)
        share_out(atoms, visible, gap, shrink);
    else if (gap < 0 && visible > 0 && -gap <= atoms[visible - 1].look->size / 4) {
        /* Two ends of one word: its last glyph hangs into the margin by a kern's width. */
        atoms[visible - 1].extra += (int)gap;
        atoms[visible - 1].width += (int)gap;
    }
    for (size_t i = visible; i < s->line_count; i++) { /* kept for the text, without a width */
        s->line[i].extra -= s->line[i].width;
        s->line[i].width = 0;
    }
    if (s->line_count > 0)
        line_place(c->typesetter, c->shape, left);
    return end.at > 0 ? (struct spot){.atom = end.atom, .at = end.at}
                      : (struct spot){.atom = after};
}
