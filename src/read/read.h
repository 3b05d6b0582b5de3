/* From files to the model. Meaning only: every mistake in the input is a finding, and reading goes
 * on. */
#ifndef READ_READ_H
#define READ_READ_H

#include "model/answer_sheet.h"
#include "model/finding.h"
#include "model/receipt.h"
#include "model/theme.h"

struct install_paths { /* folders of this installation */
    struct str templates;
    struct str fonts; /* also of SVG pictures */
};

struct submission {
    struct dossier *dossier; /* both NULL when there is no usable manifest or checklist */
    struct checklist *checklist;
};

/* Reads `folder`/manifest.xml against its checklist, which is searched as ID.xml in the
 * submission's templates/checklists and then in those of the installation, then case studies,
 * evidence and images. Findings say what could not be read. */
struct submission read_submission(struct arena *arena, struct str folder,
                                  const struct install_paths *install, struct findings *findings);
struct checklist *read_checklist(struct arena *arena, struct str path,
                                 struct findings *findings); /* NULL after findings */
struct theme *read_theme(struct arena *arena, struct str path, const struct design *design,
                         struct findings *findings); /* NULL after findings */

/* Of a proof of public drafts the names and digests of the files. NULL after findings, as below. */
struct public_proof;
struct public_proof *read_public_proof(struct arena *arena, struct str path, struct str bytes,
                                       struct findings *findings);
/* NULL after findings: it is not as it was written, or of another version. */
struct receipt *read_receipt(struct arena *arena, struct str path, struct str bytes,
                             struct findings *findings);

/* Where answers are read from, and for which submission. */
struct answers_file {
    struct arena *arena;
    struct str path; /* .xlsx or .csv, told apart by content */
    struct dossier *dossier;
    const struct checklist *checklist;
};
struct filled_answer {
    struct str key, case_id; /* of an item or condition that is asked; empty = of the practice */
    const struct answer_sheet *sheet;
    const struct sheet_row *row;
    enum met met; /* MET_OPEN: the cell is empty */
    struct str response;
    struct place place;
    struct str where; /* the cell in words */
};
/* In the order of the file; nothing is to be taken over when findings of level error were made. */
struct filled_answer *read_answers(const struct answers_file *file, struct findings *findings,
                                   size_t *count);

/* A folder of many case studies, to be read for one checklist. */
struct library_order {
    struct str folder;
    const struct checklist *checklist;
    struct checklist *const *others; /* whose fields are passed over */
    size_t other_count;
    struct date date;  /* of the submission that is looked for; none: the manifest's */
    struct date today; /* when there is no other */
};
struct library {
    struct dossier *dossier; /* first the case studies that the manifest names, in its order */
    size_t named;            /* how many these are */
    bool has_manifest, has_answers; /* answers: the manifest is for this very checklist */
};
/* False after findings: the manifest is there and cannot be used. */
bool read_library(struct arena *arena, const struct library_order *order, struct findings *findings,
                  struct library *library);

#endif
