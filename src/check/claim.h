/* Which answer speaks for a condition, and walking over all conditions of a checklist. */
#ifndef CHECK_CLAIM_H
#define CHECK_CLAIM_H

#include "check/check.h"

struct cursor {
    size_t part, group, item, condition; /* all zero to begin with */
};
/* The next condition in document order, with its item; false at the end. */
bool cursor_next(const struct checklist *checklist, struct cursor *cursor, const struct item **item,
                 const struct condition **condition);
/* There is an answer, but its met attribute could not be understood; the reader has reported it. */
bool claim_is_misread(const struct dossier *dossier, const struct item *item,
                      const struct condition *condition, const struct case_study *study);

/* The answer given to the condition itself; a study of NULL also takes one given for a case study.
 * NULL: none. */
const struct answer *claim_find_own(const struct dossier *dossier, struct str key,
                                    const struct case_study *study);
/* The answer that counts: the condition's own, or the item's where facts alone can prove the
 * condition. NULL: none, or it is left open. */
const struct answer *claim_find(const struct dossier *dossier, const struct item *item,
                                const struct condition *condition, const struct case_study *study);
struct str claim_text(struct arena *arena, const struct answer *answer);

#endif
