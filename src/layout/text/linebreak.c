/* Lines of a paragraph: atoms become boxes, glue and penalties, knuth_plass.c chooses the breaks,
 * and compose_line.c makes lines of them.
 *
 * Up to four attempts, nearly as in TeX: without hyphenation; with it; with looser lines; and with
 * stretch lent to each line and words cut anywhere where nothing else keeps them inside the
 * measure. A ragged margin is stretch at the end of each line. Program text is filled line by line.
 */
#include "layout/text/bidi.h"
#include "layout/text/lines.h"

enum {
    HYPHEN_PENALTY = 50,
    SHORT_PENALTY = 110, /* two letters alone at a line's end */
    CUT_PENALTY = 3000,  /* inside a word, without a hyphen */
    TIGHT_TOLERANCE = 100,
    TOLERANCE = 200,
    LOOSE_TOLERANCE = 2700, /* blanks stretched three times as far as they like */
    RUNT_PENALTY = 300,     /* before a last line that is hardly there */
    CRUMB_PENALTY = 1000,   /* the same, before a few letters of a word */
    LAST_PENALTY = 8000,    /* between a number and its unit */
    RARE_PENALTY = 1500     /* inside a name that the next line would have room for */
};

enum attempt { PLAIN, HYPHENATED, LOOSE, DESPERATE };

struct builder {
    struct typesetter *typesetter;
    struct line_scratch *lines;
    const struct line_shape *shape;
    const struct atom *atoms; /* of the paragraph */
    size_t from, to;          /* the atoms between forced line ends */
    enum attempt attempt;
    bool justified, code;
    bool hangs;    /* into the margins: at the edges of justified text */
    int64_t rest;  /* width from here to the end */
    int runt;      /* a shorter rest is a poor last line */
    int unit_left; /* atoms to come of a unit that is wider than a line; cut where it must be */
    bool wide;     /* program text: the word from blank to blank is wider than a line */
};

static void add_item(struct builder *b, struct break_item item, struct spot spot) {
    struct line_scratch *s = b->lines;
    if (s->item_count == s->item_capacity) {
        size_t capacity = s->item_capacity;
        s->items = lines_reserve(b->typesetter->document_arena, s->items, s->item_count, &capacity,
                                 sizeof *s->items);
        s->spots = lines_reserve(b->typesetter->document_arena, s->spots, s->item_count,
                                 &s->item_capacity, sizeof *s->spots);
    }
    s->items[s->item_count] = item;
    s->spots[s->item_count++] = spot;
}

static void add_box(struct builder *b, int64_t width, int hang) {
    b->rest -= width;
    int kept = width > 0 ? (int)width : 0;
    add_item(b,
             (struct break_item){.kind = ITEM_BOX, .width = kept, .hang = hang < kept ? hang : 0},
             (struct spot){0});
}

/* Of a line that ends behind atom `i`. */
static int right_hang(const struct builder *b, size_t i) {
    const struct atom *atom = &b->atoms[i];
    return b->hangs && !atom->space ? hang_right(atom->word, atom->part, atom->look) : 0;
}

/* The least width of a last line that is not a runt; of ragged cells and captions, that of a short
 * word. Headings are balanced where they are made. */
static int least_rest(const struct builder *b) {
    int size = b->shape->look->size, width = b->shape->frame.width;
    if (b->code || b->shape->look->font_role == FONT_HEADING)
        return 0;
    if (width > 20 * size)
        return width / 10;
    return width > 8 * size && !b->justified ? 3 * size : 0;
}

/* A short rest would make a poor last line. */
static int weigh_rest(const struct builder *b, int penalty) {
    if (b->rest >= b->runt || penalty < 0 || penalty >= KNUTH_PLASS_NEVER)
        return penalty;
    /* A few letters of a word are the worst rest of all. */
    bool crumb = b->rest < 4 * b->shape->look->size && penalty > 0;
    return penalty + (crumb ? CRUMB_PENALTY : RUNT_PENALTY);
}

/* `item`: its width, its hang and its own penalty. */
static void add_penalty(struct builder *b, struct break_item item, struct spot spot) {
    item.kind = ITEM_PENALTY;
    item.penalty = weigh_rest(b, item.penalty);
    item.width = item.width > 0 ? item.width : 0;
    item.flagged = spot.hyphen != NULL;
    add_item(b, item, spot);
}

static void add_blank(struct builder *b, size_t i) {
    const struct atom *atom = &b->atoms[i];
    struct spot spot = {.atom = i};
    int penalty = atom->space ? atom->penalty : KNUTH_PLASS_NEVER;
    if (penalty == UNIT_PENALTY)
        penalty = b->attempt == DESPERATE ? LAST_PENALTY : KNUTH_PLASS_NEVER;
    int hang = i > b->from ? right_hang(b, i - 1) : 0;
    /* As long as the word behind it, the rest still counts the blank itself. */
    b->rest -= atom->width;
    bool plain = penalty == 0 && weigh_rest(b, 0) == 0;
    if (!plain)
        add_penalty(b, (struct break_item){.penalty = penalty, .hang = hang}, spot);
    b->rest += atom->width;
    b->rest -= atom->width;
    add_item(b,
             (struct break_item){.kind = ITEM_GLUE,
                                 .width = atom->width,
                                 .hang = hang,
                                 .stretch = b->justified ? atom->stretch : 0,
                                 .shrink = b->justified ? atom->shrink : 0},
             spot);
}

static bool is_word(const struct atom *atom) {
    return atom->part != NULL && !atom->space;
}

/* The word around atom `i` takes more than a third of the line. */
static bool is_long_name(const struct builder *b, size_t i) {
    int most = b->shape->frame.width / 3, width = b->atoms[i].width;
    for (size_t k = i; k > b->from && is_word(&b->atoms[k - 1]) && width <= most; k--)
        width += b->atoms[k - 1].width;
    for (size_t k = i + 1; k < b->to && is_word(&b->atoms[k]) && width <= most; k++)
        width += b->atoms[k].width;
    return width > most;
}

/* Program text is broken at blanks as long as words fit; names are kept whole as long as the lines
 * do not suffer. */
static int penalty_behind(const struct builder *b, size_t i) {
    int penalty = b->atoms[i].penalty;
    if (b->code)
        return penalty > 0 && !b->wide ? KNUTH_PLASS_NEVER : penalty;
    if (penalty != NAME_PENALTY || b->attempt == DESPERATE || is_long_name(b, i))
        return penalty;
    return b->attempt == LOOSE ? RARE_PENALTY : KNUTH_PLASS_NEVER;
}

static bool ends_word(const struct builder *b, size_t i) {
    return i + 1 >= b->to || b->atoms[i].space || b->atoms[i + 1].space;
}

static bool ends_unit(const struct builder *b, size_t i) {
    return ends_word(b, i) || penalty_behind(b, i) < KNUTH_PLASS_NEVER;
}

/* An atom that is a whole word, so that its hyphens are not where a style changes. */
static bool stands_alone(const struct builder *b, size_t i) {
    const struct atom *atom = &b->atoms[i];
    bool begins = i == b->from || b->atoms[i - 1].space || b->atoms[i - 1].penalty == 0;
    bool ends = i + 1 >= b->to || b->atoms[i + 1].space || atom->penalty == 0;
    return begins && ends && atom->word->part_count == 1 && atom->part->missing == 0;
}

static const struct hyphen *find_hyphens(struct builder *b, size_t i, size_t *count) {
    const struct atom *atom = &b->atoms[i];
    bool wanted = b->attempt != PLAIN && !b->code && atom->look->font_role != FONT_CODE;
    struct hyphenator *hyphenator = wanted ? b->typesetter->hyphenator : NULL;
    *count = 0;
    if ((hyphenator == NULL && !atom->word->soft) || !stands_alone(b, i))
        return NULL;
    shaper_hyphenate(b->typesetter->shaper, atom->word, hyphenator);
    *count = hyphenator == NULL && !atom->word->soft ? 0 : atom->word->hyphen_count;
    return atom->word->hyphens;
}

static int word_width(const struct word *word, const struct look *look) {
    struct font_run *part = &word->parts[0];
    return part_width(part, look->size) + (int)part->glyph_count * look->tracking;
}

static const struct hyphen *hyphen_at(const struct hyphen *hyphens, size_t count, uint32_t at) {
    for (size_t i = 0; i < count; i++)
        if (hyphens[i].at == at)
            return &hyphens[i];
    return NULL;
}

/* Boxes of single clusters. Their marks leave room for what the halves lose in kerning. */
static void add_clusters(struct builder *b, size_t i) {
    const struct atom *atom = &b->atoms[i];
    const struct font_run *part = atom->part;
    size_t count = 0;
    const struct hyphen *hyphens = find_hyphens(b, i, &count);
    struct str text = str_slice(atom->word->text, part->from, part->to);
    size_t end = 0; /* of the character and its marks */
    int width = 0, before = 0;
    for (size_t k = 0; k < part->glyph_count; k++) {
        size_t n = part->right_to_left ? part->glyph_count - 1 - k : k;
        uint32_t at = part->glyphs[n].cluster;
        while (end < at)
            end = shape_cluster_end(text, end);
        if (k > 0 && at > (uint32_t)before && at == end) {
            add_box(b, width, 0);
            const struct hyphen *hyphen = hyphen_at(hyphens, count, at);
            int mark = atom->look->size / (hyphen == NULL ? 10 : 2);
            add_penalty(
                b,
                (struct break_item){.penalty = hyphen == NULL ? CUT_PENALTY : HYPHEN_PENALTY,
                                    .width = mark},
                (struct spot){i, at, hyphen});
            width = 0;
        }
        before = (int)at;
        width += shape_scale(part->font, part->glyphs[n].advance, atom->look->size) +
                 atom->look->tracking;
    }
    add_box(b, width, 0);
}

/* A place to break behind a word atom. */
static void end_atom(struct builder *b, size_t i) {
    const struct atom *atom = &b->atoms[i];
    int penalty = penalty_behind(b, i);
    bool last = i + 1 >= b->to || b->atoms[i + 1].space;
    if (penalty >= KNUTH_PLASS_NEVER && b->unit_left > 0)
        penalty = CUT_PENALTY;
    if (last || penalty >= KNUTH_PLASS_NEVER)
        return;
    struct spot spot = {.atom = i + 1};
    if (atom->stretch > 0 && b->justified)
        add_item(b, (struct break_item){.kind = ITEM_GLUE, .stretch = atom->stretch}, spot);
    else
        add_penalty(b, (struct break_item){.penalty = penalty, .hang = right_hang(b, i)}, spot);
}

typedef bool ends(const struct builder *b, size_t i);

/* The atoms from `i` to the end of a word or unit when they are wider than a line, else 0. */
static int count_wide(const struct builder *b, size_t i, ends *ends_here) {
    int64_t width = 0;
    int count = 0;
    size_t first = i; /* the blanks that a line of program text begins with stay before its word */
    while (b->code && first > b->from && b->atoms[first - 1].space)
        first--;
    for (size_t k = first; first == b->from && k < i; k++)
        width += b->atoms[k].width;
    for (size_t k = i; k < b->to; k++) {
        width += b->atoms[k].width;
        count++;
        if (ends_here(b, k))
            break;
    }
    return width > b->shape->frame.width ? count : 0;
}

static void add_word(struct builder *b, size_t i) {
    bool desperate = b->attempt == DESPERATE;
    if (desperate && b->code && (i == b->from || ends_word(b, i - 1)))
        b->wide = count_wide(b, i, ends_word) > 0;
    if (desperate && (i == b->from || ends_unit(b, i - 1)))
        b->unit_left = count_wide(b, i, ends_unit);
    if (b->unit_left > 0) {
        b->unit_left--;
        add_clusters(b, i);
    } else {
        /* The halves are shaped on their own, so the widths of the boxes are what the lines will
         * have. */
        const struct atom *atom = &b->atoms[i];
        size_t count = 0;
        const struct hyphen *hyphens = find_hyphens(b, i, &count);
        int done = 0, left = b->hangs ? hang_left(atom->word, atom->part, atom->look) : 0;
        for (size_t k = 0; k < count; k++) {
            int x = atom->width - word_width(hyphens[k].tail, atom->look);
            x = x > done ? x : done;
            add_box(b, x - done, left);
            const struct word *head = hyphens[k].head;
            add_penalty(b,
                        (struct break_item){
                            .penalty = hyphens[k].at <= 2 ? SHORT_PENALTY : HYPHEN_PENALTY,
                            .width = word_width(head, atom->look) - x,
                            .hang = b->hangs ? hang_right(head, &head->parts[0], atom->look) : 0},
                        (struct spot){i, hyphens[k].at, &hyphens[k]});
            done = x;
            left = 0;
        }
        add_box(b, atom->width - done, left);
    }
    end_atom(b, i);
}

static void build(struct builder *b, enum attempt attempt) {
    size_t end = b->from + line_visible(b->atoms + b->from, b->to - b->from);
    b->attempt = attempt;
    b->lines->item_count = 0;
    b->unit_left = 0;
    b->wide = false;
    b->rest = 0;
    for (size_t i = b->from; i < end; i++)
        b->rest += b->atoms[i].width;
    size_t to = b->to;
    b->to = end;
    for (size_t i = b->from; i < end; i++)
        if (b->atoms[i].space || b->atoms[i].shrink > 0)
            add_blank(b, i);
        else
            add_word(b, i);
    b->to = to;
}

static bool fits_one_line(const struct builder *b) {
    int64_t width = 0;
    size_t visible = line_visible(b->atoms + b->from, b->to - b->from);
    for (size_t i = 0; i < visible && width <= b->shape->frame.width; i++)
        width += b->atoms[b->from + i].width;
    return width <= b->shape->frame.width;
}

/* What a ragged margin may take without ugliness: of narrow columns, much of their width, as a
 * hyphen in a cell is worse than a short line; of headings, all of it. */
static int ragged_tail(const struct builder *b) {
    const struct line_shape *shape = b->shape;
    if (shape->look->font_role == FONT_HEADING)
        return shape->frame.width;
    int tail = shape->look->size * 6;
    tail = tail > shape->frame.width / 8 ? tail : shape->frame.width / 8;
    return tail < shape->frame.width / 2 ? tail : shape->frame.width / 2;
}

static bool try_lines(struct builder *b, enum attempt attempt) {
    const struct line_shape *shape = b->shape;
    struct knuth_plass_setup setup = {.width = shape->frame.width};
    bool heading = shape->look->font_role == FONT_HEADING;
    setup.tail = b->justified ? 0 : ragged_tail(b);
    setup.tolerance = b->justified && attempt == PLAIN ? TIGHT_TOLERANCE : TOLERANCE;
    if (attempt == LOOSE)
        setup.tolerance = LOOSE_TOLERANCE;
    if (attempt == DESPERATE || heading)
        setup.tolerance = KNUTH_PLASS_ANY;
    if (attempt == DESPERATE) {
        /* Little, so that one hopeless line (a long address) does not loosen all the others. */
        setup.emergency = shape->look->size * 2 / 3;
        setup.rescue = true;
    }
    build(b, attempt);
    return knuth_plass_break(&b->lines->breaks, b->lines->items, b->lines->item_count, &setup);
}

static void choose_breaks(struct builder *b) {
    for (enum attempt a = PLAIN; a <= DESPERATE && !b->code; a++)
        if (try_lines(b, a))
            return;
    build(b, DESPERATE);
    knuth_plass_fill(&b->lines->breaks, b->lines->items, b->lines->item_count,
                     b->shape->frame.width);
}

static void break_segment(struct builder *b) {
    struct compositor c = {.typesetter = b->typesetter,
                           .shape = b->shape,
                           .atoms = b->atoms,
                           .limit = b->to,
                           .justified = b->justified,
                           .hangs = b->hangs};
    struct spot start = {.atom = b->from};
    if (!fits_one_line(b)) {
        choose_breaks(b);
        const struct knuth_plass *o = &b->lines->breaks;
        for (size_t i = 0; i + 1 < o->break_count; i++)
            start = compose_line(&c, start, b->lines->spots[o->breaks[i]]);
    }
    c.last = true;
    compose_line(&c, start, (struct spot){.atom = b->to});
}

struct lines paragraph_break(struct typesetter *t, const struct line_shape *shape) {
    const struct look *look = shape->look;
    atomise_paragraph(t, shape->paragraph);
    struct line_scratch *lines = t->lines;
    struct builder b = {.typesetter = t,
                        .lines = lines,
                        .shape = shape,
                        .atoms = lines->atoms.list,
                        .code = look->font_role == FONT_CODE,
                        .justified = shape->alignment == ALIGN_LEFT && look->style != NULL &&
                                     look->style->justify && look->font_role != FONT_CODE &&
                                     !shape->ragged};
    b.hangs = b.justified && lines->base_level == 0;
    b.runt = least_rest(&b);
    lines->done_count = 0;
    for (size_t count = lines->atoms.count; b.from < count; b.from = b.to) {
        b.to = b.from;
        while (b.to < count && b.atoms[b.to].part != NULL)
            b.to++;
        b.to += b.to < count; /* the forced end itself */
        break_segment(&b);
    }
    return (struct lines){lines->done, lines->done_count};
}

struct extent paragraph_measure(struct typesetter *t, const struct paragraph *p) {
    struct extent extent = {0};
    atomise_paragraph(t, p);
    int unit = 0, line = 0, blank = 0;
    for (size_t i = 0; i < t->lines->atoms.count; i++) {
        const struct atom *atom = &t->lines->atoms.list[i];
        if (atom->part == NULL) {
            unit = line = blank = 0;
            continue;
        }
        if (atom->space) {
            blank += atom->width;
            unit = atom->penalty < UNIT_PENALTY ? 0 : unit + atom->width;
            continue;
        }
        line += blank + atom->width;
        blank = 0;
        unit += atom->width;
        extent.least = unit > extent.least ? unit : extent.least;
        extent.full = line > extent.full ? line : extent.full;
        if (atom->penalty < KNUTH_PLASS_NEVER)
            unit = 0;
    }
    return extent;
}

enum direction paragraph_side(struct typesetter *t, const struct paragraph *p,
                              enum direction around, int width) {
    bool differs = around == DIRECTION_RIGHT_TO_LEFT ||
                   bidi_is_needed((struct str){p->text.bytes, p->text.count});
    if (around == DIRECTION_OWN || !differs)
        return DIRECTION_OWN;
    return paragraph_measure(t, p).full <= width ? around : DIRECTION_OWN;
}
