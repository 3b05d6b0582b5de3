/* Line breaking over a whole paragraph: D. E. Knuth and M. F. Plass, "Breaking Paragraphs into
 * Lines", Software: Practice and Experience 11 (1981), with the integer arithmetic of TeX (The
 * TeXbook, chapter 14; "TeX: The Program", parts 38 and 39).
 *
 * A paragraph is a list of boxes, glue and penalties; no fonts and no text. A line may end at glue
 * that follows a box, at a penalty below KNUTH_PLASS_NEVER, and ends behind the last item. Glue and
 * penalties at the beginning of a line vanish. */
#ifndef LAYOUT_KNUTH_PLASS_H
#define LAYOUT_KNUTH_PLASS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum break_item_kind { ITEM_BOX, ITEM_GLUE, ITEM_PENALTY };

struct break_item {
    enum break_item_kind kind;
    bool flagged; /* penalty: a hyphen; two in a row cost extra */
    int width;    /* not negative; of a penalty: only where a line ends at it */
    /* What stands in the margin and is not counted: of a box, when a line begins with it; of glue
     * or a penalty, when a line ends at it. Never more than the boxes since the last place where a
     * line may end, so that a line which is too long stays so as it grows. */
    int hang;
    int stretch, shrink;
    int penalty;
};

enum {
    KNUTH_PLASS_NEVER = 10000,     /* penalty: no line ends here */
    KNUTH_PLASS_ANY = 10000,       /* tolerance: lines may be as loose as they come */
    KNUTH_PLASS_LINE_PENALTY = 10, /* for each line, added to its badness */
    KNUTH_PLASS_ADJACENT = 10000,  /* demerits for two lines whose fitness differs by two classes */
    KNUTH_PLASS_DOUBLE_HYPHEN = 30000, /* TeX has 10000; a second hyphen is seen at once */
    KNUTH_PLASS_FINAL_HYPHEN = 5000    /* the last line but one ends with a hyphen */
};

struct knuth_plass_setup {
    int width;
    int tail;      /* stretch at the end of each line: a ragged margin; 0 = none */
    int emergency; /* stretch lent to each line by a last attempt */
    int tolerance; /* highest badness of a line */
    bool rescue;   /* where nothing fits the width, a line that is too long is better than none */
};

struct knuth_plass {     /* zeroed but for the arena; kept from call to call for its memory */
    struct arena *arena; /* borrowed */
    size_t *breaks;      /* index of the item each line ends at; the last is the item count */
    size_t break_count;
    int64_t demerits; /* of all lines */
    size_t breaks_capacity, node_count, node_capacity, active_count, active_capacity;
    struct knuth_plass_node *nodes;
    uint32_t *active;
};

/* False when there is no way within the tolerance. */
bool knuth_plass_break(struct knuth_plass *breaker, const struct break_item *items, size_t count,
                       const struct knuth_plass_setup *setup);
/* Each line takes as much as fits: for program text, and for what is too odd to be weighed. */
void knuth_plass_fill(struct knuth_plass *breaker, const struct break_item *items, size_t count,
                      int width);
/* 100 (gap / stretch)^3, at most 10000. */
int knuth_plass_badness(int64_t gap, int64_t stretch);

#endif
