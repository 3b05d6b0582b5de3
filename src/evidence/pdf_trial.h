/* A PDF of unknown origin, read where it can do no harm. */
#ifndef EVIDENCE_PDF_TRIAL_H
#define EVIDENCE_PDF_TRIAL_H

#include "evidence/pdf_survey.h"
#include "evidence/pdf_text.h"

/* Surveys the PDF and reads the text of all its pages, in a process of its own: one that takes more
 * than LIMIT_PDF_SECONDS of computing (and a second for each 100 pages) or LIMIT_PDF_MEMORY, or at
 * which a library crashes, is PDF_EXHAUSTING. Where no process is to be had it is read in this one.
 * `text` is NULL for one with a page that is too large or too heavy. */
enum pdf_trouble pdf_trial(struct arena *arena, struct str bytes, struct pdf_survey *survey,
                           struct pdf_text **text);

#endif
