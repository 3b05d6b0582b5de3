/* Inside job/: the documents of a bundle. Each that is pointed to is one file in a format that
 * reviewers' tools take, as it is or as pages of ours. */
#ifndef JOB_SUPPLY_H
#define JOB_SUPPLY_H

#include "job/joined.h"

struct supply {
    const struct evidence *evidence;
    size_t exhibit;        /* its number among the pages; SIZE_MAX: it is not bound in */
    bool accepted;         /* the file below is in a format that is taken */
    struct str name, path; /* of the file: "plan.pdf", "bundle/supporting_docs/plan.pdf" */
    size_t output;         /* its number; SIZE_MAX: there is none */
    size_t bytes, pages;
};

struct supplies {
    struct workspace *work;
    const struct job_documents *documents;
    const struct pdf_options *options;
    struct supply *list; /* in the order of the dossier's evidence */
    size_t bytes;
};

/* Adds them all to what is made. */
MUST_USE enum status supplies_make(struct supplies *supplies);
/* These, in order, as one PDF. All of them have exhibits. */
MUST_USE enum status supplies_join(const struct supplies *supplies,
                                   const struct supply *const *list, size_t count, struct str name,
                                   size_t *output);

#endif
