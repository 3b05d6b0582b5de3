/* Inside write/, job/bundle.c and command/import.c: what stands in the cells of a workbook or table
 * of answers.
 */
#ifndef WRITE_ANSWER_TEXT_H
#define WRITE_ANSWER_TEXT_H

#include "model/answer_sheet.h"
#include "model/result.h"

struct answer_cell {
    enum met met;
    struct str response;         /* the answer's body; then "Reason: ..." */
    struct str evidence;         /* "E3 Migration plan, p. 14; E4 ..." */
    const struct answer *answer; /* the row's own; NULL: none, or the item's answers for it */
};

/* The answer of a row for a case study (empty: the practice). A condition without an answer of its
 * own refers to the item's; an item without one rolls up its conditions' marks. */
struct answer_cell answer_cell(struct arena *arena, const struct dossier *dossier,
                               const struct answer_sheet *sheet, const struct sheet_row *row,
                               struct str case_id);
/* What the check says of the row for a case study (NULL: the practice); of an item the roll-up. */
struct standing answer_standing(const struct results *results, const struct sheet_row *row,
                                const struct case_study *study);
/* Text with the lines of each paragraph joined to one. */
struct str answer_join_lines(struct arena *arena, struct str text);
/* The text of an answer's body alone: as written, paragraphs in one line each. */
struct str answer_body(struct arena *arena, const struct answer *answer);
/* Response and evidence in one cell, as the workbook has them. */
struct str answer_with_evidence(struct arena *arena, const struct answer_cell *cell);
struct str answer_requirement(struct arena *arena, const struct sheet_row *row);
/* At most what a cell of a workbook holds, with a note at the end when something was cut. */
struct str answer_cut(struct arena *arena, struct str text);

#endif
