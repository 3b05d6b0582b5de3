/* LibreOffice, started to convert documents to PDF. For evidence/, and for a steward. */
#ifndef EVIDENCE_OFFICE_RUN_H
#define EVIDENCE_OFFICE_RUN_H

#include "sys/steward.h"

struct conversion {
    struct str extension, bytes; /* of the document */
    struct str converted;        /* the PDF; empty: there is none */
    bool slow;                   /* the time was over before it */
};

/* The program; false: it is not installed. */
bool office_find(struct arena *arena, struct str *program);
/* Converts all of them, or asks the steward to. False: there is no folder to work in. */
MUST_USE bool office_run(struct arena *arena, struct conversion *list, size_t count);

/* For a steward. */
bool office_serve(struct arena *arena, const void *context, struct parcel *request,
                  struct buf *reply);

#endif
