/* Who sets a document's text: theme and fonts, the words shaped so far, and the memory that is used
 * again from paragraph to paragraph. Knows nothing of blocks and pages: what is printed as a page's
 * number is asked through `page_numbers`. */
#ifndef LAYOUT_TEXT_TYPESETTER_H
#define LAYOUT_TEXT_TYPESETTER_H

#include "layout/text/hyphenate.h"
#include "layout/text/shape.h"
#include "model/finding.h"

/* Which side lines begin at. OWN: where their own text does. */
enum direction { DIRECTION_OWN, DIRECTION_LEFT_TO_RIGHT, DIRECTION_RIGHT_TO_LEFT };

struct footnote {
    struct str label;
    const struct node *node; /* definition; NULL = not seen */
    size_t number;           /* in the order of reference */
};

/* All that is counted while blocks are laid out. A trial keeps a copy; when its blocks are not to
 * stand there, the copy is the numbering again. */
struct numbering {
    size_t figures, headings;   /* of this round */
    struct footnote *footnotes; /* by number, from 0; they keep their numbers from round to round */
    size_t footnote_count;
};

/* What is printed as the number of a page. */
struct page_numbers {
    const void *context;
    /* Of the page with the anchor "#name", "name" or, in a sister document, "file.pdf#name". */
    struct str (*of_anchor)(const void *context, struct arena *arena, struct str target);
    struct str (*of_heading)(const void *context, struct arena *arena, size_t ordinal);
};

struct reported { /* a missing character */
    const struct node *node;
    uint32_t character;
};

struct typesetter {
    struct arena *block_arena;    /* of the work at hand: dropped when its pages are filled */
    struct arena *page_arena;     /* of what pages hold: lives as long as the round's pages */
    struct arena *document_arena; /* of all rounds */
    const struct theme *theme;
    const struct font_set *fonts;
    struct str language; /* of the document, BCP 47 */
    struct shaper *shaper;
    struct hyphenator *hyphenator; /* NULL = none */
    struct findings *findings;
    struct page_numbers page_numbers;
    bool dry; /* a round for page numbers only: no glyphs are placed */
    struct numbering numbering;
    struct reported *reported; /* to say it once */
    size_t reported_count;
    struct line_scratch *lines; /* of lines.h; NULL at first */
};

/* The note with this label, which gets the next number when it is new. */
struct footnote *typesetter_footnote(struct typesetter *t, struct str label);
enum direction direction_of_document(const struct typesetter *t);

#endif
