/* What documents say of a condition at the places they are cited for. */
#ifndef CHECK_CITED_H
#define CHECK_CITED_H

#include "check/rules.h"

/* What a document is expected to speak of: one of the words of the rule, or what the answer itself
 * speaks of. */
struct subject {
    const struct str *words; /* each may be several, "backup/snapshot" */
    size_t count;
    const struct answer *answer;
};

/* The first document, and where, that speaks of the subject; NULL: none. How many of the words are
 * named by all of them together goes to `named`. Documents that are read and silent are remembered
 * in ask->shared. Of PDFs no more is read than decides. */
const struct citation *cited_find(const struct question *ask, const struct subject *subject,
                                  size_t *named);

/* Whether the text speaks of a word, also inside a longer name: "LobMaxSize" of lob. */
bool cited_names(struct str text, struct str word);

#endif
