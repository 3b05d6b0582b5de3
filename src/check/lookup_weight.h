/* Weights of lookup tables. Shared by the files of check/ only. */
#ifndef CHECK_LOOKUP_WEIGHT_H
#define CHECK_LOOKUP_WEIGHT_H

#include "check/rules.h"

/* A weight, the submission's own in the place of the checklist's; false: unknown. */
bool weighted_find(const struct dossier *dossier, const struct checklist *checklist,
                   struct str table, struct str key, long long *thousandths, bool *unconfirmed);

#endif
