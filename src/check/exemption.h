/* Why a condition is not asked, or need not be met: another track, applies-if, waived-if. Shared by
 * the files of check/ only. */
#ifndef CHECK_EXEMPTION_H
#define CHECK_EXEMPTION_H

#include "check/rules.h"

struct exemption {
    enum outcome outcome; /* NOT_APPLICABLE or WAIVED; OPEN: an absent fact decides nothing, and is
                             a finding of its own */
    enum basis basis;
    struct phrase reason;
    struct str substitute;               /* WAIVED: in the checklist's words */
    const struct evidence **substitutes; /* WAIVED */
    size_t substitute_count;
};

/* Looks at group, item and condition, in this order; false when the condition must be met. */
bool exemption_find(const struct question *ask, const struct group *group, const struct item *item,
                    struct exemption *exemption);

#endif
