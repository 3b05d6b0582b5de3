/* What the words of answers and sections are worth, before any rule looks at them. Shared by the
 * files of check/ only. */
#ifndef CHECK_WORDING_H
#define CHECK_WORDING_H

#include "check/checker.h"
#include "check/lexicon.h"

/* What is wrong with an answer; a finding without an id: nothing is. */
struct flaw {
    struct finding finding;
    struct phrase reason; /* of the results that it leaves open */
    bool opens;           /* what rests on these words alone is open */
    bool denies;          /* so is what facts would decide */
};

struct wordings {
    struct flaw *answers;           /* one for each of the dossier */
    const struct section **refused; /* sections that count as absent */
    size_t refused_count;
};

/* The flaw that leaves open what rests on the answer, or NULL. */
const struct flaw *wording_of(const struct wordings *wordings, const struct dossier *dossier,
                              const struct answer *answer);
bool wording_refuses(const struct wordings *wordings, const struct section *section);

#endif
