/* The manifest with approvals in it. */
#ifndef COMMAND_APPROVE_H
#define COMMAND_APPROVE_H

#include "model/dossier.h"
#include "model/finding.h"

/* The manifest's bytes with each approval added, or in the place of an earlier one of that person
 * for that case study; every other byte is as it was. Empty after findings. */
struct str approvals_write(struct arena *arena, struct str manifest, struct str bytes,
                           const struct approval *list, size_t count, struct findings *findings);

#endif
