/* One submission from its folder to its outputs. */
#ifndef JOB_H
#define JOB_H

#include "base/finding.h"
#include "layout/pages.h"
#include "model/result.h"

struct share {
    struct str templates, fonts; /* folders */
};

enum job_goal { JOB_CHECK, JOB_BUILD };

struct job {
    struct arena *arena; /* borrowed */
    struct share share;
    struct str folder; /* the submission */
    struct str output; /* folder above the submission's own output folder */
    enum job_goal goal;
    bool draft;
    /* filled by job_run */
    struct findings findings;
    struct dossier *dossier; /* NULL: could not be read */
    struct checklist *checklist;
    struct results *results;
    struct document *packet, *assessment;
    struct pages packet_pages, assessment_pages;
    size_t page_count; /* of both PDFs */
};

/* Runs the phases in order, as far as the goal and the input allow. Input trouble is in
 * job->findings; the status is the world's. */
MUST_USE enum status job_run(struct job *job);

/* Phases up to and including layout, for `dump`: stops where the input does not allow more. */
MUST_USE enum status job_prepare(struct job *job);

#endif
