/* Inside job/: PDFs whose pages are those of documents already laid out. What a link cannot reach
 * in such a file is no link in it, and keeps its words. */
#ifndef JOB_JOINED_H
#define JOB_JOINED_H

#include "job/workspace.h"

struct joined {
    struct pdf_written written;
    size_t pages;
};

/* The self-assessment, the case studies and these exhibits (NULL: none), in `arena`. */
MUST_USE enum status joined_submission(struct workspace *work, struct arena *arena,
                                       const struct job_documents *documents,
                                       const struct pages *exhibits,
                                       const struct pdf_options *options, struct joined *joined);
/* Exhibits alone, by their numbers. */
struct joined_exhibits {
    const struct pages *from;
    const size_t *list;
    size_t count;
};
MUST_USE enum status joined_exhibits(struct workspace *work, struct arena *arena,
                                     const struct joined_exhibits *exhibits,
                                     const struct pdf_options *options, struct joined *joined);

#endif
