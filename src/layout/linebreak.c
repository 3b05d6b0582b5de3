/* Lines. A paragraph's text is cut into atoms (parts of words, spaces), and lines are filled
 * greedily.
 *
 * Break opportunities follow UAX 14 in the cases that occur here: after spaces (LB18), hyphens and
 * dashes (LB21, BA and HY), zero width space (LB8), between ideographs (ID), and in long addresses
 * after a slash. A no-break space is no opportunity (LB12). What is wider than the line is cut
 * between clusters, so that nothing ever sticks out. */
#include "base/limits.h"
#include "layout/flow.h"

enum {
    LONG_WORD = 24,    /* bytes; from here on a slash is a place to break */
    LONGEST_ATOM = 192 /* bytes; longer words are cut into several atoms to stay linear */
};

static bool is_ideograph(uint32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF60) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_one_of(uint32_t c, const uint32_t *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (list[i] == c)
            return true;
    return false;
}

/* UAX 14 classes OP, and CL, EX, NS as far as they are ideographic punctuation. */
static bool opens(uint32_t c) {
    static const uint32_t list[] = {0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0xFF08, '('};
    return is_one_of(c, list, sizeof list / sizeof list[0]);
}

static bool closes(uint32_t c) {
    static const uint32_t list[] = {0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015,
                                    0x30FC, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F,
                                    ')',    ',',    '.',    ':',    ';',    '!',    '?',    0xA0};
    return is_one_of(c, list, sizeof list / sizeof list[0]);
}

static bool is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC0;
}

/* May a line end between `c` and `d`? `before` stands before c; `length` is the word's. */
static bool may_break(uint32_t before, uint32_t c, uint32_t d, size_t length) {
    if (c == 0x200B)
        return true;
    if (c == '-')
        return (is_letter(before) || is_digit(before)) && is_letter(d);
    if (c == 0x2010 || c == 0x2014 || c == 0x2013)
        return !is_digit(d) && !closes(d);
    if (c == '/' || c == '?' || c == '&' || c == '=')
        return length >= LONG_WORD && (is_letter(d) || is_digit(d)) && before != '<';
    if (c < 0x2000 && d < 0x2000)
        return false;
    return (is_ideograph(c) || is_ideograph(d)) && !closes(d) && !opens(c) && d != 0x200D;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool was_reported(const struct flow *flow, const struct node *node, uint32_t c) {
    for (size_t i = 0; i < flow->reported_count; i++)
        if (flow->reported[i].node == node && flow->reported[i].character == c)
            return true;
    return flow->reported_count >= LIMIT_FINDINGS;
}

static void report_missing(struct flow *flow, const struct node *node, uint32_t c) {
    if (node == NULL || was_reported(flow, node, c))
        return;
    *APPEND(flow->arena, flow->reported, flow->reported_count) = (struct reported){node, c};
    const struct node *placed = node;
    while (placed->parent != NULL && str_empty(placed->place.file))
        placed = placed->parent;
    char bytes[4];
    size_t count = utf8_encode(c, bytes);
    finding_add(flow->findings, FINDING_NO_GLYPH, placed->place,
                "no font has the character U+%04X (%.*s)", (unsigned)c, (int)count, bytes);
}

static struct atom *add_atom(struct flow *flow) {
    struct atoms *atoms = &flow->atoms;
    if (atoms->count == atoms->capacity) {
        size_t capacity = atoms->capacity == 0 ? 1024 : atoms->capacity * 2;
        struct atom *list = NEW_ARRAY(flow->arena, struct atom, capacity);
        for (size_t i = 0; i < atoms->count; i++)
            list[i] = atoms->list[i];
        atoms->list = list;
        atoms->capacity = capacity;
    }
    atoms->list[atoms->count] = (struct atom){0};
    return &atoms->list[atoms->count++];
}

static void fill_atom(struct atom *atom, struct part *part, const struct look *look, size_t from) {
    atom->part = part;
    atom->look = look;
    atom->from = from + part->from;
    atom->to = from + part->to;
    atom->width = part_width(part, look->size) + (int)part->glyph_count * look->tracking;
}

static void add_word(struct flow *flow, struct str text, size_t from, size_t to,
                     const struct look *look) {
    struct str piece = str_slice(text, from, to);
    struct word *word = shaper_shape(flow->shaper, look->font, piece, look->tabular);
    for (size_t i = 0; i < word->part_count; i++) {
        fill_atom(add_atom(flow), &word->parts[i], look, from);
        if (word->parts[i].missing != 0)
            report_missing(flow, look->node, word->parts[i].missing);
    }
}

static void add_blank(struct flow *flow, struct str text, size_t at, const struct look *look) {
    if (text.s[at] == '\n' && look->role != FONT_CODE) {
        *add_atom(flow) = (struct atom){.look = look, .from = at, .to = at + 1};
        return;
    }
    add_word(flow, text, at, at + 1, look);
    struct atom *atom = &flow->atoms.list[flow->atoms.count - 1];
    atom->space = atom->breaks = true;
}

static size_t word_length(struct str text, size_t at) {
    size_t end = at;
    while (end < text.n && end - at < LONG_WORD && !is_space(text.s[end]))
        end++;
    return end - at;
}

struct scan {
    struct str text;
    size_t limit;  /* end of the span */
    size_t length; /* of the word, up to LONG_WORD */
    uint32_t before;
    bool breaks;
};

/* End of the unit that begins at `at`: up to a space, the span's end, or a place to break. */
static size_t unit_end(struct scan *scan, size_t at) {
    size_t start = at;
    scan->breaks = false;
    while (at < scan->limit && !is_space(scan->text.s[at])) {
        uint32_t c = utf8_next(scan->text, &at);
        size_t next = at;
        uint32_t d = at < scan->text.n ? utf8_next(scan->text, &next) : ' ';
        bool ends = d != ' ' && may_break(scan->before, c, d, scan->length);
        scan->before = c;
        if (ends) {
            scan->breaks = true;
            break;
        }
        /* A cut between a base and its mark would be seen; ASCII before ASCII is safe. */
        if (at - start >= LONGEST_ATOM && ((c < 128 && d < 128) || at - start >= LONGEST_ATOM * 4))
            break;
    }
    return at;
}

void linebreak_atomise(struct flow *flow, const struct paragraph *p) {
    flow->atoms.count = 0;
    struct str text = {p->text.bytes, p->text.count};
    struct scan scan = {.text = text, .before = ' '};
    for (size_t i = 0; i < p->span_count; i++) {
        scan.limit = p->spans[i].to;
        for (size_t at = p->spans[i].from; at < scan.limit;) {
            if (is_space(text.s[at])) {
                add_blank(flow, text, at++, p->spans[i].look);
                scan.before = ' ';
                continue;
            }
            if (scan.before == ' ')
                scan.length = word_length(text, at);
            size_t end = unit_end(&scan, at);
            add_word(flow, text, at, end, p->spans[i].look);
            flow->atoms.list[flow->atoms.count - 1].breaks = scan.breaks;
            at = end;
        }
    }
}

void linebreak_measure(struct flow *flow, const struct paragraph *p, int *least, int *full) {
    linebreak_atomise(flow, p);
    int unit = 0, line = 0, blank = 0;
    for (size_t i = 0; i < flow->atoms.count; i++) {
        const struct atom *atom = &flow->atoms.list[i];
        if (atom->part == NULL) {
            unit = line = blank = 0;
            continue;
        }
        if (atom->space) {
            blank += atom->width;
            unit = 0;
            continue;
        }
        line += blank + atom->width;
        blank = 0;
        unit += atom->width;
        *least = unit > *least ? unit : *least;
        *full = line > *full ? line : *full;
        if (atom->breaks)
            unit = 0;
    }
}

/* Bytes of the atom whose clusters fit into `room`; at least one cluster when `force`. */
static size_t fitting_bytes(const struct atom *atom, int room, bool force) {
    const struct part *part = atom->part;
    size_t count = part->glyph_count;
    int width = 0;
    size_t fits = 0;
    for (size_t i = 0; i < count; i++) {
        const struct shaped_glyph *g = &part->glyphs[part->right_to_left ? count - 1 - i : i];
        if (g->cluster > fits && (width <= room || (force && fits == 0)))
            fits = g->cluster;
        width += shape_scale(part->font, g->advance, atom->look->size) + atom->look->tracking;
        if (width > room && (fits > 0 || !force))
            break;
    }
    return fits;
}

/* Cuts atoms[i] in two: the head goes to *head, the tail stays. */
static bool cut_atom(struct flow *flow, struct str text, size_t i, int room, bool force,
                     struct atom *head) {
    struct atom *atom = &flow->atoms.list[i];
    if (atom->part->missing != 0)
        return false;
    size_t bytes = fitting_bytes(atom, room, force);
    if (bytes == 0 || atom->from + bytes >= atom->to)
        return false;
    const struct look *look = atom->look;
    size_t from = atom->from, middle = from + bytes, to = atom->to;
    struct word *first =
        shaper_shape(flow->shaper, look->font, str_slice(text, from, middle), look->tabular);
    struct word *rest =
        shaper_shape(flow->shaper, look->font, str_slice(text, middle, to), look->tabular);
    if (first->part_count != 1 || rest->part_count != 1)
        return false;
    *head = (struct atom){0};
    fill_atom(head, &first->parts[0], look, from);
    fill_atom(atom, &rest->parts[0], look, middle);
    return true;
}

struct filler {
    struct flow *flow;
    struct galley *galley;
    const struct line_shape *shape;
    struct str text;
    size_t start; /* of the line */
};

static void end_line(struct filler *f, size_t end) {
    line_place(f->flow, f->galley, f->shape, &f->flow->atoms.list[f->start], end - f->start);
    f->start = end;
}

/* atoms[i] does not fit and there is no place to break before it on this line. Gives where to go
 * on. */
static size_t cut_line(struct filler *f, size_t i, int x) {
    struct atom head;
    if (cut_atom(f->flow, f->text, i, f->shape->width - x, i == f->start, &head)) {
        struct atom tail = f->flow->atoms.list[i];
        f->flow->atoms.list[i] = head;
        end_line(f, i + 1);
        f->flow->atoms.list[i] = tail;
        f->start = i;
        return i;
    }
    end_line(f, i == f->start ? i + 1 : i);
    return f->start;
}

static void fill_lines(struct filler *f) {
    struct atoms *atoms = &f->flow->atoms;
    size_t chance = 0; /* the line may end before this atom */
    int x = 0;
    for (size_t i = 0; i < atoms->count;) {
        struct atom *atom = &atoms->list[i];
        if (atom->part == NULL) {
            end_line(f, i + 1);
            i = chance = f->start;
            x = 0;
        } else if (!atom->space && x + atom->width > f->shape->width) {
            if (chance > f->start) {
                end_line(f, chance);
                i = f->start;
            } else {
                i = cut_line(f, i, x);
            }
            chance = f->start;
            x = 0;
        } else {
            x += atom->width;
            i++;
            if (atom->breaks)
                chance = i;
        }
    }
    if (f->start < atoms->count)
        end_line(f, atoms->count);
}

void linebreak_lay(struct flow *flow, struct galley *galley, const struct line_shape *shape) {
    const struct paragraph *p = shape->paragraph;
    linebreak_atomise(flow, p);
    struct filler filler = {
        .flow = flow, .galley = galley, .shape = shape, .text = {p->text.bytes, p->text.count}};
    size_t first = galley->count;
    fill_lines(&filler);
    size_t lines = galley->count - first;
    if (lines == 0)
        return;
    /* Two lines at least stay together at either end (widows and orphans). */
    if (lines > 1) {
        galley->slices[first].keep_next = true;
        galley->slices[first + lines - 2].keep_next = true;
    }
    for (size_t i = first; shape->keep_next && i < galley->count; i++)
        galley->slices[i].keep_next = true;
}
