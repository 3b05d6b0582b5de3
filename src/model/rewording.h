/* What was reworded in a public draft: each piece of the author's text as it was, and what stands
 * where in its place. Made by compose/ while it rewords; for approval and for the proof. */
#ifndef MODEL_REWORDING_H
#define MODEL_REWORDING_H

#include "base/place.h"
#include "base/str.h"

struct rewording_cut {
    struct range range; /* of the text before */
    struct str by;
    size_t secret; /* its number in the list of secrets of the draft */
    bool rough;    /* the sentence may not read well any more */
};

struct rewording {
    struct str before;          /* with a blank where a line ended */
    struct place place;         /* where it was written; file empty: the program made it */
    bool heading, link;         /* link: the address of one, which is left out as a whole */
    struct rewording_cut *cuts; /* in order, none over another */
    size_t cut_count;           /* 0: nothing was changed */
};

struct rewordings { /* in the order of the draft */
    struct rewording *list;
    size_t count;
};

#endif
