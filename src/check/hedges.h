/* Answers that say yes to what was done in part, or is still to be done. */
#ifndef CHECK_HEDGES_H
#define CHECK_HEDGES_H

#include "check/checker.h"
#include "check/wording.h"

enum hedge {
    HEDGE_NONE,
    HEDGE_PART,   /* "partially", "in den meisten Fällen" */
    HEDGE_TO_COME /* the text begins with, or holds mostly, what is planned or will be */
};

/* What the text takes back of a yes, and with *said the sentence that does; borrowed from it. */
enum hedge hedge_find(struct str text, struct str *said);
/* Notes it of each answer that has no other flaw and says yes to what must have been done. */
void hedges_look(struct checker *checker, struct wordings *wordings);

#endif
