/* Slips of the hand in numbers that are told again. */
#ifndef CHECK_RETOLD_H
#define CHECK_RETOLD_H

#include "check/checker.h"

/* Whether the number written is one digit, or two turned ones, away from the value, with three
 * digits or more that count; and the documents of the case study do not have both. */
bool retold_by_slip(const struct checker *checker, const struct case_study *study,
                    struct str written, struct str value);

#endif
