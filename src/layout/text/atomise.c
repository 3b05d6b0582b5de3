/* A paragraph's text to atoms: parts of words in one font, one look and one direction; blanks;
 * forced line ends. Each knows whether a line may end behind it. */
#include <string.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "layout/text/bidi.h"
#include "layout/text/lines.h"
#include "layout/text/tie.h"

enum {
    LONGEST_ATOM = 192,       /* bytes; longer words are cut into several atoms to stay linear */
    HYPHEN_PENALTY = 50,      /* behind a written hyphen; TeX's \exhyphenpenalty */
    IDENTIFIER_PENALTY = 200, /* inside an address or name */
    PATH_PENALTY = 100,       /* behind a slash or hyphen of an address: better places */
    TIE_PENALTY = 500,        /* between a number and what it counts */
    LEAST_BLANK = 155,        /* 1/1000 em, of a blank that is shrunk */
    LEAST_STRETCH = 143       /* the same: what a blank may gain */
};

static void report_missing(struct typesetter *t, const struct node *node, uint32_t c) {
    if (node == NULL || t->reported_count >= LIMIT_FINDINGS)
        return;
    for (size_t i = 0; i < t->reported_count; i++)
        if (t->reported[i].node == node && t->reported[i].character == c)
            return;
    *APPEND(t->document_arena, t->reported, t->reported_count) = (struct reported){node, c};
    const struct node *placed = node;
    while (placed->parent != NULL && str_empty(placed->place.file))
        placed = placed->parent;
    char bytes[4];
    size_t count = utf8_encode(c, bytes);
    struct str code = str_format(t->findings->arena, "%04X", (unsigned)c);
    findings_add(t->findings, MESSAGE_NO_GLYPH, placed->place,
                 {say_text(code), say_text((struct str){bytes, count})});
}

void *lines_reserve(struct arena *arena, void *list, size_t used, size_t *capacity, size_t size) {
    if (used < *capacity)
        return list;
    size_t more = *capacity == 0 ? 1024 : *capacity * 2;
    void *larger = arena_alloc(arena, more, size);
    if (used > 0)
        memcpy(larger, list, used * size);
    *capacity = more;
    return larger;
}

static struct atom *add_atom(struct typesetter *t) {
    struct atoms *atoms = &t->lines->atoms;
    atoms->list = lines_reserve(t->document_arena, atoms->list, atoms->count, &atoms->capacity,
                                sizeof *atoms->list);
    atoms->list[atoms->count] = (struct atom){.penalty = KNUTH_PLASS_NEVER};
    return &atoms->list[atoms->count++];
}

void atomise_fill(struct atom *atom, struct word *word, size_t number, size_t from) {
    struct font_run *part = &word->parts[number];
    atom->part = part;
    atom->word = word;
    atom->from = from + part->from;
    atom->to = from + part->to;
    atom->width =
        part_width(part, atom->look->size) + (int)part->glyph_count * atom->look->tracking;
}

struct scan {
    struct typesetter *typesetter;
    struct str text;
    const unsigned char *marks;
    const signed char *levels; /* NULL: all 0 */
    const struct look *look;
    size_t limit; /* end of the span */
};

static signed char level_at(const struct scan *s, size_t at) {
    return s->levels == NULL ? 0 : s->levels[at];
}

static uint32_t character_before(struct str text, size_t at) {
    while (at > 0 && ((unsigned char)text.s[at - 1] & 0xC0) == 0x80)
        at--;
    size_t from = at == 0 ? 0 : at - 1;
    return utf8_next(text, &from);
}

/* Letters on either side of a change of style may join. */
static bool joins_at(const struct scan *s, size_t at) {
    if (s->levels == NULL || at == 0 || at >= s->text.n)
        return false;
    size_t next = at;
    return bidi_joins(character_before(s->text, at), utf8_next(s->text, &next));
}

static unsigned manner_of(const struct scan *s, size_t from, size_t to) {
    unsigned manner = s->look->tabular ? SHAPE_TABULAR : 0;
    if (level_at(s, from) & 1)
        manner |= SHAPE_RIGHT_TO_LEFT;
    if (joins_at(s, from))
        manner |= SHAPE_JOINS_BEFORE;
    if (joins_at(s, to))
        manner |= SHAPE_JOINS_AFTER;
    return manner;
}

static struct atom *add_word(const struct scan *s, const struct font *font, size_t from,
                             size_t to) {
    struct typesetter *t = s->typesetter;
    const struct look *look = s->look;
    struct word *word =
        shaper_shape(t->shaper, font, str_slice(s->text, from, to), manner_of(s, from, to));
    for (size_t i = 0; i < word->part_count; i++) {
        struct atom *atom = add_atom(t);
        atom->look = look;
        atomise_fill(atom, word, i, from);
        atom->level = level_at(s, from);
        if (word->parts[i].missing != 0)
            report_missing(t, look->node, word->parts[i].missing);
    }
    return &t->lines->atoms.list[t->lines->atoms.count - 1];
}

static int larger(int a, int b) {
    return a > b ? a : b;
}

static enum tie tie_at(const struct scan *s, size_t from, size_t to) {
    const struct atoms *atoms = &s->typesetter->lines->atoms;
    bool raised = atoms->count > 0 && atoms->list[atoms->count - 1].look->raise != 0;
    return s->look->font_role == FONT_CODE || raised ? TIE_NONE : tie_find(s->text, from, to);
}

/* A blank that lines are not broken at gets no penalty here: it has KNUTH_PLASS_NEVER. */
static void tie_blank(const struct scan *s, struct atom *atom, enum tie tie, bool breaks) {
    static const int penalties[] = {[TIE_NONE] = 0,
                                    [TIE_WEAK] = HYPHEN_PENALTY,
                                    [TIE_STRONG] = TIE_PENALTY,
                                    [TIE_HELD] = UNIT_PENALTY,
                                    [TIE_NARROW] = UNIT_PENALTY};
    if (tie == TIE_NARROW) {
        /* Between number and unit: about a fifth of an em, or less where the font's own blank is
         * hardly wider; no stretch, as the two are read as one. */
        int width = s->look->size * 2 / 9, most = atom->width * 4 / 5;
        int lost = atom->width - (width < most ? width : most);
        atom->width -= lost;
        atom->extra -= lost;
    } else if (tie != TIE_HELD) {
        /* A blank may gain a half and lose a third, as in TeX's text fonts and in Typst.
         * Where the font's own blank is narrow, it gains more and loses less, so that all
         * fonts have the same range. Those of program text hardly give, as its letters all
         * have one width. */
        int width = atom->width, size = atom->look->size;
        bool code = atom->look->font_role == FONT_CODE;
        int spare = larger(width - size * LEAST_BLANK / 1000, 0);
        atom->stretch = code ? width / 6 : larger(width / 2, size * LEAST_STRETCH / 1000);
        atom->shrink = code ? width / 6 : width / 3 < spare ? width / 3 : spare;
    }
    if (breaks)
        atom->penalty = penalties[tie];
}

/* The blank behind a word belongs to the word's font, so that text in another script is one run. */
static const struct font *blank_font(const struct scan *s) {
    const struct atoms *atoms = &s->typesetter->lines->atoms;
    const struct atom *last = atoms->count > 0 ? &atoms->list[atoms->count - 1] : NULL;
    bool follows = last != NULL && last->part != NULL && last->part->missing == 0;
    return follows && last->look == s->look && font_has(last->part->font, ' ') ? last->part->font
                                                                               : s->look->font;
}

static void add_blank(const struct scan *s, size_t at) {
    if (s->text.s[at] == '\n' && s->look->font_role != FONT_CODE) {
        struct atom *end = add_atom(s->typesetter);
        end->look = s->look;
        end->from = at;
        end->to = at + 1;
        return;
    }
    enum tie tie = tie_at(s, at, at + 1);
    struct atom *atom = add_word(s, blank_font(s), at, at + 1);
    atom->space = true;
    bool allowed = s->marks[at] != OPPORTUNITY_NONE;
    bool more = at + 1 < s->text.n && is_blank(s->text.s[at + 1]);
    tie_blank(s, atom, tie, (allowed || more) && !s->look->whole);
}

static const struct str no_break_space = {"\u00A0", 2};

static bool is_no_break(struct str text, size_t at) {
    return (unsigned char)text.s[at] == 0xC2 && at + 1 < text.n &&
           (unsigned char)text.s[at + 1] == 0xA0;
}

/* Characters set without blanks between them; the gaps between them take a little stretch. */
static bool is_ideograph(uint32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

static bool ends_unit(const struct scan *s, size_t start, size_t at) {
    return at >= s->limit || is_blank(s->text.s[at]) || s->marks[at - 1] != OPPORTUNITY_NONE ||
           is_no_break(s->text, at) || level_at(s, at) != level_at(s, start);
}

/* End of the unit that begins at `at`. */
static size_t unit_end(const struct scan *s, size_t at) {
    size_t start = at;
    do {
        bool plain = (unsigned char)s->text.s[at] < 0x80;
        if (plain)
            at++;
        else
            (void)utf8_next(s->text, &at);
        /* A cut between a base and its mark would be seen; ASCII before ASCII is safe. */
        bool safe = plain && at < s->limit && (unsigned char)s->text.s[at] < 0x80;
        if (at - start >= LONGEST_ATOM && (safe || at - start >= LONGEST_ATOM * 4))
            break;
    } while (!ends_unit(s, start, at));
    return at;
}

static void add_span(struct scan *s, size_t at) {
    while (at < s->limit) {
        if (is_blank(s->text.s[at])) {
            add_blank(s, at++);
        } else if (is_no_break(s->text, at)) {
            enum tie tie = tie_at(s, at, at + no_break_space.n);
            tie_blank(s, add_word(s, s->look->font, at, at + no_break_space.n), tie, false);
            at += no_break_space.n;
        } else {
            size_t end = unit_end(s, at);
            struct atom *atom = add_word(s, s->look->font, at, end);
            static const int penalties[] = {
                [OPPORTUNITY_NONE] = KNUTH_PLASS_NEVER,        [OPPORTUNITY_FREE] = 0,
                [OPPORTUNITY_HYPHEN] = HYPHEN_PENALTY,         [OPPORTUNITY_PATH] = PATH_PENALTY,
                [OPPORTUNITY_IDENTIFIER] = IDENTIFIER_PENALTY, [OPPORTUNITY_NAME] = NAME_PENALTY};
            atom->penalty = penalties[s->marks[end - 1]];
            /* a reader who sees "verify-" at a line's end does not know whose hyphen it is */
            if (s->look->font_role == FONT_CODE && s->marks[end - 1] == OPPORTUNITY_HYPHEN)
                atom->penalty = NAME_PENALTY;
            if (atom->penalty == 0 && (unsigned char)s->text.s[end - 1] >= 0x80 &&
                is_ideograph(character_before(s->text, end)))
                atom->stretch = s->look->size / 10;
            at = end;
        }
    }
}

static const signed char *resolve(struct typesetter *t, struct str text, enum direction direction) {
    struct line_scratch *lines = t->lines;
    bool right = direction_of_document(t) == DIRECTION_RIGHT_TO_LEFT;
    enum bidi_base base = direction == DIRECTION_RIGHT_TO_LEFT   ? BIDI_FROM_RIGHT
                          : direction == DIRECTION_LEFT_TO_RIGHT ? BIDI_FROM_LEFT
                          : right                                ? BIDI_BY_TEXT_OR_RIGHT
                                                                 : BIDI_BY_TEXT;
    lines->base_level = 0;
    if (base != BIDI_FROM_RIGHT && base != BIDI_BY_TEXT_OR_RIGHT && !bidi_is_needed(text))
        return NULL;
    if (text.n > lines->levels_capacity) {
        lines->levels_capacity = text.n * 2;
        lines->levels = NEW_ARRAY(t->document_arena, signed char, lines->levels_capacity);
    }
    lines->base_level = bidi_resolve(t->block_arena, text, base, lines->levels);
    return lines->levels;
}

void atomise_paragraph(struct typesetter *t, const struct paragraph *p) {
    if (t->lines == NULL) {
        t->lines = NEW(t->document_arena, struct line_scratch);
        t->lines->breaks.arena = t->lines->opportunities.arena = t->document_arena;
        t->lines->opportunities.language = t->language;
    }
    struct line_scratch *lines = t->lines;
    struct scan scan = {.typesetter = t, .text = {p->text.bytes, p->text.count}};
    t->lines->atoms.count = 0;
    if (str_empty(scan.text))
        return;
    opportunities_find(&lines->opportunities, scan.text);
    scan.marks = lines->opportunities.marks;
    scan.levels = resolve(t, scan.text, p->direction);
    for (size_t i = 0; i < p->span_count; i++) {
        scan.limit = p->spans[i].to;
        scan.look = p->spans[i].look;
        add_span(&scan, p->spans[i].from);
    }
}
