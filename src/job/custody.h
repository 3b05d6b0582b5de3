/* Custody: before a stranger's files are read, the process parts in two. The one that goes on, in
 * the sandbox, reads and makes everything; its steward writes what is made, and starts programs of
 * others. */
#ifndef JOB_CUSTODY_H
#define JOB_CUSTODY_H

#include "model/finding.h"
#include "read/read.h"
#include "sys/generation.h"

struct custody {
    struct arena *arena; /* borrowed; each of the two has its own copy */
    const struct install_paths *install;
    const struct str *readable; /* beside the installation; files, and folders with all in them */
    size_t count;
    struct str folder, file;       /* the only file that may be replaced; empty: none */
    struct generation *generation; /* what may be committed; NULL: nothing */
};

/* Comes back in the sandbox, and in custody already does nothing. False after a finding: there is
 * no process to be had. */
MUST_USE bool custody_begin(const struct custody *custody, struct findings *findings);

#endif
