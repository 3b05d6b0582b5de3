/* Texts that break off in the middle of a sentence. */
#ifndef CHECK_ENDINGS_H
#define CHECK_ENDINGS_H

#include "check/wording.h"

/* Sets the flaws of answers that have none yet; makes findings of paragraphs. */
void endings_look(struct checker *checker, struct wordings *wordings);

#endif
