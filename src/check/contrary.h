/* Evidence that proves the contrary of what it is named for. */
#ifndef CHECK_CONTRARY_H
#define CHECK_CONTRARY_H

#include "check/checker.h"

/* Tells of a document that its acceptance was refused or is not signed, that its log ends in a
 * failure, or that a row's own state is "failed"; not where an answer that it supports tells of the
 * failure, which it is then meant to show. */
void contrary_look(struct checker *checker, const struct evidence *evidence);

#endif
