/* Inside command/import*.c only: answers that a workbook has and the manifest has not. */
#ifndef COMMAND_IMPORT_H
#define COMMAND_IMPORT_H

#include "read/read.h"
#include "write/answer_text.h"

struct said { /* what an answer says */
    enum met met;
    struct str body, reason;
};

struct change {
    const struct filled_answer *filled;
    const struct answer *exact; /* the element to change; NULL: one is added */
    struct said before, after;  /* before: as shown, also when it is another element's */
    struct str person;          /* who vouches for a text that is taken over unchanged */
};

struct changes {
    struct arena *arena;
    const struct dossier *dossier;
    struct findings *findings;
    struct change *list;
    size_t count;
};

/* Compares a filled cell with what `build` would write there; adds a change or a finding. */
void changes_add(struct changes *changes, const struct filled_answer *filled);
/* The manifest with the changes made, of the bytes it was read from. Empty: they could not be made
 * (a finding says so). */
struct str changes_apply(const struct changes *changes, struct str bytes,
                         const struct answer_sheet *sheets, size_t sheet_count);

#endif
