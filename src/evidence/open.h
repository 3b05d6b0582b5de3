/* What the files that open a family of formats share. For evidence/ only. */
#ifndef EVIDENCE_OPEN_H
#define EVIDENCE_OPEN_H

#include "evidence/file_kinds.h"
#include "evidence/opened.h"
#include "model/finding.h"
#include "parse/zip.h"

struct opening {
    struct arena *arena;
    struct findings *findings;
    struct evidence *evidence;
    struct content *content; /* of the evidence, to be filled */
    struct str bytes;
    const struct file_kind *kind; /* by its content; NULL: not known */
};

#define NO_ARGUMENT ((struct argument){.kind = ARGUMENT_NONE})

/* Adds a finding about the file, whose name is the first argument; `a` and `b` follow it. */
void opening_tell(struct opening *opening, enum message message, struct argument a,
                  struct argument b);

void open_pdf(struct opening *opening);
void open_picture(struct opening *opening);
/* Office files, archives, and whatever else is not looked into. */
void open_binary(struct opening *opening);
void open_text(struct opening *opening);

/* "TODAY": a field of an office document that shows something else each time; NULL: it has none. */
const char *office_find_clock(struct zip *zip);

#endif
