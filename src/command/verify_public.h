/* For `dossier verify`: that public drafts are those that were searched. */
#ifndef COMMAND_VERIFY_PUBLIC_H
#define COMMAND_VERIFY_PUBLIC_H

#include "model/finding.h"

/* `path` is that of a proof.json: it is as it was written, the files beside it are those that it
 * lists, and there is no other one. What is not so is a finding. Gives how many files it looked
 * at. */
size_t verify_public(struct arena *arena, struct str path, struct findings *findings);

#endif
