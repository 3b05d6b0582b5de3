/* One line of atoms to runs, link rectangles and rules.
 *
 * Runs come in logical order, so that the page's text reads as the source does; their places follow
 * the order of UAX 9. */
#include "layout/text/bidi.h"
#include "layout/text/lines.h"

struct setter {
    struct typesetter *typesetter;
    struct pieces *pieces; /* of the line */
    const struct line_shape *shape;
    const struct atom *atoms;
    int *places;    /* left edge of each atom */
    size_t visible; /* atoms before the trailing spaces */
    int baseline;
};

/* From right to left each word is a run of its own: glyphs go from left to right inside a run, and
 * readers that take a page's text as it comes should find the words in order. */
static bool same_run(const struct atom *a, const struct atom *b) {
    return a->part != NULL && b->part != NULL && a->look == b->look && a->to == b->from &&
           a->part->font == b->part->font && a->level == b->level && !(a->level & 1) && !a->hyphen;
}

static size_t run_end(const struct setter *s, size_t from, size_t limit) {
    size_t end = from + 1;
    while (end < limit && same_run(&s->atoms[end - 1], &s->atoms[end]) &&
           s->atoms[end].to - s->atoms[from].from <= RUN_MOST_TEXT)
        end++;
    return end;
}

size_t line_visible(const struct atom *atoms, size_t count) {
    while (count > 0 && (atoms[count - 1].space || atoms[count - 1].part == NULL))
        count--;
    return count;
}

static int atoms_width(const struct atom *atoms, size_t from, size_t to) {
    int width = 0;
    for (size_t i = from; i < to; i++)
        width += atoms[i].width;
    return width;
}

static struct glyph *copy_atom(struct glyph *out, const struct atom *atom, size_t run_from) {
    const struct font_run *part = atom->part;
    int size = atom->look->size;
    for (size_t i = 0; i < part->glyph_count; i++) {
        const struct shaped_glyph *g = &part->glyphs[i];
        *out++ = (struct glyph){.id = (uint16_t)g->id,
                                .cluster = (uint16_t)(atom->from - run_from + g->cluster),
                                .advance = shape_scale(part->font, g->advance, size) +
                                           atom->look->tracking};
    }
    if (part->glyph_count > 0)
        out[-1].advance += atom->extra;
    return out;
}

/* Marks above and below letters; most runs have none. */
static void fill_offsets(const struct setter *s, struct run *run, const struct atom *atom,
                         size_t first) {
    const struct font_run *part = atom->part;
    for (size_t i = 0; i < part->glyph_count; i++) {
        const struct shaped_glyph *g = &part->glyphs[i];
        if (g->dx == 0 && g->dy == 0)
            continue;
        if (run->offsets == NULL)
            run->offsets =
                NEW_ARRAY(s->typesetter->page_arena, struct glyph_offset, run->glyph_count);
        run->offsets[first + i] =
            (struct glyph_offset){shape_scale(part->font, g->dx, atom->look->size),
                                  shape_scale(part->font, g->dy, atom->look->size)};
    }
}

static void add_rules(const struct setter *s, const struct look *look, int x, int width) {
    struct arena *arena = s->typesetter->block_arena;
    if (look->struck)
        pieces_add_rectangle(arena, s->pieces,
                             (struct rectangle){x, s->baseline - look->size * 3 / 10, width,
                                                look->size / 16, look->colour});
    if (str_empty(look->link))
        return;
    struct piece *last = s->pieces->last;
    if (last != NULL && last->kind == PIECE_LINK && last->link.target.s == look->link.s &&
        last->link.x + last->link.width == x) {
        last->link.width += width;
    } else {
        struct piece *piece = pieces_add(arena, s->pieces, PIECE_LINK);
        piece->link = (struct link){.x = x,
                                    .y = s->baseline - look->raise - look->ascent,
                                    .width = width,
                                    .height = look->ascent + look->descent,
                                    .target = look->link,
                                    .node = look->node};
    }
}

/* A thin line below links, but not below the small numbers of notes. */
static void add_underline(const struct setter *s, const struct look *look, int x, int width) {
    if (str_empty(look->link) || look->raise != 0 || look->style == NULL ||
        role_is_contents(look->style->role))
        return;
    pieces_add_rectangle(
        s->typesetter->block_arena, s->pieces,
        (struct rectangle){x, s->baseline + look->size * 15 / 100, width,
                           s->typesetter->theme->link_rule,
                           colour_mix(look->colour, (struct colour){255, 255, 255}, 60)});
}

/* The hyphen at a line's end is a soft one in the text, whatever its glyph (ISO 32000-1,
 * 14.8.2.2.3). */
static struct str run_text(const struct setter *s, size_t from, size_t to) {
    const struct buf *buf = &s->shape->paragraph->text;
    const struct atom *last = &s->atoms[to - 1];
    struct str soft = STR("\u00AD");
    struct str text =
        str_slice((struct str){buf->bytes, buf->count}, s->atoms[from].from, last->to);
    if (!last->hyphen || str_ends(text, soft))
        return str_copy(s->typesetter->page_arena, text.s, text.n);
    return str_join(s->typesetter->page_arena, text, soft);
}

static void set_run(const struct setter *s, size_t from, size_t to) {
    const struct atom *first = &s->atoms[from];
    const struct look *look = first->look;
    if (s->typesetter->dry && (look->node == NULL || look->node->kind != NODE_FOOTNOTE_REFERENCE))
        return; /* notes take room on the page */
    bool reversed = first->level & 1;
    size_t leftmost = reversed ? to - 1 : from;
    int x = s->places[leftmost];
    struct run run = {.font = first->part->font,
                      .size = look->size,
                      .colour = look->colour,
                      .x = x,
                      .y = s->baseline - look->raise,
                      .text = run_text(s, from, to),
                      .right_to_left = reversed,
                      .node = look->node,
                      .label = look->label};
    for (size_t i = from; i < to; i++)
        run.glyph_count += s->atoms[i].part->glyph_count;
    run.glyphs = NEW_ARRAY(s->typesetter->page_arena, struct glyph, run.glyph_count);
    struct glyph *out = run.glyphs;
    for (size_t i = 0; i < to - from; i++) {
        const struct atom *atom = &s->atoms[run.right_to_left ? to - 1 - i : from + i];
        fill_offsets(s, &run, atom, (size_t)(out - run.glyphs));
        out = copy_atom(out, atom, s->atoms[from].from);
    }
    add_underline(s, look, x, atoms_width(s->atoms, from, to < s->visible ? to : s->visible));
    pieces_add(s->typesetter->block_arena, s->pieces, PIECE_RUN)->run = run;
    if (from < s->visible)
        add_rules(s, look, x, atoms_width(s->atoms, from, to < s->visible ? to : s->visible));
}

/* Rule L1: blanks at the line's end have the paragraph's level; L2 gives the order. */
static void place_reordered(const struct setter *s, size_t count, int x) {
    struct arena *scratch = arena_scratch(s->typesetter->block_arena);
    signed char *levels = NEW_ARRAY(scratch, signed char, count);
    size_t *order = NEW_ARRAY(scratch, size_t, count);
    for (size_t i = 0; i < count; i++)
        levels[i] =
            i < s->visible ? s->atoms[i].level : (signed char)s->typesetter->lines->base_level;
    bidi_order(levels, count, order);
    for (size_t i = 0; i < count; i++) {
        s->places[order[i]] = x;
        x += s->atoms[order[i]].width;
    }
    arena_drop(scratch);
}

static void place_atoms(const struct setter *s, size_t count, int x) {
    bool plain = s->typesetter->lines->base_level == 0;
    for (size_t i = 0, at = 0; i < count; i++) {
        s->places[i] = x + (int)at;
        at += (size_t)s->atoms[i].width;
        plain = plain && s->atoms[i].level == 0;
    }
    if (!plain)
        place_reordered(s, count, x);
}

/* Paragraphs from right to left begin at the right. */
static int indent_of(const struct setter *s) {
    int room = s->shape->frame.width - atoms_width(s->atoms, 0, s->visible);
    enum direction side = s->shape->side;
    bool from_right = side == DIRECTION_OWN ? s->typesetter->lines->base_level == 1
                                            : side == DIRECTION_RIGHT_TO_LEFT;
    if (room <= 0 || (s->shape->alignment == ALIGN_LEFT && !from_right))
        return 0;
    return s->shape->alignment == ALIGN_CENTRE ? room / 2 : room;
}

void line_place(struct typesetter *t, const struct line_shape *shape, int hang) {
    struct line_scratch *lines = t->lines;
    const struct atom *atoms = lines->line;
    size_t count = lines->line_count;
    lines->done = lines_reserve(t->document_arena, lines->done, lines->done_count,
                                &lines->done_capacity, sizeof *lines->done);
    struct line *line = &lines->done[lines->done_count++];
    *line = (struct line){0};
    if (shape->counted)
        return;
    int leading = shape->look->leading, ascent = 0, descent = 0;
    for (size_t i = 0; i < count; i++) {
        const struct look *look = atoms[i].look;
        leading = look->leading > leading ? look->leading : leading;
        ascent = look->ascent > ascent ? look->ascent : ascent;
        descent = look->descent > descent ? look->descent : descent;
    }
    line->height = leading;
    line->baseline = (leading - ascent - descent) / 2 + ascent;
    if (count > lines->places_capacity) {
        lines->places_capacity = count * 2;
        lines->places = NEW_ARRAY(t->document_arena, int, lines->places_capacity);
    }
    struct setter setter = {.typesetter = t,
                            .pieces = &line->pieces,
                            .shape = shape,
                            .atoms = atoms,
                            .places = lines->places,
                            .visible = line_visible(atoms, count),
                            .baseline = line->baseline};
    place_atoms(&setter, count, shape->frame.x + indent_of(&setter) - hang);
    for (size_t k = 0, end; k < count; k = end) {
        end = k + 1;
        if (setter.atoms[k].part == NULL)
            continue;
        end = run_end(&setter, k, count);
        set_run(&setter, k, end);
    }
}
