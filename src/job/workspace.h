/* Inside job/: a job under way. What was asked, what has been read, what all documents are made
 * with and what is made so far; and the steps that more than one chapter takes. */
#ifndef JOB_WORKSPACE_H
#define JOB_WORKSPACE_H

#include "compose/compose.h"
#include "job/job.h"
#include "job/product.h"
#include "layout/page/layout.h"
#include "write/pdf/pdf.h"

struct workspace {
    const struct job_request *request;
    struct arena *arena; /* the request's */
    struct dossier *dossier;
    struct checklist *checklist;
    struct results *results;
    struct theme *theme;
    struct font_set fonts;
    struct hyphenator *hyphenator; /* NULL: none for the language */
    struct shaper *shaper;         /* words once shaped are kept for all documents */
    const struct pdf_images *images;
    struct public_picture *public_pictures; /* in the order of the dossier's; NULL: none yet */
    struct pdf_attachment attachments[2];   /* of the self-assessment */
    size_t attachment_count;
    const struct changes *changes; /* since an earlier build; NULL: none is named */
    struct public_draft *drafts;   /* their states, once they are known */
    size_t draft_count;
    struct product made;
    bool written;    /* the outputs are where they belong */
    struct str kept; /* folder with results of an earlier state; empty: there is none */
};

/* Theme, fonts, patterns; false after findings. */
bool work_load_theme(struct workspace *work);
/* Notes what of the submission's own takes the place of what is installed; the checklist's reader
 * does so of the checklist. */
void work_tell_shadows(struct workspace *work);
/* The document template of that name; false after a finding. */
bool work_read_template(struct workspace *work, const char *name, struct template *template);
struct compose_input work_compose_input(struct workspace *work);
/* Fills the pages of a composed document. `sister` is the document that it names pages of, or
 * NULL. */
MUST_USE enum status work_lay_out(struct workspace *work, struct laid_out_document *document,
                                  const struct pages *sister);
bool work_has_errors(const struct workspace *work);
/* Whether there are documents, good ones or drafts, that may be written. */
bool work_may_write(const struct workspace *work);

#endif
