/* Texts that stand in each other's place. */
#ifndef CHECK_MISPLACED_H
#define CHECK_MISPLACED_H

#include "check/wording.h"

/* Answers to one condition given for each other's case study, answers of one case study given to
 * each other's condition, and bodies of sections below each other's heading. Answers with a flaw
 * are passed over; one of each pair gets a flaw. */
void misplaced_look(struct checker *checker, struct wordings *wordings);

#endif
