/* Shared by the chapters of the pipeline (job/) and by nobody else. */
#ifndef JOB_BUILD_H
#define JOB_BUILD_H

#include "compose/compose.h"
#include "job/job.h"
#include "layout/page/layout.h"
#include "sys/file.h"
#include "write/pdf/pdf.h"
#include "write/write.h"

struct build {
    struct job *job;
    struct theme *theme;
    struct font_set fonts;
    struct hyphenator *hyphenator; /* NULL: none for the language */
    struct shaper *shaper;         /* words once shaped are kept for all documents */
    const struct pdf_images *images;
    struct str *drawings; /* SVG pictures as the public gets them, in the order of the dossier's */
    struct pdf_attachment attachments[2];
    size_t attachment_count;
    struct output *outputs;
    size_t output_count;
};

/* resources.c; false after findings */
bool job_read_template(struct job *job, const char *name, struct template *template);
bool job_load_theme(struct build *build);

/* parts.c: makes all outputs, side by side. */
MUST_USE enum status job_run_parts(struct build *build);

/* job.c */
MUST_USE enum status job_make_documents(struct build *build); /* what is handed in */
bool job_has_errors(const struct job *job);
struct compose_input job_compose_input(struct job *job);
/* A composed document onto pages; nothing when there is no document. */
MUST_USE enum status job_lay_out(struct build *build, struct laid_out_document *made,
                                 const struct pages *sister);
void job_add_output(struct build *build, struct str name, struct str bytes);

/* drafts.c: the three forms of a case study's public draft with its pictures, searched for
 * secrets. Drawings are made anew for them before, in one process, since they are counted. */
void job_draw_public(struct build *build);
MUST_USE enum status job_write_public(struct build *build, const struct case_study *study);

#endif
