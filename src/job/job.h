/* One submission from its folder to its outputs.
 *
 * A caller fills a request and runs it, once; what is wrong with the input stands in the result's
 * findings, sorted. Everything of the result lives in the request's arena, which may be left by
 * longjmp when it is exhausted; then there is no result. A run may start processes of its own and
 * waits for them. */
#ifndef JOB_JOB_H
#define JOB_JOB_H

#include "layout/page/pages.h"
#include "model/finding.h"
#include "model/result.h"
#include "read/read.h"

#define OUT_OF_DATE_NAME "OUT-OF-DATE.txt" /* beside results of an earlier state */

enum job_goal {
    JOB_CHECK,
    JOB_DRAFTS, /* check, and what the public drafts would be */
    JOB_BUILD
};

struct job_request {
    struct arena *arena; /* borrowed */
    struct install_paths install;
    struct str folder; /* the submission */
    struct str output; /* folder above the submission's own output folder */
    enum job_goal goal;
    bool draft;
    bool bundle;      /* item by item too; where the checklist asks for it that is done anyway */
    struct str since; /* the receipt of an earlier build; empty: none */
    bool attach;      /* manifest and report go into the self-assessment */
    bool wait;        /* for another process that builds into the same folder */
    int parallel;     /* processes at a time, at least 1 */
};

struct job_result {
    struct findings findings;
    const struct dossier *dossier; /* NULL: could not be read */
    const struct results *results; /* NULL: the same */
    size_t page_count;             /* of both PDFs; 0: none were made */
    struct str kept; /* folder with results of an earlier state, marked as such; empty: none */
    const struct public_draft *drafts; /* made, or compared with their approvals */
    size_t draft_count;
};

/* Runs the phases in order, as far as the goal and the input allow; outputs are written when all of
 * them are good. The status is the world's. */
MUST_USE enum status job_run(const struct job_request *request, struct job_result *result);

/* Of a build whose process was lost: marks the results of an earlier one as out of date. Gives
 * their folder; nothing when there are none, or another process is at them. */
struct str job_mark_kept(const struct job_request *request);

/* A document and the memory it lives in. */
struct laid_out_document {
    const char *name; /* of its template and its file, without an ending */
    struct arena *arena;
    struct document *document; /* NULL: a finding says why */
    struct pages pages;
};

struct job_documents {
    struct laid_out_document packet, assessment, exhibits; /* no document: no evidence to bind in */
};

/* Phases up to and including layout, for `dump`: stops where the input does not allow more. */
MUST_USE enum status job_prepare(const struct job_request *request, struct job_result *result,
                                 struct job_documents *documents);

#endif
