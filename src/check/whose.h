/* Whose text it is: answers, sections and documents that speak of another customer than the one
 * they stand for. */
#ifndef CHECK_WHOSE_H
#define CHECK_WHOSE_H

#include "check/wording.h"

/* Sets the flaws of answers; makes findings of sections, documents and people. */
void whose_look(struct checker *checker, struct wordings *wordings);

#endif
