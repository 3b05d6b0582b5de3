/* Texts that stand in a submission twice, found by the runs of words they share: each text is
 * compared with the one earlier text it has most in common with. */
#ifndef CHECK_COPIES_H
#define CHECK_COPIES_H

#include "check/wording.h"

/* A text, and the earlier one that it is a copy of. */
struct copied {
    size_t earlier; /* SIZE_MAX: none */
    int per_cent;
};

/* For each of the texts. Empty ones are passed over. */
struct copied *copies_find(struct arena *arena, const struct str *texts, size_t count, int alike);

/* Answers that are those to something else; sets their flaws. */
void copies_of_answers(struct checker *checker, struct wordings *wordings);
/* Sections and paragraphs that a case study shares with another or with itself. */
void copies_of_sections(struct checker *checker);

#endif
