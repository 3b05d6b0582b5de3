/* Several submissions in one call: each in a process of its own, findings in the order of the call, a table at the end. */
#ifndef COMMAND_BATCH_H
#define COMMAND_BATCH_H

#include "command/command.h"

/* Runs the goal on every folder of options->words; gives the worst exit status. */
int batch_run(const struct options *options, enum job_goal goal);

#endif
