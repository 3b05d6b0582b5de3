/* From files to the model. Meaning only: every mistake in the input is a finding, and reading goes
 * on. */
#ifndef READ_READ_H
#define READ_READ_H

#include "model/checklist.h"
#include "model/theme.h"

/* Reads `folder`/manifest.xml against its checklist, which is searched as ID.xml in the
 * submission's templates/checklists and then in `templates`/checklists, then case studies, evidence
 * and images. NULL when there is no usable manifest or checklist (findings say why). */
struct dossier *read_submission(struct arena *arena, struct str folder, struct str templates,
                                struct findings *findings, struct checklist **checklist);
struct checklist *read_checklist(struct arena *arena, struct str path,
                                 struct findings *findings); /* NULL after findings */
struct theme *read_theme(struct arena *arena, struct str path,
                         struct findings *findings); /* NULL after findings */

#endif
