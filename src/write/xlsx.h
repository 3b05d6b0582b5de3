/* Inside write/xlsx*.c only. */
#ifndef WRITE_XLSX_H
#define WRITE_XLSX_H

#include <xlsxwriter.h>

#include "write/answer_text.h"
#include "write/write.h"

enum xlsx_look {
    LOOK_TITLE,
    LOOK_TEXT,
    LOOK_HEADER,
    LOOK_SECTION,
    LOOK_ID,
    LOOK_REQUIREMENT,
    LOOK_MET,
    LOOK_RESPONSE,
    LOOK_EXAMPLE,
    LOOK_COUNT
};

/* The workbook being made. libxlsxwriter's objects are not in the arena: they are dropped with it
 * unless the workbook has been closed before. */
struct xlsx {
    struct arena *arena;
    const struct dossier *dossier;
    const struct checklist *checklist;
    struct findings *findings;
    bool draft;
    lxw_workbook *book; /* NULL when closed */
    lxw_format *looks[LOOK_COUNT];
    lxw_error error; /* the first */
};

/* Notes the first error; everything afterwards is without effect on the result. */
void xlsx_try(struct xlsx *xlsx, lxw_error error);
/* Text, never a number, a link or a formula. */
void xlsx_add_text(struct xlsx *xlsx, lxw_worksheet *sheet, size_t row, size_t column,
                   struct str text, enum xlsx_look look);
lxw_worksheet *xlsx_add_sheet(struct xlsx *xlsx, struct str name);
void xlsx_set_width(struct xlsx *xlsx, lxw_worksheet *sheet, size_t column, int characters);

/* xlsx_sheet.c */
void xlsx_add_answers(struct xlsx *xlsx, const struct answer_sheet *from);

#endif
