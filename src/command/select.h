/* Shared by the files of `dossier select`. */
#ifndef COMMAND_SELECT_H
#define COMMAND_SELECT_H

#include "command/command.h"
#include "select/portfolio.h"

/* The case studies, and what was not judged. */
void select_print_studies(const struct portfolio *portfolio);
/* A set with what the rules say about it. False: they contradict the search. */
bool select_print_set(const struct portfolio *portfolio, const struct set *set, const char *title);
/* What is lacking when there is no set. */
void select_print_shortage(const struct portfolio *portfolio, const struct set_model *model,
                           const struct set *none, const struct set_shortage *shortage);
/* What the search did not keep. */
void select_print_left(const struct portfolio *portfolio);

const char *select_proof(enum set_proof proof);         /* "optimal, proved", or why not */
const char *select_proof_of_none(enum set_proof proof); /* "proved", or why not */

#endif
