/* Findings: what is wrong with the input, where, and how to mend it.
 *
 * One table (finding_codes.h) holds every kind with its severity and explanation; a finding is made
 * with finding_add() and printed by command/. The list is kept in the order of discovery and sorted
 * by place once, at the end. */
#ifndef MODEL_FINDING_H
#define MODEL_FINDING_H

#include "base/place.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

enum finding_code {
#define FINDING(code, name, severity, why, cure) FINDING_##code,
#include "model/finding_codes.h"
#undef FINDING
    FINDING_COUNT
};

struct finding_kind {
    const char *name; /* printed in brackets, asked for with `dossier explain NAME` */
    enum severity severity;
    const char *why;  /* what goes wrong for the submission if it stays */
    const char *cure; /* how to mend it */
};

extern const struct finding_kind finding_kinds[FINDING_COUNT];

struct finding {
    enum finding_code code;
    enum severity severity;
    struct place place;
    struct str message; /* one sentence, lower case start, no full stop: what was found, what was
                           expected */
    struct str help;    /* the cure for this very case; empty = none */
    struct str item;    /* checklist key the finding is about; empty = none */
};

struct findings {
    struct arena *arena; /* borrowed; holds the texts */
    struct finding *list;
    size_t count;
    size_t dropped; /* found beyond LIMIT_FINDINGS, counted only */
};

struct findings findings_init(struct arena *arena);
/* Adds a finding with its kind's severity and gives it, so that help and item can be set. Never
 * NULL. */
struct finding *finding_add(struct findings *findings, enum finding_code code, struct place place,
                            const char *format, ...) PRINTF(4, 5);
void finding_help(struct findings *findings, struct finding *finding, const char *format, ...)
    PRINTF(3, 4);
/* Takes over a finding of another process, with its texts, unless it is there already. */
void findings_take(struct findings *findings, const struct finding *finding);
size_t findings_count(const struct findings *findings, enum severity severity);
void findings_sort(
    struct findings *findings); /* by file, line, column, code; stable; drops exact repeats */

#endif
