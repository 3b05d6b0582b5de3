/* What the texts of a case study say, cut into what belongs together: a sentence, a row of a table
 * with its label, an answer; each with the numbers and dates in it. */
#ifndef CHECK_SAID_H
#define CHECK_SAID_H

#include "check/mention.h"
#include "model/checklist.h"

enum said_kind { SAID_SENTENCE, SAID_ROW, SAID_ANSWER };

struct said {
    enum said_kind kind;
    struct str text;
    struct str label; /* of a row, or before a colon; empty: none */
    bool alone;       /* a sentence of an answer for all case studies */
    struct mention *mentions;
    size_t count;
    const struct condition *condition; /* that the answer is given to; NULL: of the story */
    const struct node *node;           /* the block it stands in; NULL: front matter */
    struct place place;
};

struct said_list {
    struct said *list;
    size_t count;
};

/* All that is said of each case study, in their order: its story, and the answers given for it; of
 * an answer for all only the sentences that name its customer and no other one. Only what holds a
 * number. */
struct said_list *said_of(struct arena *arena, const struct dossier *dossier,
                          const struct checklist *checklist);
/* The mention with up to so many words before and behind it, without passing a stop. */
struct str said_window(const struct said *said, const struct mention *mention, int before,
                       int behind);
/* Where the mention is written. */
struct place said_place(const struct said *said, const struct mention *mention);

#endif
