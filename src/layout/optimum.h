/* Line breaking over a whole paragraph: D. E. Knuth and M. F. Plass, "Breaking Paragraphs into
 * Lines", Software: Practice and Experience 11 (1981), with the integer arithmetic of TeX (The
 * TeXbook, chapter 14; "TeX: The Program", parts 38 and 39).
 *
 * A paragraph is a list of boxes, glue and penalties; no fonts and no text. A line may end at glue
 * that follows a box, at a penalty below OPTIMUM_NEVER, and ends behind the last item. Glue and
 * penalties at the beginning of a line vanish. */
#ifndef LAYOUT_OPTIMUM_H
#define LAYOUT_OPTIMUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum item_kind { ITEM_BOX, ITEM_GLUE, ITEM_PENALTY };

struct item {
    enum item_kind kind;
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
    OPTIMUM_NEVER = 10000,         /* penalty: no line ends here */
    OPTIMUM_ANY = 10000,           /* tolerance: lines may be as loose as need be */
    OPTIMUM_LINE_PENALTY = 10,     /* for each line, added to its badness */
    OPTIMUM_ADJACENT = 10000,      /* demerits for two lines whose fitness differs by two classes */
    OPTIMUM_DOUBLE_HYPHEN = 30000, /* TeX has 10000; a second hyphen is seen at once */
    OPTIMUM_FINAL_HYPHEN = 5000    /* the last line but one ends with a hyphen */
};

struct optimum_setup {
    int width;
    int tail;      /* stretch at the end of each line: a ragged margin; 0 = none */
    int emergency; /* stretch lent to each line by a last attempt */
    int tolerance; /* highest badness of a line */
    bool rescue;   /* where no line fits, one sticks out */
};

struct optimum {         /* zeroed but for the arena; kept from call to call for its memory */
    struct arena *arena; /* borrowed */
    size_t *breaks;      /* index of the item each line ends at; the last is the item count */
    size_t break_count;
    int64_t demerits; /* of all lines */
    size_t breaks_capacity, node_count, node_capacity, active_count, active_capacity;
    struct optimum_node *nodes;
    uint32_t *active;
};

/* False when there is no way within the tolerance. */
bool optimum_break(struct optimum *optimum, const struct item *items, size_t count,
                   const struct optimum_setup *setup);
/* Each line takes as much as fits: for program text, and for what is too odd to be weighed. */
void optimum_fill(struct optimum *optimum, const struct item *items, size_t count, int width);
/* 100 (gap / stretch)^3, at most 10000. */
int optimum_badness(int64_t gap, int64_t stretch);

#endif
