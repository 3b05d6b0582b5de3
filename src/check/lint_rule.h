/* Rules that can never hold or never decide. Shared by the files of check/ only. */
#ifndef CHECK_LINT_RULE_H
#define CHECK_LINT_RULE_H

#include "check/rules.h"

struct lint {
    struct arena *arena;
    const struct checklist *checklist;
    struct findings *findings;
    struct str key; /* of the condition that is looked at */
};

void lint_rule(const struct lint *lint, const struct rule *rule); /* and the rules inside */

#endif
