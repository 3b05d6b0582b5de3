/* A folder of outputs that is replaced as a whole. Whoever looks sees the former generation or the
 * new one and never a mixture, whatever ends the process and when.
 *
 * The new one is made and synced in a folder beside it, and the two change places in one step; on
 * file systems that cannot do so, in two, of which the next build completes the second. One process
 * makes a generation of a folder at a time. */
#ifndef SYS_GENERATION_H
#define SYS_GENERATION_H

#include "sys/file.h"

struct generation;

/* Takes the folder's lock and clears away what a build left that was killed; makes the folders
 * above. `wait`: until another process has ended its own; otherwise that is a finding. NULL after
 * an OUTPUT finding. The lock goes with the arena. */
struct generation *generation_begin(struct arena *arena, struct str folder, bool wait,
                                    struct findings *findings);

/* What comes into the folder, and what goes: relative paths, of which not all need be there. */
struct replacement {
    const struct output *outputs;
    size_t output_count;
    const struct str *former;
    size_t former_count;
};

/* Replaces the folder by the outputs and by what is in it and not of a build's making: files that
 * are not former ones. Signals wait meanwhile. On trouble makes an OUTPUT finding, gives STATUS_IO
 * and leaves the folder as it was. Once for each generation. */
MUST_USE enum status generation_commit(struct generation *generation,
                                       const struct replacement *replacement,
                                       struct findings *findings);

#endif
