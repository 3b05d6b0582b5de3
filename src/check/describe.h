/* A rule in words, for a person who asks what is checked. */
#ifndef CHECK_DESCRIBE_H
#define CHECK_DESCRIBE_H

#include "model/checklist.h"

/* One line for each rule, those inside indented by two blanks. */
struct str describe_rule(struct arena *arena, const struct rule *rule);
/* "once, for the partner", "for at least 2 case studies". */
struct str describe_scope(struct arena *arena, const struct condition *condition);

#endif
