/* Groups whose items of scope any must hold for the same case studies. Shared by the files of
 * check/ only. */
#ifndef CHECK_SAME_REFERENCES_H
#define CHECK_SAME_REFERENCES_H

#include "check/rules.h"

/* Which case study satisfies which condition of the group. */
struct same;
struct same *same_look(const struct question *ask, const struct group *group);
/* The verdict on the question's condition, which holds by itself. It fails when the case studies
 * that are nearest to the whole group lack it; a gap at another condition is reported there. */
struct verdict same_judge(const struct question *ask, const struct same *same,
                          struct verdict verdict);

#endif
