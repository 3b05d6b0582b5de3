/* The process that stays outside when the one that reads a submission goes into a sandbox
 * (sandbox.h), and does for it what that may not: a few services, each for a purpose. It reads
 * nothing of the submission, and what it is asked for it takes for written by an enemy. */
#ifndef SYS_STEWARD_H
#define SYS_STEWARD_H

#include "base/parcel.h"

enum steward_service {
    STEWARD_COMMIT,  /* a generation of outputs (generation.h) */
    STEWARD_WRITE,   /* files in one folder (file.h) */
    STEWARD_CONVERT, /* office documents to PDF */
    STEWARD_LETTERS, /* the words in a picture */
    STEWARD_SERVICES
};

struct steward {
    /* Each runs in a process of its own. False, or a broken request: it is refused. NULL: there is
     * no such service. */
    bool (*serve[STEWARD_SERVICES])(struct arena *arena, const void *context,
                                    struct parcel *request, struct buf *reply);
    const void *context; /* given to each */
    struct arena *arena; /* dropped by the steward at the end */
    int seconds;         /* on the clock, after which the other one is killed */
};

#define STEWARD_TOO_SLOW 124 /* the exit status then */

/* Parts the process in two. It comes back in a new one; the old one is the steward, which ends as
 * the new one does: with its exit status, by its signal, and no sooner than what it was asked for
 * is done. False: there is no process to be had, and no steward. */
MUST_USE bool steward_begin(const struct steward *steward);

/* Whether this process has a steward. */
bool steward_is_there(void);

/* Waits for the reply; false when it was refused. Also from processes that this one has started. */
MUST_USE bool steward_ask(struct arena *arena, enum steward_service service, struct str request,
                          struct parcel *reply);

#endif
