/* Findings: what is wrong with the input, where, what it goes back to, and how it is fixed.
 *
 * A finding is a value. Its sentence stands in the table finding_codes.h, with its severity and
 * explanation; it is made only where it is printed. Findings of one cause are one: the first one
 * added. The list is kept in the order of discovery and sorted by place once, at the end. */
#ifndef MODEL_FINDING_H
#define MODEL_FINDING_H

#include "base/names.h"
#include "base/place.h"
#include "model/phrase.h"

enum severity { SEVERITY_OF_KIND, SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_COUNT };

enum finding_code {
#define MESSAGE(code, id, text, help)
#define FINDING(code, name, severity, why, cure) FINDING_##code,
#include "model/finding_codes.h"
#undef FINDING
#undef MESSAGE
    FINDING_COUNT
};

enum message {
    MESSAGE_NONE,
#define MESSAGE(code, id, text, help) MESSAGE_##id,
#define FINDING(code, name, severity, why, cure)
#include "model/finding_codes.h"
#undef FINDING
#undef MESSAGE
    MESSAGE_COUNT
};

struct finding_kind {
    const char *name; /* printed in brackets, asked for with `dossier explain NAME` */
    enum severity severity;
    const char *why;  /* what goes wrong for the submission if it stays */
    const char *cure; /* how to fix it */
};

extern const struct finding_kind finding_kinds[FINDING_COUNT];
enum finding_code message_kind(enum message message);

extern const char *const severity_words[SEVERITY_COUNT];

/* What a finding goes back to. */
enum cause_kind {
    CAUSE_NONE,
    CAUSE_FACT,       /* subject: a field, a section or another fact that is absent or cannot be
                         understood; about: the id of its case study, empty: the submission */
    CAUSE_NAME,       /* subject: a name that leads nowhere; about: the attribute that holds it */
    CAUSE_ELEMENT,    /* an element that is not known was passed over; no subject */
    CAUSE_ATTRIBUTE,  /* subject: an attribute whose value is not understood; empty: one whose name
                         is not known was passed over */
    CAUSE_UNANSWERED, /* subject: the key of an item; about: a case study, empty: all */
    CAUSE_NOT_MET,    /* subject: the item of the answer that says so; about: its case study */
    CAUSE_NO_REASON,  /* the same */
    CAUSE_COPY,       /* subject: a section that is copied; about: the id of its case study */
    CAUSE_WEIGHT      /* subject: the row of a lookup table whose weight nobody has confirmed */
};

struct cause {
    enum cause_kind kind;
    struct str subject, about;
};

/* A change of text that removes the finding: what stands there becomes the replacement. */
struct fix {
    struct place at;    /* the text begins here, or within the length; line 0: there is no fix */
    struct str instead; /* the text as the file has it; empty: the replacement is inserted */
    struct str replacement;
    bool element; /* the text is the name of an XML element, which its end tag repeats */
};

/* No fix when the replacement is empty. */
struct fix fix_of(struct place at, struct str instead, struct str replacement);
/* For a word that may stand in XML, YAML or Markdown; no fix when it would have to be quoted there.
 */
struct fix fix_word(struct place at, struct str instead, struct str word);

struct finding {
    enum message id;
    struct place place;
    struct argument arguments[ARGUMENTS];
    enum severity severity; /* SEVERITY_OF_KIND until it is added */
    struct str where;       /* said before the sentence where a line says too little, as the cell
                               of a workbook; empty = none */
    struct str item;        /* checklist key the finding is about; empty = none */
    struct cause cause;
    struct fix fix;
    enum finding_code code; /* the id's, once it is added */
};

struct findings {
    struct arena *arena; /* borrowed; holds the texts */
    struct finding *list;
    size_t count;
    size_t dropped;                /* found beyond LIMIT_FINDINGS, counted only */
    struct names *causes;          /* known; NULL: none */
    const struct findings *before; /* whose causes are known here too; NULL: none */
    struct inputs *inputs;         /* files that were read (sys/inputs.h); NULL: not asked for */
};

struct findings findings_init(struct arena *arena);

/* findings_add(findings, MESSAGE_..., place, {arguments}, .item = ..., .cause = ...): the arguments
 * and what follows them may be left out. */
#define findings_add(findings, message, ...)                                                       \
    findings_put((findings), &(struct finding){.id = (message), .place = __VA_ARGS__})

/* Adds a copy, with the severity of its kind unless it has one; nothing when its cause is known.
 * Texts of the arguments and of the fix are copied, others are borrowed. */
void findings_put(struct findings *findings, const struct finding *finding);
/* Whether the cause is known: a finding of it was added, or it was noted. */
bool findings_know(const struct findings *findings, struct cause cause);
/* The cause is known from now on: what it leads to is no news. */
void findings_note(struct findings *findings, struct cause cause);
/* Takes over a finding of another process, with all its texts, unless it is there already. */
void findings_take(struct findings *findings, const struct finding *finding);
size_t findings_count(const struct findings *findings, enum severity severity);
/* By file, line, column, code; stable; drops exact repeats. */
void findings_sort(struct findings *findings);

/* One sentence, lower case start, no full stop. */
struct str finding_sentence(struct arena *arena, const struct finding *finding);
/* What fixes this very case; empty: only what the kind says is known. */
struct str finding_hint(struct arena *arena, const struct finding *finding);

#endif
