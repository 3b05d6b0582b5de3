/* Another program of this machine as a filter: bytes in, bytes out (see sys/program.h for one that
 * works in a folder). */
#ifndef SYS_FILTER_H
#define SYS_FILTER_H

#include "base/str.h"

struct filter {
    const char *const *arguments; /* the first is its path (program_find); NULL ends them */
    const char *const *settings;  /* name, value, ... of its environment; NULL ends them */
    struct str input;
    size_t most; /* bytes of output */
    int seconds; /* of a processor; then it is ended, and after ten times that on any clock */
};

/* False: it did not start, did not end with 0 in its time, or wrote more than it may. What it says
 * to people is not shown. */
MUST_USE bool filter_run(struct arena *arena, const struct filter *filter, struct str *output);

#endif
