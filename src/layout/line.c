/* One line of atoms to runs, link rectangles and rules.
 *
 * Runs come in logical order, so that the page's text reads as the source does. Stretches of
 * right-to-left words are set from the right; what stands between two such words belongs to them.
 * The space at a line's end is kept for the text and squeezed into the measure. */
#include <string.h>

#include "layout/flow.h"

int line_width(const struct atom *atoms, size_t count) {
    while (count > 0 && (atoms[count - 1].space || atoms[count - 1].part == NULL))
        count--;
    int width = 0;
    for (size_t i = 0; i < count; i++)
        width += atoms[i].width;
    return width;
}

struct setter {
    struct flow *flow;
    struct slice *slice;
    const struct line_shape *shape;
    const struct atom *atoms;
    size_t visible; /* atoms before the trailing spaces */
    int baseline;
};

static bool same_run(const struct atom *a, const struct atom *b) {
    return a->part != NULL && b->part != NULL && a->look == b->look && a->to == b->from &&
           a->part->font == b->part->font &&
           (a->part->right_to_left == b->part->right_to_left || (a->space && b->space));
}

static size_t run_end(const struct setter *s, size_t from, size_t limit) {
    size_t end = from + 1;
    while (end < limit && same_run(&s->atoms[end - 1], &s->atoms[end]))
        end++;
    return end;
}

static int atoms_width(const struct atom *atoms, size_t from, size_t to) {
    int width = 0;
    for (size_t i = from; i < to; i++)
        width += atoms[i].width;
    return width;
}

static struct glyph *copy_atom(struct glyph *out, const struct atom *atom, size_t run_from,
                               int squeeze) {
    const struct part *part = atom->part;
    int size = atom->look->size;
    for (size_t i = 0; i < part->glyph_count; i++) {
        const struct shaped_glyph *g = &part->glyphs[i];
        *out++ = (struct glyph){.id = g->id,
                                .cluster = (uint32_t)(atom->from - run_from) + g->cluster,
                                .advance = shape_scale(part->font, g->advance, size) +
                                           atom->look->tracking - squeeze,
                                .dx = g->dx == 0 ? 0 : shape_scale(part->font, g->dx, size),
                                .dy = g->dy == 0 ? 0 : shape_scale(part->font, g->dy, size)};
    }
    return out;
}

static void fill_glyphs(const struct setter *s, struct run *run, size_t from, size_t to, int x) {
    for (size_t i = from; i < to; i++)
        run->glyph_count += s->atoms[i].part->glyph_count;
    run->glyphs = NEW_ARRAY(s->flow->arena, struct glyph, run->glyph_count);
    struct glyph *out = run->glyphs;
    int limit = s->shape->x + s->shape->width;
    for (size_t i = 0; i < to - from; i++) {
        const struct atom *atom = &s->atoms[run->right_to_left ? to - 1 - i : from + i];
        int over = x + atom->width - limit;
        int squeeze = atom->space && over > 0 ? (over < atom->width ? over : atom->width) : 0;
        out = copy_atom(out, atom, s->atoms[from].from, squeeze);
        x += atom->width;
    }
}

static void add_rules(const struct setter *s, const struct look *look, int x, int width) {
    struct arena *arena = s->flow->arena;
    if (look->struck)
        slice_add_rectangle(arena, s->slice,
                            (struct rectangle){x, s->baseline - look->size * 3 / 10, width,
                                               look->size / 16, look->colour});
    if (str_empty(look->link))
        return;
    struct piece *last = s->slice->last;
    if (last != NULL && last->kind == PIECE_LINK && last->link.target.s == look->link.s &&
        last->link.x + last->link.width == x) {
        last->link.width += width;
    } else {
        struct piece *piece = slice_add(arena, s->slice, PIECE_LINK);
        piece->link = (struct link){x, s->baseline - look->raise - look->ascent, width,
                                    look->ascent + look->descent, look->link};
    }
}

/* A thin line below links, but not below the small numbers of notes. */
static void add_underline(const struct setter *s, const struct look *look, int x, int width) {
    if (str_empty(look->link) || look->raise != 0 || look->style == NULL ||
        str_starts(look->style->name, STR("contents")))
        return;
    slice_add_rectangle(
        s->flow->arena, s->slice,
        (struct rectangle){x, s->baseline + look->size * 15 / 100, width, 400,
                           colour_mix(look->colour, (struct colour){255, 255, 255}, 60)});
}

static void set_run(const struct setter *s, size_t from, size_t to, int x) {
    const struct atom *first = &s->atoms[from];
    const struct look *look = first->look;
    if (!s->flow->dry) {
        struct run run = {.font = first->part->font,
                          .size = look->size,
                          .colour = look->colour,
                          .x = x,
                          .y = s->baseline - look->raise,
                          .right_to_left = first->part->right_to_left};
        run.text = str_slice(
            (struct str){s->shape->paragraph->text.bytes, s->shape->paragraph->text.count},
            first->from, s->atoms[to - 1].to);
        fill_glyphs(s, &run, from, to, x);
        add_underline(s, look, x, atoms_width(s->atoms, from, to < s->visible ? to : s->visible));
        slice_add(s->flow->arena, s->slice, PIECE_RUN)->run = run;
        if (from < s->visible)
            add_rules(s, look, x, atoms_width(s->atoms, from, to < s->visible ? to : s->visible));
    }
}

static bool is_reversed(const struct atom *atom) {
    return atom->part != NULL && atom->part->right_to_left;
}

/* End of the right-to-left stretch that begins at `from`: its last right-to-left atom. */
static size_t reversed_end(const struct setter *s, size_t from) {
    size_t end = from;
    for (size_t i = from; i < s->visible && s->atoms[i].part != NULL; i++) {
        if (is_reversed(&s->atoms[i]))
            end = i + 1;
        else if (!s->atoms[i].space && s->atoms[i].part->glyph_count > 0 && end + 6 < i)
            break;
    }
    return end;
}

static void set_reversed(const struct setter *s, size_t from, size_t to, int x) {
    int right = x + atoms_width(s->atoms, from, to);
    for (size_t i = from, end; i < to; i = end) {
        end = run_end(s, i, to);
        right -= atoms_width(s->atoms, i, end);
        set_run(s, i, end, right);
    }
}

static void set_line(const struct setter *s, size_t count, int x) {
    for (size_t i = 0, end; i < count; i = end) {
        if (s->atoms[i].part == NULL) {
            end = i + 1;
            continue;
        }
        if (is_reversed(&s->atoms[i])) {
            end = reversed_end(s, i);
            set_reversed(s, i, end, x);
        } else {
            size_t limit = i + 1;
            while (limit < count && !is_reversed(&s->atoms[limit]))
                limit++;
            end = run_end(s, i, limit);
            set_run(s, i, end, x);
        }
        x += atoms_width(s->atoms, i, end);
    }
}

static int indent_of(const struct line_shape *shape, int width) {
    int room = shape->width - width;
    if (room <= 0 || shape->alignment == ALIGN_LEFT)
        return 0;
    return shape->alignment == ALIGN_RIGHT ? room : room / 2;
}

void line_place(struct flow *flow, struct galley *galley, const struct line_shape *shape,
                const struct atom *atoms, size_t count) {
    int leading = shape->look->leading, ascent = 0, descent = 0;
    for (size_t i = 0; i < count; i++) {
        const struct look *look = atoms[i].look;
        leading = look->leading > leading ? look->leading : leading;
        ascent = look->ascent > ascent ? look->ascent : ascent;
        descent = look->descent > descent ? look->descent : descent;
    }
    struct slice *slice = galley_add(galley, 0, leading);
    slice->baseline = (leading - ascent - descent) / 2 + ascent;
    struct setter setter = {.flow = flow,
                            .slice = slice,
                            .shape = shape,
                            .atoms = atoms,
                            .visible = count,
                            .baseline = slice->baseline};
    while (setter.visible > 0 &&
           (atoms[setter.visible - 1].space || atoms[setter.visible - 1].part == NULL))
        setter.visible--;
    set_line(&setter, count, shape->x + indent_of(shape, line_width(atoms, count)));
}
