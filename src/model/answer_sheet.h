/* The sheets of a self-assessment workbook: which rows there are and in which order. Made from the
 * checklist alone, so that the writer and the reader of a workbook cannot differ. */
#ifndef MODEL_ANSWER_SHEET_H
#define MODEL_ANSWER_SHEET_H

#include "model/checklist.h"

struct sheet_row {
    struct str title;                  /* of a section: the row's only cell; otherwise empty */
    const struct item *item;           /* NULL in a title's row */
    const struct condition *condition; /* NULL: the item as a whole, above its conditions */
    struct str key;                    /* "requirements/1.0/s4" */
    struct str id;                     /* printed: "1.0 s4" */
};

struct answer_sheet {
    struct str name; /* at most 31 characters, unique */
    const struct part *part;
    bool each;     /* asked for each case study; otherwise once, of the practice */
    bool examples; /* with a column of example responses */
    struct sheet_row *rows;
    size_t row_count;
};

/* Document order; of a part the practice's sheet first. A sheet has at least one row. */
struct answer_sheet *answer_sheets(struct arena *arena, const struct checklist *checklist,
                                   size_t *count);

#endif
