/* Inside of layout/: looks, slices and the galley. Only layout/ includes this.
 *
 * Blocks are laid out into a galley, a column of slices of no fixed end. A slice is what a page
 * never cuts: a line, a table row, a figure. The pager (pager.c) then deals the slices out to
 * pages. All x are absolute on the page; y inside a slice count from its top. Lengths are 1/1000
 * pt. */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "base/buf.h"
#include "layout/text/shape.h"

/* How text looks at some point of the tree. */
struct look {
    const struct style *style; /* the last style applied; NULL = none */
    enum font_role role;
    enum font_face face;
    int size, leading;
    int tracking; /* extra space after each glyph */
    int raise;    /* above the baseline */
    struct colour colour;
    bool tabular, struck;
    bool whole;              /* not broken at its spaces */
    struct str link;         /* target; empty = none */
    const struct node *node; /* that the text belongs to */
    bool label;              /* the text is the mark of a list item or note */
    const struct font *font;
    int ascent, descent; /* of the font at this size; descent positive */
};

/* Which side lines begin at. OWN: where their own text does. */
enum direction { DIRECTION_OWN, DIRECTION_LEFT_TO_RIGHT, DIRECTION_RIGHT_TO_LEFT };

enum piece_kind { PIECE_RUN, PIECE_RECTANGLE, PIECE_PICTURE, PIECE_LINK, PIECE_MARK };

struct mark {         /* an anchor, a heading or both */
    struct str name;  /* empty = no anchor */
    struct str title; /* outline; empty = none */
    int level;
    size_t heading; /* ordinal from 1; 0 = no heading */
    bool body;      /* front matter ends here; the last such mark counts */
    int y;          /* from the top of the slice */
};

struct piece {
    struct piece *next;
    enum piece_kind kind;
    union {
        struct run run;
        struct rectangle rectangle;
        struct picture picture;
        struct link link;
        struct mark mark;
    };
};

/* A background that runs along several slices: panel, rule of a quote. */
struct rail {
    const struct rail *outer;
    int x, width;
    struct colour colour;
};

struct row;

struct slice {
    int space; /* above; left out at the top of a page */
    int height;
    int baseline;                       /* of the first line of text; 0 = none */
    bool keep_next, break_before, bare; /* bare: the page has no head and foot */
    bool floats; /* begins a figure that may stand at the top of the next page */
    struct piece *first, *last;
    const struct rail *rails;    /* innermost first */
    struct row *row;             /* columns that may be cut; NULL = whole */
    const struct header *header; /* repeated above when a page begins here */
};

struct header { /* of a table */
    struct slice *slices;
    size_t count;
    int height;
};

struct galley {
    struct arena *arena;
    struct slice *slices;
    size_t count;
    int after;           /* space asked for below the last slice */
    bool breaks;         /* a page break waits for the next slice */
    struct piece *marks; /* wait for the next slice */
    const struct rail *rails;
    const struct header *header;
};

struct cell {
    struct galley galley;
    size_t next; /* first slice not yet placed */
};

/* Cells side by side, tops aligned. */
struct row {
    struct cell *cells;
    size_t count;
    int padding_top, padding_bottom;
    int x, width;
    struct colour fill, rule;
    bool filled;
    int rule_height;    /* hairline below; 0 = none */
    int whole;          /* up to this height the row is never cut */
    bool repeats_first; /* a part on a further page shows the first cell's first lines again */
    bool continued;     /* a part was cut off */
    struct slice label; /* what is shown again */
};

struct frame {
    int x, width;
};

struct foot_note {
    struct galley galley;
    bool laid, queued; /* queued: printed, or waiting for room */
};

/* The notes at the foot of the pages. */
struct foot {
    struct flow *flow;
    struct foot_note *notes; /* by number, from 0 */
    struct galley queue;     /* in the order of reference */
    size_t from, to;         /* slices of the queue that stand on this page */
    int height;              /* of them, with the rule; 0 = none */
};

struct footnote {
    struct str label;
    const struct node *node; /* definition; NULL = not seen */
    size_t number;           /* in the order of reference */
};

struct last_round {            /* from the round before */
    const struct pages *pages; /* NULL in the first round */
    struct str guess;          /* as wide as most numbers will be */
    size_t *heading_pages;     /* by ordinal, from 1 */
    size_t heading_count;
};

struct span {
    size_t from, to; /* bytes of the paragraph's text */
    const struct look *look;
};

struct paragraph {
    struct buf text;
    struct span *spans;
    size_t span_count;
    const struct node **images;
    size_t image_count;
    bool blank_before;     /* a picture was left out behind a blank: the next one is one too many */
    struct galley *galley; /* takes the marks; NULL when only measured */
    enum direction direction;
};

/* One part of a word, or a space, or a forced line end. */
struct atom {
    struct font_run *part; /* NULL: forced line end */
    struct word *word;     /* of the part */
    const struct look *look;
    size_t from, to; /* bytes of the paragraph's text */
    int width;
    int stretch, shrink; /* of a blank, or between ideographs */
    int extra;           /* what justification adds behind the last glyph */
    int penalty;         /* of a line end behind it; KNUTH_PLASS_NEVER = none may be there */
    signed char level;   /* of embedding, UAX 9 */
    bool space;          /* vanishes at a line's end */
    bool hyphen;         /* its last glyph is a hyphen that the text does not have */
};

struct atoms {
    struct atom *list;
    size_t count, capacity;
};

struct reported { /* a missing character */
    const struct node *node;
    uint32_t character;
};

/* Columns that all tables of one style and the same shares have in common. */
struct columns {
    const struct node *table; /* the first of them */
    int width;
    int *widths;
};

struct flow {
    struct arena *block_arena; /* of the work at hand: dropped as soon as its pages are dealt */
    struct arena *page_arena; /* of what pages hold: theirs for as long as the round's pages live */
    struct arena *document_arena; /* of all rounds */
    const struct layout_input *input;
    const struct theme *theme;
    struct findings *findings;
    struct shaper *shaper;
    struct last_round last_round;
    bool dry;           /* a round for page numbers only: no glyphs are placed */
    bool wants_numbers; /* the document asks for page numbers */
    bool contents_passed;
    bool in_cover;
    int table_depth, list_depth;
    enum alignment alignment; /* of the column around */
    enum direction around;    /* of the list, quote or table around */
    size_t figure_count, heading_count;
    struct footnote *footnotes;
    size_t footnote_count;
    struct reported *reported; /* to say it once */
    size_t reported_count;
    struct columns *columns;
    size_t columns_count;
    struct run *runs; /* scratch: of the page being filled */
    size_t run_room;
    struct atoms atoms;         /* scratch */
    struct line_scratch *lines; /* of lines.h; NULL at first */
};

/* look.c */
struct look look_body(const struct flow *flow);
struct look look_style(const struct flow *flow, const struct look *from, enum role role);
struct look look_resize(const struct flow *flow, const struct look *from, int size, int leading);
void look_settle(const struct flow *flow, struct look *look); /* finds the font after a change */
const struct style *flow_style(const struct flow *flow, enum role role);
int flow_text_height(const struct flow *flow); /* of a page between its margins */

/* inline.c */
struct paragraph paragraph_init(struct flow *flow);
/* Inlines from `first` up to `end` (NULL: all). */
void paragraph_add(struct flow *flow, struct paragraph *p, const struct node *first,
                   const struct node *end, const struct look *look);
void paragraph_add_text(struct flow *flow, struct paragraph *p, struct str text,
                        const struct look *look);

/* linebreak.c */
struct line_shape {
    const struct paragraph *paragraph;
    const struct look *look; /* of the block */
    int x, width;
    enum alignment alignment;
    enum direction side; /* that lines begin at */
    bool keep_next;
};
/* Breaks the paragraph into slices of the galley. */
void linebreak_lay(struct flow *flow, struct galley *galley, const struct line_shape *shape);
/* Widest part that cannot be broken, and widest line. */
void linebreak_measure(struct flow *flow, const struct paragraph *p, int *least, int *full);

/* direction.c */
enum direction direction_of_document(const struct flow *flow);
/* By the first strong character in the block (UAX 9, P2), else by the document's language. */
enum direction direction_of_block(const struct flow *flow, const struct node *node);
/* Of a paragraph: one that takes a single line begins beside its list's mark, whatever it is
 * written in. */
enum direction direction_of_line(struct flow *flow, const struct paragraph *p, int width);
struct frame frame_indent(struct frame frame, enum direction direction, int indent);
/* Where `part` stands in `whole`: in a document that is read from right to left, mirrored. */
struct frame frame_turn(const struct flow *flow, struct frame whole, struct frame part);

/* galley.c */
/* Text of one look in a frame; `direction`: of its runs. */
struct galley galley_of_text(struct flow *flow, struct str text, struct frame frame,
                             const struct look *look, enum alignment alignment,
                             enum direction direction);
struct slice *galley_add(struct galley *galley, int space, int height);
void galley_request_space(struct galley *galley,
                          int space); /* at least so much before the next slice */
struct piece *slice_add(struct arena *arena, struct slice *slice, enum piece_kind kind);
void slice_add_rectangle(struct arena *arena, struct slice *slice, struct rectangle rectangle);
void galley_mark(struct galley *galley, struct mark mark);
void galley_rail(struct galley *galley, int x, int width, struct colour colour);
/* Draws the rails of `slice` into it; `above` is the slice before it in the same column or NULL. */
void slice_draw_rails(struct arena *arena, struct slice *slice, const struct slice *above);

/* row.c */
int galley_height(const struct galley *galley, size_t from); /* of the slices from there on */
struct slice *row_add(struct galley *galley, struct row *row);
int row_height(const struct row *row);
/* Cuts off what fits into `available`; the rest stays in the row. False when nothing fits and
 * `force` is not set. */
bool row_cut(struct arena *arena, struct slice *slice, int available, bool force,
             struct slice *part);
void row_compose(struct arena *arena, struct slice *slice); /* all of it, whole */
void slice_move_down(struct slice *slice, int by);          /* the pieces */
/* Shows the slices that row_cut() would take into `available`. */
typedef void row_visitor(void *context, const struct slice *slice);
void row_visit(const struct row *row, int available, row_visitor *visit, void *context);

/* flow.c, list.c, sections.c, table.c, figure.c, contents.c */
void flow_blocks(struct flow *flow, struct galley *galley, const struct node *first,
                 struct frame frame, const struct look *look);
void flow_block(struct flow *flow, struct galley *galley, const struct node *node,
                struct frame frame, const struct look *look);
void flow_text(struct flow *flow, struct galley *galley, const struct node *node,
               struct frame frame, const struct look *look, enum alignment alignment);
void flow_heading(struct flow *flow, struct galley *galley, const struct node *node,
                  struct frame frame, const struct look *look);
struct footnote *flow_footnote(struct flow *flow, struct str label); /* foot.c */
void list_lay(struct flow *flow, struct galley *galley, const struct node *node, struct frame frame,
              const struct look *look);
/* aside.c: a panel of facts beside the text that follows it. False: it cannot stand there; else the
 * first node that is left goes to *rest. */
bool aside_lay(struct flow *flow, struct galley *galley, const struct node *node,
               struct frame frame, const struct look *look, const struct node **rest);
void section_lay(struct flow *flow, struct galley *galley, const struct node *node,
                 struct frame frame, const struct look *look);
void cover_lay(struct flow *flow, struct galley *galley, const struct node *node,
               struct frame frame, const struct look *look);
void table_lay(struct flow *flow, struct galley *galley, const struct node *node,
               struct frame frame, const struct look *look);
/* table_width.c */
void table_measure(struct flow *flow, const struct node *table, const struct look *look, int *least,
                   int *full);
/* They fill the width, or half of it. */
void table_widths(struct flow *flow, const struct node *table, const struct look *look, int width,
                  int *widths);
struct look table_cell_look(struct flow *flow, const struct node *cell, bool header,
                            const struct look *look);
size_t table_column_count(const struct node *table);
int table_padding(const struct flow *flow); /* left and right of each column, together */
int table_gap(const struct flow *flow, const struct node *table, size_t column); /* behind it */
enum alignment table_alignment(const struct node *table, size_t column);
/* Widths of blocks: what cannot be made narrower, and what they would like. */
void measure_blocks(struct flow *flow, const struct node *first, const struct look *look,
                    int *least, int *full);

/* keep.c */
bool keep_leads(const struct node *paragraph); /* as a heading does */
/* `last` ends the words right before the block `next`; their last lines keep with it. */
bool keep_announces(const struct node *last, const struct node *next);

/* code.c */
void code_lay(struct flow *flow, struct galley *galley, const struct node *node, struct frame frame,
              const struct look *look);

/* numeric.c: right-aligned columns whose cells are all numbers. */
struct numeric {
    bool aligned;        /* on the decimal sign */
    size_t count, units; /* cells that are numbers; of these, with a unit */
    size_t words;        /* cells that are text */
    int before, after;   /* widest part before the decimal sign, and from there on */
};
struct numeric *numeric_columns(struct flow *flow, const struct node *table,
                                const struct look *look, size_t count);
/* How far from the right the cell's text ends, in a frame `room` wide. */
int numeric_shift(struct flow *flow, const struct numeric *column, const struct node *cell,
                  const struct look *look, int room);

void figure_lay(struct flow *flow, struct galley *galley, const struct node *node,
                struct frame frame, const struct look *look);
/* Pictures inside a paragraph: below it, without number and caption. */
void figure_lay_inside(struct flow *flow, struct galley *galley, const struct paragraph *p,
                       struct frame frame, const struct look *look);
/* Of a slice that floats: its picture may be made smaller, and the slice lower, by the pager. */
int figure_picture_height(const struct slice *slice);
void figure_shrink(struct slice *slice, int percent);
void contents_lay(struct flow *flow, struct galley *galley, const struct node *node,
                  struct frame frame, const struct look *look);
/* Text of the page on which the anchor of a NODE_PAGE_NUMBER stands. */
struct str contents_page_of(const struct flow *flow, const struct node *number);

/* foot.c: call foot_init() when all notes are known. */
struct foot foot_init(struct flow *flow);
/* Height that the notes of the slice ask for on its page, without the rule above them all. */
int foot_wants(struct foot *foot, const struct slice *slice);
int foot_lead(const struct foot *foot); /* of that rule, when the page has no notes yet */
/* Room for lines of a row that is cut, when its notes are to stand below. */
int foot_row_room(struct foot *foot, const struct slice *slice, int room);
/* The slice was placed: takes its notes; the foot may be `most` high. */
void foot_take(struct foot *foot, const struct slice *slice, int most);
void foot_take_unused(struct foot *foot, int most); /* notes that nothing refers to */
/* Goes on with what was left over; false when there is none. */
bool foot_begin_page(struct foot *foot, bool text_follows);
struct rectangle foot_rule(const struct foot *foot, int y);

/* page.c: what stands on the last of the pages. */
void page_open(struct flow *flow, struct page *page);
void page_close(struct flow *flow, struct page *page);          /* it holds all of its text */
struct run *page_add_run(struct flow *flow, struct page *page); /* to be filled in */
void page_add_rectangle(struct flow *flow, struct page *page, struct rectangle rectangle);
void page_add_slice(struct flow *flow, struct pages *pages, const struct slice *slice, int y,
                    bool artefact);

/* chapter.c: slices to come. A chapter begins on a new page, or with a heading of level 1. */
bool slice_has_heading(const struct slice *slice, int deepest);
bool chapter_begins(const struct slice *slice);
/* Whether so much text, without figures, follows before the chapter ends. */
bool chapter_has_text(const struct galley *galley, size_t from, int height);
/* The first slice that must begin a page; `from` when that is further away than `most`. */
size_t chapter_end(const struct galley *galley, size_t from, int most);
/* Size, per cent, in which the figures of these slices are together so much lower. */
int chapter_share(const struct galley *galley, size_t from, size_t to, int lower);

/* pager.c: the galley's slices onto pages. */
MUST_USE enum status pager_deal(struct flow *flow, struct galley *galley, struct pages *pages,
                                bool **bare);
/* furniture.c: head and foot lines, DRAFT. */
void furniture_add(struct flow *flow, struct pages *pages, const bool *bare);

#endif
