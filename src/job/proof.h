/* Inside job/: the last search of public drafts, in the bytes that are about to be written. */
#ifndef JOB_PROOF_H
#define JOB_PROOF_H

#include "job/workspace.h"

/* Searches each file below public/ among the outputs as readers of its format see it; a hit is a
 * finding. Adds public/proof.json, which says what was searched, and confidential/changes.html,
 * which shows what was reworded. Nothing without public drafts. */
void proof_make(struct workspace *work);

#endif
