/* The dossier as XPath sees it, and expressions over it. Shared by the files of check/ only. */
#ifndef CHECK_XPATH_VIEW_H
#define CHECK_XPATH_VIEW_H

#include "check/rules.h"
#include "parse/xpath.h"

struct view {
    struct xpath_view *tree;
    struct xpath_node **studies; /* as many as the dossier has case studies */
};

struct view *view_make(struct arena *arena, const struct dossier *dossier);
/* Evaluates in the question's context; false: `fault` says why. `unconfirmed`: a weight was used
 * that nobody has confirmed. */
MUST_USE bool view_evaluate(const struct question *ask, struct str expression,
                            struct xpath_value *value, struct xpath_fault *fault,
                            bool *unconfirmed);

extern const struct xpath_function view_functions[];
extern const size_t view_function_count;

#endif
