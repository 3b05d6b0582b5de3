/* Whether a text that stands for a yes denies what it should say: "this was never done", "we have
 * no metrics", "noch offen". A text is looked at clause by clause, so that a good answer may say
 * what was not used, and why. */
#ifndef CHECK_DENIAL_H
#define CHECK_DENIAL_H

#include "check/lexicon.h"

enum denial_kind {
    DENIAL_NONE,
    DENIAL_PART, /* a sentence of it denies the doing as such: "None of this was ever tested." */
    DENIAL_WHOLE /* whatever it says, it denies */
};

struct denial {
    enum denial_kind kind;
    bool throughout; /* there is nothing else in it */
    bool mostly;     /* more clauses deny than say something */
    struct str said; /* the clause or sentence that denies; borrowed from the text */
};

/* `topics`: words of what is asked; when every sentence that names one denies, all of it does. */
struct denial denial_find(const struct lexicon *lexicon, struct str text, const struct str *topics,
                          size_t topic_count);

#endif
