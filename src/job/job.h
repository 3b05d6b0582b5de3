/* One submission from its folder to its outputs. */
#ifndef JOB_JOB_H
#define JOB_JOB_H

#include "layout/page/pages.h"
#include "model/finding.h"
#include "model/result.h"

struct install_paths {
    struct str templates, fonts; /* folders */
};

/* A document and the memory it lives in. */
struct laid_out_document {
    struct arena *arena;
    struct document *document;
    struct pages pages;
};

enum job_goal { JOB_CHECK, JOB_BUILD };

struct job {
    struct arena *arena; /* borrowed */
    struct install_paths install;
    struct str folder; /* the submission */
    struct str output; /* folder above the submission's own output folder */
    enum job_goal goal;
    bool draft;
    bool attach;  /* manifest and report go into the self-assessment */
    int parallel; /* processes at a time, at least 1 */
    /* filled by job_run */
    struct findings findings;
    struct dossier *dossier; /* NULL: could not be read */
    struct checklist *checklist;
    struct results *results;
    struct laid_out_document packet, assessment; /* kept by job_prepare only */
    size_t page_count;                           /* of both PDFs */
};

/* Runs the phases in order, as far as the goal and the input allow. Input trouble is in
 * job->findings; the status is the world's. */
MUST_USE enum status job_run(struct job *job);

/* Phases up to and including layout, for `dump`: stops where the input does not allow more. */
MUST_USE enum status job_prepare(struct job *job);

#endif
