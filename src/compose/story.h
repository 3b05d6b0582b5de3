/* Inside compose/ only: the short story for the public. */
#ifndef COMPOSE_STORY_H
#define COMPOSE_STORY_H

#include "compose/composer.h"

/* ---- story_text.c: pieces of an author's text that can stand alone ---- */

/* A sentence, or a list with the sentence that leads to it. */
struct story_piece {
    const struct node *block; /* the sentence's paragraph; NULL: a list without one */
    struct range range;       /* of the paragraph's text */
    const struct node *list;  /* NULL: none */
    size_t words;
};

struct story_pieces {
    struct story_piece *list;
    size_t count;
};

/* Adds the pieces of the blocks from `first` up to `end`. What needs something else to be
 * understood is left out: a sentence that leads to a table, or that refers to a figure. */
void story_cut(struct arena *arena, const struct node *first, const struct node *end,
               struct story_pieces *pieces);
/* Copies pieces `range` below `parent`, sentences of one paragraph into one. */
void story_add_pieces(struct arena *arena, struct node *parent, const struct story_pieces *pieces,
                      struct range range);

/* Copies a block; what is not in the story is named there, not linked or shown. */
void story_add_block(struct arena *arena, struct node *parent, const struct node *block);
/* The sentence of a piece; empty for a list without one. */
struct str story_sentence(struct arena *arena, const struct story_piece *piece);
/* The first sentences of a block, one at least, as far as they fit into `bytes`. */
struct str story_begin(struct arena *arena, const struct node *block, size_t bytes);

/* ---- story_facts.c: results with a number ---- */

struct story_fact {
    struct str label, value;
    struct str before; /* the value it had; empty: not told */
};

struct story_facts {
    struct story_fact *list;
    size_t count;
    bool results; /* some come from what the author tells of the outcome */
};

/* From the first table that tells them, of the blocks from `first` up to `end` or else of the
 * outcome's sections; where there are few, figures of the case study follow. */
struct story_facts story_facts_of(struct composer *composer, const struct node *first,
                                  const struct node *end);
void story_add_facts(struct composer *composer, struct node *parent,
                     const struct story_facts *facts);

/* ---- story_quote.c ---- */

struct story_quote {
    const struct node *node; /* NULL: there is none */
    struct str by;           /* who is quoted */
};

struct story_quote story_find_quote(struct composer *composer);
void story_add_quote(struct composer *composer, struct node *parent,
                     const struct story_quote *quote);

/* ---- story.c ---- */

/* What the story lacks, as findings; asked when all of it is made. */
void story_tell_missing(struct composer *composer, const struct node *root);

#endif
